// Written by `cargo xtask generate`; do not edit.

//! Types of the area `room`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// How the room's entry comes to the client that joins (JOI-2). `response`: in the answer, and this session's stream won't repeat it. `stream`: down the stream, as it does for the user's other clients.
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
pub enum Delivery {
    /// `Response`.
    #[serde(rename = "response")]
    Response,
    /// `Stream`.
    #[serde(rename = "stream")]
    Stream,
}

impl ::std::fmt::Display for Delivery {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Response => f.write_str("response"),
            Self::Stream => f.write_str("stream"),
        }
    }
}

impl ::std::str::FromStr for Delivery {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "response" => Ok(Self::Response),
            "stream" => Ok(Self::Stream),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for Delivery {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Delivery {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Power levels to merge over those a new room gets, key by key (CRE-1). In `users` and `events` each entry is a key of its own. What the keys mean stands at `state.m.room.power_levels`.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PowerLevels {
    /// The level needed to ban and to unban (BAN-1). A new room has 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ban: ::std::option::Option<i64>,
    /// The level needed to send events of single types, by full event type. A new room has 100 for `state.m.room.name` and `state.m.room.power_levels`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub events: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, i64>,
    >,
    /// The level needed to send a message event of a type not named in `events`. A new room has 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub events_default: ::std::option::Option<i64>,
    /// The level needed to invite (INV-1). A new room has 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invite: ::std::option::Option<i64>,
    /// The level needed to kick (KIC-1). A new room has 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub kick: ::std::option::Option<i64>,
    /// The level needed to redact what others sent (RED-1). A new room has 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redact: ::std::option::Option<i64>,
    /// The level needed to send a state event of a type not named in `events`. A new room has 50.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state_default: ::std::option::Option<i64>,
    /// The level of single users, by user id. The creator has 100.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub users: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, i64>,
    >,
    /// The level of a user not named in `users`. A new room has 0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub users_default: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A room to create (CRE-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomCreateRequest {
    /// An alias of this server to create for the room, in full (DIR-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub alias: ::std::option::Option<crate::ids::RoomAlias>,
    /// How the room's entry comes. `response` when absent (JOI-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub deliver: ::std::option::Option<Delivery>,
    /// A filter token. It chooses the state and messages of the room's entry (JOI-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filter: ::std::option::Option<FilterToken>,
    /// State events to set, in this order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub initial_state: ::std::option::Option<::std::vec::Vec<StateEventInput>>,
    /// Users to invite.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invite: ::std::option::Option<::std::vec::Vec<crate::ids::UserId>>,
    /// The most messages to return in the room's entry. Without it the filter's `limit`, else 20.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i64>,
    /// The name of the room, for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_types: ::std::option::Option<::std::string::String>,
    /// Power levels, merged over the defaults key by key.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub power_levels: ::std::option::Option<PowerLevels>,
    /// Whether the room is found by searching the published rooms (PUB-1). When absent, a public room is and a private one is not.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub published: ::std::option::Option<bool>,
    /// What the room is about.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub topic: ::std::option::Option<::std::string::String>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub types: ::std::option::Option<::std::string::String>,
    /// Who may join.
    pub visibility: RoomVisibility,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomCreateRequest {
    /// With what is required; what may be absent is.
    pub fn new(visibility: RoomVisibility) -> Self {
        Self {
            alias: ::std::option::Option::None,
            deliver: ::std::option::Option::None,
            filter: ::std::option::Option::None,
            initial_state: ::std::option::Option::None,
            invite: ::std::option::Option::None,
            limit: ::std::option::Option::None,
            name: ::std::option::Option::None,
            not_types: ::std::option::Option::None,
            power_levels: ::std::option::Option::None,
            published: ::std::option::Option::None,
            topic: ::std::option::Option::None,
            types: ::std::option::Option::None,
            visibility,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The room created (CRE-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomCreateResponse {
    /// The alias created for it, when one was asked for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub alias: ::std::option::Option<crate::ids::RoomAlias>,
    /// The room's entry, with `deliver` = `response` (JOI-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub room: ::std::option::Option<RoomEntry>,
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomCreateResponse {
    /// With what is required; what may be absent is.
    pub fn new(room_id: crate::ids::RoomId) -> Self {
        Self {
            alias: ::std::option::Option::None,
            room: ::std::option::Option::None,
            room_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The room to join, named by exactly one of `room_id`, `alias` and `invite_event_id` (JOI-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomJoinRequest {
    /// An alias of the room, in full.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub alias: ::std::option::Option<crate::ids::RoomAlias>,
    /// How the room's entry comes. `response` when absent (JOI-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub deliver: ::std::option::Option<Delivery>,
    /// A filter token. It chooses the state and messages of the room's entry (JOI-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filter: ::std::option::Option<FilterToken>,
    /// The invite to accept, by its event id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub invite_event_id: ::std::option::Option<crate::ids::EventId>,
    /// The most messages to return in the room's entry. Without it the filter's `limit`, else 20.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i64>,
    /// Event types to leave out, comma-separated patterns. Replaces the filter's `not_types` for this request (FIL-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_types: ::std::option::Option<::std::string::String>,
    /// The room.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub room_id: ::std::option::Option<crate::ids::RoomId>,
    /// Servers to join through, tried in this order. With `room_id`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub servers: ::std::option::Option<::std::vec::Vec<crate::ids::ServerName>>,
    /// Event types to return, comma-separated patterns. Replaces the filter's `types` for this request (FIL-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub types: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// The room joined (JOI-3).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomJoinResponse {
    /// The room's entry, with `deliver` = `response`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub room: ::std::option::Option<RoomEntry>,
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomJoinResponse {
    /// With what is required; what may be absent is.
    pub fn new(room_id: crate::ids::RoomId) -> Self {
        Self {
            room: ::std::option::Option::None,
            room_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// How to leave a room (LEA-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomLeaveRequest {
    /// Why, shown in the membership event.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Who may join a new room (CRE-1). `public`: everyone, the join rule is `public`. `private`: who is invited, the join rule is `invite`.
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
pub enum RoomVisibility {
    /// `Public`.
    #[serde(rename = "public")]
    Public,
    /// `Private`.
    #[serde(rename = "private")]
    Private,
}

impl ::std::fmt::Display for RoomVisibility {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Public => f.write_str("public"),
            Self::Private => f.write_str("private"),
        }
    }
}

impl ::std::str::FromStr for RoomVisibility {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "public" => Ok(Self::Public),
            "private" => Ok(Self::Private),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for RoomVisibility {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for RoomVisibility {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// A state event to set in a new room (CRE-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct StateEventInput {
    /// The content, checked against the schema of the event's type (EVT-8).
    pub content: EventContent,
    /// The state key. `_`, the empty one, when absent (EVT-4).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state_key: ::std::option::Option<crate::ids::StateKey>,
    /// The full type, with the prefix `state.` (EVT-1).
    #[serde(rename = "type")]
    pub type_: crate::ids::EventType,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl StateEventInput {
    /// With what is required; what may be absent is.
    pub fn new(type_: crate::ids::EventType, content: EventContent) -> Self {
        Self {
            content,
            state_key: ::std::option::Option::None,
            type_,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
