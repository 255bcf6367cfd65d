//! Who doesn't want to be seen.

use tidings_types::UserId;

use super::super::read::{Reading, column};
use crate::store::StoreError;

pub(in super::super) fn appears_offline(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM appear_offline \
               WHERE user = (SELECT key FROM names WHERE text = ?1)";
    let found: Option<i64> =
        reading.one("read who appears offline", sql, [user_id.as_str()], |row| {
            column(row, 0)
        })?;
    Ok(found.is_some())
}
