//! Events that come late, and events that stay here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use tidings_types::{EventId, RoomId};
use tokio::runtime::Handle;

use super::{
    Harness, append, event_id, member, message, nth, room_of, state, to_room, to_room_after,
    user_id,
};
use crate::store::{
    AppendError, Local, NewEvent, Order, Position, Proof, Redaction, RoomRow, Standing, Store,
    StoredEvent, TimelinePage, is_in_step,
};

const TOPIC: &str = "state.m.room.topic";

async fn orders(store: &dyn Store, room: &RoomId) -> Vec<Order> {
    let page = TimelinePage {
        from: Order::MIN,
        backwards: false,
        until: Position::MAX,
        limit: 100,
    };
    let events = store.timeline(room, page).await.unwrap();
    events.iter().map(|event| event.order).collect()
}

async fn row(store: &dyn Store, room: &RoomId) -> RoomRow {
    store.room(room).await.unwrap().unwrap()
}

pub(in crate::store) async fn a_late_event_takes_its_place_and_leaves_the_head<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 2).await;
    let (between, before) = (message(nth(2) + 9), message(nth(0)));
    let late = to_room(&room, nth(3), vec![between.clone()]);
    assert_eq!(append(&*store, late).await.unwrap().positions, [4]);
    let older = to_room_after(&room, (nth(3), Some(between.order)), vec![before.clone()]);
    assert_eq!(append(&*store, older).await.unwrap().positions, [5]);
    let all = [nth(0), nth(1), nth(2), nth(2) + 9, nth(3)];
    assert_eq!(orders(&*store, &room).await, all);
    let found = row(&*store, &room).await;
    assert_eq!(found.head.event_id, made[2].event_id);
    assert_eq!(found.tip.event_id, made[2].event_id);
    let mark = found
        .late
        .map(|late| (late.order, late.position, late.event_id));
    assert_eq!(mark, Some((nth(0), 5, before.event_id)));
    assert_eq!(store.newest_at(&room, Position::MAX).await.unwrap(), 5);
    assert_eq!(store.order_at(&room, 5).await.unwrap(), nth(3));

    let next = to_room_after(&room, (nth(3), Some(nth(0))), vec![message(nth(4))]);
    drop(store);
    let harness = harness.reopen().await;
    let store = harness.store();
    assert_eq!(append(&*store, next).await.unwrap().positions, [6]);
}

pub(in crate::store) async fn two_late_events_never_take_the_same_order<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 2).await;
    let spot = nth(2) + 5;
    let late = |event: NewEvent, known| {
        append(&*store, to_room_after(&room, (nth(3), known), vec![event]))
    };
    let (one, two) = tokio::join!(late(message(spot), None), late(message(spot), None));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    let conflict = |refused: Result<_, _>| matches!(refused, Err(AppendError::Conflict { .. }));
    assert!(conflict(if one.is_ok() { two } else { one }));
    assert!(
        conflict(late(message(spot + 1), None).await),
        "it doesn't know of the first"
    );
    assert!(
        conflict(late(message(spot), Some(spot)).await),
        "the order is taken"
    );
    assert!(
        conflict(late(message(nth(4)), None).await),
        "nor does an appended one"
    );
    let misplaced = late(message(nth(2)), Some(spot)).await;
    assert!(
        matches!(misplaced, Err(AppendError::Store(_))),
        "orders of steps are for the head"
    );
    assert!(late(message(spot + 1), Some(spot)).await.is_ok());
    assert!(late(message(nth(4)), Some(spot + 1)).await.is_ok());
    assert_eq!(store.position(), 6);
}

