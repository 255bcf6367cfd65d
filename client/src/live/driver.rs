//! Drives a live view: sync, then stream, then sync again where that is needed.

use std::collections::{HashSet, VecDeque};

use futures::future::BoxFuture;
use futures::stream::BoxStream;
use futures::{FutureExt, StreamExt};
use tidings_types::{
    ChunkToken, ErrorCode, Filter, FilterToken, InitialSyncResponse, PaginationToken, RoomId,
    SessionId, StreamChunk,
};

use super::keep::{LiveView, Next};
use super::{LiveOptions, LiveUpdate, echoes};
use crate::api::{ClientFilterExt, ClientSyncExt};
use crate::retry::Backoff;
use crate::{ChunkStream, Client, Error, LocalEcho, StreamOptions};

/// More events than a chunk of the stream has.
const CHUNK: u32 = 200;

/// Drives a view.
pub(super) struct Driver {
    view: LiveView,
    reader: Reader,
    phase: Phase,
    echoes: BoxStream<'static, LocalEcho>,
    ready: VecDeque<LiveUpdate>,
    backoff: Backoff,
}

/// What it is at.
enum Phase {
    /// A page of a sync under way. It goes on while other things are taken up.
    Sync(Sync, BoxFuture<'static, Result<Page, Error>>),
    Stream(Box<ChunkStream>),
}

/// What came.
enum Came {
    Page(Sync, Box<Page>),
    Chunk(StreamChunk, Option<SessionId>),
}

/// A page, and the filter through which it was read.
struct Page {
    page: InitialSyncResponse,
    filter: FilterToken,
}

/// A sync under way.
#[derive(Clone, Default)]
struct Sync {
    since: Option<ChunkToken>,
    /// The next page.
    from: Option<PaginationToken>,
    rooms: HashSet<RoomId>,
    invites: HashSet<RoomId>,
    /// Most of it is known already, so that more has to come for none to be left out.
    overlaps: bool,
}

impl Sync {
    fn since(since: Option<ChunkToken>) -> Self {
        Self {
            since,
            ..Self::default()
        }
    }
}

/// Reads what a driver asks for. Clones go on with the same.
#[derive(Clone)]
struct Reader {
    client: Client,
    options: LiveOptions,
    filter: Option<FilterToken>,
}

impl Phase {
    /// Something goes on.
    async fn next(&mut self) -> Result<Came, Error> {
        match self {
            Self::Sync(sync, page) => {
                let page = page.await?;
                Ok(Came::Page(std::mem::take(sync), Box::new(page)))
            }
            Self::Stream(chunks) => {
                let chunk = chunks.next().await;
                let chunk = chunk.unwrap_or(Err(Error::Interrupted(None)))?;
                Ok(Came::Chunk(chunk, chunks.session().cloned()))
            }
        }
    }
}

impl Driver {
    pub(super) fn new(client: &Client, view: &LiveView, options: LiveOptions) -> Self {
        let reader = Reader {
            client: client.clone(),
            options,
            filter: None,
        };
        Self {
            view: view.clone(),
            phase: reader.sync(Sync::since(view.position()), None),
            reader,
            echoes: echoes::of(client),
            ready: VecDeque::new(),
            backoff: Backoff::new(),
        }
    }

    /// The next update, however long it takes, or the error after which there is none.
    pub(super) async fn next(&mut self) -> Result<LiveUpdate, Error> {
        loop {
            if let Some(update) = self.ready.pop_front() {
                return Ok(update);
            }
            tokio::select! {
                // News of a message before its event: else an echo would show for a moment behind it.
                biased;
                Some(echo) = self.echoes.next() => self.ready.extend(self.view.take_echo(echo)),
                came = self.phase.next() => match came {
                    Ok(came) => {
                        self.backoff = Backoff::new();
                        self.take(came);
                    }
                    Err(error) => self.mend(error)?,
                },
            }
        }
    }

    fn take(&mut self, came: Came) {
        let (chunk, session) = match came {
            Came::Page(sync, page) => return self.take_page(sync, *page),
            Came::Chunk(chunk, session) => (chunk, session),
        };
        if let Some(session) = session {
            self.view.enter(&session);
        }
        let (updates, next) = self.view.take_chunk(&chunk);
        self.ready.extend(updates);
        if next == Next::Sync {
            let sync = Sync {
                overlaps: true,
                ..Sync::since(Some(chunk.start))
            };
            self.phase = self.reader.sync(sync, None);
        } else {
            self.view.set_position(Some(chunk.end));
        }
    }

