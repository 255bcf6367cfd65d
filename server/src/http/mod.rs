//! From the wire to the app and back: one file per area, an edge that every request passes, and the generated forwarding.
//!
//! A handler reads nothing but its arguments, makes one call to the app and shapes the answer. What every request needs,
//! authentication, session, headers, the log, stands in [`edge`].

pub mod account;
pub mod call;
pub mod capability;
pub mod directory;
pub mod edge;
pub mod error;
pub mod filter;
pub mod limit;
pub mod marker;
pub mod media;
pub mod member;
pub mod message;
pub mod methods;
pub mod open;
pub mod presence;
pub mod profile;
pub mod query;
pub mod room;
pub mod server;
pub mod session;
pub mod socket;
pub mod sse;
pub mod state;
pub mod stream;
pub mod sync;
pub mod timeline;
pub mod typing;

#[rustfmt::skip]
#[allow(
    unreachable_pub,
    clippy::wildcard_imports,
    reason = "it takes all parameters there are, and only a part of it is named elsewhere"
)]
mod generated;

use std::sync::Arc;

use dropshot::{ApiDescription, ApiDescriptionRegisterError};
use ipnet::IpNet;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::App;

pub use generated::forward::Server;

/// What every handler can reach.
#[derive(Clone)]
pub struct Context {
    /// The semantics.
    pub app: Arc<App>,
    /// Cancelled at shutdown; what waits ends its wait.
    pub stop: CancellationToken,
    /// The longest wait of a long poll, in milliseconds.
    pub max_wait_ms: u64,
    /// How long nothing may come on a connection that stays open, in milliseconds.
    pub heartbeat_ms: u64,
    /// The connections that have become a WebSocket.
    pub sockets: TaskTracker,
    /// The proxies whose word on where a request comes from counts.
    pub trusted_proxies: Arc<[IpNet]>,
}

/// All endpoints: those of the document, and for its paths the methods they don't have.
pub fn api() -> Result<ApiDescription<Context>, Vec<ApiDescriptionRegisterError>> {
    let mut api = tidings_api::tidings_api_mod::api_description::<Server>()
        .map_err(|errors| errors.errors().to_vec())?;
    tidings_api::paths::register_other_methods::<Context, methods::Missing>(&mut api)
        .map_err(|error| vec![error])?;
    Ok(api)
}
