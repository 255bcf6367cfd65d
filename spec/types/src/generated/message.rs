// Written by `cargo xtask generate`; do not edit.

//! Types of the area `message`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Actions in one room, applied in order (BAT-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ActionBatchRequest {
    /// The actions.
    pub actions: ::std::vec::Vec<BatchAction>,
    /// Whether the first action that is refused stops the ones after it. False when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub stop_on_error: ::std::option::Option<bool>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ActionBatchRequest {
    /// With what is required; what may be absent is.
    pub fn new(actions: ::std::vec::Vec<BatchAction>) -> Self {
        Self {
            actions,
            stop_on_error: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What became of a batch (BAT-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ActionBatchResponse {
    /// One entry for each action, in the same order.
    pub outcomes: ::std::vec::Vec<BatchOutcome>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ActionBatchResponse {
    /// With what is required; what may be absent is.
    pub fn new(outcomes: ::std::vec::Vec<BatchOutcome>) -> Self {
        Self {
            outcomes,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// One action of a batch (BAT-1). Which fields it needs and may have follows from `action`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BatchAction {
    /// What to do.
    pub action: BatchActionKind,
    /// The content. Needed for `send` and `set_state`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub content: ::std::option::Option<EventContent>,
    /// The event to redact, or where the marker goes. Needed for `redact` and `set_marker`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub event_id: ::std::option::Option<crate::ids::EventId>,
    /// The full type. Needed for `send`, `set_state` and `delete_state`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub event_type: ::std::option::Option<crate::ids::EventType>,
    /// Which marker. Needed for `set_marker`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub marker: ::std::option::Option<MarkerKind>,
    /// Why. May stand with `redact`, `invite`, `kick`, `ban` and `unban`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// The event this one responds to (REL-1). May stand with `send`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relates_to: ::std::option::Option<RelatesTo>,
    /// The state key. Needed for `set_state` and `delete_state`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state_key: ::std::option::Option<crate::ids::StateKey>,
    /// The parent that this event updates (UPD-1). May stand with `send`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updates: ::std::option::Option<crate::ids::EventId>,
    /// The other user. Needed for `invite`, `kick`, `ban` and `unban`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user_id: ::std::option::Option<crate::ids::UserId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl BatchAction {
    /// With what is required; what may be absent is.
    pub fn new(action: BatchActionKind) -> Self {
        Self {
            action,
            content: ::std::option::Option::None,
            event_id: ::std::option::Option::None,
            event_type: ::std::option::Option::None,
            marker: ::std::option::Option::None,
            reason: ::std::option::Option::None,
            relates_to: ::std::option::Option::None,
            state_key: ::std::option::Option::None,
            updates: ::std::option::Option::None,
            user_id: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What an action of a batch does (BAT-1).
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
pub enum BatchActionKind {
    /// `Send`.
    #[serde(rename = "send")]
    Send,
    /// `SetState`.
    #[serde(rename = "set_state")]
    SetState,
    /// `DeleteState`.
    #[serde(rename = "delete_state")]
    DeleteState,
    /// `Redact`.
    #[serde(rename = "redact")]
    Redact,
    /// `Invite`.
    #[serde(rename = "invite")]
    Invite,
    /// `Kick`.
    #[serde(rename = "kick")]
    Kick,
    /// `Ban`.
    #[serde(rename = "ban")]
    Ban,
    /// `Unban`.
    #[serde(rename = "unban")]
    Unban,
    /// `SetMarker`.
    #[serde(rename = "set_marker")]
    SetMarker,
}

impl ::std::fmt::Display for BatchActionKind {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Send => f.write_str("send"),
            Self::SetState => f.write_str("set_state"),
            Self::DeleteState => f.write_str("delete_state"),
            Self::Redact => f.write_str("redact"),
            Self::Invite => f.write_str("invite"),
            Self::Kick => f.write_str("kick"),
            Self::Ban => f.write_str("ban"),
            Self::Unban => f.write_str("unban"),
            Self::SetMarker => f.write_str("set_marker"),
        }
    }
}

impl ::std::str::FromStr for BatchActionKind {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "send" => Ok(Self::Send),
            "set_state" => Ok(Self::SetState),
            "delete_state" => Ok(Self::DeleteState),
            "redact" => Ok(Self::Redact),
            "invite" => Ok(Self::Invite),
            "kick" => Ok(Self::Kick),
            "ban" => Ok(Self::Ban),
            "unban" => Ok(Self::Unban),
            "set_marker" => Ok(Self::SetMarker),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for BatchActionKind {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for BatchActionKind {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// What became of one action of a batch (BAT-1). It has either `outcome` or `error`, and neither when an earlier action stopped the batch.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct BatchOutcome {
    /// Why the action was refused. It changed nothing.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<ApiError>,
    /// What the action did.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub outcome: ::std::option::Option<ActionOutcome>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// How to redact an event (RED-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct EventRedactRequest {
    /// Why, shown in the redaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// An event ready to be signed (MSG-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MessagePrepareResponse {
    /// The full event that would be sent, without `unsigned`. It is what the signature covers.
    pub event: crate::room_event::RoomEvent,
    /// Names this event when it is sent.
    pub prepared: PreparedToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MessagePrepareResponse {
    /// With what is required; what may be absent is.
    pub fn new(event: crate::room_event::RoomEvent, prepared: PreparedToken) -> Self {
        Self {
            event,
            prepared,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A prepared event to send (MSG-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MessageSendPreparedRequest {
    /// The event exactly as prepared, with `signatures` added.
    pub event: crate::room_event::RoomEvent,
    /// The token got with the event.
    pub prepared: PreparedToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MessageSendPreparedRequest {
    /// With what is required; what may be absent is.
    pub fn new(prepared: PreparedToken, event: crate::room_event::RoomEvent) -> Self {
        Self {
            event,
            prepared,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A message to send (MSG-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MessageSendRequest {
    /// The content, checked against the schema of the event's type (EVT-8).
    pub content: EventContent,
    /// The event this one responds to (REL-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relates_to: ::std::option::Option<RelatesTo>,
    /// The parent that this event updates (UPD-1). A receipt needs it (UPD-5). Not beside `relates_to`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updates: ::std::option::Option<crate::ids::EventId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MessageSendRequest {
    /// With what is required; what may be absent is.
    pub fn new(content: EventContent) -> Self {
        Self {
            content,
            relates_to: ::std::option::Option::None,
            updates: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Stands for a prepared event for 5 minutes (MSG-2). Opaque.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct PreparedToken(::std::string::String);

impl ::std::ops::Deref for PreparedToken {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<PreparedToken> for ::std::string::String {
    fn from(value: PreparedToken) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for PreparedToken {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9_-]{1,255}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 255usize {
            return Err("longer than 255 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{1,255}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for PreparedToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for PreparedToken {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for PreparedToken {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
