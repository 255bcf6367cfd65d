// Written by `tidings-codegen trait openapi.json`; do not edit.

//! Types: one for each schema, and the parameters of each operation.

/// `Addresses`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Addresses {
    /// `any`.
    pub any: ::std::net::IpAddr,
    /// `elsewhere`.
    pub elsewhere: Elsewhere,
    /// `four`.
    pub four: ::std::net::Ipv4Addr,
    /// `six`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub six: ::std::option::Option<::std::net::Ipv6Addr>,
}

/// `Colour`
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
    /// `Green`.
    #[serde(rename = "green")]
    Green,
    /// `Blue`.
    #[serde(rename = "blue")]
    Blue,
}

impl ::std::fmt::Display for Colour {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Red => f.write_str("red"),
            Self::Green => f.write_str("green"),
            Self::Blue => f.write_str("blue"),
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
            "green" => Ok(Self::Green),
            "blue" => Ok(Self::Blue),
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

/// `Elsewhere`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[serde(transparent)]
pub struct Elsewhere(pub ::std::string::String);

impl ::std::ops::Deref for Elsewhere {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<Elsewhere> for ::std::string::String {
    fn from(value: Elsewhere) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::string::String> for Elsewhere {
    fn from(value: ::std::string::String) -> Self {
        Self(value)
    }
}

impl ::std::fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ::std::str::FromStr for Elsewhere {
    type Err = ::std::convert::Infallible;
    fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
        Ok(Self(value.to_string()))
    }
}

/// Error information from a response.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Error {
    /// `error_code`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error_code: ::std::option::Option<::std::string::String>,
    /// `message`.
    pub message: ::std::string::String,
    /// `request_id`.
    pub request_id: ::std::string::String,
}

/// Formats and bounds
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Formats {
    /// `all`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub all: ::std::option::Option<Colour>,
    /// `any`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub any: ::std::option::Option<FormatsAny>,
    /// `anything`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub anything: ::std::option::Option<::serde_json::Value>,
    /// `at`.
    pub at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// `binary`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub binary: ::std::option::Option<::std::string::String>,
    /// `bounded`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bounded: ::std::option::Option<i64>,
    /// `byte`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub byte: ::std::option::Option<::std::string::String>,
    /// `closed`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub closed: ::std::option::Option<FormatsClosed>,
    /// `day`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub day: ::std::option::Option<::chrono::naive::NaiveDate>,
    /// `default`.
    #[serde(default = "defaults::formats_default")]
    pub default: ::std::string::String,
    /// A colour
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub described: ::std::option::Option<Colour>,
    /// `email`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub email: ::std::option::Option<::std::string::String>,
    /// `extended`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub extended: ::std::option::Option<::std::string::String>,
    /// `host`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub host: ::std::option::Option<::std::string::String>,
    /// `i32`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub i32: ::std::option::Option<i32>,
    /// `ip`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ip: ::std::option::Option<::std::net::IpAddr>,
    /// `ipv4`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ipv4: ::std::option::Option<::std::net::Ipv4Addr>,
    /// `ipv6`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ipv6: ::std::option::Option<::std::net::Ipv6Addr>,
    /// `list`.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub list: ::std::vec::Vec<::std::string::String>,
    /// `map`.
    #[serde(
        default,
        skip_serializing_if = ":: std :: collections :: BTreeMap::is_empty"
    )]
    pub map: ::std::collections::BTreeMap<::std::string::String, i64>,
    /// `maybe`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub maybe: ::std::option::Option<FormatsMaybe>,
    /// `not`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not: ::std::option::Option<::serde_json::Value>,
    /// `nullable`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub nullable: ::std::option::Option<::std::string::String>,
    /// `nullable_ref`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub nullable_ref: ::std::option::Option<Colour>,
    /// `object_default`.
    #[serde(default = "defaults::formats_object_default")]
    pub object_default: ::std::collections::BTreeMap<::std::string::String, i64>,
    /// `old`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub old: ::std::option::Option<::std::string::String>,
    /// `one`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub one: ::std::option::Option<FormatsOne>,
    /// `one_of_floats`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub one_of_floats: ::std::option::Option<FormatsOneOfFloats>,
    /// `one_of_numbers`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub one_of_numbers: ::std::option::Option<FormatsOneOfNumbers>,
    /// `open`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub open: ::std::option::Option<f64>,
    /// `own`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub own: ::std::option::Option<::std::string::String>,
    /// `password`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub password: ::std::option::Option<::std::string::String>,
    /// `read`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub read: ::std::option::Option<::std::string::String>,
    /// `set`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub set: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    /// `u8`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub u8: ::std::option::Option<u8>,
    /// `uri`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uri: ::std::option::Option<::std::string::String>,
    /// `uuid`.
    pub uuid: ::uuid::Uuid,
    /// `write`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub write: ::std::option::Option<::std::string::String>,
    /// `yes`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub yes: ::std::option::Option<bool>,
}

