//! The rooms in memory, and the one way events get into them.
//!
//! An event is decided on, and queued, while the commit of those before it is still under way. When one of them isn't
//! committed after all, whatever built on it fails by the store's compare-and-append, and is decided on anew. A refusal
//! that rests on such an event waits until it is known what became of it.

use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tidings_types::{EventId, RoomId, ServerName, SessionId};
use tokio::sync::{Semaphore, SemaphorePermit, oneshot};

use super::build::{self, Draft, Given};
use super::commit::Caused;
use super::decision::{Applied, Decision, Plan, Source};
use super::listing::with_listing;
use super::living::LivingCalls;
use super::memory::{Line, Room};
use super::past::PastStates;
use super::state::{HISTORY_VISIBILITY, RoomState};
use crate::app::account::Client;
use crate::app::{AppError, ErrorKind};
use crate::env::Env;
use crate::store::{
    Append, AppendError, Appended, Local, NewEvent, NewOutcome, Order, Position, RoomAppend, Store,
    StoreError, Write,
};

/// What states of the past may take in memory: this part of what rooms may.
const PAST_SHARE: u64 = 4;

/// How often a decision is taken again when the room moved on meanwhile.
pub(in crate::app) const CONFLICT_TRIES: usize = 8;

/// The most appends under way; more wait. The store's queue, which has no end of its own, is kept short by it.
const APPENDS_MAX: usize = 10_000;

/// Who caused an append, so that the stream can tell them which action it was (ACT-5).
#[derive(Clone, Debug)]
pub struct Origin {
    /// The client.
    pub client: Arc<Client>,
    /// The session.
    pub session_id: SessionId,
    /// The action's id, if it had one.
    pub action_id: Option<u64>,
}

pub(super) type RoomCache = Cache<RoomId, Arc<Room>, ByState>;

#[derive(Clone)]
pub(super) struct ByState;

impl Weighter<RoomId, Arc<Room>> for ByState {
    fn weight(&self, _id: &RoomId, room: &Arc<Room>) -> u64 {
        room.weight
    }
}

/// All rooms, as many as the cache holds in memory.
pub struct Rooms {
    pub(super) store: Arc<dyn Store>,
    env: Env,
    server_name: ServerName,
    pub(super) cache: Arc<RoomCache>,
    pub(super) past: Arc<PastStates>,
    pub(super) living: Arc<LivingCalls>,
    slots: Semaphore,
}

impl Rooms {
    /// Rooms of a store; `cache_bytes` bounds what is kept in memory.
    pub fn new(store: Arc<dyn Store>, env: Env, server_name: ServerName, cache_bytes: u64) -> Self {
        let cache = Arc::new(Cache::with_weighter(10_000, cache_bytes, ByState));
        Self {
            store,
            env,
            server_name,
            cache,
            past: Arc::new(PastStates::new(cache_bytes / PAST_SHARE)),
            living: Arc::default(),
            slots: Semaphore::new(APPENDS_MAX),
        }
    }