    fn take_page(&mut self, mut sync: Sync, Page { page, filter }: Page) {
        let is_delta = sync.since.is_some();
        if self.reader.filter.as_ref() != Some(&filter) {
            self.view.read_through(&filter);
            self.reader.filter = Some(filter);
        }
        self.ready.extend(self.view.take_sync(&page, is_delta));
        sync.rooms
            .extend(page.rooms.iter().map(|entry| entry.room_id.clone()));
        let invites = page
            .invites
            .iter()
            .filter_map(|entry| entry.event.room_id().cloned());
        sync.invites.extend(invites);
        if let Some(next) = page.rooms_next {
            sync.from = Some(next);
            self.phase = self.reader.sync(sync, None);
            return;
        }
        if !is_delta {
            self.ready
                .extend(self.view.leave_others(&sync.rooms, &sync.invites));
        }
        self.view.set_position(Some(page.end.clone()));
        self.ready.push_back(LiveUpdate::Synced);
        self.phase = Phase::Stream(Box::new(self.reader.stream(page.end)));
    }

    /// Goes on after an error in the way that fits it, or gives it back.
    fn mend(&mut self, error: Error) -> Result<(), Error> {
        tracing::debug!(
            error = &error as &dyn std::error::Error,
            "live: interrupted"
        );
        if error.is(&ErrorCode::RESET_TOKEN) {
            // From before a restore: nothing that is known can be trusted.
            self.view.set_position(None);
        } else if error.is(&ErrorCode::EXPIRED_TOKEN) {
            // The filter, or the pages of this sync.
            self.reader.filter = None;
        } else if !error.is_transient() {
            return Err(error);
        }
        let anew = Sync::since(self.view.position());
        let sync = match &mut self.phase {
            Phase::Sync(sync, _) if error.is_transient() => std::mem::take(sync),
            _ => anew,
        };
        let pause = self.reader.client.pause(&error, &mut self.backoff);
        self.phase = self.reader.sync(sync, Some(pause.boxed()));
        Ok(())
    }
}

impl Reader {
    /// Reads a page, after a pause where there is a reason for one.
    fn sync(&self, sync: Sync, pause: Option<BoxFuture<'static, ()>>) -> Phase {
        let (reader, wanted) = (self.clone(), sync.clone());
        let reading = async move {
            if let Some(pause) = pause {
                pause.await;
            }
            let filter = reader.filter().await?;
            let page = reader.page(&wanted, filter.clone()).await?;
            Ok(Page { page, filter })
        };
        Phase::Sync(sync, reading.boxed())
    }

    /// The token of the filter, which is made when it isn't there.
    async fn filter(&self) -> Result<FilterToken, Error> {
        if let Some(filter) = &self.filter {
            return Ok(filter.clone());
        }
        let wanted = Filter {
            format: None,
            keys: None,
            updates: None,
            limit: None,
            ..self.options.filter.clone()
        };
        let ask = |api: crate::api::Client| {
            let wanted = wanted.clone();
            async move { api.filter_create().body(wanted).send().await }
        };
        Ok(self.client.read(ask).await?.filter)
    }

    async fn page(&self, sync: &Sync, filter: FilterToken) -> Result<InitialSyncResponse, Error> {
        let (mut messages, rooms) = (self.options.messages, self.options.rooms);
        if sync.overlaps {
            messages = messages.max(CHUNK);
        }
        let ask = |api: crate::api::Client| {
            let (sync, filter) = (sync.clone(), filter.clone());
            async move {
                let call = api.initial_sync().filter(filter);
                let mut call = call.limit(messages).rooms_limit(rooms);
                if let Some(since) = sync.since {
                    call = call.since(since);
                }
                if let Some(from) = sync.from {
                    call = call.rooms_from(from);
                }
                call.send().await
            }
        };
        self.client.read(ask).await
    }

    fn stream(&self, from: ChunkToken) -> ChunkStream {
        self.client.stream_with(StreamOptions {
            from: Some(from),
            transport: self.options.transport,
            silence: self.options.silence,
            filter: self.filter.clone(),
            ..StreamOptions::default()
        })
    }
}
