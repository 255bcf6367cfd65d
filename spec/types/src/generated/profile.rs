// Written by `cargo xtask generate`; do not edit.

//! Types of the area `profile`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A profile, each value under its key (PRO-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ProfileGetResponse(
    pub ::std::collections::BTreeMap<::std::string::String, ProfileValue>,
);

impl ::std::ops::Deref for ProfileGetResponse {
    type Target = ::std::collections::BTreeMap<::std::string::String, ProfileValue>;
    fn deref(
        &self,
    ) -> &::std::collections::BTreeMap<::std::string::String, ProfileValue> {
        &self.0
    }
}

impl ::std::convert::From<ProfileGetResponse>
for ::std::collections::BTreeMap<::std::string::String, ProfileValue> {
    fn from(value: ProfileGetResponse) -> Self {
        value.0
    }
}

impl ::std::convert::From<
    ::std::collections::BTreeMap<::std::string::String, ProfileValue>,
> for ProfileGetResponse {
    fn from(
        value: ::std::collections::BTreeMap<::std::string::String, ProfileValue>,
    ) -> Self {
        Self(value)
    }
}

/// Names a value of a profile (PRO-1). Open. Known are displayname and avatar_url.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ProfileKey(::std::string::String);

impl ::std::ops::Deref for ProfileKey {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<ProfileKey> for ::std::string::String {
    fn from(value: ProfileKey) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for ProfileKey {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 128usize {
            return Err("longer than 128 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$\"".into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for ProfileKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ProfileKey {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for ProfileKey {
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

/// A value of a profile to set (PRO-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ProfileKeySetRequest {
    /// The new value.
    pub value: ProfileValue,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl ProfileKeySetRequest {
    /// With what is required; what may be absent is.
    pub fn new(value: ProfileValue) -> Self {
        Self {
            value,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Keys of a profile, comma-separated (PRO-1).
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ProfileKeys(::std::string::String);

impl ::std::ops::Deref for ProfileKeys {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<ProfileKeys> for ::std::string::String {
    fn from(value: ProfileKeys) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for ProfileKeys {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if value.chars().count() > 4096usize {
            return Err("longer than 4096 characters".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for ProfileKeys {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ProfileKeys {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for ProfileKeys {
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

/// A value of a profile, any JSON (PRO-1). `displayname` and `avatar_url` are strings.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct ProfileValue(pub ::serde_json::Value);

impl ::std::ops::Deref for ProfileValue {
    type Target = ::serde_json::Value;
    fn deref(&self) -> &::serde_json::Value {
        &self.0
    }
}

impl ::std::convert::From<ProfileValue> for ::serde_json::Value {
    fn from(value: ProfileValue) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Value> for ProfileValue {
    fn from(value: ::serde_json::Value) -> Self {
        Self(value)
    }
}
