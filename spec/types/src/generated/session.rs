// Written by `cargo xtask generate`; do not edit.

//! Types of the area `session`.

#[allow(unused_imports, reason = "not every file refers to another")]
use super::*;

/// A session of one client (SES-1, SES-4).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct Session {
    /// How long the session lives on without a request, in milliseconds.
    pub expires_in_ms: i64,
    /// The action id that comes next (ACT-2).
    pub next_action_id: i64,
    /// The presence this session says (PRE-1).
    pub presence: PresenceState,
    /// The session.
    pub session_id: crate::ids::SessionId,
    /// The rooms in which this session is typing (TYP-1).
    pub typing: ::std::vec::Vec<crate::ids::RoomId>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}

impl Session {
    /// With what is required; what may be absent is.
    pub fn new(
        session_id: crate::ids::SessionId,
        expires_in_ms: i64,
        next_action_id: i64,
        presence: PresenceState,
        typing: ::std::vec::Vec<crate::ids::RoomId>,
    ) -> Self {
        Self {
            expires_in_ms,
            next_action_id,
            presence,
            session_id,
            typing,
            extra: <::serde_json::Map<
                ::std::string::String,
                ::serde_json::Value,
            >>::default(),
        }
    }
}

/// How a session begins (SES-4).
#[derive(Default)]
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SessionCreateRequest {
    /// The client's capabilities, a set the server knows (CAP-2).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub capabilities: ::std::option::Option<CapabilityHash>,
    /// The presence this session says from the start. `online` when absent (PRE-1).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub presence: ::std::option::Option<PresenceState>,
    /// What the document doesn't name.
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}
