//! The client of Tidings: everything the protocol has, generated from its document, and a thin face for what every chat
//! client needs.
//!
//! ```no_run
//! use futures::StreamExt;
//! use tidings_client::types::RoomAlias;
//! use tidings_client::{Client, StreamItem};
//!
//! #[tokio::main]
//! async fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let client = Client::builder("http://127.0.0.1:8008").login("ann", "her password").await?;
//!     let alias: RoomAlias = "#harbour:localhost".parse()?;
//!     let room = client.room(client.join(alias).await?.room_id);
//!     room.send_text("hello").await?;
//!     let mut events = client.stream(None).events();
//!     while let Some(item) = events.next().await {
//!         if let StreamItem::Event(event) = item? {
//!             println!("{} {}", event.sender(), event.json());
//!         }
//!     }
//!     Ok(())
//! }
//! ```
//!
//! It needs `tokio` with the features `macros` and `rt-multi-thread`, and `futures`. An account is made by
//! [`ClientBuilder::register`].
//!
//! # A bot
//!
//! An event has its content as JSON; [`content_as`](types::RoomEvent::content_as) reads it as a type, and answers `None` for
//! an event of another type. So a bot asks each event for what it knows, and passes over the rest. This one goes where it is
//! invited, and replies to what others say with the same text:
//!
//! ```no_run
//! use tidings_client::types::{
//!     Membership, NoticeMessageContent, RoomEvent, RoomMemberEventContent, RoomMessageEventContent,
//! };
//! use tidings_client::{Client, Error};
//!
//! async fn react(bot: &Client, event: &RoomEvent) -> Result<(), Error> {
//!     let me = bot.user_id().as_str();
//!     if let Some(Ok(member)) = event.content_as::<RoomMemberEventContent>()
//!         && member.membership == Membership::Invite
//!         && event.state_key().is_some_and(|who| who.as_str() == me)
//!         && let Some(invite) = event.event_id()
//!     {
//!         bot.join(invite).await?;
//!     }
//!     if let Some(Ok(RoomMessageEventContent::Text(text))) = event.content_as::<RoomMessageEventContent>()
//!         && event.sender() != me
//!         && event.updates().is_none()
//!         && let (Some(room_id), Some(said)) = (event.room_id(), event.event_id())
//!     {
//!         let echo = RoomMessageEventContent::from(NoticeMessageContent::new(text.body));
//!         bot.room(room_id).reply(said, &echo).await?;
//!     }
//!     Ok(())
//! }
//! ```
//!
//! An edit is a message, too: [`updates`](types::RoomEvent::updates) tells it from what was said first. What is said in a room
//! from the join on comes as events, so [`StreamItem::Joined`] has nothing to answer. A notice is for no bot to answer.
//!
//! A bot shouldn't end when it is refused, by a room that banned it or an invite that was taken back: after a restart the
//! same event would come again. [`Error::code`] tells a refusal from a server that is away; of those,
//! [`Error::is_transient`] tells what may succeed later.
//!
//! To go on after a restart, save [`Client::credentials`] and the stream's [`position`](EventStream::position); both are
//! values for serde. Then [`ClientBuilder::restore`] and [`Client::stream`] go on where it was, and nothing that was said
//! meanwhile is missing. At the first start, [`Client::initial_sync`] has the invites that wait, and the position from which
//! to listen.
//!
//! Events from after the position that was saved come again. To answer each once, also when the program is killed, save
//! after each answer which events were answered since. The first of the others may have its answer without that having been
//! saved: [`Client::replies`] of it tells. The example `echo_bot` is all of it.
//!
//! # What is where
//!
//! - [`Client`] is one device of one user. [`Client::builder`] registers, logs in, or goes on with saved [`Credentials`].
//! - Its session starts by itself and is renewed when it has ended (SES-2, SES-3).
//! - What alters a room ([`Client::join`], [`Room::send`] and the like) is an action: it is tried again after an
//!   interruption, also across a restart of the server, and happens once and in order (ACT-4). One is under way at a time.
//! - [`Room::post`] sends a message without waiting for it: several are under way, in order, and
//!   [`ClientBuilder::keep`] saves them for when the program ends. [`Client::echoes`] shows them from the moment they are
//!   asked for, [`Client::local_id_of`] knows their events (ACT-7).
//! - [`Room::reply`] and [`Room::update`] send what hangs on another event: comments, edits (REL-1, UPD-1).
//! - [`Client::set_presence`], [`Room::set_typing`] and [`ClientBuilder::capabilities`] are said again in each new session
//!   (SES-6); [`Client::go_offline`] ends it.
//! - [`Room::batch`] does several actions in one commit, [`Room::prepare`] has a message signed before it is sent,
//!   [`Room::call`] signals a call (BAT-1, MSG-2, VOI-1).
//! - [`Calls`] follows calls: who rings, who takes the call, which device is chosen, how it ends (VOI-1).
//! - [`Client::stream`] gives the events as they happen, each once, whatever drops (STR-8). [`StreamOptions::transport`] says
//!   what carries them.
//! - [`Client::live`] keeps a [`RoomView`] of each room up to date: its timeline, members, markers, who types, what is unread.
//! - [`Client::reaches`] tells when the server can't be reached, and when it is there again.
//! - [`Room::timeline`], [`Client::replies`], [`Client::published_room_pages`] and [`Room::member_pages`] are pages as streams.
//! - [`Fold`] puts edits and replies to the events that they hang on (UPD-3).
//! - [`Client::upload`] and [`Client::download`] pass files on in pieces (MED-1).
//! - [`Error`] tells what the server refused with, what got lost on the way, and what couldn't be read.
//! - [`api`] has every operation as a builder; [`Client::api`] makes its requests this client's.
//! - [`types`] has the protocol's data. What it doesn't know stays: event types, error codes, and keys that are newer than
//!   this library come through unchanged.
//! - `testing`, behind the feature of this name, has a server for the tests of programs.
//!
//! # Examples
//!
//! `cargo run -p tidings-client --example NAME`, with a server that runs: `hello`; `chat`, two users who talk; `echo_bot`;
//! `bridge`, between two rooms; `archive`, of a room to a file; `issue_tracker`, on events of its own types;
//! `two_device_call`. Each says at its head what it takes.
//!
//! # Limits
//!
//! - An action that is waited for and whose caller stops waiting, or whose server can't be reached for longer than
//!   [`ClientBuilder::retry_for`], may have happened, or may happen yet. The client then goes on in a new session.
//! - Only messages that are posted ([`Room::post`]) are kept when the program ends, and only with [`ClientBuilder::keep`].
//!   At most 4,096 of them wait at a time.
//! - Without a feature for it in `reqwest` there is no TLS; give [`ClientBuilder::http`] a client that has it.

