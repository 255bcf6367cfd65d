//! The event stream as server-sent events.

use std::time::Duration;

use futures::StreamExt as _;
use serde_json::{Value, json};
use tidings_tests::open::{Carrier, Reader, soon, sse};
use tidings_tests::user::{User, bodies, text};
use tidings_tests::wire::{V2, encode};
use tidings_tests::{TestServer, sleepers};

const PLAIN: &str = "not_types=ephemeral.*";

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

/// STR-7, STR-1: events come as they happen, each with where it ends as its id. Without a place the first comes at once,
/// empty, and says where the stream begins.
#[tokio::test]
async fn events_come_as_they_happen() {
    let (_server, ann, bob, room) = room().await;
    ann.say(&room, "before").await;
    let mut reader = Reader::begin(&bob, Carrier::Sse, PLAIN, None).await;
    let first = reader.next().await;
    assert_eq!(
        (&first["events"], &first["more"]),
        (&json!([]), &json!(false))
    );
    for said in ["one", "two"] {
        ann.say(&room, said).await;
        assert_eq!(bodies(&reader.next().await["events"]), [said]);
    }
}

/// STR-7: the head says what comes, that nobody is to keep it or gather it, and the session; pages of any origin may read
/// it. It isn't packed, which would hold it up.
#[tokio::test]
async fn the_head_says_what_comes() {
    let (_server, _ann, bob, _room) = room().await;
    let request = bob.get("/stream/sse").header("accept-encoding", "gzip");
    let (headers, mut events) = sse(request).await;
    let header = |name| headers.get(name).map(|value| value.to_str().expect("text"));
    assert_eq!(header("content-type"), Some("text/event-stream"));
    assert_eq!(header("content-encoding"), None);
    assert_eq!(header("cache-control"), Some("no-store"));
    assert_eq!(header("x-accel-buffering"), Some("no"));
    assert_eq!(header("access-control-allow-origin"), Some("*"));
    assert_eq!(header("matrix-session"), Some(bob.session()));
    soon(events.next()).await.expect("the first chunk");
}

/// STR-7: `Last-Event-ID` counts as `from`, and comes before it: a browser connects again with both.
#[tokio::test]
async fn the_last_event_id_counts_as_from() {
    let (_server, ann, bob, room) = room().await;
    let old = bob.now().await;
    ann.say(&room, "seen").await;
    let seen = text(&bob.stream(&old).await, "end");
    ann.say(&room, "missed").await;
    for query in [PLAIN.to_owned(), format!("{PLAIN}&from={}", encode(&old))] {
        let request = bob.get(format!("/stream/sse?{query}"));
        let (_, mut events) = sse(request.header("last-event-id", &seen)).await;
        let event = soon(events.next()).await.expect("an event");
        let chunk: Value = serde_json::from_str(&event.data.expect("data")).expect("JSON");
        assert_eq!(bodies(&chunk["events"]), ["missed"], "{query}");
        assert_eq!(chunk["start"], seen.as_str(), "{query}");
    }
}

/// SES-2, ACC-3: where headers can't be set, token and session stand in the query.
#[tokio::test]
async fn token_and_session_may_stand_in_the_query() {
    let (_server, _ann, bob, _room) = room().await;
    let (token, session) = (encode(&bob.token), encode(bob.session()));
    let path = format!("{V2}/stream/sse?access_token={token}&session={session}");
    let (headers, _events) = sse(bob.wire.get(path)).await;
    assert_eq!(headers["matrix-session"], bob.session());
}

/// ERR-2, STR-7: what can't be is refused before the stream begins, with the name of what is wrong.
#[tokio::test]
async fn bad_input_is_refused_before_the_stream_begins() {
    let (_server, _ann, bob, _room) = room().await;
    let refused = async |request: tidings_tests::wire::Request, name: &str| {
        let refusal = request.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["parameter"], name);
    };
    let ask = |query: &str| bob.get(format!("/stream/sse?{query}"));
    refused(ask("from=s1nonsense"), "from").await;
    refused(
        ask("").header("last-event-id", "s1nonsense"),
        "Last-Event-ID",
    )
    .await;
    refused(ask("limit=1001"), "limit").await;
    refused(ask("limit=0"), "limit").await;
    refused(ask("filter=nonsense"), "filter").await;
    let filter = bob.post("/filters", &json!({ "limit": 0 })).ok().await;
    let filter = encode(&text(&filter, "filter"));
    refused(ask(&format!("filter={filter}")), "filter").await;
    let (_, mut events) = sse(ask(&format!("filter={filter}&limit=1"))).await;
    soon(events.next()).await.expect("the first chunk");
    let none = bob.wire.get(format!("{V2}/stream/sse"));
    none.refused(401, "M_MISSING_TOKEN").await;
}

/// STR-7: when nothing happens a comment comes with every heartbeat; a place that has moved on comes as a chunk.
#[tokio::test]
async fn comments_come_when_nothing_happens() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.stream.heartbeat_ms = 5_000).await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let from = encode(&bob.now().await);
    let answer = bob
        .get(format!("/stream/sse?{PLAIN}&from={from}"))
        .open()
        .await;
    let mut bytes = answer.bytes_stream();
    let mut next = async || {
        sleepers(&clock, 2).await;
        clock.advance(Duration::from_secs(5));
        let piece = soon(bytes.next()).await.expect("a piece");
        String::from_utf8(piece.expect("a piece").into()).expect("text")
    };
    assert_eq!(next().await, ":\n\n");
    assert_eq!(next().await, ":\n\n");
    ann.public_room().await;
    let chunk = next().await;
    assert!(chunk.starts_with("id: "), "{chunk}");
    assert_eq!(next().await, ":\n\n");
}
