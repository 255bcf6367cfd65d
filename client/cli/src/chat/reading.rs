//! What has been read, and what is still to be had of the past.

use tidings_types::RoomId;

use super::model::{Effect, Model};

/// Earlier events are asked for when fewer rows than this are above those in sight.
const AHEAD: usize = 40;

impl Model {
    /// How much there is to read in a room. What has just been marked is read, though the server may not have heard of it.
    pub(super) fn unread(&self, room_id: &RoomId) -> u64 {
        let Some(room) = self.rooms.get(room_id) else {
            return 0;
        };
        let told = room.shown.unread();
        let marked = self.marked.get(room_id);
        marked
            .and_then(|marked| room.since(marked))
            .map_or(told, |since| told.min(since))
    }

    /// What is on the screen is read, and where it comes to a gap, that is filled.
    pub(super) fn look(&mut self) -> Vec<Effect> {
        let marked = self.read_marker();
        marked.into_iter().chain(self.fill()).collect()
    }

    fn read_marker(&mut self) -> Option<Effect> {
        let room_id = self.open.clone()?;
        if self.lowest.is_some() || self.thread.is_some() || self.unread(&room_id) == 0 {
            return None;
        }
        let newest = self.room()?.newest()?.event_id().clone();
        self.marked.insert(room_id.clone(), newest.clone());
        Some(Effect::Mark(room_id, newest))
    }

    /// Fills the gap that is in sight, or near for who goes up to it.
    fn fill(&mut self) -> Option<Effect> {
        let room = self.room()?;
        if room.loading.is_some() {
            return None;
        }
        let ahead = if self.lowest.is_some() { AHEAD } else { 1 };
        let rows = self.rows();
        let near = rows
            .iter()
            .rev()
            .skip(self.back())
            .take(self.window.get().height + ahead);
        let gap = near
            .filter_map(|row| row.gap())
            .find(|gap| room.stuck != Some(*gap))?;
        let room_id = self.open.clone()?;
        self.room_mut()?.loading = Some(gap);
        Some(Effect::Fill(room_id, gap))
    }
}
