// Written by `tidings-codegen cli openapi.json`; do not edit.

//! A command line of “The yardstick”, and the typed client that it calls.

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
pub mod call;

#[rustfmt::skip]
mod commands;

/// The program: its name, and its commands.
pub static PROGRAM: call::Program = call::Program {
    name: "the-yardstick",
    about: "The yardstick",
    version: "2.1.0",
    server: None,
    variables: ["THE_YARDSTICK_SERVER", "THE_YARDSTICK_TOKEN", "THE_YARDSTICK_HEADERS"],
    operations: commands::OPERATIONS,
};
