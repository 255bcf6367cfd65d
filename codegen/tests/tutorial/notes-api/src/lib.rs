// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! Notes.
//!
//! A server implements [`Api`]; `src/main.rs` is the least that does.

#[rustfmt::skip]
pub mod api;

#[rustfmt::skip]
pub mod errors;

#[rustfmt::skip]
pub mod responses;

#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "a schema is as long as it is")]
mod schemas;

#[rustfmt::skip]
#[allow(
    clippy::all,
    clippy::pedantic,
    reason = "typify writes the types, in its own form"
)]
pub mod types;
pub use api::{Api, api_mod};

/// The document, as dropshot says it of the trait.
pub fn document() -> Result<::serde_json::Value, Box<dyn ::std::error::Error>> {
    let api = api_mod::stub_api_description()?;
    let document = api.openapi("Notes", ::semver::Version::new(1, 0, 0));
    Ok(document.json()?)
}

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
