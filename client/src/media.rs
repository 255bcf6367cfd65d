//! Files: what is uploaded and downloaded, in pieces and never whole in memory (MED-1).

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures::{Stream, StreamExt as _, TryStreamExt as _};
use progenitor_client::ClientInfo;
use reqwest::Body;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use tidings_types::{ApiError, MediaId, MxcUri, ServerName, ThumbnailMethod};

use crate::api::{self, ByteStream, ClientMediaExt, ResponseValue};
use crate::{Client, Connection, Error};

/// A file on its way down: a stream of its bytes. One that breaks off ends with an error.
pub struct Download {
    content_type: Option<String>,
    length: Option<u64>,
    bytes: ByteStream,
}

impl Download {
    /// The media type it was uploaded with. Whoever uploaded it may have lied.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Its length in bytes.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// All that is still to come, in memory; for files that are known to be small.
    pub async fn bytes(self) -> Result<Vec<u8>, Error> {
        let pieces: Vec<Bytes> = self.try_collect().await?;
        Ok(pieces.concat())
    }
}

impl From<ResponseValue<ByteStream>> for Download {
    fn from(answer: ResponseValue<ByteStream>) -> Self {
        let content_type = answer.headers().get(CONTENT_TYPE);
        Self {
            content_type: content_type.and_then(|value| value.to_str().ok().map(str::to_owned)),
            length: answer.content_length(),
            bytes: answer.into_inner(),
        }
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = self.bytes.poll_next_unpin(context);
        piece.map(|piece| piece.map(|piece| piece.map_err(Error::Transport)))
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("content_type", &self.content_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Uploads a file and tells its name (MED-1). The body may be bytes, text, or a stream ([`Body::wrap_stream`]), which
    /// is sent as it comes. It takes as long as it takes, and isn't tried again.
    ///
    /// Refused with `M_TOO_LARGE` when the file, or the user's quota with it, is too large.
    pub async fn upload(
        &self,
        body: impl Into<Body>,
        content_type: &str,
        filename: Option<&str>,
    ) -> Result<MxcUri, Error> {
        let content_type = HeaderValue::from_str(content_type)
            .map_err(|error| Error::Request(format!("the media type: {error}")))?;
        let (api, connection) = self.for_bytes(Some(content_type));
        let mut call = api.media_upload().body(body);
        if let Some(filename) = filename {
            call = call.filename(filename);
        }
        let told = |error| Error::from_call(error, connection.status());
        let answer = call.send().await.map_err(told)?;
        Ok(answer.into_inner().content_uri)
    }

    /// Downloads a file (MED-1). Its bytes come as they are taken.
    pub async fn download(&self, uri: &MxcUri) -> Result<Download, Error> {
        let (server_name, media_id) = parts(uri)?;
        let (api, connection) = self.for_bytes(None);
        let call = api
            .media_download()
            .server_name(server_name)
            .media_id(media_id);
        let told = |error: api::Error<ApiError>| Error::from_call(error, connection.status());
        Ok(call.send().await.map_err(told)?.into())
    }

    /// Downloads a smaller picture of about this width and height in pixels, never one larger than the picture itself (MED-1).
    ///
    /// Refused with `M_NOT_FOUND` also when the file is no picture that the server can read.
    pub async fn thumbnail(
        &self,
        uri: &MxcUri,
        size: (u32, u32),
        method: ThumbnailMethod,
    ) -> Result<Download, Error> {
        let (width, height) = size;
        let (server_name, media_id) = parts(uri)?;
        let (api, connection) = self.for_bytes(None);
        let call = api
            .media_thumbnail()
            .server_name(server_name)
            .media_id(media_id)
            .width(i64::from(width))
            .height(i64::from(height))
            .method(method);
        let told = |error: api::Error<ApiError>| Error::from_call(error, connection.status());
        Ok(call.send().await.map_err(told)?.into())
    }

    /// The generated client for one call of bytes, and where the status of its answer is noted.
    fn for_bytes(&self, content_type: Option<HeaderValue>) -> (api::Client, Connection) {
        let connection = self.connection().for_bytes(content_type);
        let (url, http) = (self.api().baseurl(), self.api().client().clone());
        let api = api::Client::new_with_client(url, http, connection.clone());
        (api, connection)
    }
}

fn parts(uri: &MxcUri) -> Result<(ServerName, MediaId), Error> {
    let rest = uri.strip_prefix("mxc://").unwrap_or_default();
    let (server_name, media_id) = rest.split_once('/').unwrap_or_default();
    match (server_name.parse(), media_id.parse()) {
        (Ok(server_name), Ok(media_id)) => Ok((server_name, media_id)),
        _ => Err(Error::Request(format!("{} names no file", uri.as_str()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_have_two_parts() {
        let uri: MxcUri = "mxc://a.example:8448/p6T4".parse().expect("a URI");
        let (server_name, media_id) = parts(&uri).expect("two parts");
        assert_eq!(
            (server_name.as_str(), media_id.as_str()),
            ("a.example:8448", "p6T4")
        );
    }
}
