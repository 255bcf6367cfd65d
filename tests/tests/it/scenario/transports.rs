//! The three ways that the stream is carried, side by side.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::follower::{calm, say, typing};
use tidings_tests::open::{CARRIERS, Carrier, OPEN, Reader};
use tidings_tests::user::{User, bodies, ids, text};

/// A time in which everything happens that comes down a stream. Gives who follows it, and from where.
async fn history(server: &TestServer, ann: &User) -> (User, String) {
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = text(&bob.get("/stream?timeout=0").ok().await, "end");
    for number in 0..7 {
        ann.say(&room, &number.to_string()).await;
    }
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
        .ok()
        .await;
    let other = ann.public_room().await;
    ann.say(&other, "hidden").await;
    bob.other_device().await.join_room(&other).await;
    ann.say(&other, "seen").await;
    let invited = ann.create(&json!({ "visibility": "private", "invite": [bob.id] }));
    invited.ok().await;
    say(ann, "busy").ok().await;
    typing(&ann.in_session().await, &room, true).ok().await;
    (bob, from)
}

/// Reads from a place until nothing is left, with a chain of carriers: each takes one chunk and hands its end on.
async fn walk(user: &User, from: &str, query: &str, carriers: &[Carrier]) -> Vec<Value> {
    let (mut at, mut chunks) = (from.to_owned(), Vec::<Value>::new());
    for carrier in carriers.iter().cycle() {
        let mut reader = Reader::begin(user, *carrier, query, Some(&at)).await;
        chunks.push(reader.next().await);
        at = reader.at.expect("a place");
        if chunks.last().is_some_and(|chunk| chunk["more"] == false) {
            return chunks;
        }
    }
    unreachable!("there are carriers")
}

/// STR-7, STR-8: whatever carries them, the chunks are the same, to the byte of their tokens: events, entries of rooms,
/// presence and typing. The clock stands still, so that ages are the same.
#[tokio::test]
async fn the_chunks_are_the_same() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let (bob, from) = history(&server, &ann).await;
    calm(&ann, &clock).await;
    for query in ["limit=2", "limit=1000", "limit=3&types=message.*"] {
        let expected = walk(&bob, &from, query, &[Carrier::Poll]).await;
        for carrier in OPEN {
            let mut reader = Reader::begin(&bob, carrier, query, Some(&from)).await;
            for (number, expected) in expected.iter().enumerate() {
                assert_eq!(
                    &reader.next().await,
                    expected,
                    "{carrier:?} {query} {number}"
                );
            }
        }
    }
    let whole = walk(&bob, &from, "limit=1000", &[Carrier::Poll]).await;
    let types: Vec<String> = whole
        .iter()
        .flat_map(|chunk| chunk["events"].as_array().expect("events"))
        .map(|event| text(event, "type"))
        .collect();
    for wanted in [
        "message.m.room.message",
        "state.m.room.name",
        "ephemeral.m.presence",
        "ephemeral.m.typing",
    ] {
        assert!(
            types.iter().any(|found| found == wanted),
            "{wanted} in {types:?}"
        );
    }
    assert_eq!(whole[0]["joined"].as_array().map(Vec::len), Some(1));
}

/// STR-7, STR-8: whoever goes over from one to another in the middle misses and repeats nothing.
#[tokio::test]
async fn one_goes_on_where_another_stopped() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let (bob, from) = history(&server, &ann).await;
    calm(&ann, &clock).await;
    let of = |chunks: &[Value]| -> Vec<String> {
        chunks
            .iter()
            .flat_map(|chunk| ids(&chunk["events"]))
            .collect()
    };
    let expected = of(&walk(&bob, &from, "limit=1000", &[Carrier::Poll]).await);
    for start in 0..CARRIERS.len() {
        let mut chain = CARRIERS;
        chain.rotate_left(start);
        let chunks = walk(&bob, &from, "limit=2", &chain).await;
        assert!(chunks.len() > 5, "{}", chunks.len());
        assert_eq!(of(&chunks), expected, "{chain:?}");
        chain.reverse();
        assert_eq!(
            of(&walk(&bob, &from, "limit=2", &chain).await),
            expected,
            "{chain:?}"
        );
    }
}

/// STR-7, STR-8: what happens while all three wait reaches each of them once and in order.
#[tokio::test]
async fn all_three_hear_what_happens() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    let all: Vec<String> = (0..30).map(|number| number.to_string()).collect();
    let reading = CARRIERS.map(|carrier| {
        let (bob, from, count) = (bob.clone(), from.clone(), all.len());
        tokio::spawn(async move {
            let query = "limit=4&not_types=ephemeral.*";
            let mut reader = Reader::begin(&bob, carrier, query, Some(&from)).await;
            let mut read = Vec::new();
            while read.len() < count {
                read.extend(bodies(&reader.next().await["events"]));
            }
            read
        })
    });
    for said in &all {
        ann.say(&room, said).await;
    }
    for read in reading {
        assert_eq!(read.await.expect("no panic"), all);
    }
}

/// SES-2: a stream that begins its session is told at once who is there: it doesn't come back for more.
#[tokio::test]
async fn a_stream_that_begins_its_session_is_told_at_once() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    for carrier in OPEN {
        let mut reader = Reader::begin(&bob.unnamed(), carrier, "", Some(&from)).await;
        let chunk = reader.next().await;
        let events = chunk["events"].as_array().expect("events");
        assert!(
            events
                .iter()
                .any(|event| event["sender"] == ann.id.as_str()),
            "{chunk}"
        );
    }
}
