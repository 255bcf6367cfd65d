//! Actions of sessions that have ended: what became of them is told, so that nothing is sent twice.

use std::time::Duration;

use serde_json::json;
use tidings_tests::user::{User, bodies, text};
use tidings_tests::{TestServer, sleepers};

/// SES-3, ACT-4: after the session timed out, a repeated action is told what it came to.
#[tokio::test]
async fn a_stale_action_is_told_its_outcome() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let sent = ann.text(&room, "once").action(0).ok().await;
    clock.advance(Duration::from_mins(1));
    let body = ann
        .text(&room, "once")
        .action(0)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert_eq!(body["applied"]["action_id"], 0);
    let outcome = &body["applied"]["outcome"];
    for key in ["event_id", "position", "origin_server_ts"] {
        assert_eq!(outcome[key], sent[key], "{key}");
    }
    assert_eq!(outcome["event"]["content"]["body"], "once");
    let next = ann
        .text(&room, "never sent")
        .action(1)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert!(next.get("applied").is_none(), "{next}");
    assert_eq!(
        bodies(
            &ann.naming(&text(&next, "session_id"))
                .scroll(&room, "")
                .await["chunk"]
        ),
        ["once"]
    );
}

/// SES-3: after a restart too, and the client goes on in the new session without sending anything twice.
#[tokio::test]
async fn a_stale_action_is_told_its_outcome_after_a_restart() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let sent = ann.text(&room, "once").action(0).ok().await;
    server.restart().await;
    let body = ann
        .text(&room, "once")
        .action(0)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert_eq!(body["applied"]["outcome"]["event_id"], sent["event_id"]);
    assert_eq!(body["applied"]["outcome"]["position"], sent["position"]);
    let ann = ann.naming(&text(&body, "session_id"));
    ann.text(&room, "twice").action(0).ok().await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["once", "twice"]
    );
}

/// SES-3: every kind of action is told what it would have answered, and a refused one its refusal.
#[tokio::test]
async fn every_kind_of_action_is_told() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let create = || {
        ann.create(&json!({ "visibility": "public", "alias": "#boats:localhost" }))
            .action(0)
    };
    let room = text(&create().ok().await, "room_id");
    let join = || bob.join(&json!({ "room_id": room })).action(0);
    join().ok().await;
    let name = || {
        ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
            .action(1)
    };
    let named = name().ok().await;
    let unchanged = || {
        ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Boats" }))
            .action(2)
    };
    unchanged().ok().await;
    let invite = || ann.invite(&room, &bob.id).action(3);
    let refused = invite().refused(403, "M_FORBIDDEN").await;
    server.restart().await;
    let applied = async |request: tidings_tests::wire::Request| {
        request.refused(409, "M_STALE_SESSION").await["applied"].clone()
    };
    let created = applied(create()).await;
    assert_eq!(
        (&created["outcome"]["room_id"], &created["outcome"]["alias"]),
        (&json!(room), &json!("#boats:localhost"))
    );
    assert_eq!(applied(join()).await["outcome"]["room_id"], room);
    assert_eq!(
        applied(name()).await["outcome"]["event_id"],
        named["event_id"]
    );
    assert_eq!(
        applied(unchanged()).await["outcome"]["event_id"],
        named["event_id"]
    );
    let error = applied(invite()).await;
    assert_eq!(
        (&error["action_id"], &error["error"]["errcode"]),
        (&json!(3), &json!("M_FORBIDDEN"))
    );
    assert_eq!(error["error"]["error"], refused["error"]);
}

/// SES-3, SES-5: what somebody else's session did is nobody's business, not even another device's.
#[tokio::test]
async fn outcomes_are_told_to_the_client_that_acted_alone() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    ann.text(&room, "secret").action(0).ok().await;
    for client in [bob, ann.other_device().await] {
        let asking = client.naming(ann.session()).text(&room, "secret").action(0);
        let body = asking.refused(409, "M_STALE_SESSION").await;
        assert!(body.get("applied").is_none(), "{body}");
    }
}

/// SES-3: outcomes are kept as long as is set, at least a day, and then forgotten.
#[tokio::test]
async fn outcomes_are_kept_for_a_day() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    ann.text(&room, "once").action(0).ok().await;
    let hours = |count: u64| Duration::from_secs(3_600 * count);
    sleepers(&clock, 1).await;
    clock.advance(hours(23));
    sleepers(&clock, 1).await;
    let body = ann
        .text(&room, "once")
        .action(0)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert_eq!(body["applied"]["action_id"], 0);
    clock.advance(hours(2));
    sleepers(&clock, 1).await;
    let body = ann
        .text(&room, "once")
        .action(0)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert!(body.get("applied").is_none(), "{body}");
}
