// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Types of the area `tree`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// An object of any shape.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct Anything(pub ::serde_json::Map<::std::string::String, ::serde_json::Value>);

impl ::std::ops::Deref for Anything {
    type Target = ::serde_json::Map<::std::string::String, ::serde_json::Value>;
    fn deref(&self) -> &::serde_json::Map<::std::string::String, ::serde_json::Value> {
        &self.0
    }
}

impl ::std::convert::From<Anything>
for ::serde_json::Map<::std::string::String, ::serde_json::Value> {
    fn from(value: Anything) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Map<::std::string::String, ::serde_json::Value>>
for Anything {
    fn from(
        value: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    ) -> Self {
        Self(value)
    }
}

/// What went wrong.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Problem {
    /// For people.
    pub reason: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Problem {
    /// With what is required; what may be absent is.
    pub fn new(reason: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            reason: reason.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A tree.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Tree {
    /// Whatever.
    pub notes: Anything,
    /// Any JSON.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub value: ::std::option::Option<::serde_json::Value>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Tree {
    /// With what is required; what may be absent is.
    pub fn new(notes: Anything) -> Self {
        Self {
            notes,
            value: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
