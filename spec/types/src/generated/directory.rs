// Written by `cargo xtask generate`; do not edit.

//! Types of the area `directory`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// Where a new alias leads (DIR-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AliasCreateRequest {
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AliasCreateRequest {
    /// With what is required; what may be absent is.
    pub fn new(room_id: crate::ids::RoomId) -> Self {
        Self {
            room_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Where an alias leads (DIR-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct AliasGetResponse {
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// Servers that know the room and can be joined through.
    pub servers: ::std::vec::Vec<crate::ids::ServerName>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl AliasGetResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        room_id: crate::ids::RoomId,
        servers: ::std::vec::Vec<crate::ids::ServerName>,
    ) -> Self {
        Self {
            room_id,
            servers,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Who may join a room (JOI-5). `public`: everyone. `invite`: who was invited. `private`: nobody more. A banned user never may.
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
pub enum JoinRule {
    /// `Public`.
    #[serde(rename = "public")]
    Public,
    /// `Invite`.
    #[serde(rename = "invite")]
    Invite,
    /// `Private`.
    #[serde(rename = "private")]
    Private,
}

impl ::std::fmt::Display for JoinRule {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Public => f.write_str("public"),
            Self::Invite => f.write_str("invite"),
            Self::Private => f.write_str("private"),
        }
    }
}

impl ::std::str::FromStr for JoinRule {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "public" => Ok(Self::Public),
            "invite" => Ok(Self::Invite),
            "private" => Ok(Self::Private),
            _ => Err("invalid value".into()),
        }
    }
}

impl ::std::convert::TryFrom<&str> for JoinRule {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

impl ::std::convert::TryFrom<::std::string::String> for JoinRule {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}

/// A published room (PUB-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PublishedRoom {
    /// The aliases of the room.
    pub aliases: ::std::vec::Vec<crate::ids::RoomAlias>,
    /// Where the picture of the room is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar_url: ::std::option::Option<::std::string::String>,
    /// Who may join.
    pub join_rule: JoinRule,
    /// How many users are joined.
    pub member_count: i64,
    /// The name of the room.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    /// The room.
    pub room_id: crate::ids::RoomId,
    /// What the room is about.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub topic: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PublishedRoom {
    /// With what is required; what may be absent is.
    pub fn new(
        room_id: crate::ids::RoomId,
        member_count: i64,
        aliases: ::std::vec::Vec<crate::ids::RoomAlias>,
        join_rule: JoinRule,
    ) -> Self {
        Self {
            aliases,
            avatar_url: ::std::option::Option::None,
            join_rule,
            member_count,
            name: ::std::option::Option::None,
            room_id,
            topic: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What to look for among the published rooms (PUB-1).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PublishedRoomSearchRequest {
    /// Reads on in an earlier search, with its `next`. `search`, `limit` and `server` are then those of that search.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub from: ::std::option::Option<PaginationToken>,
    /// The most rooms on a page. 20 when absent. With 0 only the total is answered, and there is no further page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub limit: ::std::option::Option<i64>,
    /// Words, separated by white space. The name, the topic or an alias contains each of them; case does not matter. Every room matches when there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub search: ::std::option::Option<::std::string::String>,
    /// Whose published rooms to search. This server when absent; a server that is not known has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub server: ::std::option::Option<crate::ids::ServerName>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

/// A page of published rooms (PUB-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PublishedRoomSearchResponse {
    /// Leads to the next page. Absent on the last one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next: ::std::option::Option<PaginationToken>,
    /// The number of this page, counted from 1.
    pub page: i64,
    /// The rooms, those with the most members first.
    pub rooms: ::std::vec::Vec<PublishedRoom>,
    /// How many rooms were found. A search finds at most 10,000, and at most 16 MiB of them.
    pub total: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PublishedRoomSearchResponse {
    /// With what is required; what may be absent is.
    pub fn new(rooms: ::std::vec::Vec<PublishedRoom>, page: i64, total: i64) -> Self {
        Self {
            next: ::std::option::Option::None,
            page,
            rooms,
            total,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Whether a room is published (PUB-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RoomPublishedSetRequest {
    /// Whether searching the published rooms finds it.
    pub published: bool,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl RoomPublishedSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(published: bool) -> Self {
        Self {
            published,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
