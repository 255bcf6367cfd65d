//! Applies one append inside the writer's transaction.
//!
//! Whatever can refuse an append is looked at before its first row is written, so that a refused one leaves nothing
//! behind without a savepoint. What is only found by a constraint ends as [`Refusal::Broken`]; the writer then rolls
//! back and starts again with savepoints.

use std::sync::Arc;

use rusqlite::{Connection, params};
use tidings_types::RoomId;

use super::caches::{Caches, RoomEntry};
use super::outcomes::Outcomes;
use super::rows::{IdCodec, pack_links};
use crate::store::{
    AliasRow, Append, AppendError, Appended, Committed, DeviceRow, NewEvent, Order, Position,
    Relation, RoomAppend, StoreError, StoredEvent, UserRow, Write,
};

/// Why an append wasn't applied.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It was refused before anything of it was written.
    Refused(AppendError),
    /// The engine refused a statement; some of it may have been written.
    Broken(rusqlite::Error),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error)
    }
}

/// An applied append, which becomes true with the commit.
pub(super) struct Applied {
    /// For the observer.
    pub(super) committed: Committed,
    /// For the caller.
    pub(super) appended: Appended,
}

/// Applies appends one after the other and counts positions.
pub(super) struct Applier {
    caches: Caches,
    outcomes: Outcomes,
    /// The position of the next event.
    next: Position,
}

impl Applier {
    pub(super) fn new(codec: IdCodec, outcomes: Outcomes, last: Position) -> Self {
        Self {
            caches: Caches::new(codec),
            outcomes,
            next: last + 1,
        }
    }

    /// The outcomes, which the writer also indexes and forgets.
    pub(super) fn outcomes(&mut self) -> &mut Outcomes {
        &mut self.outcomes
    }

    /// The position of the newest applied event.
    pub(super) fn last(&self) -> Position {
        self.next - 1
    }

    /// Goes back to an earlier position after a rollback, and forgets whatever may speak of rows that are gone.
    pub(super) fn go_back(&mut self, db: &Connection, last: Position) -> rusqlite::Result<()> {
        self.caches.clear();
        self.next = last + 1;
        self.outcomes.load(db)
    }

    /// Applies an append, or says why not.
    pub(super) fn apply(&mut self, db: &Connection, append: &Append) -> Result<Applied, Refusal> {
        self.check_heads(db, append)?;
        self.check_writes(db, append)?;
        let count = append
            .rooms
            .iter()
            .map(|room| room.events.len())
            .sum::<usize>();
        if let Some(outcome) = &append.outcome {
            let last = (count > 0).then(|| self.next + count as u64 - 1);
            let user = self.caches.name(db, outcome.user_id.as_str())?;
            if !self.outcomes.put(db, outcome, user, last)? {
                return taken("outcome");
            }
        }
        for write in &append.writes {
            self.put(db, write)?;
        }
        let mut events = Vec::with_capacity(count);
        for room in &append.rooms {
            self.put_events(db, room, &mut events)?;
        }
        let positions = events.iter().map(|event| event.position).collect();
        Ok(Applied {
            committed: Committed {
                events,
                tag: append.tag.clone(),
            },
            appended: Appended { positions },
        })
    }

    /// Compares every room's head with the expected one, and the events' orders with each other.
    fn check_heads(&mut self, db: &Connection, append: &Append) -> Result<(), Refusal> {
        for (index, room) in append.rooms.iter().enumerate() {
            let earlier = append.rooms[..index].iter().rev();
            let earlier = earlier
                .filter(|other| other.room_id == room.room_id)
                .find_map(|other| other.events.last());
            let head = match earlier {
                Some(event) => event.order,
                None if makes(append, &room.room_id) => 0,
                None => self.room(db, &room.room_id)?.head,
            };
            if head != room.expected_head {
                return refuse(AppendError::Conflict {
                    room_id: room.room_id.clone(),
                    head,
                });
            }
            let orders = || room.events.iter().map(|event| event.order);
            if !std::iter::once(head)
                .chain(orders())
                .is_sorted_by(|a, b| a < b)
            {
                return refuse(misplaced(head, &orders().collect::<Vec<_>>()));
            }
        }
        Ok(())
    }

