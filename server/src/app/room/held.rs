//! Much at once: a room that is held still while several actions are decided, each on what the one before left (BAT-1).
//!
//! What is decided looks things up between, so that the room would move on under it for ever where many talk. Nobody else
//! appends to the room meanwhile; the append still goes only where the room is as it was when it was taken.

use std::sync::Arc;

use tidings_types::EventId;
use tokio::sync::RwLockWriteGuard;

use super::commit::Caused;
use super::decision::Decision;
use super::listing::with_listing;
use super::memory::Room;
use super::registry::{CONFLICT_TRIES, Origin, Rooms, busy};
use super::state::RoomState;
use crate::app::AppError;
use crate::store::{
    Append, AppendError, Appended, NewEvent, NewOutcome, RoomAppend, StoreError, Write,
};

/// A room held still.
pub struct Held<'r> {
    room: &'r Arc<Room>,
    /// On which of its lines it was taken, and what that had come to.
    line: u64,
    before: Arc<RoomState>,
    _turn: RwLockWriteGuard<'r, ()>,
}

impl Held<'_> {
    /// What begins with the room as it is.
    pub fn stage(&self) -> Staged {
        Staged {
            state: Arc::clone(&self.before),
            events: Vec::new(),
            writes: Vec::new(),
        }
    }
}

/// What is to be appended, as far as it is decided.
pub struct Staged {
    /// The room after it.
    pub state: Arc<RoomState>,
    /// The events.
    pub events: Vec<NewEvent>,
    writes: Vec<Write>,
}

/// What a decision about something staged came to.
pub enum StagedDecision {
    /// This many events are new.
    New(usize),
    /// This event says so already.
    Already(EventId),
    /// What was looked up is too old.
    Behind,
}

/// A place in what is staged, to go back to.
pub struct Mark {
    state: Arc<RoomState>,
    events: usize,
    writes: usize,
}

impl Staged {
    /// The place after what is staged so far.
    pub fn mark(&self) -> Mark {
        Mark {
            state: Arc::clone(&self.state),
            events: self.events.len(),
            writes: self.writes.len(),
        }
    }

    /// Forgets what was staged since.
    pub fn back_to(&mut self, mark: Mark) {
        self.state = mark.state;
        self.events.truncate(mark.events);
        self.writes.truncate(mark.writes);
    }
}

impl Rooms {
    /// Waits until nobody appends to a room, and lets nobody until the guard is dropped.
    ///
    /// Whoever holds it must not wait for another append to the same room.
    pub async fn hold<'r>(&self, room: &'r Arc<Room>) -> Result<Held<'r>, AppError> {
        let turn = room.turn.write().await;
        for _ in 0..CONFLICT_TRIES {
            self.begin(room).await?;
            let line = room.line();
            // It isn't there when the line has ended just now.
            if let Some(before) = line.state() {
                return Ok(Held {
                    room,
                    line: line.number(),
                    before: Arc::clone(before),
                    _turn: turn,
                });
            }
        }
        Err(busy())
    }

    /// Takes a decision on the room as it is after what is staged, and stages what it wants.
    pub fn decide_staged<'d>(
        &self,
        staged: &mut Staged,
        decide: impl FnOnce(&RoomState) -> Result<Decision<'d>, AppError>,
    ) -> Result<StagedDecision, AppError> {
        let plan = match decide(&staged.state)? {
            Decision::Append(plan) => plan,
            Decision::Already(entry) => {
                return Ok(StagedDecision::Already(entry.event_id.clone()));
            }
            Decision::Behind => return Ok(StagedDecision::Behind),
        };
        let (events, next) = self.planned(&staged.state, &plan)?;
        let count = events.len();
        staged.state = next;
        staged.events.extend(events);
        staged.writes.extend(plan.writes);
        Ok(StagedDecision::New(count))
    }

    /// Appends what was staged, durably, with these outcomes: all of it or nothing. `actions` says which action made each of
    /// the events, if they have ids.
    ///
    /// The inner error says that the room wasn't as it was thought to be, or that a name is taken.
    pub async fn append_held(
        &self,
        held: Held<'_>,
        staged: Staged,
        outcomes: Vec<NewOutcome>,
        (origin, actions): (Origin, Vec<u64>),
    ) -> Result<Result<Appended, AppendError>, AppError> {
        let Held {
            room,
            line: number,
            before,
            ..
        } = &held;
        let next = Arc::clone(&staged.state);
        let orders: Vec<_> = staged.events.iter().map(|event| event.order).collect();
        let calls = next.call_changes(before);
        let mut writes = with_listing(staged.writes, before, &next, &staged.events);
        writes.extend(next.call_writes(&calls));
        let caused = Caused {
            origin: Some(origin),
            actions,
            calls,
        };
        let append = Append {
            writes,
            rooms: vec![RoomAppend {
                room_id: room.id.clone(),
                expected_head: before.head_order(),
                expected_event: before.head.as_ref().map(|head| head.event_id.clone()),
                expected_late: before.late_order(),
                events: staged.events,
            }],
            outcomes,
            tag: Some(self.tag(room, &next, caused)),
        };
        let answer = {
            let mut line = room.line();
            let answer = self.store.append(append);
            // It has ended when what this builds on has failed; then this fails with it.
            if line.number() == *number && line.state().is_some() {
                line.go_on(next);
            }
            answer
        };
        let (room, number) = (Arc::clone(room), *number);
        drop(held);
        let appended = answer.await.map_err(|_| StoreError::Closed)?;
        match &appended {
            Ok(_) => room.is_sure(number, orders),
            Err(_) => room.end(number),
        }
        Ok(appended)
    }
}
