//! Looks for whatever refuses an append, before anything of it is written.

use rusqlite::Connection;
use tidings_types::{EventId, RoomAlias, RoomId, UserId};

use super::events::unreadable;
use super::{Applier, Refusal, refuse};
use crate::store::{
    Append, AppendError, CallRow, NewEvent, NewOutcome, Order, StoreError, Write, is_in_step,
};

impl Applier {
    pub(super) fn check(&mut self, db: &Connection, append: &Append) -> Result<(), Refusal> {
        self.check_heads(db, append)?;
        for (index, write) in append.writes.iter().enumerate() {
            self.check_write(db, append, index, write)?;
        }
        let events = append.rooms.iter().flat_map(|room| &room.events);
        for redaction in events.filter_map(|event| event.redacts.as_ref()) {
            self.needs_event(db, &redaction.target)?;
        }
        for (index, outcome) in append.outcomes.iter().enumerate() {
            let same = |other: &NewOutcome| {
                (&other.session_id, other.action_id) == (&outcome.session_id, outcome.action_id)
            };
            if append.outcomes[..index].iter().any(same) || self.outcomes.holds(db, outcome)? {
                return refuse(AppendError::Taken { what: "outcome" });
            }
        }
        Ok(())
    }

    /// Compares every room with the expected one, and the events' orders with each other.
    fn check_heads(&mut self, db: &Connection, append: &Append) -> Result<(), Refusal> {
        for (index, room) in append.rooms.iter().enumerate() {
            let is_new = makes(append, &room.room_id);
            let (mut head, mut late, mut newest) = if is_new {
                (0, None, None)
            } else {
                let entry = self.room(db, &room.room_id)?;
                (entry.head, entry.late, entry.newest)
            };
            let earlier = append.rooms[..index].iter();
            let earlier = earlier.filter(|other| other.room_id == room.room_id);
            for event in earlier.flat_map(|other| &other.events) {
                (head, late) = after(event.order, head, late);
                if event.order == head {
                    newest = Some(self.caches.codec().encode(&event.event_id));
                }
            }
            let conflict = AppendError::Conflict {
                room_id: room.room_id.clone(),
                head,
            };
            let expected = room.expected_event.as_ref();
            let expected = expected.map(|event| self.caches.codec().encode(event));
            let is_other = expected.is_some() && expected != newest;
            if is_other || (head, late) != (room.expected_head, room.expected_late) {
                return refuse(conflict);
            }
            for NewEvent { order, .. } in &room.events {
                if *order <= head && is_in_step(*order) {
                    let orders = room.events.iter().map(|event| event.order);
                    return refuse(misplaced(head, &orders.collect::<Vec<_>>()));
                }
                if *order <= head && !is_new && self.is_taken(db, &room.room_id, *order)? {
                    return refuse(conflict);
                }
                (head, late) = after(*order, head, late);
            }
        }
        Ok(())
    }

    fn is_taken(&mut self, db: &Connection, id: &RoomId, order: Order) -> Result<bool, Refusal> {
        let room = self.room(db, id)?.key;
        let sql = "SELECT 1 FROM events WHERE room = ?1 AND ord = ?2";
        Ok(db.prepare_cached(sql)?.exists((room, order))?)
    }

