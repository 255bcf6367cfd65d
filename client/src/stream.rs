//! The event stream, whatever carries it (STR-1, STR-7, STR-8).
//!
//! The position moves on only with a chunk that came whole, so after an interruption the next request asks for exactly what
//! is missing. Deliberately not here: what to do after `M_RESET_TOKEN`.

mod ladder;
mod open;
mod reader;

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::stream::{BoxStream, FusedStream};
use futures::{Stream, StreamExt};
use tidings_types::{ChunkToken, FilterToken, RoomEntry, RoomEvent, SessionId, StreamChunk};

use crate::{Client, Error};
use reader::Reader;

/// What carries a stream. All give the same (STR-7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Transport {
    /// The first of these that works here: a WebSocket, server-sent events, the long poll.
    ///
    /// What breaks a transport is noticed: an upgrade that is refused or lost, a foreign answer, a connection that breaks off
    /// again and again before anything came, and one on which nothing comes for [`StreamOptions::silence`]. Then the next one
    /// goes on from the same position. After a minute, and then ever more rarely, the better ones are tried again.
    #[default]
    Best,
    /// One request after the other: passes whatever lies between.
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
    /// What carries it; the best that works when not set.
    pub transport: Transport,
    /// How long nothing at all may come on a connection that stays open, heartbeats included, until it is given up. The
    /// server's heartbeat is 30 s unless it is set otherwise, and at most 120 s; 75 s when not set.
    pub silence: Duration,
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
            silence: Duration::from_secs(75),
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
        let reader = Reader::new(self.clone(), options);
        let chunks = futures::stream::unfold(Some(reader), async |reader| {
            let mut reader = reader?;
            match reader.next().await {
                Ok(came) => Some((Ok(came), Some(reader))),
                Err(error) => Some((Err(error), None)),
            }
        });
        ChunkStream {
            chunks: chunks.boxed(),
            position,
            carried: None,
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
    chunks: BoxStream<'static, Result<Came, Error>>,
    position: Option<ChunkToken>,
    carried: Option<(Transport, SessionId)>,
    ended: bool,
}

/// A chunk that came, by what, and in which session.
struct Came {
    chunk: StreamChunk,
    transport: Transport,
    session_id: SessionId,
}

/// One piece of news (STR-6).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum StreamItem {
    /// An event.
    Event(RoomEvent),
    /// A room that was joined, on this device or another, with what there is to show of it. It replaces what is known of
    /// the room; what happens in it from the join on comes as events, too. A room of which [`Client::join`] has given the
    /// entry comes again when the session ended between.
    Joined(Box<RoomEntry>),
}

impl ChunkStream {
    /// Where the stream goes on: the end of the chunk that came last. A stream from here misses and repeats nothing.
    pub fn position(&self) -> Option<&ChunkToken> {
        self.position.as_ref()
    }

    /// What carried the chunk that came last. Tells what [`Transport::Best`] has found.
    pub fn transport(&self) -> Option<Transport> {
        self.carried.as_ref().map(|(transport, _)| *transport)
    }

    /// The session in which the last chunk came. What is known of presence and typing is of one session.
    pub(crate) fn session(&self) -> Option<&SessionId> {
        self.carried.as_ref().map(|(_, session_id)| session_id)
    }

    /// The stream piece by piece. What came in another event because it updates that one (UPD-4) comes once more behind it, as
    /// an event of its own.
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
        let came = match futures::ready!(self.chunks.poll_next_unpin(context)) {
            Some(Ok(came)) => came,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => {
                self.ended = true;
                return Poll::Ready(None);
            }
        };
        self.position = Some(came.chunk.end.clone());
        self.carried = Some((came.transport, came.session_id));
        Poll::Ready(Some(Ok(came.chunk)))
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
                    let mut events = Vec::with_capacity(chunk.events.len());
                    for event in chunk.events {
                        take_apart(event, &mut events);
                    }
                    let events = events.into_iter().map(StreamItem::Event);
                    self.ready.extend(events.chain(joined));
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

/// An event, and behind it those that came in it because they update it, in their order (UPD-4): who waits for one doesn't
/// have to know whether its parent was in the same chunk.
fn take_apart(event: RoomEvent, all: &mut Vec<RoomEvent>) {
    let children = event.updated_by().to_vec();
    all.push(event);
    for child in children {
        take_apart(child, all);
    }
}
