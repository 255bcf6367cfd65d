//! The event stream as server-sent events (STR-7).
//!
//! A chunk is made when the connection has taken the one before: each piece of text tells when the last of its bytes is
//! written. So a slow reader costs one chunk, and one that takes nothing is noticed.

use std::convert::Infallible;
use std::io;

use bytes::Bytes;
use dropshot::{Body, NoCompression};
use futures::stream::BoxStream;
use futures::{Stream, StreamExt as _, stream};
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
    let patience = Patience::new(&call.context);
    let writer = Writer {
        texts: texts(call, feed).boxed(),
        patience,
        ready: Bytes::new(),
        on_its_way: None,
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

/// What the feed gives as text. The call keeps token and session for as long as the connection is open (SES-4).
fn texts(call: Call, feed: Feed) -> impl Stream<Item = String> {
    stream::unfold(Some((call, feed)), async |state| {
        let (call, mut feed) = state?;
        let text = match feed.next().await {
            Ok(Fed::News(chunk) | Fed::Quiet(Some(chunk))) => event(&chunk),
            Ok(Fed::Quiet(None)) => Ok(":\n\n".to_owned()),
            Err(error) => Err(error),
        };
        match text {
            Ok(text) => Some((text, Some((call, feed)))),
            Err(error) => {
                let last_word = line(&call.last_word(&error)).unwrap_or_default();
                Some((format!("event: end\ndata: {last_word}\n\n"), None))
            }
        }
    })
}

/// Hands texts over to a connection, piece by piece.
struct Writer {
    texts: BoxStream<'static, String>,
    patience: Patience,
    /// Text that is still to be handed over.
    ready: Bytes,
    /// Ends when the connection has let go of the last piece, and when that piece was handed over.
    on_its_way: Option<(oneshot::Receiver<Infallible>, u64)>,
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
        if let Some((gone, since_ms)) = &mut self.on_its_way {
            tokio::select! {
                _ = gone => {}
                () = self.patience.ends(*since_ms) => {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing"));
                }
            }
        }
        self.on_its_way = None;
        if self.ready.is_empty() {
            match self.texts.next().await {
                Some(text) => self.ready = text.into(),
                None => return Ok(None),
            }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use futures::FutureExt as _;

    use super::*;
    use crate::env::{Env, TestClock};

    const HEARTBEAT_MS: u64 = 1_000;

    /// A writer of endless texts of two pieces each, and how many were made.
    fn writer() -> (Writer, Arc<AtomicUsize>, Arc<TestClock>) {
        let (env, clock) = Env::test(1);
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let texts = stream::repeat_with(move || {
            count.fetch_add(1, Ordering::Relaxed);
            "x".repeat(2 * PIECE_BYTES)
        });
        let writer = Writer {
            texts: texts.boxed(),
            patience: Patience::of(env.clock, HEARTBEAT_MS),
            ready: Bytes::new(),
            on_its_way: None,
        };
        (writer, made, clock)
    }

    /// STR-7: no text is made before the connection has taken the one before.
    #[tokio::test]
    async fn nothing_is_made_ahead() {
        let (mut writer, made, _clock) = writer();
        for number in 0..6 {
            let piece = writer.next().await.expect("no error").expect("a piece");
            assert_eq!(piece.len(), PIECE_BYTES);
            let half = piece.slice(..10);
            drop(piece);
            assert!(
                writer.next().now_or_never().is_none(),
                "some of it is needed yet"
            );
            assert_eq!(made.load(Ordering::Relaxed), number / 2 + 1);
            drop(half);
        }
    }

    /// STR-7: a connection that takes nothing for two heartbeats is broken off; each piece has as long.
    #[tokio::test]
    async fn who_takes_nothing_is_given_up() {
        let (mut writer, _made, clock) = writer();
        for _ in 0..3 {
            let piece = writer.next().await.expect("no error");
            clock.advance(Duration::from_millis(2 * HEARTBEAT_MS - 1));
            assert!(writer.next().now_or_never().is_none());
            drop(piece);
        }
        let _piece = writer.next().await.expect("no error");
        clock.advance(Duration::from_millis(2 * HEARTBEAT_MS));
        let error = writer.next().await.expect_err("given up");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
