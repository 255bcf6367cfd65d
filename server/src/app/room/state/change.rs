//! From a room's state at one moment to that at another.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value};
use tidings_types::HistoryVisibility;

use super::derived::visibility_of;
use super::entry::{StateEntry, content_text, event_id_of};
use super::{HISTORY_VISIBILITY, REDACTION, RoomState, StateRef};
use crate::app::AppError;
use crate::store::{NewEvent, Position, Redaction, RoomHead, StateChange};

impl RoomState {
    /// The state after an event. The head's position is still unknown, and stands as 0.
    #[must_use]
    pub fn after(&self, event: &NewEvent, content: &Map<String, Value>) -> Self {
        let mut next = self.clone();
        next.head = Some(RoomHead {
            order: event.order,
            position: 0,
            event_id: event.event_id.clone(),
            depth: event.depth,
        });
        if let Some(redaction) = &event.redacts {
            next.redact(redaction, &event.json);
        }
        let Some(key) = &event.state_key else {
            return next;
        };
        let place = (Arc::clone(&event.event_type), Arc::clone(key));
        if event.deletes {
            next.remove(&place);
        } else {
            let entry = StateEntry {
                event_id: event.event_id.clone(),
                order: event.order,
                sender: Arc::clone(&event.sender),
                ts: event.ts,
                json: Arc::clone(&event.json),
                content: Value::Object(content.clone()).to_string().into(),
                redacted_because: None,
            };
            next.put(place, Arc::new(entry));
        }
        next.derive_after(&event.event_type);
        if &*event.event_type == HISTORY_VISIBILITY {
            let rule = next.get(HISTORY_VISIBILITY, "_");
            let rule = rule.map_or(HistoryVisibility::Shared, |entry| {
                visibility_of(&entry.content)
            });
            next.visibility.push_back((event.order, rule));
        }
        next
    }

    /// Empties the target of a redaction where it is current state. Its place stays taken (RED-1).
    fn redact(&mut self, redaction: &Redaction, because: &Arc<str>) {
        #[derive(Deserialize)]
        struct Place {
            #[serde(rename = "type")]
            event_type: String,
            state_key: Option<String>,
        }
        let Ok(Place {
            event_type,
            state_key,
        }) = serde_json::from_str(&redaction.json)
        else {
            return;
        };
        let Some(key) = state_key else {
            if event_type == REDACTION {
                self.redact_reason(redaction);
            }
            return;
        };
        let Some(keys) = self.entries.get_mut(&*event_type) else {
            return;
        };
        let Some(entry) = keys.get_mut(&*key) else {
            return;
        };
        if entry.event_id != redaction.target {
            return;
        }
        let content = content_text(&redaction.json).unwrap_or("{}").into();
        *entry = Arc::new(StateEntry {
            json: Arc::clone(&redaction.json),
            content,
            redacted_because: entry
                .redacted_because
                .clone()
                .or_else(|| Some(Arc::clone(because))),
            ..StateEntry::clone(entry)
        });
        self.derive_after(&event_type);
    }

    /// Empties the target of a redaction where it is itself the reason why state is empty (RED-1).
    fn redact_reason(&mut self, redaction: &Redaction) {
        let shows = |entry: &StateEntry| {
            let because = entry.redacted_because.as_deref().and_then(event_id_of);
            because.as_ref() == Some(&redaction.target)
        };
        let mut stale: Vec<StateRef> = Vec::new();
        for (event_type, keys) in &self.entries {
            let of_type = keys.iter().filter(|(_, entry)| shows(entry));
            stale.extend(of_type.map(|(key, _)| (Arc::clone(event_type), Arc::clone(key))));
        }
        for (event_type, key) in stale {
            let keys = self.entries.get_mut(&event_type);
            if let Some(entry) = keys.and_then(|keys| keys.get_mut(&key)) {
                *entry = Arc::new(StateEntry {
                    redacted_because: Some(Arc::clone(&redaction.json)),
                    ..StateEntry::clone(entry)
                });
            }
        }
    }

    /// The state at an earlier moment: with what stood there where something else stands now.
    ///
    /// The rules on who may read the room's past, and whether it is listed, are those of now.
    pub fn before(&self, changes: Vec<StateChange>) -> Result<Self, AppError> {
        let mut past = self.clone();
        past.head = None;
        for change in changes {
            let place = (change.event_type, change.state_key);
            match change.event {
                Some(event) if !event.deletes => {
                    past.put(place, Arc::new(StateEntry::from_stored(&event)?));
                }
                _ => past.remove(&place),
            }
        }
        past.derive();
        Ok(past)
    }

    /// The same state with its head's position known.
    #[must_use]
    pub fn at(&self, position: Position) -> Self {
        let mut state = self.clone();
        if let Some(head) = &mut state.head {
            head.position = position;
        }
        state
    }
}