pub(in crate::store) async fn late_state_counts_where_nothing_is_newer<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let bob = user_id("bob");
    let gone = NewEvent {
        deletes: true,
        ..state(nth(4), TOPIC, "gone")
    };
    let events = vec![
        member(nth(2), &bob, "join"),
        state(nth(3), TOPIC, "new"),
        gone,
    ];
    append(&*store, to_room(&room, nth(1), events))
        .await
        .unwrap();
    // Each below what stands, above it, and where nothing stands.
    let late = vec![
        member(nth(1) + 1, &bob, "invite"),
        state(nth(2) + 1, TOPIC, "new"),
        state(nth(3) + 1, TOPIC, "gone"),
        state(nth(3) + 2, TOPIC, "other"),
    ];
    let (superseded, known) = (vec![5, 6, 7], Some(nth(3) + 2));
    append(&*store, to_room(&room, nth(4), late)).await.unwrap();
    assert_eq!(harness.recorder().last().superseded, superseded);
    let stands = |row: RoomRow| -> Vec<_> {
        let orders = row.state.iter().map(|event| event.order);
        orders.collect()
    };
    let found = row(&*store, &room).await;
    let deleted: Vec<_> = found
        .deleted
        .iter()
        .map(|(_, key, at)| (&**key, *at))
        .collect();
    assert_eq!(deleted, [("gone", nth(4))]);
    assert_eq!(stands(found), [nth(1), nth(2), nth(3), nth(3) + 2]);
    let membership = &store.memberships(&bob).await.unwrap()[0];
    assert_eq!(
        (&*membership.membership, membership.order),
        ("join", nth(2))
    );

    let kick = member(nth(2) + 5, &bob, "leave");
    let newer = state(nth(3) + 3, TOPIC, "new");
    let late = to_room_after(&room, (nth(4), known), vec![kick, newer]);
    append(&*store, late).await.unwrap();
    assert!(harness.recorder().last().superseded.is_empty());
    let membership = &store.memberships(&bob).await.unwrap()[0];
    assert_eq!((&*membership.membership, membership.position), ("leave", 9));
    let found = row(&*store, &room).await;
    assert_eq!(stands(found), [nth(1), nth(2) + 5, nth(3) + 2, nth(3) + 3]);
}

