// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `media`.

use super::*;

/// The content repository, that of version 1 (MED).
pub trait ClientMediaExt {
    /// Download a file
    ///
    /// Answers the bytes of an upload, as a stream, with the `Content-Type` they came with (MED-1). The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file, 400 M_INVALID_PARAM for a malformed name. The same operation as in version 1.
    ///
    /// Sends a `GET` request to `/_matrix/media/v1/download/{server_name}/{media_id}`
    ///
    /// Arguments:
    /// - `server_name`: The server part of the `mxc://` URI, the server that took the upload.
    /// - `media_id`: The last part of the `mxc://` URI.
    /// ```text
    /// let response = client.media_download()
    ///     .server_name(server_name)
    ///     .media_id(media_id)
    ///     .send()
    ///     .await;
    /// ```
    fn media_download(&self) -> builder::MediaDownload<'_>;

    /// Get a thumbnail of a picture
    ///
    /// Answers a smaller picture of about the size asked for, as JPEG or PNG; never one larger than the original (MED-1). `method` is `scale` when absent. The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file and for one that is no picture the server can read, 400 M_INVALID_PARAM when `width` or `height` is missing or out of bounds. The same operation as in version 1.
    ///
    /// Sends a `GET` request to `/_matrix/media/v1/thumbnail/{server_name}/{media_id}`
    ///
    /// Arguments:
    /// - `server_name`: The server part of the `mxc://` URI, the server that took the upload.
    /// - `media_id`: The last part of the `mxc://` URI.
    /// - `height`: The wanted height in pixels.
    /// - `method`: How to make it. `scale` when absent.
    /// - `width`: The wanted width in pixels.
    /// ```text
    /// let response = client.media_thumbnail()
    ///     .server_name(server_name)
    ///     .media_id(media_id)
    ///     .height(height)
    ///     .method(method)
    ///     .width(width)
    ///     .send()
    ///     .await;
    /// ```
    fn media_thumbnail(&self) -> builder::MediaThumbnail<'_>;

    /// Upload a file
    ///
    /// Keeps the bytes of the body and answers their `mxc://` URI (MED-1). The header `Content-Type` is kept with them and given back on download; `filename` too. The body is taken as a stream. It may have up to 50 MiB here; the setting `media.max_upload_bytes` lowers that. Refused with 413 M_TOO_LARGE when the file, or with it the user's quota, is too large; 400 M_INVALID_PARAM without a `Content-Type`; 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN; 429 M_LIMIT_EXCEEDED after too many uploads. The same operation as in version 1; it takes no session.
    ///
    /// Sends a `POST` request to `/_matrix/media/v1/upload`
    ///
    /// Arguments:
    /// - `filename`: The file's name, for those who download it.
    /// - `body`
    /// ```text
    /// let response = client.media_upload()
    ///     .filename(filename)
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn media_upload(&self) -> builder::MediaUpload<'_>;
}

impl ClientMediaExt for Client {
    fn media_download(&self) -> builder::MediaDownload<'_> {
        builder::MediaDownload::new(self)
    }

    fn media_thumbnail(&self) -> builder::MediaThumbnail<'_> {
        builder::MediaThumbnail::new(self)
    }

    fn media_upload(&self) -> builder::MediaUpload<'_> {
        builder::MediaUpload::new(self)
    }
}
