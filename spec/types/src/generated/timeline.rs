// Written by `cargo xtask generate`; do not edit.

//! Types of the area `timeline`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// The surroundings of an event (CTX-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ContextResponse {
    /// The events before it, itself, and the events after it, in timeline order, oldest first.
    pub chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// The position after the last event of the chunk, to scroll forward from.
    pub end: ChunkToken,
    /// The event asked for.
    pub event_id: crate::ids::EventId,
    /// The position before the first event of the chunk, to scroll back from.
    pub start: ChunkToken,
    /// The room's state as it was at `end`.
    pub state: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ContextResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        event_id: crate::ids::EventId,
        chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
        start: ChunkToken,
        end: ChunkToken,
        state: ::std::vec::Vec<crate::room_event::RoomEvent>,
    ) -> Self {
        Self {
            chunk,
            end,
            event_id,
            start,
            state,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A page of the events that relate to an event (REL-3).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReplyListResponse {
    /// The replies, oldest first.
    pub chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// How many replies of the wanted types there are in all that the reader may see, redacted ones left out (REL-4).
    pub count: i64,
    /// Where the next page starts: earlier replies, with `sort` = `oldest` later ones. Absent on the last page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub end: ::std::option::Option<ChunkToken>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ReplyListResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
        count: i64,
    ) -> Self {
        Self {
            chunk,
            count,
            end: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Which way to read a timeline (SCR-1). `b`: towards the past, newest first. `f`: towards the present, oldest first.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum ScrollDirection {
    /// `B`.
    #[serde(rename = "b")]
    B,
    /// `F`.
    #[serde(rename = "f")]
    F,
}

impl ::std::fmt::Display for ScrollDirection {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::B => f.write_str("b"),
            Self::F => f.write_str("f"),
        }
    }
}

impl ::std::str::FromStr for ScrollDirection {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "b" => Ok(Self::B),
            "f" => Ok(Self::F),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for ScrollDirection {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ScrollDirection {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// A piece of a room's timeline (SCR-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TimelineResponse {
    /// The events, newest first with `dir=b`, oldest first with `dir=f`. State events have the old value in `prev_content`. Update children come with their parent, or right after it with a filter that wants them separate (UPD-4).
    pub chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// Where to read on in the same direction. Absent when this server has no more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub end: ::std::option::Option<ChunkToken>,
    /// Whether this server has more in this direction.
    pub more_local: bool,
    /// Whether other servers may have more in this direction.
    pub more_remote: bool,
    /// How many events this server has left in this direction, update children not counted.
    pub remaining: i64,
    /// Where the chunk starts, `from` itself when it was given.
    pub start: ChunkToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl TimelineResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        chunk: ::std::vec::Vec<crate::room_event::RoomEvent>,
        start: ChunkToken,
        more_local: bool,
        more_remote: bool,
        remaining: i64,
    ) -> Self {
        Self {
            chunk,
            end: ::std::option::Option::None,
            more_local,
            more_remote,
            remaining,
            start,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
