// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `server`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `health_live`: Tell whether the process lives.
pub static HEALTH_LIVE: OperationInfo = OperationInfo {
    index: 63,
    id: "health_live",
    area: "server",
    method: ::http::Method::GET,
    path: "/_tidings/health/live",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `health_ready`: Tell whether the server can do its work.
pub static HEALTH_READY: OperationInfo = OperationInfo {
    index: 64,
    id: "health_ready",
    area: "server",
    method: ::http::Method::GET,
    path: "/_tidings/health/ready",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `version_list`: List the versions the server speaks.
pub static VERSION_LIST: OperationInfo = OperationInfo {
    index: 65,
    id: "version_list",
    area: "server",
    method: ::http::Method::GET,
    path: "/_matrix/client/versions",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
