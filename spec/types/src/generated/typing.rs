// Written by `cargo xtask generate`; do not edit.

//! Types of the area `typing`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Whether the session is typing in a room (TYP-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TypingSetRequest {
    /// Whether it is.
    pub typing: bool,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl TypingSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(typing: bool) -> Self {
        Self {
            typing,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
