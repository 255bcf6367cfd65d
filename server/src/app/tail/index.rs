//! Which events of the tail are in which room.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

use tidings_types::RoomId;

use crate::store::{Position, RoomLog, StoredEvent};

/// The positions of the tail's events by their rooms.
#[derive(Default)]
pub(super) struct Index(HashMap<RoomId, Places>);

/// Those of a room, oldest first.
#[derive(Default)]
struct Places {
    appended: VecDeque<Position>,
    late: VecDeque<Position>,
}

impl Places {
    fn of(&mut self, event: &StoredEvent) -> &mut VecDeque<Position> {
        if event.is_late() {
            &mut self.late
        } else {
            &mut self.appended
        }
    }

    fn is_empty(&self) -> bool {
        self.appended.is_empty() && self.late.is_empty()
    }
}

impl Index {
    /// The tail has a new event.
    pub(super) fn push(&mut self, event: &StoredEvent) {
        if !self.0.contains_key(&event.room_id) {
            self.0.insert(event.room_id.clone(), Places::default());
        }
        if let Some(places) = self.0.get_mut(&event.room_id) {
            places.of(event).push_back(event.position);
        }
    }

    /// The tail lets go of its oldest event.
    pub(super) fn pop(&mut self, oldest: &StoredEvent) {
        let Some(places) = self.0.get_mut(&oldest.room_id) else {
            return;
        };
        places.of(oldest).pop_front();
        if places.is_empty() {
            self.0.remove(&oldest.room_id);
        }
    }

    /// The positions of events of rooms with `after < position <= until`, oldest first. What a position costs follows how
    /// many rooms these are, not what is in others.
    pub(super) fn of_rooms(
        &self,
        rooms: &[RoomLog],
        after: Position,
        until: Position,
    ) -> impl Iterator<Item = Position> {
        let mut lines = Vec::with_capacity(rooms.len());
        for room in rooms {
            if let Some(places) = self.0.get(&room.room_id) {
                lines.push(between(&places.appended, after, until.min(room.until)));
                lines.push(between(&places.late, after, until));
            }
        }
        merged(lines)
    }
}

fn between(
    positions: &VecDeque<Position>,
    after: Position,
    until: Position,
) -> impl Iterator<Item = Position> {
    let first = positions.partition_point(|position| *position <= after);
    let rest = positions.range(first..).copied();
    rest.take_while(move |position| *position <= until)
}

/// What several rising lines hold, as one.
fn merged(mut lines: Vec<impl Iterator<Item = Position>>) -> impl Iterator<Item = Position> {
    let mut next = BinaryHeap::with_capacity(lines.len());
    for (index, line) in lines.iter_mut().enumerate() {
        next.extend(line.next().map(|position| Reverse((position, index))));
    }
    std::iter::from_fn(move || {
        let Reverse((position, index)) = next.pop()?;
        let following = lines[index].next();
        next.extend(following.map(|position| Reverse((position, index))));
        Some(position)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::room::Origin;
    use crate::app::tail::{Tail, TailEvent};
    use crate::store::{ORDER_STEP, Order, Standing};

    fn event(position: Position, room: usize, order: Order) -> TailEvent {
        let event = StoredEvent {
            position,
            order,
            room_id: room_id(room),
            event_id: format!("$e{position}:a").parse().expect("an id"),
            event_type: "message.x".into(),
            state_key: None,
            sender: "@ann:a".into(),
            ts: 1,
            json: "{}".into(),
            deletes: false,
            depth: 1,
            parent: None,
            replaces: None,
            redacted_because: None,
            standing: Standing::Shared,
        };
        TailEvent {
            event: event.into(),
            origin: None::<std::sync::Arc<Origin>>,
        }
    }

    fn room_id(room: usize) -> RoomId {
        format!("!room{room}:a").parse().expect("an id")
    }

    proptest! {
        /// STR-8: what a reader looks at is what a walk over all that happened finds in the reader's rooms.
        #[test]
        fn events_of_rooms_are_those_of_the_tail(
            kinds in prop::collection::vec((0..4_usize, any::<bool>()), 1..60),
            chosen in prop::collection::btree_map(0..4_usize, prop::option::of(0..90_u64), 0..4),
            (gone, after, length, limit) in (0..30_usize, 0..90_u64, 0..60_u64, 0..20_usize),
        ) {
            let mut tail = Tail::default();
            for (position, (room, is_late)) in (10..).zip(&kinds) {
                let order = Order::try_from(position).expect("small") * ORDER_STEP;
                tail.push(event(position, *room, order + Order::from(*is_late)));
            }
            tail.let_go(gone);
            let rooms: Vec<_> = chosen.iter().map(|(room, until)| RoomLog {
                room_id: room_id(*room),
                until: until.unwrap_or(Position::MAX),
            }).collect();
            let span = (after, after + length);
            let expected = tail.since(after, after + length, 99).map(|all| {
                let is_wanted = |tail: &TailEvent| rooms.iter().any(|room| {
                    let event = &tail.event;
                    room.room_id == event.room_id && (event.is_late() || event.position <= room.until)
                });
                let wanted = all.iter().filter(|tail| is_wanted(tail)).take(limit);
                wanted.map(|tail| tail.event.position).collect::<Vec<_>>()
            });
            let found = tail.of_rooms(&rooms, span, limit);
            let found = found.map(|found| found.iter().map(|tail| tail.event.position).collect());
            prop_assert_eq!(found, expected);
        }
    }
}