    /// Waits for a slot among the appends under way.
    pub(in crate::app) async fn slot(&self) -> Result<SemaphorePermit<'_>, AppError> {
        self.slots.acquire().await.map_err(AppError::internal)
    }

    /// Finds a room.
    pub async fn get(&self, room_id: &RoomId) -> Result<Option<Arc<Room>>, AppError> {
        match self.cache.get_value_or_guard_async(room_id).await {
            Ok(room) => Ok(Some(room)),
            Err(guard) => {
                let Some(state) = self.stored(room_id).await? else {
                    return Ok(None);
                };
                let room = Arc::new(Room::new(&Arc::new(state), true));
                // A refused insert only means that the next reader loads the room again.
                let _ = guard.insert(Arc::clone(&room));
                self.catch_up(&room).await?;
                Ok(Some(room))
            }
        }
    }

    /// The state that readers see.
    pub async fn committed(&self, room: &Room) -> Result<Arc<RoomState>, AppError> {
        match room.seen() {
            Some(state) => Ok(state),
            None => self.load(room).await,
        }
    }

    /// The states of rooms at earlier orders.
    pub fn past(&self) -> &PastStates {
        &self.past
    }

    /// The calls that live in all rooms.
    pub fn living(&self) -> &LivingCalls {
        &self.living
    }

    /// A commit between reading the store and entering the cache was shown to nobody here; every later one is.
    async fn catch_up(&self, room: &Room) -> Result<(), AppError> {
        let newest = self.store.newest_at(&room.id, Position::MAX).await?;
        let known = room.seen().map_or(0, |state| state.position());
        if known < newest {
            room.show(self.load(room).await?);
        }
        Ok(())
    }

    async fn load(&self, room: &Room) -> Result<Arc<RoomState>, AppError> {
        let state = self.stored(&room.id).await?;
        state
            .map(Arc::new)
            .ok_or_else(|| AppError::internal(format!("room {} is gone", room.id)))
    }

    /// A room as the store has it.
    async fn stored(&self, room_id: &RoomId) -> Result<Option<RoomState>, AppError> {
        let Some(row) = self.store.room(room_id).await? else {
            return Ok(None);
        };
        let rules = self
            .store
            .state_history(
                room_id,
                HISTORY_VISIBILITY,
                "_",
                row.head.order + 1,
                usize::MAX,
            )
            .await?;
        RoomState::from_row(&row, &rules).map(Some)
    }

    /// Has a line of the room begun.
    pub(super) async fn begin(&self, room: &Room) -> Result<(), AppError> {
        if let Some(line) = room.unbegun() {
            room.begin(line, self.load(room).await?);
        }
        Ok(())
    }

    /// Appends what `decide` decides about the room's state, durably.
    ///
    /// `decide` may be asked again when a commit it built on failed. `outcome` turns the events into what a repetition of
    /// the action answers, kept in the same transaction (ACT-4).
    pub async fn append<'d>(
        &self,
        room: &Arc<Room>,
        origin: Option<Origin>,
        mut decide: impl FnMut(&RoomState) -> Result<Decision<'d>, AppError> + Send,
        outcome: impl Fn(&[NewEvent]) -> Option<NewOutcome> + Send,
    ) -> Result<Applied, AppError> {
        let _slot = self.slot().await?;
        let mut last = None;
        for _ in 0..CONFLICT_TRIES {
            let queued = {
                let _turn = room.turn.read().await;
                self.begin(room).await?;
                self.queue(room, origin.as_ref(), &mut decide, &outcome)
            };
            let Some((line, queued)) = queued else {
                continue;
            };
            let (events, answer) = match queued {
                Queued::Append(events, answer) => (events, answer),
                Queued::Nothing(answer, unseen) => {
                    if self.came_true(&unseen).await? {
                        return answer;
                    }
                    room.end(line);
                    continue;
                }
                Queued::Behind => {
                    self.settle().await?;
                    return Ok(Applied::Behind);
                }
            };
            match answer.await.map_err(|_| StoreError::Closed)? {
                Ok(appended) => {
                    room.is_sure(line, events.iter().map(|event| event.order));
                    let position = appended.positions.last().copied().unwrap_or_default();
                    return Ok(Applied::Appended { events, position });
                }
                Err(error) => {
                    room.end(line);
                    match error {
                        AppendError::Conflict { .. } => last = Some(error),
                        error => return Err(error.into()),
                    }
                }
            }
        }
        Err(last.map_or_else(busy, AppError::from))
    }

    /// Decides, and queues what was decided; `None` when the room has to be read before. Says on which of the room's
    /// lines it was decided.
    fn queue<'d>(
        &self,
        room: &Arc<Room>,
        origin: Option<&Origin>,
        decide: &mut impl FnMut(&RoomState) -> Result<Decision<'d>, AppError>,
        outcome: &impl Fn(&[NewEvent]) -> Option<NewOutcome>,
    ) -> Option<(u64, Queued)> {
        let mut line = room.line();
        let state = Arc::clone(line.state()?);
        let planned = match decide(&state) {
            Ok(Decision::Append(plan)) => self.planned(&state, &plan).map(|made| (plan, made)),
            Ok(Decision::Already(entry)) => {
                let open = (!line.reaches(entry.order)).then(|| entry.event_id.clone());
                let open = open.into_iter().collect();
                return Some((
                    line.number(),
                    Queued::Nothing(Ok(Applied::Already(entry)), open),
                ));
            }
            Ok(Decision::Behind) => return Some((line.number(), Queued::Behind)),
            Err(refusal) => Err(refusal),
        };
        let queued = match planned {
            Ok((plan, (events, next))) => {
                let caused = (origin.cloned(), outcome(&events));
                let append = self.append_of(room, (&state, &next), plan.writes, &events, caused);
                // Queued under the lock, so that the order of decisions is the order of application.
                let answer = self.store.append(append);
                line.go_on(next);
                Queued::Append(events, answer)
            }
            Err(refusal) => Queued::Nothing(Err(refusal), rests_on(room, &line, &state)),
        };
        Some((line.number(), queued))
    }

    /// The events of a plan, and the room after them.
    pub(super) fn planned(
        &self,
        state: &RoomState,
        plan: &Plan<'_>,
    ) -> Result<(Vec<NewEvent>, Arc<RoomState>), AppError> {
        let (events, mut next) = match &plan.source {
            Source::Here => {
                let mut given = plan.given.clone();
                build_each(state, &plan.drafts, |draft, room| {
                    let given = given.take().map_or_else(|| self.given(), Ok)?;
                    build::event(draft, room, given)
                })?
            }
            Source::Elsewhere(foreign) => {
                let (events, next) = build_each(state, &plan.drafts, |draft, room| {
                    build::foreign_event(draft, foreign, room)
                })?;
                let rings = foreign.may_ring;
                let next = if rings {
                    next
                } else {
                    next.without_call(&foreign.event_id)
                };
                (events, next)
            }
            Source::Staying { stands_for, .. } => {
                build_each(state, &plan.drafts, |draft, room| {
                    let stands_for = stands_for.clone().filter(|_| draft.state_key.is_some());
                    let event = build::event(draft, room, self.given()?)?;
                    Ok(NewEvent {
                        local: Some(Local { stands_for }),
                        ..event
                    })
                })?
            }
        };
        if let Source::Staying { tip: Some(tip), .. } = &plan.source {
            next = next.with_tip(tip.clone());
        }
        if let Some(listed) = plan.listed {
            next = next.with_listed(listed);
        }
        Ok((events, Arc::new(next)))
    }

    fn append_of(
        &self,
        room: &Arc<Room>,
        (before, next): (&RoomState, &Arc<RoomState>),
        writes: Vec<Write>,
        events: &[NewEvent],
        (origin, outcome): (Option<Origin>, Option<NewOutcome>),
    ) -> Append {
        let calls = next.call_changes(before);
        let mut writes = with_listing(writes, before, next, events);
        writes.extend(next.call_writes(&calls));
        let caused = Caused {
            origin,
            calls,
            ..Caused::default()
        };
        Append {
            rooms: vec![RoomAppend {
                room_id: room.id.clone(),
                expected_head: before.head_order(),
                expected_event: before.head.as_ref().map(|head| head.event_id.clone()),
                expected_late: before.late_order(),
                events: events.to_vec(),
            }],
            writes,
            outcomes: outcome.into_iter().collect(),
            tag: Some(self.tag(room, next, caused)),
        }
    }

    /// Waits for what a decision rests on, which is still under way: whether those events were committed in the end.
    async fn came_true(&self, unseen: &[EventId]) -> Result<bool, AppError> {
        if unseen.is_empty() {
            return Ok(true);
        }
        self.settle().await?;
        for event_id in unseen {
            if self.store.event(event_id).await?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Waits until everything queued so far has come to its end.
    pub(in crate::app) async fn settle(&self) -> Result<(), AppError> {
        let answer = self.store.append(Append::default());
        answer.await.map_err(|_| StoreError::Closed)??;
        Ok(())
    }

    /// Makes the events of drafts, each checked against the room after the one before.
    pub fn build(
        &self,
        before: &RoomState,
        drafts: &[Draft],
    ) -> Result<(Vec<NewEvent>, RoomState), AppError> {
        build_each(before, drafts, |draft, room| {
            build::event(draft, room, self.given()?)
        })
    }

    /// A new id, and now.
    fn given(&self) -> Result<Given, AppError> {
        Given::now(&self.env, &self.server_name)
    }

    /// Appends the first events of a new room, together with other rows.
    pub async fn create(
        &self,
        first: RoomState,
        events: Vec<NewEvent>,
        mut writes: Vec<Write>,
        origin: Option<Origin>,
        outcome: Option<NewOutcome>,
    ) -> Result<Result<Position, AppendError>, AppError> {
        let _slot = self.slot().await?;
        let state = Arc::new(first);
        if state.listed() {
            writes.push(Write::Listing {
                room_id: state.room_id.clone(),
                listing: Some(state.listing()),
            });
        }
        let room = Arc::new(Room::new(&state, false));
        writes.insert(
            0,
            Write::Room {
                room_id: room.id.clone(),
                created_ms: self.env.now_ms(),
            },
        );
        let caused = Caused {
            origin,
            ..Caused::default()
        };
        let append = Append {
            rooms: vec![RoomAppend {
                room_id: room.id.clone(),
                expected_head: 0,
                expected_event: None,
                expected_late: None,
                events,
            }],
            writes,
            outcomes: outcome.into_iter().collect(),
            tag: Some(self.tag(&room, &state, caused)),
        };
        match self
            .store
            .append(append)
            .await
            .map_err(|_| StoreError::Closed)?
        {
            Ok(appended) => {
                // Who heard of the commit may have been here before, and have changed the room since.
                if let Err(guard) = self.cache.get_value_or_guard_async(&room.id).await {
                    let _ = guard.insert(Arc::clone(&room));
                }
                Ok(Ok(appended.positions.last().copied().unwrap_or_default()))
            }
            Err(error) => Ok(Err(error)),
        }
    }

    /// A new room id.
    pub fn new_room_id(&self) -> Result<RoomId, AppError> {
        let text = format!("!{}:{}", self.env.opaque(15), self.server_name);
        text.parse()
            .map_err(|error| AppError::internal(format!("own room id: {error}")))
    }
}

/// A room that moves on too fast.
pub(in crate::app) fn busy() -> AppError {
    AppError::new(ErrorKind::Unavailable, "the room is too busy; try again")
}

/// The newest event and the newest late event of what a refusal was decided on, while it isn't known what becomes of them.
fn rests_on(room: &Room, line: &Line, state: &RoomState) -> Vec<EventId> {
    let seen = room.seen();
    let open = |order: Order, event_id: &EventId, seen: Option<&EventId>| {
        let is_known = line.reaches(order) || seen == Some(event_id);
        (!is_known).then(|| event_id.clone())
    };
    let head = state.head.as_ref().and_then(|head| {
        let seen = seen.as_ref().and_then(|seen| seen.head.as_ref());
        open(head.order, &head.event_id, seen.map(|seen| &seen.event_id))
    });
    let late = state.late().and_then(|late| {
        let seen = seen.as_ref().and_then(|seen| seen.late());
        open(late.order, &late.event_id, seen.map(|seen| &seen.event_id))
    });
    head.into_iter().chain(late).collect()
}

/// Makes the events of drafts, each for the room after the one before.
fn build_each(
    before: &RoomState,
    drafts: &[Draft],
    mut make: impl FnMut(&Draft, &RoomState) -> Result<NewEvent, AppError>,
) -> Result<(Vec<NewEvent>, RoomState), AppError> {
    let mut state = before.clone();
    let mut events = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let event = make(draft, &state)?;
        state = match &draft.content {
            Some(content) => state.after(&event, content),
            None => state.after(&event, &serde_json::Map::new()),
        };
        events.push(event);
    }
    Ok((events, state))
}

/// What a decision led to.
enum Queued {
    Append(
        Vec<NewEvent>,
        oneshot::Receiver<Result<Appended, AppendError>>,
    ),
    /// Nothing; and the events that this rests on of which it isn't known yet what becomes of them.
    Nothing(Result<Applied, AppError>, Vec<EventId>),
    Behind,
}

#[cfg(test)]
mod tests;
