//! Writes the rows that aren't events.

use rusqlite::{Connection, OptionalExtension as _, params};
use tidings_types::{RoomId, UserId};

use super::super::caches::{RoomEntry, Tally};
use super::super::words;
use super::{Applier, Refusal, overwriting};
use crate::store::{AliasRow, CallRow, DeviceRow, Listing, ProfileDue, UserRow, Write};

impl Applier {
    pub(super) fn put(&mut self, db: &Connection, write: &Write) -> Result<(), Refusal> {
        match write {
            Write::User(user) => self.put_user(db, user),
            Write::Device(device) => self.put_device(db, device),
            Write::Account(change) => self.change_account(db, change),
            Write::Room {
                room_id,
                created_ms,
            } => self.put_room(db, room_id, *created_ms),
            Write::Alias(alias) => self.put_alias(db, alias),
            Write::AliasGone(alias) => {
                let sql = "DELETE FROM aliases WHERE alias = ?1";
                db.prepare_cached(sql)?.execute([alias.as_str()])?;
                Ok(())
            }
            Write::Listing { room_id, listing } => {
                let room = self.room(db, room_id)?.key;
                match listing {
                    Some(listing) => put_listing(db, room, room_id, listing),
                    None => remove_listing(db, room),
                }
            }
            Write::ProfileKey {
                user_id,
                key,
                value,
                due,
            } => {
                self.put_profile_key(db, user_id, key, value.as_deref())?;
                if *due {
                    self.put_profile_due(db, user_id)?;
                }
                Ok(())
            }
            Write::ProfileTold(due) => self.remove_profile_due(db, due),
            Write::AppearsOffline { user_id, appears } => {
                let user = self.caches.name(db, user_id.as_str())?;
                let sql = if *appears {
                    "INSERT OR IGNORE INTO appear_offline (user) VALUES (?1)"
                } else {
                    "DELETE FROM appear_offline WHERE user = ?1"
                };
                db.prepare_cached(sql)?.execute([user])?;
                Ok(())
            }
            Write::Filter { id, json } => {
                let sql = "INSERT OR IGNORE INTO filters (id, json) VALUES (?1, ?2)";
                db.prepare_cached(sql)?.execute((id, json))?;
                Ok(())
            }
            Write::CapabilitySet { sha256, json } => {
                let sql = "INSERT OR IGNORE INTO capability_sets (sha256, json) VALUES (?1, ?2)";
                db.prepare_cached(sql)?.execute((sha256, json))?;
                Ok(())
            }
            Write::Media(change) => self.change_media(db, change),
            Write::Call(call) => self.put_call(db, call),
            Write::CallGone(invite) => {
                let key = self.caches.codec().encode(invite);
                db.prepare_cached("DELETE FROM calls WHERE invite = ?1")?
                    .execute([key])?;
                Ok(())
            }
            Write::Proof { event_id, proof } => {
                let position = self.caches.position(db, event_id)?;
                let position = position.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
                self.put_proof(db, position, proof)
            }
        }
    }

