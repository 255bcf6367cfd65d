//! Writes events, and what they do to older ones.

use std::sync::Arc;

use rusqlite::{Connection, params};

use super::super::caches::{RoomEntry, Tally};
use super::super::links::pack_links;
use super::super::rows::{IdKey, corrupt};
use super::children::{ChildKeys, count_child, tally_at, uncount_child};
use super::late::put_late_state;
use super::{Applier, Refusal, overwriting};
use crate::store::{
    NewEvent, Position, Proof, Redaction, RoomAppend, Standing, StoreError, StoredEvent, is_in_step,
};

/// What an append has written so far.
pub(super) struct Written {
    pub(super) events: Vec<StoredEvent>,
    /// The positions of events that were redacted, each once.
    redacted: Vec<Position>,
    /// The positions of state events that a late one has come before.
    pub(super) followers: Vec<Position>,
    /// The positions of late state events that something newer had superseded already.
    pub(super) superseded: Vec<Position>,
}

impl Written {
    pub(super) fn with_capacity(events: usize) -> Self {
        Self {
            events: Vec::with_capacity(events),
            redacted: Vec::new(),
            followers: Vec::new(),
            superseded: Vec::new(),
        }
    }
}

/// The integers of an event's row.
pub(super) struct Keys {
    pub(super) position: i64,
    pub(super) room: i64,
    pub(super) event_type: i64,
    pub(super) state_key: Option<i64>,
    /// The user and the membership.
    pub(super) member: Option<(i64, i64)>,
    replaces: Option<i64>,
    stands_for: Option<i64>,
    child: Option<ChildKeys>,
    tally: Tally,
}

impl Applier {
    pub(super) fn put_events(
        &mut self,
        db: &Connection,
        room: &RoomAppend,
        written: &mut Written,
    ) -> Result<(), Refusal> {
        let mut entry = self.room(db, &room.room_id)?;
        for event in &room.events {
            let position = self.next;
            let keys = self.keys(db, &entry, position, event)?;
            self.put_event(db, (&mut entry, &keys), event, written)?;
            self.next += 1;
            written.events.push(stored(room, event, &keys));
            if let Some(redaction) = &event.redacts {
                let target = self.redact(db, position, redaction)?;
                if !written.redacted.contains(&target) {
                    written.redacted.push(target);
                }
            }
        }
        self.caches.set_room(&room.room_id, entry);
        Ok(())
    }

    fn keys(
        &mut self,
        db: &Connection,
        room: &RoomEntry,
        position: Position,
        event: &NewEvent,
    ) -> rusqlite::Result<Keys> {
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
        let replaces = match &event.replaces {
            Some(replaced) => self.caches.position(db, &replaced.event_id)?,
            None => None,
        };
        let stands_for = match event
            .local
            .as_ref()
            .and_then(|local| local.stands_for.as_ref())
        {
            Some(other) => self.caches.position(db, other)?,
            None => None,
        };
        let child = match &event.parent {
            Some(parent) => Some(self.child_keys(db, parent)?),
            None => None,
        };
        Ok(Keys {
            position: position.cast_signed(),
            room: room.key,
            event_type,
            state_key,
            member,
            replaces: replaces.map(Position::cast_signed),
            stands_for: stands_for.map(Position::cast_signed),
            child,
            tally: tally_at(db, room, event)?,
        })
    }

    fn put_event(
        &mut self,
        db: &Connection,
        (room, keys): (&mut RoomEntry, &Keys),
        event: &NewEvent,
        written: &mut Written,
    ) -> Result<(), Refusal> {
        let position = keys.position.cast_unsigned();
        let id = self.insert_event(db, keys, event)?;
        self.caches.set_position(id, position);
        if let Some(child) = &keys.child {
            count_child(db, child)?;
        }
        if event.order < room.head {
            put_late_state(db, keys, event, written)?;
        } else {
            put_state(db, keys)?;
            room.head = event.order;
            room.newest = Some(self.caches.codec().encode(&event.event_id));
            room.tally = keys.tally;
        }
        if !is_in_step(event.order) {
            room.late = Some(event.order);
        }
        if let Some(proof) = &event.proof {
            self.put_proof(db, position, proof)?;
        }
        Ok(())
    }

    fn insert_event(
        &mut self,
        db: &Connection,
        keys: &Keys,
        event: &NewEvent,
    ) -> Result<IdKey, Refusal> {
        let prev = self.caches.links(db, &event.prev_events)?;
        let auth = self.caches.links(db, &event.auth_events)?;
        let links = pack_links(keys.position.cast_unsigned(), &prev, &auth);
        let id = self.caches.codec().encode(&event.event_id);
        let child = keys.child.as_ref();
        let sql = "INSERT INTO events (position, id, room, ord, type, key, sender, ts, depth, deletes, membership, \
                   parent, relation, rel_type, updates, receipts, replaces, standing, stands_for, links, json) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";
        db.prepare_cached(sql)?.execute(params![
            keys.position,
            id,
            keys.room,
            event.order,
            keys.event_type,
            keys.state_key,
            self.caches.name(db, &event.sender)?,
            event.ts.cast_signed(),
            event.depth.cast_signed(),
            event.deletes,
            keys.member.map(|(_, membership)| membership),
            child.map(|child| &child.parent),
            child.map(|child| child.relation),
            child.and_then(|child| child.rel_type),
            keys.tally.updates,
            keys.tally.receipts,
            keys.replaces,
            standing_number(standing(event)),
            keys.stands_for,
            links,
            event.json,
        ])?;
        Ok(id)
    }

