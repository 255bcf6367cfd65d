//! Everything survives a restart.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};

/// ACC-2, CRE-1, STR-8: users, devices, rooms, state, aliases, invites, timelines and tokens are there after a restart.
#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let mut server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let start = bob.now().await;
    let created = ann
        .create(&json!({ "visibility": "public", "alias": "#boats:localhost", "name": "Boats", "topic": "x" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    bob.join_room(&room).await;
    for number in 0..10 {
        ann.say(&room, &number.to_string()).await;
    }
    let private = text(
        &ann.create(&json!({ "visibility": "private", "invite": [bob.id] }))
            .ok()
            .await,
        "room_id",
    );
    let page = bob.scroll(&room, "limit=3").await;
    let (seen, all) = (
        bob.stream(&start).await,
        bob.scroll(&room, "dir=f&limit=100").await,
    );
    let state = ann
        .state(&room, "state.m.room.power_levels", "_")
        .ok()
        .await;
    server.restart().await;
    assert_eq!(
        ids(&bob.stream(&start).await["events"]),
        ids(&seen["events"])
    );
    assert_eq!(
        ids(&bob.scroll(&room, "dir=f&limit=100").await["chunk"]),
        ids(&all["chunk"])
    );
    let older = bob
        .scroll(&room, &format!("limit=3&from={}", text(&page, "end")))
        .await;
    assert_eq!(bodies(&older["chunk"]), ["6", "5", "4"]);
    let now = ann
        .state(&room, "state.m.room.power_levels", "_")
        .ok()
        .await;
    assert_eq!(
        (&now["event_id"], &now["content"]),
        (&state["event_id"], &state["content"])
    );
    assert_eq!(
        bob.sync("").await["invites"][0]["event"]["room_id"],
        private
    );
    let cleo = User::register(&server, "cleo").await;
    assert_eq!(
        cleo.join(&json!({ "alias": "#boats:localhost" }))
            .ok()
            .await["room_id"],
        room
    );
    ann.create(&json!({ "visibility": "public", "alias": "#boats:localhost" }))
        .refused(409, "M_ROOM_IN_USE")
        .await;
    bob.join_room(&private).await;
    bob.other_device().await.say(&private, "still here").await;
}

/// STR-8: a stream read across restarts brings each event once.
#[tokio::test]
async fn a_stream_goes_on_across_restarts() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let (mut from, mut seen) = (ann.now().await, Vec::new());
    for number in 0..4 {
        ann.say(&room, &format!("{number} a")).await;
        server.restart().await;
        ann.say(&room, &format!("{number} b")).await;
        let read = ann.stream(&from).await;
        seen.extend(bodies(&read["events"]));
        from = text(&read, "end");
    }
    assert_eq!(
        seen,
        ["0 a", "0 b", "1 a", "1 b", "2 a", "2 b", "3 a", "3 b"]
    );
}

/// SES-3: sessions don't outlive the server; every one is stale then.
#[tokio::test]
async fn sessions_are_stale_after_a_restart() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    server.restart().await;
    let body = ann.get("/session").refused(409, "M_STALE_SESSION").await;
    ann.naming(&text(&body, "session_id"))
        .get("/session")
        .ok()
        .await;
}

/// What was acknowledged is there after a stop under load, each event once.
#[tokio::test]
async fn what_was_acknowledged_survives_a_stop_under_load() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let sends: Vec<_> = (0..100)
        .map(|number| {
            let (ann, room) = (ann.clone(), room.clone());
            tokio::spawn(async move { ann.text(&room, &number.to_string()).try_send().await })
        })
        .collect();
    tokio::task::yield_now().await;
    server.restart().await;
    let mut acknowledged = Vec::new();
    for send in sends {
        if let Some(answer) = send.await.expect("no panic")
            && answer.status == 200
        {
            acknowledged.push(text(&answer.body, "event_id"));
        }
    }
    let kept = ids(&ann.scroll(&room, "limit=1000").await["chunk"]);
    assert!(acknowledged.iter().all(|id| kept.contains(id)));
    let mut texts = bodies(&ann.scroll(&room, "limit=1000").await["chunk"]);
    let count = texts.len();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), count, "each once");
}
