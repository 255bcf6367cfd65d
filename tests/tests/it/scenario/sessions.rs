//! The session header, and how long a session lives.

use std::time::Duration;

use serde_json::json;
use tidings_tests::user::{User, text};
use tidings_tests::{TestServer, sleepers};

const TIMEOUT: Duration = Duration::from_mins(1);

/// SES-1, SES-2: a request without a session starts one; the ones that name it are in it.
#[tokio::test]
async fn a_request_without_a_session_starts_one() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let first = ann.get("/account").send().await.session();
    let second = ann.get("/account").send().await.session();
    assert_ne!(first, second);
    let again = ann.naming(&first).get("/session").send().await;
    assert_eq!(again.session(), first);
    let session = again.ok();
    assert_eq!(session["session_id"], first);
    assert_eq!(
        (&session["next_action_id"], &session["presence"]),
        (&json!(0), &json!("online"))
    );
    assert_eq!(
        (&session["expires_in_ms"], &session["typing"]),
        (&json!(60_000), &json!([]))
    );
    let refused = ann.naming(&first).get("/initial_sync?limit=x").send().await;
    assert_eq!(refused.session(), first, "refusals name the session too");
}

/// SES-4: starting a session by request without naming one starts one, not two; naming one starts another.
#[tokio::test]
async fn a_session_is_started_by_request() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let answer = ann
        .post("/session", &json!({ "presence": "busy" }))
        .send()
        .await;
    let first = answer.session();
    let body = answer.ok();
    assert_eq!(
        (&body["session_id"], &body["presence"]),
        (&json!(first), &json!("busy"))
    );
    assert_eq!(server.server().app().sessions.count(), 1);
    let second = ann.naming(&first).post("/session", &json!({})).ok().await;
    assert_ne!(second["session_id"], first);
    assert_eq!(server.server().app().sessions.count(), 2);
    assert_eq!(
        ann.naming(&first).get("/session").ok().await["presence"],
        "busy"
    );
    let empty = ann
        .wire
        .request(http::Method::POST, "/_matrix/client/v2/session")
        .token(&ann.token);
    empty.ok().await;
}

/// CAP-2: a capability hash that the server doesn't know is refused.
#[tokio::test]
async fn a_session_with_unknown_capabilities_is_refused() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let body =
        json!({ "capabilities": { "sha256": "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg" } });
    ann.post("/session", &body)
        .refused(404, "M_UNKNOWN_CAPABILITIES")
        .await;
}

/// SES-3, SES-4: the time runs from the end of the last request; then the session is stale and the answer names a new one,
/// which works.
#[tokio::test]
async fn a_session_ends_when_no_request_came_for_a_while() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    for _ in 0..3 {
        clock.advance(Duration::from_millis(59_999));
        ann.get("/session").ok().await;
    }
    clock.advance(TIMEOUT);
    let answer = ann.get("/session").send().await;
    let new = answer.session();
    assert_ne!(new, ann.session());
    let body = answer.refused(409, "M_STALE_SESSION");
    assert_eq!(body["session_id"], new);
    assert!(body.get("applied").is_none());
    let session = ann.naming(&new).get("/session").ok().await;
    assert_eq!(
        (&session["session_id"], &session["next_action_id"]),
        (&json!(new), &json!(0))
    );
    ann.get("/session").refused(409, "M_STALE_SESSION").await;
}

/// SES-4: an open stream request keeps its session alive, and the time runs from its end.
#[tokio::test]
async fn an_open_stream_keeps_its_session_alive() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let poll = tokio::spawn(ann.get("/stream?timeout=120000").send());
    sleepers(&clock, 2).await;
    clock.advance(TIMEOUT * 3 / 2);
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished());
    clock.advance(TIMEOUT);
    poll.await.expect("no panic").ok();
    clock.advance(Duration::from_millis(59_999));
    ann.get("/session").ok().await;
    clock.advance(TIMEOUT);
    ann.get("/session").refused(409, "M_STALE_SESSION").await;
}

/// SES-4: the time-out is a setting.
#[tokio::test]
async fn the_timeout_is_a_setting() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.session.timeout_ms = 5_000).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    assert_eq!(ann.get("/session").ok().await["expires_in_ms"], 5_000);
    clock.advance(Duration::from_secs(5));
    ann.get("/session").refused(409, "M_STALE_SESSION").await;
}

/// SES-5: another client's session is stale like an unknown one, be it of another user or of another device.
#[tokio::test]
async fn a_session_belongs_to_one_client() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await;
    let other = ann.other_device().await;
    for (client, session) in [
        (&bob, ann.session()),
        (&other, ann.session()),
        (&ann, "nosuchsession"),
    ] {
        let answer = client.naming(session).get("/session").send().await;
        let new = answer.session();
        let body = answer.refused(409, "M_STALE_SESSION");
        assert_eq!(text(&body, "session_id"), new);
    }
    ann.get("/session").ok().await;
}

/// SES-2: one session more than a client may hold ends the one least recently used, and only of that client.
#[tokio::test]
async fn one_more_session_ends_the_least_recently_used() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.session.max_per_client = 3).await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let mut sessions = Vec::new();
    for _ in 0..3 {
        clock.advance(Duration::from_millis(1));
        sessions.push(ann.in_session().await);
    }
    clock.advance(Duration::from_millis(1));
    sessions[0].get("/session").ok().await;
    clock.advance(Duration::from_millis(1));
    sessions.push(ann.in_session().await);
    clock.advance(Duration::from_millis(1));
    for alive in [3, 2, 0] {
        sessions[alive].get("/session").ok().await;
    }
    bob.get("/session").ok().await;
    sessions[1]
        .get("/session")
        .refused(409, "M_STALE_SESSION")
        .await;
}

/// SES-2: sixteen is what a client may hold when nothing else is set.
#[tokio::test]
async fn a_client_holds_sixteen_sessions() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    for _ in 0..20 {
        ann.get("/account").ok().await;
    }
    assert_eq!(server.server().app().sessions.count(), 16);
}
