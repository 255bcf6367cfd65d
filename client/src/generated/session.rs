// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `session`.

use super::*;

/// A run of requests close in time by one client (SES).
pub trait ClientSessionExt {
    /// Show the session
    ///
    /// Answers the session of this request: the next action id, when it runs out, the presence and the typing it holds (SES-4). Without the header it is a new one (SES-2). Refused with 409 M_STALE_SESSION when the session named has ended or is another client's (SES-3, SES-5).
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/session`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.session_get()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn session_get(&self) -> builder::SessionGet<'_>;

    /// Start a session
    ///
    /// Starts a session and answers it (SES-4). Without the header `Matrix-Session` it starts one session, not two; with it the session named goes on beside the new one. A new session is online unless `presence` says otherwise. `capabilities` names what the client can do (CAP-2). A client holds at most 16 live sessions: one more ends the one least recently used (SES-2). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again; with 409 M_STALE_SESSION when the header names a session that ended.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/session`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.session_create()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn session_create(&self) -> builder::SessionCreate<'_>;

    /// End the session
    ///
    /// Ends the session of this request: the client goes offline (SES-4). Its typing ends, its presence and capabilities no longer count, and whoever sees them is told (SES-6). The header names the session that ended. Refused with 409 M_STALE_SESSION when it had ended before.
    ///
    /// Sends a `DELETE` request to `/_matrix/client/v2/session`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.session_delete()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn session_delete(&self) -> builder::SessionDelete<'_>;

    /// Say what the client can do
    ///
    /// Replaces the capabilities of the session (CAP-2). The union over the user's live sessions travels with presence; the newest session's value of a name wins (CAP-3). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again.
    ///
    /// Sends a `PUT` request to `/_matrix/client/v2/session/capabilities`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.session_capabilities_set()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn session_capabilities_set(&self) -> builder::SessionCapabilitiesSet<'_>;
}

impl ClientSessionExt for Client {
    fn session_get(&self) -> builder::SessionGet<'_> {
        builder::SessionGet::new(self)
    }

    fn session_create(&self) -> builder::SessionCreate<'_> {
        builder::SessionCreate::new(self)
    }

    fn session_delete(&self) -> builder::SessionDelete<'_> {
        builder::SessionDelete::new(self)
    }

    fn session_capabilities_set(&self) -> builder::SessionCapabilitiesSet<'_> {
        builder::SessionCapabilitiesSet::new(self)
    }
}
