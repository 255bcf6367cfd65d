//! Puts late state events between those that were there.

use rusqlite::{Connection, OptionalExtension as _};

use super::events::{Keys, Written, put_state};
use crate::store::NewEvent;

/// Has a late state event be the current one unless another of its type and key has a larger order; that with the next larger
/// order says from now on that it replaced this one.
pub(super) fn put_late_state(
    db: &Connection,
    keys: &Keys,
    event: &NewEvent,
    written: &mut Written,
) -> rusqlite::Result<()> {
    let Some(key) = keys.state_key else {
        return Ok(());
    };
    let sql = "SELECT position FROM events INDEXED BY events_by_state \
               WHERE room = ?1 AND type = ?2 AND key = ?3 AND ord > ?4 ORDER BY ord LIMIT 1";
    let place = (keys.room, keys.event_type, key, event.order);
    let next: Option<i64> = db
        .prepare_cached(sql)?
        .query_row(place, |row| row.get(0))
        .optional()?;
    let Some(next) = next else {
        return put_state(db, keys);
    };
    written.superseded.push(keys.position.cast_unsigned());
    let replaced = (!event.deletes).then_some(keys.position);
    db.prepare_cached("UPDATE events SET replaces = ?2 WHERE position = ?1")?
        .execute((next, replaced))?;
    if !written.followers.contains(&next.cast_unsigned()) {
        written.followers.push(next.cast_unsigned());
    }
    Ok(())
}