/// `FormatsAny`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum FormatsAny {
    /// `Colour`.
    Colour(Colour),
    /// `Integer`.
    Integer(i64),
}

impl ::std::fmt::Display for FormatsAny {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match self {
            Self::Colour(x) => x.fmt(f),
            Self::Integer(x) => x.fmt(f),
        }
    }
}

impl ::std::str::FromStr for FormatsAny {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if let Ok(v) = value.parse() {
            Ok(Self::Colour(v))
        } else if let Ok(v) = value.parse() {
            Ok(Self::Integer(v))
        } else {
            Err("string conversion failed for all variants".into())
        }
    }
}

impl ::std::convert::TryFrom<&str> for FormatsAny {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FormatsAny {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::From<Colour> for FormatsAny {
    fn from(value: Colour) -> Self {
        Self::Colour(value)
    }
}

impl ::std::convert::From<i64> for FormatsAny {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

/// `FormatsClosed`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FormatsClosed {}
/// `FormatsMaybe`
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
pub enum FormatsMaybe {
    /// `A`.
    #[serde(rename = "a")]
    A,
    /// `B`.
    #[serde(rename = "b")]
    B,
}

impl ::std::fmt::Display for FormatsMaybe {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::A => f.write_str("a"),
            Self::B => f.write_str("b"),
        }
    }
}

impl ::std::str::FromStr for FormatsMaybe {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "a" => Ok(Self::A),
            "b" => Ok(Self::B),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for FormatsMaybe {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FormatsMaybe {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// `FormatsOne`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum FormatsOne {
    /// `Colour`.
    Colour(Colour),
    /// `Integer`.
    Integer(i64),
}

impl ::std::fmt::Display for FormatsOne {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match self {
            Self::Colour(x) => x.fmt(f),
            Self::Integer(x) => x.fmt(f),
        }
    }
}

impl ::std::str::FromStr for FormatsOne {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if let Ok(v) = value.parse() {
            Ok(Self::Colour(v))
        } else if let Ok(v) = value.parse() {
            Ok(Self::Integer(v))
        } else {
            Err("string conversion failed for all variants".into())
        }
    }
}

impl ::std::convert::TryFrom<&str> for FormatsOne {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FormatsOne {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::From<Colour> for FormatsOne {
    fn from(value: Colour) -> Self {
        Self::Colour(value)
    }
}

impl ::std::convert::From<i64> for FormatsOne {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

/// `FormatsOneOfFloats`
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FormatsOneOfFloats(f64);

impl ::std::ops::Deref for FormatsOneOfFloats {
    type Target = f64;
    fn deref(&self) -> &f64 {
        &self.0
    }
}

impl ::std::convert::From<FormatsOneOfFloats> for f64 {
    fn from(value: FormatsOneOfFloats) -> Self {
        value.0
    }
}

impl ::std::convert::TryFrom<f64> for FormatsOneOfFloats {
    type Error = self::error::ConversionError;
    fn try_from(
        value: f64,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if [0.5_f64, 1.5_f64].contains(&value) {
            Ok(Self(value))
        } else {
            Err("invalid value".into())
        }
    }
}

impl<'de> ::serde::Deserialize<'de> for FormatsOneOfFloats {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        Self::try_from(<f64>::deserialize(deserializer)?)
            .map_err(|e| { <D::Error as ::serde::de::Error>::custom(e.to_string()) })
    }
}

/// `FormatsOneOfNumbers`
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FormatsOneOfNumbers(i64);

impl ::std::ops::Deref for FormatsOneOfNumbers {
    type Target = i64;
    fn deref(&self) -> &i64 {
        &self.0
    }
}

impl ::std::convert::From<FormatsOneOfNumbers> for i64 {
    fn from(value: FormatsOneOfNumbers) -> Self {
        value.0
    }
}

impl ::std::convert::TryFrom<i64> for FormatsOneOfNumbers {
    type Error = self::error::ConversionError;
    fn try_from(
        value: i64,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        if [1_i64, 2_i64, 3_i64].contains(&value) {
            Ok(Self(value))
        } else {
            Err("invalid value".into())
        }
    }
}

impl<'de> ::serde::Deserialize<'de> for FormatsOneOfNumbers {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        Self::try_from(<i64>::deserialize(deserializer)?)
            .map_err(|e| { <D::Error as ::serde::de::Error>::custom(e.to_string()) })
    }
}

/// `JobDownloadPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobDownloadPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobFoundPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobFoundPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobMovedPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobMovedPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobProxyPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobProxyPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobProxyResponse`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct JobProxyResponse(pub ::serde_json::Value);

impl ::std::ops::Deref for JobProxyResponse {
    type Target = ::serde_json::Value;
    fn deref(&self) -> &::serde_json::Value {
        &self.0
    }
}

impl ::std::convert::From<JobProxyResponse> for ::serde_json::Value {
    fn from(value: JobProxyResponse) -> Self {
        value.0
    }
}

impl ::std::convert::From<::serde_json::Value> for JobProxyResponse {
    fn from(value: ::serde_json::Value) -> Self {
        Self(value)
    }
}

/// `JobUploadFormPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobUploadFormPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobUploadPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobUploadPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobWatchPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobWatchPath {
    /// `id`.
    pub id: ::std::string::String,
}

/// `JobWatchQuery`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct JobWatchQuery {
    /// `colour`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub colour: ::std::option::Option<Colour>,
    /// `least`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub least: ::std::option::Option<f64>,
    /// At most so many
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<u32>,
    /// Which comes first
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<Order>,
    /// Only those that are ready
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ready: ::std::option::Option<bool>,
    /// Words to look for
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text: ::std::option::Option<::std::string::String>,
    /// `type_`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}

/// How a part is held
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "by")]
pub enum Joint {
    /// By a screw
    #[serde(rename = "screw")]
    Screw {
        /// `thread`.
        thread: Thread,
        /// `turns`.
        turns: u8,
    },
    /// By glue
    #[serde(rename = "glue")]
    Glue {
        /// `hours`.
        hours: f32,
    },
    /// `Free`.
    #[serde(rename = "free")]
    Free,
}

