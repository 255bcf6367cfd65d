//! The log of all rooms, and that of some of them.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::Arc;

use rusqlite::params;

use super::super::read::{Reading, column, number};
use super::counts::last_step;
use super::{OUT_OF_STEP, ROOM, bounded, count};
use crate::store::{Order, Position, RoomLog, StoreError, StoredEvent};

/// Positions of a room read at once.
const AHEAD: usize = 32;

pub(in super::super) fn log(
    reading: &Reading<'_>,
    after: Position,
    until: Position,
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest =
        "FROM events e WHERE e.position > ?1 AND e.position <= ?2 ORDER BY e.position LIMIT ?3";
    reading.events(rest, params![bounded(after), bounded(until), count(limit)])
}

/// The positions of each room are read ahead from an index that has them all, in small pages, and those that come next are
/// taken from whichever room they are in.
pub(in super::super) fn log_of(
    reading: &Reading<'_>,
    rooms: &[RoomLog],
    (after, until): (Position, Position),
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let mut lines = Vec::with_capacity(2 * rooms.len());
    let mut next = BinaryHeap::new();
    for room in rooms {
        let floor = last_step(reading, &room.room_id, Order::MAX, after)?;
        for kind in [Kind::Appended(floor), Kind::Late(after)] {
            let mut line = Line {
                room,
                kind,
                ahead: VecDeque::new(),
            };
            if let Some(position) = line.next(reading, until)? {
                next.push(Reverse((position, lines.len())));
                lines.push(line);
            }
        }
    }
    let mut events = Vec::new();
    while let Some(Reverse((position, index))) = next.pop() {
        if events.len() == limit {
            break;
        }
        let found = reading.events("FROM events e WHERE e.position = ?1", [bounded(position)])?;
        events.extend(found);
        if let Some(position) = lines[index].next(reading, until)? {
            next.push(Reverse((position, index)));
        }
    }
    Ok(events)
}

/// A room's appended events, or its late ones, by their positions.
struct Line<'a> {
    room: &'a RoomLog,
    kind: Kind,
    ahead: VecDeque<Position>,
}

/// Of which events, and behind which they go on.
enum Kind {
    Appended(Order),
    Late(Position),
}

impl Line<'_> {
    fn next(
        &mut self,
        reading: &Reading<'_>,
        until: Position,
    ) -> Result<Option<Position>, StoreError> {
        if self.ahead.is_empty() {
            match self.kind {
                Kind::Appended(floor) => self.read_appended(reading, floor, until)?,
                Kind::Late(after) => self.read_late(reading, after, until)?,
            }
        }
        Ok(self.ahead.pop_front())
    }

    /// Their positions rise with their orders, so that the first one beyond the end is the last that is looked at.
    fn read_appended(
        &mut self,
        reading: &Reading<'_>,
        floor: Order,
        until: Position,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT ord, position FROM events INDEXED BY events_by_order \
             WHERE room = {ROOM} AND ord > ?2 AND NOT {OUT_OF_STEP} ORDER BY ord"
        );
        let until = until.min(self.room.until);
        let mut last = floor;
        let params = params![self.room.room_id.as_str(), floor];
        reading.while_some("read the log of a room", &sql, params, |row| {
            let position = number(row, 1)?;
            let counts = position <= until;
            if counts {
                last = column(row, 0)?;
                self.ahead.push_back(position);
            }
            Ok(counts && self.ahead.len() < AHEAD)
        })?;
        self.kind = Kind::Appended(last);
        Ok(())
    }

    fn read_late(
        &mut self,
        reading: &Reading<'_>,
        after: Position,
        until: Position,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT position FROM events INDEXED BY events_late WHERE room = {ROOM} AND {OUT_OF_STEP} \
             AND position > ?2 AND position <= ?3 ORDER BY position LIMIT ?4"
        );
        let room_id = self.room.room_id.as_str();
        let params = params![room_id, bounded(after), bounded(until), count(AHEAD)];
        reading.while_some("read the late events of a room", &sql, params, |row| {
            self.ahead.push_back(number(row, 0)?);
            Ok(true)
        })?;
        self.kind = Kind::Late(self.ahead.back().copied().unwrap_or(after));
        Ok(())
    }
}
