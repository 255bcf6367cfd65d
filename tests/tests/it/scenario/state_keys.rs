//! Whose a state key is, and what it takes to use it.

use serde_json::json;
use tidings_tests::user::User;

use super::deleting::room;

const CUSTOM: &str = "state.com.example";

/// EVT-4: a user's key is for that user and for room ops: who has at least `state_default`, and at least 50.
#[tokio::test]
async fn room_ops_change_the_keys_of_others() {
    let (_server, ann, bob, room) = room().await;
    let bobs_level = format!("users/{}", bob.id);
    for (state_default, level, is_op) in [
        (0, 49, false),
        (0, 50, true),
        (50, 50, true),
        (60, 50, false),
        (60, 59, false),
        (60, 60, true),
    ] {
        for (key, value) in [("state_default", state_default), (&bobs_level, level)] {
            ann.set_level(&room, key, &json!(value)).ok().await;
        }
        for key in [
            ann.id.clone(),
            format!("{}/phone", ann.id),
            "@nobody:elsewhere".into(),
        ] {
            ann.set_state(&room, CUSTOM, &key, &json!({ "before": level }))
                .ok()
                .await;
            let content = json!({ "default": state_default, "level": level });
            let set = bob.set_state(&room, CUSTOM, &key, &content).send().await;
            let deleted = bob.delete_state(&room, CUSTOM, &key).send().await;
            let expected = if is_op { 200 } else { 403 };
            assert_eq!(
                [set.status, deleted.status],
                [expected; 2],
                "{state_default} {level} {key}"
            );
        }
    }
}

/// EVT-4: a key that starts with one's own user id takes what the room names for the type, else what sending messages takes;
/// any other takes what the room names, else what state takes.
#[tokio::test]
async fn own_keys_take_what_messages_take() {
    let (_server, ann, bob, room) = room().await;
    let of_type = format!("events/{CUSTOM}");
    let own = [bob.id.clone(), format!("{}/phone", bob.id)];
    for (events_default, type_level, may_own) in [
        (json!(0), json!(null), true),
        (json!(1), json!(null), false),
        (json!(1), json!(0), true),
        (json!(0), json!(1), false),
    ] {
        for (key, value) in [("events_default", &events_default), (&of_type, &type_level)] {
            ann.set_level(&room, key, value).ok().await;
        }
        let set = async |who: &User, key: &str| {
            let content = json!({ "at": [events_default, type_level] });
            who.set_state(&room, CUSTOM, key, &content)
                .send()
                .await
                .status
        };
        for key in &own {
            let expected = if may_own { 200 } else { 403 };
            assert_eq!(
                set(&bob, key).await,
                expected,
                "{events_default} {type_level} {key}"
            );
        }
        let free = if type_level == json!(0) { 200 } else { 403 };
        assert_eq!(
            set(&bob, "_free").await,
            free,
            "{events_default} {type_level}"
        );
        assert_eq!(set(&bob, &ann.id).await, 403);
        assert_eq!(set(&ann, "_free").await, 200);
    }
}

/// EVT-4, EVT-10: types with a stricter rule keep it: a profile is its user's alone, whatever a room op's power.
#[tokio::test]
async fn stricter_types_keep_their_rule() {
    let (_server, ann, bob, room) = room().await;
    let event = ann.say(&room, "x").await;
    for (event_type, content) in [
        (
            "state.m.room.member.profile",
            json!({ "displayname": "Bob" }),
        ),
        ("state.m.room.marker.read", json!({ "event_id": event })),
        (
            "state.m.room.marker.delivered",
            json!({ "event_id": event }),
        ),
    ] {
        ann.set_state(&room, event_type, &bob.id, &content)
            .refused(403, "M_FORBIDDEN")
            .await;
        bob.set_state(&room, event_type, &bob.id, &content)
            .ok()
            .await;
        ann.delete_state(&room, event_type, &bob.id)
            .refused(403, "M_FORBIDDEN")
            .await;
    }
    bob.delete_state(&room, "state.m.room.member.profile", &bob.id)
        .ok()
        .await;
}

/// EVT-5: custom types take the keys that their rule names, and come back under them.
#[tokio::test]
async fn custom_types_take_the_keys_of_their_rule() {
    let (_server, ann, _bob, room) = room().await;
    let deep = format!("{}/a/b", ann.id);
    for (event_type, key, status) in [
        ("state._com.example", "_", 200),
        ("state._com.example", "_any thing", 200),
        ("state._com.example", deep.as_str(), 200),
        ("state._@com.example", ann.id.as_str(), 200),
        ("state._@com.example", deep.as_str(), 200),
        ("state._@com.example", "_", 400),
        ("state._@com.example", "localhost", 400),
        // The right form, but nobody here is a server.
        ("state._:com.example", "localhost", 403),
        ("state._:com.example", "localhost/x", 403),
        ("state._:com.example", "_", 400),
        ("state._:com.example", ann.id.as_str(), 400),
    ] {
        let set = ann
            .set_state(&room, event_type, key, &json!({}))
            .send()
            .await;
        assert_eq!(set.status, status, "{event_type} {key}");
        let read = ann.state(&room, event_type, key).send().await;
        let expected = if status == 403 { 404 } else { status };
        assert_eq!(read.status, expected, "{event_type} {key}");
    }
}

/// EVT-7: the size of an event is asked before its schema.
#[tokio::test]
async fn the_size_is_asked_before_the_schema() {
    let (_server, ann, _bob, room) = room().await;
    let content = json!({ "name": 7, "more": "x".repeat(65_536) });
    ann.set_state(&room, "state.m.room.name", "_", &content)
        .refused(413, "M_TOO_LARGE")
        .await;
    let content = json!({ "name": 7, "more": "x".repeat(60_000) });
    let refusal = ann.set_state(&room, "state.m.room.name", "_", &content);
    assert_eq!(
        refusal.refused(400, "M_BAD_JSON").await["path"],
        "/content/name"
    );
}
