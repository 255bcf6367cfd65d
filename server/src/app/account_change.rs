//! Another password, and the end of an account (ACC-5).

use tidings_types::PasswordSetRequest;

use super::act::Caller;
use super::devices::removals;
use super::{App, AppError};
use crate::store::{AccountChange, Write};

/// Said of a password that isn't the account's.
const WRONG: &str = "wrong password";

impl App {
    /// Replaces the user's password. Unless it is told not to, this logs out the user's other devices (ACC-5).
    pub async fn set_password(
        &self,
        caller: &Caller,
        request: PasswordSetRequest,
    ) -> Result<(), AppError> {
        let (accounts, user) = (&self.accounts, caller.user());
        loop {
            let verified = accounts.verified(Some(user), &request.old_password, WRONG);
            let verified = verified.await?;
            let new = request.new_password.clone();
            let password_hash = accounts.passwords.hash(new).await?;
            let Some(_turn) = accounts.turn_of(&verified).await? else {
                continue;
            };
            let mut gone = Vec::new();
            if request.logout_devices.unwrap_or(true) {
                gone = self.store.devices(user).await?;
                gone.retain(|device| device.device_id != caller.client().device_id);
            }
            let mut writes = removals(&gone);
            writes.push(Write::Account(AccountChange::Password {
                user_id: user.clone(),
                password_hash,
            }));
            return self.end_devices(&gone, writes).await;
        }
    }

    /// Ends the user's account for good: nobody logs in to it any more, its devices end at once, and its rooms are left
    /// soon after (ACC-5). Its id stays taken.
    pub async fn deactivate(&self, caller: &Caller, password: &str) -> Result<(), AppError> {
        let (accounts, user) = (&self.accounts, caller.user());
        loop {
            let verified = accounts.verified(Some(user), password, WRONG).await?;
            let Some(_turn) = accounts.turn_of(&verified).await? else {
                continue;
            };
            let gone = self.store.devices(user).await?;
            let end = AccountChange::Deactivated(user.clone());
            self.end_devices(&gone, vec![Write::Account(end)]).await?;
            accounts.gone.notify_one();
            return Ok(());
        }
    }
}
