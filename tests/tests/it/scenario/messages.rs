//! Sending messages.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, place, text};
use tidings_tests::wire::encode;

async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// MSG-1, EVT-2, EVT-7: the answer holds the event as it was sent, and where in the stream it happened.
#[tokio::test]
async fn the_answer_holds_the_event_and_its_place() {
    let (_server, ann, bob, room) = room().await;
    let content = json!({ "msgtype": "m.text", "body": "hello", "com.example.mood": ["glad", { "deep": null }] });
    let before = bob.now().await;
    let sent = ann
        .send(&room, "message.m.room.message", &content)
        .ok()
        .await;
    let event = &sent["event"];
    assert_eq!(event["content"], content);
    assert_eq!(event["type"], "message.m.room.message");
    assert_eq!(
        (&event["sender"], &event["room_id"]),
        (&json!(ann.id), &json!(room))
    );
    assert_eq!(event["event_id"], sent["event_id"]);
    assert_eq!(event["origin_server_ts"], sent["origin_server_ts"]);
    assert!(
        event["unsigned"]["age"].is_u64() && event.get("state_key").is_none(),
        "{event}"
    );
    let read = bob.stream(&before).await;
    assert_eq!(ids(&read["events"]), [text(&sent, "event_id")]);
    assert_eq!(
        place(&read["end"]),
        place(&sent["position"]),
        "the position is right after the event"
    );
    assert_eq!(
        ids(&bob.stream(&text(&sent, "position")).await["events"]),
        [""; 0]
    );
}

/// MSG-1: `compact` answers only what the server added.
#[tokio::test]
async fn a_compact_answer_holds_what_the_server_added() {
    let (_server, ann, _bob, room) = room().await;
    let path = format!(
        "/rooms/{}/send/message.m.room.message?compact=true",
        encode(&room)
    );
    let content = json!({ "msgtype": "m.text", "body": "hello" });
    let sent = ann.post(&path, &json!({ "content": content })).ok().await;
    let keys: Vec<&String> = sent.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["event_id", "origin_server_ts", "position"]);
}

/// MSG-1, ERR-2: only joined members send; a room that isn't there reads the same.
#[tokio::test]
async fn only_joined_members_send() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let outside = cleo.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    let nowhere = cleo
        .text("!nowhere:localhost", "x")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(outside, nowhere);
    ann.invite(&room, &cleo.id).ok().await;
    cleo.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    bob.leave(&room).await;
    bob.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    assert_eq!(bodies(&ann.scroll(&room, "").await["chunk"]), [""; 0]);
}

/// MSG-1: sending takes the power that the room asks for this type.
#[tokio::test]
async fn sending_takes_power() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let levels = json!({ "events_default": 10, "events": { "message.com.example.small": 0 } });
    let created = ann
        .create(&json!({ "visibility": "public", "power_levels": levels }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    bob.join_room(&room).await;
    bob.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    bob.send(&room, "message.com.example.small", &json!({}))
        .ok()
        .await;
    ann.say(&room, "x").await;
}

/// EVT-1: a type needs its prefix, and only messages are sent.
#[tokio::test]
async fn only_message_types_are_sent() {
    let (_server, ann, _bob, room) = room().await;
    let content = json!({ "name": "x", "user_ids": [], "redacts": "$x:localhost" });
    for event_type in [
        "m.room.message",
        "state.m.room.name",
        "ephemeral.m.typing",
        "message",
        "message.m.room.redaction",
    ] {
        let refusal = ann
            .send(&room, event_type, &content)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["parameter"], "event_type", "{event_type}");
    }
}

/// EVT-8: content of a known type is held to its schema; `path` leads to the fault.
#[tokio::test]
async fn content_of_known_types_is_held_to_its_schema() {
    let (_server, ann, _bob, room) = room().await;
    for (content, path) in [
        (json!({ "msgtype": "m.text" }), "/content"),
        (json!({ "body": "x" }), "/content"),
        (
            json!({ "msgtype": "m.text", "body": ["x"] }),
            "/content/body",
        ),
        (
            json!({ "msgtype": "m.image", "body": "x", "url": 5 }),
            "/content/url",
        ),
    ] {
        let refusal = ann
            .send(&room, "message.m.room.message", &content)
            .refused(400, "M_BAD_JSON")
            .await;
        assert_eq!(refusal["path"], path, "{content}");
    }
}

/// EVT-8: numbers that canonical JSON can't hold are refused in any type; what it can hold comes back unchanged.
#[tokio::test]
async fn content_is_of_the_kind_that_canonical_json_holds() {
    let (_server, ann, bob, room) = room().await;
    let kind = "message.com.example.any";
    for (text, path) in [
        (r#"{"content":{"a":{"b":[1,0.5]}}}"#, "/content/a/b/1"),
        (r#"{"content":{"a":1e3}}"#, "/content/a"),
        (r#"{"content":{"a":9007199254740992}}"#, "/content/a"),
        (r#"{"content":{"a":-9007199254740992}}"#, "/content/a"),
        (r#"{"content":{"~/":1.0}}"#, "/content/~0~1"),
    ] {
        let request = ann.wire.request(
            http::Method::POST,
            format!("/_matrix/client/v2/rooms/{}/send/{kind}", encode(&room)),
        );
        let refusal = request
            .token(&ann.token)
            .body(text)
            .refused(400, "M_BAD_JSON")
            .await;
        assert_eq!(refusal["path"], path, "{text}");
    }
    let from = bob.now().await;
    let content = json!({
        "most": 9_007_199_254_740_991_u64, "least": -9_007_199_254_740_991_i64, "text": "\u{0}\u{1f6a2}\u{2028}\"\\",
        "": { "": [] }, "null": null, "zero": 0,
    });
    ann.send(&room, kind, &content).ok().await;
    assert_eq!(bob.stream(&from).await["events"][0]["content"], content);
}

/// EVT-7: an event has at most 64 KiB; a larger one is 413, whatever its type.
#[tokio::test]
async fn an_event_has_at_most_64_kib() {
    let (_server, ann, bob, room) = room().await;
    let from = bob.now().await;
    ann.text(&room, &"x".repeat(66_000))
        .refused(413, "M_TOO_LARGE")
        .await;
    ann.send(
        &room,
        "message.com.example.any",
        &json!({ "x": "x".repeat(65_536) }),
    )
    .refused(413, "M_TOO_LARGE")
    .await;
    assert_eq!(ids(&bob.stream(&from).await["events"]), [""; 0]);
    ann.send(
        &room,
        "message.com.example.any",
        &json!({ "x": "x".repeat(65_000) }),
    )
    .ok()
    .await;
    assert_eq!(ids(&bob.stream(&from).await["events"]).len(), 1);
}