pub(in crate::store) async fn what_follows_a_late_state_event_replaced_it<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, _) = room_of(&*store, 0).await;
    let topic = |order, text: &str| NewEvent {
        json: format!(r#"{{"content":{{"topic":"{text}"}}}}"#).into(),
        ..state(order, TOPIC, "")
    };
    let (old, new) = (topic(nth(2), "old"), topic(nth(3), "new"));
    append(&*store, to_room(&room, nth(1), vec![old, new.clone()]))
        .await
        .unwrap();
    let late = topic(nth(2) + 7, "late");
    append(&*store, to_room(&room, nth(3), vec![late.clone()]))
        .await
        .unwrap();
    let replaced = |event: &StoredEvent| event.replaces.as_ref().map(|old| old.content.to_string());
    let followers = harness.recorder().last().followers;
    assert_eq!(followers.len(), 1);
    assert_eq!(followers[0].event_id, new.event_id);
    assert_eq!(
        replaced(&followers[0]).as_deref(),
        Some(r#"{"topic":"late"}"#)
    );
    let found = store.event(&new.event_id).await.unwrap().unwrap();
    assert_eq!(found, followers[0]);

    let deletion = NewEvent {
        deletes: true,
        ..topic(nth(2) + 8, "")
    };
    let append_two = to_room_after(&room, (nth(3), Some(late.order)), vec![deletion]);
    append(&*store, append_two).await.unwrap();
    let found = store.event(&new.event_id).await.unwrap().unwrap();
    assert_eq!(
        replaced(&found),
        None,
        "a deletion leaves nothing to replace"
    );
}

/// One thing that comes to a made-up room: late, with a place behind the nth event and a distance, or not; a message, or state
/// with a key, and whether it deletes that.
type Step = (Option<(i64, Order)>, Option<(u8, bool)>);

/// A room as a list of its events.
struct Listed(Vec<(NewEvent, Position)>);

impl Listed {
    fn state(&self, until: Position) -> impl DoubleEndedIterator<Item = (&str, &NewEvent)> {
        let known = self
            .0
            .iter()
            .filter(move |(_, position)| *position <= until);
        known.filter_map(|(event, _)| Some((event.state_key.as_deref()?, event)))
    }

    fn at(&self, key: &str, order: Order, until: Position) -> Option<&NewEvent> {
        let of_key = self.state(until).filter(|(other, _)| *other == key);
        let events = of_key.map(|(_, event)| event);
        events
            .filter(|event| event.order <= order)
            .max_by_key(|event| event.order)
    }

    /// The order of what stands at each key.
    fn whole(&self, order: Order, until: Position) -> BTreeSet<Order> {
        let keys: BTreeSet<_> = self.state(until).map(|(key, _)| key).collect();
        let found = keys.iter().filter_map(|key| self.at(key, order, until));
        found
            .filter(|event| !event.deletes)
            .map(|event| event.order)
            .collect()
    }

    fn changes(
        &self,
        (order, now): (Order, Order),
        until: Position,
    ) -> BTreeMap<&str, Option<Order>> {
        let changed = self
            .state(Position::MAX)
            .filter(|(_, event)| event.order > order && event.order <= now);
        let stood = changed.map(|(key, _)| {
            let stood = self.at(key, order, until).filter(|event| !event.deletes);
            (key, stood.map(|event| event.order))
        });
        stood.collect()
    }
}

fn event_of(order: Order, what: Option<(u8, bool)>) -> NewEvent {
    match what {
        None => message(order),
        Some((key, deletes)) => NewEvent {
            deletes,
            ..state(order, TOPIC, &key.to_string())
        },
    }
}

/// Puts the events of the steps into a new room, one append each.
async fn write(store: &dyn Store, steps: Vec<Step>) -> (RoomId, Listed) {
    let (room, made) = room_of(store, 1).await;
    let first = store.position() - 1;
    let mut listed = Listed(made.into_iter().zip(first..).collect());
    let (mut head, mut late) = (2, None);
    for (place, what) in steps {
        let order = match place {
            Some((behind, distance)) => nth(behind.min(head - 1)) + distance,
            None => nth(head + 1),
        };
        if listed.0.iter().any(|(event, _)| event.order == order) {
            continue;
        }
        let event = event_of(order, what);
        let next = to_room_after(&room, (nth(head), late), vec![event.clone()]);
        let appended = append(store, next).await.unwrap();
        listed.0.push((event, appended.positions[0]));
        if is_in_step(order) {
            head += 1;
        } else {
            late = Some(order);
        }
    }
    (room, listed)
}

async fn compare(
    store: &dyn Store,
    room: &RoomId,
    listed: &Listed,
    (order, now, until): (Order, Order, Position),
) -> TestCaseResult {
    let known = || listed.0.iter().filter(|(_, position)| *position <= until);
    let newest = known().map(|(_, position)| *position).max().unwrap_or(0);
    prop_assert_eq!(store.newest_at(room, until).await.unwrap(), newest);
    let highest = known().map(|(event, _)| event.order).max().unwrap_or(0);
    prop_assert_eq!(store.order_at(room, until).await.unwrap(), highest);
    let between = known().filter(|(event, _)| event.order > order && event.order < now);
    let counted = store.count_between(room, order, now, until).await.unwrap();
    prop_assert_eq!(counted, between.count() as u64);
    let unread = known().filter(|(event, _)| event.order > order && event.state_key.is_none());
    let counted = store
        .count_unread(room, order, until, "@nobody:x")
        .await
        .unwrap();
    prop_assert_eq!(counted, unread.count() as u64);
    for key in ["0", "1"] {
        let found = store
            .state_at(room, TOPIC, key, order, until)
            .await
            .unwrap();
        let expected = listed.at(key, order, until).map(|event| event.order);
        prop_assert_eq!(found.map(|event| event.order), expected);
    }
    let whole = store.room_state_at(room, order, until).await.unwrap();
    let whole: BTreeSet<Order> = whole.iter().map(|event| event.order).collect();
    prop_assert_eq!(whole, listed.whole(order, until));
    let changes = store
        .state_changes(room, (order, now), until, 99)
        .await
        .unwrap();
    let changes = changes.expect("fewer than the limit");
    let changes: BTreeMap<&str, _> = changes
        .iter()
        .map(|change| {
            (
                &*change.state_key,
                change.event.as_ref().map(|event| event.order),
            )
        })
        .collect();
    prop_assert_eq!(changes, listed.changes((order, now), until));
    let late = store.late(room, newest / 2, until, 99).await.unwrap();
    let late: Vec<_> = late.iter().map(|event| event.position).collect();
    let expected = known().filter(|(event, at)| !is_in_step(event.order) && *at > newest / 2);
    prop_assert_eq!(
        late,
        expected.map(|(_, position)| *position).collect::<Vec<_>>()
    );
    Ok(())
}

pub(in crate::store) async fn whatever_comes_late_every_read_shows_the_same_room<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let place = prop::option::weighted(0.5, (-2..9_i64, 1..4 as Order));
    let what = prop::option::weighted(0.7, (0..2_u8, prop::bool::weighted(0.2)));
    let steps = prop::collection::vec((place, what), 1..20);
    let moments = prop::collection::vec((-6..22_i64, -6..22_i64, 0..22_u64), 1..10);
    let config = Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let run = TestRunner::new(config).run(&(steps, moments), |(steps, moments)| {
        let compared = async {
            let first = store.position();
            let (room, listed) = write(&*store, steps).await;
            for (order, now, until) in moments {
                // Between the late ones as well.
                let place = |at: i64| nth(at.div_euclid(2)) + 2 * at.rem_euclid(2);
                let moment = (place(order), place(now.max(order)), first + until);
                compare(&*store, &room, &listed, moment).await?;
            }
            let found = row(&*store, &room).await;
            let now: BTreeSet<_> = found.state.iter().map(|event| event.order).collect();
            prop_assert_eq!(now, listed.whole(Order::MAX, Position::MAX));
            let late = listed.0.iter().rfind(|(event, _)| !is_in_step(event.order));
            let mark = found.late.map(|late| (late.order, late.position));
            prop_assert_eq!(mark, late.map(|(event, position)| (event.order, *position)));
            Ok(())
        };
        tokio::task::block_in_place(|| Handle::current().block_on(compared))
    });
    run.unwrap();
}

