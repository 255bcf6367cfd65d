//! Calls that live.

use rusqlite::Row;
use tidings_types::RoomId;

use super::super::read::{Reading, column, id, number};
use super::super::rows::engine;
use super::ROOM;
use crate::store::{CallRow, StoreError};

/// What is read of a call; the table is called `c`.
const CALL: &str = "SELECT c.invite, r.id, a.text, b.text, c.phase, c.due_ms FROM calls c JOIN rooms r ON r.room = c.room \
                    JOIN names a ON a.key = c.caller JOIN names b ON b.key = c.called";

pub(in super::super) fn calls(reading: &Reading<'_>) -> Result<Vec<CallRow>, StoreError> {
    reading.all("list calls", CALL, [], |row| call(reading, row))
}

pub(super) fn calls_of(
    reading: &Reading<'_>,
    room_id: &RoomId,
) -> Result<Vec<CallRow>, StoreError> {
    let sql = format!("{CALL} WHERE c.room = {ROOM}");
    reading.all("list a room's calls", &sql, [room_id.as_str()], |row| {
        call(reading, row)
    })
}

fn call(reading: &Reading<'_>, row: &Row<'_>) -> Result<CallRow, StoreError> {
    let invite = row.get_ref(0).map_err(engine("read a column"))?;
    Ok(CallRow {
        invite: reading.dictionary.codec().decode(invite)?,
        room_id: id(row, 1)?,
        caller: id(row, 2)?,
        called: id(row, 3)?,
        phase: column(row, 4)?,
        due_ms: number(row, 5)?,
    })
}
