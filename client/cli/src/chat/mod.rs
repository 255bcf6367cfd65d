//! `tidings chat`: rooms in the terminal.
//!
//! [`Model`] knows everything and does nothing: what happens goes in, what is to be done comes out. [`render`] draws it.
//! The driver between the two and the server is small: the SDK's [live view](Client::live) keeps the rooms. `room` makes rows of
//! what it shows.

mod command;
mod driver;
mod keys;
mod model;
mod render;
mod room;
mod typed;

#[cfg(test)]
mod tests;

use std::io;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event, EventStream};
use crossterm::execute;
use futures::Stream;
use tidings_client::Client;
use tidings_client::types::RoomAlias;

pub use model::Model;
pub use render::render;

use crate::context::Common;
use crate::failure::Failure;
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
pub(crate) async fn run(common: &Common, arguments: &Arguments) -> Result<(), Failure> {
    let client = common.client()?;
    // Also after a panic the terminal is what it was.
    let mut terminal = ratatui::try_init().map_err(|error| Failure::file("the terminal", error))?;
    // A terminal that can't tell pasted text from typed is fine, too.
    let _ = execute!(io::stdout(), EnableBracketedPaste);
    let draw = |model: &Model| terminal.draw(|frame| render(model, frame)).map(drop);
    let ended = driver::chat(&client, arguments.room.as_ref(), EventStream::new(), draw).await;
    // Others see at once that nobody is there, if the server can be reached; else they see it with the end of the session.
    let _ = tokio::time::timeout(GOODBYE, client.go_offline()).await;
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    ratatui::restore();
    ended
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
