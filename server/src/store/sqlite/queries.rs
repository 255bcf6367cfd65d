//! The reads of the [`Store`](crate::store::Store) trait, each an indexed seek.

use std::sync::Arc;

use rusqlite::params;
use tidings_types::{RoomId, UserId};

use super::apply::relation_number;
use super::read::{Reading, column, hash, id, number};
use super::rows::{IdKey, corrupt, engine};
use crate::store::{
    AliasRow, DeviceRow, MembershipRow, NewOutcome, ORDER_STEP, Order, OutcomeRow, Position,
    RoomHead, RoomRow, StoreError, StoredEvent, TimelinePage, UserRow,
};

const DEVICE_COLUMNS: &str = "n.text, d.device_id, d.token_hash, d.display_name, d.created_ms, d.last_seen_ms, \
                              d.user_agent FROM devices d JOIN names n ON n.key = d.user";

/// How [`Relation::Updates`](crate::store::Relation::Updates) is written.
const UPDATES: i64 = relation_number(crate::store::Relation::Updates);

/// The integer of the room whose id is the first parameter.
const ROOM: &str = "(SELECT room FROM rooms WHERE id = ?1)";

pub(super) fn user(reading: &Reading<'_>, user_id: &UserId) -> Result<Option<UserRow>, StoreError> {
    let sql = "SELECT n.text, u.password_hash, u.created_ms, u.deactivated \
               FROM users u JOIN names n ON n.key = u.user WHERE n.text = ?1";
    reading.one("read a user", sql, [user_id.as_str()], |row| {
        Ok(UserRow {
            user_id: id(row, 0)?,
            password_hash: column(row, 1)?,
            created_ms: number(row, 2)?,
            deactivated: column(row, 3)?,
        })
    })
}

pub(super) fn device_by_token(
    reading: &Reading<'_>,
    token_hash: &[u8; 32],
) -> Result<Option<DeviceRow>, StoreError> {
    let sql = format!("SELECT {DEVICE_COLUMNS} WHERE d.token_hash = ?1");
    reading.one("find a token", &sql, [token_hash], device)
}

pub(super) fn devices(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<Vec<DeviceRow>, StoreError> {
    let sql = format!("SELECT {DEVICE_COLUMNS} WHERE n.text = ?1 ORDER BY d.device");
    reading.all("list devices", &sql, [user_id.as_str()], device)
}

fn device(row: &rusqlite::Row<'_>) -> Result<DeviceRow, StoreError> {
    Ok(DeviceRow {
        user_id: id(row, 0)?,
        device_id: column(row, 1)?,
        token_hash: hash(row, 2)?,
        display_name: column(row, 3)?,
        created_ms: number(row, 4)?,
        last_seen_ms: number(row, 5)?,
        user_agent: column(row, 6)?,
    })
}

/// Head and state are read in one transaction, so that they belong together.
pub(super) fn room(reading: &Reading<'_>, room_id: &RoomId) -> Result<Option<RoomRow>, StoreError> {
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
    let mut state = reading.events(&rest, [room_id.as_str()])?;
    state.sort_unstable_by_key(|event| event.order);
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
    }))
}

