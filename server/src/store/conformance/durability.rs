//! What is acknowledged stays: over a kill, over closing and opening.

use super::{Harness, append, member, message, nth, outcome, room_of, to_room, user_id};
use crate::store::{Append, AppendError, StoreError, Write};

pub(in crate::store) async fn what_was_acknowledged_survives_a_kill<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 20).await;
    let bob = user_id("bob");
    let joined = member(nth(22), &bob, "join");
    let mut last = to_room(&room, nth(21), vec![joined.clone()]);
    last.outcomes = vec![outcome("S", 1, 10)];
    append(&*store, last).await.unwrap();
    let before = store.log(0, u64::MAX, 99).await.unwrap();
    drop(store);

    let harness = harness.crash().await;
    let store = harness.store();
    assert_eq!(store.position(), 22);
    assert_eq!(store.log(0, u64::MAX, 99).await.unwrap(), before);
    assert_eq!(
        store.outcome("S", 1).await.unwrap().unwrap().position,
        Some(22)
    );
    assert_eq!(
        store.memberships(&bob).await.unwrap()[0].event_id,
        joined.event_id
    );
    assert_eq!(
        store.room(&room).await.unwrap().unwrap().head.event_id,
        joined.event_id
    );
    let next = append(&*store, to_room(&room, nth(22), vec![message(nth(23))])).await;
    assert_eq!(next.unwrap().positions, [23], "it goes on where it stopped");
}

pub(in crate::store) async fn everything_survives_closing_and_opening<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, events) = room_of(&*store, 3).await;
    drop(store);
    let harness = harness.reopen().await;
    let store = harness.store();
    assert!(
        harness.recorder().seen().is_empty(),
        "old commits aren't announced again"
    );
    let mut next = message(nth(5));
    next.prev_events = vec![events[3].event_id.clone()];
    let stale = append(&*store, to_room(&room, nth(3), vec![next.clone()])).await;
    assert!(matches!(stale, Err(AppendError::Conflict { head, .. }) if head == nth(4)));
    let appended = append(&*store, to_room(&room, nth(4), vec![next])).await;
    assert_eq!(appended.unwrap().positions, [5]);
    let log = store.log(0, u64::MAX, 99).await.unwrap();
    assert_eq!(log.len(), 5);
    assert_eq!(log[1].json, events[1].json);
}

pub(in crate::store) async fn the_epoch_stays_the_same<H: Harness>() {
    let harness = H::fresh().await;
    let epoch = harness.store().epoch();
    let other = H::fresh().await;
    assert_ne!(
        other.store().epoch(),
        epoch,
        "every harness brings an epoch of its own"
    );
    let harness = harness.reopen().await;
    assert_eq!(harness.store().epoch(), epoch);
    let harness = harness.crash().await;
    assert_eq!(harness.store().epoch(), epoch);
}

pub(in crate::store) async fn a_closed_store_refuses_work<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    store.close().await;
    store.close().await;
    let refused = append(&*store, to_room(&room, nth(1), vec![message(nth(2))])).await;
    assert!(matches!(
        refused,
        Err(AppendError::Store(StoreError::Closed))
    ));
    assert!(matches!(store.ready().await, Err(StoreError::Closed)));
    assert!(matches!(
        store.forget_outcomes(1).await,
        Err(StoreError::Closed)
    ));
    assert!(matches!(
        store.user(&user_id("ann")).await,
        Err(StoreError::Closed)
    ));
    let never = async { panic!("it isn't begun") };
    let refused = store.at_length(Box::pin(never)).await;
    assert!(matches!(refused, Err(StoreError::Closed)));
}

pub(in crate::store) async fn closing_commits_what_is_queued<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let replies: Vec<_> = (1..=100)
        .map(|n| {
            let mut one = to_room(&room, nth(n), vec![message(nth(n + 1))]);
            one.writes.push(Write::Filter {
                id: n.to_string(),
                json: "{}".to_owned(),
            });
            store.append(one)
        })
        .collect();
    store.close().await;
    for reply in replies {
        reply.await.unwrap().unwrap();
    }
    drop(store);
    let harness = harness.reopen().await;
    assert_eq!(harness.store().position(), 101);
    append(&*harness.store(), Append::default())
        .await
        .expect("an empty append changes nothing");
    assert_eq!(harness.store().position(), 101);
}
