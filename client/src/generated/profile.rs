// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `profile`.

use super::*;

/// What users say about themselves (PRO).
pub trait ClientProfileExt {
    /// Get a profile
    ///
    /// Answers a user's profile, all of it or the keys named (PRO-1). A key that isn't set is left out. Needs no access token. Refused with 404 M_NOT_FOUND when there is no such user, 400 M_INVALID_PARAM when a key is malformed.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/profile/{user_id}`
    ///
    /// Arguments:
    /// - `user_id`: The user.
    /// - `keys`: The keys to answer, comma-separated. All when absent.
    /// ```text
    /// let response = client.profile_get()
    ///     .user_id(user_id)
    ///     .keys(keys)
    ///     .send()
    ///     .await;
    /// ```
    fn profile_get(&self) -> builder::ProfileGet<'_>;

    /// Set a value of the profile
    ///
    /// Sets one value of one's own profile (PRO-1). `displayname` and `avatar_url` are strings and go to the user's rooms as `state.m.room.member.profile` (EVT-10), soon after the answer. Setting the value that is set changes nothing. Refused with 403 M_FORBIDDEN for another user's profile, 400 M_INVALID_PARAM with `path` when the value isn't one the key can have or isn't canonical JSON (EVT-8), 413 M_TOO_LARGE when the profile would exceed 64 KiB.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/profile/{user_id}/{key}`
    ///
    /// Arguments:
    /// - `user_id`: The user.
    /// - `key`: The key of the profile (PRO-1).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.profile_key_set()
    ///     .user_id(user_id)
    ///     .key(key)
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn profile_key_set(&self) -> builder::ProfileKeySet<'_>;

    /// Delete a value of the profile
    ///
    /// Removes one value of one's own profile (PRO-1); `displayname` and `avatar_url` also from the user's rooms (EVT-10). When neither is left, the rooms' `state.m.room.member.profile` of the user is deleted (EVT-6). Refused with 403 M_FORBIDDEN for another user's profile, 404 M_NOT_FOUND when the key isn't set.
    ///
    /// Sends a `DELETE` request to `/_matrix/client/v2/profile/{user_id}/{key}`
    ///
    /// Arguments:
    /// - `user_id`: The user.
    /// - `key`: The key of the profile (PRO-1).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.profile_key_delete()
    ///     .user_id(user_id)
    ///     .key(key)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn profile_key_delete(&self) -> builder::ProfileKeyDelete<'_>;
}

impl ClientProfileExt for Client {
    fn profile_get(&self) -> builder::ProfileGet<'_> {
        builder::ProfileGet::new(self)
    }

    fn profile_key_set(&self) -> builder::ProfileKeySet<'_> {
        builder::ProfileKeySet::new(self)
    }

    fn profile_key_delete(&self) -> builder::ProfileKeyDelete<'_> {
        builder::ProfileKeyDelete::new(self)
    }
}
