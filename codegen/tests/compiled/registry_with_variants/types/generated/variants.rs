// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Contents whose shape is chosen by one of their keys.

use super::*;

/// Something was said.
#[derive(Clone, Debug, PartialEq)]
pub enum SaidFact {
    /// `how` is `f.loud`.
    Loud(LoudSaying),
    /// `how` is `f.soft`.
    Soft(SoftSaying),
    /// `how` is something else.
    Other(OtherSaidFact),
}

impl<'de> ::serde::Deserialize<'de> for SaidFact {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        let content = ::serde_json::Value::deserialize(deserializer)?;
        match content.get("how").and_then(::serde_json::Value::as_str) {
            Some("f.loud") => ::serde_json::from_value(content).map(Self::Loud),
            Some("f.soft") => ::serde_json::from_value(content).map(Self::Soft),
            _ => ::serde_json::from_value(content).map(Self::Other),
        }
            .map_err(<D::Error as ::serde::de::Error>::custom)
    }
}

impl ::serde::Serialize for SaidFact {
    fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
    where
        S: ::serde::Serializer,
    {
        match self {
            Self::Loud(content) => content.serialize(serializer),
            Self::Soft(content) => content.serialize(serializer),
            Self::Other(content) => content.serialize(serializer),
        }
    }
}

impl ::std::convert::From<LoudSaying> for SaidFact {
    fn from(content: LoudSaying) -> Self {
        Self::Loud(content)
    }
}

impl ::std::convert::From<SoftSaying> for SaidFact {
    fn from(content: SoftSaying) -> Self {
        Self::Soft(content)
    }
}
