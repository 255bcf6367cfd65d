// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `server`.

use crate::testing::{Operation, OperationInfo};

/// `health_live`: Tell whether the process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthLive;

impl Operation for HealthLive {
    type Body = ();
    type Answer = ::tidings_types::Health;
    const INFO: OperationInfo = OperationInfo {
        id: "health_live",
        method: "GET",
        path: "/_tidings/health/live",
    };
}

/// `health_ready`: Tell whether the server can do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthReady;

impl Operation for HealthReady {
    type Body = ();
    type Answer = ::tidings_types::Health;
    const INFO: OperationInfo = OperationInfo {
        id: "health_ready",
        method: "GET",
        path: "/_tidings/health/ready",
    };
}

/// `version_list`: List the versions the server speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionList;

impl Operation for VersionList {
    type Body = ();
    type Answer = ::tidings_types::VersionListResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "version_list",
        method: "GET",
        path: "/_matrix/client/versions",
    };
}
