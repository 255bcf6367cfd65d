//! The event that tells a user's clients where to scroll back from after a join.

use futures::StreamExt as _;
use serde_json::{Value, json};
use tidings_tests::user::{User, bodies, entry, ids, is_ephemeral, text};
use tidings_tests::{TestServer, sleepers};

const SCROLLBACK: &str = "ephemeral.m.homeserver.scrollback";

/// Ann's public room, in which things were said.
async fn told() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let room = ann.public_room().await;
    for number in 0..5 {
        ann.say(&room, &number.to_string()).await;
    }
    (server, ann, bob, room)
}

/// The event of a room among an answer's events, and the event before it.
#[track_caller]
fn scrollback<'a>(read: &'a Value, room: &str) -> (&'a Value, Option<&'a Value>) {
    let events = read["events"].as_array().expect("events");
    let is_it = |event: &Value| event["type"] == SCROLLBACK && event["room_id"] == room;
    let found: Vec<usize> = (0..events.len()).filter(|at| is_it(&events[*at])).collect();
    assert_eq!(found.len(), 1, "{events:?}");
    let before = found[0].checked_sub(1).map(|at| &events[at]);
    (&events[found[0]], before)
}

fn none(read: &Value) -> bool {
    let mut events = read["events"].as_array().expect("events").iter();
    !events.any(is_ephemeral)
}

/// JOI-4, EVT-3, EVT-11: after a join the stream brings each of the user's clients, right behind the join, an event of the
/// server's with the token to scroll back from: the place before the room's entry, which comes in the same answer. Nobody
/// else gets it.
#[tokio::test]
async fn a_join_is_followed_by_where_to_scroll_back_from() {
    let (_server, ann, bob, room) = told().await;
    let devices = [bob.other_device().await, bob.other_device().await];
    let from = bob.now().await;
    bob.join(&json!({ "room_id": room, "deliver": "stream" }))
        .ok()
        .await;
    ann.say(&room, "after").await;
    for client in devices.iter().chain([&bob]) {
        let read = client.stream(&from).await;
        let (event, before) = scrollback(&read, &room);
        let before = before.expect("the join");
        assert_eq!(
            (&before["state_key"], &before["content"]["membership"]),
            (&json!(bob.id), &json!("join"))
        );
        assert_eq!(event["sender"], "localhost");
        assert_eq!(
            (event.get("event_id"), event.get("state_key")),
            (None, None)
        );
        let entry = entry(&read["joined"], &room);
        assert_eq!(event["content"], json!({ "token": entry["start"] }));
    }
    assert!(none(&ann.stream(&from).await));
}

/// JOI-4, JOI-2: the session that took the entry with the answer gets the event too, without the entry and without the join
/// again. Its token leads to what was before the join.
#[tokio::test]
async fn the_session_that_has_the_entry_gets_it_too() {
    let (_server, ann, bob, room) = told().await;
    let here = bob.in_session().await;
    let from = here.now().await;
    assert!(here.join(&json!({ "room_id": room })).ok().await["room"].is_object());
    ann.say(&room, "after").await;
    let read = here.stream(&from).await;
    let (event, before) = scrollback(&read, &room);
    assert_eq!((before, &read["joined"]), (None, &json!([])));
    assert_eq!(bodies(&read["events"]), ["after"]);
    let token = text(&event["content"], "token");
    let past = here.scroll(&room, &format!("from={token}&limit=100")).await;
    assert_eq!(bodies(&past["chunk"]), ["4", "3", "2", "1", "0"]);
    assert!(
        past["chunk"]
            .as_array()
            .expect("events")
            .iter()
            .all(|event| event["state_key"] != bob.id)
    );
    let future = here
        .scroll(&room, &format!("from={token}&dir=f&limit=100"))
        .await;
    assert_eq!(future["chunk"][0]["state_key"], bob.id);
    assert_eq!(bodies(&future["chunk"]), ["after"]);
}

/// JOI-4: the token of an entry that doesn't hold everything leads to the rest, without a gap and without a double.
#[tokio::test]
async fn the_token_leads_to_the_rest() {
    let (_server, ann, bob, room) = told().await;
    for number in 5..30 {
        ann.say(&room, &number.to_string()).await;
    }
    let from = bob.now().await;
    bob.join(&json!({ "room_id": room, "deliver": "stream" }))
        .ok()
        .await;
    let read = bob.stream(&from).await;
    let entry = entry(&read["joined"], &room);
    assert_eq!(entry["limited"], true);
    let token = text(&scrollback(&read, &room).0["content"], "token");
    let rest = bob.scroll(&room, &format!("from={token}&limit=1000")).await;
    let all = bob.scroll(&room, "limit=1000").await;
    let mut found: Vec<String> = entry["messages"]
        .as_array()
        .expect("ids")
        .iter()
        .rev()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect();
    found.extend(ids(&rest["chunk"]));
    assert_eq!(found, ids(&all["chunk"]));
}