pub(super) fn alias(reading: &Reading<'_>, alias: &str) -> Result<Option<AliasRow>, StoreError> {
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

pub(super) fn memberships(
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

pub(super) fn event(
    reading: &Reading<'_>,
    key: &IdKey,
) -> Result<Option<Arc<StoredEvent>>, StoreError> {
    Ok(reading
        .events("FROM events e WHERE e.id = ?1", [key])?
        .pop())
}

pub(super) fn log(
    reading: &Reading<'_>,
    after: Position,
    until: Position,
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest =
        "FROM events e WHERE e.position > ?1 AND e.position <= ?2 ORDER BY e.position LIMIT ?3";
    reading.events(rest, params![bounded(after), bounded(until), count(limit)])
}

pub(super) fn timeline(
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

pub(super) fn order_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    until: Position,
) -> Result<Order, StoreError> {
    last_step(reading, room_id, Order::MAX, until)
}

/// The largest order a whole number of steps from 0, at most `highest`, whose event isn't newer than `until`.
///
/// Mostly that is the highest there is. Otherwise it is sought by turns where it would lie if the events came evenly and in
/// the middle: appended events have rising positions, and a late event is newer than its successor, so that it never is
/// the last.
fn last_step(
    reading: &Reading<'_>,
    room_id: &RoomId,
    highest: Order,
    until: Position,
) -> Result<Order, StoreError> {
    let newest = format!(
        "SELECT ord FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord <= ?2 \
         ORDER BY ord DESC LIMIT 1"
    );
    let params = params![room_id.as_str(), highest];
    let newest = reading.one("find the newest event", &newest, params, |row| {
        column(row, 0)
    })?;
    let Some(newest): Option<Order> = newest else {
        return Ok(0);
    };
    let position = format!(
        "SELECT position FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord = ?2"
    );
    let position_of = |step: Order| -> Result<Position, StoreError> {
        let params = params![room_id.as_str(), step * ORDER_STEP];
        let found = reading.one("find a position", &position, params, |row| number(row, 0))?;
        Ok(found.unwrap_or(Position::MAX))
    };
    let top = newest.div_euclid(ORDER_STEP).max(0);
    let (mut known, mut beyond) = ((0, 0), (top, position_of(top)?));
    if beyond.1 <= until {
        return Ok(top * ORDER_STEP);
    }
    let mut guess = true;
    while beyond.0 - known.0 > 1 {
        let middle = if guess {
            likely_step(known, beyond, until)
        } else {
            known.0 + (beyond.0 - known.0) / 2
        };
        guess = !guess;
        let found = (middle, position_of(middle)?);
        if found.1 <= until {
            known = found;
        } else {
            beyond = found;
        }
    }
    Ok(known.0 * ORDER_STEP)
}

/// Where the step of a position lies between two others if the room's events came evenly.
fn likely_step(known: (Order, Position), beyond: (Order, Position), until: Position) -> Order {
    let steps = i128::from(beyond.0 - known.0);
    let share = steps * i128::from(until - known.1) / i128::from(beyond.1 - known.1).max(1);
    let step = i128::from(known.0) + share;
    Order::try_from(step)
        .unwrap_or(known.0)
        .clamp(known.0 + 1, beyond.0 - 1)
}

/// Counts appended events by subtraction, since they lie a step apart without a gap and in the order of their positions;
/// only those out of step, of which there are few, are counted one by one.
pub(super) fn count_between(
    reading: &Reading<'_>,
    room_id: &RoomId,
    (after, before): (Order, Order),
    until: Position,
) -> Result<u64, StoreError> {
    let last = last_step(reading, room_id, before.saturating_sub(1), until)?;
    let steps = last.div_euclid(ORDER_STEP) - after.max(0).div_euclid(ORDER_STEP);
    let out_of_step = format!(
        "SELECT count(*) FROM events INDEXED BY events_out_of_step WHERE room = {ROOM} AND ord > ?2 \
         AND ord < ?3 AND position <= ?4 AND (ord % {ORDER_STEP} <> 0 OR ord < {ORDER_STEP})"
    );
    let params = params![room_id.as_str(), after, before, bounded(until)];
    let found = reading.one("count events", &out_of_step, params, |row| number(row, 0))?;
    let out_of_step = found.ok_or_else(|| corrupt("a count without a row"))?;
    Ok(u64::try_from(steps).unwrap_or(0) + out_of_step)
}

/// Reads the rows of all messages after the order: unread ones are few, or the client has long given up counting.
pub(super) fn count_unread(
    reading: &Reading<'_>,
    room_id: &RoomId,
    after: Order,
    until: Position,
    except: &str,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT count(*) FROM events INDEXED BY events_by_order \
         WHERE room = {ROOM} AND ord > ?2 AND position <= ?3 AND key IS NULL AND relation IS NOT {UPDATES} \
         AND type IS NOT (SELECT key FROM names WHERE text = 'message.m.room.redaction') \
         AND sender IS NOT (SELECT key FROM names WHERE text = ?4)"
    );
    let params = params![room_id.as_str(), after, bounded(until), except];
    let found = reading.one("count unread messages", &sql, params, |row| number(row, 0))?;
    found.ok_or_else(|| corrupt("a count without a row"))
}

pub(super) fn state_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    event_type: &str,
    state_key: &str,
    order: Order,
) -> Result<Option<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM events e INDEXED BY events_by_state WHERE e.room = {ROOM} \
         AND e.type = (SELECT key FROM names WHERE text = ?2) \
         AND e.key = (SELECT key FROM names WHERE text = ?3) AND e.ord <= ?4 \
         ORDER BY e.ord DESC LIMIT 1"
    );
    let params = params![room_id.as_str(), event_type, state_key, order];
    Ok(reading.events(&rest, params)?.pop())
}

/// One seek for every key the room has ever had; the seeks touch the index only.
pub(super) fn room_state_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    order: Order,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let rest = format!(
        "FROM state_now s CROSS JOIN events e ON e.position = \
         (SELECT o.position FROM events o INDEXED BY events_by_state WHERE o.room = s.room AND o.type = s.type \
         AND o.key = s.key AND o.ord <= ?2 ORDER BY o.ord DESC LIMIT 1) \
         WHERE s.room = {ROOM} AND NOT e.deletes"
    );
    let mut state = reading.events(&rest, params![room_id.as_str(), order])?;
    state.sort_unstable_by_key(|event| event.order);
    Ok(state)
}

/// `recent` is the row the outcome has, if the index on disk doesn't know it yet.
pub(super) fn outcome(
    reading: &Reading<'_>,
    session_id: &str,
    action_id: u64,
    recent: Option<i64>,
) -> Result<Option<OutcomeRow>, StoreError> {
    let sql = "SELECT o.session_id, o.action_id, n.text, o.device_id, o.fingerprint, o.kind, o.body, o.taken_ms, \
               o.position FROM outcomes o JOIN names n ON n.key = o.user \
               WHERE o.outcome = coalesce(?3, (SELECT i.outcome FROM outcomes_by_action i \
               WHERE i.session_id = ?1 AND i.action_id = ?2)) AND o.session_id = ?1 AND o.action_id = ?2";
    let params = (session_id, action_id.cast_signed(), recent);
    reading.one("find an outcome", sql, params, |row| {
        Ok(OutcomeRow {
            outcome: NewOutcome {
                session_id: column(row, 0)?,
                action_id: number(row, 1)?,
                user_id: id(row, 2)?,
                device_id: column(row, 3)?,
                fingerprint: hash(row, 4)?,
                kind: column(row, 5)?,
                body: column(row, 6)?,
                taken_ms: number(row, 7)?,
            },
            position: column::<Option<i64>>(row, 8)?.map(i64::cast_unsigned),
        })
    })
}

/// A position as the engine counts, which ends at 2⁶³ - 1: `u64::MAX` says "all".
fn bounded(position: Position) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
