//! The event stream by long poll (STR-1, STR-6, STR-8).

use std::collections::HashMap;

use tidings_types::{ChunkToken, RoomEntry, RoomEvent, RoomId, StreamChunk};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::act::Caller;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::filter::TypeFilter;
use super::live::{TailEvent, membership_of};
use super::room::state::MEMBER;
use super::rules::membership::Member;
use super::{App, AppError};
use crate::store::Position;

/// What a reader of the stream wants.
#[derive(Clone, Debug)]
pub struct StreamRequest {
    /// Where to go on; now when absent.
    pub from: Option<ChunkToken>,
    /// Which events.
    pub filter: TypeFilter,
    /// The most events; 100 when absent.
    pub limit: Option<usize>,
    /// How long to wait for the first event, in milliseconds.
    pub timeout_ms: u64,
}

/// Events of an answer when the request doesn't say (STR-1).
const DEFAULT_LIMIT: usize = 100;
/// Events of the log that are looked at in one step.
const LOG_PAGE: usize = 1_000;

/// A reader's part in a room while the log is read.
#[derive(Clone, Copy)]
enum Part {
    Out,
    In,
    /// The room's events up to this position came with an answer.
    HandedOver(Position),
}

/// An answer while it is put together.
struct Reading {
    end: Position,
    events: Vec<RoomEvent>,
    joined: Vec<RoomId>,
    more: bool,
}

impl App {
    /// Waits for events after a position and answers them (STR-1). `stop` ends the wait early, at shutdown.
    pub async fn stream(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        stop: &CancellationToken,
    ) -> Result<StreamChunk, AppError> {
        let deadline_ms = self
            .env
            .clock
            .monotonic_ms()
            .saturating_add(request.timeout_ms);
        let user = caller.user();
        let mut newest = self.live.watch(user, self.store.memberships(user)).await?;
        let from = match &request.from {
            Some(token) => self.stream_place(token, "from")?,
            None => self.position(),
        };
        let mut start = from;
        loop {
            newest.mark_unchanged();
            let reading = self.read_stream(caller, request, start).await?;
            let waits = self.env.clock.monotonic_ms() < deadline_ms && !stop.is_cancelled();
            if !reading.is_empty() || !waits {
                return self.stream_chunk(caller, request, from, reading).await;
            }
            start = reading.end;
            self.wait(&mut newest, deadline_ms, stop).await;
        }
    }

    async fn wait(
        &self,
        newest: &mut watch::Receiver<Position>,
        deadline_ms: u64,
        stop: &CancellationToken,
    ) {
        tokio::select! {
            _ = newest.changed() => {}
            () = self.env.clock.sleep_until(deadline_ms) => {}
            () = stop.cancelled() => {}
        }
    }

    async fn stream_chunk(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        from: Position,
        reading: Reading,
    ) -> Result<StreamChunk, AppError> {
        let mut joined: Vec<RoomEntry> = Vec::with_capacity(reading.joined.len());
        for room_id in &reading.joined {
            let room = self.room(room_id).await?;
            let wish = EntryWish {
                reader: caller.client(),
                as_of: reading.end,
                since: None,
                filter: &request.filter,
                limit: DEFAULT_MESSAGES,
                with_members: true,
            };
            joined.push(self.entry(&room, &wish).await?);
        }
        Ok(StreamChunk {
            start: request
                .from
                .clone()
                .unwrap_or_else(|| self.stream_token(from)),
            end: self.stream_token(reading.end),
            events: reading.events,
            joined,
            more: reading.more,
            extra: serde_json::Map::new(),
        })
    }

