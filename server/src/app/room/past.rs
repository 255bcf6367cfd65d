//! Rooms as they were: states at earlier orders, kept in memory while there is room for them.
//!
//! What was doesn't change, but for a redaction, which empties an event wherever it shows: then all of this is forgotten. A
//! late event makes another past of it: a state is kept under the newest late event that counts for it as well.

use std::sync::Arc;

use parking_lot::Mutex;
use quick_cache::Weighter;
use quick_cache::unsync::Cache;
use tidings_types::RoomId;

use super::state::RoomState;
use crate::store::{Order, Position};

/// What an entry of a state takes in memory, in bytes. States of one room share most of theirs, so this is much too high.
const ENTRY_BYTES: u64 = 1_024;

#[derive(Clone)]
struct BySize;

/// A room at an order, made of the events that aren't newer than a position. That is the position of a late event where
/// none counts that is newer.
type Moment = (RoomId, Order, Position);

impl Weighter<Moment, Arc<RoomState>> for BySize {
    fn weight(&self, _moment: &Moment, state: &Arc<RoomState>) -> u64 {
        ENTRY_BYTES * (1 + state.size() as u64)
    }
}

struct Kept {
    states: Cache<Moment, Arc<RoomState>, BySize>,
    /// Counts how often everything was forgotten.
    generation: u64,
}

/// The states of rooms at earlier orders.
pub struct PastStates(Mutex<Kept>);

/// A moment before a state was read from the store: it may be kept if nothing was redacted since.
#[derive(Clone, Copy, Debug)]
pub struct Reading(u64);

impl PastStates {
    /// None yet; at most about so many bytes.
    pub fn new(bytes: u64) -> Self {
        Self(Mutex::new(Kept {
            states: Cache::with_weighter(1_000, bytes, BySize),
            generation: 0,
        }))
    }

    /// A room's state at a moment, if it is kept; else a note for [`PastStates::keep`], to be taken before reading the store.
    pub fn find(&self, moment: &Moment) -> Result<Arc<RoomState>, Reading> {
        let kept = self.0.lock();
        let generation = kept.generation;
        let found = kept.states.get(moment).cloned();
        found.ok_or(Reading(generation))
    }

    /// Keeps a state that was read from the store, unless something was redacted meanwhile.
    pub fn keep(&self, reading: Reading, moment: Moment, state: &Arc<RoomState>) {
        let mut kept = self.0.lock();
        if kept.generation == reading.0 {
            kept.states.insert(moment, Arc::clone(state));
        }
    }

    /// Forgets everything, because something was redacted. Called before the redaction is acknowledged.
    pub fn forget(&self) {
        let mut kept = self.0.lock();
        kept.states.clear();
        kept.generation += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(room: &str) -> Arc<RoomState> {
        Arc::new(RoomState::empty(room.parse().expect("an id")))
    }

    /// RED-1: what was read before a redaction isn't kept after it.
    #[test]
    fn a_redaction_forgets_what_was_and_what_is_being_read() {
        let past = PastStates::new(1 << 20);
        let (here, there) = (state("!here:a"), state("!there:a"));
        let at = |room: &RoomState, order, late| (room.room_id.clone(), order, late);
        let reading = past.find(&at(&here, 7, 0)).expect_err("nothing yet");
        past.keep(reading, at(&here, 7, 0), &here);
        assert!(past.find(&at(&here, 7, 0)).is_ok());
        assert!(past.find(&at(&here, 8, 0)).is_err());
        assert!(past.find(&at(&here, 7, 9)).is_err(), "a late event came");
        let reading = past.find(&at(&there, 7, 0)).expect_err("nothing yet");
        past.forget();
        past.keep(reading, at(&there, 7, 0), &there);
        assert!(past.find(&at(&here, 7, 0)).is_err());
        assert!(past.find(&at(&there, 7, 0)).is_err());
    }

    #[test]
    fn memory_is_bounded() {
        let past = PastStates::new(64 * ENTRY_BYTES);
        for order in 0..1_000 {
            let here = state("!here:a");
            let moment = (here.room_id.clone(), order, 0);
            if let Err(reading) = past.find(&moment) {
                past.keep(reading, moment, &here);
            }
        }
        assert!(past.0.lock().states.weight() <= 64 * ENTRY_BYTES);
    }
}
