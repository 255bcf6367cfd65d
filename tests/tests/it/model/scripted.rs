//! What the sequences hit only now and then, each by itself: actions that are under way when something happens.

use std::time::Duration;

use rusqlite::Connection;
use serde_json::json;
use tidings_tests::user::{User, bodies};
use tidings_tests::{TestServer, sleepers};
use tokio::task::JoinHandle;

/// Long enough for a request that isn't held up by anything.
const A_WHILE: Duration = Duration::from_millis(300);

/// Somebody's hand on the store: while this lives, nothing is written.
struct Busy(Connection);

impl Busy {
    fn new(server: &TestServer) -> Self {
        let file = server.dir().join("data").join("tidings.sqlite");
        let other = Connection::open(file).expect("the store's file");
        other.execute_batch("BEGIN IMMEDIATE").expect("its lock");
        Self(other)
    }

    fn free(self) {
        self.0
            .execute_batch("ROLLBACK")
            .expect("nothing was written");
    }
}

async fn is_held_up<T>(request: &mut JoinHandle<T>) -> bool {
    tokio::time::timeout(A_WHILE, request).await.is_err()
}

/// SES-3, ACT-4: an action is under way when its session ends. Whoever asks what became of it, under the old session's id or
/// by a repetition that was already waiting, is told when it is known, and not before.
#[tokio::test]
async fn an_action_under_way_at_the_end_of_its_session_is_told_of() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let once = || tokio::spawn(ann.text(&room, "once").action(0).send());
    let busy = Busy::new(&server);
    let first = [once(), once()];
    // One is under way, the other waits for it.
    sleepers(&clock, 2).await;
    ann.delete("/session").ok().await;
    let mut late = once();
    assert!(is_held_up(&mut late).await, "nobody knows yet");
    busy.free();
    let mut told = Vec::new();
    for request in first {
        told.push(request.await.expect("no panic").ok()["event_id"].clone());
    }
    let late = late
        .await
        .expect("no panic")
        .refused(409, "M_STALE_SESSION");
    told.push(late["applied"]["outcome"]["event_id"].clone());
    assert!(
        told.iter()
            .all(|event| event.is_string() && *event == told[0]),
        "{told:?}"
    );
    let other = ann.in_session().await;
    assert_eq!(
        bodies(&other.scroll(&room, "dir=f").await["chunk"]),
        ["once"]
    );
}

/// ERR-2, ERR-3, ACT-3: while the store can't write it is 503; nothing was applied, and the action's id isn't used up. Who is
/// refused because of something that then fails isn't refused in the end.
#[tokio::test]
async fn a_store_that_cannot_write_is_503_and_applies_nothing() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let silence = || {
        ann.set_level(&room, "events_default", &json!(100))
            .action(0)
    };
    let busy = Busy::new(&server);
    let mut silenced = tokio::spawn(silence().send());
    assert!(is_held_up(&mut silenced).await);
    let mut said = tokio::spawn(bob.text(&room, "still here").send());
    assert!(
        is_held_up(&mut said).await,
        "nobody knows yet whether bob may speak"
    );
    let refusal = silenced
        .await
        .expect("no panic")
        .refused(503, "M_UNAVAILABLE");
    assert!(refusal.get("applied").is_none());
    busy.free();
    said.await.expect("no panic").ok();
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 0);
    silence().ok().await;
    bob.text(&room, "too late")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["still here"]
    );
}

/// ACT-3, SES-3: the server doesn't wait for a gap to be filled before it stops; what was held wasn't applied.
#[tokio::test]
async fn held_actions_do_not_keep_the_server_from_stopping() {
    let (mut server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let early = tokio::spawn(ann.text(&room, "early").action(1).send());
    sleepers(&clock, 2).await;
    server.restart().await;
    early.await.expect("no panic").refused(503, "M_UNAVAILABLE");
    let again = ann.text(&room, "early").action(1);
    let body = again.refused(409, "M_STALE_SESSION").await;
    assert!(body.get("applied").is_none(), "{body}");
}
