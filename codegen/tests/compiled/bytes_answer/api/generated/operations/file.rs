// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `file`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `file_download`: In short.
pub static FILE_DOWNLOAD: OperationInfo = OperationInfo {
    index: 0,
    id: "file_download",
    area: "file",
    method: ::http::Method::GET,
    path: "/files",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Bytes,
};
