//! Joining rooms.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    (server, ann, bob)
}

/// JOI-1, JOI-3: by id, by alias, by the invite's event id; the answer holds the room's entry with its members.
#[tokio::test]
async fn a_room_is_joined_by_id_alias_or_invite() {
    let (server, ann, bob) = two().await;
    let (cleo, dora) = (
        User::register(&server, "cleo").await,
        User::register(&server, "dora").await,
    );
    let created = ann
        .create(&json!({ "visibility": "public", "alias": "#boats:localhost", "name": "Boats" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    ann.say(&room, "hello").await;
    let invite = ann.invite(&room, &dora.id).ok().await;
    let ways = [
        (&bob, json!({ "room_id": room })),
        (
            &cleo,
            json!({ "alias": "#boats:localhost", "servers": ["elsewhere.example"] }),
        ),
        (&dora, json!({ "invite_event_id": invite["event_id"] })),
    ];
    for (index, (who, body)) in ways.into_iter().enumerate() {
        let joined = who.join(&body).ok().await;
        assert_eq!(joined["room_id"], room);
        let entry = &joined["room"];
        assert_eq!(
            (&entry["membership"], &entry["member_count"]),
            (&json!("join"), &json!(index + 2))
        );
        let members = entry["members"].as_array().expect("members");
        let of = |user: &User| {
            members
                .iter()
                .find(|member| member["user_id"] == user.id)
                .cloned()
        };
        assert_eq!(of(who).expect("the joiner")["membership"], "join");
        assert_eq!(of(&ann).expect("the maker")["power_level"], 100);
        let newest = entry["messages"]
            .as_array()
            .expect("ids")
            .last()
            .and_then(|id| id.as_str())
            .expect("an id");
        assert_eq!(
            entry["events"][newest]["state_key"], who.id,
            "the join is the newest event"
        );
    }
}

/// JOI-1, JOI-5: more than one way to name the room, or none, is 400.
#[tokio::test]
async fn a_room_is_named_in_exactly_one_way() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    for body in [
        json!({}),
        json!({ "room_id": room, "alias": "#boats:localhost" }),
        json!({ "room_id": room, "invite_event_id": "$x:localhost" }),
        json!({ "alias": "#boats:localhost", "invite_event_id": "$x:localhost" }),
    ] {
        bob.join(&body).refused(400, "M_INVALID_PARAM").await;
    }
}

/// JOI-5, ERR-2: an unknown alias, and an invite that isn't one's own, are 404.
#[tokio::test]
async fn unknown_aliases_and_invites_are_404() {
    let (server, ann, bob) = two().await;
    let cleo = User::register(&server, "cleo").await;
    let room = ann.public_room().await;
    let invite = ann.invite(&room, &cleo.id).ok().await;
    let message = ann.say(&room, "x").await;
    bob.join(&json!({ "alias": "#nothing:localhost" }))
        .refused(404, "M_NOT_FOUND")
        .await;
    bob.join(&json!({ "alias": "#nothing:elsewhere" }))
        .refused(404, "M_NOT_FOUND")
        .await;
    let mut refusals = Vec::new();
    for event in [
        text(&invite, "event_id"),
        message,
        "$nothing:localhost".to_owned(),
    ] {
        refusals.push(
            bob.join(&json!({ "invite_event_id": event }))
                .refused(404, "M_NOT_FOUND")
                .await,
        );
    }
    refusals.dedup();
    assert_eq!(
        refusals.len(),
        1,
        "somebody else's invite reads like none: {refusals:?}"
    );
}

/// JOI-5, ERR-2: a room that one can't join and one that doesn't exist give the same answer.
#[tokio::test]
async fn a_room_one_cannot_join_reads_like_none() {
    let (_server, ann, bob) = two().await;
    let mut refusals = Vec::new();
    let of = async |body: serde_json::Value| text(&ann.create(&body).ok().await, "room_id");
    let private =
        json!([{ "type": "state.m.room.join_rules", "content": { "join_rule": "private" } }]);
    let invited_only = of(json!({ "visibility": "private" })).await;
    let nobodys =
        of(json!({ "visibility": "public", "initial_state": private, "invite": [bob.id] })).await;
    let banned = of(json!({ "visibility": "public" })).await;
    let ban = json!({ "membership": "ban" });
    ann.set_state(&banned, "state.m.room.member", &bob.id, &ban)
        .ok()
        .await;
    for room in [
        invited_only,
        nobodys,
        banned,
        "!nowhere:localhost".into(),
        "!nowhere:elsewhere.example".into(),
    ] {
        refusals.push(
            bob.join(&json!({ "room_id": room }))
                .refused(403, "M_FORBIDDEN")
                .await,
        );
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
}

/// JOI-5: joining when joined makes no event and answers as the join did.
#[tokio::test]
async fn joining_when_joined_changes_nothing() {
    let (server, ann, bob) = two().await;
    let room = ann.public_room().await;
    let first = bob.join(&json!({ "room_id": room })).ok().await;
    let position = server.server().app().position();
    let again = bob.join(&json!({ "room_id": room })).ok().await;
    assert_eq!(server.server().app().position(), position);
    assert_eq!(first["room"]["messages"], again["room"]["messages"]);
    assert_eq!(again["room"]["member_count"], 2);
}

/// JOI-5: who left joins a public room again; a ban beats it.
#[tokio::test]
async fn who_left_joins_again() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    bob.leave(&room).await;
    bob.join_room(&room).await;
    bob.say(&room, "back").await;
    ann.set_state(
        &room,
        "state.m.room.member",
        &bob.id,
        &json!({ "membership": "ban" }),
    )
    .ok()
    .await;
    bob.join(&json!({ "room_id": room }))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.text(&room, "x").refused(403, "M_FORBIDDEN").await;
}

/// JOI-2, STR-6: what the answer brought, this session's stream doesn't repeat; the user's other clients get the room in
/// theirs; with `deliver` = `stream` so does this one.
#[tokio::test]
async fn the_rooms_entry_comes_once_to_each_client() {
    let (_server, ann, bob) = two().await;
    let (here, other) = (bob.in_session().await, bob.other_device().await);
    let (one, two) = (ann.public_room().await, ann.public_room().await);
    let from = here.now().await;
    assert!(here.join(&json!({ "room_id": one })).ok().await["room"].is_object());
    assert!(
        here.join(&json!({ "room_id": two, "deliver": "stream" }))
            .ok()
            .await
            .get("room")
            .is_none()
    );
    ann.say(&one, "in one").await;
    let read = here.stream(&from).await;
    assert_eq!(read["joined"].as_array().map(Vec::len), Some(1));
    assert_eq!(entry(&read["joined"], &two)["member_count"], 2);
    assert_eq!(bodies(&read["events"]), ["in one"]);
    let joins: Vec<&serde_json::Value> = read["events"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|event| event["state_key"] == bob.id)
        .collect();
    assert_eq!(
        joins.len(),
        1,
        "the join that the answer brought isn't repeated"
    );
    let read = other.stream(&from).await;
    assert_eq!(read["joined"].as_array().map(Vec::len), Some(2));
    let newest = entry(&read["joined"], &one);
    let last = newest["messages"]
        .as_array()
        .expect("ids")
        .last()
        .and_then(|id| id.as_str())
        .expect("an id");
    assert_eq!(newest["events"][last]["content"]["body"], "in one");
    assert_eq!(
        ids(&other.stream(&text(&read, "end")).await["events"]),
        [""; 0]
    );
}

/// JOI-2: filter and limit say which state and messages the entry holds.
#[tokio::test]
async fn the_entry_holds_what_was_asked_for() {
    let (_server, ann, bob) = two().await;
    let created = ann
        .create(&json!({ "visibility": "public", "name": "Boats", "topic": "x" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    for number in 0..5 {
        ann.say(&room, &number.to_string()).await;
    }
    let asked = json!({ "room_id": room, "limit": 2, "types": "message.*,state.m.room.name" });
    let entry = bob.join(&asked).ok().await["room"].clone();
    let events: Vec<_> = entry["events"]
        .as_object()
        .expect("events")
        .values()
        .cloned()
        .collect();
    let mut found = bodies(&json!(events));
    found.sort();
    assert_eq!(found, ["3", "4"]);
    assert_eq!(
        (&entry["limited"], entry["state"].as_array().map(Vec::len)),
        (&json!(true), Some(1))
    );
    let none = bob
        .join(&json!({ "room_id": room, "limit": 0, "types": "" }))
        .ok()
        .await["room"]
        .clone();
    assert_eq!(
        (&none["events"], &none["messages"], &none["state"]),
        (&json!({}), &json!([]), &json!([]))
    );
}
