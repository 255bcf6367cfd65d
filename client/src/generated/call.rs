// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `call`.

use super::*;

/// What calls need beside their events (VOI).
pub trait ClientCallExt {
    /// Get credentials for a TURN server
    ///
    /// Answers credentials that hold for a limited time, or an empty object when no TURN server is configured (VOI-4). The capability `m.cap.turnserver.v1` says that there is one. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN, 429 M_LIMIT_EXCEEDED after too many requests.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/voip/turn_server`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.turn_server_get()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn turn_server_get(&self) -> builder::TurnServerGet<'_>;
}

impl ClientCallExt for Client {
    fn turn_server_get(&self) -> builder::TurnServerGet<'_> {
        builder::TurnServerGet::new(self)
    }
}
