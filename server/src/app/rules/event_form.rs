//! The form in which events come: with which of their keys (FIL-5).

use serde_json::{Map, Value};

/// Keys that always come: without them an event is none.
const ALWAYS: [&str; 4] = ["event_id", "room_id", "sender", "type"];
/// What the types of encrypted events end with.
const ENCRYPTED: &str = ".encrypted";
/// The keys that hold encrypted content, whole or not at all.
const CONTENTS: [&str; 2] = ["content", "prev_content"];

/// The keys of events that a filter wants, with dots into objects (FIL-5).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Keys(Vec<String>);

impl Keys {
    /// Keys, besides those that always come.
    pub fn new<S: ToString>(keys: impl IntoIterator<Item = S>) -> Self {
        Self(keys.into_iter().map(|key| key.to_string()).collect())
    }

    /// What is left of an event.
    pub fn cut(&self, event: Map<String, Value>) -> Map<String, Value> {
        let event_type = event.get("type").and_then(Value::as_str);
        let is_encrypted = event_type.is_some_and(|name| name.ends_with(ENCRYPTED));
        let wanted = self.0.iter().map(|key| match whole_content(key) {
            Some(content) if is_encrypted => content,
            _ => key,
        });
        let wanted: Vec<&str> = wanted.chain(ALWAYS).collect();
        cut(event, &wanted)
    }
}

/// The content that a key leads into.
fn whole_content(key: &str) -> Option<&'static str> {
    let leads_into = |content: &&str| {
        let rest = key.strip_prefix(*content);
        rest.is_some_and(|rest| rest.starts_with('.'))
    };
    CONTENTS.into_iter().find(leads_into)
}

/// An object with the wanted keys alone. A dot may also be part of a key's own name, as in `m.thread`.
fn cut(object: Map<String, Value>, wanted: &[&str]) -> Map<String, Value> {
    let left = object.into_iter().filter_map(|(key, value)| {
        if wanted.contains(&&*key) {
            return Some((key, value));
        }
        let inside = wanted
            .iter()
            .filter_map(|path| path.strip_prefix(&*key)?.strip_prefix('.'));
        let inside: Vec<&str> = inside.collect();
        match value {
            Value::Object(object) if !inside.is_empty() => {
                Some((key, Value::Object(cut(object, &inside))))
            }
            _ => None,
        }
    });
    left.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn event(event_type: &str) -> Map<String, Value> {
        let event = json!({
            "event_id": "$e", "room_id": "!r", "sender": "@s", "type": event_type, "origin_server_ts": 1,
            "content": {"body": "b", "m.thread": {"id": 1, "x": 2}, "list": [{"a": 1}], "none": null},
            "prev_content": {"body": "a", "more": 1},
            "unsigned": {"age": 7, "action_id": 4},
        });
        event.as_object().expect("an object").clone()
    }

    fn left(event_type: &str, keys: &[&str]) -> Value {
        let mut left = Keys::new(keys).cut(event(event_type));
        for key in ALWAYS {
            assert!(left.remove(key).is_some(), "{key}");
        }
        Value::Object(left)
    }

    /// FIL-5: the keys that are named, whole or in part, and those that always come.
    #[test]
    fn named_keys_come() {
        for (keys, expected) in [
            (&[][..], json!({})),
            (
                &["origin_server_ts", "sender"],
                json!({"origin_server_ts": 1}),
            ),
            (&["content.body"], json!({"content": {"body": "b"}})),
            (&["content.none"], json!({"content": {"none": null}})),
            (&["content.nothing"], json!({"content": {}})),
            (&["content.body.deeper"], json!({"content": {}})),
            (&["content.list.a"], json!({"content": {}})),
            (
                &["content.m.thread"],
                json!({"content": {"m.thread": {"id": 1, "x": 2}}}),
            ),
            (
                &["content.m.thread.id"],
                json!({"content": {"m.thread": {"id": 1}}}),
            ),
            (&["unsigned.age"], json!({"unsigned": {"age": 7}})),
            (
                &["unsigned.age", "unsigned"],
                json!({"unsigned": {"age": 7, "action_id": 4}}),
            ),
            (&["con", "content.", ".", "nothing"], json!({"content": {}})),
        ] {
            assert_eq!(left("message.x", keys), expected, "{keys:?}");
        }
    }

    /// FIL-5: encrypted content comes whole or not at all.
    #[test]
    fn encrypted_content_is_not_cut_into() {
        let event_type = "message.m.room.encrypted";
        let whole = event(event_type);
        let content = json!({ "content": whole["content"] });
        assert_eq!(left(event_type, &["content.body"]), content);
        assert_eq!(left(event_type, &["content.nothing"]), content);
        assert_eq!(left(event_type, &["content"]), content);
        let prev_content = json!({ "prev_content": whole["prev_content"] });
        assert_eq!(left(event_type, &["prev_content.body"]), prev_content);
        assert_eq!(
            left(event_type, &["unsigned.age"]),
            json!({"unsigned": {"age": 7}})
        );
        assert_eq!(
            left("message.m.encrypted.x", &["content.body"]),
            json!({"content": {"body": "b"}})
        );
    }

    proptest! {
        /// FIL-5: whatever is named, what is left stood in the event, and cutting again changes nothing.
        #[test]
        fn cutting_adds_nothing(keys in prop::collection::vec("(content|unsigned)?[.]?(body|m|thread|age|id)?[.a-z]{0,4}", 0..5)) {
            let (keys, whole) = (Keys::new(&keys), event("message.x"));
            let left = keys.cut(whole.clone());
            prop_assert!(is_part(&Value::Object(left.clone()), &Value::Object(whole)));
            prop_assert_eq!(keys.cut(left.clone()), left);
        }
    }

    fn is_part(part: &Value, whole: &Value) -> bool {
        match (part, whole) {
            (Value::Object(part), Value::Object(whole)) => part
                .iter()
                .all(|(key, value)| whole.get(key).is_some_and(|whole| is_part(value, whole))),
            _ => part == whole,
        }
    }
}
