// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `capability`.

use super::*;

/// What server and clients can do (CAP).
pub trait ClientCapabilityExt {
    /// Upload a set of capabilities
    ///
    /// Keeps the set and answers its hash, the SHA-256 of its canonical JSON (CAP-2, CAP-3). A set that is known already is no error. Refused with 400 M_BAD_JSON when a value isn't an object, 400 with `path` for numbers that canonical JSON doesn't know (EVT-8), 413 M_TOO_LARGE over 256 KiB.
    ///
    /// Sends a `POST` request to `/_matrix/client/v2/capabilities`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// - `body`
    /// ```text
    /// let response = client.capability_set_create()
    ///     .matrix_session(matrix_session)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn capability_set_create(&self) -> builder::CapabilitySetCreate<'_>;

    /// Show a set of capabilities
    ///
    /// Answers the set that a hash names (CAP-1, CAP-3). `user_id` says whose set it is, for a server that doesn't know the hash to ask that user's (CAP-2). Refused with 404 M_NOT_FOUND for an unknown set, 400 M_INVALID_PARAM for a malformed hash or user id.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/capabilities/{sha256}`
    ///
    /// Arguments:
    /// - `sha256`: The hash of the set.
    /// - `user_id`: The user whose presence named the hash (CAP-2).
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.capability_set_get()
    ///     .sha256(sha256)
    ///     .user_id(user_id)
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn capability_set_get(&self) -> builder::CapabilitySetGet<'_>;

    /// Tell what the server can do
    ///
    /// Answers the hash of the server's capabilities for this user (CAP-1). The hash leads to the set. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.
    ///
    /// Sends a `GET` request to `/_matrix/client/v2/server/capabilities`
    ///
    /// Arguments:
    /// - `matrix_session`: The session of this request; without it the request starts a new one (SES-2).
    /// ```text
    /// let response = client.server_capabilities_get()
    ///     .matrix_session(matrix_session)
    ///     .send()
    ///     .await;
    /// ```
    fn server_capabilities_get(&self) -> builder::ServerCapabilitiesGet<'_>;
}

impl ClientCapabilityExt for Client {
    fn capability_set_create(&self) -> builder::CapabilitySetCreate<'_> {
        builder::CapabilitySetCreate::new(self)
    }

    fn capability_set_get(&self) -> builder::CapabilitySetGet<'_> {
        builder::CapabilitySetGet::new(self)
    }

    fn server_capabilities_get(&self) -> builder::ServerCapabilitiesGet<'_> {
        builder::ServerCapabilitiesGet::new(self)
    }
}
