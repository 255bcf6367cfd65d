//! Devices: each is one access token of a user (ACC-5).

use std::cmp::Reverse;

use tidings_types::{Device, DeviceId, UserId};

use super::access::unknown_token;
use super::act::Caller;
use super::{App, AppError, ErrorKind, wire_count};
use crate::store::{AccountChange, Append, DeviceRow, Write};

/// Devices of one user; one more ends the one that was seen last the longest ago. The document has this bound.
pub(super) const MOST_DEVICES: usize = 10_000;

/// Devices of which the store is told in one go that they were seen: other writes come in between.
const SEEN_AT_ONCE: usize = 256;

impl App {
    /// The user's devices, the one seen last first (ACC-5).
    pub async fn devices(&self, caller: &Caller) -> Result<Vec<Device>, AppError> {
        let mut devices = self.devices_as_seen(caller.user()).await?;
        devices.sort_by_key(|device| Reverse(device.last_seen_ms));
        devices.into_iter().map(shown).collect()
    }

    /// Names a device of the user's (ACC-5); 404 when there is none.
    pub async fn name_device(
        &self,
        caller: &Caller,
        device_id: &DeviceId,
        display_name: String,
    ) -> Result<(), AppError> {
        let user_id = caller.user();
        let _turn = self.accounts.turn(user_id).await;
        self.device(user_id, device_id).await?;
        let change = AccountChange::DeviceName {
            user_id: user_id.clone(),
            device_id: device_id.to_string(),
            display_name,
        };
        self.commit(Append {
            writes: vec![Write::Account(change)],
            ..Append::default()
        })
        .await?;
        Ok(())
    }

    /// Removes a device of the user's: its token and its sessions end at once (ACC-5); 404 when there is none.
    pub async fn remove_device(
        &self,
        caller: &Caller,
        device_id: &DeviceId,
    ) -> Result<(), AppError> {
        let user_id = caller.user();
        let _turn = self.accounts.turn(user_id).await;
        let device = self.device(user_id, device_id).await?;
        let gone = [device];
        self.end_devices(&gone, removals(&gone)).await
    }

    /// Removes the device that asks (ACC-5).
    pub async fn log_out(&self, caller: &Caller) -> Result<(), AppError> {
        let device_id = &caller.client().device_id;
        let device_id = device_id.parse().map_err(AppError::internal)?;
        let removed = self.remove_device(caller, &device_id).await;
        removed.map_err(|error| match error.kind {
            // Another request was faster.
            ErrorKind::NotFound => unknown_token(),
            _ => error,
        })
    }

    /// Ends the tokens of devices with a commit that ends them: not before it, and not after it (ACC-5). The user's turn is
    /// held.
    pub(super) async fn end_devices(
        &self,
        gone: &[DeviceRow],
        writes: Vec<Write>,
    ) -> Result<(), AppError> {
        let ending = self.accounts.tokens.ending(gone);
        self.commit(Append {
            writes,
            ..Append::default()
        })
        .await?;
        for client in ending.over() {
            self.sessions.end_all_of(&client);
        }
        Ok(())
    }

    /// Tells the store which devices were seen. What it can't be told it hears of at the next time.
    pub async fn note_seen(&self) {
        let seen = self.accounts.tokens.take_seen();
        let change = |seen| Write::Account(AccountChange::DeviceSeen(seen));
        let mut writes = seen.into_iter().map(change).peekable();
        while writes.peek().is_some() {
            let append = Append {
                writes: writes.by_ref().take(SEEN_AT_ONCE).collect(),
                ..Append::default()
            };
            if let Err(error) = self.commit(append).await {
                tracing::warn!(%error, "can't note which devices were seen");
            }
        }
    }

    async fn device(&self, user_id: &UserId, device_id: &DeviceId) -> Result<DeviceRow, AppError> {
        let devices = self.store.devices(user_id).await?;
        let mut named = devices
            .into_iter()
            .filter(|device| device.device_id == device_id.as_str());
        named
            .next()
            .ok_or_else(|| AppError::not_found("you have no such device"))
    }

    /// A user's devices, oldest first.
    pub(super) async fn devices_as_seen(
        &self,
        user_id: &UserId,
    ) -> Result<Vec<DeviceRow>, AppError> {
        let devices = self.store.devices(user_id).await?.into_iter();
        let tokens = &self.accounts.tokens;
        Ok(devices.map(|device| tokens.as_seen(device)).collect())
    }
}

/// Takes devices away.
pub(super) fn removals(devices: &[DeviceRow]) -> Vec<Write> {
    let removal = |device: &DeviceRow| {
        Write::Account(AccountChange::DeviceGone {
            user_id: device.user_id.clone(),
            device_id: device.device_id.clone(),
        })
    };
    devices.iter().map(removal).collect()
}

/// Which of a user's devices go when one logs in: the one with its id, whose token it replaces, and those seen last the
/// longest ago that are too many then.
pub(super) struct Displaced {
    /// The devices whose tokens end.
    pub(super) gone: Vec<DeviceRow>,
    /// Takes away those that aren't replaced.
    pub(super) removals: Vec<Write>,
}

/// See [`Displaced`].
pub(super) fn displaced(devices: Vec<DeviceRow>, login: &str, most: usize) -> Displaced {
    let is_same = |device: &DeviceRow| device.device_id == login;
    let (replaced, mut others): (Vec<_>, Vec<_>) = devices.into_iter().partition(is_same);
    others.sort_by_key(|device| device.last_seen_ms);
    others.truncate((others.len() + 1).saturating_sub(most));
    Displaced {
        removals: removals(&others),
        gone: [replaced, others].concat(),
    }
}

fn shown(device: DeviceRow) -> Result<Device, AppError> {
    Ok(Device {
        device_id: device.device_id.parse().map_err(AppError::internal)?,
        display_name: device.display_name,
        created_ts: wire_count(device.created_ms),
        last_seen_ts: wire_count(device.last_seen_ms),
        user_agent: device.user_agent,
        extra: serde_json::Map::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(id: &str, last_seen_ms: u64) -> DeviceRow {
        DeviceRow {
            user_id: "@ann:a".parse().expect("an id"),
            device_id: id.to_owned(),
            token_hash: [0; 32],
            display_name: None,
            created_ms: 1,
            last_seen_ms,
            user_agent: None,
        }
    }

    /// ACC-2, ACC-5: the same id is replaced; too many devices lose those that were seen last the longest ago.
    #[test]
    fn a_login_displaces_its_own_device_and_the_forgotten_ones() {
        let gone = |devices: &[(&str, u64)], login, most| {
            let devices = devices.iter().map(|(id, seen)| device(id, *seen));
            let displaced = displaced(devices.collect(), login, most);
            let ids: Vec<_> = displaced
                .gone
                .into_iter()
                .map(|row| row.device_id)
                .collect();
            (ids.join(" "), displaced.removals.len())
        };
        let three = [("A", 3), ("B", 1), ("C", 2)];
        assert_eq!(gone(&three, "D", 4), (String::new(), 0));
        assert_eq!(gone(&three, "A", 3), ("A".to_owned(), 0));
        assert_eq!(gone(&three, "D", 3), ("B".to_owned(), 1));
        assert_eq!(gone(&three, "A", 2), ("A B".to_owned(), 1));
        assert_eq!(gone(&[], "A", 1), (String::new(), 0));
    }
}
