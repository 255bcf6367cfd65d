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

use super::build::{self, Draft};
use super::decision::{Applied, Decision, Plan};
use super::listing::with_listing;
use super::memory::{Line, Room};
use super::past::PastStates;
use super::state::{HISTORY_VISIBILITY, RoomState};
use crate::app::account::Client;
use crate::app::{AppError, ErrorKind};
use crate::env::Env;
use crate::store::{
    Append, AppendError, Appended, Committed, NewEvent, NewOutcome, Order, Position, RoomAppend,
    Store, StoreError, TimelinePage, Write,
};

/// What states of the past may take in memory: this part of what rooms may.
const PAST_SHARE: u64 = 4;

/// How often a decision is taken again when the room moved on meanwhile.
const CONFLICT_TRIES: usize = 8;

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

/// What goes through the store to the commit observer.
pub struct CommitTag {
    /// The rooms that changed and their new states.
    pub rooms: Vec<(Arc<Room>, Arc<RoomState>)>,
    /// Who caused it.
    pub origin: Option<Origin>,
    cache: Arc<RoomCache>,
    past: Arc<PastStates>,
}

type RoomCache = Cache<RoomId, Arc<Room>, ByState>;

#[derive(Clone)]
struct ByState;

impl Weighter<RoomId, Arc<Room>> for ByState {
    fn weight(&self, _id: &RoomId, room: &Arc<Room>) -> u64 {
        room.weight
    }
}

/// All rooms, as many as the cache holds in memory.
pub struct Rooms {
    store: Arc<dyn Store>,
    env: Env,
    server_name: ServerName,
    cache: Arc<RoomCache>,
    past: Arc<PastStates>,
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

    /// A commit between reading the store and entering the cache was shown to nobody here; every later one is.
    async fn catch_up(&self, room: &Room) -> Result<(), AppError> {
        let page = TimelinePage {
            from: Order::MAX,
            backwards: true,
            until: Position::MAX,
            limit: 1,
        };
        let newest = self
            .store
            .timeline(&room.id, page)
            .await?
            .first()
            .map_or(0, |event| event.position);
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
    async fn begin(&self, room: &Room) -> Result<(), AppError> {
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
            self.begin(room).await?;
            let Some((line, queued)) = self.queue(room, origin.as_ref(), &mut decide, &outcome)
            else {
                continue;
            };
            let (events, answer) = match queued {
                Queued::Append(events, answer) => (events, answer),
                Queued::Nothing(answer, None) => return answer,
                Queued::Nothing(answer, Some(event_id)) => {
                    if self.came_true(&event_id).await? {
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
                    room.is_sure(line, events.last().map_or(0, |event| event.order));
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
        let busy = || AppError::new(ErrorKind::Unavailable, "the room is too busy; try again");
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
    fn planned(
        &self,
        state: &RoomState,
        plan: &Plan<'_>,
    ) -> Result<(Vec<NewEvent>, Arc<RoomState>), AppError> {
        let (events, next) = self.build(state, &plan.drafts)?;
        let next = match plan.listed {
            Some(listed) => next.with_listed(listed),
            None => next,
        };
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
        Append {
            rooms: vec![RoomAppend {
                room_id: room.id.clone(),
                expected_head: before.head_order(),
                expected_event: before.head.as_ref().map(|head| head.event_id.clone()),
                events: events.to_vec(),
            }],
            writes: with_listing(writes, before, next, events),
            outcome,
            tag: Some(self.tag(room, next, origin)),
        }
    }

    /// Waits for what a decision rests on, which is still under way: whether that event was committed in the end.
    async fn came_true(&self, event_id: &EventId) -> Result<bool, AppError> {
        self.settle().await?;
        Ok(self.store.event(event_id).await?.is_some())
    }

    /// Waits until everything queued so far has come to its end.
    async fn settle(&self) -> Result<(), AppError> {
        let answer = self.store.append(Append::default());
        answer.await.map_err(|_| StoreError::Closed)??;
        Ok(())
    }

    fn tag(
        &self,
        room: &Arc<Room>,
        next: &Arc<RoomState>,
        origin: Option<Origin>,
    ) -> Arc<CommitTag> {
        let rooms = vec![(Arc::clone(room), Arc::clone(next))];
        Arc::new(CommitTag {
            rooms,
            origin,
            cache: Arc::clone(&self.cache),
            past: Arc::clone(&self.past),
        })
    }

    /// Makes the events of drafts, each checked against the room after the one before.
    pub fn build(
        &self,
        before: &RoomState,
        drafts: &[Draft],
    ) -> Result<(Vec<NewEvent>, RoomState), AppError> {
        let mut state = before.clone();
        let mut events = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let event = build::event(draft, &state, &self.env, &self.server_name)?;
            state = match &draft.content {
                Some(content) => state.after(&event, content),
                None => state.after(&event, &serde_json::Map::new()),
            };
            events.push(event);
        }
        Ok((events, state))
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
        let append = Append {
            rooms: vec![RoomAppend {
                room_id: room.id.clone(),
                expected_head: 0,
                expected_event: None,
                events,
            }],
            writes,
            outcome,
            tag: Some(self.tag(&room, &state, origin)),
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

    /// Makes a commit visible to readers. Called by the commit observer alone, in position order.
    pub fn committed_now(commit: &Committed) {
        let Some(tag) = commit
            .tag
            .as_ref()
            .and_then(|tag| tag.downcast_ref::<CommitTag>())
        else {
            return;
        };
        if commit
            .redacted
            .iter()
            .any(|event| event.state_key.is_some())
        {
            tag.past.forget();
        }
        for (room, state) in &tag.rooms {
            let newest = commit
                .events
                .iter()
                .rev()
                .find(|event| event.room_id == room.id);
            let Some(event) = newest else { continue };
            let state = Arc::new(state.at(event.position));
            room.show(Arc::clone(&state));
            // The room may have left the cache and come back as another object meanwhile.
            if let Some(cached) = tag
                .cache
                .get(&room.id)
                .filter(|cached| !Arc::ptr_eq(cached, room))
            {
                cached.show(state);
            }
        }
    }

    /// A new room id.
    pub fn new_room_id(&self) -> Result<RoomId, AppError> {
        let text = format!("!{}:{}", self.env.opaque(15), self.server_name);
        text.parse()
            .map_err(|error| AppError::internal(format!("own room id: {error}")))
    }
}

/// The newest event of what a refusal was decided on, while it isn't known what becomes of it.
fn rests_on(room: &Room, line: &Line, state: &RoomState) -> Option<EventId> {
    let head = state.head.as_ref()?;
    let is_newest = |seen: &RoomState| {
        seen.head
            .as_ref()
            .is_some_and(|seen| seen.event_id == head.event_id)
    };
    let is_known = line.reaches(head.order) || room.seen().is_some_and(|seen| is_newest(&seen));
    (!is_known).then(|| head.event_id.clone())
}

/// What a decision led to.
enum Queued {
    Append(
        Vec<NewEvent>,
        oneshot::Receiver<Result<Appended, AppendError>>,
    ),
    /// Nothing; and the event that this rests on, while it isn't known what becomes of it.
    Nothing(Result<Applied, AppError>, Option<EventId>),
    Behind,
}

#[cfg(test)]
mod tests;
