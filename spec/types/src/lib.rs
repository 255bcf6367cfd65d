//! The Tidings protocol as Rust data.
//!
//! Everything under `generated` is written by `cargo xtask generate` from `spec/`, and re-exported here flat. Written by
//! hand are only the identifiers, the open error code, the event envelope that keeps its text, and the traits that the
//! generated contents implement. No I/O and no rule of the protocol beyond the shape of an identifier live here.

mod content;
mod error_code;
mod ids;
mod room_event;

#[rustfmt::skip]
#[allow(
    clippy::doc_markdown,
    clippy::struct_field_names,
    clippy::too_many_arguments,
    clippy::too_many_lines,
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    reason = "words, names, numbers and sizes are the document's; areas share all that they have"
)]
mod generated;

pub use content::{EventKind, EventTypeInfo, StateKeyRule, TypedContent, VariantInfo};
pub use error_code::ErrorCode;
pub use generated::*;
pub use ids::{
    EventId, EventType, IdError, RoomAlias, RoomId, ServerName, SessionId, StateKey, UserId,
};
pub use room_event::RoomEvent;
