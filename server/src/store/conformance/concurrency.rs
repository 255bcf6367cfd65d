//! Many at once: conflicts resolve, nothing is lost, doubled, or seen too early.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::FutureExt as _;
use tidings_types::RoomId;
use tokio::sync::{Notify, Semaphore, oneshot};
use tokio::task::JoinSet;

use super::{Harness, append, message, nth, room_of, to_room};
use crate::store::{AppendError, Position, Store};

pub(in crate::store) async fn a_thousand_appends_to_one_room_by_retrying_conflicts<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let mut tasks = JoinSet::new();
    for _ in 0..40 {
        let (store, room) = (harness.store(), room.clone());
        tasks.spawn(async move {
            let mut head = store.room(&room).await.unwrap().unwrap().head.order;
            let mut positions = Vec::new();
            while positions.len() < 25 {
                let mine = head + nth(1);
                match append(&*store, to_room(&room, head, vec![message(mine)])).await {
                    Ok(appended) => {
                        positions.extend(appended.positions);
                        head = mine;
                    }
                    Err(AppendError::Conflict { head: newer, .. }) => {
                        assert!(newer > head, "a conflict means that the room has moved on");
                        head = newer;
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            positions
        });
    }
    let positions: Vec<Position> = tasks.join_all().await.into_iter().flatten().collect();
    assert_eq!(positions.len(), 1_000);
    assert_eq!(positions.iter().collect::<HashSet<_>>().len(), 1_000);
    let log = store.log(0, u64::MAX, 2_000).await.unwrap();
    let orders: Vec<i64> = log.iter().map(|event| event.order).collect();
    assert_eq!(orders, (1..=1_001).map(nth).collect::<Vec<_>>());
}

pub(in crate::store) async fn a_thousand_rooms_at_once<H: Harness>() {
    let harness = H::fresh().await;
    let mut tasks = JoinSet::new();
    for _ in 0..1_000 {
        let store = harness.store();
        tasks.spawn(async move {
            let (room, _) = room_of(&*store, 0).await;
            let next = append(&*store, to_room(&room, nth(1), vec![message(nth(2))])).await;
            (room, next.unwrap().positions[0])
        });
    }
    let rooms = tasks.join_all().await;
    let store = harness.store();
    assert_eq!(store.position(), 2_000);
    for (room, position) in rooms {
        let head = store.room(&room).await.unwrap().unwrap().head;
        assert_eq!((head.order, head.position), (nth(2), position));
    }
    let seen = harness.recorder().seen();
    let seen: Vec<Position> = seen.into_iter().flat_map(|seen| seen.positions).collect();
    assert_eq!(seen, (1..=2_000).collect::<Vec<_>>());
}

pub(in crate::store) async fn readers_never_see_a_gap_in_positions<H: Harness>() {
    let harness = H::fresh().await;
    let done = Arc::new(AtomicBool::new(false));
    let mut readers = JoinSet::new();
    for _ in 0..3 {
        let (store, done) = (harness.store(), Arc::clone(&done));
        readers.spawn(async move {
            let mut seen: Position = 0;
            while !done.load(Ordering::Acquire) {
                let published = store.position();
                let events = store.log(seen, u64::MAX, 5_000).await.unwrap();
                for event in events {
                    assert_eq!(event.position, seen + 1, "a position came late");
                    seen = event.position;
                }
                assert!(
                    seen >= published,
                    "{published} was published, {seen} can be read"
                );
            }
        });
    }
    let mut writers = JoinSet::new();
    for _ in 0..20 {
        let store = harness.store();
        writers.spawn(async move {
            let (room, _) = room_of(&*store, 0).await;
            for n in 1..=50 {
                let events = vec![message(nth(2 * n)), message(nth(2 * n + 1))];
                append(&*store, to_room(&room, nth(2 * n - 1), events))
                    .await
                    .unwrap();
            }
        });
    }
    writers.join_all().await;
    done.store(true, Ordering::Release);
    readers.join_all().await;
    assert_eq!(harness.store().position(), 20 * 101);
}

/// Work at length that reads, waits to be let through, and reads again, itself at length.
async fn work_at_length(store: Arc<dyn Store>, room: RoomId, through: Arc<Semaphore>) {
    let head = store.order_at(&room, Position::MAX).await.unwrap();
    through.acquire().await.unwrap().forget();
    let again = {
        let store = Arc::clone(&store);
        async move { assert_eq!(store.order_at(&room, Position::MAX).await.unwrap(), head) }
    };
    store.at_length(again.boxed()).await.unwrap();
}

pub(in crate::store) async fn what_reads_at_length_holds_up_no_other_read<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, events) = room_of(&*store, 1).await;
    let through = Arc::new(Semaphore::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..40 {
        let (store, room) = (harness.store(), room.clone());
        let work = work_at_length(Arc::clone(&store), room, Arc::clone(&through));
        tasks.spawn(async move { store.at_length(work.boxed()).await });
    }
    // More than can be done at once is on its way by now or waits in line, and all of it waits for us.
    for _ in 0..100 {
        let event = store.event(&events[0].event_id).await.unwrap();
        assert!(event.is_some());
    }
    through.add_permits(40);
    for ended in tasks.join_all().await {
        ended.unwrap();
    }
}

pub(in crate::store) async fn what_panics_at_length_does_so_where_it_was_begun<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    for _ in 0..20 {
        let work = async { panic!("on purpose") };
        let ended = AssertUnwindSafe(store.at_length(work.boxed())).catch_unwind();
        let panic = ended.await.expect_err("it panics");
        assert_eq!(panic.downcast_ref(), Some(&"on purpose"));
    }
    let (room, _) = room_of(&*store, 0).await;
    let through = Arc::new(Semaphore::new(1));
    let work = work_at_length(Arc::clone(&store), room, through);
    store.at_length(work.boxed()).await.unwrap();
}

pub(in crate::store) async fn what_was_begun_at_length_is_finished<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let (begun, through) = (Arc::new(Notify::new()), Arc::new(Semaphore::new(0)));
    let (teller, told) = oneshot::channel();
    let work = {
        let (begun, through, store) = (Arc::clone(&begun), Arc::clone(&through), harness.store());
        async move {
            begun.notify_one();
            work_at_length(store, room, through).await;
            teller.send(()).unwrap();
        }
    };
    tokio::select! {
        _ = store.at_length(work.boxed()) => panic!("nothing lets it through"),
        () = begun.notified() => {}
    }
    through.add_permits(1);
    told.await.expect("it ends though nobody waits for it");
}
