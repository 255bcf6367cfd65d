//! An event that keeps its text.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::value::RawValue;

use crate::{
    EventId, EventType, RelatesTo, Replies, RoomId, StateKey, TypedContent, Unsigned, UserId,
};

/// An event as a client sees it (EVT-7).
///
/// The JSON text is kept, so that unknown keys and every digit come back unchanged, and so that a server can pass an event
/// on without reading it. The envelope is read once, on first use.
#[derive(Clone)]
pub struct RoomEvent {
    json: Arc<RawValue>,
    envelope: OnceLock<Arc<Envelope>>,
}

/// The known keys of an event, read.
#[derive(Clone, Debug, Deserialize)]
struct Envelope {
    event_id: Option<EventId>,
    #[serde(rename = "type")]
    event_type: EventType,
    room_id: Option<RoomId>,
    sender: String,
    origin_server_ts: Option<u64>,
    content: Option<Box<RawValue>>,
    state_key: Option<StateKey>,
    prev_content: Option<Box<RawValue>>,
    replaces_state: Option<EventId>,
    updates: Option<EventId>,
    relates_to: Option<RelatesTo>,
    redacts: Option<EventId>,
    #[serde(default)]
    updated_by: Vec<RoomEvent>,
    replies: Option<Box<Replies>>,
    unsigned: Option<Box<Unsigned>>,
}

impl RoomEvent {
    /// Takes an event from its JSON text.
    ///
    /// Fails when the text isn't JSON or lacks `type` or `sender`.
    pub fn from_json(text: String) -> Result<Self, serde_json::Error> {
        Self::from_raw(RawValue::from_string(text)?)
    }

    /// Takes text that is known to be an event, without reading it.
    ///
    /// For servers that pass on what they stored. An accessor of an event that isn't one answers as if its keys were
    /// absent.
    pub fn from_trusted(json: Box<RawValue>) -> Self {
        Self {
            json: json.into(),
            envelope: OnceLock::new(),
        }
    }

    fn from_raw(json: Box<RawValue>) -> Result<Self, serde_json::Error> {
        let envelope: Envelope = serde_json::from_str(json.get())?;
        Ok(Self {
            json: json.into(),
            envelope: OnceLock::from(Arc::new(envelope)),
        })
    }

    fn envelope(&self) -> &Envelope {
        self.envelope.get_or_init(|| {
            Arc::new(
                serde_json::from_str(self.json.get()).unwrap_or_else(|_| Envelope::unreadable()),
            )
        })
    }

    /// The whole event as JSON text.
    pub fn json(&self) -> &str {
        self.json.get()
    }

    /// The id; ephemeral events may have none.
    pub fn event_id(&self) -> Option<&EventId> {
        self.envelope().event_id.as_ref()
    }

    /// The full type, with its prefix (EVT-1).
    pub fn event_type(&self) -> &EventType {
        &self.envelope().event_type
    }

    /// The room, for events of a room.
    pub fn room_id(&self) -> Option<&RoomId> {
        self.envelope().room_id.as_ref()
    }

    /// Who sent it: a user id, or a server name (EVT-2, EVT-3).
    pub fn sender(&self) -> &str {
        &self.envelope().sender
    }

    /// The sending user; `None` for what a server made (EVT-3).
    pub fn sender_user(&self) -> Option<UserId> {
        self.sender().parse().ok()
    }

    /// When the sending server took it, in milliseconds since 1970.
    pub fn origin_server_ts(&self) -> Option<u64> {
        self.envelope().origin_server_ts
    }

    /// The content's JSON text; `None` in deleted state (EVT-6).
    pub fn content(&self) -> Option<&RawValue> {
        self.envelope().content.as_deref()
    }

    /// The content as a typed one, if the event is of that type.
    ///
    /// `None` for another type and for deleted state; an error when the content doesn't have the type's shape.
    pub fn content_as<C: TypedContent>(&self) -> Option<Result<C, serde_json::Error>> {
        if self.event_type().as_str() != C::TYPE {
            return None;
        }
        Some(serde_json::from_str(self.content()?.get()))
    }

    /// The state key, on state events (EVT-4).
    pub fn state_key(&self) -> Option<&StateKey> {
        self.envelope().state_key.as_ref()
    }

    /// The text of the content that this state event replaced.
    pub fn prev_content(&self) -> Option<&RawValue> {
        self.envelope().prev_content.as_deref()
    }

    /// The state event that this one replaced.
    pub fn replaces_state(&self) -> Option<&EventId> {
        self.envelope().replaces_state.as_ref()
    }

    /// The parent that this event updates (UPD-1).
    pub fn updates(&self) -> Option<&EventId> {
        self.envelope().updates.as_ref()
    }

    /// The event this one responds to (REL-1).
    pub fn relates_to(&self) -> Option<&RelatesTo> {
        self.envelope().relates_to.as_ref()
    }

    /// The event that this redaction empties (RED-1).
    pub fn redacts(&self) -> Option<&EventId> {
        self.envelope().redacts.as_ref()
    }

    /// The children that update this event, in timeline order (UPD-2).
    pub fn updated_by(&self) -> &[RoomEvent] {
        &self.envelope().updated_by
    }

    /// The newest events that relate to this one (REL-2).
    pub fn replies(&self) -> Option<&Replies> {
        self.envelope().replies.as_deref()
    }

    /// What the server added for this reader (EVT-7).
    pub fn unsigned(&self) -> Option<&Unsigned> {
        self.envelope().unsigned.as_deref()
    }
}

impl Envelope {
    /// Stands in for a text that isn't an event; see [`RoomEvent::from_trusted`].
    fn unreadable() -> Self {
        Self {
            event_id: None,
            event_type: "ephemeral.unreadable".parse().expect("a valid type"),
            room_id: None,
            sender: String::new(),
            origin_server_ts: None,
            content: None,
            state_key: None,
            prev_content: None,
            replaces_state: None,
            updates: None,
            relates_to: None,
            redacts: None,
            updated_by: Vec::new(),
            replies: None,
            unsigned: None,
        }
    }
}

impl fmt::Debug for RoomEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json())
    }
}

/// Equal as JSON values: the order of keys and white space don't count.
impl PartialEq for RoomEvent {
    fn eq(&self, other: &Self) -> bool {
        let value = |event: &Self| serde_json::from_str::<serde_json::Value>(event.json()).ok();
        self.json() == other.json() || value(self) == value(other)
    }
}

impl Serialize for RoomEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RoomEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        Self::from_raw(json).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"type":"message.m.room.message","sender":"@ann:a.example","content":{"n":12345678901234567890,"body":"x"},"new_key":[1,2.50]}"#;

    #[test]
    fn text_comes_back_to_the_letter() {
        let event = RoomEvent::from_json(EVENT.to_owned()).expect("an event");
        assert_eq!(event.sender(), "@ann:a.example");
        assert_eq!(serde_json::to_string(&event).expect("text"), EVENT);
        let value: serde_json::Value = serde_json::from_str(EVENT).expect("json");
        let via_value: RoomEvent = serde_json::from_value(value).expect("an event");
        assert_eq!(via_value, event);
    }

    #[test]
    fn an_event_without_a_type_is_refused() {
        assert!(RoomEvent::from_json(r#"{"sender":"@ann:a.example"}"#.to_owned()).is_err());
    }
}
