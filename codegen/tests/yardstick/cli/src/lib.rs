// Written by `tidings-codegen cli openapi.json`; do not edit.

//! A command line of “The yardstick”, and the typed client that it calls.

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
    clippy::unnecessary_to_owned,
    reason = "a parameter is made a text, whatever its type"
)]
mod calls;

#[rustfmt::skip]
#[allow(
    clippy::derivable_impls,
    clippy::match_same_arms,
    clippy::same_functions_in_if_condition,
    reason = "one line for each variant, whatever its type; defaults are said where the type ends"
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
