//! The event stream by long poll.

use std::time::Duration;

use serde_json::json;
use tidings_tests::user::{User, bodies, entry, ids, place, text};
use tidings_tests::{TestServer, sleepers};

async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// STR-1: without a position the stream starts now; `timeout` 0 answers at once.
#[tokio::test]
async fn the_stream_starts_now() {
    let (_server, ann, bob, room) = room().await;
    ann.say(&room, "before").await;
    let first = bob.poll("timeout=0").ok().await;
    assert_eq!(
        (&first["events"], &first["more"]),
        (&json!([]), &json!(false))
    );
    ann.say(&room, "after").await;
    let next = bob.stream(&text(&first, "end")).await;
    assert_eq!(bodies(&next["events"]), ["after"]);
    assert_eq!(next["start"], first["end"]);
    let again = bob.stream(&text(&first, "start")).await;
    assert_eq!(bodies(&again["events"]), ["after"]);
}

/// STR-1: a poll answers with the first event, not at its time-out. The clock stands still, so nothing else ends it.
#[tokio::test]
async fn a_poll_answers_with_the_first_event() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    for named in [false, true] {
        let from = if named {
            format!("&from={}", bob.now().await)
        } else {
            String::new()
        };
        let poll = tokio::spawn(bob.poll(&format!("timeout=120000{from}")).ok());
        sleepers(&clock, 2).await;
        ann.say(&room, "wake up").await;
        assert_eq!(
            bodies(&poll.await.expect("no panic")["events"]),
            ["wake up"]
        );
    }
}

/// STR-1: a poll that nothing happens for ends at its time-out, 30 s when nothing is said, and its end has moved on.
#[tokio::test]
async fn a_poll_ends_at_its_timeout() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    for (query, timeout_ms) in [
        ("", 30_000),
        ("?timeout=120000", 120_000),
        ("?timeout=500", 500),
    ] {
        let poll = tokio::spawn(bob.get(format!("/stream{query}")).ok());
        sleepers(&clock, 2).await;
        // What happens where bob has no part wakes nobody.
        ann.public_room().await;
        clock.advance(Duration::from_millis(timeout_ms - 1));
        sleepers(&clock, 2).await;
        assert!(!poll.is_finished(), "{query}");
        clock.advance(Duration::from_millis(1));
        let answer = poll.await.expect("no panic");
        assert_eq!(
            (&answer["events"], &answer["more"]),
            (&json!([]), &json!(false)),
            "{query}"
        );
        assert_ne!(answer["start"], answer["end"], "{query}");
    }
}

/// STR-1: types choose what ends a poll and what comes; what was left out isn't read again.
#[tokio::test]
async fn types_choose_what_comes() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    let query = format!("/stream?timeout=1000&from={from}&types=message.*&not_types=message.com.*");
    let poll = tokio::spawn(bob.get(query).ok());
    sleepers(&clock, 2).await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "x" }))
        .ok()
        .await;
    ann.send(&room, "message.com.example", &json!({}))
        .ok()
        .await;
    ann.say(&room, "wanted").await;
    let answer = poll.await.expect("no panic");
    assert_eq!(bodies(&answer["events"]), ["wanted"]);
    assert_eq!(
        ids(&bob.stream(&text(&answer, "end")).await["events"]),
        [""; 0]
    );
}

/// STR-1: at most `limit` events come; `more` says that there are others, and then nothing is waited for.
#[tokio::test]
async fn a_full_answer_says_that_there_is_more() {
    let (_server, ann, bob, room) = room().await;
    let from = bob.now().await;
    for number in 0..5 {
        ann.say(&room, &number.to_string()).await;
    }
    let first = bob.poll(&format!("from={from}&limit=3")).ok().await;
    assert_eq!(
        (bodies(&first["events"]), &first["more"]),
        (vec!["0".into(), "1".into(), "2".into()], &json!(true))
    );
    let rest = bob
        .poll(&format!("from={}&limit=3", text(&first, "end")))
        .ok()
        .await;
    assert_eq!(
        (bodies(&rest["events"]), &rest["more"]),
        (vec!["3".into(), "4".into()], &json!(false))
    );
    let none = bob.poll(&format!("from={from}&limit=0")).ok().await;
    assert_eq!(
        (&none["events"], &none["more"], place(&none["end"])),
        (&json!([]), &json!(true), place(&json!(from)))
    );
}

