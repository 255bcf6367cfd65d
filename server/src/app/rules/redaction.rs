//! Redaction: what is left of an event, and who may empty it (RED-1).

use serde_json::{Map, Value};

use super::canonical;
use super::power::PowerLevels;
use crate::app::AppError;

/// The keys of an event that stay.
const KEYS: [&str; 6] = [
    "event_id",
    "origin_server_ts",
    "room_id",
    "sender",
    "state_key",
    "type",
];

/// The type of a redaction. It can't be undone, so who comes by it later must still learn what it emptied.
pub const REDACTION: &str = "message.m.room.redaction";

/// The keys of a type's content that stay: those on which the room's rules stand. All other types lose their whole content.
pub fn protected_keys(event_type: &str) -> &'static [&'static str] {
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

/// What a redaction leaves of an event. State that had a content keeps an object; deleted state stays without one.
pub fn pruned(event: &Map<String, Value>) -> Map<String, Value> {
    let kept = KEYS
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), event.get(*key)?.clone())));
    let mut left: Map<String, Value> = kept.collect();
    let event_type = event
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if let (REDACTION, Some(target)) = (event_type, event.get("redacts")) {
        left.insert("redacts".to_owned(), target.clone());
    }
    if let Some(content) = event.get("content") {
        let content = content
            .as_object()
            .map(|content| pruned_content(event_type, content));
        left.insert("content".into(), Value::Object(content.unwrap_or_default()));
    }
    left
}

/// What a redaction leaves of a content.
pub fn pruned_content(event_type: &str, content: &Map<String, Value>) -> Map<String, Value> {
    let kept = protected_keys(event_type)
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), content.get(*key)?.clone())));
    kept.collect()
}

/// The same of an event's text, as canonical JSON.
pub fn pruned_text(event: &str) -> Result<String, AppError> {
    let event: Map<String, Value> = serde_json::from_str(event).map_err(AppError::internal)?;
    Ok(canonical::text(&Value::Object(pruned(&event))))
}

/// Whether a joined user may redact an event of a sender: one's own always, others' with the level `redact`.
pub fn check(user: &str, sender: &str, power: &PowerLevels) -> Result<(), AppError> {
    let own = power.of(user);
    if user == sender || own >= power.redact {
        return Ok(());
    }
    Err(AppError::forbidden(format!(
        "to redact another's event takes power level {}, you have {own}",
        power.redact
    )))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tidings_types::EVENT_TYPES;

    use super::*;

    /// RED-1: of every known type, and of unknown ones, exactly the protected keys are left.
    #[test]
    fn only_protected_keys_are_left() {
        let types = EVENT_TYPES.iter().map(|info| info.event_type);
        for event_type in types.chain(["message.x", "state.x"]) {
            let mut content = json!({"reason": "r", "body": "b", "displayname": "d", "new": 1});
            for key in protected_keys(event_type) {
                content[*key] = json!("kept");
            }
            let event = json!({
                "content": content, "event_id": "$e", "origin_server_ts": 1, "room_id": "!r", "sender": "@s",
                "state_key": "_", "type": event_type, "updates": "$p", "relates_to": {}, "redacts": "$x", "other": 1,
            });
            let kept: Map<String, Value> = protected_keys(event_type)
                .iter()
                .map(|key| ((*key).to_owned(), json!("kept")))
                .collect();
            let mut left = json!({
                "content": kept, "event_id": "$e", "origin_server_ts": 1, "room_id": "!r", "sender": "@s",
                "state_key": "_", "type": event_type,
            });
            if event_type == REDACTION {
                left["redacts"] = json!("$x");
            }
            assert_eq!(
                pruned_text(&event.to_string()).expect("json"),
                left.to_string()
            );
        }
    }

    /// RED-1, EVT-6: what deletes state goes on deleting it.
    #[test]
    fn deleted_state_stays_without_content() {
        let event = json!({"event_id": "$e", "state_key": "_", "type": "state.x"});
        assert_eq!(
            pruned_text(&event.to_string()).expect("json"),
            event.to_string()
        );
    }

    /// RED-1 over who asks × whose event × the level.
    #[test]
    fn own_events_or_power() {
        for level in [-1, 0, 49, 50, 100] {
            for own in [true, false] {
                let mut power = PowerLevels::default();
                power.users.insert("@a:x".into(), level);
                let sender = if own { "@a:x" } else { "@b:x" };
                assert_eq!(
                    check("@a:x", sender, &power).is_ok(),
                    own || level >= 50,
                    "{level} {own}"
                );
            }
        }
    }
}
