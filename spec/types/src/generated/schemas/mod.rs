// Written by `cargo xtask generate`; do not edit.

//! What each type looks like on the wire, word for word from the document.

mod account;
mod call;
mod capability;
mod common;
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

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
