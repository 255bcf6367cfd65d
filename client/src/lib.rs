//! x

#[rustfmt::skip]
#[allow(
    missing_docs,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "the form of generated code is the generator's business; `cargo xtask generate` mends it"
)]
mod generated;
mod connection;
pub use connection::Connection;

pub use generated as api;
