//! Presence down the stream: to whom it comes, when, and how often.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use tidings_tests::follower::{Follower, calm, go, say, typing};
use tidings_tests::user::{User, bodies, text};
use tidings_tests::wire::encode;
use tidings_tests::{TestServer, sleepers};

const SECOND: Duration = Duration::from_secs(1);

/// Ann and Bob in a room of Ann's; Bob follows and has caught up.
async fn harbour(server: &TestServer) -> (Follower, Follower, String) {
    let ann = User::register(server, "ann").await.in_session().await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let ann = Follower::of(ann).await;
    let bob = Follower::of(bob).await;
    (ann, bob, room)
}

/// Whose presence an answer tells, and which.
fn told(answer: &Value) -> Vec<String> {
    let events = answer["events"].as_array().into_iter().flatten();
    let presence = events.filter(|event| event["type"] == "ephemeral.m.presence");
    let told = presence.map(|event| &event["content"]);
    told.map(|content| format!("{} {}", text(content, "user_id"), text(content, "presence")))
        .collect()
}

/// PRE-2: a change comes to those who share a room, at once, and to nobody else; what is no change doesn't.
#[tokio::test]
async fn changes_come_to_those_who_share_a_room() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, _room) = harbour(&server).await;
    let mut eve = Follower::begin(&User::register(&server, "eve").await).await;
    assert_eq!(
        bob.sees(&ann.user),
        "online",
        "the first answer brings all there is"
    );
    for state in ["busy", "away", "dnd", "online"] {
        calm(&ann.user, &clock).await;
        let before = bob.count;
        let poll = tokio::spawn(bob.poll().ok());
        sleepers(&clock, 2).await;
        say(&ann.user, state).ok().await;
        bob.take(&poll.await.expect("no panic"));
        assert_eq!((bob.sees(&ann.user), bob.count - before), (state, 1));
    }
    eve.catch_up().await;
    assert!(eve.presence.is_empty());
    calm(&ann.user, &clock).await;
    let poll = tokio::spawn(bob.poll().ok());
    sleepers(&clock, 2).await;
    say(&ann.user, "online").ok().await;
    ann.user.get("/account").ok().await;
    ann.user.other_device().await.get("/account").ok().await;
    clock.advance(SECOND * 50);
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished(), "nothing has changed");
    // The last of her sessions runs out while his waits, and Eve's, so that one may have to wait for the other's second.
    clock.advance(SECOND * 11);
    calm(&ann.user, &clock).await;
    bob.take(&poll.await.expect("no panic"));
    assert_eq!(bob.sees(&ann.user), "offline");
}

/// PRE-2: changes that follow each other within a second come together, and one that is taken back not at all.
#[tokio::test]
async fn changes_are_coalesced() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, _room) = harbour(&server).await;
    calm(&ann.user, &clock).await;
    say(&ann.user, "busy").ok().await;
    bob.until(|bob| bob.sees(&ann.user) == "busy").await;
    let before = bob.count;
    let poll = tokio::spawn(bob.poll().ok());
    sleepers(&clock, 2).await;
    for state in ["away", "dnd", "online"] {
        say(&ann.user, state).ok().await;
    }
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished());
    clock.advance(SECOND);
    bob.take(&poll.await.expect("no panic"));
    assert_eq!((bob.sees(&ann.user), bob.count - before), ("online", 1));
    say(&ann.user, "busy").ok().await;
    say(&ann.user, "online").ok().await;
    let poll = tokio::spawn(bob.wait(5_000).ok());
    sleepers(&clock, 2).await;
    clock.advance(SECOND);
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished());
    clock.advance(SECOND * 4);
    let answer = poll.await.expect("no panic");
    assert_eq!(answer["events"], json!([]));
    assert_eq!(answer["end"], bob.at, "nothing came");
}

/// PRE-1, PRE-2: appearing offline is told like going, and taking it back like coming; in between nothing is.
#[tokio::test]
async fn appearing_offline_looks_like_going() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, _room) = harbour(&server).await;
    calm(&ann.user, &clock).await;
    let appear = |offline: bool| {
        let body = json!({ "presence": "busy", "status_msg": "at sea", "appear_offline": offline });
        ann.user.put("/presence", &body)
    };
    appear(true).ok().await;
    bob.until(|bob| bob.sees(&ann.user) == "offline").await;
    let gone = json!({ "user_id": ann.user.id, "presence": "offline" });
    assert_eq!(bob.presence[&ann.user.id], gone);
    let before = bob.count;
    calm(&ann.user, &clock).await;
    say(&ann.user, "dnd").ok().await;
    let phone = ann.user.other_device().await.in_session().await;
    go(&phone).ok().await;
    calm(&ann.user, &clock).await;
    bob.catch_up().await;
    assert_eq!(bob.count, before);
    appear(false).ok().await;
    bob.until(|bob| bob.sees(&ann.user) == "busy").await;
    assert_eq!(bob.presence[&ann.user.id]["status_msg"], "at sea");
    assert_eq!(bob.count, before + 1);
}