/// JOI-4, CRE-1: a creation is a join like others; so is joining again. What comes after a join has no such event.
#[tokio::test]
async fn every_join_has_one() {
    let (_server, ann, bob, room) = told().await;
    let from = bob.now().await;
    let made = text(
        &bob.create(&json!({ "visibility": "private" })).ok().await,
        "room_id",
    );
    let (event, before) = {
        let read = bob.stream(&from).await;
        let (event, before) = scrollback(&read, &made);
        (event.clone(), before.cloned())
    };
    assert_eq!(event["sender"], "localhost");
    assert_eq!(before.expect("the join")["state_key"], bob.id);
    for _ in 0..2 {
        let from = bob.now().await;
        bob.join_room(&room).await;
        let read = bob.stream(&from).await;
        scrollback(&read, &room);
        ann.say(&room, "x").await;
        bob.set_state(&room, "state.m.room.member.profile", &bob.id, &json!({}))
            .ok()
            .await;
        bob.join_room(&room).await;
        assert!(none(&bob.stream(&text(&read, "end")).await));
        bob.leave(&room).await;
    }
    // Joined, left and joined again in one answer: behind each join.
    let whole = bob.stream(&from).await;
    let events = whole["events"].as_array().expect("events");
    for (at, event) in events.iter().enumerate() {
        let joins = event["state_key"] == bob.id && event["content"]["membership"] == "join";
        let followed = events
            .get(at + 1)
            .is_some_and(|next| next["type"] == SCROLLBACK);
        assert_eq!(joins, followed, "{events:?}");
    }
}

/// JOI-4, FIL-1: the types of the filter decide whether it comes, beside the join or without it.
#[tokio::test]
async fn the_filter_decides() {
    let (_server, _ann, bob, room) = told().await;
    let from = bob.now().await;
    bob.join(&json!({ "room_id": room, "deliver": "stream" }))
        .ok()
        .await;
    let read = async |query: &str| bob.stream(&format!("{from}&{query}")).await["events"].clone();
    let types = async |query: &str| -> Vec<String> {
        let events = read(query).await;
        let events = events.as_array().expect("events").iter();
        events.map(|event| text(event, "type")).collect()
    };
    let member = "state.m.room.member";
    assert_eq!(types("").await, [member, SCROLLBACK]);
    assert_eq!(types("types=state.*").await, [member]);
    assert_eq!(types("types=ephemeral.*").await, [SCROLLBACK]);
    assert_eq!(types(&format!("not_types={SCROLLBACK}")).await, [member]);
    assert_eq!(types("types=message.*").await, [""; 0]);
}

/// JOI-4, STR-1: it doesn't count for the limit, and a join never comes without it; an answer still holds no more than 1,000.
#[tokio::test]
async fn it_comes_with_its_join_whatever_the_limit() {
    let (_server, ann, bob, room) = told().await;
    let other = ann.public_room().await;
    let from = bob.now().await;
    bob.join_room(&other).await;
    let say = async |number: usize| drop(ann.say(&other, &number.to_string()).await);
    let said = futures::stream::iter(0..998).map(say);
    said.buffer_unordered(64).collect::<()>().await;
    bob.join(&json!({ "room_id": room, "deliver": "stream" }))
        .ok()
        .await;
    let one = bob
        .poll(&format!("timeout=0&limit=1&from={from}"))
        .ok()
        .await;
    let types: Vec<String> = one["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|event| text(event, "type"))
        .collect();
    assert_eq!(
        (types, &one["more"]),
        (
            vec!["state.m.room.member".to_owned(), SCROLLBACK.to_owned()],
            &json!(true)
        )
    );
    let most = bob
        .poll(&format!("timeout=0&limit=1000&from={from}"))
        .ok()
        .await;
    let count = |read: &Value| read["events"].as_array().map(Vec::len);
    assert_eq!((count(&most), &most["more"]), (Some(1_000), &json!(true)));
    let rest = bob.stream(&text(&most, "end")).await;
    assert_eq!(count(&rest), Some(2));
    scrollback(&rest, &room);
}

/// JOI-4, JOI-2: a client that waits is woken by the join that its own session took with the answer.
#[tokio::test]
async fn it_wakes_who_waits() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    let poll = tokio::spawn(bob.poll("timeout=120000").ok());
    sleepers(&clock, 2).await;
    bob.join(&json!({ "room_id": room })).ok().await;
    let read = poll.await.expect("no panic");
    scrollback(&read, &room);
    assert_eq!(
        (&read["joined"], read["events"].as_array().map(Vec::len)),
        (&json!([]), Some(1))
    );
}

/// JOI-4: it comes to a client that reads from before a restart too.
#[tokio::test]
async fn it_comes_after_a_restart() {
    let (mut server, _ann, bob, room) = told().await;
    let from = bob.now().await;
    bob.join_room(&room).await;
    server.restart().await;
    let read = bob.stream(&from).await;
    let token = text(&scrollback(&read, &room).0["content"], "token");
    assert_eq!(entry(&read["joined"], &room)["start"], token);
}
