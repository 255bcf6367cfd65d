//! The event stream, whatever carries it (STR-1, STR-7, STR-8).
//!
//! The position moves on only with a chunk that came whole, so after an interruption the next request asks for exactly what
//! is missing. Deliberately not here: what to do after `M_RESET_TOKEN`.

mod open;

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::stream::{BoxStream, FusedStream};
use futures::{Stream, StreamExt};
use reqwest::StatusCode;
use tidings_types::{ChunkToken, FilterToken, RoomEntry, RoomEvent, StreamChunk};
use tokio::time::Instant;

use crate::api::{self, ClientStreamExt};
use crate::retry::Backoff;
use crate::session::{MOST_RENEWALS, call};
use crate::{Client, Error};
use open::Line;

/// The longest wait that a server may be asked for (STR-1).
const LONGEST_POLL: Duration = Duration::from_mins(2);

/// What carries a stream. All give the same (STR-7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Transport {
    /// One request after the other: passes whatever lies between.
    #[default]
    Poll,
    /// Server-sent events: one request that stays open.
    ServerSentEvents,
    /// A WebSocket.
    WebSocket,
}

/// What to read of the stream, and how.
#[derive(Clone, Debug)]
pub struct StreamOptions {
    /// Where to go on; without it the stream starts at the moment of its first poll.
    pub from: Option<ChunkToken>,
    /// What carries it; long poll when not set.
    pub transport: Transport,
    /// How long the server is asked to wait for an event in a long poll; at most 120 s (STR-1).
    pub poll: Duration,
    /// The most events of a chunk; 100 without it.
    pub limit: Option<u32>,
    /// A filter to read through (FIL-4).
    pub filter: Option<FilterToken>,
    /// Event types to read, comma-separated patterns, in place of the filter's (FIL-3).
    pub types: Option<String>,
    /// Event types not to read, comma-separated patterns, in place of the filter's (FIL-3).
    pub not_types: Option<String>,
}

impl Default for StreamOptions {
    fn default() -> Self {
        Self {
            from: None,
            transport: Transport::default(),
            poll: Duration::from_secs(30),
            limit: None,
            filter: None,
            types: None,
            not_types: None,
        }
    }
}

impl Client {
    /// The events from a position on, such as the `end` of [`Client::initial_sync`]; without one, from now on.
    ///
    /// The stream lives until it is dropped or the server refuses for good, such as with `M_UNKNOWN_TOKEN`, or with
    /// `M_RESET_TOKEN` for a position from before a restore, after which only a new initial sync helps. Then the error
    /// comes, and the stream ends. Whatever interrupts it otherwise is waited out and tried again, for ever.
    pub fn stream(&self, from: Option<ChunkToken>) -> ChunkStream {
        self.stream_with(StreamOptions {
            from,
            ..StreamOptions::default()
        })
    }

    /// The same, with options.
    pub fn stream_with(&self, options: StreamOptions) -> ChunkStream {
        let position = options.from.clone();
        let reader = Reader {
            client: self.clone(),
            options,
            idle: Backoff::new(),
            line: None,
        };
        let chunks = futures::stream::unfold(Some(reader), async |reader| {
            let mut reader = reader?;
            match reader.next().await {
                Ok(chunk) => Some((Ok(chunk), Some(reader))),
                Err(error) => Some((Err(error), None)),
            }
        });
        ChunkStream {
            chunks: chunks.boxed(),
            position,
            ended: false,
        }
    }
}

/// The stream by chunks; made by [`Client::stream`]. Dropping it cancels the poll.
///
/// Every event that the user may see comes once and in order (STR-8). A chunk may be empty: its `end` is a newer
/// position. The first chunk of a stream that starts now comes at once, and from its position on nothing is missed.
#[must_use = "nothing is read until the stream is polled"]
pub struct ChunkStream {
    chunks: BoxStream<'static, Result<StreamChunk, Error>>,
    position: Option<ChunkToken>,
    ended: bool,
}

/// One piece of news (STR-6).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum StreamItem {
    /// An event.
    Event(RoomEvent),
    /// A room that was joined, on this device or another, with what there is to show of it. It replaces what is known of
    /// the room. A room of which [`Client::join`] has given the entry comes again when the session ended between.
    Joined(Box<RoomEntry>),
}

impl ChunkStream {
    /// Where the stream goes on: the end of the chunk that came last. A stream from here misses and repeats nothing.
    pub fn position(&self) -> Option<&ChunkToken> {
        self.position.as_ref()
    }

    /// The stream piece by piece.
    pub fn events(self) -> EventStream {
        EventStream {
            chunks: self,
            ready: VecDeque::new(),
        }
    }
}

