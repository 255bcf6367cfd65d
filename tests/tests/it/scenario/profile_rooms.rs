//! The profile in rooms: how a change reaches them.

use std::collections::{BTreeMap, BTreeSet};

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};

pub(super) const PROFILE: &str = "state.m.room.member.profile";
pub(super) const MEMBER: &str = "state.m.room.member";

pub(super) async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    (server, ann, bob)
}

async fn public_rooms(user: &User, count: usize) -> Vec<String> {
    join_all((0..count).map(|_| user.public_room())).await
}

/// What a room shows of a user, as far as a reader sees; null when nothing.
pub(super) async fn shown(reader: &User, room: &str, user: &User) -> Value {
    let answer = reader.state(room, PROFILE, &user.id).send().await;
    match answer.status {
        404 => Value::Null,
        _ => answer.ok()["content"].clone(),
    }
}

/// Reads a stream from a token on until every room has shown this of a user; gives the profile events on the way and where
/// the reader then stands.
pub(super) async fn until_shown(
    reader: &User,
    from: &str,
    rooms: &[String],
    expected: &Value,
) -> (Vec<Value>, String) {
    let (mut from, mut seen, mut last) = (from.to_owned(), Vec::new(), BTreeMap::new());
    let done = |last: &BTreeMap<String, Value>| {
        let has = |room: &String| last.get(room) == Some(expected);
        rooms.iter().all(has)
    };
    while !done(&last) {
        let path = format!("/stream?timeout=20000&limit=1000&types={PROFILE}&from={from}");
        let read = reader.get(path).ok().await;
        let events = read["events"].as_array().expect("events").clone();
        assert!(
            !events.is_empty(),
            "{} of {} rooms",
            last.len(),
            rooms.len()
        );
        for event in events {
            last.insert(text(&event, "room_id"), event["content"].clone());
            seen.push(event);
        }
        from = text(&read, "end");
    }
    (seen, from)
}

/// EVT-10, PRO-1, STR-6: a change of name or picture makes one profile event in each joined room, seen by the other members
/// and the user's own devices; memberships stay as they are, and rooms where one is only invited or was once hear nothing.
#[tokio::test]
async fn a_change_makes_a_profile_event_in_each_joined_room() {
    let (_server, ann, bob) = two().await;
    let rooms = public_rooms(&bob, 3).await;
    for room in &rooms {
        ann.join_room(room).await;
    }
    let (left, invited) = (bob.public_room().await, bob.public_room().await);
    ann.join_room(&left).await;
    ann.leave(&left).await;
    bob.invite(&invited, &ann.id).ok().await;
    let before = bob.state(&rooms[0], MEMBER, &ann.id).ok().await;
    let (phone, from) = (ann.other_device().await, bob.now().await);
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    let name = json!({ "displayname": "Ann" });
    let (seen, _) = until_shown(&bob, &from, &rooms, &name).await;
    let (own, _) = until_shown(&phone, &from, &rooms, &name).await;
    assert_eq!(seen.len(), 3);
    assert_eq!(ids(&json!(seen)), ids(&json!(own)));
    for event in &seen {
        assert_eq!(
            (&event["type"], &event["state_key"], &event["sender"]),
            (&json!(PROFILE), &json!(ann.id), &json!(ann.id))
        );
    }
    ann.set_profile("avatar_url", &json!("mxc://localhost/a"))
        .ok()
        .await;
    let both = json!({ "displayname": "Ann", "avatar_url": "mxc://localhost/a" });
    let (seen, end) = until_shown(&bob, &from, &rooms, &both).await;
    assert_eq!(seen[5]["prev_content"], name);
    let after = bob.state(&rooms[0], MEMBER, &ann.id).ok().await;
    assert_eq!(
        (&after["event_id"], &after["content"]),
        (&before["event_id"], &json!({ "membership": "join" }))
    );
    for room in [&left, &invited] {
        assert_eq!(shown(&bob, room, &ann).await, Value::Null);
    }
    ann.set_profile("org.example.boat", &json!("dinghy"))
        .ok()
        .await;
    let said = ann.say(&rooms[0], "nobody is told of boats").await;
    assert_eq!(ids(&bob.stream(&end).await["events"]), [said]);
}

/// EVT-4, EVT-10: the profile is the user's own; a room whose power levels let nobody set it shows it all the same.
#[tokio::test]
async fn no_power_level_has_a_say_in_a_profile() {
    let (_server, ann, bob) = two().await;
    let levels =
        json!({ "events": { (PROFILE): 100 }, "events_default": 100, "state_default": 100 });
    let created = bob.create(&json!({ "visibility": "public", "power_levels": levels }));
    let room = text(&created.ok().await, "room_id");
    ann.join_room(&room).await;
    let name = json!({ "displayname": "Ann" });
    ann.set_state(&room, PROFILE, &ann.id, &name)
        .refused(403, "M_FORBIDDEN")
        .await;
    let from = bob.now().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    until_shown(&bob, &from, &[room], &name).await;
}

