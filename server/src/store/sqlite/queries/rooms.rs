//! Rooms as a whole: their heads and state, aliases, members.

use std::sync::Arc;

use tidings_types::{EventId, RoomId, UserId};

use super::super::apply::RECEIPT;
use super::super::read::{Reading, column, id, number};
use super::super::rows::engine;
use super::calls::calls_of;
use super::main::newest_known;
use super::{OUT_OF_STEP, ROOM, bounded};
use crate::store::{
    AliasRow, LateMark, MembershipRow, Order, PartRow, Position, RoomHead, RoomRow, RoomTip,
    StoreError,
};

/// Head and state are read in one transaction, so that they belong together.
pub(in super::super) fn room(
    reading: &Reading<'_>,
    room_id: &RoomId,
) -> Result<Option<RoomRow>, StoreError> {
    let transaction = reading
        .db
        .unchecked_transaction()
        .map_err(engine("begin reading a room"))?;
    let rest = format!("FROM events e WHERE e.room = {ROOM} ORDER BY e.ord DESC LIMIT 1");
    let Some(head) = reading.events(&rest, [room_id.as_str()])?.pop() else {
        return Ok(None);
    };
    let rest =
        format!("FROM state_now s JOIN events e ON e.position = s.position WHERE s.room = {ROOM}");
    let (deleted, mut state): (Vec<_>, Vec<_>) = reading
        .state(&rest, [room_id.as_str()])?
        .into_iter()
        .partition(|event| event.deletes);
    state.sort_unstable_by_key(|event| event.order);
    let sql = format!("SELECT 1 FROM listings WHERE room = {ROOM}");
    let listed = reading.one("find a listing", &sql, [room_id.as_str()], |_| Ok(()))?;
    let late = newest_late(reading, room_id)?;
    let tip = tip(reading, room_id, head.order)?;
    let stand_ins = stand_ins(reading, room_id)?;
    let calls = calls_of(reading, room_id)?;
    transaction.finish().map_err(engine("end reading a room"))?;
    let head = RoomHead {
        order: head.order,
        position: head.position,
        is_receipt: head.is_receipt(),
        event_id: head.event_id.clone(),
        depth: head.depth,
    };
    Ok(Some(RoomRow {
        room_id: room_id.clone(),
        late,
        tip: tip.unwrap_or_else(|| RoomTip {
            order: head.order,
            event_id: head.event_id.clone(),
            depth: head.depth,
        }),
        head,
        state,
        deleted: deleted
            .into_iter()
            .map(|event| {
                let key = event.state_key.clone().unwrap_or_default();
                (Arc::clone(&event.event_type), key, event.order)
            })
            .collect(),
        stand_ins,
        listed: listed.is_some(),
        calls,
    }))
}

fn newest_late(reading: &Reading<'_>, room_id: &RoomId) -> Result<Option<LateMark>, StoreError> {
    let sql = format!(
        "SELECT ord, position, id FROM events INDEXED BY events_late WHERE room = {ROOM} AND {OUT_OF_STEP} \
         ORDER BY position DESC LIMIT 1"
    );
    reading.one("find a late event", &sql, [room_id.as_str()], |row| {
        Ok(LateMark {
            order: column(row, 0)?,
            position: number(row, 1)?,
            event_id: event_id(reading, row, 2)?,
        })
    })
}

