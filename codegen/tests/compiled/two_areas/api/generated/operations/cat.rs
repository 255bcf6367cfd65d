// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `cat`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `cat_get`: In short.
pub static CAT_GET: OperationInfo = OperationInfo {
    index: 1,
    id: "cat_get",
    area: "cat",
    method: ::http::Method::GET,
    path: "/cat",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
