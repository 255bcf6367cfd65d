// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `thing_list`: In short.
pub static THING_LIST: OperationInfo = OperationInfo {
    index: 0,
    id: "thing_list",
    area: "thing",
    method: ::http::Method::GET,
    path: "/things",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
