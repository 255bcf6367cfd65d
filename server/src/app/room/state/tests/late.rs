//! A room's state with late events, against a plain list.

use proptest::prelude::*;

use super::replay::{PLACES, value};
use super::*;
use crate::store::{ORDER_STEP, RoomRow};

/// One event: a place of the state, what to set there if not to delete it, and how far back it comes late.
type Step = (usize, Option<usize>, Option<(usize, Order)>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let set = proptest::option::weighted(0.7, 0..4_usize);
    let late = proptest::option::weighted(0.5, (0..9_usize, 1..5 as Order));
    proptest::collection::vec((0..PLACES.len(), set, late), 0..40)
}

fn write(steps: &[Step]) -> Written {
    let mut room = Written::new();
    for (place, choice, late) in steps {
        let (event_type, key, field) = PLACES[*place];
        let content = choice.map(|choice| json!({ field: value(event_type, choice) }));
        let mut draft = Draft::state(event_type, key, &ann(), &json!({}));
        draft.content = content.and_then(|content| content.as_object().cloned());
        let order = late.map(|(back, beside)| {
            let back = Order::try_from(back).expect("few") * ORDER_STEP;
            room.state.head_order() - back - beside
        });
        if order.is_none_or(|order| room.log.iter().all(|event| event.order != order)) {
            room.append_at(&draft, order);
        }
    }
    room
}

proptest! {
    /// STR-2: whatever comes late, the state is what the events with the largest orders say, and so are the members, the
    /// powers and who may read the past; the same as when it is read from a store.
    #[test]
    fn the_largest_orders_make_the_state(steps in steps()) {
        let room = write(&steps);
        let mut by_order = Written::new();
        by_order.log = room.log.clone();
        by_order.log.sort_by_key(|event| event.order);
        let rows = by_order.rows(by_order.log.len());
        let expected = RoomState::from_events(room.state.room_id.clone(), &rows).expect("a state");
        prop_assert_eq!(replay::seen(&room.state), replay::seen(&expected));

        let late = room.log.iter().rfind(|event| event.is_late());
        prop_assert_eq!(room.state.late_order(), late.map(|event| event.order));
        let row = RoomRow {
            calls: Vec::new(),
            room_id: room.state.room_id.clone(),
            head: room.state.head.clone().expect("a head"),
            late: room.state.late().cloned(),
            tip: room.state.tip().expect("a tip").clone(),
            state: rows,
            deleted: by_order.deleted(),
            stand_ins: Vec::new(),
            listed: false,
        };
        let rules = by_order.log.iter().filter(|event| &*event.event_type == HISTORY_VISIBILITY);
        let rules: Vec<_> = rules.map(|event| Arc::new(event.clone())).collect();
        let read = RoomState::from_row(&row, &rules).expect("a state");
        prop_assert_eq!(read.visibility(), room.state.visibility());
        for (event_type, key, _) in PLACES {
            prop_assert_eq!(read.deleted_at(event_type, key), room.state.deleted_at(event_type, key));
            let newest = by_order.log.iter().rfind(|event| {
                &*event.event_type == event_type && event.state_key.as_deref() == Some(key)
            });
            if let Some(order) = newest.map(|event| event.order) {
                prop_assert!(!room.state.supersedes(event_type, key, order));
                prop_assert!(room.state.supersedes(event_type, key, order - 1));
            }
        }
    }
}
