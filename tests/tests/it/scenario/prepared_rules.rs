//! What may be prepared, and what may still be sent when the room has changed meanwhile.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};

use super::prepared::{MESSAGE, hello, room, signed};

/// MSG-2: preparing is refused as sending is.
#[tokio::test]
async fn preparing_is_refused_as_sending_is() {
    let server = TestServer::start().await;
    let (ann, bob, room) = room(&server).await;
    let cleo = User::register(&server, "cleo").await;
    ann.set_level(&room, "events/message.com.example.loud", &json!(50))
        .ok()
        .await;
    let large = json!({ "msgtype": "m.text", "body": "x".repeat(66_000) });
    for (client, event_type, content, status, code) in [
        (&cleo, MESSAGE, hello(), 403, "M_FORBIDDEN"),
        (
            &bob,
            "message.com.example.loud",
            json!({}),
            403,
            "M_FORBIDDEN",
        ),
        (
            &bob,
            "state.m.room.name",
            json!({ "name": "x" }),
            400,
            "M_INVALID_PARAM",
        ),
        (
            &bob,
            "message.m.room.redaction",
            json!({}),
            400,
            "M_INVALID_PARAM",
        ),
        (
            &bob,
            MESSAGE,
            json!({ "msgtype": "m.text", "body": 5 }),
            400,
            "M_BAD_JSON",
        ),
        (
            &bob,
            MESSAGE,
            json!({ "msgtype": "m.text", "body": "x", "n": 0.5 }),
            400,
            "M_BAD_JSON",
        ),
        (&bob, MESSAGE, large, 413, "M_TOO_LARGE"),
    ] {
        let prepared = client
            .prepare(&room, event_type, &content)
            .refused(status, code)
            .await;
        let sent = client
            .send(&room, event_type, &content)
            .refused(status, code)
            .await;
        assert_eq!(prepared["error"], sent["error"]);
    }
    let nowhere = ann.prepare("!nowhere:localhost", MESSAGE, &hello());
    nowhere.refused(403, "M_FORBIDDEN").await;
}

/// MSG-2: the room's rules are asked when it is sent: who has lost the power, or left, can't.
#[tokio::test]
async fn the_rules_are_asked_when_it_is_sent() {
    let server = TestServer::start().await;
    let (ann, bob, room) = room(&server).await;
    let prepared = bob.prepare(&room, MESSAGE, &hello()).ok().await;
    ann.set_level(&room, "events_default", &json!(10))
        .ok()
        .await;
    bob.send_prepared(&room, &prepared)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.set_level(&room, "events_default", &json!(0)).ok().await;
    bob.leave(&room).await;
    bob.send_prepared(&room, &prepared)
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.join_room(&room).await;
    bob.send_prepared(&room, &signed(prepared, &bob)).ok().await;
}

/// MSG-2, EVT-7: with its signatures too an event has at most 64 KiB.
#[tokio::test]
async fn signatures_count_in_the_size() {
    let server = TestServer::start().await;
    let (ann, _bob, room) = room(&server).await;
    let content = json!({ "msgtype": "m.text", "body": "x".repeat(60_000) });
    let mut prepared = ann.prepare(&room, MESSAGE, &content).ok().await;
    prepared["event"]["signatures"] = json!({ &ann.id: { "ed25519:long": "y".repeat(6_000) } });
    ann.send_prepared(&room, &prepared)
        .refused(413, "M_TOO_LARGE")
        .await;
    ann.send_prepared(&room, &signed(prepared, &ann)).ok().await;
}

/// MSG-2, RED-1: a redaction takes the signatures with the content.
#[tokio::test]
async fn a_redaction_takes_the_signatures() {
    let server = TestServer::start().await;
    let (ann, bob, room) = room(&server).await;
    let prepared = signed(ann.prepare(&room, MESSAGE, &hello()).ok().await, &ann);
    let id = text(&ann.send_prepared(&room, &prepared).ok().await, "event_id");
    ann.redact(&id, &json!({})).ok().await;
    let left = bob.event(&id, "").ok().await;
    assert!(left.get("signatures").is_none(), "{left}");
}
