//! From a room's state at one moment to that at another.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Map, Value};
use tidings_types::HistoryVisibility;

use super::entry::{StateEntry, content_text, event_id_of};
use super::{HISTORY_VISIBILITY, REDACTION, RoomState, StateRef};
use crate::app::AppError;
use crate::store::{
    LateMark, NewEvent, Position, Redaction, Relation, RoomHead, RoomTip, StateChange, is_in_step,
};

impl RoomState {
    /// The state after an event, late or not. The event's position is still unknown, and stands as 0.
    #[must_use]
    pub fn after(&self, event: &NewEvent, content: &Map<String, Value>) -> Self {
        let mut next = self.clone();
        next.place(event);
        if let Some(redaction) = &event.redacts {
            next.redact(redaction, &event.json);
            next.redactions = Arc::default();
        }
        next.follow_call(event, content);
        let Some(key) = &event.state_key else {
            return next;
        };
        if &*event.event_type == HISTORY_VISIBILITY && &**key == "_" {
            next.add_visibility(event, content);
        }
        if self.supersedes(&event.event_type, key, event.order) {
            return next;
        }
        let place = (Arc::clone(&event.event_type), Arc::clone(key));
        if event.deletes {
            next.remove(&place);
            next.deleted.insert(place, event.order);
        } else {
            let entry = StateEntry {
                event_id: event.event_id.clone(),
                order: event.order,
                sender: Arc::clone(&event.sender),
                ts: event.ts,
                json: Arc::clone(&event.json),
                content: Value::Object(content.clone()).to_string().into(),
                redacted_because: None,
                stands_for: event
                    .local
                    .as_ref()
                    .and_then(|local| local.stands_for.clone()),
            };
            next.deleted.remove(&place);
            next.put(place, Arc::new(entry));
        }
        next.derive_after(&event.event_type);
        next
    }

    /// Takes up where an event stands.
    fn place(&mut self, event: &NewEvent) {
        if event.order > self.head_order() || self.head.is_none() {
            let relation = event.parent.as_ref().map(|parent| &parent.relation);
            self.head = Some(RoomHead {
                order: event.order,
                position: 0,
                is_receipt: relation == Some(&Relation::Receipt),
                event_id: event.event_id.clone(),
                depth: event.depth,
            });
        }
        let tip = self.tip.as_ref().map(|tip| tip.order);
        if event.local.is_none() && tip.is_none_or(|tip| tip < event.order) {
            self.tip = Some(RoomTip {
                order: event.order,
                event_id: event.event_id.clone(),
                depth: event.depth,
            });
        }
        if !is_in_step(event.order) {
            self.late = Some(LateMark {
                order: event.order,
                position: 0,
                event_id: event.event_id.clone(),
            });
        }
    }

    /// Takes up a rule on who may read the room's past, at its place among the others.
    fn add_visibility(&mut self, event: &NewEvent, content: &Map<String, Value>) {
        let rule = match content.get("history_visibility").and_then(Value::as_str) {
            Some(word) if !event.deletes => word.parse().ok(),
            _ => None,
        };
        let rule = (event.order, rule.unwrap_or(HistoryVisibility::Shared));
        let after = self
            .visibility
            .iter()
            .rposition(|(at, _)| *at < event.order);
        self.visibility.insert(after.map_or(0, |at| at + 1), rule);
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
        past.newest = 0;
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

    /// The same state with the position of its newest event known. A late event whose position isn't known has no larger
    /// one.
    #[must_use]
    pub fn at(&self, position: Position) -> Self {
        let mut state = self.clone();
        state.newest = position;
        let unknown = state.late.as_mut().filter(|late| late.position == 0);
        if let Some(late) = unknown {
            late.position = position;
        }
        state
    }
}
