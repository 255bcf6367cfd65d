//! Rooms as a whole: their heads and state, aliases, members.

use tidings_types::{RoomId, UserId};

use super::super::read::{Reading, column, id, number};
use super::super::rows::engine;
use super::ROOM;
use crate::store::{AliasRow, MembershipRow, RoomHead, RoomRow, StoreError};

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
    let rest = format!(
        "FROM state_now s JOIN events e ON e.position = s.position WHERE s.room = {ROOM} AND NOT e.deletes"
    );
    let mut state = reading.state(&rest, [room_id.as_str()])?;
    state.sort_unstable_by_key(|event| event.order);
    let sql = format!("SELECT 1 FROM listings WHERE room = {ROOM}");
    let listed = reading.one("find a listing", &sql, [room_id.as_str()], |_| Ok(()))?;
    transaction.finish().map_err(engine("end reading a room"))?;
    let head = RoomHead {
        order: head.order,
        position: head.position,
        event_id: head.event_id.clone(),
        depth: head.depth,
    };
    Ok(Some(RoomRow {
        room_id: room_id.clone(),
        head,
        state,
        listed: listed.is_some(),
    }))
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
    let dictionary = reading.dictionary;
    reading.all("list memberships", sql, [user_id.as_str()], |row| {
        let event_id = row.get_ref(2).map_err(engine("read a column"))?;
        Ok(MembershipRow {
            room_id: dictionary.room(reading.db, column(row, 0)?)?,
            membership: dictionary
                .name(reading.db, column(row, 1)?)?
                .as_ref()
                .to_owned(),
            event_id: dictionary.codec().decode(event_id)?,
            position: number(row, 3)?,
            order: column(row, 4)?,
        })
    })
}
