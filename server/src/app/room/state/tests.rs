//! What deletions and redactions make of a room's state.

mod late;
mod replay;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tidings_types::{EventType, ServerName, StateKey, UserId};

use super::*;
use crate::app::room::build::{self, Draft};
use crate::app::rules::redaction;
use crate::env::Env;
use crate::store::{Proof, Redaction, Standing, StateChange};
use HistoryVisibility::{Invited, Joined, Shared};

const NAME: &str = "state.m.room.name";

/// A room, with the log that a store would hold of it.
struct Written {
    env: Env,
    server: ServerName,
    state: RoomState,
    /// The state after each event of the log.
    states: Vec<RoomState>,
    log: Vec<StoredEvent>,
}

impl Written {
    /// A room that ann made.
    fn new() -> Self {
        let mut room = Self {
            env: Env::test(1).0,
            server: "a".parse().expect("a name"),
            state: RoomState::empty("!r:a".parse().expect("an id")),
            states: Vec::new(),
            log: Vec::new(),
        };
        room.set(CREATE, "_", &json!({ "creator": "@ann:a" }));
        room.set(MEMBER, "@ann:a", &json!({ "membership": "join" }));
        room
    }

    fn append(&mut self, draft: &Draft) {
        self.append_at(draft, None);
    }

    /// Appends an event, or puts it late at an order.
    fn append_at(&mut self, draft: &Draft, late: Option<Order>) {
        let given = build::Given::now(&self.env, &self.server).expect("an id");
        let mut event = build::event(draft, &self.state, given).expect("an event");
        event.order = late.unwrap_or(event.order);
        let content = draft.content.clone().unwrap_or_default();
        self.state = self.state.after(&event, &content);
        if let Some(redaction) = &event.redacts {
            for stored in &mut self.log {
                let because = stored.redacted_because.as_deref().and_then(event_id_of);
                if stored.event_id == redaction.target {
                    stored.json = Arc::clone(&redaction.json);
                    stored.redacted_because = Some(Arc::clone(&event.json));
                } else if because.as_ref() == Some(&redaction.target) {
                    stored.redacted_because = Some(Arc::clone(&redaction.json));
                }
            }
        }
        self.log.push(StoredEvent {
            position: self.log.len() as u64 + 1,
            order: event.order,
            room_id: self.state.room_id.clone(),
            event_id: event.event_id,
            event_type: event.event_type,
            state_key: event.state_key,
            sender: event.sender,
            ts: event.ts,
            json: event.json,
            deletes: event.deletes,
            depth: event.depth,
            parent: event.parent.clone(),
            replaces: event.replaces,
            redacted_because: None,
            standing: Standing::Shared,
        });
        self.states.push(self.state.clone());
    }

    fn set(&mut self, event_type: &str, key: &str, content: &Value) {
        self.append(&Draft::state(event_type, key, &ann(), content));
    }

    fn delete(&mut self, event_type: &str, key: &str) {
        let event_type: EventType = event_type.parse().expect("a type");
        let key = StateKey::try_from(key).expect("a key");
        self.append(&Draft::deletion(event_type, key, &ann()));
    }

    /// Redacts an event of the log, unless it was already.
    fn redact(&mut self, at: usize) {
        let target = &self.log[at];
        if target.redacted_because.is_some() {
            return;
        }
        let json = redaction::pruned_text(&target.json).expect("json");
        let redaction = Redaction {
            target: target.event_id.clone(),
            json: json.into(),
            proof: Proof {
                sha256: [0; 32],
                key_id: "ed25519:x".into(),
                signature: [0; 64],
            },
            rejects: false,
        };
        let mut draft = Draft::state(NAME, "_", &ann(), &json!({ "reason": "hush" }));
        draft.event_type = REDACTION.parse().expect("a type");
        draft.state_key = None;
        draft.redacts = Some(redaction);
        self.append(&draft);
    }

    /// The newest event of each type and key among the first `count` of the log, deletions included.
    fn newest(&self, count: usize) -> BTreeMap<(Arc<str>, Arc<str>), &StoredEvent> {
        let events = self.log[..count].iter();
        let placed = events.filter_map(|event| {
            let key = event.state_key.clone()?;
            Some(((Arc::clone(&event.event_type), key), event))
        });
        placed.collect()
    }

    /// What a store holds of the state after the first `count` events.
    fn rows(&self, count: usize) -> Vec<Arc<StoredEvent>> {
        let newest = self.newest(count).into_values();
        let standing = newest.filter(|event| !event.deletes);
        standing.map(|event| Arc::new(event.clone())).collect()
    }

    /// The keys that a store holds as deleted.
    fn deleted(&self) -> Vec<(Arc<str>, Arc<str>, Order)> {
        let newest = self.newest(self.log.len()).into_iter();
        let deleted = newest.filter(|(_, event)| event.deletes);
        deleted
            .map(|((event_type, key), event)| (event_type, key, event.order))
            .collect()
    }

    /// What a store says changed after the first `count` events.
    fn changes(&self, count: usize) -> Vec<StateChange> {
        let then = self.newest(count);
        let later = self.log[count..]
            .iter()
            .filter_map(|event| Some((Arc::clone(&event.event_type), event.state_key.clone()?)));
        let places: BTreeSet<_> = later.collect();
        let changes = places.into_iter().map(|place| {
            let event = then.get(&place).filter(|event| !event.deletes);
            StateChange {
                event: event.map(|event| Arc::new((*event).clone())),
                event_type: place.0,
                state_key: place.1,
            }
        });
        changes.collect()
    }
}

