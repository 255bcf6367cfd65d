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
pub enum Closed {
    /// `Red`.
    #[serde(rename = "red")]
    Red,
    /// `DeepBlue`.
    #[serde(rename = "deep-blue")]
    DeepBlue,
}

impl ::std::fmt::Display for Closed {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Red => f.write_str("red"),
            Self::DeepBlue => f.write_str("deep-blue"),
        }
    }
}

impl ::std::str::FromStr for Closed {
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

impl ::std::convert::TryFrom<&str> for Closed {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Closed {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// An open set: others may come.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Open(::std::string::String);

impl ::std::ops::Deref for Open {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<Open> for ::std::string::String {
    fn from(value: Open) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for Open {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z]+$").expect("the generator has tried it") });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-z]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for Open {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Open {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for Open {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
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
    /// Closed.
    pub closed: Closed,
    /// Open.
    pub open: Open,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Tree {
    /// With what is required; what may be absent is.
    pub fn new(open: Open, closed: Closed) -> Self {
        Self {
            closed,
            open,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