    /// Looks whether the names that the other rows bring are free, and whether the rooms they speak of exist.
    fn check_writes(&mut self, db: &Connection, append: &Append) -> Result<(), Refusal> {
        for write in &append.writes {
            match write {
                Write::User(user) => {
                    if let Some(key) = self.caches.known_name(db, user.user_id.as_str())?
                        && exists(db, "SELECT 1 FROM users WHERE user = ?1", key)?
                    {
                        return taken("user");
                    }
                }
                Write::Alias(alias) => {
                    let sql = "SELECT 1 FROM aliases WHERE alias = ?1";
                    if exists(db, sql, alias.alias.as_str())? {
                        return taken("alias");
                    }
                    self.needs_room(db, append, &alias.room_id)?;
                }
                Write::Room { room_id, .. } => {
                    if self.caches.room(db, room_id)?.is_some() {
                        return taken("room");
                    }
                }
                Write::Published { room_id, .. } => self.needs_room(db, append, room_id)?,
                Write::Device(_) => {}
            }
        }
        Ok(())
    }

    fn needs_room(&mut self, db: &Connection, append: &Append, id: &RoomId) -> Result<(), Refusal> {
        if makes(append, id) {
            Ok(())
        } else {
            self.room(db, id).map(|_| ())
        }
    }

    fn room(&mut self, db: &Connection, id: &RoomId) -> Result<RoomEntry, Refusal> {
        let entry = self.caches.room(db, id)?;
        entry.ok_or_else(|| Refusal::Refused(AppendError::NoSuchRoom(id.clone())))
    }

    fn put(&mut self, db: &Connection, write: &Write) -> Result<(), Refusal> {
        match write {
            Write::User(user) => self.put_user(db, user),
            Write::Device(device) => self.put_device(db, device),
            Write::Room {
                room_id,
                created_ms,
            } => {
                let sql = "INSERT INTO rooms (id, created_ms) VALUES (?1, ?2)";
                db.prepare_cached(sql)?
                    .execute((room_id.as_str(), created_ms.cast_signed()))?;
                let entry = RoomEntry {
                    key: db.last_insert_rowid(),
                    head: 0,
                };
                self.caches.set_room(room_id, entry);
                Ok(())
            }
            Write::Alias(alias) => self.put_alias(db, alias),
            Write::Published { room_id, published } => {
                let room = self.room(db, room_id)?.key;
                let sql = "UPDATE rooms SET published = ?2 WHERE room = ?1";
                db.prepare_cached(sql)?.execute((room, published))?;
                Ok(())
            }
        }
    }

    fn put_user(&mut self, db: &Connection, user: &UserRow) -> Result<(), Refusal> {
        let key = self.caches.name(db, user.user_id.as_str())?;
        let sql = "INSERT INTO users (user, password_hash, created_ms, deactivated) \
                   VALUES (?1, ?2, ?3, ?4)";
        db.prepare_cached(sql)?.execute(params![
            key,
            user.password_hash,
            user.created_ms.cast_signed(),
            user.deactivated,
        ])?;
        Ok(())
    }

    /// Writes a device. A known one keeps the moment it was made and, unless there is a new one, its name.
    fn put_device(&mut self, db: &Connection, device: &DeviceRow) -> Result<(), Refusal> {
        let user = self.caches.name(db, device.user_id.as_str())?;
        let sql = "INSERT INTO devices (user, device_id, token_hash, display_name, created_ms, last_seen_ms, \
                   user_agent) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                   ON CONFLICT (user, device_id) DO UPDATE SET token_hash = excluded.token_hash, \
                   display_name = coalesce(excluded.display_name, display_name), \
                   last_seen_ms = excluded.last_seen_ms, user_agent = excluded.user_agent";
        db.prepare_cached(sql)?.execute(params![
            user,
            device.device_id,
            device.token_hash,
            device.display_name,
            device.created_ms.cast_signed(),
            device.last_seen_ms.cast_signed(),
            device.user_agent,
        ])?;
        Ok(())
    }

    fn put_alias(&mut self, db: &Connection, alias: &AliasRow) -> Result<(), Refusal> {
        let room = self.room(db, &alias.room_id)?.key;
        let creator = self.caches.name(db, alias.creator.as_str())?;
        let sql = "INSERT INTO aliases (alias, room, creator) VALUES (?1, ?2, ?3)";
        db.prepare_cached(sql)?
            .execute((alias.alias.as_str(), room, creator))?;
        Ok(())
    }

