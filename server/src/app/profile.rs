//! The profile: reading it, changing one's own, and showing it in a room one joins (PRO-1, EVT-10).

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, RandomState};

use serde_json::{Map, Value};
use tidings_types::{ProfileGetResponse, ProfileKey, ProfileValue, StateKey, UserId};
use tokio::sync::{Notify, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::act::Caller;
use super::room::state::PROFILE;
use super::room::{Draft, RoomState};
use super::rules::{canonical, profile};
use super::{App, AppError};
use crate::store::{Append, Write};

/// Users share this many locks.
const LOCKS: usize = 64;

/// Keeps profiles steady while they are being shown, and tells whoever spreads them that they changed.
pub struct Profiles {
    locks: [RwLock<()>; LOCKS],
    hasher: RandomState,
    /// A profile changed that rooms have to be told of.
    pub(super) changed: Notify,
    /// It is time to try again what failed.
    pub(super) again: Notify,
}

impl Default for Profiles {
    fn default() -> Self {
        Self {
            locks: std::array::from_fn(|_| RwLock::default()),
            hasher: RandomState::new(),
            changed: Notify::new(),
            again: Notify::new(),
        }
    }
}

impl Profiles {
    /// Keeps a user's profile as it is for as long as the guard lives.
    ///
    /// A join reads the profile and shows it in the room under this guard. So a change comes before the join, which then
    /// shows it, or after, and then the room is among those that are told.
    pub(super) async fn steady(&self, user: &UserId) -> RwLockReadGuard<'_, ()> {
        self.lock(user).read().await
    }

    async fn changing(&self, user: &UserId) -> RwLockWriteGuard<'_, ()> {
        self.lock(user).write().await
    }

    fn lock(&self, user: &UserId) -> &RwLock<()> {
        let at = self.hasher.hash_one(user) % LOCKS as u64;
        &self.locks[usize::try_from(at).unwrap_or_default()]
    }
}

impl App {
    /// A user's profile: all of it, or the keys named, comma-separated (PRO-1). What isn't set is left out.
    ///
    /// Refused: an unknown user (404), a key that can't be (400).
    pub async fn profile(
        &self,
        user: &UserId,
        keys: Option<&str>,
    ) -> Result<ProfileGetResponse, AppError> {
        let keys = keys.map(profile_keys).transpose()?;
        let values = self.profile_values(user).await?;
        let wanted = |key: &String| {
            keys.as_ref()
                .is_none_or(|keys| keys.iter().any(|wanted| wanted.as_str() == key))
        };
        let values = values.into_iter().filter(|(key, _)| wanted(key));
        let values = values.map(|(key, json)| {
            let value = serde_json::from_str(&json).map_err(AppError::internal)?;
            Ok((key, ProfileValue(value)))
        });
        Ok(ProfileGetResponse(values.collect::<Result<_, AppError>>()?))
    }

    /// Sets a value of the caller's own profile (PRO-1). The rooms are told afterwards (EVT-10).
    ///
    /// Refused: another's profile (403), a value the key can't have (400), a profile that would be too large (413).
    pub async fn set_profile_key(
        &self,
        caller: &Caller,
        user: &UserId,
        key: &ProfileKey,
        value: &Value,
    ) -> Result<(), AppError> {
        must_be_own(caller, user)?;
        profile::check_value(key.as_str(), value)?;
        let json = canonical::text(value);
        let _changing = self.profiles.changing(user).await;
        let mut values = self.profile_values(user).await?;
        if values.get(key.as_str()) == Some(&json) {
            return Ok(());
        }
        values.insert(key.to_string(), json.clone());
        profile::check_size(&values)?;
        self.write_profile_key(user, key, Some(json)).await
    }

    /// Removes a value of the caller's own profile (PRO-1), and afterwards from the rooms (EVT-10).
    ///
    /// Refused: another's profile (403), a key that isn't set (404).
    pub async fn delete_profile_key(
        &self,
        caller: &Caller,
        user: &UserId,
        key: &ProfileKey,
    ) -> Result<(), AppError> {
        must_be_own(caller, user)?;
        let _changing = self.profiles.changing(user).await;
        if !self.profile_values(user).await?.contains_key(key.as_str()) {
            return Err(AppError::not_found("this key isn't set"));
        }
        self.write_profile_key(user, key, None).await
    }

    async fn write_profile_key(
        &self,
        user: &UserId,
        key: &ProfileKey,
        value: Option<String>,
    ) -> Result<(), AppError> {
        let due = profile::is_shown(key.as_str());
        let write = Write::ProfileKey {
            user_id: user.clone(),
            key: key.to_string(),
            value,
            due,
        };
        self.commit(Append {
            writes: vec![write],
            ..Append::default()
        })
        .await?;
        if due {
            self.profiles.changed.notify_one();
        }
        Ok(())
    }

    async fn profile_values(&self, user: &UserId) -> Result<BTreeMap<String, String>, AppError> {
        let values = self.store.profile(user).await?;
        values.ok_or_else(|| AppError::not_found("there is no such user"))
    }

    /// What rooms show of a user's profile as it is now (EVT-10).
    pub(super) async fn shown_profile(
        &self,
        user: &UserId,
    ) -> Result<Map<String, Value>, AppError> {
        let values = self.store.profile(user).await?;
        Ok(profile::shown(&values.unwrap_or_default()))
    }
}

/// The event that makes a room show a profile, if it doesn't yet (EVT-10). The profile is the user's own: no power level has
/// a say in it.
pub(super) fn profile_draft(
    state: &RoomState,
    user: &UserId,
    shown: &Map<String, Value>,
) -> Option<Draft> {
    let present = state.get(PROFILE, user.as_str());
    let present = present.map(|entry| entry.content_map());
    let content = Value::Object(shown.clone());
    match profile::change(present.as_ref(), shown)? {
        profile::Change::Write => Some(Draft::state(PROFILE, user.to_shared(), user, &content)),
        profile::Change::Delete => {
            let event_type = PROFILE.parse().expect("a type of this program");
            let key = StateKey::try_from(user.as_str()).ok()?;
            Some(Draft::deletion(event_type, key, user))
        }
    }
}

fn must_be_own(caller: &Caller, user: &UserId) -> Result<(), AppError> {
    if caller.user() == user {
        return Ok(());
    }
    Err(AppError::forbidden("this is not your profile"))
}

fn profile_keys(text: &str) -> Result<Vec<ProfileKey>, AppError> {
    let keys = text.split(',').map(|key| {
        key.parse().map_err(|_| {
            AppError::bad_parameter("keys", "not keys of a profile, separated by commas")
        })
    });
    keys.collect()
}
