// Written by `cargo xtask generate`; do not edit.

//! The typed client. `Client::new` limits the time to connect but not the whole request, for long polls.

mod account;
mod call;
mod capability;
mod directory;
mod filter;
mod marker;
mod media;
mod member;
mod message;
mod presence;
mod profile;
mod room;
mod server;
mod session;
mod state;
mod stream;
mod sync;
mod timeline;
mod typing;
pub mod builder;
pub use self::account::*;
pub use self::call::*;
pub use self::capability::*;
pub use self::directory::*;
pub use self::filter::*;
pub use self::marker::*;
pub use self::media::*;
pub use self::member::*;
pub use self::message::*;
pub use self::presence::*;
pub use self::profile::*;
pub use self::room::*;
pub use self::server::*;
pub use self::session::*;
pub use self::state::*;
pub use self::stream::*;
pub use self::sync::*;
pub use self::timeline::*;
pub use self::typing::*;

#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};

#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};

#[derive(Clone, Debug)]
/// Client for Tidings
///
/// The second version of a client-server API for federated chat, bound to HTTP and JSON. It replaces version 1, except for registration, login and the content repository, which stay as they were. Items such as `SES-3` name the demands this document meets.
///
/// Every error is an ApiError with the status its code has (ERR-1, ERR-2). What is refused changes nothing (ERR-3). Beside what an operation names, each may be refused with 400 M_NOT_JSON, M_BAD_JSON or M_INVALID_PARAM (`path` or `parameter` says where), 405 M_UNRECOGNIZED for another method, 413 M_TOO_LARGE, 429 M_LIMIT_EXCEEDED with `retry_after_ms`, 503 M_UNAVAILABLE when nothing could be stored, and 500 M_UNKNOWN. Those that take an access token are refused with 401 M_MISSING_TOKEN without one and 401 M_UNKNOWN_TOKEN with one that isn't known. Those that take a session are refused with 409 M_STALE_SESSION when it has ended (SES-3). Those that take an action id are refused with 409 M_MISSING_ACTION when lower ids are missing for too long (ACT-3), and with 400 M_INVALID_PARAM when the id was used with another body (ACT-4).
///
/// All times are in milliseconds. Unknown keys of requests and answers are kept or ignored, never refused.
///
/// Version: 0.1.0
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
    pub(crate) inner: crate::Connection,
}

impl Client {
    /// Create a new client.
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str, inner: crate::Connection) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(
            baseurl,
            client.build().expect("the system has what it takes to send requests"),
            inner,
        )
    }

    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(
        baseurl: &str,
        client: reqwest::Client,
        inner: crate::Connection,
    ) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
            inner,
        }
    }
}

impl ClientInfo<crate::Connection> for Client {
    fn api_version() -> &'static str {
        "0.1.0"
    }

    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }

    fn client(&self) -> &reqwest::Client {
        &self.client
    }

    fn inner(&self) -> &crate::Connection {
        &self.inner
    }
}

impl ClientHooks<crate::Connection> for &Client {}
/// Items consumers will typically use such as the Client and
/// extension traits.
pub mod prelude {
    #[allow(unused_imports)]
    pub use super::Client;
    pub use super::ClientAccountExt;
    pub use super::ClientCallExt;
    pub use super::ClientCapabilityExt;
    pub use super::ClientDirectoryExt;
    pub use super::ClientFilterExt;
    pub use super::ClientMarkerExt;
    pub use super::ClientMediaExt;
    pub use super::ClientMemberExt;
    pub use super::ClientMessageExt;
    pub use super::ClientPresenceExt;
    pub use super::ClientProfileExt;
    pub use super::ClientRoomExt;
    pub use super::ClientServerExt;
    pub use super::ClientSessionExt;
    pub use super::ClientStateExt;
    pub use super::ClientStreamExt;
    pub use super::ClientSyncExt;
    pub use super::ClientTimelineExt;
    pub use super::ClientTypingExt;
}