/// Either a number or a text
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum Kind {
    /// `Int64`.
    Int64(i64),
    /// `String`.
    String(::std::string::String),
    /// `Object`.
    Object {
        /// `number`.
        number: i64,
        /// `text`.
        text: ::std::string::String,
    },
}

impl ::std::convert::From<i64> for Kind {
    fn from(value: i64) -> Self {
        Self::Int64(value)
    }
}

/// `Nested`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Nested {
    /// `level`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub level: ::std::option::Option<::std::boxed::Box<Nested>>,
    /// `of`.
    pub of: ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::vec::Vec<::std::option::Option<Colour>>,
    >,
}

/// Which comes first
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
pub enum Order {
    /// The newest
    #[serde(rename = "newest_first")]
    NewestFirst,
    /// The oldest
    #[serde(rename = "oldest_first")]
    OldestFirst,
}

impl ::std::fmt::Display for Order {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::NewestFirst => f.write_str("newest_first"),
            Self::OldestFirst => f.write_str("oldest_first"),
        }
    }
}

impl ::std::str::FromStr for Order {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "newest_first" => Ok(Self::NewestFirst),
            "oldest_first" => Ok(Self::OldestFirst),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for Order {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Order {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// `Outside`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub enum Outside {
    /// `Nothing`.
    Nothing,
    /// `One`.
    One(Colour),
    /// `Two`.
    Two {
        /// `a`.
        a: i32,
        /// `b`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        b: ::std::option::Option<i32>,
    },
}

impl ::std::convert::From<Colour> for Outside {
    fn from(value: Colour) -> Self {
        Self::One(value)
    }
}

/// A page of anything
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PageOfWidget {
    /// `items`.
    pub items: ::std::vec::Vec<Widget>,
}

/// A pair of anything
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PairForColourAndOrder {
    /// `first`.
    pub first: Colour,
    /// `second`.
    pub second: Order,
}

/// A pair of anything
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PairForUint8AndPageOfWidget {
    /// `first`.
    pub first: u8,
    /// `second`.
    pub second: PageOfWidget,
}

/// A part, and what it hangs on
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Part {
    /// `deep`.
    pub deep: Nested,
    /// `joint`.
    pub joint: Joint,
    /// `place`.
    pub place: (),
}

/// `PlainMapBody`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct PlainMapBody(pub ::std::collections::BTreeMap<::std::string::String, Colour>);

impl ::std::ops::Deref for PlainMapBody {
    type Target = ::std::collections::BTreeMap<::std::string::String, Colour>;
    fn deref(&self) -> &::std::collections::BTreeMap<::std::string::String, Colour> {
        &self.0
    }
}

impl ::std::convert::From<PlainMapBody>
for ::std::collections::BTreeMap<::std::string::String, Colour> {
    fn from(value: PlainMapBody) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::collections::BTreeMap<::std::string::String, Colour>>
for PlainMapBody {
    fn from(value: ::std::collections::BTreeMap<::std::string::String, Colour>) -> Self {
        Self(value)
    }
}

/// `PlainNothingBody`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct PlainNothingBody(pub ());

impl ::std::ops::Deref for PlainNothingBody {
    type Target = ();
    fn deref(&self) -> &() {
        &self.0
    }
}

impl ::std::convert::From<PlainNothingBody> for () {
    fn from(_: PlainNothingBody) -> Self {}
}

impl ::std::convert::From<()> for PlainNothingBody {
    fn from(value: ()) -> Self {
        Self(value)
    }
}

/// `PlainNothingResponse`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct PlainNothingResponse(pub ());

impl ::std::ops::Deref for PlainNothingResponse {
    type Target = ();
    fn deref(&self) -> &() {
        &self.0
    }
}

impl ::std::convert::From<PlainNothingResponse> for () {
    fn from(_: PlainNothingResponse) -> Self {}
}

impl ::std::convert::From<()> for PlainNothingResponse {
    fn from(value: ()) -> Self {
        Self(value)
    }
}

/// `PlainNumberBody`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct PlainNumberBody(pub u32);

impl ::std::ops::Deref for PlainNumberBody {
    type Target = u32;
    fn deref(&self) -> &u32 {
        &self.0
    }
}

impl ::std::convert::From<PlainNumberBody> for u32 {
    fn from(value: PlainNumberBody) -> Self {
        value.0
    }
}

impl ::std::convert::From<u32> for PlainNumberBody {
    fn from(value: u32) -> Self {
        Self(value)
    }
}

impl ::std::fmt::Display for PlainNumberBody {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ::std::str::FromStr for PlainNumberBody {
    type Err = <u32 as ::std::str::FromStr>::Err;
    fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
        Ok(Self(value.parse()?))
    }
}

impl ::std::convert::TryFrom<&str> for PlainNumberBody {
    type Error = <u32 as ::std::str::FromStr>::Err;
    fn try_from(value: &str) -> ::std::result::Result<Self, Self::Error> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<String> for PlainNumberBody {
    type Error = <u32 as ::std::str::FromStr>::Err;
    fn try_from(value: String) -> ::std::result::Result<Self, Self::Error> {
        value.parse()
    }
}

/// `PlainNumberResponse`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct PlainNumberResponse(pub ::std::option::Option<Colour>);

impl ::std::ops::Deref for PlainNumberResponse {
    type Target = ::std::option::Option<Colour>;
    fn deref(&self) -> &::std::option::Option<Colour> {
        &self.0
    }
}

impl ::std::convert::From<PlainNumberResponse> for ::std::option::Option<Colour> {
    fn from(value: PlainNumberResponse) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::option::Option<Colour>> for PlainNumberResponse {
    fn from(value: ::std::option::Option<Colour>) -> Self {
        Self(value)
    }
}

/// `PlainTextResponse`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
#[serde(transparent)]
pub struct PlainTextResponse(pub ::std::string::String);

impl ::std::ops::Deref for PlainTextResponse {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<PlainTextResponse> for ::std::string::String {
    fn from(value: PlainTextResponse) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::string::String> for PlainTextResponse {
    fn from(value: ::std::string::String) -> Self {
        Self(value)
    }
}

impl ::std::fmt::Display for PlainTextResponse {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        self.0.fmt(f)
    }
}

impl ::std::str::FromStr for PlainTextResponse {
    type Err = ::std::convert::Infallible;
    fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
        Ok(Self(value.to_string()))
    }
}

/// Names begin with a letter
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct ProjectName(::std::string::String);

impl ::std::ops::Deref for ProjectName {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}

impl ::std::convert::From<ProjectName> for ::std::string::String {
    fn from(value: ProjectName) -> Self {
        value.0
    }
}

impl ::std::str::FromStr for ProjectName {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new("^[a-z][a-z0-9-]*$")
                .expect("the generator has tried it")
        });
        if value.chars().count() > 63usize {
            return Err("longer than 63 characters".into());
        }
        if value.chars().count() < 1usize {
            return Err("shorter than 1 characters".into());
        }
        if PATTERN.find(value).is_none() {
            return Err("doesn't match pattern \"^[a-z][a-z0-9-]*$\"".into());
        }
        Ok(Self(value.to_string()))
    }
}

impl ::std::convert::TryFrom<&str> for ProjectName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ProjectName {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl<'de> ::serde::Deserialize<'de> for ProjectName {
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

/// `Reason`
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
pub enum Reason {
    /// `NotThere`.
    NotThere,
    /// `NotNow`.
    NotNow,
}

impl ::std::fmt::Display for Reason {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::NotThere => f.write_str("NotThere"),
            Self::NotNow => f.write_str("NotNow"),
        }
    }
}

impl ::std::str::FromStr for Reason {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "NotThere" => Ok(Self::NotThere),
            "NotNow" => Ok(Self::NotNow),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for Reason {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for Reason {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Why something failed
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The reason, for programs
    pub code: Reason,
    /// The same for people
    pub message: ::std::string::String,
}

/// `Thread`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "kind", content = "value")]
pub enum Thread {
    /// `Metric`.
    Metric(u16),
    /// `Inch`.
    Inch(::std::string::String),
}

impl ::std::convert::From<u16> for Thread {
    fn from(value: u16) -> Self {
        Self::Metric(value)
    }
}

/// A thing with parts
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Widget {
    /// `children`.
    pub children: ::std::vec::Vec<Widget>,
    /// `colour`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub colour: ::std::option::Option<Colour>,
    /// `id`.
    pub id: u64,
    /// Its name
    pub name: ProjectName,
    /// `old_name`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub old_name: ::std::option::Option<::std::string::String>,
    /// `parent`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parent: ::std::option::Option<::std::boxed::Box<Widget>>,
    /// What it is made of
    pub parts: ::std::vec::Vec<Part>,
    /// `tags`.
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub tags: ::std::vec::Vec<::std::string::String>,
    /// `type_`.
    #[serde(rename = "type")]
    pub type_: Kind,
    /// `weight`.
    #[serde(default = "defaults::default_u64::<u32, 10>")]
    pub weight: u32,
}

/// `WidgetChangePath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetChangePath {
    /// The project it is in.
    pub project: ProjectName,
    /// The widget.
    pub widget_id: u64,
}

/// `WidgetDeletePath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetDeletePath {
    /// The project it is in.
    pub project: ProjectName,
    /// The widget.
    pub widget_id: u64,
}

/// `WidgetGetPath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetGetPath {
    /// The project it is in.
    pub project: ProjectName,
    /// The widget.
    pub widget_id: u64,
}

/// `WidgetHeadQuery`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetHeadQuery {
    /// `colour`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub colour: ::std::option::Option<Colour>,
    /// `least`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub least: ::std::option::Option<f64>,
    /// At most so many
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<u32>,
    /// Which comes first
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<Order>,
    /// Only those that are ready
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ready: ::std::option::Option<bool>,
    /// Words to look for
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text: ::std::option::Option<::std::string::String>,
    /// `type_`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}

/// `WidgetHeadReplyHeaders`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetHeadReplyHeaders {
    /// The version of what is answered
    #[serde(rename = "ETag")]
    pub e_tag: ::std::string::String,
    /// How many are left
    #[serde(rename = "x-left", skip_serializing_if = "::std::option::Option::is_none")]
    pub x_left: ::std::option::Option<u32>,
}

