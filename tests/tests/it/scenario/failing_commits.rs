//! Appends that the store refuses while others build on them.

use rusqlite::Connection;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};

use super::batches;

/// Has the store refuse some rows of a table, until it is taken back.
fn poison(server: &TestServer, table: &str, rows: &str) {
    let trigger = format!(
        "CREATE TRIGGER poison BEFORE INSERT ON {table} WHEN {rows} \
         BEGIN SELECT RAISE(ABORT, 'poison'); END"
    );
    in_store(server, &trigger);
}

fn take_back(server: &TestServer) {
    in_store(server, "DROP TRIGGER poison");
}

fn in_store(server: &TestServer, sql: &str) {
    let file = server.dir().join("data").join("tidings.sqlite");
    let store = Connection::open(file).expect("the store's file");
    store.execute_batch(sql).expect("it takes that");
}

/// ERR-3, STA-1, ACT-4: of many state changes at once the store refuses some, on which others have been decided already.
/// Those are decided on anew: what was acknowledged is one chain, each change knows the one before it, and readers see the
/// last one, before and after a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_decided_on_a_failed_event_is_decided_anew() {
    const CHANGES: usize = 200;
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    poison(&server, "events", "new.json LIKE '%poison%'");
    let sets = (0..CHANGES).map(|number| {
        let word = if number % 40 == 7 { "poison" } else { "fine" };
        let topic = json!({ "topic": format!("{word} {number}") });
        let set = ann.set_state(&room, "state.m.room.topic", "_", &topic);
        tokio::spawn(async move { (word, set.send().await) })
    });
    let mut acknowledged = Vec::new();
    for answer in futures::future::join_all(sets.collect::<Vec<_>>()).await {
        match answer.expect("no panic") {
            ("poison", answer) => {
                answer.refused(503, "M_UNAVAILABLE");
            }
            (_, answer) => acknowledged.push(text(&answer.ok(), "event_id")),
        }
    }
    for _ in 0..2 {
        let page = ann
            .scroll(&room, "dir=f&limit=1000&types=state.m.room.topic")
            .await;
        let chain = page["chunk"].as_array().expect("a chunk");
        for pair in chain.windows(2) {
            assert_eq!(pair[1]["replaces_state"], pair[0]["event_id"]);
            assert_eq!(pair[1]["prev_content"], pair[0]["content"]);
        }
        let (mut there, mut told) = (ids(&page["chunk"]), acknowledged.clone());
        let now = ann.state(&room, "state.m.room.topic", "_").ok().await;
        assert_eq!(now["event_id"], *there.last().expect("some"));
        there.sort();
        told.sort();
        assert_eq!(there, told);
        server.restart().await;
    }
}

/// ERR-3, ACT-3, ACT-4: an action's event and its outcome are kept together or not at all. Where the store refuses either, it
/// is 503, nothing has happened, the id isn't used up, and another try under it has its effect once.
#[tokio::test]
async fn an_action_whose_commit_failed_may_be_tried_again() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    for (id, table) in [(0, "events"), (1, "outcomes")] {
        let ask = || ann.text(&room, table).action(id);
        let position = server.server().app().position();
        poison(&server, table, "1");
        ask().refused(503, "M_UNAVAILABLE").await;
        ask().refused(503, "M_UNAVAILABLE").await;
        assert_eq!(server.server().app().position(), position);
        assert_eq!(ann.get("/session").ok().await["next_action_id"], id);
        take_back(&server);
        let sent = ask().ok().await;
        assert_eq!(ask().ok().await["event_id"], sent["event_id"]);
    }
    let chunk = ann.scroll(&room, "dir=f").await["chunk"].clone();
    assert_eq!(bodies(&chunk), ["events", "outcomes"]);
}

/// ACT-3: so is an action that is refused: where its refusal can't be kept, it is tried again, and may come to something else.
#[tokio::test]
async fn a_refusal_that_cannot_be_kept_is_none() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = User::register(&server, "bob").await.public_room().await;
    let send = || ann.text(&room, "hello").action(0);
    poison(&server, "outcomes", "1");
    send().refused(503, "M_UNAVAILABLE").await;
    take_back(&server);
    ann.join_room(&room).await;
    send().ok().await;
}

/// BAT-1, ERR-3, ACT-4: a batch is one commit. Where the store refuses one of its events, or the outcome of one of its
/// actions, nothing of the other 99 is there, and its ids aren't used up; another try has the effect of all, once.
#[tokio::test]
async fn a_batch_is_kept_as_a_whole_or_not_at_all() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let texts: Vec<String> = (0..100).map(|number| format!("text {number}")).collect();
    let actions: Vec<_> = texts.iter().map(|text| batches::send(text)).collect();
    let position = server.server().app().position();
    for (table, rows) in [
        ("events", "new.json LIKE '%text 99%'"),
        ("outcomes", "new.action_id = 60"),
    ] {
        poison(&server, table, rows);
        for _ in 0..2 {
            ann.batch(&room, &actions)
                .action(0)
                .refused(503, "M_UNAVAILABLE")
                .await;
        }
        take_back(&server);
        assert_eq!(server.server().app().position(), position);
        assert_eq!(ann.get("/session").ok().await["next_action_id"], 0);
    }
    let answer = ann.batch(&room, &actions).action(0).ok().await;
    assert_eq!(server.server().app().position(), position + 100);
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 100);
    let again = ann.batch(&room, &actions).action(0).ok().await;
    assert_eq!(batches::told(&again), batches::told(&answer));
    server.restart().await;
    let page = ann
        .in_session()
        .await
        .scroll(&room, "dir=f&limit=1000")
        .await;
    assert_eq!(bodies(&page["chunk"]), texts);
}
