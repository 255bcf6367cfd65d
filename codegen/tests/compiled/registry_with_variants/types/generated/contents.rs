// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Types that only the registry reaches.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// It grew.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct GrownFact {
    /// How much.
    pub by: i64,
    /// By whom.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub seen: ::std::option::Option<Seen>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl GrownFact {
    /// With what is required; what may be absent is.
    pub fn new(by: i64) -> Self {
        Self {
            by,
            seen: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Said so.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct LoudSaying {
    /// Always `f.loud`.
    pub how: ::std::string::String,
    /// How loud.
    pub volume: i64,
    /// What.
    pub words: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl LoudSaying {
    /// With what is required; what may be absent is.
    pub fn new(
        words: impl ::std::convert::Into<::std::string::String>,
        volume: i64,
    ) -> Self {
        Self {
            how: "f.loud".to_owned(),
            volume,
            words: words.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Something was said.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct OtherSaidFact {
    /// How. Open.
    pub how: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl OtherSaidFact {
    /// With what is required; what may be absent is.
    pub fn new(how: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            how: how.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What was read.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Seen {
    /// As text.
    pub seen: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Seen {
    /// With what is required; what may be absent is.
    pub fn new(seen: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            seen: seen.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Said so.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SoftSaying {
    /// Always `f.soft`.
    pub how: ::std::string::String,
    /// What.
    pub words: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl SoftSaying {
    /// With what is required; what may be absent is.
    pub fn new(words: impl ::std::convert::Into<::std::string::String>) -> Self {
        Self {
            how: "f.soft".to_owned(),
            words: words.into(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
