//! The chat with its server: the live view brings what happens, and what the model asks for is done.

use std::io;
use std::pin::pin;
use std::task::Poll;

use crossterm::event::Event as TerminalEvent;
use futures::future::LocalBoxFuture;
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, Stream, StreamExt as _};
use tidings_client::types::{
    EmoteMessageContent, MarkerKind, RoomId, RoomMessageEventContent, RoomNameEventContent,
    TextMessageContent,
};
use tidings_client::{Client, Error, GapId, Invite, LiveOptions, LiveUpdate, LiveView};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::model::{Effect, Input, Invited, Model, Outgoing};
use crate::failure::{Failure, told};
use crate::show;
use crate::tail::RoomName;

/// How many earlier events are asked for at once.
const PAGE: u32 = 100;

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
    let (typing, typings) = unbounded_channel();
    let mut live = client.live(LiveOptions::default());
    let screen = Screen {
        client,
        view: live.view(),
        typing,
        news: News(news.clone()),
    };
    let reaching = async {
        let mut reaches = pin!(client.reaches());
        while let Some(reach) = reaches.next().await {
            screen.news.tell(Input::Reach(reach));
        }
        // The client is there for as long as the chat.
        std::future::pending().await
    };
    let following = async {
        let news = News(news.clone());
        let mut room = room;
        while let Some(update) = live.next().await {
            let update = update?;
            let is_synced = update == LiveUpdate::Synced;
            news.tell_update(&screen.view, update);
            if let Some(room) = room.take_if(|_| is_synced) {
                enter(client, &screen.view, room, &news).await;
            }
        }
        Ok(())
    };
    tokio::select! {
        ended = screen.run(room.is_some(), events, inputs, draw) => ended,
        ended = following => ended,
        ended = reaching => ended,
        () = tell_typing(client, typings) => Ok(()),
    }
}

/// Where news go.
#[derive(Clone)]
struct News(UnboundedSender<Input>);

impl News {
    fn tell(&self, input: Input) {
        // Nobody listens any more when the chat has ended.
        let _ = self.0.send(input);
    }

    /// Tells the person what failed.
    fn note<T>(&self, done: Result<T, Error>) {
        if let Err(error) = done {
            self.tell(Input::Note(told(&error)));
        }
    }

    /// Tells what a room shows now.
    fn tell_room(&self, view: &LiveView, room_id: &RoomId) {
        if let Some(room) = view.room(room_id) {
            self.tell(Input::Room(Box::new(room.snapshot())));
        }
    }

    fn tell_update(&self, view: &LiveView, update: LiveUpdate) {
        match update {
            LiveUpdate::Synced => self.tell(Input::Synced),
            LiveUpdate::Joined(room_id) | LiveUpdate::Room(room_id) => {
                self.tell_room(view, &room_id);
            }
            LiveUpdate::Left(room_id) => self.tell(Input::Left(room_id)),
            LiveUpdate::Invited(_) | LiveUpdate::InviteGone(_) => {
                let invites = view.invites().into_iter().map(invited);
                self.tell(Input::Invites(invites.collect()));
            }
            LiveUpdate::Presence(user_id) => {
                let presence = view.presence(&user_id).map(|it| it.presence);
                self.tell(Input::Presence(user_id, presence));
            }
            _ => {}
        }
    }
}

/// An invite as the person sees it: with the room's name, else that by which it is found.
fn invited(invite: Invite) -> Invited {
    let state = &invite.entry.state;
    let name = state.iter().find_map(|event| {
        let name = event.content_as::<RoomNameEventContent>()?.ok()?.name;
        Some(name).filter(|name| !name.trim().is_empty())
    });
    Invited {
        event_id: invite.entry.event.event_id().cloned(),
        title: show::plain(name.as_deref().unwrap_or(invite.room_id.as_str())),
        room_id: invite.room_id,
        by: invite.entry.inviter.user_id,
    }
}

/// Shows a room, which is joined first where it isn't yet.
async fn enter(client: &Client, view: &LiveView, room: &RoomName, news: &News) {
    let entering = async {
        let room_id = room.id(client).await?;
        if view.room(&room_id).is_none() {
            match room {
                RoomName::Id(room_id) => client.join(room_id).await?,
                RoomName::Alias(alias) => client.join(alias).await?,
            };
        }
        Ok::<RoomId, Error>(room_id)
    };
    match entering.await {
        Ok(room_id) => news.tell(Input::Entered(room_id)),
        Err(error) => news.tell(Input::Unentered(told(&error))),
    }
}

/// Tells others who types, in the order in which it was so.
async fn tell_typing(client: &Client, mut typings: UnboundedReceiver<(RoomId, bool)>) {
    while let Some((room_id, types)) = typings.recv().await {
        // Whoever isn't told that somebody types misses little.
        drop(client.room(room_id).set_typing(types).await);
    }
}