/// PRE-2: a session that begins otherwise than online is never seen online (SES-4).
#[tokio::test]
async fn a_session_begins_as_it_says() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, _room) = harbour(&server).await;
    calm(&ann.user, &clock).await;
    go(&ann.user).ok().await;
    bob.until(|bob| bob.sees(&ann.user) == "offline").await;
    for (state, seen) in [("offline", 0), ("away", 1)] {
        calm(&ann.user, &clock).await;
        let before = bob.count;
        let fresh = ann.user.other_device().await;
        let body = json!({ "presence": state });
        fresh.post("/session", &body).ok().await;
        let poll = tokio::spawn(bob.wait(1_000).ok());
        if seen == 0 {
            sleepers(&clock, 2).await;
            clock.advance(SECOND);
        }
        bob.take(&poll.await.expect("no panic"));
        assert_eq!((bob.sees(&ann.user), bob.count - before), (state, seen));
    }
}

/// PRE-2: whoever comes into a room sees who is there, and is seen.
#[tokio::test]
async fn who_comes_into_a_room_sees_and_is_seen() {
    let server = TestServer::start().await;
    let (ann, mut bob, room) = harbour(&server).await;
    let eve = User::register(&server, "eve").await.in_session().await;
    let mut eve = Follower::of(eve).await;
    say(&eve.user, "busy").ok().await;
    assert!(eve.presence.is_empty());
    eve.user.join_room(&room).await;
    eve.until(|eve| eve.sees(&ann.user) == "online" && eve.sees(&bob.user) == "online")
        .await;
    bob.until(|bob| bob.sees(&eve.user) == "busy").await;
    eve.user.leave(&room).await;
    eve.catch_up().await;
    bob.catch_up().await;
    let before = (eve.count, bob.count);
    say(&ann.user, "dnd").ok().await;
    say(&eve.user, "away").ok().await;
    bob.until(|bob| bob.sees(&ann.user) == "dnd").await;
    eve.catch_up().await;
    assert_eq!(
        (eve.sees(&ann.user), bob.sees(&eve.user)),
        ("online", "busy")
    );
    assert_eq!(
        eve.count, before.0,
        "nothing comes from a room one has left"
    );
}

/// PRE-2: a filter's `users` choose among those who share a room, and whom it leaves out doesn't wake.
#[tokio::test]
async fn a_filter_chooses_users() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = harbour(&server).await;
    let eve = User::register(&server, "eve").await.in_session().await;
    eve.join_room(&room).await;
    let filter = json!({ "users": [eve.id, "@nobody:localhost"] });
    let token = text(&bob.user.post("/filters", &filter).ok().await, "filter");
    let poll = |bob: &Follower, timeout| bob.wait_with(timeout, &format!("&filter={token}"));
    let mut bob = Follower {
        presence: BTreeMap::new(),
        ..bob
    };
    bob.take(&poll(&bob, 0).ok().await);
    assert_eq!((bob.presence.len(), bob.sees(&eve)), (1, "online"));
    calm(&eve, &clock).await;
    let waiting = tokio::spawn(poll(&bob, 5_000).ok());
    sleepers(&clock, 2).await;
    say(&ann.user, "busy").ok().await;
    clock.advance(SECOND * 2);
    sleepers(&clock, 2).await;
    assert!(!waiting.is_finished());
    say(&eve, "dnd").ok().await;
    let before = bob.count;
    bob.take(&waiting.await.expect("no panic"));
    assert_eq!((bob.sees(&eve), bob.count - before), ("dnd", 1));
    bob.catch_up().await;
    assert_eq!(
        bob.sees(&ann.user),
        "busy",
        "whom it left out comes without"
    );
}

