//! The chat homeserver as a library: what the program `tidings-server` starts, and tests start too.
//!
//! `http` turns the wire into calls of `app` and back, `app` holds the semantics, `store` keeps and finds. Time and
//! randomness come through `env` alone.

pub mod app;
pub mod env;
pub mod http;
pub mod identity;
pub mod process;
pub mod server;
pub mod settings;
pub mod store;
pub mod telemetry;
pub mod verifier;
