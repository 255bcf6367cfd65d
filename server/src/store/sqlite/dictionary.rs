//! Reads whole events: the texts behind their integers, and what other events say of them.

use std::sync::Arc;

use quick_cache::sync::Cache;
use rusqlite::{Connection, Row};
use serde::Deserialize;
use serde_json::value::RawValue;
use tidings_types::RoomId;

use super::apply::{RECEIPT, RELATES_TO, UPDATES, standing_of};
use super::rows::{IdCodec, corrupt, engine};
use crate::store::{Parent, Position, Relation, Replaced, StoreError, StoredEvent};

/// The texts behind the integers, kept in memory.
///
/// Readers only bring committed rows here, which never change, so that nothing ever has to be thrown out for being wrong.
/// The writer has one of its own and throws it away with every rollback.
pub(super) struct Dictionary {
    codec: IdCodec,
    names: Cache<i64, Arc<str>>,
    rooms: Cache<i64, RoomId>,
}

/// The columns [`Dictionary::event`] reads, of a table or alias `e`.
pub(super) const EVENT_COLUMNS: &str = "e.position, e.id, e.room, e.ord, e.type, e.key, e.sender, e.ts, e.depth, e.deletes, \
     e.replaces, e.redacted_by, e.json, e.standing, e.parent, e.relation, e.rel_type";

/// The same without what an event replaced, which costs a seek of its own and isn't part of a room's state.
pub(super) const STATE_COLUMNS: &str = "e.position, e.id, e.room, e.ord, e.type, e.key, e.sender, e.ts, e.depth, e.deletes, \
     NULL, e.redacted_by, e.json, e.standing, e.parent, e.relation, e.rel_type";

impl Dictionary {
    /// Remembers so many texts and a quarter as many rooms.
    pub(super) fn new(codec: IdCodec, names: usize) -> Self {
        Self {
            codec,
            names: Cache::new(names),
            rooms: Cache::new(names / 4),
        }
    }

    pub(super) fn codec(&self) -> &IdCodec {
        &self.codec
    }

    pub(super) fn name(&self, connection: &Connection, key: i64) -> Result<Arc<str>, StoreError> {
        self.names.get_or_insert_with(&key, || {
            connection
                .prepare_cached("SELECT text FROM names WHERE key = ?1")
                .and_then(|mut statement| statement.query_row([key], |row| row.get(0)))
                .map_err(engine("read a name"))
        })
    }

    pub(super) fn room(&self, connection: &Connection, key: i64) -> Result<RoomId, StoreError> {
        self.rooms.get_or_insert_with(&key, || {
            let id: String = connection
                .prepare_cached("SELECT id FROM rooms WHERE room = ?1")
                .and_then(|mut statement| statement.query_row([key], |row| row.get(0)))
                .map_err(engine("read a room's id"))?;
            RoomId::try_from(id).map_err(corrupt)
        })
    }

    /// Reads an event from the columns of [`EVENT_COLUMNS`].
    pub(super) fn event(
        &self,
        connection: &Connection,
        row: &Row<'_>,
    ) -> Result<Arc<StoredEvent>, StoreError> {
        let failed = || engine("read an event");
        let number = |column: usize| row.get::<_, i64>(column).map_err(failed());
        let other = |column: usize| row.get::<_, Option<i64>>(column).map_err(failed());
        Ok(Arc::new(StoredEvent {
            position: number(0)?.cast_unsigned(),
            event_id: self.codec.decode(row.get_ref(1).map_err(failed())?)?,
            room_id: self.room(connection, number(2)?)?,
            order: number(3)?,
            event_type: self.name(connection, number(4)?)?,
            state_key: other(5)?
                .map(|key| self.name(connection, key))
                .transpose()?,
            sender: self.name(connection, number(6)?)?,
            ts: number(7)?.cast_unsigned(),
            depth: number(8)?.cast_unsigned(),
            deletes: number(9)? != 0,
            json: row.get(12).map_err(failed())?,
            parent: match other(15)? {
                Some(relation) => Some(Parent {
                    event_id: self.codec.decode(row.get_ref(14).map_err(failed())?)?,
                    relation: self.relation(connection, relation, other(16)?)?,
                }),
                None => None,
            },
            replaces: other(10)?
                .map(|position| self.replaced(connection, position))
                .transpose()?,
            redacted_because: other(11)?
                .map(|position| redaction(connection, position))
                .transpose()?,
            standing: standing_of(number(13)?.cast_unsigned())?,
        }))
    }

    fn relation(
        &self,
        connection: &Connection,
        number: i64,
        rel_type: Option<i64>,
    ) -> Result<Relation, StoreError> {
        match (number, rel_type) {
            (UPDATES, None) => Ok(Relation::Updates),
            (RECEIPT, None) => Ok(Relation::Receipt),
            (RELATES_TO, Some(key)) => Ok(Relation::RelatesTo(self.name(connection, key)?)),
            (number, _) => Err(corrupt(format_args!("relation {number}"))),
        }
    }

    /// Reads the event at a position, with whatever has been written in the same transaction.
    pub(super) fn event_at(
        &self,
        connection: &Connection,
        position: Position,
    ) -> Result<Arc<StoredEvent>, StoreError> {
        let failed = || engine("read an event");
        let sql = format!("SELECT {EVENT_COLUMNS} FROM events e WHERE e.position = ?1");
        let mut statement = connection.prepare_cached(&sql).map_err(failed())?;
        let mut rows = statement
            .query([position.cast_signed()])
            .map_err(failed())?;
        match rows.next().map_err(failed())? {
            Some(row) => self.event(connection, row),
            None => Err(no_event_at(position)),
        }
    }

    /// What an event that was replaced says now.
    fn replaced(&self, connection: &Connection, position: i64) -> Result<Replaced, StoreError> {
        let failed = || engine("read a replaced event");
        let sql = "SELECT id, json FROM events WHERE position = ?1";
        let mut statement = connection.prepare_cached(sql).map_err(failed())?;
        let mut rows = statement.query([position]).map_err(failed())?;
        let row = rows.next().map_err(failed())?;
        let row = row.ok_or_else(|| no_event_at(position))?;
        let json = row.get_ref(1).map_err(failed())?;
        let json = json.as_str().map_err(corrupt)?;
        let event: ContentOf<'_> = serde_json::from_str(json)
            .map_err(|error| corrupt(format_args!("the event at {position}: {error}")))?;
        Ok(Replaced {
            event_id: self.codec.decode(row.get_ref(0).map_err(failed())?)?,
            content: event.content.map_or("{}", RawValue::get).into(),
        })
    }
}

#[derive(Deserialize)]
struct ContentOf<'a> {
    #[serde(borrow)]
    content: Option<&'a RawValue>,
}

/// The text of the event at a position, which redacted another one.
fn redaction(connection: &Connection, position: i64) -> Result<Arc<str>, StoreError> {
    connection
        .prepare_cached("SELECT json FROM events WHERE position = ?1")
        .and_then(|mut statement| statement.query_row([position], |row| row.get(0)))
        .map_err(engine("read a redaction"))
}

fn no_event_at(position: impl std::fmt::Display) -> StoreError {
    corrupt(format_args!(
        "a reference to position {position}, where no event is"
    ))
}
