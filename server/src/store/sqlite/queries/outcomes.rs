//! What became of actions.

use super::super::read::{Reading, column, hash, id, number};
use crate::store::{NewOutcome, OutcomeRow, StoreError};

/// `recent` is the row the outcome has, if the index on disk doesn't know it yet.
pub(in super::super) fn outcome(
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
