//! Creating rooms: all of it or none.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, is_ephemeral, text};

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    (server, ann, bob)
}

/// CRE-1: everything asked for is there, in one unit, and the answer holds the room's entry like a join's (JOI-2, JOI-3).
#[tokio::test]
async fn a_room_is_made_with_all_that_was_asked_for() {
    let (server, ann, bob) = two().await;
    let before = server.server().app().position();
    let created = ann
        .create(&json!({
            "visibility": "public", "alias": "#boats:localhost", "name": "Boats", "topic": "All that floats",
            "invite": [bob.id, bob.id], "power_levels": { "kick": 60, "users": { (&bob.id): 50 } },
            "initial_state": [
                { "type": "state.m.room.history_visibility", "content": { "history_visibility": "joined" } },
                { "type": "state.com.example.berths", "state_key": "_north", "content": { "count": 12 } },
            ],
        }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    assert_eq!(created["alias"], "#boats:localhost");
    let entry = &created["room"];
    assert_eq!(
        (&entry["member_count"], &entry["invited_count"]),
        (&json!(1), &json!(1))
    );
    let types: Vec<String> = list(&entry["messages"])
        .iter()
        .map(|id| text(&entry["events"][id.as_str().expect("an id")], "type"))
        .collect();
    assert_eq!(
        types[0], "state.m.room.create",
        "what came before the rule is open, since each event is asked for by the rule at its place"
    );
    let made = usize::try_from(server.server().app().position() - before).expect("few");
    assert_eq!(
        (types.len(), made),
        (10, 10),
        "each once, the second invite too"
    );
    assert_furnished(&ann, &bob, &room).await;
    bob.join(&json!({ "alias": "#boats:localhost" })).ok().await;
}

/// Panics unless the state that was asked for is there.
async fn assert_furnished(ann: &User, bob: &User, room: &str) {
    for (event_type, key, pointer, value) in [
        ("state.m.room.name", "_", "/name", json!("Boats")),
        (
            "state.m.room.topic",
            "_",
            "/topic",
            json!("All that floats"),
        ),
        (
            "state.m.room.join_rules",
            "_",
            "/join_rule",
            json!("public"),
        ),
        (
            "state.m.room.history_visibility",
            "_",
            "/history_visibility",
            json!("joined"),
        ),
        ("state.com.example.berths", "_north", "/count", json!(12)),
        ("state.m.room.create", "_", "/creator", json!(ann.id)),
        (
            "state.m.room.member",
            bob.id.as_str(),
            "/membership",
            json!("invite"),
        ),
    ] {
        let event = ann.state(room, event_type, key).ok().await;
        assert_eq!(
            event["content"].pointer(pointer),
            Some(&value),
            "{event_type}"
        );
    }
}

/// CRE-1: power levels are merged over the defaults, key by key.
#[tokio::test]
async fn power_levels_are_merged_over_the_defaults() {
    let (_server, ann, bob) = two().await;
    let levels = json!({ "kick": 60, "users": { (&bob.id): 50 }, "events": { "message.x": 7 } });
    let created = ann
        .create(&json!({ "visibility": "private", "power_levels": levels }))
        .ok()
        .await;
    let found = ann
        .state(&text(&created, "room_id"), "state.m.room.power_levels", "_")
        .ok()
        .await;
    let found = &found["content"];
    assert_eq!(found["users"], json!({ (&ann.id): 100, (&bob.id): 50 }));
    assert_eq!(
        (&found["kick"], &found["ban"], &found["state_default"]),
        (&json!(60), &json!(50), &json!(50))
    );
    assert_eq!(
        (
            &found["events"]["message.x"],
            &found["events"]["state.m.room.name"]
        ),
        (&json!(7), &json!(100))
    );
}

/// CRE-1: a private room is for the invited.
#[tokio::test]
async fn a_private_room_is_for_the_invited() {
    let (server, ann, bob) = two().await;
    let cleo = User::register(&server, "cleo").await;
    let created = ann
        .create(&json!({ "visibility": "private", "invite": [bob.id] }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    cleo.join(&json!({ "room_id": room }))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.join_room(&room).await;
}

/// CRE-1, ERR-2, ERR-3: an alias that is taken is 409 `M_ROOM_IN_USE`, and nothing at all is left behind.
#[tokio::test]
async fn a_taken_alias_leaves_nothing_behind() {
    let (server, ann, bob) = two().await;
    let first = ann
        .create(&json!({ "visibility": "public", "alias": "#boats:localhost" }))
        .ok()
        .await;
    let (position, from) = (server.server().app().position(), ann.now().await);
    let again = json!({ "visibility": "public", "alias": "#boats:localhost", "invite": [ann.id], "name": "Mine" });
    let refusal = bob.create(&again).refused(409, "M_ROOM_IN_USE").await;
    assert_eq!(refusal["path"], "/alias");
    assert_eq!(server.server().app().position(), position);
    assert_eq!(ids(&ann.stream(&from).await["events"]), [""; 0]);
    let sync = bob.sync("").await;
    assert_eq!(
        (&sync["rooms"], &sync["rooms_total"]),
        (&json!([]), &json!(0))
    );
    let joined = bob.join(&json!({ "alias": "#boats:localhost" })).ok().await;
    assert_eq!(joined["room_id"], first["room_id"]);
}

/// CRE-1: of many who want one alias at the same time one gets it.
#[tokio::test]
async fn one_alias_is_given_once_however_many_want_it() {
    let (server, ann, _bob) = two().await;
    let wanted = json!({ "visibility": "public", "alias": "#boats:localhost" });
    let answers = futures::future::join_all((0..8).map(|_| ann.create(&wanted).send())).await;
    let (ok, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(ok.len(), 1);
    for answer in refused {
        answer.refused(409, "M_ROOM_IN_USE");
    }
    assert_eq!(ann.sync("").await["rooms_total"], 1);
    drop(server);
}

/// JOI-2: with `deliver` = `stream` the creator's own stream brings the room, without it doesn't; other devices get it.
#[tokio::test]
async fn a_created_room_comes_once_to_each_client() {
    let (_server, ann, _bob) = two().await;
    let (here, other) = (ann.in_session().await, ann.other_device().await);
    let from = here.now().await;
    let answered = here
        .create(&json!({ "visibility": "public", "name": "answered" }))
        .ok()
        .await;
    let streamed = here
        .create(&json!({ "visibility": "public", "name": "streamed", "deliver": "stream" }))
        .ok()
        .await;
    assert!(answered["room"].is_object() && streamed.get("room").is_none());
    let rooms = |read: &Value| {
        list(&read["joined"])
            .iter()
            .map(|entry| text(entry, "room_id"))
            .collect::<Vec<_>>()
    };
    let of = |read: &Value, room: &Value| {
        list(&read["events"])
            .iter()
            .filter(|event| event["room_id"] == *room && !is_ephemeral(event))
            .count()
    };
    let read = here.stream(&from).await;
    assert_eq!(rooms(&read), [text(&streamed, "room_id")]);
    assert_eq!(
        of(&read, &answered["room_id"]),
        0,
        "they came with the answer"
    );
    let read = other.stream(&from).await;
    assert_eq!(
        rooms(&read),
        [text(&answered, "room_id"), text(&streamed, "room_id")]
    );
    let all = answered["room"]["messages"].as_array().map_or(0, Vec::len);
    assert_eq!(
        of(&read, &answered["room_id"]),
        all - 1,
        "from the join on, which is the second event"
    );
    here.say(&text(&answered, "room_id"), "after").await;
    assert_eq!(of(&here.stream(&from).await, &answered["room_id"]), 1);
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
