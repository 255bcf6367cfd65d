//! What goes with an append through the store and comes out when it is committed: the rooms as they are then, and who caused
//! it.

use std::sync::Arc;

use super::living::LivingCalls;
use super::memory::Room;
use super::past::PastStates;
use super::registry::{Origin, RoomCache, Rooms};
use super::state::{CallChange, RoomState};
use crate::store::Committed;

/// What goes through the store to the commit observer.
pub struct CommitTag {
    /// The rooms that changed and their new states.
    pub rooms: Vec<(Arc<Room>, Arc<RoomState>)>,
    /// Who caused it.
    pub origin: Option<Origin>,
    actions: Vec<u64>,
    calls: Vec<CallChange>,
    cache: Arc<RoomCache>,
    past: Arc<PastStates>,
    living: Arc<LivingCalls>,
}

/// Who caused an append, and what it does besides.
#[derive(Default)]
pub(super) struct Caused {
    /// Who caused it.
    pub(super) origin: Option<Origin>,
    /// Which action made each of the events, where these aren't all the same.
    pub(super) actions: Vec<u64>,
    /// What it does to calls.
    pub(super) calls: Vec<CallChange>,
}

impl CommitTag {
    /// Who caused the event with this number in the commit.
    pub fn origin_of(&self, number: usize) -> Option<Origin> {
        let mut origin = self.origin.clone()?;
        origin.action_id = self.actions.get(number).copied().or(origin.action_id);
        Some(origin)
    }
}

impl Rooms {
    pub(super) fn tag(
        &self,
        room: &Arc<Room>,
        next: &Arc<RoomState>,
        caused: Caused,
    ) -> Arc<CommitTag> {
        let rooms = vec![(Arc::clone(room), Arc::clone(next))];
        Arc::new(CommitTag {
            rooms,
            origin: caused.origin,
            actions: caused.actions,
            calls: caused.calls,
            cache: Arc::clone(&self.cache),
            past: Arc::clone(&self.past),
            living: Arc::clone(&self.living),
        })
    }

    /// Makes a commit visible to readers. Called by the commit observer alone, in position order.
    pub fn committed_now(commit: &Committed) {
        let Some(tag) = commit
            .tag
            .as_ref()
            .and_then(|tag| tag.downcast_ref::<CommitTag>())
        else {
            return;
        };
        if commit
            .redacted
            .iter()
            .any(|event| event.state_key.is_some())
        {
            tag.past.forget();
        }
        for (room, state) in &tag.rooms {
            tag.living.follow(&room.id, &tag.calls);
            let newest = commit
                .events
                .iter()
                .rev()
                .find(|event| event.room_id == room.id);
            let Some(event) = newest else { continue };
            let state = Arc::new(state.at(event.position));
            room.show(Arc::clone(&state));
            // The room may have left the cache and come back as another object meanwhile.
            if let Some(cached) = tag
                .cache
                .get(&room.id)
                .filter(|cached| !Arc::ptr_eq(cached, room))
            {
                cached.show(state);
            }
        }
    }
}
