//! Appends that wait, and appends that meet.

use futures::FutureExt as _;
use futures::future::join_all;
use serde_json::json;
use tempfile::TempDir;
use tidings_types::UserId;

use super::super::state::CREATE;
use super::*;
use crate::app::{Live, Observer};
use crate::store::TimelinePage;
use crate::store::sqlite::{Sqlite, SqliteOptions};

const TOPIC: &str = "state.m.room.topic";

fn rooms() -> (Rooms, TempDir) {
    let data = tempfile::tempdir().expect("a directory");
    let live = Arc::new(Live::new(Env::system()));
    let store = Sqlite::open(SqliteOptions {
        path: data.path().join("store.db"),
        server_name: "localhost".into(),
        fresh_epoch: 1,
        cache_bytes: 1 << 20,
        checkpoint_pages: 1_000,
        observer: Arc::new(Observer { live }),
    });
    let name = "localhost".parse().expect("a name");
    let rooms = Rooms::new(store.expect("a store"), Env::system(), name, 1 << 20);
    (rooms, data)
}

fn ann() -> UserId {
    "@ann:localhost".parse().expect("an id")
}

/// Makes a room with nothing but its first event.
async fn made(rooms: &Rooms) -> RoomId {
    let id = rooms.new_room_id().expect("an id");
    let create = Draft::state(CREATE, "_", &ann(), &json!({ "creator": "@ann:localhost" }));
    let (events, state) = rooms
        .build(&RoomState::empty(id.clone()), &[create])
        .expect("an event");
    let made = rooms.create(state, events, Vec::new(), None, None).await;
    made.expect("no fault").expect("no conflict");
    id
}

async fn set_topic(rooms: &Rooms, room: &Arc<Room>, topic: &str) -> Result<Applied, AppError> {
    let draft = Draft::state(TOPIC, "_", &ann(), &json!({ "topic": topic }));
    let decide = |_: &RoomState| Ok(Decision::one(&draft));
    rooms.append(room, None, decide, |_| None).await
}

/// ERR-3: where as many appends are under way as there may be, one more waits, and isn't refused.
#[tokio::test]
async fn one_append_more_than_the_limit_waits() {
    let (rooms, _data) = rooms();
    let id = made(&rooms).await;
    let room = rooms.get(&id).await.expect("no fault").expect("a room");
    let all = u32::try_from(APPENDS_MAX).expect("a count");
    let all = rooms.slots.acquire_many(all).await.expect("slots");
    let mut late = Box::pin(set_topic(&rooms, &room, "late"));
    assert!((&mut late).now_or_never().is_none());
    assert!(
        room.line()
            .state()
            .is_some_and(|state| state.get(TOPIC, "_").is_none())
    );
    drop(all);
    assert!(matches!(late.await, Ok(Applied::Appended { .. })));
}

/// ERR-3, STA-1: a room that left memory while somebody still had hold of it, and was read again, is there twice. Events that
/// are decided on with one are never taken for the continuation of those decided on with the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_that_is_there_twice_is_one_chain() {
    let (rooms, _data) = rooms();
    let id = made(&rooms).await;
    let first = rooms.get(&id).await.expect("no fault").expect("a room");
    rooms.cache.remove(&id);
    let second = rooms.get(&id).await.expect("no fault").expect("a room");
    assert!(!Arc::ptr_eq(&first, &second));
    for turn in 0..40 {
        let sets = [&first, &first, &second, &first, &second, &second];
        let sets = sets.iter().enumerate().map(|(number, room)| {
            let (rooms, topic) = (&rooms, format!("{turn} {number}"));
            async move { set_topic(rooms, room, &topic).await }
        });
        // Now and then one is told that the room is too busy.
        let set = join_all(sets).await;
        assert!(set.iter().any(Result::is_ok));
    }
    let page = TimelinePage {
        from: 0,
        backwards: false,
        until: Position::MAX,
        limit: 1_000,
    };
    let chain = rooms.store.timeline(&id, page).await.expect("the events");
    assert!(chain.len() > 40);
    for pair in chain[1..].windows(2) {
        let replaced = pair[1].replaces.as_ref().map(|replaced| &replaced.event_id);
        assert_eq!(replaced, Some(&pair[0].event_id));
    }
    let last = chain.last().expect("some");
    for room in [&first, &second] {
        let seen = rooms.committed(room).await.expect("a state");
        let seen = seen.get(TOPIC, "_").expect("a topic");
        // The one that is in memory no more isn't told of what happens with the other.
        assert!(seen.event_id == last.event_id || Arc::ptr_eq(room, &first));
    }
}
