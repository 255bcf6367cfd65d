// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `dog`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `dog_get`: In short.
pub static DOG_GET: OperationInfo = OperationInfo {
    index: 0,
    id: "dog_get",
    area: "dog",
    method: ::http::Method::GET,
    path: "/dog",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
