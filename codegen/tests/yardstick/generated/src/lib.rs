// Written by `tidings-codegen trait openapi.json`; do not edit.

//! The yardstick.
//!
//! A server implements [`Api`]; `src/main.rs` is the least that does.

#![allow(
    clippy::doc_lazy_continuation,
    clippy::doc_link_with_quotes,
    clippy::doc_markdown,
    clippy::doc_overindented_list_items,
    clippy::tabs_in_doc_comments,
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    rustdoc::invalid_html_tags,
    reason = "the words are the document's"
)]
#![allow(
    clippy::disallowed_names,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::many_single_char_names,
    clippy::similar_names,
    clippy::struct_excessive_bools,
    clippy::struct_field_names,
    clippy::too_many_arguments,
    clippy::too_many_lines,
    clippy::unreadable_literal,
    clippy::wrong_self_convention,
    reason = "the names and numbers are the document's, and how many there are"
)]
#[rustfmt::skip]
#[allow(
    missing_docs,
    reason = "an operation is described where the document describes it"
)]
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
    clippy::derivable_impls,
    clippy::match_same_arms,
    clippy::same_functions_in_if_condition,
    reason = "one line for each variant, whatever its type; defaults are said where the type ends"
)]
pub mod types;
pub use api::{Api, api_mod};

/// The document, as dropshot says it of the trait.
pub fn document() -> Result<::serde_json::Value, Box<dyn ::std::error::Error>> {
    let api = api_mod::stub_api_description()?;
    let mut document = api.openapi("The yardstick", ::semver::Version::new(2, 1, 0));
    document.description("Everything that dropshot can say");
    document.terms_of_service("https://example.org/terms");
    document.contact_name("Someone");
    document.contact_url("https://example.org");
    document.contact_email("someone@example.org");
    document.license("MIT", "https://example.org/mit");
    Ok(document.json()?)
}

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
