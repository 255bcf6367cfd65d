// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `presence`.

use crate::testing::{Operation, OperationInfo};

/// `presence_get`: Show a user's presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresenceGet;

impl Operation for PresenceGet {
    type Body = ();
    type Answer = ::tidings_types::PresenceGetResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "presence_get",
        method: "GET",
        path: "/_matrix/client/v2/presence/{user_id}",
    };
}

/// `presence_set`: Set my presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresenceSet;

impl Operation for PresenceSet {
    type Body = ::tidings_types::PresenceSetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "presence_set",
        method: "PUT",
        path: "/_matrix/client/v2/presence",
    };
}
