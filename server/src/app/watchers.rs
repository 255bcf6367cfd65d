//! The users that are followed, because they have a session or a stream open, and their rooms.

use std::collections::{HashMap, HashSet};

use tidings_types::{RoomId, UserId};
use tokio::sync::watch;

use super::rules::telling::Version;
use crate::store::{MembershipRow, Position};

/// A user's newest part in a room, as far as it has been seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LivePart {
    /// The position of the membership event that says so.
    pub since: Position,
    /// Whether the user is joined.
    pub joined: bool,
}

/// A followed user.
struct Followed {
    newest: watch::Sender<Position>,
    /// The parts, and the change by which the user came into the room; 0 when that was before it was followed.
    rooms: HashMap<RoomId, (LivePart, Version)>,
    /// Whether `rooms` holds all there are; until then a commit may fail to wake.
    loaded: bool,
}

/// The followed users, also by room.
#[derive(Default)]
pub(super) struct Watchers {
    users: HashMap<UserId, Followed>,
    by_room: HashMap<RoomId, HashSet<UserId>>,
}

impl Watchers {
    /// Follows a user from now on.
    pub(super) fn follow(&mut self, user: &UserId, position: Position) {
        if !self.users.contains_key(user) {
            let followed = Followed {
                newest: watch::Sender::new(position),
                rooms: HashMap::new(),
                loaded: false,
            };
            self.users.insert(user.clone(), followed);
        }
    }

    /// Waits for what concerns a user.
    pub(super) fn subscribe(
        &mut self,
        user: &UserId,
        position: Position,
    ) -> watch::Receiver<Position> {
        self.follow(user, position);
        self.users[user].newest.subscribe()
    }

    /// Takes up what the store knows of a followed user. What was seen since counts more.
    pub(super) fn load(&mut self, user: &UserId, rows: Vec<MembershipRow>) {
        for row in rows {
            let part = LivePart {
                since: row.position,
                joined: row.membership == "join",
            };
            self.set(user, &row.room_id, part);
        }
        if let Some(followed) = self.users.get_mut(user) {
            followed.loaded = true;
        }
    }

    pub(super) fn is_followed(&self, user: &UserId) -> bool {
        self.users.contains_key(user)
    }

    pub(super) fn is_loaded(&self, user: &UserId) -> bool {
        self.users.get(user).is_some_and(|followed| followed.loaded)
    }

    pub(super) fn part_of(&self, user: &UserId, room_id: &RoomId) -> Option<LivePart> {
        let (part, _) = self.users.get(user)?.rooms.get(room_id)?;
        Some(*part)
    }

    /// The change by which a user came into a room, among those who are told of changes; 0 when that is long ago.
    pub(super) fn came(&self, user: &UserId, room_id: &RoomId) -> Version {
        let followed = self.users.get(user);
        let part = followed.and_then(|followed| followed.rooms.get(room_id));
        part.map_or(0, |(_, came)| *came)
    }

    /// A user came into a room by a change.
    pub(super) fn note_came(&mut self, user: &UserId, room_id: &RoomId, version: Version) {
        let followed = self.users.get_mut(user);
        if let Some((_, came)) = followed.and_then(|followed| followed.rooms.get_mut(room_id)) {
            *came = version;
        }
    }

    pub(super) fn is_in(&self, user: &UserId, room_id: &RoomId) -> bool {
        self.part_of(user, room_id).is_some_and(|part| part.joined)
    }

    /// The rooms that a followed user is joined to.
    pub(super) fn rooms_of(&self, user: &UserId) -> impl Iterator<Item = &RoomId> {
        let rooms = self.users.get(user).into_iter();
        let rooms = rooms.flat_map(|followed| &followed.rooms);
        let joined = rooms.filter(|(_, (part, _))| part.joined);
        joined.map(|(room, _)| room)
    }

    /// The followed users who are joined to a room.
    pub(super) fn members(&self, room_id: &RoomId) -> impl Iterator<Item = &UserId> {
        self.by_room.get(room_id).into_iter().flatten()
    }

    /// Whether two followed users are joined to the same room; of one and the same, whether to any.
    pub(super) fn share_a_room(&self, one: &UserId, other: &UserId) -> bool {
        let count = |user: &UserId| {
            self.users
                .get(user)
                .map_or(0, |followed| followed.rooms.len())
        };
        let (fewer, more) = if count(one) <= count(other) {
            (one, other)
        } else {
            (other, one)
        };
        self.rooms_of(fewer).any(|room| self.is_in(more, room))
    }

    /// A part that is newer than what is known of the room counts; answers whether the user came or went.
    pub(super) fn set(&mut self, user: &UserId, room_id: &RoomId, part: LivePart) -> bool {
        let Some(followed) = self.users.get_mut(user) else {
            return false;
        };
        let known = followed.rooms.get(room_id).map(|(part, _)| *part);
        if known.is_some_and(|known| known.since >= part.since) {
            return false;
        }
        let was_joined = known.is_some_and(|known| known.joined);
        let place = followed.rooms.entry(room_id.clone());
        place.or_insert((part, 0)).0 = part;
        if part.joined {
            let users = self.by_room.entry(room_id.clone()).or_default();
            users.insert(user.clone());
        } else {
            self.unlist(user, room_id);
        }
        was_joined != part.joined
    }

    /// Wakes whoever waits for these users.
    pub(super) fn wake<'u>(&self, users: impl IntoIterator<Item = &'u UserId>, newest: Position) {
        for user in users {
            if let Some(followed) = self.users.get(user) {
                followed.newest.send_replace(newest);
            }
        }
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        let users = self.users.values();
        users.map(|followed| followed.newest.receiver_count()).sum()
    }

    /// The users that nobody waits for.
    pub(super) fn idle(&self) -> impl Iterator<Item = &UserId> {
        let idle = |followed: &Followed| followed.newest.receiver_count() == 0;
        let users = self.users.iter();
        users
            .filter(move |(_, followed)| idle(followed))
            .map(|(user, _)| user)
    }

    pub(super) fn forget(&mut self, user: &UserId) {
        let Some(followed) = self.users.remove(user) else {
            return;
        };
        for room_id in followed.rooms.keys() {
            self.unlist(user, room_id);
        }
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.users.is_empty() && self.by_room.is_empty()
    }

    fn unlist(&mut self, user: &UserId, room_id: &RoomId) {
        if let Some(users) = self.by_room.get_mut(room_id) {
            users.remove(user);
            if users.is_empty() {
                self.by_room.remove(room_id);
            }
        }
    }
}
