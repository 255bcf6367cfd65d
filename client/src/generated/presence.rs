// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `presence`.

use super::*;

/// How reachable users are (PRE).
pub trait ClientPresenceExt {
    /// Set my presence
    ///
    /// Says how reachable the user is through this session (PRE-1). The user's presence over the live sessions is dnd if any says so, else busy, else online, else away, else offline. `appear_offline` makes it offline for others whatever the sessions say, until it is taken back. Without `status_msg` the status is cleared. Those who share a room are told when it changes (PRE-2). Refused with 400 M_INVALID_PARAM and `path` for a state that isn't one of those named.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/presence`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.presence_set()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn presence_set(&self) -> builder::PresenceSet<'_>;

    /// Show a user's presence
    ///
    /// Answers the presence of the user over all their sessions, and the union of their capabilities (PRE-1, CAP-2). Refused with 403 M_FORBIDDEN for a user one shares no room with.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/presence/{user_id}`
    ///
    /// Arguments:
    /// - `user_id`: The user.
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.presence_get()
    ///     .user_id(user_id)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn presence_get(&self) -> builder::PresenceGet<'_>;
}

impl ClientPresenceExt for Client {
    fn presence_set(&self) -> builder::PresenceSet<'_> {
        builder::PresenceSet::new(self)
    }

    fn presence_get(&self) -> builder::PresenceGet<'_> {
        builder::PresenceGet::new(self)
    }
}
