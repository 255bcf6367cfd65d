//! One entry of a room's state.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use tidings_types::EventId;

use crate::app::AppError;
use crate::store::{Order, StoredEvent};

/// One entry of a room's state.
#[derive(Clone, Debug)]
pub struct StateEntry {
    /// The event.
    pub event_id: EventId,
    /// Its place in the timeline.
    pub order: Order,
    /// Who set it.
    pub sender: Arc<str>,
    /// When, in milliseconds.
    pub ts: u64,
    /// The whole event's text.
    pub json: Arc<str>,
    /// The content's text.
    pub content: Arc<str>,
    /// The text of the event that redacted it (RED-1).
    pub redacted_because: Option<Arc<str>>,
    /// Where the event stays here: the one, known to other servers, that it stands for (STR-4).
    pub stands_for: Option<EventId>,
}

/// The text of an event's content; an empty object's where it has none.
pub fn content_text(json: &str) -> Result<&str, serde_json::Error> {
    #[derive(Deserialize)]
    struct ContentOf<'a> {
        #[serde(borrow)]
        content: Option<&'a RawValue>,
    }
    let parsed: ContentOf<'_> = serde_json::from_str(json)?;
    Ok(parsed.content.map_or("{}", RawValue::get))
}

/// The id in an event's text.
pub fn event_id_of(json: &str) -> Option<EventId> {
    #[derive(Deserialize)]
    struct IdOf {
        event_id: EventId,
    }
    let parsed: IdOf = serde_json::from_str(json).ok()?;
    Some(parsed.event_id)
}

impl StateEntry {
    pub(super) fn from_stored(event: &StoredEvent) -> Result<Self, AppError> {
        let content = content_text(&event.json)
            .map_err(|error| AppError::internal(format!("event {}: {error}", event.event_id)))?;
        Ok(Self {
            event_id: event.event_id.clone(),
            order: event.order,
            sender: Arc::clone(&event.sender),
            ts: event.ts,
            json: Arc::clone(&event.json),
            content: content.into(),
            redacted_because: event.redacted_because.clone(),
            stands_for: None,
        })
    }

    /// The event that others name instead of this one: itself, unless it stays here.
    pub fn shared_id(&self) -> &EventId {
        self.stands_for.as_ref().unwrap_or(&self.event_id)
    }

    /// The content as an object.
    pub fn content_map(&self) -> Map<String, Value> {
        serde_json::from_str(&self.content).unwrap_or_default()
    }
}
