//! Events as one reader sees them: the kept text with `unsigned` spliced in (EVT-7).

use std::fmt::Write as _;

use serde_json::value::RawValue;
use tidings_types::RoomEvent;

use super::room::{Origin, StateEntry};
use super::{App, Client};
use crate::store::StoredEvent;

impl App {
    /// An event for a reader, with its action if the reader caused it lately (ACT-5).
    pub(super) fn show(&self, event: &StoredEvent, reader: &Client) -> RoomEvent {
        let origin = self.live.origin_of(event.position);
        splice(
            &event.json,
            self.env.now_ms().saturating_sub(event.ts),
            own(origin.as_deref(), reader),
        )
    }

    /// An event whose origin is at hand.
    pub(super) fn show_with(
        &self,
        event: &StoredEvent,
        origin: Option<&Origin>,
        reader: &Client,
    ) -> RoomEvent {
        splice(
            &event.json,
            self.env.now_ms().saturating_sub(event.ts),
            own(origin, reader),
        )
    }

    /// A state entry for any reader. Current state needs no `prev_content`, but it does no harm and stays (SYN-3).
    pub(super) fn show_state(&self, entry: &StateEntry) -> RoomEvent {
        splice(
            &entry.json,
            self.env.now_ms().saturating_sub(entry.ts),
            None,
        )
    }
}

/// The origin, if it is the reader's own: nobody else learns of it (ACT-5).
fn own<'a>(origin: Option<&'a Origin>, reader: &Client) -> Option<&'a Origin> {
    origin.filter(|origin| *origin.client == *reader)
}

/// Puts `unsigned` into an event's text, which ends with its closing brace and has other keys.
fn splice(json: &str, age_ms: u64, origin: Option<&Origin>) -> RoomEvent {
    let body = json.strip_suffix('}').unwrap_or(json);
    let mut text = String::with_capacity(body.len() + 96);
    text.push_str(body);
    let _ = write!(text, r#","unsigned":{{"age":{age_ms}"#);
    if let Some(origin) = origin
        && let Some(action_id) = origin.action_id
    {
        // A session id has no characters that JSON would escape.
        let _ = write!(
            text,
            r#","action_id":{action_id},"session_id":"{}""#,
            origin.session_id
        );
    }
    text.push_str("}}");
    RoomEvent::from_trusted(RawValue::from_string(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const EVENT: &str = r#"{"content":{},"sender":"@ann:a","type":"message.x"}"#;

    fn client(device: &str) -> Client {
        Client {
            user_id: "@ann:a".parse().expect("an id"),
            device_id: device.into(),
        }
    }

    /// ACT-5: the causing client sees its action, nobody else does.
    #[test]
    fn only_the_causing_client_sees_the_action() {
        let origin = Origin {
            client: Arc::new(client("ONE")),
            session_id: "s3ssion".parse().expect("an id"),
            action_id: Some(4),
        };
        let unsigned = |reader: &Client| {
            let shown = splice(EVENT, 7, own(Some(&origin), reader));
            let value: serde_json::Value = serde_json::from_str(shown.json()).expect("json");
            value["unsigned"].clone()
        };
        let seen = serde_json::json!({"age": 7, "action_id": 4, "session_id": "s3ssion"});
        assert_eq!(unsigned(&client("ONE")), seen);
        assert_eq!(unsigned(&client("TWO")), serde_json::json!({"age": 7}));
    }
}
