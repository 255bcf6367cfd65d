// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `capability`.

use crate::testing::{Operation, OperationInfo};

/// `capability_set_create`: Upload a set of capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapabilitySetCreate;

impl Operation for CapabilitySetCreate {
    type Body = ::tidings_types::CapabilitySet;
    type Answer = ::tidings_types::CapabilityHash;
    const INFO: OperationInfo = OperationInfo {
        id: "capability_set_create",
        method: "POST",
        path: "/_matrix/client/v2/capabilities",
    };
}

/// `capability_set_get`: Show a set of capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapabilitySetGet;

impl Operation for CapabilitySetGet {
    type Body = ();
    type Answer = ::tidings_types::CapabilitySet;
    const INFO: OperationInfo = OperationInfo {
        id: "capability_set_get",
        method: "GET",
        path: "/_matrix/client/v2/capabilities/{sha256}",
    };
}

/// `server_capabilities_get`: Tell what the server can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerCapabilitiesGet;

impl Operation for ServerCapabilitiesGet {
    type Body = ();
    type Answer = ::tidings_types::CapabilityHash;
    const INFO: OperationInfo = OperationInfo {
        id: "server_capabilities_get",
        method: "GET",
        path: "/_matrix/client/v2/server/capabilities",
    };
}
