// Written by `cargo xtask generate`; do not edit.

//! Requests, a file for each area.

#[allow(unused_imports, reason = "the links of the documentation go through here")]
use super::*;
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
