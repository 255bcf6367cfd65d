//! What clients wish for.

use serde_json::{Value, json};
use tidings_tests::random::Random;
use tidings_tests::wire::{V2, encode};

use super::book::{Expected, Intent};
use super::wire::Ask;
use super::world::same;

/// Anything that may be wished for in a room. `redactable` is taken from: an event is redacted once.
pub(super) fn any(
    random: &mut Random,
    client: usize,
    room: &str,
    marker: String,
    redactable: &mut Vec<String>,
) -> Intent {
    let here = |content: &str| say(room, content);
    let refused = |status, code, ask| (Expected::Refusal(status, code), ask);
    let (expected, ask) = match random.below(23) {
        20.. => return batch(random, client, room, marker),
        0..10 => (Expected::Event, here(&text(&marker))),
        10..13 => {
            let key = format!("_{}", random.below(3));
            let ask = set_state(room, "state.com.example.thing", &key, &marker);
            (Expected::Event, ask)
        }
        13 => (Expected::Present, same(room)),
        14 => refused(
            403,
            "M_FORBIDDEN",
            say("!nowhere:localhost", &text(&marker)),
        ),
        15 => {
            let body = json!({ "alias": format!("#{client}:localhost") });
            refused(404, "M_NOT_FOUND", post("/join", body.to_string()))
        }
        16 => refused(400, "M_BAD_JSON", here(r#"{"msgtype":"m.text","body":5}"#)),
        17 => refused(400, "M_NOT_JSON", here("{")),
        _ => match redactable.pop() {
            Some(event) => (Expected::Event, redact(&event, &marker)),
            None => (Expected::Event, here(&text(&marker))),
        },
    };
    Intent {
        client,
        ask,
        marker,
        expected,
        impostor: false,
        lost: false,
        width: 1,
        parts: Vec::new(),
    }
}

/// Several messages at once, among which something may be refused (BAT-1).
fn batch(random: &mut Random, client: usize, room: &str, marker: String) -> Intent {
    let send = |event_type: &str, content: Value| json!({ "action": "send", "event_type": event_type, "content": content });
    let first = json!({ "msgtype": "m.text", "body": marker });
    let mut actions = vec![send("message.m.room.message", first)];
    if random.percent(50) {
        actions.push(json!({ "action": "kick", "user_id": "@nobody:localhost" }));
    }
    let parts: Vec<_> = (0..random.below(4))
        .map(|number| format!("{marker}.{number}"))
        .collect();
    let part = |part| send("message.com.example.part", json!({ "part": part }));
    actions.extend(parts.iter().map(part));
    let path = format!("/rooms/{}/batch", encode(room));
    Intent {
        client,
        ask: post(&path, json!({ "actions": actions }).to_string()),
        marker,
        expected: Expected::Event,
        impostor: false,
        lost: false,
        width: actions.len() as u64,
        parts,
    }
}

/// Something else that is tried under the id of an intent.
pub(super) fn impostor(client: usize, room: &str, marker: String) -> Intent {
    Intent {
        client,
        ask: say(room, &text(&marker)),
        marker,
        expected: Expected::Event,
        impostor: true,
        lost: false,
        width: 1,
        parts: Vec::new(),
    }
}

fn text(body: &str) -> String {
    json!({ "msgtype": "m.text", "body": body }).to_string()
}

fn say(room: &str, content: &str) -> Ask {
    let path = format!("/rooms/{}/send/message.m.room.message", encode(room));
    post(&path, format!(r#"{{"content":{content}}}"#))
}

fn redact(event: &str, reason: &str) -> Ask {
    let body = json!({ "reason": reason });
    post(
        &format!("/events/{}/redact", encode(event)),
        body.to_string(),
    )
}

fn post(path: &str, body: String) -> Ask {
    Ask {
        method: "POST",
        path: format!("{V2}{path}"),
        body,
    }
}

pub(super) fn set_state(room: &str, event_type: &str, key: &str, body: &str) -> Ask {
    let path = format!("{V2}/rooms/{}/state/{event_type}/{key}", encode(room));
    Ask {
        method: "PUT",
        path,
        body: json!({ "content": { "body": body } }).to_string(),
    }
}

/// Starts a session.
pub(super) fn begin() -> Ask {
    post("/session", "{}".to_owned())
}

/// Ends a session.
pub(super) fn end() -> Ask {
    Ask {
        method: "DELETE",
        path: format!("{V2}/session"),
        body: String::new(),
    }
}

/// Looks at a session.
pub(super) fn look() -> Ask {
    Ask {
        method: "GET",
        path: format!("{V2}/session"),
        body: String::new(),
    }
}
