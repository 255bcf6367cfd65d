//! Which rooms there are, in which order, and which of them is shown.

use tidings_client::RoomSnapshot;
use tidings_types::RoomId;

use super::model::{Effect, Invited, Model};
use super::room::{RoomState, local};

impl Model {
    pub(super) fn room_shows(&mut self, shown: RoomSnapshot) -> Vec<Effect> {
        let room_id = shown.room_id().clone();
        let before = self.rooms.get(&room_id).map(RoomState::active_ts);
        if let Some(room) = self.rooms.get_mut(&room_id) {
            room.renew(shown, &self.me);
        } else {
            let room = RoomState::new(shown, &self.me);
            self.rooms.insert(room_id.clone(), room);
        }
        let active = |room_id: &RoomId| self.rooms.get(room_id).map_or(0, RoomState::active_ts);
        let now = active(&room_id);
        if before != Some(now) {
            self.order.retain(|listed| *listed != room_id);
            let place = self.order.partition_point(|listed| active(listed) > now);
            self.order.insert(place, room_id.clone());
        }
        self.let_go_of_what_is_gone();
        let is_first = self.open.is_none() && !self.named;
        if is_first || self.awaited.as_ref() == Some(&room_id) {
            self.awaited = None;
            return self.show(&room_id);
        }
        Vec::new()
    }

    pub(super) fn invited(&mut self, invites: Vec<Invited>) {
        let new = invites.iter().find(|invite| !self.invites.contains(invite));
        if let Some(new) = new
            && self.synced
        {
            self.note = Some(format!(
                "{} invites you to {}: /join goes there, /reject turns it down",
                local(new.by.as_str()),
                new.title
            ));
        }
        // The newest stays last, whatever order they come in.
        self.invites.retain(|known| invites.contains(known));
        for invite in invites {
            if !self.invites.contains(&invite) {
                self.invites.push(invite);
            }
        }
    }

    pub(super) fn forget(&mut self, room_id: &RoomId) -> Vec<Effect> {
        self.order.retain(|listed| listed != room_id);
        if let Some(room) = self.rooms.remove(room_id) {
            self.note = Some(format!("you left {}", room.title));
        }
        if self.open.as_ref() != Some(room_id) {
            return Vec::new();
        }
        self.open = None;
        // Nobody types in a room that they left.
        self.telling = false;
        let next = self.order.first().cloned();
        next.map_or_else(Vec::new, |next| self.show(&next))
    }

    /// Shows a room.
    pub(super) fn show(&mut self, room_id: &RoomId) -> Vec<Effect> {
        if !self.rooms.contains_key(room_id) || self.open.as_ref() == Some(room_id) {
            return Vec::new();
        }
        let stop = self.stop_typing();
        (self.lowest, self.chosen, self.thread) = (None, None, None);
        self.open = Some(room_id.clone());
        stop.into_iter().collect()
    }

    /// The next or previous room of the list.
    pub(super) fn step_room(&mut self, forward: bool) -> Vec<Effect> {
        let open = self.open.as_ref();
        let here = self.order.iter().position(|listed| Some(listed) == open);
        let count = self.order.len();
        let next = match here {
            None => 0,
            Some(here) if forward => (here + 1) % count,
            Some(here) => (here + count - 1) % count,
        };
        match self.order.get(next).cloned() {
            Some(room_id) => self.show(&room_id),
            None => Vec::new(),
        }
    }
}
