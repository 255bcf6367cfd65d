//! Events without what they shouldn't hold: what is bundled in them, and what a redaction took (RED-1).

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};
use tidings_types::RoomEvent;

/// The keys of an event that a redaction leaves; those from `prev_content` on are what answers add.
const KEYS: [&str; 9] = [
    "event_id",
    "origin_server_ts",
    "room_id",
    "sender",
    "state_key",
    "type",
    "prev_content",
    "replaces_state",
    "unsigned",
];

/// The keys of a type's content that stay.
fn protected_keys(event_type: &str) -> &'static [&'static str] {
    match event_type {
        "state.m.room.create" => &["creator"],
        "state.m.room.member" => &["membership"],
        "state.m.room.join_rules" => &["join_rule"],
        "state.m.room.history_visibility" => &["history_visibility"],
        "state.m.room.aliases" => &["aliases"],
        "state.m.room.power_levels" => &[
            "users",
            "users_default",
            "events",
            "events_default",
            "state_default",
            "ban",
            "kick",
            "redact",
            "invite",
        ],
        _ => &[],
    }
}

type Keys = BTreeMap<String, Box<RawValue>>;

/// The event without its bundles.
pub(super) fn unbundled(event: &RoomEvent) -> RoomEvent {
    if event.updated_by().is_empty() && event.replies().is_none() {
        return event.clone();
    }
    changed(event, |keys| {
        keys.retain(|key, _| key != "updated_by" && key != "replies");
    })
}

/// What a redaction leaves of an event; deleted state stays without content.
pub(super) fn redacted(event: &RoomEvent, because: Option<&RoomEvent>) -> RoomEvent {
    let kept = protected_keys(event.event_type().as_str());
    changed(event, |keys| {
        keys.retain(|key, _| key == "content" || KEYS.contains(&key.as_str()));
        if let Some(content) = keys.get_mut("content") {
            let mut parts = read(content);
            parts.retain(|key, _| kept.contains(&key.as_str()));
            put(content, &parts);
        }
        let Some(because) = because else { return };
        let empty = || RawValue::from_string("{}".to_owned());
        let Ok(empty) = empty() else { return };
        let unsigned = keys.entry("unsigned".to_owned()).or_insert(empty);
        let mut parts = read(unsigned);
        if let Ok(because) = to_raw_value(because) {
            parts.insert("redacted_because".to_owned(), because);
        }
        put(unsigned, &parts);
    })
}

fn read(object: &RawValue) -> Keys {
    serde_json::from_str(object.get()).unwrap_or_default()
}

fn put(place: &mut Box<RawValue>, parts: &Keys) {
    if let Ok(value) = to_raw_value(parts) {
        *place = value;
    }
}

fn changed(event: &RoomEvent, change: impl FnOnce(&mut Keys)) -> RoomEvent {
    let mut keys: Keys = serde_json::from_str(event.json()).unwrap_or_default();
    change(&mut keys);
    let text = serde_json::to_string(&keys).unwrap_or_default();
    RoomEvent::from_json(text).unwrap_or_else(|_| event.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn event(value: &Value) -> RoomEvent {
        RoomEvent::from_json(value.to_string()).expect("an event")
    }

    fn value(event: &RoomEvent) -> Value {
        serde_json::from_str(event.json()).expect("JSON")
    }

    /// RED-1: only protected keys stay, and the redaction says why.
    #[test]
    fn a_redaction_leaves_what_rules_stand_on() {
        let because =
            json!({"type": "message.m.room.redaction", "sender": "@a:a", "redacts": "$m:a"});
        let message = json!({
            "type": "message.m.room.message", "sender": "@a:a", "event_id": "$m:a", "content": {"body": "x"},
            "updates": "$p:a", "unsigned": {"age": 5}, "updated_by": [because], "own": 1,
        });
        let left = redacted(&event(&message), Some(&event(&because)));
        let expected = json!({
            "type": "message.m.room.message", "sender": "@a:a", "event_id": "$m:a", "content": {},
            "unsigned": {"age": 5, "redacted_because": because},
        });
        assert_eq!(value(&left), expected);
        let member = json!({
            "type": "state.m.room.member", "state_key": "@a:a", "sender": "@a:a", "event_id": "$j:a",
            "content": {"membership": "join", "reason": "x"},
        });
        let left = value(&redacted(&event(&member), None));
        assert_eq!(left["content"], json!({"membership": "join"}));
        let deleted =
            json!({"type": "state.x", "state_key": "_", "sender": "@a:a", "event_id": "$d:a"});
        assert_eq!(value(&redacted(&event(&deleted), None)), deleted);
    }

    /// UPD-2, REL-2: what is bundled is kept elsewhere; every digit of the rest stays.
    #[test]
    fn bundles_are_taken_out() {
        let text = r#"{"content":{"n":1.50},"sender":"@a:a","type":"message.x"}"#;
        let mut bundled: Keys = serde_json::from_str(text).expect("keys");
        let children = RawValue::from_string(format!("[{text}]")).expect("JSON");
        bundled.insert("updated_by".to_owned(), children);
        let bundled = serde_json::to_string(&bundled).expect("text");
        let bundled = RoomEvent::from_json(bundled).expect("an event");
        assert_eq!(unbundled(&bundled).json(), text);
    }
}