fn proof(mark: u8) -> Proof {
    Proof {
        sha256: [mark; 32],
        key_id: format!("ed25519:{mark}"),
        signature: [mark; 64],
    }
}

pub(in crate::store) async fn what_stays_here_is_marked_and_nothing_builds_on_it<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 0).await;
    let (good, bad) = (state(nth(2), TOPIC, ""), state(nth(3), TOPIC, ""));
    let redaction = NewEvent {
        redacts: Some(Redaction {
            target: bad.event_id.clone(),
            json: "{}".into(),
            proof: proof(1),
            rejects: true,
        }),
        local: Some(Local::default()),
        ..message(nth(4))
    };
    let again = NewEvent {
        local: Some(Local {
            stands_for: Some(good.event_id.clone()),
        }),
        ..state(nth(5), TOPIC, "")
    };
    append(
        &*store,
        to_room(&room, nth(1), vec![good.clone(), bad.clone()]),
    )
    .await
    .unwrap();
    let correction = vec![redaction.clone(), again.clone()];
    append(&*store, to_room(&room, nth(3), correction))
        .await
        .unwrap();
    let standing = async |id: &EventId| store.event(id).await.unwrap().unwrap().standing;
    assert_eq!(standing(&made[0].event_id).await, Standing::Shared);
    assert_eq!(standing(&good.event_id).await, Standing::Shared);
    assert_eq!(standing(&bad.event_id).await, Standing::Rejected);
    assert_eq!(standing(&redaction.event_id).await, Standing::Local);
    assert_eq!(standing(&again.event_id).await, Standing::Local);
    let redacted = harness.recorder().last().redacted;
    assert_eq!(redacted[0].standing, Standing::Rejected);
    let found = row(&*store, &room).await;
    assert_eq!(found.head.event_id, again.event_id);
    assert_eq!(found.tip.event_id, good.event_id);
    assert_eq!(found.tip.depth, good.depth);
    assert_eq!(found.stand_ins, [(again.event_id, good.event_id)]);
}

pub(in crate::store) async fn a_proof_of_another_server_comes_with_its_event<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 0).await;
    let foreign = NewEvent {
        event_id: "$theirs:there.example".parse().unwrap(),
        proof: Some(proof(7)),
        prev_events: vec![made[0].event_id.clone(), event_id()],
        ..message(nth(1) + 3)
    };
    let events = vec![message(nth(2)), foreign.clone()];
    append(&*store, to_room(&room, nth(1), events))
        .await
        .unwrap();
    let kept = store.proof(&foreign.event_id).await.unwrap();
    assert_eq!(kept, Some(proof(7)));
    let links = store.links(&foreign.event_id).await.unwrap().unwrap();
    assert_eq!(links.prev_events, foreign.prev_events);
    let found: Arc<StoredEvent> = store.event(&foreign.event_id).await.unwrap().unwrap();
    assert_eq!((found.position, found.is_late()), (3, true));
}
