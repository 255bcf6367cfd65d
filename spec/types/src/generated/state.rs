// Written by `cargo xtask generate`; do not edit.

//! Types of the area `state`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Names one power level (PLV-1): `ban`, `kick`, `redact`, `invite`, `users_default`, `events_default`, `state_default`, `users/` with a user id, or `events/` with a full event type.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct PowerLevelKey(::std::string::String);

impl ::std::ops::Deref for PowerLevelKey {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<PowerLevelKey> for ::std::string::String {
    fn from(value: PowerLevelKey) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for PowerLevelKey {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^(ban|kick|redact|invite|(users|events|state)_default|users/@[^:\\s]+:[^\\s/]+|events/(state|message)\\.[^\\s]+)$",
                )
                .expect("the generator has tried it")
        });
        if value.chars().count() > 300usize {
            return Err("longer than 300 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^(ban|kick|redact|invite|(users|events|state)_default|users/@[^:\\s]+:[^\\s/]+|events/(state|message)\\.[^\\s]+)$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for PowerLevelKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for PowerLevelKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for PowerLevelKey {
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

/// A power level to change (PLV-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PowerLevelSetRequest {
    /// Which level.
    pub key: PowerLevelKey,
    /// The new level. `null` takes it back to the default.
    #[serde(deserialize_with = "::serde::Deserialize::deserialize")]
    pub value: ::std::option::Option<i64>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PowerLevelSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(key: PowerLevelKey, value: ::std::option::Option<i64>) -> Self {
        Self {
            key,
            value,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A room's state.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct StateListResponse {
    /// The state events, ordered by type and state key.
    pub state: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl StateListResponse {
    /// With what is required; what may be absent is.
    pub fn new(state: ::std::vec::Vec<crate::room_event::RoomEvent>) -> Self {
        Self {
            state,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A state event to set (STA-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct StateSetRequest {
    /// The content, checked against the schema of the event's type (EVT-8).
    pub content: EventContent,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl StateSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(content: EventContent) -> Self {
        Self {
            content,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
