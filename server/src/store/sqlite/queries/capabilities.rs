//! Sets of capabilities.

use super::super::read::{Reading, column};
use crate::store::StoreError;

pub(in super::super) fn capability_set(
    reading: &Reading<'_>,
    sha256: &[u8; 32],
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT json FROM capability_sets WHERE sha256 = ?1";
    reading.one("read a capability set", sql, [sha256], |row| column(row, 0))
}
