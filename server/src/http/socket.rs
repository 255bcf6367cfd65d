//! The event stream as a WebSocket (STR-7).
//!
//! What is sent and what is received run side by side, so that a client that doesn't read is heard when it closes. A chunk
//! is made when the one before is written.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use dropshot::WebsocketConnectionRaw;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt as _, StreamExt as _};
use tidings_api::{RawUpgrade, Upgraded};
use tidings_types::{ApiError, ErrorCode};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::edge::Call;
use super::error::code_and_status;
use super::open::Patience;
use crate::app::AppError;
use crate::app::feed::{Fed, Feed};
use crate::env::Clock;

/// The sub-protocol.
const PROTOCOL: &str = "m.json";
/// The largest message from a client, in bytes.
const MESSAGE_BYTES: usize = 4 << 10;
/// The longest reason of a close, in bytes.
const REASON_BYTES: usize = 123;
/// What the codes of refusals begin with; the status is added.
const REFUSED: u16 = 4_000;

/// Agrees to become a WebSocket of the sub-protocol, which a client needn't name but may not leave out among others.
pub fn answer(call: Call, feed: Feed, upgrade: RawUpgrade) -> Result<Upgraded, AppError> {
    let offered = upgrade.protocols();
    let is_offered = offered.iter().any(|protocol| protocol == PROTOCOL);
    if !offered.is_empty() && !is_offered {
        let message = format!("the only sub-protocol is {PROTOCOL}");
        return Err(AppError::bad_parameter("Sec-WebSocket-Protocol", message));
    }
    let held = call.context.sockets.token();
    let serve = async move |connection: dropshot::WebsocketConnection| {
        serve(call, feed, connection.into_inner()).await;
        drop(held);
        Ok(())
    };
    let agreed = upgrade.accept(is_offered.then_some(PROTOCOL), serve)?;
    Ok(agreed)
}

type Socket = WebSocketStream<Watched<WebsocketConnectionRaw>>;

/// Why a socket ends.
enum End {
    /// The client is gone, or is to go without a word.
    Gone,
    /// The client closes it.
    Closed,
    /// The server does.
    Refused(CloseCode, ApiError),
}

async fn serve(call: Call, feed: Feed, connection: WebsocketConnectionRaw) {
    let patience = Patience::new(&call.context);
    let written_ms = Arc::new(AtomicU64::new(0));
    let watched = Watched {
        inner: connection,
        written_ms: Arc::clone(&written_ms),
        clock: Arc::clone(&patience.clock),
    };
    let config = WebSocketConfig::default()
        .read_buffer_size(MESSAGE_BYTES)
        .write_buffer_size(0)
        .max_message_size(Some(MESSAGE_BYTES))
        .max_frame_size(Some(MESSAGE_BYTES));
    let socket = WebSocketStream::from_raw_socket(watched, Role::Server, Some(config)).await;
    let (sink, mut source) = socket.split();
    let mut sender = Sender {
        call,
        sink,
        patience,
        written_ms,
    };
    let awaits_pong = AtomicBool::new(false);
    let end = tokio::select! {
        end = sender.send_all(feed, &awaits_pong) => end,
        end = receive(&mut source, &awaits_pong) => end,
    };
    sender.end(end, source).await;
}

/// The way to the client. The call keeps token and session for as long as the socket is open (SES-4).
struct Sender {
    call: Call,
    sink: SplitSink<Socket, Message>,
    patience: Patience,
    /// When bytes were written last.
    written_ms: Arc<AtomicU64>,
}

impl Sender {
    /// Sends what the feed gives, and pings when that is nothing.
    async fn send_all(&mut self, mut feed: Feed, awaits_pong: &AtomicBool) -> End {
        loop {
            let (chunk, is_quiet) = match feed.next().await {
                Ok(Fed::News(chunk)) => (Some(chunk), false),
                Ok(Fed::Quiet(chunk)) => (chunk, true),
                Err(error) => return self.refused(&error),
            };
            if let Some(chunk) = chunk {
                let text = match serde_json::to_string(&chunk) {
                    Ok(text) => text,
                    Err(error) => return self.refused(&AppError::internal(error)),
                };
                if !self.send(Message::text(text)).await {
                    return End::Gone;
                }
            }
            if is_quiet {
                let is_silent = awaits_pong.swap(true, Ordering::Relaxed);
                if is_silent || !self.send(Message::Ping(Bytes::new())).await {
                    return End::Gone;
                }
            }
        }
    }

