// Written by `tidings-codegen client openapi.json`; do not edit.

//! A typed client of “The yardstick”.

#[rustfmt::skip]
#[allow(
    clippy::all,
    clippy::pedantic,
    unused_imports,
    reason = "progenitor writes the requests, in its own form"
)]
mod calls;

#[rustfmt::skip]
#[allow(
    clippy::all,
    clippy::pedantic,
    reason = "typify writes the types, in its own form"
)]
pub mod types;
pub use calls::{Client, builder};
pub use progenitor_client::{ByteStream, ClientHooks, ClientInfo, Error, ResponseValue};
