//! The chat with its server: the stream brings what happens, and what the model asks for is done.

use std::io;
use std::pin::pin;

use crossterm::event::Event as TerminalEvent;
use futures::future::LocalBoxFuture;
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, Stream, StreamExt as _};
use serde_json::{Map, Value};
use tidings_client::api::{ClientMessageExt as _, ClientTypingExt as _};
use tidings_client::types::{
    ChunkToken, EventId, EventType, MarkerKind, MessageSendRequest, RelType, RelatesTo, RoomId,
    ScrollDirection, TypingSetRequest,
};
use tidings_client::{Client, Error, ErrorCode, StreamItem};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::model::{Effect, Input, Model, Outgoing};
use crate::failure::{Failure, told};
use crate::show;
use crate::tail::RoomName;

/// How many earlier events are asked for at once.
const PAGE: u32 = 50;

/// Chats until the person ends it, the terminal does, or the server refuses for good.
///
/// `draw` shows the model each time it may have changed. The room is joined where it isn't yet.
pub(super) async fn chat(
    client: &Client,
    room: Option<&RoomName>,
    events: impl Stream<Item = io::Result<TerminalEvent>>,
    draw: impl FnMut(&Model) -> io::Result<()>,
) -> Result<(), Failure> {
    let (news, inputs) = unbounded_channel();
    let (outbox, messages) = unbounded_channel();
    let screen = Screen {
        client,
        outbox,
        news: news.clone(),
    };
    let following = follow(client, room, &news);
    let sending = send_all(client, messages, &news);
    tokio::select! {
        ended = screen.run(events, inputs, draw) => ended,
        ended = following => ended,
        () = sending => Ok(()),
    }
}

/// Brings everything as it is, then all that happens.
async fn follow(
    client: &Client,
    room: Option<&RoomName>,
    news: &UnboundedSender<Input>,
) -> Result<(), Failure> {
    let tell = |input| drop(news.send(input));
    let mut entered = false;
    loop {
        let answer = client.initial_sync(None).await?;
        let mut events = client.stream(Some(answer.end.clone())).events();
        let first = answer.rooms.first().map(|entry| entry.room_id.clone());
        let known: Vec<RoomId> = answer
            .rooms
            .iter()
            .map(|entry| entry.room_id.clone())
            .collect();
        tell(Input::Synced(Box::new(answer)));
        if !std::mem::replace(&mut entered, true) {
            match room {
                Some(room) => enter(client, room, &known, news).await,
                None => drop(first.map(|room_id| tell(Input::Entered(room_id)))),
            }
        }
        let ended = loop {
            match events.next().await {
                Some(Ok(StreamItem::Event(event))) => tell(Input::Event(event)),
                Some(Ok(StreamItem::Joined(entry))) => tell(Input::Joined(entry)),
                Some(Ok(_)) => {}
                Some(Err(error)) => break error,
                None => return Ok(()),
            }
        };
        // The server's past isn't what it was: everything is read anew.
        if !ended.is(&ErrorCode::RESET_TOKEN) {
            return Err(ended.into());
        }
    }
}

/// Shows a room, which is joined first where it isn't yet.
async fn enter(client: &Client, room: &RoomName, known: &[RoomId], news: &UnboundedSender<Input>) {
    let tell = |input| drop(news.send(input));
    let entering = async {
        let room_id = room.id(client).await?;
        if !known.contains(&room_id) {
            let answer = match room {
                RoomName::Id(room_id) => client.join(room_id).await?,
                RoomName::Alias(alias) => client.join(alias).await?,
            };
            if let Some(entry) = answer.room {
                tell(Input::Joined(Box::new(entry)));
            }
        }
        Ok::<RoomId, Error>(room_id)
    };
    match entering.await {
        Ok(room_id) => tell(Input::Entered(room_id)),
        Err(error) => tell(Input::Note(told(&error))),
    }
}

/// Sends messages in the order they were written.
async fn send_all(
    client: &Client,
    mut messages: UnboundedReceiver<Outgoing>,
    news: &UnboundedSender<Input>,
) {
    while let Some(message) = messages.recv().await {
        let (room_id, echo) = (message.room_id.clone(), message.echo);
        let input = match send(client, message, news).await {
            Ok(event_id) => Input::Sent(room_id, echo, event_id),
            Err(error) => Input::Failed(room_id, echo, told(&error)),
        };
        drop(news.send(input));
    }
}

