// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The types of the document, a file for each area, and what is known of them.

mod tree;
mod defaults;
pub mod error;
mod schemas;
pub use self::tree::*;

/// Reads a field that may be absent, null or a value, which are three different things.
fn absent_or_null<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: ::serde::Deserializer<'de>,
    T: ::serde::Deserialize<'de>,
{
    <Option<T> as ::serde::Deserialize>::deserialize(deserializer).map(Some)
}