/// PRE-2: an answer that was lost comes again to who asks from the same place, and what came doesn't, however often one
/// asks. Going back brings what is different now.
#[tokio::test]
async fn what_may_have_been_lost_comes_again() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server).await;
    let beginning = bob.at.clone();
    calm(&ann.user, &clock).await;
    say(&ann.user, "busy").ok().await;
    ann.user.say(&room, "one").await;
    let lost = bob.from(&beginning).await;
    let again = bob.from(&beginning).await;
    for answer in [&lost, &again] {
        assert_eq!(bodies(&answer["events"]), ["one"]);
        assert_eq!(told(answer), [format!("{} busy", ann.user.id)]);
    }
    bob.take(&again);
    for _ in 0..3 {
        let at = bob.at.clone();
        let empty = bob.catch_up().await;
        assert_eq!((&empty["events"], &empty["end"]), (&json!([]), &json!(at)));
    }
    calm(&ann.user, &clock).await;
    say(&ann.user, "dnd").ok().await;
    assert_eq!(
        told(&bob.from(&beginning).await),
        [format!("{} dnd", ann.user.id)]
    );
    calm(&ann.user, &clock).await;
    say(&ann.user, "online").ok().await;
    assert_eq!(
        told(&bob.from(&beginning).await),
        [""; 0],
        "it is again as it was there"
    );
    bob.catch_up().await;
    assert_eq!(bob.sees(&ann.user), "online");
}

/// PRE-2: a session's first answer brings all there is, by whatever token it goes on, and comes at once. That oneself is
/// there is no reason to answer.
#[tokio::test]
async fn a_new_session_is_told_all_at_once() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = harbour(&server).await;
    calm(&ann.user, &clock).await;
    let fresh = bob.user.in_session().await;
    let from = encode(&bob.at);
    let path = format!("/stream?timeout=120000&from={from}");
    let answer = fresh.get(&path).ok().await;
    let both = [
        format!("{} online", ann.user.id),
        format!("{} online", bob.user.id),
    ];
    let mut all = told(&answer);
    all.sort();
    assert_eq!(all, both);
    let place = text(&ann.user.text(&room, "here").ok().await, "position");
    let path = format!("/stream?timeout=120000&from={}", encode(&place));
    assert_eq!(told(&bob.user.get(&path).ok().await).len(), 2);
    let cat = User::register(&server, "cat").await.in_session().await;
    cat.public_room().await;
    let poll = tokio::spawn(cat.get("/stream?timeout=1000").ok());
    sleepers(&clock, 2).await;
    clock.advance(SECOND);
    let answer = poll.await.expect("no panic");
    assert_eq!(told(&answer), [format!("{} online", cat.id)]);
}

/// PRE-2: a request that names no session is told all there is with what happens, not at once; or a client that names none
/// would ask without end.
#[tokio::test]
async fn who_names_no_session_waits() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = harbour(&server).await;
    calm(&ann.user, &clock).await;
    let nameless = bob.user.unnamed();
    let mut from = bob.at.clone();
    for happens in [true, false] {
        let path = format!("/stream?timeout=1000&from={}", encode(&from));
        let poll = tokio::spawn(nameless.get(path).ok());
        sleepers(&clock, 2).await;
        if happens {
            ann.user.say(&room, "here").await;
        } else {
            clock.advance(SECOND);
        }
        let answer = poll.await.expect("no panic");
        assert_eq!(told(&answer).len(), 2);
        assert_eq!(bodies(&answer["events"]).len(), usize::from(happens));
        from = text(&answer, "end");
    }
}

/// SYN-7, PRE-2, TYP-1: the session that has had an initial sync isn't told again what it held. Another session is, and one
/// that has had a part of it.
#[tokio::test]
async fn the_stream_goes_on_from_an_initial_sync() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = harbour(&server).await;
    typing(&ann.user, &room, true).ok().await;
    calm(&ann.user, &clock).await;
    let fresh = bob.user.in_session().await;
    let all = fresh.sync("").await;
    let part = fresh.sync("rooms_limit=0").await;
    let delta = fresh.sync(&format!("since={}", text(&all, "end"))).await;
    let ephemeral = async |user: &User, sync: &Value| {
        let from = encode(&text(sync, "end"));
        let path = format!("/stream?timeout=0&from={from}");
        let events = user.get(path).ok().await["events"].clone();
        events.as_array().expect("a list").len()
    };
    assert_eq!(ephemeral(&fresh, &all).await, 0);
    assert_eq!(ephemeral(&fresh, &delta).await, 0);
    assert_eq!(ephemeral(&fresh, &part).await, 3);
    assert_eq!(ephemeral(&bob.user, &all).await, 3);
    say(&ann.user, "busy").ok().await;
    typing(&ann.user, &room, false).ok().await;
    assert_eq!(ephemeral(&fresh, &all).await, 2);
    assert_eq!(ephemeral(&fresh, &delta).await, 2);
}
