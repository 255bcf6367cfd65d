//! Calls that end by themselves.

use std::sync::Arc;
use std::time::Duration;

use tidings_server::env::TestClock;
use tidings_tests::user::{User, text};
use tidings_tests::{TestServer, sleepers};

use super::calls::{hung_up, pair, ring, signal};

/// What the invites of these tests wait for an ack.
const LIFETIME: Duration = Duration::from_secs(30);
/// How long a session lives without a request.
const SESSION: Duration = Duration::from_mins(1);

/// A server for long enough that all old sessions are known to have ended.
async fn server() -> (TestServer, Arc<TestClock>) {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    sleepers(&clock, 1).await;
    clock.advance(SESSION);
    (server, clock)
}

/// Waits until the server has hung up; gives the reason.
async fn end_of(user: &User, from: &str, call: &str) -> String {
    let mut at = from.to_owned();
    loop {
        if let Some(reason) = hung_up(user, &at, call).await {
            return reason;
        }
        let answer = user
            .get(format!("/stream?timeout=120000&from={at}"))
            .ok()
            .await;
        if let Some(reason) = hung_up(user, &at, call).await {
            return reason;
        }
        at = text(&answer, "end");
    }
}

/// VOI-3, EVT-3: an invite that isn't acked in its lifetime gets a hangup from the server, not a moment before.
#[tokio::test]
async fn an_invite_runs_out() {
    let (server, clock) = server().await;
    let (ann, bob, room) = pair(&server).await;
    let from = ann.now().await;
    let call = ring(&ann, &room, None).await;
    signal(&bob, &room, "answer", Some(&call)).ok().await;
    sleepers(&clock, 1).await;
    clock.advance(Duration::from_millis(29_999));
    signal(&bob, &room, "candidate", Some(&call)).ok().await;
    assert_eq!(hung_up(&ann, &from, &call).await, None);
    sleepers(&clock, 1).await;
    clock.advance(Duration::from_millis(1));
    assert_eq!(end_of(&ann, &from, &call).await, "timeout");
    signal(&ann, &room, "ack", Some(&call))
        .refused(409, "M_CALL_ENDED")
        .await;
    ring(&bob, &room, None).await;
}

/// VOI-3: a call whose device was chosen doesn't run out.
#[tokio::test]
async fn a_call_that_was_taken_goes_on() {
    let (server, clock) = server().await;
    let (ann, bob, room) = pair(&server).await;
    let from = ann.now().await;
    let call = ring(&ann, &room, None).await;
    signal(&ann, &room, "ack", Some(&call)).ok().await;
    for _ in 0..4 {
        sleepers(&clock, 1).await;
        clock.advance(LIFETIME);
        signal(&bob, &room, "candidate", Some(&call)).ok().await;
        signal(&ann, &room, "candidate", Some(&call)).ok().await;
    }
    assert_eq!(hung_up(&ann, &from, &call).await, None);
}

/// VOI-3: lifetimes go on over a restart: what ran out while the server was away is hung up when it comes back, and what runs
/// out later then.
#[tokio::test]
async fn lifetimes_go_on_over_a_restart() {
    let (mut server, clock) = server().await;
    let (ann, bob, room) = pair(&server).await;
    let from = ann.now().await;
    let first = ring(&ann, &room, None).await;
    server.stop().await;
    clock.advance(LIFETIME);
    server.resume().await;
    let (ann, bob) = (ann.in_session().await, bob.in_session().await);
    assert_eq!(end_of(&ann, &from, &first).await, "timeout");
    let second = ring(&bob, &room, None).await;
    server.restart().await;
    let ann = ann.in_session().await;
    assert_eq!(hung_up(&ann, &from, &second).await, None);
    sleepers(&clock, 1).await;
    clock.advance(LIFETIME);
    assert_eq!(end_of(&ann, &from, &second).await, "timeout");
}

/// VOI-3, SES-6: a call ends when neither of the two has a session any more, whether these ended by request or in time, and
/// not while one of them has one.
#[tokio::test]
async fn a_call_ends_when_both_are_gone() {
    let (server, clock) = server().await;
    let (ann, bob, room) = pair(&server).await;
    let watcher = User::register(&server, "cleo").await;
    watcher.join_room(&room).await;
    let from = watcher.now().await;
    let other_phone = ann.other_device().await.in_session().await;
    let call = ring(&ann, &room, Some(&bob)).await;
    signal(&ann, &room, "ack", Some(&call)).ok().await;
    for gone in [&ann, &bob] {
        gone.delete("/session").ok().await;
        signal(&other_phone, &room, "candidate", Some(&call))
            .ok()
            .await;
        assert_eq!(hung_up(&watcher, &from, &call).await, None);
    }
    other_phone.delete("/session").ok().await;
    assert_eq!(end_of(&watcher, &from, &call).await, "offline");
    let (ann, bob) = (ann.in_session().await, bob.in_session().await);
    let from = watcher.now().await;
    let call = ring(&bob, &room, Some(&ann)).await;
    signal(&bob, &room, "ack", Some(&call)).ok().await;
    sleepers(&clock, 1).await;
    clock.advance(SESSION);
    assert_eq!(end_of(&watcher, &from, &call).await, "offline");
}

/// VOI-3: after a restart who was there has as long to come back as a session lasts; then a call of nobody ends.
#[tokio::test]
async fn after_a_restart_there_is_time_to_come_back() {
    let (mut server, clock) = server().await;
    let (ann, bob, room) = pair(&server).await;
    let cleo = User::register(&server, "cleo").await.in_session().await;
    cleo.join_room(&room).await;
    let from = cleo.now().await;
    let stays = ring(&ann, &room, Some(&cleo)).await;
    let ends = ring(&ann, &room, Some(&bob)).await;
    for call in [&stays, &ends] {
        signal(&ann, &room, "ack", Some(call)).ok().await;
    }
    server.restart().await;
    sleepers(&clock, 1).await;
    clock.advance(Duration::from_millis(59_999));
    let cleo = cleo.in_session().await;
    assert_eq!(hung_up(&cleo, &from, &ends).await, None);
    for _ in 0..2 {
        // It is looked now and then.
        sleepers(&clock, 1).await;
        clock.advance(Duration::from_secs(10));
        cleo.get("/session").ok().await;
    }
    assert_eq!(end_of(&cleo, &from, &ends).await, "offline");
    assert_eq!(hung_up(&cleo, &from, &stays).await, None);
    signal(&cleo, &room, "hangup", Some(&stays)).ok().await;
}
