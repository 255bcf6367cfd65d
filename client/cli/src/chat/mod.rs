//! `tidings chat`: rooms in the terminal.
//!
//! [`Model`] knows everything and does nothing: what happens goes in, what is to be done comes out. [`render()`] draws it.
//! The driver between the two and the server is small: the SDK's [live view](Client::live) keeps the rooms. `room` makes rows of
//! what it shows.

mod command;
mod driver;
mod keys;
mod lines;
mod model;
mod perform;
mod reading;
mod render;
mod room;
mod rooms;
mod scroll;
mod typed;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event, EventStream};
use crossterm::execute;
use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, Stream, StreamExt as _};
use ratatui::DefaultTerminal;
use tidings_client::types::RoomAlias;
use tidings_client::{Client, EchoState, FileKeep};

pub use model::Model;
pub use render::render;

use crate::context::Common;
use crate::failure::Failure;
use crate::io::Io;
use crate::tail::{RoomName, room};

/// How long the end of the chat may wait for the server.
const GOODBYE: Duration = Duration::from_secs(1);

/// Arguments of `chat`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The room to begin with, by id or alias; it is joined first if need be. The most recent one without it
    #[arg(value_name = "ROOM", value_parser = room)]
    room: Option<RoomName>,
}

/// Chats in this process's terminal.
pub(crate) async fn run(
    common: &Common,
    arguments: &Arguments,
    io: &mut Io,
) -> Result<(), Failure> {
    if !(io.stdin_is_terminal && io.stdout_is_terminal) {
        let reason = "a chat needs a terminal; `tidings tail` and `tidings api message-send` don't";
        return Err(Failure::Usage(reason.to_owned()));
    }
    let client = client(common, io)?;
    let ended = in_terminal(&client, arguments).await;
    let waiting = unsent(&client);
    if waiting > 0 && client.keeps_messages() {
        let messages = match waiting {
            1 => "1 message".to_owned(),
            many => format!("{many} messages"),
        };
        io.say(&format!(
            "the server doesn't have {messages} yet: the next `tidings chat` goes on sending"
        ));
    }
    ended
}

/// The client of the saved profile. What it hasn't sent when it ends is kept, unless another chat of the profile sees to that.
fn client(common: &Common, io: &mut Io) -> Result<Client, Failure> {
    let profile = common.saved()?;
    let path = common.profiles()?.unsent(&common.profile);
    let mut builder = common.builder()?;
    match FileKeep::open(&path) {
        Ok(keep) => builder = builder.keep(keep),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
        Err(error) => {
            // A chat is better than none.
            let path = path.display();
            io.say(&format!(
                "messages that aren't sent yet can't be kept: {path}: {error}"
            ));
        }
    }
    Ok(builder.restore(profile.credentials)?)
}

/// How many messages the server doesn't have.
fn unsent(client: &Client) -> usize {
    let mut echoes = client.echoes().boxed();
    let mut unsent = HashSet::new();
    // All there are come at once.
    while let Some(Some(echo)) = echoes.next().now_or_never() {
        match echo.state {
            EchoState::Sending => unsent.insert(echo.local_id),
            _ => unsent.remove(&echo.local_id),
        };
    }
    unsent.len()
}

async fn in_terminal(client: &Client, arguments: &Arguments) -> Result<(), Failure> {
    let mut terminal = Screen::open()?;
    let draw = |model: &Model| terminal.0.draw(|frame| render(model, frame)).map(drop);
    let chatting = driver::chat(client, arguments.room.as_ref(), EventStream::new(), draw);
    let ended = tokio::select! {
        ended = chatting => ended,
        () = told_to_end() => Ok(()),
    };
    // Others see at once that nobody is there, if the server can be reached; else they see it with the end of the session.
    let _ = tokio::time::timeout(GOODBYE, client.go_offline()).await;
    ended
}

/// The terminal, which is what it was when this is dropped; also after a panic.
struct Screen(DefaultTerminal);

impl Screen {
    fn open() -> Result<Self, Failure> {
        let failed = |error| Failure::file("the terminal", error);
        let screen = Self(ratatui::try_init().map_err(failed)?);
        // A terminal that can't tell pasted text from typed is fine, too.
        let _ = execute!(io::stdout(), EnableBracketedPaste);
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), DisableBracketedPaste);
        ratatui::restore();
    }
}

/// Waits until the process is asked to end, such as when its window is closed.
#[cfg(unix)]
async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};

    let kinds = [
        SignalKind::terminate(),
        SignalKind::hangup(),
        SignalKind::interrupt(),
    ];
    let signals = kinds.into_iter().filter_map(|kind| signal(kind).ok());
    let mut ends: FuturesUnordered<_> = signals
        .map(|mut signal| async move { signal.recv().await })
        .collect();
    if ends.next().await.is_none() {
        std::future::pending::<()>().await;
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    std::future::pending::<()>().await;
}

/// The chat without a terminal of its own: `events` are what a person does, and `draw` is called whenever something may
/// look different. It begins in the room of an alias, which is joined if need be.
///
/// Ends with the sentence that the person would read when the server refuses for good.
pub async fn chat(
    client: &Client,
    room: Option<RoomAlias>,
    events: impl Stream<Item = io::Result<Event>>,
    draw: impl FnMut(&Model) -> io::Result<()>,
) -> Result<(), String> {
    let room = room.map(RoomName::Alias);
    let ended = driver::chat(client, room.as_ref(), events, draw).await;
    ended.map_err(|failure| failure.sentence())
}
