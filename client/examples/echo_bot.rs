//! A bot that replies to every text with the same text, in every room that it is invited to.
//!
//! `cargo run -p tidings-client --example echo_bot -- URL USER PASSWORD [FILE]`, for an account that exists. In the file it
//! keeps who it is, where it is in the stream, and what it has answered since: started again, it answers what was said
//! meanwhile, and nothing twice, even if it was killed. Ctrl-C stops it.

use std::error::Error;
use std::path::Path;

use futures::StreamExt;
use serde::{Deserialize, Serialize};
use tidings_client::types::{
    ChunkToken, ErrorCode, EventId, Membership, NoticeMessageContent, RoomEvent,
    RoomMemberEventContent, RoomMessageEventContent,
};
use tidings_client::{Client, Credentials, StreamItem};

/// What the bot remembers.
#[derive(Deserialize, Serialize)]
struct Memory {
    credentials: Credentials,
    position: ChunkToken,
    /// The messages after the position that were answered.
    #[serde(default)]
    answered: Vec<EventId>,
}

struct Bot<'a> {
    client: Client,
    memory: Memory,
    file: &'a Path,
    /// Whether the next answer may have been sent before the program was started.
    in_doubt: bool,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [url, user, password, file @ ..] = &given[..] else {
        return Err("usage: echo_bot URL USER PASSWORD [FILE]".into());
    };
    let file = file.first().map_or("echo_bot.json", String::as_str);
    let stop = async { _ = tokio::signal::ctrl_c().await };
    echo(url, user, password, Path::new(file), stop).await
}

/// Echoes until it is stopped.
pub(crate) async fn echo(
    url: &str,
    user: &str,
    password: &str,
    file: &Path,
    stop: impl Future<Output = ()>,
) -> Result<(), Box<dyn Error>> {
    let mut bot = match std::fs::read_to_string(file) {
        Ok(text) => Bot::go_on(url, &text, file)?,
        Err(_) => Bot::begin(Client::builder(url).login(user, password).await?, file).await?,
    };
    println!("{} listens", bot.client.user_id());
    let from = bot.memory.position.clone();
    let mut events = bot.client.stream(Some(from)).events();
    let mut stop = std::pin::pin!(stop);
    loop {
        let item = tokio::select! {
            () = &mut stop => return Ok(()),
            item = events.next() => item.ok_or("the stream ended")??,
        };
        if let StreamItem::Event(event) = item {
            bot.accept(&event).await?;
            bot.answer(&event).await?;
        }
        // There is no position between the events of a chunk.
        if let Some(position) = events.position() {
            bot.memory.position = position.clone();
            bot.memory.answered.clear();
            bot.remember()?;
        }
    }
}

impl<'a> Bot<'a> {
    /// The first start: takes the invites that wait, and listens from now on.
    async fn begin(client: Client, file: &'a Path) -> Result<Self, Box<dyn Error>> {
        let now = client.initial_sync(None).await?;
        let memory = Memory {
            credentials: client.credentials().clone(),
            position: now.end,
            answered: Vec::new(),
        };
        let bot = Self {
            client,
            memory,
            file,
            in_doubt: false,
        };
        for invite in &now.invites {
            bot.accept(&invite.event).await?;
        }
        bot.remember()?;
        Ok(bot)
    }

    /// Any other start.
    fn go_on(url: &str, memory: &str, file: &'a Path) -> Result<Self, Box<dyn Error>> {
        let memory: Memory = serde_json::from_str(memory)?;
        Ok(Self {
            client: Client::builder(url).restore(memory.credentials.clone())?,
            memory,
            file,
            in_doubt: true,
        })
    }

    /// Joins where it is invited.
    async fn accept(&self, event: &RoomEvent) -> Result<(), tidings_client::Error> {
        let me = self.client.user_id().as_str();
        if let Some(Ok(member)) = event.content_as::<RoomMemberEventContent>()
            && member.membership == Membership::Invite
            && event.state_key().is_some_and(|who| who.as_str() == me)
            && let Some(invite) = event.event_id()
            && let Some(joined) = unless_refused(self.client.join(invite).await)?
        {
            println!("in {}", joined.room_id);
        }
        Ok(())
    }

    /// Says again what others say, unless that is done.
    async fn answer(&mut self, event: &RoomEvent) -> Result<(), Box<dyn Error>> {
        let content = event.content_as::<RoomMessageEventContent>();
        let Some(Ok(RoomMessageEventContent::Text(text))) = content else {
            return Ok(());
        };
        let (Some(room_id), Some(said)) = (event.room_id(), event.event_id()) else {
            return Ok(());
        };
        let is_mine = event.sender() == self.client.user_id().as_str();
        let is_edit = event.updates().is_some();
        if is_mine || is_edit || self.memory.answered.contains(said) {
            return Ok(());
        }
        let in_doubt = std::mem::take(&mut self.in_doubt);
        if !(in_doubt && self.has_replied_to(said).await?) {
            // A notice, which no bot answers, so that two of them don't talk for ever.
            let echo = RoomMessageEventContent::from(NoticeMessageContent::new(text.body));
            unless_refused(self.client.room(room_id).reply(said, &echo).await)?;
        }
        self.memory.answered.push(said.clone());
        self.remember()
    }

    async fn has_replied_to(&self, said: &EventId) -> Result<bool, tidings_client::Error> {
        let mut replies = self.client.replies(said, None, None, None);
        while let Some(Some(reply)) = unless_refused(replies.next().await.transpose())? {
            if reply.sender() == self.client.user_id().as_str() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes beside the file and puts that in its place, so that there is always a whole one.
    fn remember(&self) -> Result<(), Box<dyn Error>> {
        let new = self.file.with_extension("new");
        std::fs::write(&new, serde_json::to_string(&self.memory)?)?;
        Ok(std::fs::rename(new, self.file)?)
    }
}

/// What was asked for, or nothing when the server refused, which is no reason to stop: the invite may have been taken back,
/// the bot banned. When the server is away it is: the same event comes again after a restart.
fn unless_refused<T>(
    answer: Result<T, tidings_client::Error>,
) -> Result<Option<T>, tidings_client::Error> {
    match answer {
        Err(error)
            if error.code().is_some()
                && !error.is_transient()
                && !error.is(&ErrorCode::UNKNOWN_TOKEN) =>
        {
            println!("not done: {error}");
            Ok(None)
        }
        other => other.map(Some),
    }
}
