// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Types of the area `file`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// How much came.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Size {
    /// In bytes.
    pub bytes: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Size {
    /// With what is required; what may be absent is.
    pub fn new(bytes: i64) -> Self {
        Self {
            bytes,
            extra: ::std::default::Default::default(),
        }
    }
}
