//! A bot that says every text again, in every room that it is invited to.
//!
//! `cargo run -p tidings-client --example echo_bot -- URL USER PASSWORD [FILE]`, for an account that exists. In the file it
//! keeps who it is and where it is in the stream: started again, it answers what was said meanwhile. Ctrl-C stops it.

use std::error::Error;
use std::path::Path;

use futures::StreamExt;
use serde::{Deserialize, Serialize};
use tidings_client::types::{
    ChunkToken, Membership, NoticeMessageContent, RoomEvent, RoomMemberEventContent,
    RoomMessageEventContent,
};
use tidings_client::{Client, Credentials, StreamItem};

/// What the bot remembers.
#[derive(Deserialize, Serialize)]
struct Memory {
    credentials: Credentials,
    position: ChunkToken,
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
    let builder = Client::builder(url);
    let (bot, from) = match std::fs::read_to_string(file) {
        Ok(text) => {
            let memory: Memory = serde_json::from_str(&text)?;
            (builder.restore(memory.credentials)?, memory.position)
        }
        Err(_) => begin(builder.login(user, password).await?).await?,
    };
    remember(file, &bot, &from)?;
    println!("{} listens", bot.user_id());
    let mut events = bot.stream(Some(from)).events();
    let mut stop = std::pin::pin!(stop);
    loop {
        // It stops where it can go on: there is no position between the events of a chunk.
        let item = tokio::select! {
            () = &mut stop, if events.position().is_some() => return Ok(()),
            item = events.next() => item.ok_or("the stream ended")??,
        };
        if let StreamItem::Event(event) = item {
            answer(&bot, &event).await?;
        }
        if let Some(position) = events.position() {
            remember(file, &bot, position)?;
        }
    }
}

/// The first start: takes the invites that wait, and listens from now on.
async fn begin(bot: Client) -> Result<(Client, ChunkToken), tidings_client::Error> {
    let now = bot.initial_sync(None).await?;
    for invite in &now.invites {
        answer(&bot, &invite.event).await?;
    }
    Ok((bot, now.end))
}

/// Joins where it is invited, and says again what others say.
async fn answer(bot: &Client, event: &RoomEvent) -> Result<(), tidings_client::Error> {
    if let Some(Ok(member)) = event.content_as::<RoomMemberEventContent>()
        && member.membership == Membership::Invite
        && event
            .state_key()
            .is_some_and(|who| who.as_str() == bot.user_id().as_str())
        && let Some(invite) = event.event_id()
    {
        match bot.join(invite).await {
            Ok(joined) => println!("in {}", joined.room_id),
            // It was taken back, for example: that is no reason to stop.
            Err(error) if error.status().is_some() => println!("not in: {error}"),
            Err(error) => return Err(error),
        }
    }
    if let Some(Ok(RoomMessageEventContent::Text(text))) =
        event.content_as::<RoomMessageEventContent>()
        && event.sender() != bot.user_id().as_str()
        && let Some(room_id) = event.room_id()
    {
        // A notice, which no bot answers, so that two of them don't talk for ever.
        let echo = RoomMessageEventContent::from(NoticeMessageContent::new(text.body));
        match bot.room(room_id).send(&echo).await {
            Err(error) if error.status().is_none() => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Writes beside the file and puts that in its place, so that there is always a whole one.
fn remember(file: &Path, bot: &Client, position: &ChunkToken) -> Result<(), Box<dyn Error>> {
    let memory = Memory {
        credentials: bot.credentials().clone(),
        position: position.clone(),
    };
    let new = file.with_extension("new");
    std::fs::write(&new, serde_json::to_string(&memory)?)?;
    Ok(std::fs::rename(new, file)?)
}