    fn put_events(
        &mut self,
        db: &Connection,
        room: &RoomAppend,
        events: &mut Vec<Arc<StoredEvent>>,
    ) -> Result<(), Refusal> {
        let mut entry = self.room(db, &room.room_id)?;
        for event in &room.events {
            let position = self.next;
            self.put_event(db, entry.key, position, event)?;
            self.next += 1;
            entry.head = event.order;
            events.push(Arc::new(stored(room, event, position)));
        }
        self.caches.set_room(&room.room_id, entry);
        Ok(())
    }

    fn put_event(
        &mut self,
        db: &Connection,
        room: i64,
        position: Position,
        event: &NewEvent,
    ) -> Result<(), Refusal> {
        let event_type = self.caches.name(db, &event.event_type)?;
        let state_key = match &event.state_key {
            Some(key) => Some(self.caches.name(db, key)?),
            None => None,
        };
        let member = match &event.membership {
            Some((user, membership)) => {
                let user = self.caches.name(db, user.as_str())?;
                Some((user, self.caches.name(db, membership)?))
            }
            None => None,
        };
        let prev = self.caches.links(db, &event.prev_events)?;
        let auth = self.caches.links(db, &event.auth_events)?;
        let links = pack_links(position, &prev, &auth);
        let id = self.caches.codec().encode(&event.event_id);
        let parent = event
            .parent
            .as_ref()
            .map(|(parent, _)| self.caches.codec().encode(parent));
        let sql = "INSERT INTO events (position, id, room, ord, type, key, sender, ts, depth, deletes, membership, \
                   parent, relation, links, json) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
        db.prepare_cached(sql)?.execute(params![
            position.cast_signed(),
            id,
            room,
            event.order,
            event_type,
            state_key,
            self.caches.name(db, &event.sender)?,
            event.ts.cast_signed(),
            event.depth.cast_signed(),
            event.deletes,
            member.map(|(_, membership)| membership),
            parent,
            event
                .parent
                .as_ref()
                .map(|(_, relation)| relation_number(*relation)),
            links,
            event.json,
        ])?;
        self.caches.set_position(id, position);
        if let Some(key) = state_key {
            let sql = "INSERT INTO state_now (room, type, key, position) VALUES (?1, ?2, ?3, ?4) \
                       ON CONFLICT DO UPDATE SET position = excluded.position";
            db.prepare_cached(sql)?
                .execute((room, event_type, key, position.cast_signed()))?;
        }
        if let Some((user, membership)) = member {
            let sql = "INSERT INTO memberships (user, room, membership, position) VALUES (?1, ?2, ?3, ?4) \
                       ON CONFLICT DO UPDATE SET membership = excluded.membership, position = excluded.position";
            db.prepare_cached(sql)?
                .execute((user, room, membership, position.cast_signed()))?;
        }
        Ok(())
    }
}

/// Whether the append itself makes a room.
fn makes(append: &Append, id: &RoomId) -> bool {
    append
        .writes
        .iter()
        .any(|write| matches!(write, Write::Room { room_id, .. } if room_id == id))
}

fn exists(db: &Connection, sql: &str, key: impl rusqlite::ToSql) -> rusqlite::Result<bool> {
    db.prepare_cached(sql)?.exists([key])
}

fn refuse<T>(error: AppendError) -> Result<T, Refusal> {
    Err(Refusal::Refused(error))
}

fn taken<T>(what: &'static str) -> Result<T, Refusal> {
    refuse(AppendError::Taken { what })
}

/// The error for events whose orders don't rise from the head: a mistake of the caller.
fn misplaced(head: Order, orders: &[Order]) -> AppendError {
    AppendError::Store(StoreError::Engine {
        action: "place events in a room",
        source: format!("the orders {orders:?} don't rise from the head {head}").into(),
    })
}

/// How a relation is written; the numbers stand in files and never change.
pub(super) const fn relation_number(relation: Relation) -> i64 {
    match relation {
        Relation::Updates => 1,
        Relation::RelatesTo => 2,
    }
}

fn stored(room: &RoomAppend, event: &NewEvent, position: Position) -> StoredEvent {
    StoredEvent {
        position,
        order: event.order,
        room_id: room.room_id.clone(),
        event_id: event.event_id.clone(),
        event_type: event.event_type.clone(),
        state_key: event.state_key.clone(),
        sender: event.sender.clone(),
        ts: event.ts,
        json: event.json.clone(),
        deletes: event.deletes,
        depth: event.depth,
    }
}
