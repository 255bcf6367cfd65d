//! Where a room stood at a position, and how many events lie between two places.

use rusqlite::params;
use tidings_types::RoomId;

use super::super::apply::{RECEIPT, UPDATES};
use super::super::read::{Reading, column, number};
use super::super::rows::corrupt;
use super::main::{Passed, tally};
use super::{OUT_OF_STEP, ROOM, bounded};
use crate::store::{ORDER_STEP, Order, Position, StoreError};

pub(in super::super) fn order_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    until: Position,
) -> Result<Order, StoreError> {
    last_step(reading, room_id, Order::MAX, until)
}

/// Of the appended events the one with the largest order has the largest position; late ones have an index of their own.
pub(in super::super) fn newest_at(
    reading: &Reading<'_>,
    room_id: &RoomId,
    until: Position,
) -> Result<Position, StoreError> {
    let last = last_step(reading, room_id, Order::MAX, until)?;
    let appended = format!(
        "SELECT position FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord = ?2 AND position <= ?3"
    );
    let params = params![room_id.as_str(), last, bounded(until)];
    let appended = reading.one("find a position", &appended, params, |row| number(row, 0))?;
    let late = newest_late(reading, room_id, until)?;
    Ok(appended.max(late).unwrap_or(0))
}

/// The position of the late event that came last, of those that aren't newer than a position.
pub(super) fn newest_late(
    reading: &Reading<'_>,
    room_id: &RoomId,
    until: Position,
) -> Result<Option<Position>, StoreError> {
    let sql = format!(
        "SELECT position FROM events INDEXED BY events_late WHERE room = {ROOM} AND position <= ?2 \
         AND {OUT_OF_STEP} ORDER BY position DESC LIMIT 1"
    );
    let params = params![room_id.as_str(), bounded(until)];
    reading.one("find a late event", &sql, params, |row| number(row, 0))
}

/// The largest order a whole number of steps from 0, at most `highest`, whose event isn't newer than `until`.
///
/// Mostly that is the highest there is. Otherwise it is sought by turns where it would lie if the events came evenly and in
/// the middle: appended events have rising positions, and a late event is newer than its successor, so that it never is
/// the last.
pub(super) fn last_step(
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

/// Counts appended events by subtraction, since they lie a step apart without a gap and in the order of their positions, and
/// every one knows how many up to it update others; only those out of step, of which there are few, are counted one by one.
pub(in super::super) fn count_between(
    reading: &Reading<'_>,
    room_id: &RoomId,
    (after, before): (Order, Order),
    until: Position,
) -> Result<u64, StoreError> {
    let last = last_step(reading, room_id, before.saturating_sub(1), until)?;
    let main = |order| -> Result<i64, StoreError> {
        Ok(tally(reading, room_id, order)?.kept(Passed::Updates))
    };
    let in_step = main(last)? - main(after.max(0))?;
    let out_of_step = format!(
        "SELECT count(*) FROM events INDEXED BY events_out_of_step WHERE room = {ROOM} AND ord > ?2 \
         AND ord < ?3 AND position <= ?4 AND {OUT_OF_STEP} \
         AND (relation IS NULL OR relation NOT IN ({UPDATES}, {RECEIPT}))"
    );
    let params = params![room_id.as_str(), after, before, bounded(until)];
    let found = reading.one("count events", &out_of_step, params, |row| number(row, 0))?;
    let out_of_step = found.ok_or_else(|| corrupt("a count without a row"))?;
    Ok(u64::try_from(in_step).unwrap_or(0) + out_of_step)
}

/// Reads the rows of all messages after the order: unread ones are few, or the client has long given up counting.
pub(in super::super) fn count_unread(
    reading: &Reading<'_>,
    room_id: &RoomId,
    after: Order,
    until: Position,
    except: &str,
) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT count(*) FROM events INDEXED BY events_by_order \
         WHERE room = {ROOM} AND ord > ?2 AND position <= ?3 AND key IS NULL AND redacted_by IS NULL \
         AND relation IS NOT {UPDATES} AND relation IS NOT {RECEIPT} \
         AND type IS NOT (SELECT key FROM names WHERE text = 'message.m.room.redaction') \
         AND sender IS NOT (SELECT key FROM names WHERE text = ?4)"
    );
    let params = params![room_id.as_str(), after, bounded(until), except];
    let found = reading.one("count unread messages", &sql, params, |row| number(row, 0))?;
    found.ok_or_else(|| corrupt("a count without a row"))
}
