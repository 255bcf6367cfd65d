// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Types of the area `tree`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A closed set.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum Colour {
    /// `Red`.
    #[serde(rename = "red")]
    Red,
    /// `DeepBlue`.
    #[serde(rename = "deep-blue")]
    DeepBlue,
}

impl ::std::fmt::Display for Colour {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Red => f.write_str("red"),
            Self::DeepBlue => f.write_str("deep-blue"),
        }
    }
}

impl ::std::str::FromStr for Colour {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "red" => Ok(Self::Red),
            "deep-blue" => Ok(Self::DeepBlue),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for Colour {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Colour {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
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
    /// Its colour.
    #[serde(default = "defaults::tree_colour")]
    pub colour: Colour,
    /// Whether it is.
    #[serde(default = "defaults::default_bool::<true>")]
    pub fresh: bool,
    /// Its size.
    #[serde(default = "defaults::default_u64::<i64, 7>")]
    pub size: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ::std::default::Default for Tree {
    fn default() -> Self {
        Self {
            colour: defaults::tree_colour(),
            fresh: defaults::default_bool::<true>(),
            size: defaults::default_u64::<i64, 7>(),
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
