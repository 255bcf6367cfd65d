// Written by `cargo xtask generate`; do not edit.

//! Types of the area `filter`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Says which events to return and in which form (FIL-1). A negative list beats a positive one; an empty list matches nothing, an absent one everything. In patterns `*` matches any run of characters (FIL-4).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Filter {
    /// The form of the events. `client` when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub format: ::std::option::Option<FilterFormat>,
    /// Keys of an event to return (FIL-5). Every key when absent. An event in federation form comes whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub keys: ::std::option::Option<FilterKeys>,
    /// The most events to return, per room in initial sync. The operation names its default.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i64>,
    /// Rooms to leave out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_rooms: ::std::option::Option<FilterRooms>,
    /// Senders to leave out, as patterns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_senders: ::std::option::Option<FilterPatterns>,
    /// Event types to leave out, as patterns; of state too.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_types: ::std::option::Option<FilterPatterns>,
    /// Users whose presence and profile to leave out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub not_users: ::std::option::Option<FilterUsers>,
    /// Whether late events come down the stream too (STR-3). False when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub out_of_order: ::std::option::Option<bool>,
    /// Which replies to bundle in their parent (REL-2). Without it only their `count` and `start` come (FIL-3).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub replies: ::std::option::Option<ReplyFilter>,
    /// Rooms to return. Nothing of the others comes, neither entries nor invites nor events.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rooms: ::std::option::Option<FilterRooms>,
    /// Senders to return, user ids or server names, as patterns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub senders: ::std::option::Option<FilterPatterns>,
    /// State in lists of state, such as those of initial sync and join, as patterns. Without it `types` decides.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state_types: ::std::option::Option<FilterPatterns>,
    /// Event types to return, as patterns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub types: ::std::option::Option<FilterPatterns>,
    /// Whether children of `updates` come in their parent (UPD-2) or on their own. `bundle` when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updates: ::std::option::Option<FilterUpdates>,
    /// Users whose presence and profile to return.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub users: ::std::option::Option<FilterUsers>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// The token of a filter (FIL-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct FilterCreateResponse {
    /// Stands for the filter from now on.
    pub filter: FilterToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl FilterCreateResponse {
    /// With what is required; what may be absent is.
    pub fn new(filter: FilterToken) -> Self {
        Self {
            filter,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The form of events (FIL-1). `client` is the form of RoomEvent; `federation` is the event as a server would sign it (EVT-9): canonical JSON, the same bytes every time, without what this server adds for a reader.
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
pub enum FilterFormat {
    /// `Client`.
    #[serde(rename = "client")]
    Client,
    /// `Federation`.
    #[serde(rename = "federation")]
    Federation,
}

impl ::std::fmt::Display for FilterFormat {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Client => f.write_str("client"),
            Self::Federation => f.write_str("federation"),
        }
    }
}

impl ::std::str::FromStr for FilterFormat {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "client" => Ok(Self::Client),
            "federation" => Ok(Self::Federation),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for FilterFormat {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FilterFormat {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// Keys of an event, with dots into objects, such as `content.body`. `event_id`, `type`, `room_id` and `sender` always come. The content of an event whose type ends with `.encrypted` can't be cut into: a key inside it brings all of it (FIL-5).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FilterKeys(pub ::std::vec::Vec<::std::string::String>);

impl ::std::ops::Deref for FilterKeys {
    type Target = ::std::vec::Vec<::std::string::String>;
    fn deref(&self) -> &::std::vec::Vec<::std::string::String> {
        &self.0
    }
}

impl ::std::convert::From<FilterKeys> for ::std::vec::Vec<::std::string::String> {
    fn from(value: FilterKeys) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<::std::string::String>> for FilterKeys {
    fn from(value: ::std::vec::Vec<::std::string::String>) -> Self {
        Self(value)
    }
}

/// Texts in which `*` matches any run of characters (FIL-4). An empty list matches nothing.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FilterPatterns(pub ::std::vec::Vec<::std::string::String>);

impl ::std::ops::Deref for FilterPatterns {
    type Target = ::std::vec::Vec<::std::string::String>;
    fn deref(&self) -> &::std::vec::Vec<::std::string::String> {
        &self.0
    }
}

impl ::std::convert::From<FilterPatterns> for ::std::vec::Vec<::std::string::String> {
    fn from(value: FilterPatterns) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<::std::string::String>> for FilterPatterns {
    fn from(value: ::std::vec::Vec<::std::string::String>) -> Self {
        Self(value)
    }
}

/// Room ids. An empty list matches nothing.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FilterRooms(pub ::std::vec::Vec<crate::ids::RoomId>);

impl ::std::ops::Deref for FilterRooms {
    type Target = ::std::vec::Vec<crate::ids::RoomId>;
    fn deref(&self) -> &::std::vec::Vec<crate::ids::RoomId> {
        &self.0
    }
}

impl ::std::convert::From<FilterRooms> for ::std::vec::Vec<crate::ids::RoomId> {
    fn from(value: FilterRooms) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<crate::ids::RoomId>> for FilterRooms {
    fn from(value: ::std::vec::Vec<crate::ids::RoomId>) -> Self {
        Self(value)
    }
}

/// Whether children of `updates` come bundled in their parent or separate from it (UPD-4): right after it, all levels of them in timeline order, and in the stream at their own place. Events in federation form come separate and with no `replies`, since nothing may be added to what was signed (EVT-9).
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
pub enum FilterUpdates {
    /// `Bundle`.
    #[serde(rename = "bundle")]
    Bundle,
    /// `Separate`.
    #[serde(rename = "separate")]
    Separate,
}

impl ::std::fmt::Display for FilterUpdates {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Bundle => f.write_str("bundle"),
            Self::Separate => f.write_str("separate"),
        }
    }
}

impl ::std::str::FromStr for FilterUpdates {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "bundle" => Ok(Self::Bundle),
            "separate" => Ok(Self::Separate),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for FilterUpdates {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for FilterUpdates {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// User ids. An empty list matches nothing.
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
pub struct FilterUsers(pub ::std::vec::Vec<crate::ids::UserId>);

impl ::std::ops::Deref for FilterUsers {
    type Target = ::std::vec::Vec<crate::ids::UserId>;
    fn deref(&self) -> &::std::vec::Vec<crate::ids::UserId> {
        &self.0
    }
}

impl ::std::convert::From<FilterUsers> for ::std::vec::Vec<crate::ids::UserId> {
    fn from(value: FilterUsers) -> Self {
        value.0
    }
}

impl ::std::convert::From<::std::vec::Vec<crate::ids::UserId>> for FilterUsers {
    fn from(value: ::std::vec::Vec<crate::ids::UserId>) -> Self {
        Self(value)
    }
}

/// Which of the events that relate to an event are bundled in it as `replies` (REL-2).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReplyFilter {
    /// The most replies to bundle per event. 0 when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i64>,
    /// Relationship types to bundle, as patterns. Every type when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rel_types: ::std::option::Option<FilterPatterns>,
    /// Which replies come first, in bundles and pages (REL-3). `newest` when absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub sort: ::std::option::Option<ReplySort>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// Which replies are wanted (REL-3). `newest` gives the last ones and pages to earlier ones; `oldest` gives the first ones and pages to later ones.
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
pub enum ReplySort {
    /// `Newest`.
    #[serde(rename = "newest")]
    Newest,
    /// `Oldest`.
    #[serde(rename = "oldest")]
    Oldest,
}

impl ::std::fmt::Display for ReplySort {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Newest => f.write_str("newest"),
            Self::Oldest => f.write_str("oldest"),
        }
    }
}

impl ::std::str::FromStr for ReplySort {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "newest" => Ok(Self::Newest),
            "oldest" => Ok(Self::Oldest),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for ReplySort {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for ReplySort {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