fn ann() -> UserId {
    "@ann:a".parse().expect("an id")
}

/// EVT-6: deleted state is gone, and what follows from it with it.
#[test]
fn deleted_state_is_gone() {
    let mut room = Written::new();
    room.set(NAME, "_", &json!({ "name": "Boats" }));
    room.set("state.x", "_a", &json!({}));
    assert_eq!(room.state.listing().name.as_deref(), Some("Boats"));
    room.delete(NAME, "_");
    assert!(room.state.get(NAME, "_").is_none() && room.state.get("state.x", "_a").is_some());
    assert_eq!(room.state.listing().name, None);
    let deletion = room.log.last().expect("an event");
    assert!(deletion.deletes && !deletion.json.contains("\"content\""));
    let replaced = deletion.replaces.as_ref().expect("a value");
    assert_eq!(&*replaced.content, r#"{"name":"Boats"}"#);
    room.set(NAME, "_", &json!({ "name": "Ships" }));
    assert_eq!(
        room.log.last().and_then(|event| event.replaces.clone()),
        None
    );
}

/// JOI-6, STA-2: without its word on who may read its past, the room's is `shared` again, from the deletion on.
#[test]
fn deleting_history_visibility_takes_it_back_to_shared() {
    let mut room = Written::new();
    assert!(room.state.was_always_shared());
    for word in ["joined", "invited"] {
        room.set(
            HISTORY_VISIBILITY,
            "_",
            &json!({ "history_visibility": word }),
        );
    }
    room.delete(HISTORY_VISIBILITY, "_");
    let rules: Vec<_> = room
        .state
        .visibility()
        .into_iter()
        .map(|(_, rule)| rule)
        .collect();
    assert_eq!(rules, [Joined, Invited, Shared]);
    assert_eq!(room.state.visibility()[2].0, room.state.head_order());
    assert!(!room.state.was_always_shared());
}

/// RED-1: redacted state keeps its place and what the room stands on, and loses the rest.
#[test]
fn redacted_state_keeps_its_place_and_what_the_room_stands_on() {
    let mut room = Written::new();
    let contents = [
        (MEMBER, "@bob:a", json!({ "membership": "join" })),
        (
            POWER_LEVELS,
            "_",
            json!({ "users": { "@ann:a": 90 }, "kick": 7 }),
        ),
        (JOIN_RULES, "_", json!({ "join_rule": "public" })),
        (
            HISTORY_VISIBILITY,
            "_",
            json!({ "history_visibility": "joined" }),
        ),
        (NAME, "_", json!({ "name": "Boats" })),
        (PROFILE, "@bob:a", json!({ "displayname": "Bob" })),
    ];
    for (event_type, key, content) in &contents {
        let mut with_more = content.clone();
        with_more["com.example"] = json!("gone");
        room.set(event_type, key, &with_more);
    }
    let before = room.state.clone();
    for at in 0..room.log.len() {
        room.redact(at);
    }
    for (event_type, key, content) in contents {
        let entry = room.state.get(event_type, key).expect("its place");
        let kept = if [NAME, PROFILE].contains(&event_type) {
            json!({})
        } else {
            content
        };
        assert_eq!(Value::Object(entry.content_map()), kept, "{event_type}");
        assert!(entry.redacted_because.is_some());
        let then = before.get(event_type, key).expect("an entry");
        assert_eq!((&entry.event_id, entry.order), (&then.event_id, then.order));
    }
    assert_eq!(room.state.power(), before.power());
    assert_eq!(room.state.join_rule(), JoinRule::Public);
    assert_eq!(room.state.visibility(), before.visibility());
    assert_eq!(
        (room.state.joined_count(), room.state.member("@bob:a")),
        (2, Member::Join)
    );
    assert_eq!(room.state.listing().name, None);
}

/// RED-1: redacting what no longer stands doesn't touch what does.
#[test]
fn redacting_an_earlier_value_leaves_the_present_one() {
    let mut room = Written::new();
    room.set(NAME, "_", &json!({ "name": "one" }));
    room.set(NAME, "_", &json!({ "name": "two" }));
    room.redact(2);
    assert_eq!(room.state.text(NAME, "_", "name").as_deref(), Some("two"));
    assert!(
        room.state
            .get(NAME, "_")
            .is_some_and(|entry| entry.redacted_because.is_none())
    );
    room.redact(3);
    room.set(NAME, "_", &json!({ "name": "two" }));
    assert_eq!(room.state.text(NAME, "_", "name").as_deref(), Some("two"));
}

/// RED-1: a redaction that is redacted itself is shown without its reason.
#[test]
fn a_redacted_reason_is_gone_from_what_it_emptied() {
    let mut room = Written::new();
    room.set(NAME, "_", &json!({ "name": "one" }));
    room.redact(2);
    let shown = |room: &Written| {
        let entry = room.state.get(NAME, "_").cloned().expect("its place");
        entry.redacted_because.clone().expect("a reason")
    };
    assert!(shown(&room).contains("hush"));
    room.redact(3);
    assert!(!shown(&room).contains("hush"));
    assert!(shown(&room).contains("\"redacts\""));
}
