// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `server`.

use super::*;

/// What a server says about itself.
pub trait ClientServerExt {
    /// List the versions the server speaks
    ///
    /// Answers the versions of the client-server API; this document is `v2`. Refused with 429 M_LIMIT_EXCEEDED after too many requests.
    ///
    /// Sends a `GET` request to `/_matrix/client/versions`
    ///
    /// ```text
    /// let response = client.version_list()
    ///     .send()
    ///     .await;
    /// ```
    fn version_list(&self) -> builder::VersionList<'_>;

    /// Tell whether the process lives
    ///
    /// Answers as long as the process can answer at all. It looks at nothing else, the store neither. Refused with 503 M_UNAVAILABLE while it shuts down.
    ///
    /// Sends a `GET` request to `/_tidings/health/live`
    ///
    /// ```text
    /// let response = client.health_live()
    ///     .send()
    ///     .await;
    /// ```
    fn health_live(&self) -> builder::HealthLive<'_>;

    /// Tell whether the server can do its work
    ///
    /// Answers when the server can read and write its store. Refused with 503 M_UNAVAILABLE when it can't, and before it has started and while it shuts down.
    ///
    /// Sends a `GET` request to `/_tidings/health/ready`
    ///
    /// ```text
    /// let response = client.health_ready()
    ///     .send()
    ///     .await;
    /// ```
    fn health_ready(&self) -> builder::HealthReady<'_>;
}

impl ClientServerExt for Client {
    fn version_list(&self) -> builder::VersionList<'_> {
        builder::VersionList::new(self)
    }

    fn health_live(&self) -> builder::HealthLive<'_> {
        builder::HealthLive::new(self)
    }

    fn health_ready(&self) -> builder::HealthReady<'_> {
        builder::HealthReady::new(self)
    }
}
