// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `sync`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `initial_sync`: Fetch what a client needs to begin, or what changed.
pub static INITIAL_SYNC: OperationInfo = OperationInfo {
    index: 17,
    id: "initial_sync",
    area: "sync",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/initial_sync",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
