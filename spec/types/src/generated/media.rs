// Written by `cargo xtask generate`; do not edit.

//! Types of the area `media`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Names a file on its server, the last part of an `mxc://` URI (MED-1). Opaque.
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MediaId(::std::string::String);

impl ::std::ops::Deref for MediaId {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<MediaId> for ::std::string::String {
    fn from(value: MediaId) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for MediaId {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[A-Za-z0-9_-]{1,128}$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 128usize {
            return Err("longer than 128 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[A-Za-z0-9_-]{1,128}$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for MediaId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for MediaId {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for MediaId {
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

/// Where an upload went (MED-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MediaUploadResponse {
    /// Names the file.
    pub content_uri: MxcUri,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MediaUploadResponse {
    /// With what is required; what may be absent is.
    pub fn new(content_uri: MxcUri) -> Self {
        Self {
            content_uri,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Names a file in the content repository, `mxc://server/id` (MED-1).
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MxcUri(::std::string::String);

impl ::std::ops::Deref for MxcUri {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<MxcUri> for ::std::string::String {
    fn from(value: MxcUri) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for MxcUri {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^mxc://[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}/[A-Za-z0-9_-]{1,128}$",
                )
                .expect("the generator has tried it")
        });
        if value.chars().count() > 365usize {
            return Err("longer than 365 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^mxc://[A-Za-z0-9.\\[\\]-][A-Za-z0-9.:\\[\\]-]{0,229}/[A-Za-z0-9_-]{1,128}$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for MxcUri {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for MxcUri {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for MxcUri {
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

/// How a thumbnail is made (MED-1). `scale` keeps the picture's aspect and fits it into the size; `crop` fills the size and cuts what sticks out.
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
pub enum ThumbnailMethod {
    /// `Crop`.
    #[serde(rename = "crop")]
    Crop,
    /// `Scale`.
    #[serde(rename = "scale")]
    Scale,
}

impl ::std::fmt::Display for ThumbnailMethod {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Crop => f.write_str("crop"),
            Self::Scale => f.write_str("scale"),
        }
    }
}

impl ::std::str::FromStr for ThumbnailMethod {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "crop" => Ok(Self::Crop),
            "scale" => Ok(Self::Scale),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for ThumbnailMethod {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ThumbnailMethod {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