mod action;
mod actions;
mod call;
mod capabilities;
mod client;
mod connection;
mod echo;
mod error;
mod fold;
mod keep;
mod live;
mod media;
mod operation;
mod pages;
mod presence;
mod profile;
mod pulse;
mod reach;
mod retry;
mod room;
mod session;
mod stream;
mod trace;
mod view;

#[rustfmt::skip]
#[allow(
    clippy::disallowed_methods,
    clippy::doc_markdown,
    clippy::struct_field_names,
    clippy::too_many_lines,
    clippy::unnecessary_to_owned,
    clippy::wildcard_imports,
    reason = "words and sizes are the document's; areas share all that they have; progenitor makes each parameter a text \
              and takes random bytes for WebSockets"
)]
mod generated;

#[cfg(feature = "testing")]
pub mod testing;

pub use actions::Sending;
pub use call::{
    CallChoice, CallEffect, CallEnd, CallMachine, CallNews, CallSession, CallSide, CallState,
    Calls, RingOptions,
};
pub use client::{Client, ClientBuilder, Credentials};
pub use connection::Connection;
pub use echo::{EchoState, LocalEcho, LocalId};
pub use error::Error;
pub use fold::Fold;
pub use keep::{FileKeep, Keep};
pub use live::{Invite, Live, LiveOptions, LiveUpdate, LiveView};
pub use media::Download;
pub use pages::Pages;
pub use reach::Reach;
pub use reqwest::{Body, StatusCode};
pub use room::{Batch, Call, JoinBy, Prepared, Room};
pub use stream::{ChunkStream, EventStream, StreamItem, StreamOptions, Transport};
pub use tidings_types as types;
pub use tidings_types::ErrorCode;
pub use view::{
    Change, Changes, Gap, GapId, Item, Loaded, Member, Profile, Receipts, RoomSnapshot, RoomState,
    RoomView, TimelineEntry,
};

/// Every operation of the protocol, as it is generated: builders, a trait for each area, and the client they belong to.
///
/// ```no_run
/// # async fn example(client: tidings_client::Client) -> Result<(), tidings_client::Error> {
/// use tidings_client::api::ClientServerExt;
///
/// let versions = client.api().version_list().send().await?.into_inner();
/// # Ok(())
/// # }
/// ```
pub mod api {
    pub use crate::generated::*;
}
