//! Handlers of the area `media`.

use std::time::Duration;

use dropshot::{Body, NoCompression};
use futures::StreamExt as _;
use futures::stream;
use http::{HeaderMap, HeaderName, HeaderValue, Response, header};
use http_body_util::StreamBody;
use hyper::body::Frame;
use tidings_api::params::{
    MediaDownloadPath, MediaThumbnailPath, MediaThumbnailQuery, MediaUploadQuery,
};
use tidings_api::{RawStream, Streamed};
use tidings_types::{MediaUploadResponse, ThumbnailMethod};

use super::edge::Call;
use crate::app::AppError;
use crate::app::media::{Pieces, UploadRequest};
use crate::app::rules::media::disposition;
use crate::app::rules::thumbnail::Size;
use crate::app::thumbnail::ThumbnailWish;

/// What a page made of a file may do: nothing.
const POLICY: &str =
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Anybody may show a file in a page of their own.
const FROM_ANYWHERE: &str = "cross-origin";
static RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// A file doesn't change, but it may be deleted.
const A_DAY: &str = "public,max-age=86400,s-maxage=86400";

/// How long the rest of a refused upload is awaited.
const DISCARD: Duration = Duration::from_secs(20);

/// `GET /_matrix/media/v1/download/{server_name}/{media_id}` (MED-1)
pub async fn media_download(call: Call, path: MediaDownloadPath) -> Result<Streamed, AppError> {
    let file = call
        .app()
        .download(&path.server_name, &path.media_id)
        .await?;
    let disposition = disposition(file.shown, file.filename.as_deref());
    streamed(&file.content_type, &disposition, file.size, file.bytes)
}

/// `GET /_matrix/media/v1/thumbnail/{server_name}/{media_id}` (MED-1)
pub async fn media_thumbnail(
    call: Call,
    path: MediaThumbnailPath,
    query: MediaThumbnailQuery,
) -> Result<Streamed, AppError> {
    let wish = ThumbnailWish {
        size: Size {
            width: side("width", query.width)?,
            height: side("height", query.height)?,
        },
        method: query.method.unwrap_or(ThumbnailMethod::Scale),
    };
    let found = call
        .app()
        .thumbnail(&path.server_name, &path.media_id, wish)
        .await?;
    streamed(
        found.content_type,
        &disposition(true, None),
        found.size,
        found.bytes,
    )
}

/// `POST /_matrix/media/v1/upload` (MED-1)
///
/// - A body that is announced to be too large is refused before it comes.
/// - It ends with the access token, even when nothing comes any more (ACC-5).
/// - After a refusal the rest is read and dropped, in bounds, or the client wouldn't read the answer.
pub async fn media_upload(
    call: Call,
    query: MediaUploadQuery,
    mut body: RawStream,
) -> Result<MediaUploadResponse, AppError> {
    let app = call.app();
    body.lower_limit(usize::try_from(app.settings.media.upload_bytes).unwrap_or(usize::MAX));
    let request = UploadRequest {
        content_type: body.content_type().map(str::to_owned),
        filename: query.filename,
        announced: body.announced().map(|bytes| bytes as u64),
    };
    let chunks = stream::unfold(&mut body, |body| async {
        let next = tokio::select! {
            biased;
            over = call.token_over() => Err(over),
            next = body.next_chunk() => next?.map_err(AppError::from),
        };
        Some((next, body))
    });
    let uploaded = app.upload(call.client()?, request, chunks).await;
    if uploaded.is_err() {
        tokio::select! {
            () = body.discard() => {}
            () = app.env.clock.sleep(DISCARD) => {}
        }
    }
    Ok(MediaUploadResponse::new(uploaded?))
}

fn side(name: &str, pixels: i64) -> Result<u32, AppError> {
    u32::try_from(pixels).map_err(|_| AppError::bad_parameter(name, "out of bounds"))
}

/// An answer of bytes that strangers have uploaded.
fn streamed(
    content_type: &str,
    disposition: &str,
    size: u64,
    bytes: Pieces,
) -> Result<Streamed, AppError> {
    let value = |text: &str| HeaderValue::from_str(text).map_err(AppError::internal);
    let headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, value(content_type)?),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
        (header::CONTENT_DISPOSITION, value(disposition)?),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static(A_DAY)),
        (
            RESOURCE_POLICY.clone(),
            HeaderValue::from_static(FROM_ANYWHERE),
        ),
    ]);
    let body = StreamBody::new(bytes.map(|piece| piece.map(Frame::data)));
    let mut response = Response::new(Body::wrap(body));
    *response.headers_mut() = headers;
    // What is large is mostly packed already, and a length is only told of what isn't packed on the way.
    response.extensions_mut().insert(NoCompression);
    Ok(Streamed(response))
}
