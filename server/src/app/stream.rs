//! The event stream by long poll (STR-1, STR-6, STR-8).

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::{ChunkToken, RoomEntry, RoomId, ServerName, StreamChunk};
use tokio_util::sync::CancellationToken;

use super::act::Caller;
use super::bundle::Answer;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::ephemeral::{Asked, Gathered};
use super::filter::Filter;
use super::late::Passage;
use super::live::{TailEvent, membership_of};
use super::room::state::MEMBER;
use super::rules::membership::Member;
use super::scrollback::{OwnJoin, SCROLLBACK};
use super::{App, AppError, token};
use crate::store::{Position, StoredEvent};

#[cfg(feature = "faults")]
mod faults;
mod log;

/// What a reader of the stream wants.
#[derive(Clone, Debug)]
pub struct StreamRequest {
    /// Where to go on; now when absent.
    pub from: Option<ChunkToken>,
    /// Which events; its limit is 100 when absent.
    pub filter: Filter,
    /// How long to wait for the first event, in milliseconds.
    pub timeout_ms: u64,
    /// Whether it begins its session. Who names none would be told all there is every time, and it comes then with
    /// what happens, not at once.
    pub begins_session: bool,
}

/// Events of an answer when the request doesn't say (STR-1).
const DEFAULT_LIMIT: usize = 100;
/// Events of an answer at most, scrollback events counted; these don't count for a request's own limit.
const MOST: usize = 1_000;
/// Events of the log that are looked at in one step.
const LOG_PAGE: usize = 1_000;
/// Events looked at for one answer; what a filter wants may lie beyond, and `more` says so.
const LOOKED_AT: usize = 10_000;

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
    events: Vec<TailEvent>,
    own_joins: Vec<OwnJoin>,
    joined: Vec<RoomId>,
    more: bool,
    /// What the reader may see and doesn't come by itself, as far as it hangs on other events: the filter doesn't want it, or
    /// it is late and wasn't asked for.
    unwanted: Vec<Arc<StoredEvent>>,
}

