// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `door`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `door_open`: In short.
pub static DOOR_OPEN: OperationInfo = OperationInfo {
    index: 0,
    id: "door_open",
    area: "door",
    method: ::http::Method::POST,
    path: "/door",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