    /// Looks whether the name that a row brings is free, and whether what it speaks of exists: in the store, or by an
    /// earlier row of the same append.
    fn check_write(
        &mut self,
        db: &Connection,
        append: &Append,
        index: usize,
        write: &Write,
    ) -> Result<(), Refusal> {
        let earlier = &append.writes[..index];
        match write {
            Write::User(user) => {
                if self.is_user(db, earlier, &user.user_id)? {
                    return refuse(AppendError::Taken { what: "user" });
                }
            }
            Write::Alias(alias) => {
                if is_alias(db, earlier, &alias.alias)? {
                    return refuse(AppendError::Taken { what: "alias" });
                }
                self.needs_room(db, append, &alias.room_id)?;
            }
            Write::AliasGone(alias) => {
                if !is_alias(db, earlier, alias)? {
                    return refuse(AppendError::Missing { what: "alias" });
                }
            }
            Write::Room { room_id, .. } => {
                if self.caches.room(db, room_id)?.is_some() {
                    return refuse(AppendError::Taken { what: "room" });
                }
            }
            Write::Listing { room_id, .. } => self.needs_room(db, append, room_id)?,
            Write::ProfileKey { user_id, .. } => {
                if !self.is_user(db, earlier, user_id)? {
                    return refuse(AppendError::Missing { what: "user" });
                }
            }
            Write::Proof { event_id, .. } => self.needs_event(db, event_id)?,
            Write::Call(call) => {
                self.needs_room(db, append, &call.room_id)?;
                let living = self.call_between(db, earlier, call)?;
                if living.is_some_and(|living| living != call.invite) {
                    return refuse(AppendError::Taken { what: "call" });
                }
            }
            Write::Device(_)
            | Write::Account(_)
            | Write::ProfileTold(_)
            | Write::AppearsOffline { .. }
            | Write::Filter { .. }
            | Write::CapabilitySet { .. }
            | Write::Media(_)
            | Write::CallGone(_) => {}
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

    fn needs_event(&mut self, db: &Connection, id: &EventId) -> Result<(), Refusal> {
        match self.caches.position(db, id)? {
            Some(_) => Ok(()),
            None => refuse(AppendError::Missing { what: "event" }),
        }
    }

    /// The call that lives between the users of another one, after the earlier rows of the append.
    fn call_between(
        &mut self,
        db: &Connection,
        earlier: &[Write],
        call: &CallRow,
    ) -> Result<Option<EventId>, Refusal> {
        let (one, other) = (&call.caller, &call.called);
        let mut living = self.stored_call(db, one, other)?;
        for write in earlier {
            match write {
                Write::Call(known) => {
                    let same = [[one, other], [other, one]];
                    if same.contains(&[&known.caller, &known.called]) {
                        living = Some(known.invite.clone());
                    }
                }
                Write::CallGone(gone) => living = living.filter(|living| living != gone),
                _ => {}
            }
        }
        Ok(living)
    }

    fn stored_call(
        &mut self,
        db: &Connection,
        one: &UserId,
        other: &UserId,
    ) -> Result<Option<EventId>, Refusal> {
        let one = self.caches.known_name(db, one.as_str())?;
        let other = self.caches.known_name(db, other.as_str())?;
        let (Some(one), Some(other)) = (one, other) else {
            return Ok(None);
        };
        let sql =
            "SELECT invite FROM calls WHERE min(caller, called) = ?1 AND max(caller, called) = ?2";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query((one.min(other), one.max(other)))?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let invite = self.caches.codec().decode(row.get_ref(0)?);
        Ok(Some(invite.map_err(unreadable)?))
    }

    fn is_user(
        &mut self,
        db: &Connection,
        earlier: &[Write],
        id: &UserId,
    ) -> rusqlite::Result<bool> {
        let made = |write: &Write| matches!(write, Write::User(user) if user.user_id == *id);
        if earlier.iter().any(made) {
            return Ok(true);
        }
        match self.caches.known_name(db, id.as_str())? {
            Some(key) => exists(db, "SELECT 1 FROM users WHERE user = ?1", key),
            None => Ok(false),
        }
    }
}

/// Whether there is an alias after the earlier rows of the append.
fn is_alias(db: &Connection, earlier: &[Write], alias: &RoomAlias) -> rusqlite::Result<bool> {
    let of_append = earlier.iter().rev().find_map(|write| match write {
        Write::Alias(row) if row.alias == *alias => Some(true),
        Write::AliasGone(gone) if gone == alias => Some(false),
        _ => None,
    });
    match of_append {
        Some(is) => Ok(is),
        None => exists(db, "SELECT 1 FROM aliases WHERE alias = ?1", alias.as_str()),
    }
}

/// The head and the newest late order of a room after an event.
fn after(order: Order, head: Order, late: Option<Order>) -> (Order, Option<Order>) {
    let late = if is_in_step(order) { late } else { Some(order) };
    (head.max(order), late)
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

/// The error for appended events whose orders don't rise from the head: a mistake of the caller.
fn misplaced(head: Order, orders: &[Order]) -> AppendError {
    AppendError::Store(StoreError::Engine {
        action: "place events in a room",
        source: format!("the orders {orders:?} don't rise from the head {head}").into(),
    })
}
