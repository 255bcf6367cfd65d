//! How streams that stay open end, and what they keep until then.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_tests::follower::{Follower, calm, go, say};
use tidings_tests::open::{Carrier, LastWord, OPEN, Reader, until};
use tidings_tests::user::{User, bodies, text};
use tidings_tests::{TestServer, sleepers};

const PLAIN: &str = "not_types=ephemeral.*";

/// A client whose stream waits.
async fn waiting(server: &TestServer, user: &User, carrier: Carrier) -> Reader {
    let mut reader = Reader::begin(user, carrier, PLAIN, None).await;
    reader.next().await;
    let app = server.server().app();
    until("it waits", || app.waiting() > 0).await;
    reader
}

fn assert_last(last: &LastWord, carrier: Carrier, code: u16, errcode: &str) {
    let code = (carrier == Carrier::Socket).then_some(code);
    assert_eq!((last.code, &last.error["errcode"]), (code, &json!(errcode)));
}

/// SES-3, SES-6, STR-7: a stream whose session ends says so with the session that comes next, the same that everything
/// else that waited is told.
#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    for carrier in OPEN {
        let phone = ann.in_session().await;
        let reader = waiting(&server, &phone, carrier).await;
        let poll = tokio::spawn(phone.poll("timeout=120000").send());
        sleepers(&clock, 3).await;
        go(&phone).ok().await;
        let last = reader.end().await;
        assert_last(&last, carrier, 4_409, "M_STALE_SESSION");
        let polled = poll
            .await
            .expect("no panic")
            .refused(409, "M_STALE_SESSION");
        assert_eq!(last.error["session_id"], polled["session_id"]);
        let next = phone.naming(&text(&last.error, "session_id"));
        next.get("/session").ok().await;
    }
}

/// ACC-5, STR-7: a stream whose token ends says so at once, though nothing happens.
#[tokio::test]
async fn a_stream_ends_with_its_token() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    for carrier in OPEN {
        let phone = ann.other_device().await.in_session().await;
        let reader = waiting(&server, &phone, carrier).await;
        phone.post("/account/logout", &json!({})).ok().await;
        let last = reader.end().await;
        assert_last(&last, carrier, 4_401, "M_UNKNOWN_TOKEN");
        assert_eq!(last.error.get("session_id"), None);
    }
    let app = server.server().app();
    until("nothing is held", || {
        app.waiting() == 0 && app.sessions.busy() == 0
    })
    .await;
}

/// STR-7, STR-8: a server that stops ends every stream with a word, however many there are, and waits for none; the
/// clients go on where they were.
#[tokio::test]
async fn streams_end_with_the_server() {
    let (mut server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let mut readers = Vec::new();
    for carrier in [OPEN, OPEN].concat() {
        let phone = ann.in_session().await;
        readers.push((carrier, waiting(&server, &phone, carrier).await));
    }
    let ends = readers.into_iter().map(|(carrier, reader)| async move {
        let at = reader.at.clone().expect("a place");
        (carrier, at, reader.end().await)
    });
    let ends = tokio::spawn(futures::future::join_all(ends));
    server.restart().await;
    ann.say(&room, "later").await;
    for (carrier, at, last) in ends.await.expect("no panic") {
        assert_last(&last, carrier, 1_001, "M_UNAVAILABLE");
        let chunk = ann.stream(&at).await;
        assert_eq!(bodies(&chunk["events"]), ["later"]);
    }
}

/// SES-4: an open stream keeps its session, and so its user's presence, however long it is quiet. When the client goes
/// away the session is left to its time.
#[tokio::test]
async fn an_open_stream_keeps_its_user_present() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let app = server.server().app();
    for carrier in OPEN {
        let phone = ann.in_session().await;
        say(&phone, "busy").ok().await;
        let mut reader = waiting(&server, &phone, carrier).await;
        let reading = tokio::spawn(async move { reader.next().await });
        for _ in 0..4 {
            // The heartbeat, and whoever keeps house.
            sleepers(&clock, 2).await;
            clock.advance(Duration::from_secs(25));
        }
        let bobs = Follower::begin(&bob).await;
        assert_eq!(bobs.sees(&ann), "busy", "{carrier:?}");
        reading.abort();
        until("it is noticed", || {
            app.waiting() == 0 && app.sessions.busy() == 0
        })
        .await;
        clock.advance(Duration::from_mins(1));
        phone.get("/session").refused(409, "M_STALE_SESSION").await;
        calm(&bob, &clock).await;
        let bobs = Follower::begin(&bob).await;
        assert_ne!(bobs.sees(&ann), "busy", "{carrier:?}");
    }
}

/// STR-7: clients that go away leave nothing behind, though nothing happens.
#[tokio::test]
async fn clients_that_go_away_leave_nothing() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let app = server.server().app();
    let mut readers = Vec::new();
    for carrier in [OPEN; 6].concat() {
        readers.push(Reader::begin(&ann.in_session().await, carrier, PLAIN, None).await);
    }
    until("they wait", || {
        app.waiting() == 12 && app.sessions.busy() == 12
    })
    .await;
    drop(readers);
    until("they are gone", || {
        app.waiting() == 0 && app.sessions.busy() == 0
    })
    .await;
}

/// STR-1: the longest wait of a poll is a setting; a longer one is shortened, not refused.
#[tokio::test]
async fn the_longest_poll_is_a_setting() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.stream.max_timeout_ms = 1_000).await;
    let ann = User::register(&server, "ann").await;
    let poll = tokio::spawn(ann.poll("timeout=120000").ok());
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_millis(999));
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished());
    clock.advance(Duration::from_millis(1));
    let answer: Value = poll.await.expect("no panic");
    assert_eq!(answer["events"], json!([]));
}
