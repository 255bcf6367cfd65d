//! Receipts for one's own clients, of which nobody else learns (UPD-5).

use std::time::Duration;

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, entry, ids, is_ephemeral, text};
use tidings_tests::wire::encode;

use super::redaction::{room, shown};

/// The same without what changes by the time alone: ages, and where the stream stands.
fn still(value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(still).collect();
            if list.iter().all(is_ephemeral) {
                list.sort_by_key(Value::to_string);
            }
            list.into()
        }
        Value::Object(map) => {
            let moving = ["age", "end", "start", "rooms_next", "last_active_ago"];
            let kept = map.iter().filter(|(key, _)| !moving.contains(&&***key));
            kept.map(|(key, value)| (key.clone(), still(value)))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        other => other.clone(),
    }
}

/// Everything that somebody can see of a room and of others.
async fn sight(reader: &User, room: &str, other: &str, message: &str, since: &str) -> Vec<Value> {
    let (room, other, message) = (encode(room), encode(other), encode(message));
    let mut answers = Vec::new();
    for path in [
        "/initial_sync".to_owned(),
        "/initial_sync?rooms_limit=1".to_owned(),
        format!("/initial_sync?since={since}"),
        format!("/stream?timeout=0&from={since}"),
        format!("/rooms/{room}/timeline"),
        format!("/rooms/{room}/timeline?limit=0"),
        format!("/rooms/{room}/timeline?dir=f"),
        format!("/rooms/{room}/state"),
        format!("/rooms/{room}/members"),
        format!("/events/{message}"),
        format!("/events/{message}/context"),
        format!("/events/{message}/replies"),
        format!("/presence/{other}"),
        format!("/profile/{other}"),
    ] {
        answers.push(still(&reader.get(path).ok().await));
    }
    let search = reader.post("/published_rooms", &json!({})).ok().await;
    answers.push(search["rooms"].clone());
    answers
}

/// UPD-5: a receipt comes to the same user's clients, in streams, deltas and bundles.
#[tokio::test]
async fn a_receipt_reaches_ones_own_clients() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "hello").await;
    let tablet = bob.other_device().await;
    let (since, now) = (text(&tablet.sync("").await, "end"), tablet.now().await);
    let delivered = bob.receipt(&room, "delivered", &message).ok().await;
    let read = bob.receipt(&room, "read", &message).ok().await;
    let receipts = [text(&delivered, "event_id"), text(&read, "event_id")];
    assert_eq!(read["event"]["updates"], *message);
    assert_eq!(ids(&tablet.stream(&now).await["events"]), receipts);
    let delta = tablet.sync(&format!("since={since}")).await;
    let messages = &entry(&delta["rooms"], &room)["messages"];
    assert_eq!(*messages, json!(receipts));
    for answer in [
        tablet.event(&message, "").ok().await,
        shown(&tablet.scroll(&room, "").await, &message)[0].clone(),
        shown(&tablet.sync("").await, &message)[0].clone(),
    ] {
        assert_eq!(ids(&answer["updated_by"]), receipts);
    }
    assert_eq!(
        tablet.event(&receipts[0], "").ok().await["type"],
        "message.m.receipt.delivered"
    );
    // A waiting stream of one's own is answered.
    let waiting = tablet.in_session().await;
    let here = waiting.now().await;
    let wait = waiting
        .get(format!("/stream?timeout=60000&from={here}"))
        .ok();
    let other = ann.say(&room, "again").await;
    let (answer, ()) = tokio::join!(wait, async {
        bob.receipt(&room, "read", &other).ok().await;
    });
    assert!(!ids(&answer["events"]).is_empty());
}

