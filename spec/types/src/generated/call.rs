// Written by `cargo xtask generate`; do not edit.

//! Types of the area `call`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Credentials for a TURN server. Empty when none is configured (VOI-4).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct TurnServerGetResponse {
    /// The password for the TURN server.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub password: ::std::option::Option<::std::string::String>,
    /// How long the credentials hold, in milliseconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ttl: ::std::option::Option<i64>,
    /// Where the TURN servers are.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uris: ::std::option::Option<TurnUris>,
    /// The user name for the TURN server.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub username: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Addresses of TURN servers (VOI-4).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct TurnUris(pub ::std::vec::Vec<::std::string::String>);

impl ::std::ops::Deref for TurnUris {
    type Target = ::std::vec::Vec<::std::string::String>;
    fn deref(&self) -> &::std::vec::Vec<::std::string::String> {
        &self.0
    }
}

impl ::std::convert::From<TurnUris> for ::std::vec::Vec<::std::string::String> {
    fn from(value: TurnUris) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<::std::string::String>> for TurnUris {
    fn from(value: ::std::vec::Vec<::std::string::String>) -> Self {
        Self(value)
    }
}
