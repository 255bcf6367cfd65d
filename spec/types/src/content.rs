//! What the generated event contents have in common, and what is known of each type.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The typed content of one event type, such as `RoomNameEventContent`.
pub trait TypedContent: Serialize + DeserializeOwned {
    /// The full type, with its prefix (EVT-1).
    const TYPE: &'static str;
}

/// What kind of event a type is; its prefix says so (EVT-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// `state.`: one event a (type, key) is the room's current state.
    State,
    /// `message.`: an entry of the timeline.
    Message,
    /// `ephemeral.`: passes by and isn't kept.
    Ephemeral,
}

impl EventKind {
    /// The prefix of types of this kind, without the dot.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Message => "message",
            Self::Ephemeral => "ephemeral",
        }
    }
}

/// Which state keys a well-known state type takes (EVT-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateKeyRule {
    /// Only the empty key, written `_`.
    Empty,
    /// A user id.
    UserId,
    /// A server name.
    ServerName,
    /// Any key that EVT-4 allows.
    Any,
}

/// What the document says of one event type.
#[derive(Clone, Copy, Debug)]
pub struct EventTypeInfo {
    /// The full type.
    pub event_type: &'static str,
    /// Its kind.
    pub kind: EventKind,
    /// Which state keys it takes; state types only.
    pub state_key: Option<StateKeyRule>,
    /// The JSON Schema of its content, complete in itself.
    pub schema: &'static str,
    /// Further schemas chosen by a key of the content.
    pub variants: Option<VariantInfo>,
}

/// Further schemas of a content, chosen by one of its keys.
#[derive(Clone, Copy, Debug)]
pub struct VariantInfo {
    /// The key that chooses, such as `msgtype`.
    pub key: &'static str,
    /// The schema for each value of the key, complete in itself. Other values are checked against the base alone.
    pub schemas: &'static [(&'static str, &'static str)],
}
