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

/// A tree: "quoted", recursive.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Tree {
    /// Those below.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub branches: ::std::option::Option<::std::vec::Vec<Tree>>,
    /// Required, and may be null.
    #[serde(deserialize_with = "::serde::Deserialize::deserialize")]
    pub ending: ::std::option::Option<::std::string::String>,
    /// By name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub leaves: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, Leaf>,
    >,
    /// The one below.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub main: ::std::option::Option<::std::boxed::Box<Tree>>,
    /// May be absent, null or a word.
    #[serde(
        default,
        deserialize_with = "super::absent_or_null",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub mark: ::std::option::Option<::std::option::Option<Word>>,
    /// A list of texts.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub names: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// Whatever.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notes: ::std::option::Option<Anything>,
    /// When.
    pub stamp: crate::by_hand::Stamp,
    /// A keyword of Rust.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Tree {
    /// With what is required; what may be absent is.
    pub fn new(
        type_: impl ::std::convert::Into<::std::string::String>,
        stamp: crate::by_hand::Stamp,
        ending: ::std::option::Option<::std::string::String>,
    ) -> Self {
        Self {
            branches: ::std::default::Default::default(),
            ending,
            leaves: ::std::default::Default::default(),
            main: ::std::default::Default::default(),
            mark: ::std::default::Default::default(),
            names: ::std::default::Default::default(),
            notes: ::std::default::Default::default(),
            stamp,
            type_: type_.into(),
            extra: ::std::default::Default::default(),
        }
    }
}

/// An open set, so a pattern.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct Word(::std::string::String);

impl ::std::ops::Deref for Word {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<Word> for ::std::string::String {
    fn from(value: Word) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for Word {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        { ::regress::Regex::new("^[a-z]+$").unwrap() });
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-z]+$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for Word {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Word {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for Word {
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
