//! Actions that come out of their order.

use std::time::Duration;

use serde_json::json;
use tidings_server::settings::Settings;
use tidings_tests::user::{User, bodies, text};
use tidings_tests::{TestServer, sleepers};

/// ACT-3: requests that overtake each other are held and applied in the order of their ids.
#[tokio::test]
async fn requests_that_overtake_each_other_are_put_in_order() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let late: Vec<_> = [2, 1]
        .map(|id| tokio::spawn(ann.text(&room, &id.to_string()).action(id).ok()))
        .into_iter()
        .collect();
    sleepers(&clock, 3).await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        [""; 0],
        "both are held"
    );
    ann.text(&room, "0").action(0).ok().await;
    for request in late {
        request.await.expect("no panic");
    }
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["0", "1", "2"]
    );
}

/// ACT-3: so are many at once, whatever the order they come in; actions of several operations share one count.
#[tokio::test]
async fn many_at_once_are_put_in_order() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let shuffled = (0..40).map(|number| number * 17 % 40);
    let sends = shuffled.map(|id| {
        let request = if id % 4 == 3 {
            ann.set_state(
                &room,
                "state.m.room.topic",
                "_",
                &json!({ "topic": id.to_string(), "body": id.to_string() }),
            )
        } else {
            ann.text(&room, &id.to_string())
        };
        request.action(id).ok()
    });
    futures::future::join_all(sends).await;
    let expected: Vec<String> = (0..40).map(|id| id.to_string()).collect();
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f&limit=100").await["chunk"]),
        expected
    );
}

/// ACT-3: a gap is refused after the hold, with the id that is waited for; nothing was applied, the id isn't used up.
#[tokio::test]
async fn a_gap_is_refused_after_the_hold_and_may_be_tried_again() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    ann.text(&room, "0").action(0).ok().await;
    let early = tokio::spawn(ann.text(&room, "2").action(2).send());
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_millis(9_999));
    sleepers(&clock, 2).await;
    assert!(!early.is_finished());
    clock.advance(Duration::from_millis(1));
    let refusal = early
        .await
        .expect("no panic")
        .refused(409, "M_MISSING_ACTION");
    assert_eq!(refusal["expected_action_id"], 1);
    ann.text(&room, "1").action(1).ok().await;
    ann.text(&room, "2").action(2).ok().await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["0", "1", "2"]
    );
}

/// ACT-3: what fails for good makes way for what waits behind it.
#[tokio::test]
async fn a_refused_action_makes_way_for_the_next() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let second = tokio::spawn(ann.text(&room, "1").action(1).send());
    sleepers(&clock, 2).await;
    ann.send(&room, "message.m.room.message", &json!({ "msgtype": 1 }))
        .action(0)
        .refused(400, "M_BAD_JSON")
        .await;
    second.await.expect("no panic").ok();
}

/// ACT-3: a session holds 256 requests; one more is 429 and says when to come again, and none is lost.
#[tokio::test]
async fn a_session_holds_only_so_many_requests() {
    const MOST: u64 = 256;
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let held: Vec<_> = (1..=MOST)
        .map(|id| tokio::spawn(ann.text(&room, &id.to_string()).action(id).send()))
        .collect();
    sleepers(&clock, 257).await;
    let more = || ann.text(&room, "more").action(MOST + 1);
    let answer = more().send().await;
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(
        answer.refused(429, "M_LIMIT_EXCEEDED")["retry_after_ms"],
        1_000
    );
    ann.text(&room, "0").action(0).ok().await;
    for request in held {
        request.await.expect("no panic").ok();
    }
    more().ok().await;
    let mut expected: Vec<String> = (0..=MOST).map(|id| id.to_string()).collect();
    expected.push("more".to_owned());
    let chunk = ann.scroll(&room, "dir=f&limit=1000").await["chunk"].clone();
    assert_eq!(bodies(&chunk), expected);
}

/// ACT-3: how many a session holds is a setting.
#[tokio::test]
async fn how_many_requests_are_held_is_a_setting() {
    let change = |settings: &mut Settings| settings.session.max_held = 1;
    let (server, clock) = TestServer::start_with_clock(change).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let held = tokio::spawn(ann.text(&room, "1").action(1).send());
    sleepers(&clock, 2).await;
    ann.text(&room, "2")
        .action(2)
        .refused(429, "M_LIMIT_EXCEEDED")
        .await;
    ann.text(&room, "0").action(0).ok().await;
    held.await.expect("no panic").ok();
    ann.text(&room, "2").action(2).ok().await;
}

/// ACT-2: ids count per session; another session of the same client starts at 0 and waits for nobody.
#[tokio::test]
async fn sessions_count_by_themselves() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    for name in ["a", "b"] {
        let client = ann.in_session().await;
        for id in 0..2 {
            client
                .text(&room, &format!("{name}{id}"))
                .action(id)
                .ok()
                .await;
        }
    }
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["a0", "a1", "b0", "b1"]
    );
}

/// SES-3, ACT-3: a request that is held when its session ends is stale, and was not applied. Its answer names the session
/// that takes the place of the ended one, the same for all that were held there.
#[tokio::test]
async fn a_held_request_is_stale_when_its_session_ends() {
    let (server, clock) =
        TestServer::start_with_clock(|settings| settings.session.max_per_client = 1).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = User::register(&server, "bob").await.public_room().await;
    let join = |client: &User, id| client.join(&json!({ "room_id": room })).action(id);
    let held = [1, 2].map(|id| tokio::spawn(join(&ann, id).send()));
    sleepers(&clock, 3).await;
    let newer = ann.in_session().await;
    let mut named = Vec::new();
    for held in held {
        let answer = held.await.expect("no panic");
        let body = answer.refused(409, "M_STALE_SESSION");
        assert!(body.get("applied").is_none());
        named.push(text(&body, "session_id"));
    }
    assert_eq!(named[0], named[1]);
    newer.get("/session").ok().await;
    join(&ann.naming(&named[0]), 0).ok().await;
}
