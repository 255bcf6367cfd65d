//! A room in memory.
//!
//! It has two states: the one that readers see, which is committed, and the one that the next event is checked against,
//! which may be ahead by events whose commit is under way.

use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard, RwLock};
use tidings_types::RoomId;
use tokio::sync::RwLock as Turns;

use super::state::RoomState;
use crate::store::{Order, is_in_step};

/// What a room takes in memory besides its state, in bytes.
const ROOM_BYTES: u64 = 2_048;
/// What an entry of its state takes, in bytes.
const ENTRY_BYTES: u64 = 1_024;

/// A room in memory.
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// What it counts in the cache, as of when it came into memory.
    pub(super) weight: u64,
    /// Taken for reading by each append, and for writing by who appends much at once (BAT-1).
    pub(super) turn: Turns<()>,
    line: Mutex<Line>,
    /// Seen by readers. Only the commit observer and loads write it.
    committed: RwLock<Option<Arc<RoomState>>>,
}

/// What the next event is checked against.
///
/// Events follow each other in a line: each is decided on by the one before, whose commit may still be under way. When one
/// fails, all behind it fail too: the line ends, and the next one begins with what the store has. Nothing else ends a line,
/// least of all who hears late that an event of an earlier one failed. Otherwise lines would lie side by side, and an event
/// of one might be taken for the continuation of the other.
pub(super) struct Line {
    number: u64,
    /// `None` before its beginning was read.
    state: Option<Arc<RoomState>>,
    /// Up to here all of it is committed.
    sure: Order,
    /// The last of its late events that is known to be committed. One is before the next is decided on.
    sure_late: Option<Order>,
}

impl Room {
    /// A room with its state in the store. `is_seen` says whether readers may see that already.
    pub(super) fn new(state: &Arc<RoomState>, is_seen: bool) -> Self {
        Self {
            id: state.room_id.clone(),
            weight: ROOM_BYTES + ENTRY_BYTES * state.entries().count() as u64,
            turn: Turns::new(()),
            line: Mutex::new(Line {
                number: 0,
                state: Some(Arc::clone(state)),
                sure: state.head_order(),
                sure_late: state.late_order(),
            }),
            committed: RwLock::new(is_seen.then(|| Arc::clone(state))),
        }
    }

    /// The line, for whoever decides about its next event. Nobody else does meanwhile.
    pub(super) fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock()
    }

    /// The number of the line that has yet to begin, if it is so.
    pub(super) fn unbegun(&self) -> Option<u64> {
        let line = self.line.lock();
        line.state.is_none().then_some(line.number)
    }

    /// Begins a line with what the store has, unless somebody else was faster.
    pub(super) fn begin(&self, number: u64, state: Arc<RoomState>) {
        let mut line = self.line.lock();
        if line.number == number && line.state.is_none() {
            line.sure = state.head_order();
            line.sure_late = state.late_order();
            line.state = Some(state);
        }
    }

    /// Ends a line, one of whose events failed.
    pub(super) fn end(&self, number: u64) {
        let mut line = self.line.lock();
        if line.number == number {
            line.number += 1;
            line.state = None;
        }
    }

    /// Notes that a line is committed up to the events of these orders.
    pub(super) fn is_sure(&self, number: u64, orders: impl IntoIterator<Item = Order>) {
        let mut line = self.line.lock();
        if line.number != number {
            return;
        }
        for order in orders {
            if is_in_step(order) {
                line.sure = line.sure.max(order);
            } else {
                line.sure_late = Some(order);
            }
        }
    }

    /// The state that readers see; `None` before they may see any.
    pub(super) fn seen(&self) -> Option<Arc<RoomState>> {
        self.committed.read().clone()
    }

    /// Shows readers a newer state.
    pub(super) fn show(&self, state: Arc<RoomState>) {
        let mut committed = self.committed.write();
        if committed
            .as_ref()
            .is_none_or(|known| known.position() < state.position())
        {
            *committed = Some(state);
        }
    }
}

impl Line {
    /// Which of the room's lines it is.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// What the next event is checked against; `None` when that has yet to be read.
    pub(super) fn state(&self) -> Option<&Arc<RoomState>> {
        self.state.as_ref()
    }

    /// The next event has been decided on.
    pub(super) fn go_on(&mut self, next: Arc<RoomState>) {
        self.state = Some(next);
    }

    /// Whether it is known that the line is committed up to an event of it, which is of this order.
    pub(super) fn reaches(&self, order: Order) -> bool {
        if is_in_step(order) {
            order <= self.sure
        } else {
            let late = self.state.as_ref().map(|state| state.late_order());
            late == Some(self.sure_late)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ORDER_STEP;

    fn room() -> (Room, Arc<RoomState>) {
        let id = "!room:localhost".parse().expect("an id");
        let state = Arc::new(RoomState::empty(id));
        (Room::new(&state, true), state)
    }

    /// ERR-3: of an event that failed many hear, one after the other. The first ends the line; the others don't end the next,
    /// on which events may be under way already.
    #[test]
    fn who_hears_late_of_a_failure_does_not_end_the_next_line() {
        let (room, state) = room();
        let first = room.line().number();
        room.end(first);
        let next = room.unbegun().expect("it is to be read");
        room.begin(next, Arc::clone(&state));
        room.end(first);
        assert_eq!(room.unbegun(), None);
        assert_eq!(room.line().number(), next);
    }

    /// Who read the store before a line ended doesn't begin the one after it with that.
    #[test]
    fn a_line_begins_with_what_was_read_for_it() {
        let (room, state) = room();
        let first = room.line().number();
        room.end(first);
        room.begin(first, state);
        assert!(room.unbegun().is_some());
    }

    /// What is known of one line says nothing of another.
    #[test]
    fn a_line_is_sure_of_its_own_events_alone() {
        let (room, state) = room();
        let first = room.line().number();
        room.end(first);
        let next = room.unbegun().expect("it is to be read");
        room.begin(next, state);
        room.is_sure(first, [ORDER_STEP]);
        assert!(!room.line().reaches(ORDER_STEP));
        room.is_sure(next, [ORDER_STEP]);
        assert!(room.line().reaches(ORDER_STEP) && !room.line().reaches(2 * ORDER_STEP));
    }
}
