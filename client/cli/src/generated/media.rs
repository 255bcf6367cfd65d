// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `media`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientMediaExt};

/// `GET /_matrix/media/v1/download/{server_name}/{media_id}`.
pub(super) static MEDIA_DOWNLOAD: Operation = Operation {
    id: "media_download",
    area: "media",
    summary: "Download a file.",
    description: "Answers the bytes of an upload, as a stream, with the `Content-Type` they came with (MED-1). The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file, 400 M_INVALID_PARAM for a malformed name. The same operation as in version 1.",
    method: "GET",
    path: "/_matrix/media/v1/download/{server_name}/{media_id}",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: true,
    options: || Vec::from([
        option::named::<::tidings_types::ServerName>("server-name")
            .required(true)
            .help(
                "The server part of the `mxc://` URI, the server that took the upload.",
            ),
        option::named::<::tidings_types::MediaId>("media-id")
            .required(true)
            .help("The last part of the `mxc://` URI."),
    ]),
    run: |call| Box::pin(media_download(call)),
};

async fn media_download(call: Call<'_>) -> Result<(), Failure> {
    let given_server_name: ::tidings_types::ServerName = call.need("server-name")?;
    let given_media_id: ::tidings_types::MediaId = call.need("media-id")?;
    call.bytes(async |client: Client, _place: support::Place| {
            let mut request = client.media_download();
            request = request.server_name(given_server_name.clone());
            request = request.media_id(given_media_id.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/media/v1/thumbnail/{server_name}/{media_id}`.
pub(super) static MEDIA_THUMBNAIL: Operation = Operation {
    id: "media_thumbnail",
    area: "media",
    summary: "Get a thumbnail of a picture.",
    description: "Answers a smaller picture of about the size asked for, as JPEG or PNG; never one larger than the original (MED-1). `method` is `scale` when absent. The answer carries `X-Content-Type-Options: nosniff` and a `Content-Security-Policy` that allows nothing; a type that a browser might run comes as an attachment. Refused with 404 M_NOT_FOUND for an unknown file and for one that is no picture the server can read, 400 M_INVALID_PARAM when `width` or `height` is missing or out of bounds. The same operation as in version 1.",
    method: "GET",
    path: "/_matrix/media/v1/thumbnail/{server_name}/{media_id}",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: true,
    options: || Vec::from([
        option::named::<::tidings_types::ServerName>("server-name")
            .required(true)
            .help(
                "The server part of the `mxc://` URI, the server that took the upload.",
            ),
        option::named::<::tidings_types::MediaId>("media-id")
            .required(true)
            .help("The last part of the `mxc://` URI."),
        option::integer("width", Some(1), Some(4096))
            .required(true)
            .help("The wanted width in pixels."),
        option::integer("height", Some(1), Some(4096))
            .required(true)
            .help("The wanted height in pixels."),
        option::choice("method", &["crop", "scale"])
            .help("How to make it. `scale` when absent."),
    ]),
    run: |call| Box::pin(media_thumbnail(call)),
};

async fn media_thumbnail(call: Call<'_>) -> Result<(), Failure> {
    let given_server_name: ::tidings_types::ServerName = call.need("server-name")?;
    let given_media_id: ::tidings_types::MediaId = call.need("media-id")?;
    let given_width: i64 = call.need("width")?;
    let given_height: i64 = call.need("height")?;
    let given_method: Option<::tidings_types::ThumbnailMethod> = call.find("method")?;
    call.bytes(async |client: Client, _place: support::Place| {
            let mut request = client.media_thumbnail();
            request = request.server_name(given_server_name.clone());
            request = request.media_id(given_media_id.clone());
            request = request.width(given_width);
            request = request.height(given_height);
            if let Some(value) = given_method {
                request = request.method(value);
            }
            request.send().await
        })
        .await
}

/// `POST /_matrix/media/v1/upload`.
pub(super) static MEDIA_UPLOAD: Operation = Operation {
    id: "media_upload",
    area: "media",
    summary: "Upload a file.",
    description: "Keeps the bytes of the body and answers their `mxc://` URI (MED-1). The header `Content-Type` is kept with them and given back on download; `filename` too. The body is taken as a stream. It may have up to 50 MiB here; the setting `media.max_upload_bytes` lowers that. Refused with 413 M_TOO_LARGE when the file, or with it the user's quota, is too large; 400 M_INVALID_PARAM without a `Content-Type`; 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN; 429 M_LIMIT_EXCEEDED after too many uploads. The same operation as in version 1; it takes no session.",
    method: "POST",
    path: "/_matrix/media/v1/upload",
    secured: true,
    own_headers: &[],
    body: Body::Bytes,
    streams: false,
    options: || Vec::from([
        option::text("filename", None, Some(255))
            .help("The file's name, for those who download it."),
    ]),
    run: |call| Box::pin(media_upload(call)),
};

async fn media_upload(mut call: Call<'_>) -> Result<(), Failure> {
    let given_filename: Option<String> = call.find("filename")?;
    let body = call.file().await?;
    call.upload(async |client: Client, _place: support::Place| {
            let mut request = client.media_upload();
            if let Some(value) = given_filename.clone() {
                request = request.filename(value);
            }
            request = request.body(body);
            request.send().await
        })
        .await
}