/// Has a message sent. Its echo shows it, and what becomes of it.
fn send(client: &Client, message: Outgoing) {
    let content: RoomMessageEventContent = if message.deed {
        EmoteMessageContent::new(message.text).into()
    } else {
        TextMessageContent::new(message.text).into()
    };
    let room = client.room(message.room_id);
    drop(match (&message.updates, &message.replies_to) {
        (Some(event), _) => room.post_update(event, &content),
        (None, Some(event)) => room.post_reply(event, &content),
        (None, None) => room.post(&content),
    });
}

/// The screen: what the person does, what comes, and what is done about it.
struct Screen<'a> {
    client: &'a Client,
    view: LiveView,
    typing: UnboundedSender<(RoomId, bool)>,
    news: News,
}

type Deeds<'a> = FuturesUnordered<LocalBoxFuture<'a, ()>>;

impl<'a> Screen<'a> {
    async fn run(
        &self,
        named: bool,
        events: impl Stream<Item = io::Result<TerminalEvent>>,
        mut inputs: UnboundedReceiver<Input>,
        mut draw: impl FnMut(&Model) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let failed = |error| Failure::file("the terminal", error);
        let mut events = pin!(events.fuse());
        let kept = self.client.keeps_messages();
        let mut model = Model::new(self.client.user_id(), named, kept);
        model.zone = show::zone();
        let mut deeds = Deeds::new();
        loop {
            draw(&model).map_err(failed)?;
            let mut effects = model.look();
            if effects.is_empty() {
                let input = tokio::select! {
                    event = events.next() => match event {
                        Some(event) => Input::Terminal(event.map_err(failed)?),
                        None => return Ok(()),
                    },
                    Some(input) = inputs.recv() => input,
                    Some(()) = deeds.next(), if !deeds.is_empty() => continue,
                };
                effects = model.take(input);
            }
            // What has come meanwhile is drawn once: whoever types fast, or pastes, isn't kept waiting.
            while let Ok(input) = inputs.try_recv() {
                effects.extend(model.take(input));
            }
            // Asked with this task's own waker: a terminal wakes no other until its next event.
            while let Poll::Ready(Some(event)) = futures::poll!(events.next()) {
                effects.extend(model.take(Input::Terminal(event.map_err(failed)?)));
            }
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(()),
                    other => deeds.extend(self.perform(other)),
                }
            }
        }
    }

    /// Does what is asked for. What takes a while is answered, to be seen through; what comes of it is told to the model.
    fn perform(&self, effect: Effect) -> Option<LocalBoxFuture<'a, ()>> {
        let (client, view, news) = (self.client, self.view.clone(), self.news.clone());
        let deed = match effect {
            Effect::Send(message) => {
                send(client, message);
                return None;
            }
            Effect::Again(echo) => {
                drop(client.room(echo.room_id.clone()).post_again(&echo));
                return self.perform(Effect::Dismiss(echo.room_id.clone(), echo.local_id.clone()));
            }
            Effect::Dismiss(room_id, local_id) => {
                if let Some(room) = view.room(&room_id) {
                    room.dismiss(&local_id);
                }
                news.tell_room(&view, &room_id);
                return None;
            }
            Effect::Typing(room_id, types) => {
                let _ = self.typing.send((room_id, types));
                return None;
            }
            Effect::Fill(room_id, gap) => fill(view, room_id, gap, news).boxed_local(),
            Effect::Mark(room_id, event_id) => async move {
                let room = client.room(room_id.clone());
                match room.mark(MarkerKind::Read, &event_id).await {
                    // The foot of the screen says that the server is away; it is tried again.
                    Err(error) if error.is_transient() => {
                        news.tell(Input::Unmarked(room_id, event_id));
                    }
                    marked => news.note(marked),
                }
            }
            .boxed_local(),
            Effect::Presence(presence, status) => async move {
                news.note(client.set_presence(presence, status.as_deref()).await);
            }
            .boxed_local(),
            Effect::Leave(room_id) => async move {
                news.note(client.room(room_id).leave().await);
            }
            .boxed_local(),
            Effect::Invite(room_id, user) => async move {
                news.note(client.room(room_id).invite(&user).await);
            }
            .boxed_local(),
            Effect::Reject(event_id) => async move {
                news.note(client.reject_invite(&event_id).await);
            }
            .boxed_local(),
            Effect::TakeBack(event_id) => async move {
                news.note(client.redact(&event_id, None).await);
            }
            .boxed_local(),
            Effect::Join(room) => {
                async move { enter(client, &view, &room, &news).await }.boxed_local()
            }
            Effect::Quit => return None,
        };
        Some(deed)
    }
}

/// Gets events of a gap. What came is told before that it came.
async fn fill(view: LiveView, room_id: RoomId, gap: GapId, news: News) {
    let Some(room) = view.room(&room_id) else {
        return;
    };
    let filled = room.fill(gap, PAGE).await;
    news.tell_room(&view, &room_id);
    news.tell(Input::Filled(room_id, gap, filled.is_ok()));
    news.note(filled);
}
