// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `thing_delete`: Thing delete.
pub static THING_DELETE: OperationInfo = OperationInfo {
    index: 0,
    id: "thing_delete",
    area: "thing",
    method: ::http::Method::DELETE,
    path: "/things/{type}/{count}",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `thing_get`: Thing get.
pub static THING_GET: OperationInfo = OperationInfo {
    index: 1,
    id: "thing_get",
    area: "thing",
    method: ::http::Method::GET,
    path: "/things/{type}/{count}",
    secured: true,
    request_headers: &["X-Trace", "X-Wanted"],
    response_headers: &["X-Left", "X-Trace"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `thing_list`: Thing list.
pub static THING_LIST: OperationInfo = OperationInfo {
    index: 2,
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
