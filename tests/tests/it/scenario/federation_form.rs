//! Events as servers sign them: the same for ever, and checkable by who has nothing but the public key (EVT-9).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::{V2, encode};

use super::redaction::{room, shown};

/// The token of the filter that asks for this form, whatever else it says.
async fn federation(user: &User, mut more: Value) -> String {
    more["format"] = json!("federation");
    text(&user.post("/filters", &more).ok().await, "filter")
}

/// An event in this form, byte by byte.
async fn form(reader: &User, event: &str, filter: &str) -> String {
    let target = format!("{V2}/events/{}?filter={filter}", encode(event));
    let headers = format!("Authorization: Bearer {}\r\n", reader.token);
    let (status, body) = reader.wire.raw("GET", &target, &headers).await;
    assert_eq!(status, 200, "{body}");
    body
}

fn parsed(form: &str) -> Value {
    serde_json::from_str(form).expect("json")
}

/// All events of a room, oldest first, in this form.
async fn timeline(reader: &User, room: &str, filter: &str) -> Vec<Value> {
    let page = reader
        .scroll(room, &format!("dir=f&limit=1000&filter={filter}"))
        .await;
    page["chunk"].as_array().expect("a list").clone()
}

/// The server's key, from where it keeps it.
fn public_key(server: &TestServer) -> (String, VerifyingKey) {
    let kept = std::fs::read_to_string(server.dir().join("data/signing.key")).expect("a key");
    let (id, seed) = kept.trim().split_once(' ').expect("an id and a seed");
    let seed: [u8; 32] = bytes(seed);
    (id.to_owned(), SigningKey::from_bytes(&seed).verifying_key())
}

fn bytes<const N: usize>(base64: &str) -> [u8; N] {
    let bytes = STANDARD_NO_PAD.decode(base64).expect("unpadded base64");
    bytes.try_into().expect("so many bytes")
}

/// The event with these keys alone.
fn with_keys(event: &Value, keys: &[&str]) -> Map<String, Value> {
    let kept = keys
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), event.get(*key)?.clone())));
    kept.collect()
}

/// Checks the signature of an event that had no content which redaction spares.
fn check_signature(server: &TestServer, event: &Value) {
    let (key_id, key) = public_key(server);
    let keys = [
        "auth_events",
        "depth",
        "event_id",
        "hashes",
        "origin",
        "origin_server_ts",
        "prev_events",
        "room_id",
        "sender",
        "state_key",
        "type",
    ];
    let mut signed = with_keys(event, &keys);
    let spared = match event["type"].as_str().expect("a type") {
        "state.m.room.member" => &["membership"][..],
        "state.m.room.create" => &["creator"],
        "state.m.room.join_rules" => &["join_rule"],
        "state.m.room.power_levels" => &[
            "ban",
            "events",
            "events_default",
            "invite",
            "kick",
            "redact",
            "state_default",
            "users",
            "users_default",
        ],
        _ => &[],
    };
    if let Some(content) = event.get("content") {
        signed.insert("content".into(), with_keys(content, spared).into());
    }
    let signature = event["signatures"]["localhost"][&key_id].as_str();
    let signature = bytes(signature.expect("a signature under the key's id")).into();
    let message = Value::Object(signed).to_string();
    key.verify_strict(message.as_bytes(), &signature)
        .unwrap_or_else(|error| panic!("{error}: {event}"));
}

/// Checks the hash of an event that wasn't redacted.
fn check_hash(event: &Value) {
    let mut hashed = event.as_object().expect("an object").clone();
    hashed.remove("hashes");
    hashed.remove("signatures");
    let hash: [u8; 32] = Sha256::digest(Value::Object(hashed).to_string()).into();
    let said: [u8; 32] = bytes(event["hashes"]["sha256"].as_str().expect("a hash"));
    assert_eq!(said, hash, "{event}");
}

/// EVT-9: every reader gets the same bytes at any time, in canonical JSON, also after a restart.
#[tokio::test]
async fn an_event_has_the_same_bytes_every_time() {
    let (mut server, ann, bob, room) = room().await;
    let filter = federation(&ann, json!({})).await;
    let event = ann.say(&room, "Grüße \u{1f6a2} \"<\\>\n").await;
    let first = form(&ann, &event, &filter).await;
    assert_eq!(parsed(&first).to_string(), first, "canonical");
    assert_eq!(form(&ann, &event, &filter).await, first);
    assert_eq!(form(&bob, &event, &filter).await, first);
    server.restart().await;
    assert_eq!(form(&bob, &event, &filter).await, first);
}

