//! The event stream as server-sent events (STR-7).
//!
//! A chunk is made when the connection has taken the one before: each piece of text tells when the last of its bytes is
//! written. So a slow reader costs one chunk, and one that takes nothing is noticed.

use std::convert::Infallible;
use std::io;

use bytes::Bytes;
use dropshot::{Body, NoCompression};
use futures::{Stream, stream};
use http::{HeaderName, HeaderValue, Response, header};
use http_body_util::StreamBody;
use hyper::body::Frame;
use serde::Serialize;
use sync_wrapper::SyncStream;
use tidings_api::Streamed;
use tidings_types::StreamChunk;
use tokio::sync::oneshot;

use super::edge::Call;
use super::open::Patience;
use crate::app::AppError;
use crate::app::feed::{Fed, Feed};

/// Bytes that are handed to the connection at once. Taking so many shows that a reader is there.
const PIECE_BYTES: usize = 16 << 10;

/// Proxies that gather answers before they pass them on leave this one alone.
static BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// The answer that goes on until the feed ends.
pub fn answer(call: Call, feed: Feed) -> Streamed {
    let writer = Writer {
        patience: Patience::new(&call.context),
        call,
        feed,
        ready: Bytes::new(),
        on_its_way: None,
        is_over: false,
    };
    let mut response = Response::new(Body::wrap(StreamBody::new(SyncStream::new(
        writer.frames(),
    ))));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        (BUFFERING.clone(), "no"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Packed text would wait for more to be packed with.
    response.extensions_mut().insert(NoCompression);
    Streamed(response)
}

/// Writes what the feed gives. The call keeps token and session for as long as the connection is open (SES-4).
struct Writer {
    call: Call,
    feed: Feed,
    patience: Patience,
    /// Text that is still to be handed over.
    ready: Bytes,
    /// Ends when the connection has let go of the last piece, and when that piece was handed over.
    on_its_way: Option<(oneshot::Receiver<Infallible>, u64)>,
    is_over: bool,
}

impl Writer {
    fn frames(self) -> impl Stream<Item = io::Result<Frame<Bytes>>> {
        stream::unfold(Some(self), async |writer| {
            let mut writer = writer?;
            match writer.next().await {
                Ok(Some(piece)) => Some((Ok(Frame::data(piece)), Some(writer))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        })
    }

    /// The next piece. An error breaks the connection off.
    async fn next(&mut self) -> io::Result<Option<Bytes>> {
        if let Some((gone, since_ms)) = self.on_its_way.take() {
            tokio::select! {
                _ = gone => {}
                () = self.patience.ends(since_ms) => {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing"));
                }
            }
        }
        if self.ready.is_empty() {
            if self.is_over {
                return Ok(None);
            }
            self.ready = self.text().await.into();
        }
        let piece = self.ready.split_to(PIECE_BYTES.min(self.ready.len()));
        let (held, gone) = oneshot::channel();
        self.on_its_way = Some((gone, self.patience.clock.monotonic_ms()));
        let piece = Piece {
            bytes: piece,
            _held: held,
        };
        Ok(Some(Bytes::from_owner(piece)))
    }

    async fn text(&mut self) -> String {
        let text = match self.feed.next().await {
            Ok(Fed::News(chunk) | Fed::Quiet(Some(chunk))) => event(&chunk),
            Ok(Fed::Quiet(None)) => Ok(":\n\n".to_owned()),
            Err(error) => Err(error),
        };
        text.unwrap_or_else(|error| {
            self.is_over = true;
            let last_word = self.call.last_word(&error);
            format!(
                "event: end\ndata: {}\n\n",
                line(&last_word).unwrap_or_default()
            )
        })
    }
}

/// Bytes that tell when nobody needs them any more.
struct Piece {
    bytes: Bytes,
    _held: oneshot::Sender<Infallible>,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

fn event(chunk: &StreamChunk) -> Result<String, AppError> {
    Ok(format!(
        "id: {}\ndata: {}\n\n",
        chunk.end.as_str(),
        line(chunk)?
    ))
}

/// JSON in one line. Line ends can only stand between its tokens.
fn line(value: &impl Serialize) -> Result<String, AppError> {
    let text = serde_json::to_string(value).map_err(AppError::internal)?;
    Ok(text.replace(['\n', '\r'], " "))
}
