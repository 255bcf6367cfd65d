// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `file`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `file_upload`: In short.
pub static FILE_UPLOAD: OperationInfo = OperationInfo {
    index: 0,
    id: "file_upload",
    area: "file",
    method: ::http::Method::PUT,
    path: "/files",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Bytes,
    body_limit: 16,
    success: SuccessInfo::Json,
};
