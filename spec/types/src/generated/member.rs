// Written by `cargo xtask generate`; do not edit.

//! Types of the area `member`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A user to ban (BAN-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberBanRequest {
    /// Why, shown in the membership event.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// Whom to ban.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberBanRequest {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId) -> Self {
        Self {
            reason: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A user to invite (INV-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberInviteRequest {
    /// Why, shown in the membership event.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// Whom to invite.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberInviteRequest {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId) -> Self {
        Self {
            reason: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// What an invite did, and who was invited (INV-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberInviteResponse {
    /// Where the picture of the invited is, if known.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar_url: ::std::option::Option<::std::string::String>,
    /// The display name of the invited, if known.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub displayname: ::std::option::Option<::std::string::String>,
    /// The invite as sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub event: ::std::option::Option<crate::room_event::RoomEvent>,
    /// The invite, or the one that already stood.
    pub event_id: crate::ids::EventId,
    /// When the server took it, in milliseconds since 1970.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub origin_server_ts: ::std::option::Option<i64>,
    /// Where it happened. As the start of a stream it yields what comes after this event (MSG-1).
    pub position: ChunkToken,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberInviteResponse {
    /// With what is required; what may be absent is.
    pub fn new(event_id: crate::ids::EventId, position: ChunkToken) -> Self {
        Self {
            avatar_url: ::std::option::Option::None,
            displayname: ::std::option::Option::None,
            event: ::std::option::Option::None,
            event_id,
            origin_server_ts: ::std::option::Option::None,
            position,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A user to kick (KIC-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberKickRequest {
    /// Why, shown in the membership event.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// Whom to kick.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberKickRequest {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId) -> Self {
        Self {
            reason: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Members of a room.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberListResponse {
    /// Where the next page starts. Absent on the last page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub end: ::std::option::Option<PaginationToken>,
    /// Their `state.m.room.member` events, ordered by user id. Display name and avatar come under `unsigned.profile` (EVT-10).
    pub members: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberListResponse {
    /// With what is required; what may be absent is.
    pub fn new(members: ::std::vec::Vec<crate::room_event::RoomEvent>) -> Self {
        Self {
            end: ::std::option::Option::None,
            members,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A ban to lift (BAN-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct MemberUnbanRequest {
    /// Why, shown in the membership event.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<Reason>,
    /// Whose ban to lift.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl MemberUnbanRequest {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId) -> Self {
        Self {
            reason: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
