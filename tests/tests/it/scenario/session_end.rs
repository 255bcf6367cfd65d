//! How sessions end, and what goes with them.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_server::env::TestClock;
use tidings_tests::follower::{Follower, calm, go, presence_of, say, typing};
use tidings_tests::user::{PASSWORD, User, bodies, text};
use tidings_tests::wire::V1;
use tidings_tests::{TestServer, sleepers};

const TIMEOUT: Duration = Duration::from_mins(1);
const SECOND: Duration = Duration::from_secs(1);

/// Ann types in a room of hers and is busy; Bob follows and has seen both.
async fn harbour(server: &TestServer, clock: &TestClock) -> (User, Follower, String) {
    let ann = User::register(server, "ann").await.in_session().await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    typing(&ann, &room, true).ok().await;
    say(&ann, "busy").ok().await;
    let mut bob = Follower::of(bob).await;
    bob.until(|bob| bob.sees(&ann) == "busy" && bob.typing_in(&room) == [ann.id.as_str()])
        .await;
    calm(&ann, clock).await;
    (ann, bob, room)
}

async fn sees_her_gone(bob: &mut Follower, ann: &User, room: &str) {
    bob.until(|bob| bob.sees(ann) == "offline" && bob.typing_in(room).is_empty())
        .await;
}

/// SES-4, SES-6: a session ends by request; its typing and presence go, and whoever sees them is told. The header names the
/// session that ended; after that it is stale.
#[tokio::test]
async fn a_session_ends_by_request() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let answer = go(&ann).send().await;
    assert_eq!(answer.session(), ann.session());
    assert_eq!(answer.ok(), json!({}));
    sees_her_gone(&mut bob, &ann, &room).await;
    clock.advance(SECOND);
    let answer = go(&ann).send().await;
    assert_ne!(answer.session(), ann.session());
    answer.refused(409, "M_STALE_SESSION");
    bob.until(|bob| bob.sees(&ann) == "online").await;
}

/// SES-4, SES-6: a session whose time ran out ends without a request that would notice.
#[tokio::test]
async fn a_session_ends_in_time() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let poll = tokio::spawn(bob.poll().ok());
    sleepers(&clock, 2).await;
    // Her last request ended two seconds ago.
    clock.advance(TIMEOUT.saturating_sub(Duration::from_secs(3)));
    sleepers(&clock, 2).await;
    assert!(!poll.is_finished());
    clock.advance(Duration::from_secs(2));
    bob.take(&poll.await.expect("no panic"));
    clock.advance(SECOND);
    sees_her_gone(&mut bob, &ann, &room).await;
    ann.get("/session").refused(409, "M_STALE_SESSION").await;
}

/// SES-6, ACC-5: sessions end with their token, and an open stream answers at once.
#[tokio::test]
async fn sessions_end_with_their_token() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let follower = Follower::of(ann.clone()).await;
    let stream = tokio::spawn(follower.poll().send());
    let held = tokio::spawn(ann.text(&room, "never").action(7).send());
    sleepers(&clock, 3).await;
    let body = json!({
        "type": "m.login.password", "user": ann.id, "password": PASSWORD, "device_id": ann.device_id,
    });
    ann.wire.post(format!("{V1}/login"), &body).ok().await;
    for waiting in [stream, held] {
        waiting
            .await
            .expect("no panic")
            .refused(401, "M_UNKNOWN_TOKEN");
    }
    sees_her_gone(&mut bob, &ann, &room).await;
}

/// SES-2, SES-6: a session that ends because a newer one takes its place leaves nothing behind either.
#[tokio::test]
async fn a_session_that_has_to_make_room_leaves_nothing() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.session.max_per_client = 2).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    for _ in 0..2 {
        clock.advance(SECOND);
        ann.in_session().await;
    }
    ann.get("/session").refused(409, "M_STALE_SESSION").await;
    bob.until(|bob| bob.sees(&ann) == "online" && bob.typing_in(&room).is_empty())
        .await;
}

/// SES-3, SES-6: what waits in a session that ends is answered at once, the open stream and the held action alike; the
/// action was not applied. All of it names the same new session, in which nobody is seen before it is used.
#[tokio::test]
async fn what_waits_in_a_session_ends_with_it() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let follower = Follower::of(ann.clone()).await;
    let stream = tokio::spawn(follower.poll().send());
    let held = tokio::spawn(ann.text(&room, "never").action(7).send());
    sleepers(&clock, 3).await;
    go(&ann).ok().await;
    let mut named = Vec::new();
    for waiting in [stream, held] {
        let answer = waiting.await.expect("no panic");
        named.push(answer.session());
        let refusal = answer.refused(409, "M_STALE_SESSION");
        assert_eq!(text(&refusal, "session_id"), named[0]);
        assert!(refusal.get("applied").is_none());
    }
    assert_eq!(named[0], named[1]);
    assert_ne!(named[0], ann.session());
    sees_her_gone(&mut bob, &ann, &room).await;
    clock.advance(SECOND);
    assert_eq!(
        presence_of(&bob.user, &ann).ok().await["presence"],
        "offline"
    );
    let fresh = ann.naming(&named[0]);
    assert_eq!(fresh.get("/session").ok().await["next_action_id"], 0);
    bob.until(|bob| bob.sees(&ann) == "online").await;
    assert_eq!(bodies(&fresh.scroll(&room, "").await["chunk"]), [""; 0]);
    // One that nobody asks for runs out like any other.
    let stream = tokio::spawn(Follower::of(fresh.clone()).await.poll().send());
    sleepers(&clock, 2).await;
    go(&fresh).ok().await;
    let unused = stream.await.expect("no panic").session();
    clock.advance(TIMEOUT);
    let answer = ann.naming(&unused).get("/session").send().await;
    answer.refused(409, "M_STALE_SESSION");
}

/// SES-6: what other sessions say stays, and what the session alone said its client can do goes.
#[tokio::test]
async fn other_sessions_go_on() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let phone = ann.other_device().await.in_session().await;
    say(&phone, "away").ok().await;
    typing(&phone, &room, true).ok().await;
    let hash = ann.post("/capabilities", &json!({ "a": {} })).ok().await;
    ann.put("/session/capabilities", &hash).ok().await;
    let able = |bob: &Follower| bob.presence[&ann.id]["capabilities"].clone();
    calm(&ann, &clock).await;
    bob.until(|bob| able(bob) == hash).await;
    calm(&ann, &clock).await;
    go(&ann).ok().await;
    bob.until(|bob| bob.sees(&ann) == "away").await;
    assert_eq!(able(&bob), Value::Null);
    assert_eq!(bob.typing_in(&room), [ann.id.as_str()]);
    clock.advance(SECOND);
    go(&phone).ok().await;
    sees_her_gone(&mut bob, &ann, &room).await;
}

/// SES-4: an open stream keeps its session, and so its presence.
#[tokio::test]
async fn an_open_stream_keeps_its_user_present() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, mut bob, room) = harbour(&server, &clock).await;
    let follower = Follower::of(ann.clone()).await;
    let stream = tokio::spawn(follower.poll().ok());
    sleepers(&clock, 2).await;
    clock.advance(TIMEOUT);
    clock.advance(TIMEOUT / 2);
    let bobs = bob.user.in_session().await;
    bob = Follower::of(bobs).await;
    assert_eq!(bob.sees(&ann), "busy");
    assert_eq!(bob.typing_in(&room), [ann.id.as_str()]);
    drop(stream);
}
