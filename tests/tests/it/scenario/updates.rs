//! Events that update others: who may, how many, and what becomes of them (UPD-1, UPD-2, UPD-6).

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, text};
use tidings_tests::wire::encode;

use super::redaction::room;

/// The bodies of what updates an event, as the event itself shows it.
async fn edits(reader: &User, event: &str) -> Vec<String> {
    bodies(&reader.event(event, "").ok().await["updated_by"])
}

/// UPD-1, UPD-3: a message is edited by events that name it; its own content stays as it was, and so does its sender's
/// action.
#[tokio::test]
async fn an_edit_stands_in_the_message_it_changes() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "Good mrning").await;
    let sent = ann.edit(&room, &message, "Good morning").ok().await;
    assert_eq!(sent["event"]["updates"], *message);
    for reader in [&ann, &bob] {
        let shown = reader.event(&message, "").ok().await;
        assert_eq!(shown["content"]["body"], "Good mrning");
        assert_eq!(bodies(&shown["updated_by"]), ["Good morning"]);
        assert_eq!(shown["updated_by"][0]["event_id"], sent["event_id"]);
        assert_eq!(shown["updated_by"][0]["updates"], *message);
        assert!(shown["updated_by"][0]["unsigned"]["age"].is_number());
        assert_eq!(shown.get("replies"), None);
    }
    let child = bob.event(&text(&sent, "event_id"), "").ok().await;
    assert_eq!(
        (child.get("updated_by"), &child["updates"]),
        (None, &json!(message))
    );
}

/// UPD-1, UPD-2: children of children stand in their own parents, all of them in the order of the timeline.
#[tokio::test]
async fn children_of_children_are_bundled_in_their_parents() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    let first = text(&ann.edit(&room, &message, "1").ok().await, "event_id");
    let second = text(&ann.edit(&room, &message, "2").ok().await, "event_id");
    let deeper = text(&ann.edit(&room, &first, "1.1").ok().await, "event_id");
    ann.edit(&room, &message, "3").ok().await;
    ann.edit(&room, &deeper, "1.1.1").ok().await;
    ann.edit(&room, &first, "1.2").ok().await;
    let shown = bob.event(&message, "").ok().await;
    assert_eq!(bodies(&shown["updated_by"]), ["1", "2", "3"]);
    let of_first = &shown["updated_by"][0]["updated_by"];
    assert_eq!(bodies(of_first), ["1.1", "1.2"]);
    assert_eq!(bodies(&of_first[0]["updated_by"]), ["1.1.1"]);
    assert_eq!(shown["updated_by"][1].get("updated_by"), None);
    let alone = bob.event(&first, "").ok().await;
    assert_eq!(bodies(&alone["updated_by"]), ["1.1", "1.2"]);
    // What hangs on a redacted child goes with it.
    ann.redact(&first, &json!({})).ok().await;
    assert_eq!(edits(&bob, &message).await, ["2", "3"]);
    ann.redact(&second, &json!({})).ok().await;
    assert_eq!(edits(&bob, &message).await, ["3"]);
}

/// UPD-2: a redacted child leaves the bundle; in a redacted parent none is shown.
#[tokio::test]
async fn what_is_redacted_leaves_the_bundle() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    let mut sent = Vec::new();
    for body in ["1", "2", "3"] {
        sent.push(text(
            &ann.edit(&room, &message, body).ok().await,
            "event_id",
        ));
    }
    ann.redact(&sent[1], &json!({})).ok().await;
    assert_eq!(edits(&bob, &message).await, ["1", "3"]);
    let page = bob.scroll(&room, "types=message.m.room.message").await;
    assert_eq!(bodies(&page["chunk"]), ["0"], "nor does it show on its own");
    ann.redact(&message, &json!({})).ok().await;
    let shown = bob.event(&message, "").ok().await;
    assert_eq!(
        (shown.get("updated_by"), &shown["content"]),
        (None, &json!({}))
    );
    let page = bob.scroll(&room, "types=message.m.room.message").await;
    assert_eq!(page["chunk"].as_array().map(Vec::len), Some(1));
    assert_eq!(page["chunk"][0].get("updated_by"), None);
}

/// UPD-6: only the sender of a message edits it. Other events are updated by whoever may send.
#[tokio::test]
async fn only_the_sender_of_a_message_edits_it() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "mine").await;
    let refusal = bob
        .edit(&room, &message, "yours")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(refusal["path"], "/updates");
    let edit = text(&ann.edit(&room, &message, "mine!").ok().await, "event_id");
    bob.edit(&room, &edit, "yours")
        .refused(403, "M_FORBIDDEN")
        .await;
    let content = json!({ "key": "wave" });
    bob.update(&room, "message.com.example.reaction", &message, &content)
        .ok()
        .await;
    let shown = ann.event(&message, "").ok().await;
    let types: Vec<&Value> = shown["updated_by"]
        .as_array()
        .expect("children")
        .iter()
        .map(|child| &child["type"])
        .collect();
    assert_eq!(
        types,
        ["message.m.room.message", "message.com.example.reaction"]
    );
}

