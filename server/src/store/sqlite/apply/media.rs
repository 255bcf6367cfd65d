//! Writes what becomes of uploads.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Applier, Refusal};
use crate::store::{MediaChange, MediaRow};

impl Applier {
    pub(super) fn change_media(
        &mut self,
        db: &Connection,
        change: &MediaChange,
    ) -> Result<(), Refusal> {
        match change {
            MediaChange::Begun(id) => put_leftover(db, id)?,
            MediaChange::Done(row) => {
                let user = self.caches.name(db, row.user_id.as_str())?;
                put_media(db, user, row)?;
                remove_leftover(db, &row.id)?;
            }
            MediaChange::Gone(id) => {
                if remove_media(db, id)? {
                    put_leftover(db, id)?;
                }
            }
            MediaChange::Cleared(id) => remove_leftover(db, id)?,
        }
        Ok(())
    }
}

fn put_media(db: &Connection, user: i64, row: &MediaRow) -> rusqlite::Result<()> {
    let sql = "INSERT INTO media (id, user, content_type, sniffed, filename, size, counted, created_ms) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    db.prepare_cached(sql)?.execute(params![
        row.id,
        user,
        row.content_type,
        row.sniffed,
        row.filename,
        row.size.cast_signed(),
        row.counted.cast_signed(),
        row.created_ms.cast_signed(),
    ])?;
    let sql = "INSERT INTO media_use (user, bytes) VALUES (?1, ?2) \
               ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes";
    db.prepare_cached(sql)?
        .execute((user, row.counted.cast_signed()))?;
    Ok(())
}

/// Whether there was one.
fn remove_media(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    let sql = "DELETE FROM media WHERE id = ?1 RETURNING user, counted";
    let removed: Option<(i64, i64)> = db
        .prepare_cached(sql)?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some(removed) = removed else {
        return Ok(false);
    };
    let sql = "UPDATE media_use SET bytes = bytes - ?2 WHERE user = ?1";
    db.prepare_cached(sql)?.execute(removed)?;
    Ok(true)
}

fn put_leftover(db: &Connection, id: &str) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO media_leftovers (id) VALUES (?1)";
    db.prepare_cached(sql)?.execute([id])?;
    Ok(())
}

fn remove_leftover(db: &Connection, id: &str) -> rusqlite::Result<()> {
    let sql = "DELETE FROM media_leftovers WHERE id = ?1";
    db.prepare_cached(sql)?.execute([id])?;
    Ok(())
}
