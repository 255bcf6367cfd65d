// Written by `cargo xtask generate`; do not edit.

//! Types of the area `presence`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A user's presence over all their sessions (PRE-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PresenceGetResponse {
    /// The union of what the user's connected clients can do (CAP-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub capabilities: ::std::option::Option<CapabilityHash>,
    /// How long ago the user last did something, in milliseconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_active_ago: ::std::option::Option<i64>,
    /// The user's presence.
    pub presence: PresenceState,
    /// A status for people to read.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status_msg: ::std::option::Option<::std::string::String>,
    /// The user.
    pub user_id: crate::ids::UserId,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PresenceGetResponse {
    /// With what is required; what may be absent is.
    pub fn new(user_id: crate::ids::UserId, presence: PresenceState) -> Self {
        Self {
            capabilities: ::std::option::Option::None,
            last_active_ago: ::std::option::Option::None,
            presence,
            status_msg: ::std::option::Option::None,
            user_id,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// The presence of the session and, with it, of the user (PRE-1).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PresenceSetRequest {
    /// Whether the user appears offline whatever any session says, until taken back. Absent leaves it as it is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub appear_offline: ::std::option::Option<bool>,
    /// What this session says.
    pub presence: PresenceState,
    /// A status for people to read. Absent clears it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status_msg: ::std::option::Option<::std::string::String>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl PresenceSetRequest {
    /// With what is required; what may be absent is.
    pub fn new(presence: PresenceState) -> Self {
        Self {
            appear_offline: ::std::option::Option::None,
            presence,
            status_msg: ::std::option::Option::None,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}