/// Mostly the first event that is looked at: of receipts, of which there can be many, all at the end are passed over. A late
/// event may lie among them.
fn tip(
    reading: &Reading<'_>,
    room_id: &RoomId,
    head: Order,
) -> Result<Option<RoomTip>, StoreError> {
    let known = newest_known(reading, room_id, head)?.unwrap_or(0);
    let late = format!(
        "SELECT ord, id, depth FROM events INDEXED BY events_out_of_step WHERE room = {ROOM} AND ord > ?2 \
         AND {OUT_OF_STEP} AND standing = 0 ORDER BY ord DESC LIMIT 1"
    );
    let other = format!(
        "SELECT ord, id, depth FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord <= ?2 \
         AND standing = 0 ORDER BY ord DESC LIMIT 1"
    );
    for sql in [late, other] {
        let params = (room_id.as_str(), known);
        let found = reading.one("find a room's tip", &sql, params, |row| {
            Ok(RoomTip {
                order: column(row, 0)?,
                event_id: event_id(reading, row, 1)?,
                depth: number(row, 2)?,
            })
        })?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn stand_ins(
    reading: &Reading<'_>,
    room_id: &RoomId,
) -> Result<Vec<(EventId, EventId)>, StoreError> {
    let sql = format!(
        "SELECT e.id, f.id FROM events e INDEXED BY events_stand_ins JOIN events f ON f.position = e.stands_for \
         WHERE e.room = {ROOM} AND e.stands_for IS NOT NULL"
    );
    reading.all("list stand-ins", &sql, [room_id.as_str()], |row| {
        Ok((event_id(reading, row, 0)?, event_id(reading, row, 1)?))
    })
}

fn event_id(
    reading: &Reading<'_>,
    row: &rusqlite::Row<'_>,
    index: usize,
) -> Result<EventId, StoreError> {
    let value = row.get_ref(index).map_err(engine("read a column"))?;
    reading.dictionary.codec().decode(value)
}

pub(in super::super) fn alias(
    reading: &Reading<'_>,
    alias: &str,
) -> Result<Option<AliasRow>, StoreError> {
    let sql = "SELECT a.alias, r.id, n.text FROM aliases a JOIN rooms r ON r.room = a.room \
               JOIN names n ON n.key = a.creator WHERE a.alias = ?1";
    reading.one("read an alias", sql, [alias], |row| {
        Ok(AliasRow {
            alias: id(row, 0)?,
            room_id: id(row, 1)?,
            creator: id(row, 2)?,
        })
    })
}

pub(in super::super) fn memberships(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<Vec<MembershipRow>, StoreError> {
    let sql = "SELECT m.room, m.membership, e.id, e.position, e.ord FROM memberships m \
               JOIN events e ON e.position = m.position \
               WHERE m.user = (SELECT key FROM names WHERE text = ?1)";
    reading.all("list memberships", sql, [user_id.as_str()], |row| {
        membership(reading, row)
    })
}

/// The rooms of a user in which something happened after a position: one query, with two seeks for each of the rooms.
pub(in super::super) fn parts_since(
    reading: &Reading<'_>,
    user_id: &UserId,
    since: Position,
) -> Result<Vec<PartRow>, StoreError> {
    let newest = format!(
        "max(h.position, coalesce((SELECT position FROM events l INDEXED BY events_late \
         WHERE l.room = m.room AND {OUT_OF_STEP} ORDER BY position DESC LIMIT 1), 0))"
    );
    let seeks = format!(
        "SELECT m.room, m.membership, e.id, e.position, e.ord, {newest} AS newest, h.relation IS {RECEIPT} \
         FROM memberships m JOIN events e ON e.position = m.position \
         JOIN events h ON h.position = (SELECT position FROM events n INDEXED BY events_by_order \
         WHERE n.room = m.room ORDER BY ord DESC LIMIT 1) \
         WHERE m.user = (SELECT key FROM names WHERE text = ?1) AND newest > ?2"
    );
    let since = bounded(since);
    reading.all(
        "list changed rooms",
        &seeks,
        (user_id.as_str(), since),
        |row| {
            Ok(PartRow {
                membership: membership(reading, row)?,
                newest: number(row, 5)?,
                ends_secretly: column(row, 6)?,
            })
        },
    )
}

fn membership(reading: &Reading<'_>, row: &rusqlite::Row<'_>) -> Result<MembershipRow, StoreError> {
    let dictionary = reading.dictionary;
    Ok(MembershipRow {
        room_id: dictionary.room(reading.db, column(row, 0)?)?,
        membership: dictionary
            .name(reading.db, column(row, 1)?)?
            .as_ref()
            .to_owned(),
        event_id: event_id(reading, row, 2)?,
        position: number(row, 3)?,
        order: column(row, 4)?,
    })
}
