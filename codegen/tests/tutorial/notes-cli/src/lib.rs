// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! A command line of “Notes”, and the typed client that it calls.

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
    name: "notes",
    about: "Notes",
    version: "1.0.0",
    server: None,
    variables: ["NOTES_SERVER", "NOTES_TOKEN", "NOTES_HEADERS"],
    operations: commands::OPERATIONS,
};
