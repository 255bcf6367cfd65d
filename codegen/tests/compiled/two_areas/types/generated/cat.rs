// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Types of the area `cat`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Of cats only.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Purr {
    /// Of both.
    pub both: Both,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Purr {
    /// With what is required; what may be absent is.
    pub fn new(both: Both) -> Self {
        Self {
            both,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
