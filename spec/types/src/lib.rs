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
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "the form of generated code is the generator's business; `cargo xtask generate` mends it"
)]
mod generated;

pub use content::{EventKind, EventTypeInfo, StateKeyRule, TypedContent, VariantInfo};
pub use error_code::ErrorCode;
pub use generated::*;
pub use ids::{
    EventId, EventType, IdError, RoomAlias, RoomId, ServerName, SessionId, StateKey, UserId,
};
pub use room_event::RoomEvent;