    fn put_room(&mut self, db: &Connection, id: &RoomId, created_ms: u64) -> Result<(), Refusal> {
        let sql = "INSERT INTO rooms (id, created_ms) VALUES (?1, ?2)";
        db.prepare_cached(sql)?
            .execute((id.as_str(), created_ms.cast_signed()))?;
        let entry = RoomEntry {
            key: db.last_insert_rowid(),
            head: 0,
            newest: None,
            late: None,
            tally: Tally::default(),
        };
        self.caches.set_room(id, entry);
        Ok(())
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

    fn put_call(&mut self, db: &Connection, call: &CallRow) -> Result<(), Refusal> {
        let invite = self.caches.codec().encode(&call.invite);
        let room = self.room(db, &call.room_id)?.key;
        let by = self.caches.name(db, call.caller.as_str())?;
        let to = self.caches.name(db, call.called.as_str())?;
        let sql = "INSERT INTO calls (invite, room, caller, called, phase, due_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (invite) DO UPDATE SET phase = excluded.phase, due_ms = excluded.due_ms";
        db.prepare_cached(sql)?.execute(params![
            invite,
            room,
            by,
            to,
            call.phase,
            call.due_ms.cast_signed(),
        ])?;
        Ok(())
    }

    fn put_profile_key(
        &mut self,
        db: &Connection,
        user_id: &UserId,
        key: &str,
        value: Option<&str>,
    ) -> Result<(), Refusal> {
        let user = self.caches.name(db, user_id.as_str())?;
        if let Some(value) = value {
            let sql = "INSERT INTO profiles (user, key, value) VALUES (?1, ?2, ?3) \
                       ON CONFLICT DO UPDATE SET value = excluded.value";
            db.prepare_cached(sql)?.execute((user, key, value))?;
        } else {
            let sql = "DELETE FROM profiles WHERE user = ?1 AND key = ?2";
            db.prepare_cached(sql)?.execute((user, key))?;
        }
        Ok(())
    }

    fn put_profile_due(&mut self, db: &Connection, user_id: &UserId) -> Result<(), Refusal> {
        let user = self.caches.name(db, user_id.as_str())?;
        let sql = "UPDATE users SET profile_version = profile_version + 1 WHERE user = ?1";
        db.prepare_cached(sql)?.execute([user])?;
        let sql = "INSERT INTO profile_due (user, version) \
                   SELECT user, profile_version FROM users WHERE user = ?1 \
                   ON CONFLICT DO UPDATE SET version = excluded.version";
        db.prepare_cached(sql)?.execute([user])?;
        Ok(())
    }

    fn remove_profile_due(&mut self, db: &Connection, due: &ProfileDue) -> Result<(), Refusal> {
        if let Some(user) = self.caches.known_name(db, due.user_id.as_str())? {
            let sql = "DELETE FROM profile_due WHERE user = ?1 AND version = ?2";
            db.prepare_cached(sql)?
                .execute((user, due.version.cast_signed()))?;
        }
        Ok(())
    }
}

/// Lists a room. The words are only written when they have changed: mostly somebody has just come or gone.
fn put_listing(
    db: &Connection,
    room: i64,
    room_id: &RoomId,
    listing: &Listing,
) -> Result<(), Refusal> {
    let text = words::text(listing);
    let old = listed_text(db, room)?;
    let write = || put_listing_row(db, room, room_id, listing, &text);
    if old.as_deref() == Some(&*text) {
        write()?;
        return Ok(());
    }
    overwriting(db, write)?;
    if let Some(old) = old {
        forget_words(db, room, &old)?;
    }
    let sql = "INSERT INTO listing_words (rowid, text) VALUES (?1, ?2)";
    db.prepare_cached(sql)?.execute((room, text))?;
    Ok(())
}

fn put_listing_row(
    db: &Connection,
    room: i64,
    room_id: &RoomId,
    listing: &Listing,
    text: &str,
) -> rusqlite::Result<()> {
    let aliases = serde_json::to_string(&listing.aliases)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let sql = "INSERT INTO listings (room, id, joined, join_rule, name, topic, avatar_url, aliases, text) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
               ON CONFLICT (room) DO UPDATE SET joined = excluded.joined, join_rule = excluded.join_rule, \
               name = excluded.name, topic = excluded.topic, avatar_url = excluded.avatar_url, \
               aliases = excluded.aliases, text = excluded.text";
    db.prepare_cached(sql)?.execute(params![
        room,
        room_id.as_str(),
        listing.joined.cast_signed(),
        listing.join_rule,
        listing.name,
        listing.topic,
        listing.avatar_url,
        aliases,
        text,
    ])?;
    Ok(())
}

fn remove_listing(db: &Connection, room: i64) -> Result<(), Refusal> {
    if let Some(old) = listed_text(db, room)? {
        forget_words(db, room, &old)?;
        let sql = "DELETE FROM listings WHERE room = ?1";
        overwriting(db, || db.prepare_cached(sql)?.execute([room]))?;
    }
    Ok(())
}

fn listed_text(db: &Connection, room: i64) -> rusqlite::Result<Option<String>> {
    db.prepare_cached("SELECT text FROM listings WHERE room = ?1")?
        .query_row([room], |row| row.get(0))
        .optional()
}

/// Takes a text out of the index of words, which wants it in full.
fn forget_words(db: &Connection, room: i64, old: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO listing_words (listing_words, rowid, text) VALUES ('delete', ?1, ?2)";
    db.prepare_cached(sql)?.execute((room, old))?;
    Ok(())
}