/// `WidgetListQuery`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct WidgetListQuery {
    /// Maximum number of items returned by a single call
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<::std::num::NonZeroU32>,
    /// `order`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<Order>,
    /// Whose
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub owner: ::std::option::Option<::std::string::String>,
    /// Token returned by previous call to retrieve the subsequent page
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page_token: ::std::option::Option<::std::string::String>,
}

/// `WidgetMakeHeaders`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetMakeHeaders {
    /// What the client has already
    #[serde(rename = "if-match", skip_serializing_if = "::std::option::Option::is_none")]
    pub if_match: ::std::option::Option<::std::string::String>,
    /// Who asks
    #[serde(rename = "X-Trace")]
    pub x_trace: ::std::string::String,
}

/// `WidgetMakePath`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetMakePath {
    /// The project it is in.
    pub project: ProjectName,
    /// The widget.
    pub widget_id: u64,
}

/// `WidgetMakeQuery`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetMakeQuery {
    /// `colour`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub colour: ::std::option::Option<Colour>,
    /// `least`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub least: ::std::option::Option<f64>,
    /// At most so many
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<u32>,
    /// Which comes first
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<Order>,
    /// Only those that are ready
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ready: ::std::option::Option<bool>,
    /// Words to look for
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub text: ::std::option::Option<::std::string::String>,
    /// `type_`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}