/// UPD-5: no other user, no count, no bundle and no published figure moves by a receipt; nobody else can get or use it.
#[tokio::test]
async fn nobody_else_learns_of_a_receipt() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let (quiet, room) = (ann.public_room().await, ann.public_room().await);
    for room in [&quiet, &room] {
        bob.join_room(room).await;
    }
    bob.publish(&room, true).refused(403, "M_FORBIDDEN").await;
    ann.publish(&room, true).ok().await;
    let message = ann.say(&room, "hello").await;
    ann.reply(&room, &message, "m.comment", "reply").ok().await;
    ann.say(&quiet, "later").await;
    let ann = ann.in_session().await;
    let since = text(&bob.sync("").await, "end");
    let before = sight(&bob, &room, &ann.id, &message, &since).await;
    let (own, own_unread) = (
        ann.sync("").await,
        sight(&ann, &room, &bob.id, &message, &since).await,
    );
    let active = async || {
        let presence = bob.get(format!("/presence/{}", encode(&ann.id))).ok().await;
        presence["last_active_ago"]
            .as_u64()
            .expect("ann was active")
    };
    let active_before = active().await;
    clock.advance(Duration::from_secs(1));
    let receipt = text(&ann.receipt(&room, "read", &message).ok().await, "event_id");
    ann.receipt(&room, "delivered", &message).ok().await;
    let after = sight(&bob, &room, &ann.id, &message, &since).await;
    for (what, (after, before)) in after.iter().zip(&before).enumerate() {
        assert_eq!(after, before, "{what}");
    }
    assert_eq!(active().await, active_before + 1_000);
    for (answer, what) in after.iter().zip(0..) {
        assert!(!answer.to_string().contains(&receipt), "{what}");
    }
    // One's own counts don't move either.
    let again = ann.sync("").await;
    for key in ["unread", "member_count"] {
        assert_eq!(
            entry(&again["rooms"], &room)[key],
            entry(&own["rooms"], &room)[key]
        );
    }
    let page = |sight: &[Value]| (sight[4]["remaining"].clone(), sight[5]["remaining"].clone());
    assert_eq!(
        page(&sight(&ann, &room, &bob.id, &message, &since).await),
        page(&own_unread)
    );
    bob.event(&receipt, "").refused(404, "M_NOT_FOUND").await;
    bob.context(&receipt, "").refused(404, "M_NOT_FOUND").await;
    bob.replies(&receipt, "").refused(404, "M_NOT_FOUND").await;
    bob.redact(&receipt, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    bob.mark(&room, "read", &receipt)
        .refused(404, "M_NOT_FOUND")
        .await;
    bob.update(&room, "message.x", &receipt, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    bob.reply(&room, &receipt, "m.comment", "x")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// UPD-5, EVT-9: what others send doesn't build on a receipt, also when the room was read from the store again.
#[tokio::test]
async fn nothing_builds_on_a_receipt() {
    let (mut server, ann, bob, room) = room().await;
    let message = ann.say(&room, "hello").await;
    let signed = bob.filter(&json!({ "format": "federation" })).await;
    let form = async |event: &str| bob.event(event, &signed).ok().await;
    let mut last = message.clone();
    for restart in [false, true] {
        let receipt = text(&ann.receipt(&room, "read", &last).ok().await, "event_id");
        ann.receipt(&room, "delivered", &last).ok().await;
        if restart {
            server.restart().await;
        }
        let next = bob.say(&room, "next").await;
        let (before, after) = (form(&last).await, form(&next).await);
        assert!(after["prev_events"].to_string().contains(&last), "{after}");
        assert!(!after.to_string().contains(&receipt), "{after}");
        assert_eq!(
            after["depth"].as_u64(),
            before["depth"].as_u64().map(|depth| depth + 1)
        );
        last = next;
    }
}

/// UPD-5: one's own receipts aren't what others hang something on, and their redaction is as secret.
#[tokio::test]
async fn nothing_hangs_on_a_receipt() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "hello").await;
    let receipt = text(&ann.receipt(&room, "read", &message).ok().await, "event_id");
    for refusal in [
        ann.update(&room, "message.x", &receipt, &json!({}))
            .refused(400, "M_INVALID_PARAM")
            .await,
        ann.receipt(&room, "read", &receipt)
            .refused(400, "M_INVALID_PARAM")
            .await,
    ] {
        assert_eq!(refusal["path"], "/updates");
    }
    ann.reply(&room, &receipt, "m.comment", "x")
        .refused(400, "M_INVALID_PARAM")
        .await;
    ann.mark(&room, "read", &receipt)
        .refused(404, "M_NOT_FOUND")
        .await;
    let (bobs, anns) = (bob.now().await, ann.now().await);
    let redaction = text(&ann.redact(&receipt, &json!({})).ok().await, "event_id");
    assert_eq!(ids(&bob.stream(&bobs).await["events"]), [""; 0]);
    bob.event(&redaction, "").refused(404, "M_NOT_FOUND").await;
    assert_eq!(ids(&ann.stream(&anns).await["events"]), [redaction]);
    assert_eq!(ann.event(&message, "").ok().await.get("updated_by"), None);
    assert_eq!(ann.event(&receipt, "").ok().await["content"], json!({}));
}

/// UPD-5: a receipt names the event it is for. A second one of the same type makes no event and answers the first.
#[tokio::test]
async fn a_receipt_is_for_an_event_and_once_is_enough() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "hello").await;
    for event_type in ["message.m.receipt.read", "message.m.receipt.delivered"] {
        let refusal = bob
            .send(&room, event_type, &json!({}))
            .refused(400, "M_BAD_JSON")
            .await;
        assert_eq!(refusal["path"], "/updates");
        let path = format!("/rooms/{}/send/{event_type}", encode(&room));
        let relates_to = json!({ "event_id": message, "rel_type": "m.comment" });
        let body = json!({ "content": {}, "relates_to": relates_to });
        bob.post(path, &body).refused(400, "M_BAD_JSON").await;
    }
    let first = text(&bob.receipt(&room, "read", &message).ok().await, "event_id");
    let here = bob.now().await;
    let same = bob.receipt(&room, "read", &message).ok().await;
    let session = bob.other_device().await.in_session().await;
    let other = session
        .receipt(&room, "read", &message)
        .action(0)
        .ok()
        .await;
    assert_eq!(
        (text(&same, "event_id"), text(&other, "event_id")),
        (first.clone(), first.clone())
    );
    assert_eq!(ids(&bob.stream(&here).await["events"]), [""; 0]);
    assert_ne!(
        text(
            &bob.receipt(&room, "delivered", &message).ok().await,
            "event_id"
        ),
        first
    );
    assert_ne!(
        text(&ann.receipt(&room, "read", &message).ok().await, "event_id"),
        first
    );
}

/// UPD-5, SYN-2, SYN-6: a room isn't more active by others' receipts: it isn't in a delta for them and keeps its place.
#[tokio::test]
async fn a_room_is_not_more_active_by_others_receipts() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "hello").await;
    let other = ann.public_room().await;
    bob.join_room(&other).await;
    let since = text(&bob.sync("").await, "end");
    let order = |sync: &Value| -> Vec<String> {
        let rooms = sync["rooms"].as_array().expect("rooms").iter();
        rooms.map(|room| text(room, "room_id")).collect()
    };
    assert_eq!(order(&bob.sync("").await), [other.clone(), room.clone()]);
    ann.receipt(&room, "read", &message).ok().await;
    assert_eq!(order(&bob.sync("").await), [other.clone(), room.clone()]);
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(
        (&delta["rooms"], &delta["rooms_total"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(order(&ann.sync("").await), [room.clone(), other.clone()]);
    let own = ann.sync(&format!("since={since}")).await;
    assert_eq!(order(&own), [room]);
}