/// PRO-1, EVT-6, EVT-10: removing one value leaves the other; with the last the event is deleted from the rooms.
#[tokio::test]
async fn what_is_removed_goes_from_the_rooms() {
    let (_server, ann, bob) = two().await;
    let room = bob.public_room().await;
    ann.join_room(&room).await;
    let rooms = [room.clone()];
    let from = bob.now().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    ann.set_profile("avatar_url", &json!("mxc://localhost/a"))
        .ok()
        .await;
    let both = json!({ "displayname": "Ann", "avatar_url": "mxc://localhost/a" });
    let (_, from) = until_shown(&bob, &from, &rooms, &both).await;
    ann.delete_profile("avatar_url").ok().await;
    let name = json!({ "displayname": "Ann" });
    let (_, from) = until_shown(&bob, &from, &rooms, &name).await;
    ann.delete_profile("displayname").ok().await;
    let (seen, _) = until_shown(&bob, &from, &rooms, &Value::Null).await;
    assert_eq!((seen.len(), seen[0].get("content")), (1, None));
    assert_eq!(seen[0]["prev_content"], name);
    assert_eq!(shown(&bob, &room, &ann).await, Value::Null);
}

/// EVT-10: two hundred rooms are told, and of many quick changes the newest is what all of them show in the end, each event
/// saying something new.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_newest_of_many_changes_wins_in_all_rooms() {
    let (_server, ann, _bob) = two().await;
    let rooms = public_rooms(&ann, 200).await;
    let from = ann.now().await;
    for number in 0..10 {
        ann.set_profile("displayname", &json!(format!("Ann {number}")))
            .ok()
            .await;
    }
    let newest = json!({ "displayname": "Ann 9" });
    let (seen, _) = until_shown(&ann, &from, &rooms, &newest).await;
    let told: BTreeSet<String> = seen.iter().map(|event| text(event, "room_id")).collect();
    assert_eq!(told, rooms.iter().cloned().collect());
    for event in &seen {
        assert_ne!(event.get("prev_content"), event.get("content"));
    }
    for room in rooms.iter().step_by(20) {
        assert_eq!(shown(&ann, room, &ann).await, newest);
    }
}

/// EVT-10: a restart in the middle loses no room: what was left undone is done after it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_restart_in_the_middle_leaves_no_room_out() {
    let (mut server, ann, _bob) = two().await;
    let rooms = public_rooms(&ann, 200).await;
    for name in ["Ann", "Annie"] {
        let from = ann.now().await;
        ann.set_profile("displayname", &json!(name)).ok().await;
        server.restart().await;
        let (seen, _) = until_shown(&ann, &from, &rooms, &json!({ "displayname": name })).await;
        assert_eq!(seen.len(), 200, "each room once");
    }
}

/// EVT-10: however changes and joins race, in the end every room shows the newest, also those joined meanwhile; who left
/// meanwhile isn't brought back.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changes_that_race_with_joins_reach_every_room() {
    let (_server, ann, bob) = two().await;
    let (rooms, left) = (public_rooms(&bob, 30).await, bob.public_room().await);
    ann.join_room(&left).await;
    let from = bob.now().await;
    let joins = rooms.iter().map(|room| {
        let (ann, room) = (ann.clone(), room.clone());
        tokio::spawn(async move { ann.join_room(&room).await })
    });
    let joins: Vec<_> = joins.collect();
    let leaving = tokio::spawn({
        let (ann, left) = (ann.clone(), left.clone());
        async move { ann.leave(&left).await }
    });
    for number in 0..8 {
        ann.set_profile("displayname", &json!(format!("Ann {number}")))
            .ok()
            .await;
    }
    leaving.await.expect("no panic");
    for join in joins {
        join.await.expect("no panic");
    }
    let newest = json!({ "displayname": "Ann 7" });
    until_shown(&bob, &from, &rooms, &newest).await;
    for room in &rooms {
        assert_eq!(shown(&bob, room, &ann).await, newest);
    }
    let membership = bob.state(&left, MEMBER, &ann.id).ok().await;
    assert_eq!(membership["content"]["membership"], "leave");
    let page = bob.scroll(&left, "limit=1").await;
    assert_eq!(page["chunk"][0]["type"], MEMBER, "nothing after the leave");
}
