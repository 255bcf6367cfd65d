// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! What each type looks like on the wire, word for word from the document.

mod feed;

/// A schema of the document.
fn schema(text: &str) -> ::schemars::schema::Schema {
    ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
}
