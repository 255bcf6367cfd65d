//! Calls that live.

use tidings_types::{EventId, RoomId};

use super::{Harness, append, event_id, message, nth, room_of, rows, to_room, user_id};
use crate::store::{AppendError, CallRow, Store, Write};

fn call(room_id: &RoomId, by: &str, to: &str) -> CallRow {
    CallRow {
        invite: event_id(),
        room_id: room_id.clone(),
        caller: user_id(by),
        called: user_id(to),
        phase: 0,
        due_ms: 1_700_000_060_000,
    }
}

async fn put(store: &dyn Store, writes: Vec<Write>) -> Result<(), AppendError> {
    append(store, rows(writes)).await.map(drop)
}

async fn all(store: &dyn Store) -> Vec<EventId> {
    let calls = store.calls().await.unwrap();
    let mut invites: Vec<_> = calls.into_iter().map(|call| call.invite).collect();
    invites.sort_unstable();
    invites
}

fn is_taken(result: &Result<(), AppendError>) -> bool {
    matches!(result, Err(AppendError::Taken { what: "call" }))
}

pub(in crate::store) async fn a_call_comes_back_until_it_is_gone<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 1).await;
    let (other_room, _) = room_of(&*store, 1).await;
    let foreign: EventId = "$elsewhere:there.example".parse().unwrap();
    let mut one = call(&room, "ann", "bob");
    let two = CallRow {
        invite: foreign,
        ..call(&other_room, "cleo", "ann")
    };
    put(
        &*store,
        vec![Write::Call(one.clone()), Write::Call(two.clone())],
    )
    .await
    .unwrap();
    (one.phase, one.due_ms) = (2, 7);
    put(&*store, vec![Write::Call(one.clone())]).await.unwrap();
    drop(store);
    let harness = harness.crash().await;
    let store = harness.store();
    let mut calls = store.calls().await.unwrap();
    calls.sort_by_key(|call| call.phase);
    assert_eq!(calls, [two.clone(), one.clone()]);
    assert_eq!(
        store.room(&room).await.unwrap().unwrap().calls,
        [one.clone()]
    );
    put(
        &*store,
        vec![
            Write::CallGone(one.invite.clone()),
            Write::CallGone(event_id()),
        ],
    )
    .await
    .unwrap();
    assert_eq!(all(&*store).await, [two.invite]);
    assert!(store.room(&room).await.unwrap().unwrap().calls.is_empty());
}

pub(in crate::store) async fn two_users_have_one_call_at_most<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 1).await;
    let (other_room, _) = room_of(&*store, 1).await;
    let first = call(&room, "ann", "bob");
    put(&*store, vec![Write::Call(first.clone())])
        .await
        .unwrap();
    for second in [call(&room, "ann", "bob"), call(&other_room, "bob", "ann")] {
        let mut append_to = to_room(&room, nth(2), vec![message(nth(3))]);
        append_to.writes.push(Write::Call(second));
        let refused = append(&*store, append_to).await.map(drop);
        assert!(is_taken(&refused));
        assert_eq!(store.room(&room).await.unwrap().unwrap().head.order, nth(2));
    }
    put(&*store, vec![Write::Call(call(&room, "ann", "cleo"))])
        .await
        .unwrap();
    let next = call(&other_room, "bob", "ann");
    let swap = vec![Write::CallGone(first.invite), Write::Call(next.clone())];
    put(&*store, swap).await.unwrap();
    let both = vec![
        Write::CallGone(next.invite.clone()),
        Write::Call(call(&room, "ann", "bob")),
        Write::Call(call(&room, "bob", "ann")),
    ];
    assert!(is_taken(&put(&*store, both).await));
    assert!(
        all(&*store).await.contains(&next.invite),
        "nothing of it was applied"
    );
}
