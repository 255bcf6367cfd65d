//! What state was, at many places, over time and between two orders; and what an event builds on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tidings_types::RoomId;
use tokio::runtime::Handle;

use super::{Harness, append, event_id, message, nth, room_of, state, to_room};
use crate::store::{EventLinks, NewEvent, Order, Position, StatePlace, Store};

const TOPIC: &str = "state.m.room.topic";
const COLOUR: &str = "state.example.colour";

/// Makes a room with a topic set at 2, deleted at 4 and set again at 6, and a colour set at 3.
async fn coloured(store: &dyn Store) -> RoomId {
    let (room, _) = room_of(store, 0).await;
    let deleted = NewEvent {
        deletes: true,
        ..state(nth(4), TOPIC, "")
    };
    let events = vec![
        state(nth(2), TOPIC, ""),
        state(nth(3), COLOUR, "left"),
        deleted,
        message(nth(5)),
        state(nth(6), TOPIC, ""),
    ];
    append(store, to_room(&room, nth(1), events)).await.unwrap();
    room
}

fn place(room_id: &RoomId, event_type: &str, state_key: &str, order: Order) -> StatePlace {
    StatePlace {
        room_id: room_id.clone(),
        event_type: event_type.into(),
        state_key: state_key.into(),
        order,
        until: Position::MAX,
    }
}

pub(in crate::store) async fn states_at_many_places_are_those_at_each<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (one, two) = (coloured(&*store).await, coloured(&*store).await);
    let places = vec![
        place(&two, TOPIC, "", nth(6)),
        place(&one, TOPIC, "", nth(1)),
        place(&one, TOPIC, "", nth(5)),
        place(&one, COLOUR, "right", nth(9)),
        place(&two, COLOUR, "left", nth(3)),
        place(&one, TOPIC, "", nth(5)),
    ];
    let mut expected = Vec::new();
    for place in &places {
        let StatePlace {
            room_id,
            event_type,
            state_key,
            order,
            until,
        } = place;
        let event = store
            .state_at(room_id, event_type, state_key, *order, *until)
            .await;
        expected.push(event.unwrap());
    }
    let found = store.states_at(places).await.unwrap();
    assert_eq!(found, expected);
    let orders: Vec<_> = found
        .iter()
        .map(|event| event.as_ref().map(|event| event.order / nth(1)))
        .collect();
    assert_eq!(orders, [Some(6), None, Some(4), None, Some(3), Some(4)]);
    assert!(store.states_at(Vec::new()).await.unwrap().is_empty());
}

pub(in crate::store) async fn the_history_of_a_state_key_is_read_backwards<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let room = coloured(&*store).await;
    let history = async |event_type: &str, before, limit| -> Vec<Order> {
        let events = store
            .state_history(&room, event_type, "", before, limit)
            .await
            .unwrap();
        events.iter().map(|event| event.order / nth(1)).collect()
    };
    assert_eq!(history(TOPIC, Order::MAX, 9).await, [6, 4, 2]);
    assert_eq!(history(TOPIC, nth(6), 9).await, [4, 2]);
    assert_eq!(history(TOPIC, nth(6), 1).await, [4]);
    assert!(history(TOPIC, nth(2), 9).await.is_empty());
    assert!(history(COLOUR, Order::MAX, 9).await.is_empty());
}

/// One event of a made-up room: `None` is a message, otherwise a type, a key, and whether it deletes.
type Step = Option<(u8, u8, bool)>;

fn event_of(order: Order, step: Step) -> NewEvent {
    match step {
        None => message(order),
        Some((event_type, key, deletes)) => NewEvent {
            deletes,
            ..state(
                order,
                &format!("state.example.t{event_type}"),
                &key.to_string(),
            )
        },
    }
}

/// Type and key with the order of what stood there.
type Changes = BTreeMap<(Arc<str>, Arc<str>), Option<Order>>;

/// Goes over all events of a room.
fn walked(events: &[NewEvent], order: Order, now: Order, limit: usize) -> Option<Changes> {
    let of_state = || {
        let keyed =
            |event: &'_ NewEvent| Some((event.event_type.clone(), event.state_key.clone()?));
        events
            .iter()
            .filter_map(move |event| Some((keyed(event)?, event)))
    };
    let between = || of_state().filter(|(_, event)| event.order > order && event.order <= now);
    let keys: BTreeSet<_> = between().map(|(key, _)| key).collect();
    let stood = |key: &_| {
        let newest = of_state().rfind(|(other, event)| other == key && event.order <= order);
        newest
            .filter(|(_, event)| !event.deletes)
            .map(|(_, event)| event.order)
    };
    let changes = || keys.iter().map(|key| (key.clone(), stood(key)));
    (between().count() <= limit).then(|| changes().collect())
}

pub(in crate::store) async fn changes_of_state_are_what_a_walk_over_all_events_finds<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let step = prop::option::weighted(0.7, (0..3_u8, 0..3_u8, prop::bool::weighted(0.2)));
    let steps = prop::collection::vec(step, 1..30);
    // Places between events and beyond both ends as well.
    let places = prop::collection::vec((0..64_i64, 0..64_i64, 0..10_usize), 1..8);
    let config = Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    };
    let run = TestRunner::new(config).run(&(steps, places), |(steps, places)| {
        let compared = async {
            let (room, made) = room_of(&*store, 0).await;
            let events = (2..).zip(steps).map(|(n, step)| event_of(nth(n), step));
            let events: Vec<NewEvent> = events.collect();
            append(&*store, to_room(&room, nth(1), events.clone()))
                .await
                .unwrap();
            let all: Vec<NewEvent> = made.into_iter().chain(events).collect();
            for (order, now, limit) in places {
                let (order, now) = (order * nth(1) / 2, now * nth(1) / 2);
                let found = store
                    .state_changes(&room, (order, now), Position::MAX, limit)
                    .await
                    .unwrap();
                let found = found.map(|changes| -> Changes {
                    let keyed = changes.into_iter().map(|change| {
                        let event = change.event.map(|event| event.order);
                        ((change.event_type, change.state_key), event)
                    });
                    keyed.collect()
                });
                prop_assert_eq!(found, walked(&all, order, now, limit));
            }
            Ok(())
        };
        tokio::task::block_in_place(|| Handle::current().block_on(compared))
    });
    run.unwrap();
}

pub(in crate::store) async fn links_come_back_as_they_were_given<H: Harness>() {
    let harness = H::fresh().await;
    let store = harness.store();
    let (room, made) = room_of(&*store, 2).await;
    let ids = |n: usize| made[n].event_id.clone();
    let linked = NewEvent {
        prev_events: vec![ids(2), "$far:there.example".parse().unwrap(), event_id()],
        auth_events: vec![ids(0), ids(1), event_id()],
        ..message(nth(4))
    };
    let next = NewEvent {
        prev_events: vec![linked.event_id.clone()],
        ..message(nth(5))
    };
    let events = vec![linked.clone(), next.clone()];
    append(&*store, to_room(&room, nth(3), events))
        .await
        .unwrap();
    for event in [linked, next, made[0].clone()] {
        let expected = EventLinks {
            prev_events: event.prev_events,
            auth_events: event.auth_events,
        };
        let found = store.links(&event.event_id).await.unwrap();
        assert_eq!(found, Some(expected));
    }
}
