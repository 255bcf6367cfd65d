// Written by `cargo xtask generate`; do not edit.

//! Types of the area `sync`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// What a client needs to begin with, or the delta since an earlier token (SYN-1, SYN-2).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct InitialSyncResponse {
    /// Where the event stream goes on, with nothing lost or doubled (SYN-7).
    pub end: ChunkToken,
    /// The rooms the reader is invited to (SYN-4). In a delta only new invites.
    pub invites: ::std::vec::Vec<InviteEntry>,
    /// The rooms left since `since` (SYN-2). Empty without `since`.
    pub left: ::std::vec::Vec<crate::ids::RoomId>,
    /// Presence events of the users in shared rooms; in a delta of those who show otherwise than `since` told (SYN-4).
    pub presence: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// The joined rooms, the most recently active first (SYN-6). In a delta only those that changed.
    pub rooms: ::std::vec::Vec<RoomEntry>,
    /// Leads to the next rooms, as `rooms_from`. Absent when there are no more (SYN-6).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rooms_next: ::std::option::Option<PaginationToken>,
    /// How many rooms all pages hold together.
    pub rooms_total: i64,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl InitialSyncResponse {
    /// With what is required; what may be absent is.
    pub fn new(
        rooms: ::std::vec::Vec<RoomEntry>,
        left: ::std::vec::Vec<crate::ids::RoomId>,
        invites: ::std::vec::Vec<InviteEntry>,
        presence: ::std::vec::Vec<crate::room_event::RoomEvent>,
        rooms_total: i64,
        end: ChunkToken,
    ) -> Self {
        Self {
            end,
            invites,
            left,
            presence,
            rooms,
            rooms_next: ::std::option::Option::None,
            rooms_total,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// A room the reader is invited to (SYN-4).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct InviteEntry {
    /// The invite, a membership event. Its id serves to join and to reject (JOI-1, REJ-1).
    pub event: crate::room_event::RoomEvent,
    /// Who invited, with their profile.
    pub inviter: Inviter,
    /// How many users are joined.
    pub member_count: i64,
    /// The room's name, topic, avatar, join rule and aliases, as far as it has them.
    pub state: ::std::vec::Vec<crate::room_event::RoomEvent>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl InviteEntry {
    /// With what is required; what may be absent is.
    pub fn new(
        event: crate::room_event::RoomEvent,
        state: ::std::vec::Vec<crate::room_event::RoomEvent>,
        inviter: Inviter,
        member_count: i64,
    ) -> Self {
        Self {
            event,
            inviter,
            member_count,
            state,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// Who invited the reader (SYN-4).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Inviter {
    /// Where the inviter's picture is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar_url: ::std::option::Option<::std::string::String>,
    /// The inviter's name for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub displayname: ::std::option::Option<::std::string::String>,
    /// The inviter.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Inviter {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId) -> Self {
        Self {
            avatar_url: ::std::option::Option::None,
            displayname: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
