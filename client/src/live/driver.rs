//! Drives a live view: sync, then stream, then sync again where that is needed.

use std::collections::{HashSet, VecDeque};

use futures::StreamExt;
use futures::stream::BoxStream;
use tidings_types::{
    ChunkToken, ErrorCode, Filter, FilterToken, InitialSyncResponse, PaginationToken, RoomId,
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
    client: Client,
    options: LiveOptions,
    view: LiveView,
    phase: Phase,
    filter: Option<FilterToken>,
    echoes: BoxStream<'static, LocalEcho>,
    ready: VecDeque<LiveUpdate>,
    backoff: Backoff,
}

/// What it is at.
enum Phase {
    Sync(Sync),
    Stream(Box<ChunkStream>),
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
    fn since(since: Option<ChunkToken>) -> Phase {
        let sync = Self {
            since,
            ..Self::default()
        };
        Phase::Sync(sync)
    }
}

impl Driver {
    pub(super) fn new(client: &Client, view: &LiveView, options: LiveOptions) -> Self {
        Self {
            client: client.clone(),
            options,
            view: view.clone(),
            phase: Sync::since(view.position()),
            filter: None,
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
            if let Err(error) = self.go_on().await {
                self.mend(error).await?;
            } else {
                self.backoff = Backoff::new();
            }
        }
    }

    async fn go_on(&mut self) -> Result<(), Error> {
        let filter = self.filter().await?;
        match &mut self.phase {
            Phase::Sync(sync) => {
                let sync = sync.clone();
                let page = page(&self.client, &self.options, &sync, filter).await?;
                self.take_page(sync, page);
            }
            Phase::Stream(chunks) => {
                tokio::select! {
                    // News of a message before its event: else an echo would show for a moment behind it.
                    biased;
                    Some(echo) = self.echoes.next() => self.ready.extend(self.view.take_echo(echo)),
                    chunk = chunks.next() => {
                        let chunk = chunk.unwrap_or(Err(Error::Interrupted(None)))?;
                        if let Some(session) = chunks.session() {
                            self.view.enter(session);
                        }
                        let (updates, next) = self.view.take_chunk(&chunk);
                        self.ready.extend(updates);
                        if next == Next::Sync {
                            self.phase = Phase::Sync(Sync {
                                since: Some(chunk.start),
                                overlaps: true,
                                ..Sync::default()
                            });
                        } else {
                            self.view.set_position(Some(chunk.end));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// The token of the filter, which is made when it isn't there.
    async fn filter(&mut self) -> Result<FilterToken, Error> {
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
        let made = self.client.read(ask).await?.filter;
        self.view.read_through(&made);
        Ok(self.filter.insert(made).clone())
    }

    fn take_page(&mut self, mut sync: Sync, page: InitialSyncResponse) {
        let is_delta = sync.since.is_some();

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
            self.phase = Phase::Sync(sync);
            return;
        }
        if !is_delta {
            self.ready
                .extend(self.view.leave_others(&sync.rooms, &sync.invites));
        }
        self.view.set_position(Some(page.end.clone()));
        self.ready.push_back(LiveUpdate::Synced);
        self.phase = Phase::Stream(Box::new(self.stream(page.end)));
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

    /// Goes on after an error in the way that fits it, or gives it back.
    async fn mend(&mut self, error: Error) -> Result<(), Error> {
        tracing::debug!(
            error = &error as &dyn std::error::Error,
            "live: interrupted"
        );
        if error.is(&ErrorCode::RESET_TOKEN) {
            // From before a restore: nothing that is known can be trusted.
            self.view.set_position(None);
            self.phase = Sync::since(None);
        } else if error.is(&ErrorCode::EXPIRED_TOKEN) {
            // The filter, or the pages of this sync.
            self.filter = None;
            self.phase = Sync::since(self.view.position());
        } else if error.is_transient() {
            if matches!(self.phase, Phase::Stream(_)) {
                self.phase = Sync::since(self.view.position());
            }
        } else {
            return Err(error);
        }
        tokio::time::sleep(self.backoff.after(&error)).await;
        Ok(())
    }
}

async fn page(
    client: &Client,
    options: &LiveOptions,
    sync: &Sync,
    filter: FilterToken,
) -> Result<InitialSyncResponse, Error> {
    let (mut messages, rooms) = (options.messages, options.rooms);
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
    client.read(ask).await
}
