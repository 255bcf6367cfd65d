//! Rooms that aren't made, because one thing about them can't be.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::User;

/// What can't be, the status it is refused with, and where the fault lies in the body.
fn faults(ann: &str, bob: &str) -> Vec<(Value, u16, &'static str)> {
    let mut faults = vec![
        (json!({ "alias": "#boats:elsewhere" }), 400, "/alias"),
        (json!({ "invite": [bob, ann] }), 400, "/invite/1"),
        (
            json!({ "power_levels": { "users": { "bob": 50 } } }),
            400,
            "/power_levels/users",
        ),
    ];
    let states = [
        (
            "state.m.room.name",
            "_",
            json!({ "name": 5 }),
            400,
            "/initial_state/1/content/name",
        ),
        (
            "state.m.room.create",
            "_",
            json!({ "creator": bob }),
            400,
            "/initial_state/1/type",
        ),
        (
            "state.m.room.member",
            bob,
            json!({ "membership": "join" }),
            400,
            "/initial_state/1/type",
        ),
        ("message.x", "_", json!({}), 400, "/initial_state/1/type"),
        ("state.x", "!", json!({}), 400, "/initial_state/1/state_key"),
        (
            "state._@x",
            "_",
            json!({}),
            400,
            "/initial_state/1/state_key",
        ),
        ("state.x", "word", json!({}), 403, ""),
        (
            "state.x",
            "_",
            json!({ "x": 0.5 }),
            400,
            "/initial_state/1/content/x",
        ),
    ];
    faults.extend(states.map(|(event_type, key, content, status, path)| {
        let fine = json!({ "type": "state.m.room.topic", "content": { "topic": "fine" } });
        let bad = json!({ "type": event_type, "state_key": key, "content": content });
        (json!({ "initial_state": [fine, bad] }), status, path)
    }));
    faults
}

/// CRE-1, ERR-3: one thing that can't be refuses the whole room, and `path` leads to it.
#[tokio::test]
async fn one_fault_refuses_the_whole_room() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let position = server.server().app().position();
    for (part, status, path) in faults(&ann.id, &bob.id) {
        let mut body = json!({ "visibility": "public", "name": "Boats", "invite": [bob.id] });
        let parts = part.as_object().cloned().unwrap_or_default();
        body.as_object_mut().expect("an object").extend(parts);
        let answer = ann.create(&body).send().await;
        assert_eq!(answer.status, status, "{body}: {}", answer.body);
        let found = answer.body["path"].as_str().unwrap_or_default();
        assert!(found.starts_with(path), "{body}: {}", answer.body);
    }
    assert_eq!(server.server().app().position(), position);
    assert_eq!(ann.sync("").await["rooms_total"], 0);
    assert_eq!(bob.sync("").await["invites"], json!([]));
}
