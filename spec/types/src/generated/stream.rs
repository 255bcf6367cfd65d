// Written by `cargo xtask generate`; do not edit.

//! Types of the area `stream`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A part of the event stream (STR-1). The same in all three forms of the stream (STR-7).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct StreamChunk {
    /// The position to go on from.
    pub end: ChunkToken,
    /// The events after `start` that the reader hasn't seen, in order (STR-8).
    pub events: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// The rooms the user joined on another device, as initial sync would give them (STR-6).
    pub joined: ::std::vec::Vec<RoomEntry>,
    /// Whether there is more already, so that the next request will answer at once.
    pub more: bool,
    /// The position this part starts after.
    pub start: ChunkToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl StreamChunk {
    /// With what is required; what may be absent is.
    pub fn new(
        start: ChunkToken,
        end: ChunkToken,
        events: ::std::vec::Vec<crate::room_event::RoomEvent>,
        joined: ::std::vec::Vec<RoomEntry>,
        more: bool,
    ) -> Self {
        Self {
            end,
            events,
            joined,
            more,
            start,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