impl Stream for ChunkStream {
    type Item = Result<StreamChunk, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let polled = self.chunks.poll_next_unpin(context);
        match &polled {
            Poll::Ready(Some(Ok(chunk))) => self.position = Some(chunk.end.clone()),
            Poll::Ready(None) => self.ended = true,
            _ => {}
        }
        polled
    }
}

impl FusedStream for ChunkStream {
    fn is_terminated(&self) -> bool {
        self.ended
    }
}

/// The stream piece by piece; made by [`ChunkStream::events`]. Dropping it cancels the poll.
#[must_use = "nothing is read until the stream is polled"]
pub struct EventStream {
    chunks: ChunkStream,
    ready: VecDeque<StreamItem>,
}

impl EventStream {
    /// A position from which nothing is missed: the end of the last chunk whose pieces have all been taken.
    ///
    /// `None` in the middle of a chunk, and before the first one of a stream that starts now.
    pub fn position(&self) -> Option<&ChunkToken> {
        self.ready
            .is_empty()
            .then(|| self.chunks.position())
            .flatten()
    }
}

impl Stream for EventStream {
    type Item = Result<StreamItem, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match futures::ready!(self.chunks.poll_next_unpin(context)) {
                Some(Ok(chunk)) => {
                    let joined = chunk
                        .joined
                        .into_iter()
                        .map(|entry| StreamItem::Joined(Box::new(entry)));
                    self.ready.extend(
                        chunk
                            .events
                            .into_iter()
                            .map(StreamItem::Event)
                            .chain(joined),
                    );
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl FusedStream for EventStream {
    fn is_terminated(&self) -> bool {
        self.ready.is_empty() && self.chunks.is_terminated()
    }
}

/// Asks for one chunk after the other.
struct Reader {
    client: Client,
    options: StreamOptions,
    /// The connection, where one stays open.
    line: Option<Line>,
    /// Grows while the server answers nothing sooner than it was asked to, so that it isn't asked without a pause.
    idle: Backoff,
}

/// An answer without news that took this long was no hasty one.
const UNHURRIED: Duration = Duration::from_secs(1);

impl Reader {
    /// The next chunk, however long it takes, or the error after which there is none.
    async fn next(&mut self) -> Result<StreamChunk, Error> {
        let mut backoff = Backoff::new();
        let mut renewals = 0;
        loop {
            let began = Instant::now();
            let asked = match self.options.transport {
                Transport::Poll => self.poll(&mut renewals).await,
                Transport::ServerSentEvents | Transport::WebSocket => {
                    self.receive(&mut renewals).await
                }
            };
            let error = match asked {
                Ok(Some(chunk)) => {
                    let news = !chunk.events.is_empty() || !chunk.joined.is_empty() || chunk.more;
                    let first = self.options.from.replace(chunk.end.clone()).is_none();
                    if news || first || self.line.is_some() || began.elapsed() >= UNHURRIED {
                        self.idle = Backoff::new();
                    } else {
                        tokio::time::sleep(self.idle.next()).await;
                    }
                    return Ok(chunk);
                }
                Ok(None) => continue,
                Err(error) => error,
            };
            let broken = error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR);
            if !(error.is_transient() || broken) {
                return Err(error);
            }
            tracing::debug!(
                error = &error as &dyn std::error::Error,
                "the stream was interrupted"
            );
            tokio::time::sleep(backoff.after(&error)).await;
        }
    }

    /// One poll; `None` when the session had ended and there is a new one.
    async fn poll(&mut self, renewals: &mut usize) -> Result<Option<StreamChunk>, Error> {
        let session_id = self.client.session().await?;
        // Without a position the answer comes at once, so that nothing is missed when a first long poll is interrupted.
        let wait = self
            .options
            .from
            .as_ref()
            .map_or(Duration::ZERO, |_| self.options.poll.min(LONGEST_POLL));
        let timeout = wait + self.client.request_timeout();
        let options = self.options.clone();
        match call(self.client.api(), timeout, |api| ask(api, options, wait)).await {
            Ok(chunk) => Ok(Some(chunk)),
            Err(error) if *renewals < MOST_RENEWALS && self.client.renewed(&error, &session_id) => {
                *renewals += 1;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

async fn ask(
    api: api::Client,
    options: StreamOptions,
    wait: Duration,
) -> crate::session::Answer<StreamChunk> {
    let mut call = api
        .stream_poll()
        .timeout(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    if let Some(from) = options.from {
        call = call.from(from);
    }
    if let Some(limit) = options.limit {
        call = call.limit(limit);
    }
    if let Some(filter) = options.filter {
        call = call.filter(filter);
    }
    if let Some(types) = options.types {
        call = call.types(types);
    }
    if let Some(not_types) = options.not_types {
        call = call.not_types(not_types);
    }
    call.send().await
}