    /// Empties the target of a redaction that stands at `by`; gives back where the target stands.
    fn redact(
        &mut self,
        db: &Connection,
        by: Position,
        redaction: &Redaction,
    ) -> Result<Position, Refusal> {
        let position = self.caches.position(db, &redaction.target)?;
        let position = position.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        self.put_proof(db, position, &redaction.proof)?;
        uncount_child(db, position)?;
        overwriting(db, || {
            let sql = "UPDATE events SET json = ?2, redacted_by = coalesce(redacted_by, ?3) WHERE position = ?1";
            let json = &*redaction.json;
            db.prepare_cached(sql)?
                .execute((position.cast_signed(), json, by.cast_signed()))
        })?;
        if redaction.rejects {
            let sql = "UPDATE events SET standing = ?2 WHERE position = ?1";
            let rejected = standing_number(Standing::Rejected);
            db.prepare_cached(sql)?
                .execute((position.cast_signed(), rejected))?;
        }
        Ok(position)
    }

    /// Keeps an event's proof unless there is one.
    pub(super) fn put_proof(
        &mut self,
        db: &Connection,
        position: Position,
        proof: &Proof,
    ) -> Result<(), Refusal> {
        let key_id = self.caches.name(db, &proof.key_id)?;
        let sql = "INSERT OR IGNORE INTO proofs (position, key_id, sha256, signature) VALUES (?1, ?2, ?3, ?4)";
        db.prepare_cached(sql)?.execute((
            position.cast_signed(),
            key_id,
            proof.sha256,
            proof.signature,
        ))?;
        Ok(())
    }

    /// Reads what is left of the events that an append has redacted, and has its own events speak of them as they are now.
    pub(super) fn read_redacted(
        &self,
        db: &Connection,
        written: &mut Written,
    ) -> Result<Vec<Arc<StoredEvent>>, Refusal> {
        if written.redacted.is_empty() {
            return Ok(Vec::new());
        }
        for event in &mut written.events {
            if event.replaces.is_some() {
                let now = self.read(db, event.position)?;
                event.replaces.clone_from(&now.replaces);
            }
        }
        self.read_all(db, &written.redacted)
    }

    /// Reads events as they are now.
    pub(super) fn read_all(
        &self,
        db: &Connection,
        positions: &[Position],
    ) -> Result<Vec<Arc<StoredEvent>>, Refusal> {
        positions.iter().map(|at| self.read(db, *at)).collect()
    }

    fn read(&self, db: &Connection, position: Position) -> Result<Arc<StoredEvent>, Refusal> {
        let event = self.dictionary.event_at(db, position);
        event.map_err(unreadable)
    }
}

/// Has an event stand as the newest of its type and key.
pub(super) fn put_state(db: &Connection, keys: &Keys) -> rusqlite::Result<()> {
    if let Some(key) = keys.state_key {
        let sql = "INSERT INTO state_now (room, type, key, position) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT DO UPDATE SET position = excluded.position";
        db.prepare_cached(sql)?
            .execute((keys.room, keys.event_type, key, keys.position))?;
    }
    if let Some((user, membership)) = keys.member {
        let sql = "INSERT INTO memberships (user, room, membership, position) VALUES (?1, ?2, ?3, ?4) \
                   ON CONFLICT DO UPDATE SET membership = excluded.membership, position = excluded.position";
        db.prepare_cached(sql)?
            .execute((user, keys.room, membership, keys.position))?;
    }
    Ok(())
}

fn standing(event: &NewEvent) -> Standing {
    match event.local {
        Some(_) => Standing::Local,
        None => Standing::Shared,
    }
}

/// How a standing is written; the numbers stand in files and never change.
const fn standing_number(standing: Standing) -> i64 {
    match standing {
        Standing::Shared => 0,
        Standing::Local => 1,
        Standing::Rejected => 2,
    }
}

/// Reads what [`standing_number`] wrote.
pub(in super::super) fn standing_of(number: u64) -> Result<Standing, StoreError> {
    match number {
        0 => Ok(Standing::Shared),
        1 => Ok(Standing::Local),
        2 => Ok(Standing::Rejected),
        _ => Err(corrupt(format_args!("standing {number}"))),
    }
}

/// Fails the whole group: by then something has been written.
pub(super) fn unreadable(error: StoreError) -> Refusal {
    Refusal::Broken(rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn stored(room: &RoomAppend, event: &NewEvent, keys: &Keys) -> StoredEvent {
    StoredEvent {
        position: keys.position.cast_unsigned(),
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
        parent: event.parent.clone(),
        replaces: event.replaces.clone().filter(|_| keys.replaces.is_some()),
        redacted_because: None,
        standing: standing(event),
    }
}