/// STR-1: without a limit a hundred come.
#[tokio::test]
async fn a_hundred_events_come_at_once() {
    let (_server, ann, bob, room) = room().await;
    let from = bob.now().await;
    futures::future::join_all((0..105).map(|number| ann.text(&room, &number.to_string()).ok()))
        .await;
    let read = bob.stream(&from).await;
    assert_eq!(
        (ids(&read["events"]).len(), &read["more"]),
        (100, &json!(true))
    );
    let rest = bob.stream(&text(&read, "end")).await;
    assert_eq!(
        (ids(&rest["events"]).len(), &rest["more"]),
        (5, &json!(false))
    );
}

/// STR-6: a message, the room's name, a member's name, a join, a leave: each comes as its event.
#[tokio::test]
async fn what_happens_in_a_room_comes_as_events() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let from = bob.now().await;
    ann.say(&room, "hello").await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
        .ok()
        .await;
    ann.set_state(
        &room,
        "state.m.room.member.profile",
        &ann.id,
        &json!({ "displayname": "Ann" }),
    )
    .ok()
    .await;
    cleo.join_room(&room).await;
    cleo.leave(&room).await;
    let read = bob.stream(&from).await;
    let events = read["events"].as_array().expect("events");
    let types: Vec<String> = events.iter().map(|event| text(event, "type")).collect();
    let expected = [
        "message.m.room.message",
        "state.m.room.name",
        "state.m.room.member.profile",
        "state.m.room.member",
        "state.m.room.member",
    ];
    assert_eq!(types, expected);
    let memberships: Vec<_> = events[3..]
        .iter()
        .map(|event| text(&event["content"], "membership"))
        .collect();
    assert_eq!(memberships, ["join", "leave"]);
}

/// STR-6: a join on another device brings the room, and from then on its events; a leave on another device comes, and then
/// nothing more of the room.
#[tokio::test]
async fn joins_and_leaves_on_another_device_come() {
    let (_server, ann, bob, _room) = room().await;
    let other = bob.other_device().await;
    let room = ann.public_room().await;
    ann.say(&room, "past").await;
    let from = bob.now().await;
    other.join_room(&room).await;
    let read = bob.stream(&from).await;
    assert_eq!(entry(&read["joined"], &room)["member_count"], 2);
    ann.say(&room, "present").await;
    let read = bob.stream(&text(&read, "end")).await;
    assert_eq!(
        (bodies(&read["events"]), &read["joined"]),
        (vec!["present".to_owned()], &json!([]))
    );
    other.leave(&room).await;
    ann.say(&room, "future").await;
    let read = bob.stream(&text(&read, "end")).await;
    let events = read["events"].as_array().expect("events");
    assert_eq!(events.len(), 1, "{events:?}");
    let left = events.clone();
    assert_eq!(
        (&events[0]["content"]["membership"], &events[0]["state_key"]),
        (&json!("leave"), &json!(bob.id))
    );
    let whole = bob.stream(&from).await;
    assert_eq!(
        whole["joined"],
        json!([]),
        "a room joined and left again has no entry"
    );
    let events = ids(&whole["events"]);
    assert_eq!(
        (events.len(), &events[2]),
        (3, &text(&left[0], "event_id")),
        "the join, a message, the leave"
    );
}

/// STR-6: a poll is woken by the user's own join and by an invite.
#[tokio::test]
async fn a_poll_is_woken_by_joins_and_invites() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let (room, other) = (ann.public_room().await, bob.other_device().await);
    let poll = tokio::spawn(bob.poll("timeout=120000").ok());
    sleepers(&clock, 2).await;
    ann.invite(&room, &bob.id).ok().await;
    let read = poll.await.expect("no panic");
    assert_eq!(read["events"][0]["content"]["membership"], "invite");
    let poll = tokio::spawn(
        bob.poll(&format!("timeout=120000&from={}", text(&read, "end")))
            .ok(),
    );
    sleepers(&clock, 2).await;
    other.join_room(&room).await;
    let read = poll.await.expect("no panic");
    assert_eq!(
        (
            &read["joined"][0]["room_id"],
            &read["events"][0]["state_key"]
        ),
        (&json!(room), &json!(bob.id))
    );
}

/// A poll that is open when the server stops is answered, and the client goes on from its end.
#[tokio::test]
async fn a_poll_ends_with_the_server() {
    let (mut server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let poll = tokio::spawn(ann.poll("timeout=120000").ok());
    sleepers(&clock, 2).await;
    server.restart().await;
    let end = text(&poll.await.expect("no panic"), "end");
    ann.say(&room, "later").await;
    assert_eq!(bodies(&ann.stream(&end).await["events"]), ["later"]);
}