/// `WidgetMakeReplyHeaders`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetMakeReplyHeaders {
    /// The version of what is answered
    #[serde(rename = "ETag")]
    pub e_tag: ::std::string::String,
    /// How many are left
    #[serde(rename = "x-left", skip_serializing_if = "::std::option::Option::is_none")]
    pub x_left: ::std::option::Option<u32>,
}

/// A single page of results
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct WidgetResultsPage {
    /// list of items on this page of results
    pub items: ::std::vec::Vec<Widget>,
    /// token used to fetch the next page of results (if any)
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next_page: ::std::option::Option<::std::string::String>,
}

/// Generation of default values for serde.
pub mod defaults {
    pub(super) fn default_u64<T, const V: u64>() -> T
    where
        T: ::std::convert::TryFrom<u64>,
        <T as ::std::convert::TryFrom<u64>>::Error: ::std::fmt::Debug,
    {
        T::try_from(V).expect("the generator has tried it")
    }

    pub(super) fn formats_default() -> ::std::string::String {
        "x".to_string()
    }

    pub(super) fn formats_object_default() -> ::std::collections::BTreeMap<
        ::std::string::String,
        i64,
    > {
        [("a".to_string(), 1_i64)].into_iter().collect()
    }
}

/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }

    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }

    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }

    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