    /// Reads the log from a position until the answer is full or the log ends.
    async fn read_stream(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        from: Position,
    ) -> Result<Reading, AppError> {
        let until = self.position();
        let limit = request.limit.unwrap_or(DEFAULT_LIMIT);
        let mut reading = Reading {
            end: from,
            events: Vec::new(),
            joined: Vec::new(),
            more: false,
        };
        let mut parts: HashMap<RoomId, Part> = HashMap::new();
        let mut step = limit.saturating_add(1).min(LOG_PAGE);
        while reading.end < until {
            // Most of what is read is wanted by most readers; who wants little reads on in larger steps.
            let page = self.log_page(reading.end, until, step).await?;
            step = (step * 4).min(LOG_PAGE);
            if page.is_empty() {
                break;
            }
            for tail in page {
                if reading.events.len().max(reading.joined.len()) >= limit {
                    reading.more = true;
                    return Ok(reading);
                }
                let shown = self
                    .step(caller, &tail, from, &mut parts, &mut reading.joined)
                    .await?;
                reading.end = tail.event.position;
                if shown && request.filter.wants(&tail.event.event_type) {
                    let event =
                        self.show_with(&tail.event, tail.origin.as_deref(), caller.client());
                    reading.events.push(event);
                }
            }
        }
        Ok(reading)
    }

    async fn log_page(
        &self,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<TailEvent>, AppError> {
        if let Some(page) = self.live.since(after, until, limit) {
            return Ok(page);
        }
        let events = self.store.log(after, until, limit).await?;
        Ok(events
            .into_iter()
            .map(|event| TailEvent {
                event,
                origin: None,
            })
            .collect())
    }

    /// Decides whether an event comes singly, and follows the reader's part in its room.
    async fn step(
        &self,
        caller: &Caller,
        tail: &TailEvent,
        from: Position,
        parts: &mut HashMap<RoomId, Part>,
        joined: &mut Vec<RoomId>,
    ) -> Result<bool, AppError> {
        let event = &tail.event;
        let part = match parts.get(&event.room_id) {
            Some(part) => *part,
            None => self.part_at(caller, &event.room_id, from).await?,
        };
        let own = &*event.event_type == MEMBER
            && event.state_key.as_deref() == Some(caller.user().as_str());
        let (next, shown) = match (own.then(|| membership_of(event)), part) {
            (Some(Member::Join), Part::Out) => {
                if let Some(following) = caller.session.handed_over(&event.event_id) {
                    (Part::HandedOver(event.position + following), false)
                } else {
                    joined.push(event.room_id.clone());
                    (Part::In, true)
                }
            }
            (Some(Member::Join) | None, Part::In) => (Part::In, true),
            (Some(Member::Join) | None, Part::HandedOver(until)) => {
                (Part::HandedOver(until), event.position > until)
            }
            (None, Part::Out) => (Part::Out, false),
            // One's own invite, leave, kick or ban always comes.
            (Some(_), _) => {
                // A room that was joined and left again within the answer comes without an entry; its events came.
                joined.retain(|room_id| *room_id != event.room_id);
                (Part::Out, true)
            }
        };
        parts.insert(event.room_id.clone(), next);
        Ok(shown)
    }

    /// The reader's part in a room as of the position where reading starts.
    async fn part_at(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        position: Position,
    ) -> Result<Part, AppError> {
        let user = caller.user();
        let known = self
            .live
            .part_of(user, room_id)
            .filter(|part| part.since <= position);
        let (is_joined, since, join) = if let Some(part) = known {
            let room = self.room(room_id).await?;
            let state = self.rooms.committed(&room).await?;
            (
                part.joined,
                part.since,
                state
                    .get(MEMBER, user.as_str())
                    .map(|entry| entry.event_id.clone()),
            )
        } else {
            let row = self.membership_as_of(user, room_id, position).await?;
            let is_joined = row.as_ref().is_some_and(|row| row.membership == "join");
            (
                is_joined,
                row.as_ref().map_or(0, |row| row.position),
                row.map(|row| row.event_id),
            )
        };
        if !is_joined {
            return Ok(Part::Out);
        }
        // What came with the answer to the join doesn't come again.
        Ok(
            match join.and_then(|join| caller.session.handed_over(&join)) {
                Some(following) => Part::HandedOver(since + following),
                None => Part::In,
            },
        )
    }
}

impl Reading {
    fn is_empty(&self) -> bool {
        self.events.is_empty() && self.joined.is_empty() && !self.more
    }
}
