//! Setting and reading state.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};

async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// STA-1: state is set and read by type and key.
#[tokio::test]
async fn state_is_set_and_read() {
    let (_server, ann, bob, room) = room().await;
    bob.state(&room, "state.m.room.name", "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    let set = ann
        .set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
        .ok()
        .await;
    let read = bob.state(&room, "state.m.room.name", "_").ok().await;
    assert_eq!(read["event_id"], set["event_id"]);
    assert_eq!(
        (&read["content"], &read["state_key"]),
        (&json!({ "name": "Boats" }), &json!("_"))
    );
}

/// STA-1: setting the value that stands makes no event and answers the present one, key order aside.
#[tokio::test]
async fn setting_what_stands_answers_the_present_event() {
    let (server, ann, bob, room) = room().await;
    let first = ann
        .set_state(
            &room,
            "state.com.example",
            "_",
            &json!({ "a": 1, "b": [2] }),
        )
        .ok()
        .await;
    let position = server.server().app().position();
    let again = ann
        .set_state(
            &room,
            "state.com.example",
            "_",
            &json!({ "b": [2], "a": 1 }),
        )
        .ok()
        .await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&first["event_id"], &first["position"])
    );
    assert_eq!(server.server().app().position(), position);
    let from = bob.now().await;
    let other = ann
        .set_state(
            &room,
            "state.com.example",
            "_",
            &json!({ "a": 1, "b": [3] }),
        )
        .ok()
        .await;
    assert_ne!(other["event_id"], first["event_id"]);
    assert_eq!(
        bob.stream(&from).await["events"][0]["event_id"],
        other["event_id"]
    );
}

/// STA-1: setting takes the power for the type, `state_default` where the room says nothing.
#[tokio::test]
async fn setting_takes_power() {
    let (_server, ann, bob, room) = room().await;
    bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "x" }))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.state(&room, "state.m.room.topic", "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    let levels = json!({ "users": { (&ann.id): 100 }, "events": { "state.m.room.topic": 0 }, "state_default": 50 });
    ann.set_state(&room, "state.m.room.power_levels", "_", &levels)
        .ok()
        .await;
    bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "x" }))
        .ok()
        .await;
    bob.set_state(&room, "state.m.room.power_levels", "_", &levels)
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// EVT-4: whose a key is.
#[tokio::test]
async fn keys_belong_to_those_they_name() {
    let (_server, ann, bob, room) = room().await;
    let set = |who: &User, key: &str| {
        who.set_state(&room, "state.com.example", key, &json!({ "by": who.id }))
    };
    for (who, key) in [
        (&bob, bob.id.clone()),
        (&bob, format!("{}/phone", bob.id)),
        (&ann, bob.id.clone()),
        (&ann, "_x y".into()),
    ] {
        set(who, &key).ok().await;
        assert_eq!(
            ann.state(&room, "state.com.example", &key).ok().await["content"]["by"],
            who.id
        );
    }
    for (who, key) in [
        (&bob, ann.id.as_str()),
        (&bob, "_"),
        (&ann, "localhost"),
        (&ann, "word"),
        (&ann, "localhost/x"),
    ] {
        set(who, key).refused(403, "M_FORBIDDEN").await;
    }
    for key in ["!x", " ", "#a:b", "@ann"] {
        assert_eq!(
            set(&ann, key).refused(400, "M_INVALID_PARAM").await["parameter"],
            "state_key",
            "{key}"
        );
    }
}

/// EVT-5: the type says which keys it takes, before anybody asks who may.
#[tokio::test]
async fn types_say_which_keys_they_take() {
    let (_server, ann, bob, room) = room().await;
    for (event_type, key) in [
        ("state._@com.example", "_"),
        ("state._@com.example", "localhost"),
        ("state._:com.example", "_"),
        ("state._:com.example", ann.id.as_str()),
        ("state.m.room.name", "_x"),
        ("state.m.room.member", "_"),
    ] {
        for who in [&ann, &bob] {
            let content = json!({ "name": "x", "membership": "join" });
            let refusal = who
                .set_state(&room, event_type, key, &content)
                .refused(400, "M_INVALID_PARAM")
                .await;
            assert_eq!(refusal["parameter"], "state_key", "{event_type} {key}");
        }
        let read = ann
            .state(&room, event_type, key)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(read["parameter"], "state_key");
    }
    ann.set_state(&room, "state._@com.example", &ann.id, &json!({}))
        .ok()
        .await;
    ann.set_state(&room, "state._com.example", "_any", &json!({}))
        .ok()
        .await;
}

/// EVT-1, EVT-8: only state types are set, with content that fits.
#[tokio::test]
async fn only_fitting_state_is_set() {
    let (_server, ann, _bob, room) = room().await;
    for event_type in ["message.m.x", "ephemeral.m.x", "m.room.name"] {
        let refusal = ann
            .set_state(&room, event_type, "_", &json!({}))
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["parameter"], "event_type", "{event_type}");
    }
    for (event_type, content, path) in [
        ("state.m.room.name", json!({ "name": 7 }), "/content/name"),
        ("state.m.room.name", json!({}), "/content"),
        (
            "state.m.room.join_rules",
            json!({ "join_rule": "sometimes" }),
            "/content/join_rule",
        ),
        (
            "state.m.room.power_levels",
            json!({ "users": { "ann": 1 } }),
            "/content/users",
        ),
        (
            "state.m.room.power_levels",
            json!({ "ban": "50" }),
            "/content/ban",
        ),
    ] {
        let answer = ann.set_state(&room, event_type, "_", &content).send().await;
        assert_eq!(
            answer.status, 400,
            "{event_type} {content}: {}",
            answer.body
        );
        let found = text(&answer.body, "path");
        assert!(found.starts_with(path), "{event_type} {content}: {found}");
    }
}

/// STA-1: what makes a room isn't changed by setting state.
#[tokio::test]
async fn creation_and_others_membership_cannot_be_set() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let member = "state.m.room.member";
    ann.set_state(
        &room,
        "state.m.room.create",
        "_",
        &json!({ "creator": bob.id }),
    )
    .refused(403, "M_FORBIDDEN")
    .await;
    let join = json!({ "membership": "join" });
    ann.set_state(&room, member, &cleo.id, &join)
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.set_state(&room, member, &ann.id, &json!({ "membership": "ban" }))
        .refused(403, "M_FORBIDDEN")
        .await;
    let profile = json!({ "displayname": "Bob" });
    ann.set_state(&room, "state.m.room.member.profile", &bob.id, &profile)
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.set_state(&room, "state.m.room.member.profile", &bob.id, &profile)
        .ok()
        .await;
}

/// ERR-2: who has no part in a room reads nothing of it, and can't tell it from one that isn't there. Who left reads the
/// state of the leave (JOI-6).
#[tokio::test]
async fn reading_takes_a_part_in_the_room() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    ann.set_state(
        &room,
        "state.m.room.name",
        "_",
        &json!({ "name": "before" }),
    )
    .ok()
    .await;
    let here = cleo
        .state(&room, "state.m.room.name", "_")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        here,
        cleo.state("!nowhere:localhost", "state.m.room.name", "_")
            .refused(403, "M_FORBIDDEN")
            .await
    );
    ann.invite(&room, &cleo.id).ok().await;
    cleo.state(&room, "state.m.room.name", "_")
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.leave(&room).await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "after" }))
        .ok()
        .await;
    assert_eq!(
        bob.state(&room, "state.m.room.name", "_").ok().await["content"]["name"],
        "before"
    );
    assert_eq!(
        ann.state(&room, "state.m.room.name", "_").ok().await["content"]["name"],
        "after"
    );
}
