//! Single events and ranges of them.

use std::sync::Arc;

use rusqlite::params;
use tidings_types::{EventId, RoomId};

use super::super::links::{Link, unpack_links};
use super::super::read::{Reading, column, hash, number};
use super::super::rows::{IdKey, corrupt, engine};
use super::{OUT_OF_STEP, ROOM, bounded, count};
use crate::store::{EventLinks, Position, Proof, StoreError, StoredEvent, TimelinePage};

pub(in super::super) fn event(
    reading: &Reading<'_>,
    key: &IdKey,
) -> Result<Option<Arc<StoredEvent>>, StoreError> {
    Ok(reading
        .events("FROM events e WHERE e.id = ?1", [key])?
        .pop())
}

pub(in super::super) fn timeline(
    reading: &Reading<'_>,
    room_id: &RoomId,
    page: TimelinePage,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let (beyond, direction) = if page.backwards {
        ("<", "DESC")
    } else {
        (">", "ASC")
    };
    let rest = format!(
        "FROM events e INDEXED BY events_by_order WHERE e.room = {ROOM} AND e.ord {beyond} ?2 AND e.position <= ?3 \
         ORDER BY e.ord {direction} LIMIT ?4"
    );
    let params = params![
        room_id.as_str(),
        page.from,
        bounded(page.until),
        count(page.limit)
    ];
    reading.events(&rest, params)
}

pub(in super::super) fn late(
    reading: &Reading<'_>,
    room_id: &RoomId,
    (after, until): (Position, Position),
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM events e INDEXED BY events_late WHERE e.room = {ROOM} AND {OUT_OF_STEP} \
         AND e.position > ?2 AND e.position <= ?3 ORDER BY e.position LIMIT ?4"
    );
    let params = params![
        room_id.as_str(),
        bounded(after),
        bounded(until),
        count(limit)
    ];
    reading.events(&rest, params)
}

pub(in super::super) fn links(
    reading: &Reading<'_>,
    key: &IdKey,
) -> Result<Option<EventLinks>, StoreError> {
    let sql = "SELECT position, links FROM events WHERE id = ?1";
    let unpacked = reading.one("read an event's links", sql, [key], |row| {
        unpack_links(number(row, 0)?, &column::<Vec<u8>>(row, 1)?)
    })?;
    let Some((prev, auth)) = unpacked else {
        return Ok(None);
    };
    Ok(Some(EventLinks {
        prev_events: linked(reading, &prev)?,
        auth_events: linked(reading, &auth)?,
    }))
}

fn linked(reading: &Reading<'_>, links: &[Link]) -> Result<Vec<EventId>, StoreError> {
    let codec = reading.dictionary.codec();
    let sql = "SELECT id FROM events WHERE position = ?1";
    let id_of = |link: &Link| match link {
        Link::Id(key) => codec.id_of(key),
        Link::At(position) => {
            let params = [position.cast_signed()];
            let found = reading.one("read a link", sql, params, |row| {
                codec.decode(row.get_ref(0).map_err(engine("read a column"))?)
            })?;
            found.ok_or_else(|| corrupt(format_args!("a link to position {position}")))
        }
    };
    links.iter().map(id_of).collect()
}

pub(in super::super) fn proof(
    reading: &Reading<'_>,
    key: &IdKey,
) -> Result<Option<Proof>, StoreError> {
    let sql = "SELECT p.sha256, n.text, p.signature FROM events e JOIN proofs p ON p.position = e.position \
               JOIN names n ON n.key = p.key_id WHERE e.id = ?1";
    reading.one("read a proof", sql, [key], |row| {
        Ok(Proof {
            sha256: hash(row, 0)?,
            key_id: column(row, 1)?,
            signature: column(row, 2)?,
        })
    })
}
