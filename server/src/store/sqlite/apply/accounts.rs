//! Writes changes of users and devices.

use rusqlite::{Connection, params};
use tidings_types::UserId;

use super::{Applier, Refusal, overwriting};
use crate::store::{AccountChange, DeviceSeen};

impl Applier {
    /// Changes rows of a user. One who isn't known has none.
    pub(super) fn change_account(
        &mut self,
        db: &Connection,
        change: &AccountChange,
    ) -> Result<(), Refusal> {
        let user_id = match change {
            AccountChange::DeviceSeen(seen) => return Ok(put_seen(db, seen)?),
            AccountChange::Password { user_id, .. }
            | AccountChange::DeviceName { user_id, .. }
            | AccountChange::DeviceGone { user_id, .. }
            | AccountChange::Deactivated(user_id)
            | AccountChange::RoomsLeft(user_id) => user_id,
        };
        if let Some(user) = self.user_key(db, user_id)? {
            change_of(db, user, change)?;
        }
        Ok(())
    }

    fn user_key(&mut self, db: &Connection, user_id: &UserId) -> rusqlite::Result<Option<i64>> {
        self.caches.known_name(db, user_id.as_str())
    }
}

fn change_of(db: &Connection, user: i64, change: &AccountChange) -> rusqlite::Result<()> {
    match change {
        AccountChange::Password { password_hash, .. } => {
            put_password(db, user, password_hash)?;
        }
        AccountChange::DeviceName {
            device_id,
            display_name,
            ..
        } => {
            let sql = "UPDATE devices SET display_name = ?3 WHERE user = ?1 AND device_id = ?2";
            db.prepare_cached(sql)?
                .execute(params![user, device_id, display_name])?;
        }
        AccountChange::DeviceGone { device_id, .. } => {
            let sql = "DELETE FROM devices WHERE user = ?1 AND device_id = ?2";
            db.prepare_cached(sql)?.execute(params![user, device_id])?;
        }
        AccountChange::Deactivated(_) => {
            put_password(db, user, "")?;
            let sql = "UPDATE users SET deactivated = TRUE WHERE user = ?1";
            db.prepare_cached(sql)?.execute([user])?;
            let sql = "DELETE FROM devices WHERE user = ?1";
            db.prepare_cached(sql)?.execute([user])?;
            let sql =
                "INSERT OR IGNORE INTO leave_due (user) SELECT user FROM users WHERE user = ?1";
            db.prepare_cached(sql)?.execute([user])?;
        }
        AccountChange::RoomsLeft(_) => {
            let sql = "DELETE FROM leave_due WHERE user = ?1";
            db.prepare_cached(sql)?.execute([user])?;
        }
        AccountChange::DeviceSeen(_) => {}
    }
    Ok(())
}

/// Of the old hash nothing stays in the file.
fn put_password(db: &Connection, user: i64, hash: &str) -> rusqlite::Result<usize> {
    let sql = "UPDATE users SET password_hash = ?2 WHERE user = ?1";
    overwriting(db, || db.prepare_cached(sql)?.execute((user, hash)))
}

fn put_seen(db: &Connection, seen: &DeviceSeen) -> rusqlite::Result<()> {
    let sql = "UPDATE devices SET last_seen_ms = ?2, user_agent = coalesce(?3, user_agent) \
               WHERE token_hash = ?1";
    db.prepare_cached(sql)?.execute(params![
        seen.token_hash,
        seen.last_seen_ms.cast_signed(),
        seen.user_agent,
    ])?;
    Ok(())
}
