// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `media`.

use crate::testing::{Operation, OperationInfo};

/// `media_download`: Download a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaDownload;

impl Operation for MediaDownload {
    type Body = ();
    type Answer = crate::testing::Bytes;
    const INFO: OperationInfo = OperationInfo {
        id: "media_download",
        method: "GET",
        path: "/_matrix/media/v1/download/{server_name}/{media_id}",
    };
}

/// `media_thumbnail`: Get a thumbnail of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaThumbnail;

impl Operation for MediaThumbnail {
    type Body = ();
    type Answer = crate::testing::Bytes;
    const INFO: OperationInfo = OperationInfo {
        id: "media_thumbnail",
        method: "GET",
        path: "/_matrix/media/v1/thumbnail/{server_name}/{media_id}",
    };
}

/// `media_upload`: Upload a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaUpload;

impl Operation for MediaUpload {
    type Body = crate::testing::Bytes;
    type Answer = ::tidings_types::MediaUploadResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "media_upload",
        method: "POST",
        path: "/_matrix/media/v1/upload",
    };
}