/// EVT-9: whoever has the public key can check each event of a room, and what it builds on.
#[tokio::test]
async fn events_can_be_checked() {
    let (server, ann, bob, room) = room().await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
        .ok()
        .await;
    bob.say(&room, "hello").await;
    bob.leave(&room).await;
    let filter = federation(&ann, json!({})).await;
    let events = timeline(&ann, &room, &filter).await;
    let mut known: Vec<String> = Vec::new();
    for event in &events {
        check_hash(event);
        check_signature(&server, event);
        assert_eq!(event["origin"], "localhost");
        assert_eq!(event["depth"], known.len() + 1);
        let prev: Vec<&String> = known.last().into_iter().collect();
        assert_eq!(event["prev_events"], json!(prev));
        let auth = event["auth_events"].as_array().expect("a list");
        assert!(
            auth.iter()
                .all(|id| known.iter().any(|known| *id == **known))
        );
        assert_eq!(auth.is_empty(), known.is_empty(), "{event}");
        for key in ["unsigned", "prev_content", "replaces_state", "age"] {
            assert_eq!(event.get(key), None, "{key}");
        }
        known.push(text(event, "event_id"));
    }
    assert_eq!(
        known,
        ids(&ann.scroll(&room, "dir=f&limit=1000").await["chunk"])
    );
}

/// EVT-9, RED-1: a redaction changes neither hash nor signature, whether the event was shown in this form before or not.
#[tokio::test]
async fn redaction_leaves_the_proof() {
    let (mut server, ann, bob, room) = room().await;
    let filter = federation(&ann, json!({})).await;
    let (shown_before, never_shown) = (ann.say(&room, "one").await, ann.say(&room, "two").await);
    let before = parsed(&form(&ann, &shown_before, &filter).await);
    for event in [&shown_before, &never_shown] {
        let path = format!("/events/{}/redact", encode(event));
        ann.post(path, &json!({})).ok().await;
        let left = form(&ann, event, &filter).await;
        let left_value = parsed(&left);
        assert_eq!(left_value["content"], json!({}));
        check_signature(&server, &left_value);
        if event == &shown_before {
            let mut expected = before.clone();
            expected["content"] = json!({});
            assert_eq!(left_value, expected);
        }
        server.restart().await;
        assert_eq!(form(&bob, event, &filter).await, left);
    }
}

/// EVT-6, EVT-9: deleted state has no content in this form either.
#[tokio::test]
async fn deleted_state_has_no_content() {
    let (server, ann, _bob, room) = room().await;
    ann.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "x" }))
        .ok()
        .await;
    let path = format!("/rooms/{}/state/state.m.room.topic/_", encode(&room));
    let path = format!("{V2}{path}");
    ann.wire
        .request(http::Method::DELETE, path)
        .token(&ann.token)
        .ok()
        .await;
    let filter = federation(&ann, json!({})).await;
    let events = timeline(&ann, &room, &filter).await;
    let deleted = events.last().expect("an event");
    assert_eq!(deleted["type"], "state.m.room.topic");
    assert_eq!(deleted.get("content"), None);
    check_hash(deleted);
    check_signature(&server, deleted);
}

/// EVT-9, FIL-4: the form is the same wherever an event comes, and isn't cut into.
#[tokio::test]
async fn the_form_is_the_same_everywhere() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let name = ann
        .set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
        .ok()
        .await;
    let filter = federation(&bob, json!({ "keys": ["content.body"] })).await;
    let event = text(&name, "event_id");
    let whole = parsed(&form(&bob, &event, &filter).await);
    assert_eq!(whole["content"], json!({ "name": "Boats" }));
    check_hash(&whole);
    let (room_path, event_path) = (encode(&room), encode(&event));
    for path in [
        format!("/events/{event_path}?"),
        format!("/events/{event_path}/context?"),
        format!("/rooms/{room_path}/timeline?"),
        format!("/rooms/{room_path}/state?"),
        "/initial_sync?".to_owned(),
        format!("/initial_sync?since={before}&"),
        format!("/stream?timeout=0&from={before}&"),
    ] {
        let answer = bob.get(format!("{path}filter={filter}")).ok().await;
        let found = shown(&answer, &event);
        assert!(!found.is_empty(), "{path}");
        assert!(found.iter().all(|one| *one == whole), "{path}: {answer}");
    }
    let join = bob.join(&json!({ "room_id": room, "filter": filter }));
    assert_eq!(shown(&join.ok().await, &event), [whole]);
}