/// Sends a message as an action. The place of each try is told before it, so that the message is known when it comes back.
async fn send(
    client: &Client,
    message: Outgoing,
    news: &UnboundedSender<Input>,
) -> Result<EventId, Error> {
    let kind = if message.deed { "m.emote" } else { "m.text" };
    let content: Map<String, Value> = [
        ("msgtype".to_owned(), kind.into()),
        ("body".to_owned(), message.text.into()),
    ]
    .into_iter()
    .collect();
    let mut request = MessageSendRequest::new(content.into());
    request.updates = message.updates;
    if let Some(parent) = message.replies_to {
        request.relates_to = Some(RelatesTo::new(parent, name::<RelType>("m.comment")?));
    }
    let event_type: EventType = name("message.m.room.message")?;
    let (room_id, echo) = (message.room_id, message.echo);
    let answer = client
        .action(|api, session, action| {
            let place = (session.to_string(), action);
            drop(news.send(Input::Placed(room_id.clone(), echo, place)));
            let (room_id, event_type) = (room_id.clone(), event_type.clone());
            let request = request.clone();
            async move {
                let call = api.message_send().room_id(room_id).event_type(event_type);
                let call = call.matrix_session(session).matrix_action(action);
                call.body(request).send().await
            }
        })
        .await?;
    Ok(answer.event_id)
}

fn name<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, Error> {
    text.parse()
        .map_err(|error| Error::Request(format!("{text}: {error}")))
}

/// The screen: what the person does, what comes, and what is done about it.
struct Screen<'a> {
    client: &'a Client,
    outbox: UnboundedSender<Outgoing>,
    news: UnboundedSender<Input>,
}

type Deeds<'a> = FuturesUnordered<LocalBoxFuture<'a, ()>>;

impl<'a> Screen<'a> {
    async fn run(
        &self,
        events: impl Stream<Item = io::Result<TerminalEvent>>,
        mut inputs: UnboundedReceiver<Input>,
        mut draw: impl FnMut(&Model) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let failed = |error| Failure::file("the terminal", error);
        let mut events = pin!(events.fuse());
        let mut model = Model::new(self.client.user_id());
        model.zone = show::zone();
        let mut deeds = Deeds::new();
        loop {
            draw(&model).map_err(failed)?;
            let input = tokio::select! {
                event = events.next() => match event {
                    Some(event) => Input::Terminal(event.map_err(failed)?),
                    None => return Ok(()),
                },
                Some(input) = inputs.recv() => input,
                Some(()) = deeds.next(), if !deeds.is_empty() => continue,
            };
            let mut effects = model.take(input);
            // What has come meanwhile is drawn once: whoever types fast, or pastes, isn't kept waiting.
            while let Ok(input) = inputs.try_recv() {
                effects.extend(model.take(input));
            }
            while let Some(Some(event)) = events.next().now_or_never() {
                effects.extend(model.take(Input::Terminal(event.map_err(failed)?)));
            }
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(()),
                    Effect::Send(message) => drop(self.outbox.send(message)),
                    other => deeds.push(self.perform(other)),
                }
            }
        }
    }

    /// Does what takes a while. What comes of it is told to the model.
    fn perform(&self, effect: Effect) -> LocalBoxFuture<'a, ()> {
        let client = self.client;
        let news = self.news.clone();
        match effect {
            Effect::Earlier(room_id, from) => earlier(client, room_id, from, news).boxed_local(),
            Effect::Typing(room_id, typing) => async move {
                let request = client.api().typing_set().room_id(room_id);
                // Whoever isn't told that somebody types misses little.
                drop(request.body(TypingSetRequest::new(typing)).send().await);
            }
            .boxed_local(),
            Effect::Mark(room_id, event_id) => async move {
                let marked = client.room(room_id).mark(MarkerKind::Read, &event_id).await;
                note(marked.map(drop), &news);
            }
            .boxed_local(),
            Effect::Leave(room_id) => async move {
                note(client.room(room_id).leave().await.map(drop), &news);
            }
            .boxed_local(),
            Effect::Join(room) => {
                async move { enter(client, &room, &[], &news).await }.boxed_local()
            }
            Effect::Send(_) | Effect::Quit => futures::future::ready(()).boxed_local(),
        }
    }
}

async fn earlier(client: &Client, room_id: RoomId, from: ChunkToken, news: UnboundedSender<Input>) {
    let room = client.room(room_id.clone());
    let input = match room.scroll(Some(&from), ScrollDirection::B, PAGE).await {
        Ok(page) => Input::Earlier(room_id, page.chunk, page.end),
        Err(error) => {
            note(Err(error), &news);
            Input::Earlier(room_id, Vec::new(), Some(from))
        }
    };
    drop(news.send(input));
}

/// Tells the person what failed.
fn note(done: Result<(), Error>, news: &UnboundedSender<Input>) {
    if let Err(error) = done {
        drop(news.send(Input::Note(told(&error))));
    }
}
