//! The client of Tidings: everything the protocol has, generated from its document, and a thin face for what every chat
//! client needs.
//!
//! ```no_run
//! use futures::StreamExt;
//! use tidings_client::{Client, StreamItem};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder("http://127.0.0.1:8008").login("ann", "her password").await?;
//! let alias: tidings_client::types::RoomAlias = "#harbour:localhost".parse()?;
//! let room = client.room(client.join(alias).await?.room_id);
//! room.send_text("hello").await?;
//! let mut events = client.stream(None).events();
//! while let Some(item) = events.next().await {
//!     if let StreamItem::Event(event) = item? {
//!         println!("{} {}", event.sender(), event.json());
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - [`Client`] is one device of one user. [`Client::builder`] registers, logs in, or goes on with saved [`Credentials`].
//! - Its session starts by itself and is renewed when it has ended (SES-2, SES-3).
//! - What alters a room ([`Client::join`], [`Room::send`] and the like) is an action: it is tried again after an
//!   interruption, also across a restart of the server, and happens once and in order (ACT-4). One is under way at a time.
//! - [`Room::batch`] does several actions in one commit, [`Room::prepare`] has a message signed before it is sent,
//!   [`Room::call`] signals a call (BAT-1, MSG-2, VOI-1).
//! - [`Client::stream`] gives the events as they happen, each once, whatever drops (STR-8). [`StreamOptions::transport`] says
//!   what carries them.
//! - [`Client::live`] keeps a [`RoomView`] of each room up to date: its timeline, members, markers, who types, what is unread.
//! - [`Room::timeline`], [`Client::replies`], [`Client::published_room_pages`] and [`Room::member_pages`] are pages as streams.
//! - [`Fold`] puts edits and replies to the events that they hang on (UPD-3).
//! - [`Client::upload`] and [`Client::download`] pass files on in pieces (MED-1).
//! - [`Error`] tells what the server refused with, what got lost on the way, and what couldn't be read.
//! - [`api`] has every operation as a builder; [`Client::api`] makes its requests this client's.
//! - [`types`] has the protocol's data.
//!
//! # Limits
//!
//! - An action whose caller stops waiting, or whose server can't be reached for longer than [`ClientBuilder::retry_for`],
//!   may have happened, or may happen yet. The client then goes on in a new session.
//! - Actions are not kept when the program ends.
//! - Without a feature for it in `reqwest` there is no TLS; give [`ClientBuilder::http`] a client that has it.

mod action;
mod client;
mod connection;
mod echo;
mod error;
mod fold;
mod live;
mod media;
mod pages;
mod profile;
mod retry;
mod room;
mod session;
mod stream;
mod view;

#[rustfmt::skip]
#[allow(
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "the form of generated code is the generator's business; `cargo xtask generate` mends it"
)]
mod generated;

pub use client::{Client, ClientBuilder, Credentials};
pub use connection::Connection;
pub use echo::{EchoState, LocalEcho, LocalId};
pub use error::Error;
pub use fold::Fold;
pub use live::{Invite, Live, LiveOptions, LiveUpdate, LiveView};
pub use media::Download;
pub use pages::Pages;
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