/// UPD-1, UPD-4, REL-1: the parent exists and may be seen (404), is of the same room (400), and is one (400).
#[tokio::test]
async fn the_parent_is_one_event_of_the_same_room() {
    let (server, ann, bob, room) = room().await;
    let other = ann.public_room().await;
    let (here, there) = (ann.say(&room, "here").await, ann.say(&other, "there").await);
    let nowhere = "$AZrG5m4nc0mTgm9wJ0nV8w:localhost";
    for (user, parent, status, code) in [
        (&ann, nowhere, 404, "M_NOT_FOUND"),
        (&ann, &*there, 400, "M_INVALID_PARAM"),
        // Of a room that one doesn't know one doesn't learn what is in it.
        (&bob, &*there, 404, "M_NOT_FOUND"),
    ] {
        let content = json!({});
        let refusal = user
            .update(&room, "message.x", parent, &content)
            .refused(status, code)
            .await;
        assert_eq!(refusal["path"], "/updates");
        let refusal = user
            .reply(&room, parent, "m.comment", "x")
            .refused(status, code)
            .await;
        assert_eq!(refusal["path"], "/relates_to/event_id");
    }
    let both = json!({
        "content": {}, "updates": here, "relates_to": { "event_id": here, "rel_type": "m.comment" },
    });
    let path = format!("/rooms/{}/send/message.x", encode(&room));
    let refusal = ann.post(&path, &both).refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refusal["path"], "/relates_to");
    let eve = User::register(&server, "eve").await;
    eve.edit(&room, &here, "x")
        .refused(403, "M_FORBIDDEN")
        .await;
    eve.edit(&room, nowhere, "x")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(edits(&ann, &here).await, [""; 0]);
}

/// UPD-1, JOI-6: what may not be seen can't be updated.
#[tokio::test]
async fn what_may_not_be_seen_takes_no_children() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let visibility = json!({ "history_visibility": "joined" });
    let room = json!({
        "visibility": "public",
        "initial_state": [{ "type": "state.m.room.history_visibility", "state_key": "_", "content": visibility }],
    });
    let room = text(&ann.create(&room).ok().await, "room_id");
    let before = ann.say(&room, "before").await;
    bob.join_room(&room).await;
    bob.update(&room, "message.x", &before, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    bob.reply(&room, &before, "m.comment", "x")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// UPD-2: a thousand updates and no more, however many want to be in at once; a redacted one leaves its place.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_parent_takes_a_thousand_updates() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    let mut taken = Vec::new();
    for _ in 0..33 {
        let update = || bob.update(&room, "message.x", &message, &json!({})).send();
        let answers = futures::future::join_all((0..32).map(|_| update())).await;
        for answer in answers {
            if answer.status == 200 {
                taken.push(text(&answer.body, "event_id"));
            } else {
                let refusal = answer.refused(400, "M_INVALID_PARAM");
                assert_eq!(refusal["path"], "/updates");
            }
        }
    }
    assert_eq!(taken.len(), 1_000);
    let shown = ann.event(&message, "").ok().await;
    assert_eq!(shown["updated_by"].as_array().map(Vec::len), Some(1_000));
    bob.update(&room, "message.x", &message, &json!({}))
        .refused(400, "M_INVALID_PARAM")
        .await;
    // Receipts, replies and updates of updates take no place.
    bob.receipt(&room, "read", &message).ok().await;
    bob.reply(&room, &message, "m.comment", "x").ok().await;
    bob.update(&room, "message.x", &taken[7], &json!({}))
        .ok()
        .await;
    ann.redact(&taken[500], &json!({})).ok().await;
    bob.update(&room, "message.x", &message, &json!({}))
        .ok()
        .await;
    bob.update(&room, "message.x", &message, &json!({}))
        .refused(400, "M_INVALID_PARAM")
        .await;
}

/// UPD-1: updates of updates go so and so deep.
#[tokio::test]
async fn updates_of_updates_have_a_bottom() {
    let (_server, ann, _bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    let mut deepest = message.clone();
    for level in 1..=8 {
        let sent = ann.edit(&room, &deepest, &level.to_string()).ok().await;
        deepest = text(&sent, "event_id");
    }
    let refusal = ann
        .edit(&room, &deepest, "9")
        .refused(400, "M_INVALID_PARAM")
        .await;
    assert_eq!(refusal["path"], "/updates");
    let mut shown = ann.event(&message, "").ok().await;
    for level in 0..=8 {
        assert_eq!(shown["content"]["body"], level.to_string());
        shown = shown["updated_by"][0].clone();
    }
    assert_eq!(shown, Value::Null);
}

/// UPD-2, ACT-4: a child is made once however often it is asked for, and stays where it is over a restart.
#[tokio::test]
async fn updates_survive_a_restart() {
    let (mut server, ann, bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    let client = ann.in_session().await;
    for _ in 0..3 {
        client.edit(&room, &message, "1").action(0).ok().await;
    }
    server.restart().await;
    assert_eq!(edits(&bob, &message).await, ["1"]);
    ann.edit(&room, &message, "2").ok().await;
    assert_eq!(edits(&bob, &message).await, ["1", "2"]);
}

/// SYN-5, UPD-6: edits aren't unread, replies are.
#[tokio::test]
async fn edits_are_not_unread() {
    let (_server, ann, bob, room) = room().await;
    let message = ann.say(&room, "0").await;
    bob.mark(&room, "read", &message).ok().await;
    for body in ["1", "2"] {
        ann.edit(&room, &message, body).ok().await;
    }
    let unread = async || bob.sync("").await["rooms"][0]["unread"].clone();
    assert_eq!(unread().await, 0);
    ann.reply(&room, &message, "m.comment", "x").ok().await;
    assert_eq!(unread().await, 1);
}