    /// Sends a message; answers whether the client has taken it.
    async fn send(&mut self, message: Message) -> bool {
        let stalled = stalled(&self.patience, &self.written_ms);
        tokio::select! {
            sent = self.sink.send(message) => sent.is_ok(),
            () = stalled => false,
        }
    }

    fn refused(&self, error: &AppError) -> End {
        let code = if self.call.context.stop.is_cancelled() {
            CloseCode::Away
        } else {
            let (_, status) = code_and_status(error.kind);
            CloseCode::from(REFUSED + status.as_u16())
        };
        End::Refused(code, self.call.last_word(error))
    }

    /// Says the last word, and waits until the client has heard it.
    async fn end(mut self, end: End, mut source: SplitStream<Socket>) {
        let close = match end {
            End::Gone => return,
            End::Closed => None,
            End::Refused(code, error) => Some(CloseFrame {
                code,
                reason: reason(error).into(),
            }),
        };
        let farewell = async {
            // The answer to a client's close is ready and only has to be sent.
            let sent = match close {
                Some(close) => self.sink.send(Message::Close(Some(close))).await,
                None => self.sink.flush().await,
            };
            if sent.is_ok() {
                while let Some(Ok(_)) = source.next().await {}
            }
        };
        tokio::select! {
            () = farewell => {}
            () = self.patience.farewell() => {}
        }
    }
}

/// Ends when nothing has been written for too long.
async fn stalled(patience: &Patience, written_ms: &AtomicU64) {
    let mut since_ms = patience.clock.monotonic_ms();
    loop {
        patience.ends(since_ms).await;
        let moved_ms = written_ms.load(Ordering::Relaxed);
        if moved_ms <= since_ms {
            return;
        }
        since_ms = moved_ms;
    }
}

/// Hears what the client sends, which is to be nothing but signs of life and the close.
async fn receive(source: &mut SplitStream<Socket>, awaits_pong: &AtomicBool) -> End {
    loop {
        let refused = match source.next().await {
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {
                awaits_pong.store(false, Ordering::Relaxed);
                continue;
            }
            Some(Ok(Message::Close(_))) => return End::Closed,
            Some(Ok(_)) => (
                CloseCode::Unsupported,
                ErrorCode::UNRECOGNIZED,
                "clients send only pings and the close",
            ),
            Some(Err(Error::Capacity(_))) => (
                CloseCode::Size,
                ErrorCode::TOO_LARGE,
                "the message is too large",
            ),
            Some(Err(Error::Protocol(_) | Error::Utf8(_))) => (
                CloseCode::Protocol,
                ErrorCode::UNRECOGNIZED,
                "this is no WebSocket",
            ),
            Some(Err(_)) | None => return End::Gone,
        };
        let (code, errcode, message) = refused;
        return End::Refused(code, ApiError::new(errcode, message));
    }
}

/// The last word in as many bytes as there are for it.
fn reason(mut error: ApiError) -> String {
    error.error = error.error.chars().take(REASON_BYTES).collect();
    loop {
        let text = serde_json::to_string(&error).unwrap_or_default();
        if text.len() <= REASON_BYTES {
            return text;
        }
        if error.error.pop().is_none() {
            return String::new();
        }
    }
}

/// A connection that notes when bytes were written.
struct Watched<T> {
    inner: T,
    written_ms: Arc<AtomicU64>,
    clock: Arc<dyn Clock>,
}

impl<T: AsyncRead + Unpin> AsyncRead for Watched<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Watched<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(context, bytes);
        if let Poll::Ready(Ok(1..)) = written {
            let now_ms = self.clock.monotonic_ms();
            self.written_ms.store(now_ms, Ordering::Relaxed);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_fits_and_stays_json() {
        let long = "\u{e9}\"".repeat(100);
        let mut stale = ApiError::new(ErrorCode::STALE_SESSION, long);
        stale.session_id = Some("s".repeat(22).parse().expect("a session id"));
        let text = reason(stale.clone());
        assert!(text.len() <= REASON_BYTES, "{text}");
        let read: ApiError = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            (&read.errcode, &read.session_id),
            (&stale.errcode, &stale.session_id)
        );
        assert!(!read.error.is_empty() && stale.error.starts_with(&read.error));
    }
}
