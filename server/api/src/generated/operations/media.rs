// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `media`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `media_download`: Download a file.
pub static MEDIA_DOWNLOAD: OperationInfo = OperationInfo {
    index: 60,
    id: "media_download",
    area: "media",
    method: ::http::Method::GET,
    path: "/_matrix/media/v1/download/{server_name}/{media_id}",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Bytes,
};

/// `media_thumbnail`: Get a thumbnail of a picture.
pub static MEDIA_THUMBNAIL: OperationInfo = OperationInfo {
    index: 61,
    id: "media_thumbnail",
    area: "media",
    method: ::http::Method::GET,
    path: "/_matrix/media/v1/thumbnail/{server_name}/{media_id}",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Bytes,
};

/// `media_upload`: Upload a file.
pub static MEDIA_UPLOAD: OperationInfo = OperationInfo {
    index: 62,
    id: "media_upload",
    area: "media",
    method: ::http::Method::POST,
    path: "/_matrix/media/v1/upload",
    secured: true,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Bytes,
    body_limit: 52428800,
    success: SuccessInfo::Json,
};
