//! Uploads.

use tidings_types::UserId;

use super::super::read::{Reading, column, id, number};
use super::count;
use crate::store::{MediaRow, StoreError};

/// The integer of the user whose id is the first parameter.
const USER: &str = "(SELECT key FROM names WHERE text = ?1)";

pub(in super::super) fn media(
    reading: &Reading<'_>,
    media_id: &str,
) -> Result<Option<MediaRow>, StoreError> {
    let sql = "SELECT m.id, n.text, m.content_type, m.sniffed, m.filename, m.size, m.counted, m.created_ms \
               FROM media m JOIN names n ON n.key = m.user WHERE m.id = ?1";
    reading.one("find an upload", sql, [media_id], |row| {
        Ok(MediaRow {
            id: column(row, 0)?,
            user_id: id(row, 1)?,
            content_type: column(row, 2)?,
            sniffed: column(row, 3)?,
            filename: column(row, 4)?,
            size: number(row, 5)?,
            counted: number(row, 6)?,
            created_ms: number(row, 7)?,
        })
    })
}

pub(in super::super) fn media_bytes(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<u64, StoreError> {
    let sql = format!("SELECT bytes FROM media_use WHERE user = {USER}");
    let found = reading.one("add up uploads", &sql, [user_id.as_str()], |row| {
        number(row, 0)
    });
    Ok(found?.unwrap_or(0))
}

pub(in super::super) fn media_of(
    reading: &Reading<'_>,
    user_id: &UserId,
    limit: usize,
) -> Result<Vec<String>, StoreError> {
    let sql = format!("SELECT id FROM media WHERE user = {USER} LIMIT ?2");
    let parameters = (user_id.as_str(), count(limit));
    reading.all("list uploads", &sql, parameters, |row| column(row, 0))
}

pub(in super::super) fn media_leftovers(
    reading: &Reading<'_>,
    after: &str,
    limit: usize,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id FROM media_leftovers WHERE id > ?1 ORDER BY id LIMIT ?2";
    reading.all(
        "list what is left over",
        sql,
        (after, count(limit)),
        |row| column(row, 0),
    )
}
