//! Which rooms changed lately, in memory: every room once, by the position of its newest event.

use std::collections::{BTreeMap, HashMap};

use tidings_types::RoomId;

use crate::store::Position;

/// The most rooms that are remembered; those that changed longest ago are let go of.
const ROOMS: usize = 1 << 17;

/// The newest positions of the rooms that changed since a position.
#[derive(Default)]
pub(super) struct Heads {
    newest: HashMap<RoomId, Position>,
    rooms: BTreeMap<Position, RoomId>,
    /// All rooms with newer events than this are here.
    floor: Position,
}

impl Heads {
    /// Begins where the store stands.
    pub(super) fn begin(&mut self, position: Position) {
        self.floor = position;
    }

    /// A room has a new event.
    pub(super) fn note(&mut self, room_id: &RoomId, position: Position) {
        self.note_at_most(room_id, position, ROOMS);
    }

    fn note_at_most(&mut self, room_id: &RoomId, position: Position, most: usize) {
        let room_id = match self.newest.insert(room_id.clone(), position) {
            Some(before) => self.rooms.remove(&before),
            None => None,
        }
        .unwrap_or_else(|| room_id.clone());
        self.rooms.insert(position, room_id);
        if self.rooms.len() > most
            && let Some((position, room_id)) = self.rooms.pop_first()
        {
            self.newest.remove(&room_id);
            self.floor = position;
        }
    }

    /// The rooms with events newer than a position, if memory reaches back so far.
    pub(super) fn since(&self, position: Position) -> Option<impl Iterator<Item = &RoomId>> {
        (position >= self.floor).then(|| self.rooms.range(position + 1..).map(|(_, room)| room))
    }

    /// Whether a room has such events.
    pub(super) fn is_changed(&self, room_id: &RoomId, since: Position) -> bool {
        self.newest
            .get(room_id)
            .is_some_and(|newest| *newest > since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str) -> RoomId {
        format!("!{name}:a").parse().expect("an id")
    }

    fn since(heads: &Heads, position: Position) -> Option<Vec<String>> {
        let rooms = heads.since(position)?;
        Some(rooms.map(ToString::to_string).collect())
    }

    /// SYN-8: each room comes once, however much happened in it.
    #[test]
    fn a_room_comes_once() {
        let mut heads = Heads::default();
        heads.begin(10);
        for (position, name) in [(11, "one"), (12, "two"), (13, "one"), (14, "one")] {
            heads.note(&room(name), position);
        }
        let both = Some(vec!["!two:a".to_owned(), "!one:a".to_owned()]);
        assert_eq!(since(&heads, 10), both);
        assert_eq!(since(&heads, 12), Some(vec!["!one:a".to_owned()]));
        assert_eq!(since(&heads, 14), Some(Vec::new()));
        assert!(heads.is_changed(&room("two"), 11) && !heads.is_changed(&room("two"), 12));
    }

    /// Of what was before, nothing is said.
    #[test]
    fn memory_reaches_back_to_its_beginning() {
        let mut heads = Heads::default();
        heads.begin(10);
        assert_eq!(since(&heads, 9), None);
        assert_eq!(since(&heads, 10), Some(Vec::new()));
    }

    /// What is let go of isn't taken for unchanged.
    #[test]
    fn what_is_forgotten_is_unknown() {
        let mut heads = Heads::default();
        for (position, name) in [(1, "one"), (2, "two"), (3, "three")] {
            heads.note_at_most(&room(name), position, 2);
        }
        assert_eq!(since(&heads, 0), None);
        let newer = Some(vec!["!two:a".to_owned(), "!three:a".to_owned()]);
        assert_eq!(since(&heads, 1), newer);
    }
}
