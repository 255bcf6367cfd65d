//! What the writer remembers, so that a message is appended without a single query.
//!
//! All of it can be forgotten at any moment and is found again in the file; it is forgotten whenever a transaction was
//! rolled back, since it may then speak of rows that are gone.

use std::sync::Arc;

use quick_cache::unsync::Cache;
use rusqlite::{Connection, OptionalExtension as _, Result};
use tidings_types::{EventId, RoomId};

use super::links::Link;
use super::rows::{IdCodec, IdKey};
use crate::store::{Order, Position};

/// How many texts, and how many event ids, are remembered.
const NAMES: usize = 1 << 16;
/// How many rooms are remembered.
const ROOMS: usize = 1 << 15;

/// A room as the writer needs it.
#[derive(Clone, Debug)]
pub(super) struct RoomEntry {
    /// Its row.
    pub(super) key: i64,
    /// The largest order of its events; 0 when it has none.
    pub(super) head: Order,
    /// The id of that event.
    pub(super) newest: Option<IdKey>,
    /// The order of the late event that came last.
    pub(super) late: Option<Order>,
    /// The numbers at the event with the largest order.
    pub(super) tally: Tally,
}

/// How many events of a room in step, up to a place, are of a kind that is passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those that update others, receipts among them.
    pub(super) updates: i64,
    /// Receipts.
    pub(super) receipts: i64,
}

/// The writer's memory.
pub(super) struct Caches {
    codec: IdCodec,
    names: Cache<Arc<str>, i64>,
    rooms: Cache<RoomId, RoomEntry>,
    positions: Cache<IdKey, Position>,
}

impl Caches {
    pub(super) fn new(codec: IdCodec) -> Self {
        Self {
            codec,
            names: Cache::new(NAMES),
            rooms: Cache::new(ROOMS),
            positions: Cache::new(NAMES),
        }
    }

    pub(super) fn codec(&self) -> &IdCodec {
        &self.codec
    }

    pub(super) fn clear(&mut self) {
        self.names.clear();
        self.rooms.clear();
        self.positions.clear();
    }

    /// The integer that stands for a text, if it has one.
    pub(super) fn known_name(&mut self, db: &Connection, text: &str) -> Result<Option<i64>> {
        if let Some(key) = self.names.get(text) {
            return Ok(Some(*key));
        }
        let key = db
            .prepare_cached("SELECT key FROM names WHERE text = ?1")?
            .query_row([text], |row| row.get(0))
            .optional()?;
        if let Some(key) = key {
            self.names.insert(text.into(), key);
        }
        Ok(key)
    }

    /// The integer that stands for a text, given to it now if need be.
    pub(super) fn name(&mut self, db: &Connection, text: &str) -> Result<i64> {
        if let Some(key) = self.known_name(db, text)? {
            return Ok(key);
        }
        db.prepare_cached("INSERT INTO names (text) VALUES (?1)")?
            .execute([text])?;
        let key = db.last_insert_rowid();
        self.names.insert(text.into(), key);
        Ok(key)
    }

    /// Finds a room.
    pub(super) fn room(&mut self, db: &Connection, id: &RoomId) -> Result<Option<RoomEntry>> {
        if let Some(entry) = self.rooms.get(id) {
            return Ok(Some(entry.clone()));
        }
        let sql = "SELECT rooms.room, e.ord, e.id, (SELECT ord FROM events l INDEXED BY events_late \
                   WHERE l.room = rooms.room AND (ord % 1048576 <> 0 OR ord < 1048576) \
                   ORDER BY position DESC LIMIT 1), coalesce(e.updates, 0), coalesce(e.receipts, 0) \
                   FROM rooms LEFT JOIN events e ON e.position = \
                   (SELECT position FROM events n WHERE n.room = rooms.room ORDER BY ord DESC LIMIT 1) \
                   WHERE rooms.id = ?1";
        let entry = db
            .prepare_cached(sql)?
            .query_row([id.as_str()], |row| {
                Ok(RoomEntry {
                    key: row.get(0)?,
                    head: row.get::<_, Option<Order>>(1)?.unwrap_or(0),
                    newest: row.get(2)?,
                    late: row.get(3)?,
                    tally: Tally {
                        updates: row.get(4)?,
                        receipts: row.get(5)?,
                    },
                })
            })
            .optional()?;
        if let Some(entry) = &entry {
            self.rooms.insert(id.clone(), entry.clone());
        }
        Ok(entry)
    }

    /// Remembers a room as it is now.
    pub(super) fn set_room(&mut self, id: &RoomId, entry: RoomEntry) {
        self.rooms.insert(id.clone(), entry);
    }

    /// Turns references to older events into what is kept of them.
    pub(super) fn links(&mut self, db: &Connection, ids: &[EventId]) -> Result<Vec<Link>> {
        ids.iter().map(|id| self.link(db, id)).collect()
    }

    fn link(&mut self, db: &Connection, id: &EventId) -> Result<Link> {
        let key = self.codec.encode(id);
        Ok(match self.position_of(db, &key)? {
            Some(position) => Link::At(position),
            None => Link::Id(key),
        })
    }

    /// Where an event stands, if it is kept.
    pub(super) fn position(&mut self, db: &Connection, id: &EventId) -> Result<Option<Position>> {
        let key = self.codec.encode(id);
        self.position_of(db, &key)
    }

    fn position_of(&mut self, db: &Connection, key: &IdKey) -> Result<Option<Position>> {
        if let Some(position) = self.positions.get(key) {
            return Ok(Some(*position));
        }
        let position: Option<i64> = db
            .prepare_cached("SELECT position FROM events WHERE id = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let position = position.map(i64::cast_unsigned);
        if let Some(position) = position {
            self.positions.insert(key.clone(), position);
        }
        Ok(position)
    }

    /// Remembers where an event stands.
    pub(super) fn set_position(&mut self, key: IdKey, position: Position) {
        self.positions.insert(key, position);
    }
}
