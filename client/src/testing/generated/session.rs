// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `session`.

use crate::testing::{Operation, OperationInfo};

/// `session_capabilities_set`: Say what the client can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCapabilitiesSet;

impl Operation for SessionCapabilitiesSet {
    type Body = ::tidings_types::CapabilityHash;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "session_capabilities_set",
        method: "PUT",
        path: "/_matrix/client/v2/session/capabilities",
    };
}

/// `session_create`: Start a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionCreate;

impl Operation for SessionCreate {
    type Body = ::tidings_types::SessionCreateRequest;
    type Answer = ::tidings_types::Session;
    const INFO: OperationInfo = OperationInfo {
        id: "session_create",
        method: "POST",
        path: "/_matrix/client/v2/session",
    };
}

/// `session_delete`: End the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionDelete;

impl Operation for SessionDelete {
    type Body = ();
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "session_delete",
        method: "DELETE",
        path: "/_matrix/client/v2/session",
    };
}

/// `session_get`: Show the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionGet;

impl Operation for SessionGet {
    type Body = ();
    type Answer = ::tidings_types::Session;
    const INFO: OperationInfo = OperationInfo {
        id: "session_get",
        method: "GET",
        path: "/_matrix/client/v2/session",
    };
}
