//! Users, devices, profiles, filters.

use std::collections::BTreeMap;

use tidings_types::UserId;

use super::super::read::{Reading, column, hash, id, number};
use crate::store::{DeviceRow, ProfileDue, StoreError, UserRow};

const DEVICE_COLUMNS: &str = "n.text, d.device_id, d.token_hash, d.display_name, d.created_ms, d.last_seen_ms, \
                              d.user_agent FROM devices d JOIN names n ON n.key = d.user";

pub(in super::super) fn user(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<Option<UserRow>, StoreError> {
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

pub(in super::super) fn device_by_token(
    reading: &Reading<'_>,
    token_hash: &[u8; 32],
) -> Result<Option<DeviceRow>, StoreError> {
    let sql = format!("SELECT {DEVICE_COLUMNS} WHERE d.token_hash = ?1");
    reading.one("find a token", &sql, [token_hash], device)
}

pub(in super::super) fn devices(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<Vec<DeviceRow>, StoreError> {
    let sql = format!("SELECT {DEVICE_COLUMNS} WHERE n.text = ?1 ORDER BY d.device");
    reading.all("list devices", &sql, [user_id.as_str()], device)
}

pub(in super::super) fn leaves_due(reading: &Reading<'_>) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT n.text FROM leave_due due JOIN names n ON n.key = due.user ORDER BY due.user";
    reading.all("list who is to leave", sql, [], |row| id(row, 0))
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

pub(in super::super) fn profile(
    reading: &Reading<'_>,
    user_id: &UserId,
) -> Result<Option<BTreeMap<String, String>>, StoreError> {
    let sql = "SELECT p.key, p.value FROM users u LEFT JOIN profiles p ON p.user = u.user \
               WHERE u.user = (SELECT key FROM names WHERE text = ?1)";
    // A user without a profile is one row without a key.
    let rows = reading.all("read a profile", sql, [user_id.as_str()], |row| {
        let key: Option<String> = column(row, 0)?;
        key.map(|key| Ok((key, column(row, 1)?))).transpose()
    })?;
    Ok((!rows.is_empty()).then(|| rows.into_iter().flatten().collect()))
}

pub(in super::super) fn profiles_due(reading: &Reading<'_>) -> Result<Vec<ProfileDue>, StoreError> {
    let sql = "SELECT n.text, due.version FROM profile_due due JOIN names n ON n.key = due.user ORDER BY due.user";
    reading.all("list changed profiles", sql, [], |row| {
        Ok(ProfileDue {
            user_id: id(row, 0)?,
            version: number(row, 1)?,
        })
    })
}

pub(in super::super) fn filter(
    reading: &Reading<'_>,
    filter_id: &str,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT json FROM filters WHERE id = ?1";
    reading.one("read a filter", sql, [filter_id], |row| column(row, 0))
}
