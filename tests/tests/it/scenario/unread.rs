//! How much there is to read.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, entry, text};

/// A room that two are in.
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

/// What an initial sync says is unread in a room; `query` as for [`User::sync`].
async fn unread(user: &User, room: &str, query: &str) -> Value {
    let sync = user.sync(query).await;
    entry(&sync["rooms"], room)["unread"].clone()
}

/// SYN-5, MRK-1: with a read marker, what is after the event it names is unread, that event not counted. Others' markers
/// and what is delivered say nothing of it.
#[tokio::test]
async fn unread_counts_from_the_read_marker_on() {
    let (_server, ann, bob, room) = room().await;
    let mut said = Vec::new();
    for number in 0..5 {
        said.push(ann.say(&room, &number.to_string()).await);
    }
    assert_eq!(unread(&bob, &room, "").await, 5);
    bob.mark(&room, "delivered", &said[4]).ok().await;
    ann.mark(&room, "read", &said[4]).ok().await;
    assert_eq!(unread(&bob, &room, "").await, 5);
    for (at, left) in [(0, 4), (3, 1), (1, 1), (4, 0)] {
        bob.mark(&room, "read", &said[at]).ok().await;
        assert_eq!(unread(&bob, &room, "").await, left, "up to {at}");
    }
    ann.say(&room, "5").await;
    assert_eq!(unread(&bob, &room, "").await, 1);
    assert_eq!(unread(&ann, &room, "").await, 0);
}

/// SYN-5: a marker may name any event; what counts is its place.
#[tokio::test]
async fn the_place_of_the_marker_counts() {
    let (_server, ann, bob, room) = room().await;
    ann.say(&room, "x").await;
    let name = ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }));
    let name = text(&name.ok().await, "event_id");
    let own = bob.say(&room, "y").await;
    ann.say(&room, "z").await;
    bob.mark(&room, "read", &name).ok().await;
    assert_eq!(unread(&bob, &room, "").await, 1);
    bob.mark(&room, "read", &own).ok().await;
    assert_eq!(unread(&bob, &room, "").await, 1);
}

/// SYN-5: one's own messages, state, redactions and redacted messages don't count, custom messages do; zero is said.
#[tokio::test]
async fn only_others_messages_count() {
    let (_server, ann, bob, room) = room().await;
    let first = ann.say(&room, "x").await;
    bob.mark(&room, "read", &first).ok().await;
    assert_eq!(unread(&bob, &room, "").await, 0);
    bob.say(&room, "own").await;
    let topic = json!({ "topic": "x" });
    ann.set_state(&room, "state.m.room.topic", "_", &topic)
        .ok()
        .await;
    assert_eq!(unread(&bob, &room, "").await, 0);
    ann.send(&room, "message.com.example", &json!({}))
        .ok()
        .await;
    let gone = ann.say(&room, "y").await;
    assert_eq!(unread(&bob, &room, "").await, 2);
    ann.redact(&gone, &json!({})).ok().await;
    assert_eq!(
        unread(&bob, &room, "").await,
        1,
        "neither the redacted nor the redaction"
    );
    ann.redact(&first, &json!({})).ok().await;
    assert_eq!(
        unread(&bob, &room, "").await,
        1,
        "the marker keeps its place"
    );
}

/// SYN-5, SYN-2: a delta says how much there is to read at its end, not how much has come since.
#[tokio::test]
async fn a_delta_counts_as_of_its_end() {
    let (_server, ann, bob, room) = room().await;
    let first = ann.say(&room, "0").await;
    ann.say(&room, "1").await;
    let since = text(&bob.sync("").await, "end");
    ann.say(&room, "2").await;
    let delta = format!("since={since}");
    assert_eq!(unread(&bob, &room, &delta).await, 3);
    bob.mark(&room, "read", &first).ok().await;
    assert_eq!(unread(&bob, &room, &delta).await, 2);
    let since = text(&bob.sync("").await, "end");
    let last = ann.scroll(&room, "limit=1&types=message.*").await;
    let last = text(&last["chunk"][0], "event_id");
    bob.mark(&room, "read", &last).ok().await;
    // Read on another device: the marker is what changed, and nothing is left to read.
    let limited = format!("since={since}&limit=0");
    assert_eq!(unread(&bob, &room, &limited).await, 0);
}

/// SYN-5, JOI-2: an entry that the stream brings counts as of the answer it stands in, whatever came after it.
#[tokio::test]
async fn an_entry_of_the_stream_counts_as_of_its_answer() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    let from = bob.now().await;
    bob.join(&json!({ "room_id": room, "deliver": "stream" }))
        .ok()
        .await;
    let mut said = Vec::new();
    for number in 0..4 {
        said.push(ann.say(&room, &number.to_string()).await);
    }
    bob.mark(&room, "read", &said[1]).ok().await;
    let phone = bob.other_device().await;
    let read = async |limit: usize| {
        let path = format!("/stream?timeout=0&limit={limit}&from={from}");
        let answer = phone.in_session().await.get(path).ok().await;
        let unread = entry(&answer["joined"], &room)["unread"].clone();
        let events = answer["events"].as_array().expect("events").iter();
        let placed = events.filter(|event| event.get("event_id").is_some());
        (unread, placed.count())
    };
    // One event more each time: perhaps some of the join, then what was said, then delivered and read.
    let mut counts = Vec::new();
    for limit in 1.. {
        let (unread, events) = read(limit).await;
        counts.push(unread);
        if events < limit {
            break;
        }
    }
    counts.dedup();
    assert_eq!(counts, [0, 1, 2, 3, 4, 2].map(Value::from));
}

/// SYN-5, JOI-6: what came between a leave and a new join counts as far as it may be seen.
#[tokio::test]
async fn what_may_not_be_seen_is_not_unread() {
    for (visibility, expected) in [("shared", 3), ("joined", 2)] {
        let (_server, ann, bob, room) = room().await;
        let rule = json!({ "history_visibility": visibility });
        let set = ann.set_state(&room, "state.m.room.history_visibility", "_", &rule);
        set.ok().await;
        let read = ann.say(&room, "read").await;
        bob.mark(&room, "read", &read).ok().await;
        ann.say(&room, "unread").await;
        bob.leave(&room).await;
        ann.say(&room, "absent").await;
        bob.join_room(&room).await;
        ann.say(&room, "back").await;
        assert_eq!(unread(&bob, &room, "").await, expected, "{visibility}");
    }
}

/// SYN-5, RED-1: without a marker that names an event it is since the join.
#[tokio::test]
async fn without_a_marker_it_is_since_the_join() {
    let (_server, ann, bob, room) = room().await;
    let said = ann.say(&room, "x").await;
    ann.say(&room, "y").await;
    let read = text(&bob.mark(&room, "read", &said).ok().await, "event_id");
    assert_eq!(unread(&bob, &room, "").await, 1);
    bob.redact(&read, &json!({})).ok().await;
    assert_eq!(unread(&bob, &room, "").await, 2);
    bob.leave(&room).await;
    bob.join_room(&room).await;
    assert_eq!(unread(&bob, &room, "").await, 0);
}
