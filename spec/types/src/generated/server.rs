// Written by `cargo xtask generate`; do not edit.

//! Types of the area `server`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// How the server is.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Health {
    /// `ok`. Open: later versions may know shades of it.
    pub status: ::std::string::String,
    /// The server's version.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Health {
    /// With what is required; what may be absent is.
    pub fn new(status: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            status: status.into(),
            version: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The versions of the client-server API that this server speaks.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct VersionListResponse {
    /// The versions. `v2` is this document.
    pub versions: ::std::vec::Vec<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl VersionListResponse {
    /// With what is required; what may be absent is.
    pub fn new(versions: ::std::vec::Vec<::std::string::String>) -> Self {
        Self {
            versions,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