/// What an event is to the reader.
struct Step {
    /// Whether the reader may see it.
    shown: bool,
    /// Whether it doesn't come by itself.
    unasked: bool,
    /// Whether it brings the reader into the room, be it that the entry came with an answer (JOI-4).
    joins: bool,
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
        let mut newest = self.live.watch(user);
        self.follow(user).await?;
        let from = match &request.from {
            Some(token) => self.stream_place(token, "from")?,
            None => self.position(),
        };
        let told = request.from.as_ref().and_then(token::told);
        let (session, filter) = (&caller.session, &request.filter);
        let asked = Asked {
            session,
            filter,
            server: &self.settings.server_name,
            begun: self.live.begin_telling(session, filter, told),
            is_patient: request.begins_session,
        };
        let mut start = from;
        loop {
            newest.mark_unchanged();
            let (until, mut gathered) = self.live.gather(&asked);
            let reading = self.read_stream(caller, request, (start, until)).await?;
            #[cfg(feature = "faults")]
            let reading = self.spoil(reading, start);
            if let Some(end) = session.ended() {
                return Err(end.error());
            }
            let waits = self.env.clock.monotonic_ms() < deadline_ms && !stop.is_cancelled();
            if !reading.is_empty() || gathered.early || !waits {
                gathered.fit(reading.places_left(), !reading.more);
                let chunk = self.stream_chunk(caller, request, from, &reading, gathered);
                return chunk.await;
            }
            start = reading.end;
            tokio::select! {
                _ = newest.changed() => {}
                () = self.env.clock.sleep_until(deadline_ms) => {}
                () = session.over() => {}
                () = stop.cancelled() => {}
            }
        }
    }

    async fn stream_chunk(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        from: Position,
        reading: &Reading,
        gathered: Gathered,
    ) -> Result<StreamChunk, AppError> {
        let end = match &request.from {
            // Nothing has come, so there is no other place.
            Some(token) if reading.end == from && gathered.is_nothing_new() => token.clone(),
            token => {
                let before = token.as_ref().and_then(token::told);
                self.stream_token_told(reading.end, gathered.told().or(before))
            }
        };
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
        let answer = Answer {
            events: &reading.events,
            unwanted: &reading.unwanted,
            until: reading.end,
        };
        let answer = self.bundle_answer(&answer, &request.filter);
        let (events, bundles) = (&answer.events, &answer.bundles);
        let events = self
            .show_tail(events, bundles, caller.client(), &request.filter)
            .await?;
        let own_joins = reading.own_joins.iter();
        let own_joins: Vec<_> = own_joins.map(|join| join.among(&answer.left)).collect();
        let mut events = self.with_scrollback(events, &own_joins, &joined)?;
        for news in gathered.news {
            events.push(self.ephemeral_event(news, &request.filter)?);
        }
        Ok(StreamChunk {
            start: request
                .from
                .clone()
                .unwrap_or_else(|| self.stream_token(from)),
            end,
            events,
            joined,
            more: reading.more || gathered.more,
            extra: serde_json::Map::new(),
        })
    }

    /// Reads the log between two positions until the answer is full.
    async fn read_stream(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        (from, until): (Position, Position),
    ) -> Result<Reading, AppError> {
        let limit = request.filter.limit().unwrap_or(DEFAULT_LIMIT);
        let mut reading = Reading {
            end: from,
            events: Vec::new(),
            own_joins: Vec::new(),
            joined: Vec::new(),
            more: false,
            unwanted: Vec::new(),
        };
        let log = self
            .log_for(caller.user(), &request.filter, (from, until))
            .await?;
        let mut parts: HashMap<RoomId, Part> = HashMap::new();
        let mut step = limit.saturating_add(1).min(LOG_PAGE);
        let mut looked_at = 0;
        while reading.end < until {
            // Most of what is read is wanted by most readers; who wants little reads on in larger steps.
            let page = self.log_page(&log, (reading.end, until), step).await?;
            let is_last = page.len() < step;
            looked_at += page.len();
            step = (step * 4).min(LOG_PAGE);
            for tail in page {
                if reading.is_full(limit, is_own(&tail.event, caller)) {
                    reading.more = true;
                    return Ok(reading);
                }
                let seen = (from, &mut parts);
                self.look_at(caller, request, seen, tail, &mut reading)
                    .await?;
            }
            if is_last {
                reading.end = until;
            } else if looked_at >= LOOKED_AT {
                reading.more = true;
                return Ok(reading);
            }
        }
        Ok(reading)
    }

    /// Takes the next event up as far as it is the reader's, whose parts in rooms were known at a position.
    async fn look_at(
        &self,
        caller: &Caller,
        request: &StreamRequest,
        (from, parts): (Position, &mut HashMap<RoomId, Part>),
        tail: TailEvent,
        reading: &mut Reading,
    ) -> Result<(), AppError> {
        let (user, filter, event) = (caller.user(), &request.filter, &tail.event);
        reading.end = event.position;
        if event.is_hidden_from(user.as_str()) || !filter.wants_room(&event.room_id) {
            return Ok(());
        }
        let passage = self.passage(user, filter, event).await?;
        if passage == Passage::Superseded {
            return Ok(());
        }
        let mut step = self
            .step(caller, &tail, from, parts, &mut reading.joined)
            .await?;
        step.shown &= passage != Passage::Shut;
        step.unasked = passage == Passage::Unasked;
        #[cfg(feature = "faults")]
        let step = self.spoil_step(&step, &tail);
        reading.take(tail, &step, filter, &self.settings.server_name);
        Ok(())
    }

    /// Decides whether an event comes singly, and follows the reader's part in its room.
    async fn step(
        &self,
        caller: &Caller,
        tail: &TailEvent,
        from: Position,
        parts: &mut HashMap<RoomId, Part>,
        joined: &mut Vec<RoomId>,
    ) -> Result<Step, AppError> {
        let event = &tail.event;
        let part = match parts.get(&event.room_id) {
            Some(part) => *part,
            None => self.part_at(caller, &event.room_id, from).await?,
        };
        let membership = is_own(event, caller).then(|| membership_of(event));
        let joins = matches!((membership, part), (Some(Member::Join), Part::Out));
        let (next, shown) = match (membership, part) {
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
        Ok(Step {
            shown,
            unasked: false,
            joins,
        })
    }

    /// The reader's part in a room as of the position where reading starts.
    async fn part_at(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        position: Position,
    ) -> Result<Part, AppError> {
        let user = caller.user();
        // Asked in this order: what is loaded meanwhile isn't taken for absent.
        let is_all_known = self.live.is_loaded(user);
        let part = self.live.part_of(user, room_id);
        if part.is_none() && is_all_known {
            return Ok(Part::Out);
        }
        let known = part.filter(|part| part.since <= position);
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
        let nothing = self.events.is_empty() && self.own_joins.is_empty();
        nothing && self.joined.is_empty() && !self.more
    }

    /// How much else fits into the answer.
    fn places_left(&self) -> usize {
        MOST.saturating_sub(self.events.len() + self.own_joins.len())
    }

    /// Whether there is no place for the next event, which a scrollback event follows if it is the reader's own membership.
    fn is_full(&self, limit: usize, is_own: bool) -> bool {
        let all = self.events.len() + self.own_joins.len() + 1 + usize::from(is_own);
        self.events.len().max(self.joined.len()) >= limit || all > MOST
    }

    /// Takes an event up, as far as it is wanted.
    fn take(&mut self, tail: TailEvent, step: &Step, filter: &Filter, server: &ServerName) {
        let join = Arc::clone(&tail.event);
        if step.shown && !step.unasked && filter.wants(&tail.event) {
            self.events.push(tail);
        } else if step.shown && tail.event.parent.is_some() {
            self.unwanted.push(tail.event);
        }
        if step.joins && filter.wants_ephemeral(&join.room_id, SCROLLBACK, server.as_str()) {
            self.own_joins.push(OwnJoin::new(&join, self.events.len()));
        }
    }
}

/// Whether an event is the reader's own membership.
fn is_own(event: &StoredEvent, reader: &Caller) -> bool {
    &*event.event_type == MEMBER && event.state_key.as_deref() == Some(reader.user().as_str())
}
