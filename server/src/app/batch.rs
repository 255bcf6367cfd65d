//! Batches: several actions in one room, in order and in one commit, each with an outcome of its own (BAT-1).
//!
//! The room is held still while its actions run one after the other, each as it would alone, except that what it wants to
//! append is staged: the next one decides on the room as it will be then.

use std::ops::Range;
use std::sync::Arc;

use parking_lot::Mutex;
use tidings_types::{ActionBatchRequest, ActionOutcome, EventId, RoomId};
use tokio::sync::MutexGuard;

use super::act::{Acting, Caller, Kept};
use super::action::{Done, Outcome};
use super::filter::Filter;
use super::limits::Counted;
use super::member::Wish;
use super::room::registry::{CONFLICT_TRIES, busy};
use super::room::{Decision, Room, RoomState, Staged, StagedDecision};
use super::rules::auth;
use super::rules::batch::{Wanted, read_all};
use super::{App, AppError, Client};
use crate::store::{AppendError, NewEvent, NewOutcome, Position, Relation};

/// The largest action id, 2^53-1 (ACT-1).
const ACTION_ID_MAX: u64 = 9_007_199_254_740_991;

/// Where the events of a batch gather until they are appended.
pub struct Stage {
    room_id: RoomId,
    staged: Mutex<Staged>,
}

/// What one action of a batch came to, and which of the staged events it made.
struct Part {
    outcome: Option<Outcome>,
    events: Range<usize>,
}

impl Stage {
    fn new(room: &Room, staged: Staged) -> Self {
        Self {
            room_id: room.id.clone(),
            staged: Mutex::new(staged),
        }
    }

    /// The room after what is staged.
    pub(super) fn state(&self) -> Arc<RoomState> {
        Arc::clone(&self.staged.lock().state)
    }

    fn count(&self) -> usize {
        self.staged.lock().events.len()
    }

    /// The events that staged ones update, receipts not counted.
    pub(super) fn updated(&self) -> Vec<EventId> {
        let staged = self.staged.lock();
        let parents = staged
            .events
            .iter()
            .filter_map(|event| event.parent.as_ref());
        let updated = parents.filter(|parent| parent.relation == Relation::Updates);
        updated.map(|parent| parent.event_id.clone()).collect()
    }

    /// The staged event of a type that updates another one.
    pub(super) fn update_of(&self, parent: &EventId, event_type: &str) -> Option<EventId> {
        let staged = self.staged.lock();
        let updates = |event: &&NewEvent| {
            let named = event.parent.as_ref();
            event.event_type.as_ref() == event_type
                && named
                    .is_some_and(|named| named.event_id == *parent && named.relation.is_update())
        };
        let found = staged.events.iter().find(updates)?;
        Some(found.event_id.clone())
    }

    /// The staged event that empties another one.
    fn redaction_of(&self, target: &EventId) -> Option<EventId> {
        let staged = self.staged.lock();
        let redacts = |event: &&NewEvent| {
            let redaction = event.redacts.as_ref();
            redaction.is_some_and(|redaction| redaction.target == *target)
        };
        let found = staged.events.iter().find(redacts)?;
        Some(found.event_id.clone())
    }
}

impl App {
    /// Applies actions in one room, in order (BAT-1). One that is refused stops the others only where that is asked for.
    ///
    /// Refused as a whole, with one action id used up: a batch with a malformed action (400), or of who isn't joined (403).
    pub async fn batch(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &ActionBatchRequest,
    ) -> Result<Done, AppError> {
        let wanted = read_all(&request.actions)?;
        let width = wanted.len() as u64;
        if let Some(action) = &caller.action
            && action.id > ACTION_ID_MAX - (width - 1)
        {
            let refusal = format!("the last of {width} ids from here is over {ACTION_ID_MAX}");
            return Err(AppError::bad_parameter("Matrix-Action", refusal));
        }
        // The request itself has been counted.
        let more = u32::try_from(width - 1).unwrap_or(u32::MAX);
        self.limits.admit(Counted::Actions(caller.client(), more))?;
        let stops = request.stop_on_error.unwrap_or(false);
        self.act_wide(caller, width, async |acting| {
            self.batch_now(acting, caller, room_id, (&wanted, stops))
                .await
        })
        .await
    }

    async fn batch_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        wanted: (&[Wanted<'_>], bool),
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        let now = self.rooms.committed(&room).await?;
        auth::must_be_joined(&now.sender(caller.user().as_str()))?;
        // Before the room is held: who waits for it may have such a turn.
        let _turns = self.turns_of(wanted.0).await?;
        let _slot = self.rooms.slot().await?;
        // Before the room is held: who joins does it in this order too.
        let joins = wanted.0.iter().any(Wanted::may_join);
        let _steady = if joins {
            Some(self.profiles.steady(caller.user()).await)
        } else {
            None
        };
        let mut last = None;
        for _ in 0..CONFLICT_TRIES {
            let held = self.rooms.hold(&room).await?;
            let stage = Stage::new(&room, held.stage());
            let mut parts = self
                .stage_all(&acting.in_batch(&stage), caller, &stage, wanted)
                .await?;
            let staged = stage.staged.into_inner();
            let made = ids_of(&staged.events);
            let redacts = staged.events.iter().any(|event| event.redacts.is_some());
            let rows = outcome_rows(acting, &parts);
            let caused = (caller.origin(), actions_of(caller, &parts));
            match self.rooms.append_held(held, staged, rows, caused).await? {
                Ok(appended) => {
                    if redacts {
                        self.published.forget_room(&room.id);
                    }
                    place_all(&mut parts, &made, &appended.positions);
                    return Ok((done(parts), Kept::WithEvents));
                }
                Err(error) if is_stale(&error) => last = Some(error),
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.map_or_else(busy, AppError::from))
    }

    /// The turns at all trees that a batch may add to, held until it is committed (UPD-2).
    async fn turns_of(&self, wanted: &[Wanted<'_>]) -> Result<Vec<MutexGuard<'_, ()>>, AppError> {
        let mut roots = Vec::new();
        for wish in wanted {
            let Wanted::Send(_, request) = wish else {
                continue;
            };
            if let Some(parent) = &request.updates
                && let Some(parent) = self.store.event(parent).await?
            {
                roots.push(self.root_of(&parent).await?.event_id);
            }
        }
        Ok(self.trees.turns(&roots).await)
    }

    /// Runs the actions. Fails when one is refused for a passing reason: then nothing of the batch is applied (ACT-3).
    async fn stage_all(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        stage: &Stage,
        (wanted, stops): (&[Wanted<'_>], bool),
    ) -> Result<Vec<Part>, AppError> {
        let mut parts: Vec<Part> = Vec::with_capacity(wanted.len());
        let mut stopped = false;
        for (number, wish) in wanted.iter().enumerate() {
            let first = stage.count();
            let outcome = if stopped {
                None
            } else {
                let outcome = self.stage_one(acting, caller, stage, wish).await?;
                Some(outcome.map_err(|error| at(error, number)))
            };
            stopped = stopped || (stops && matches!(outcome, Some(Err(_))));
            parts.push(Part {
                outcome,
                events: first..stage.count(),
            });
        }
        Ok(parts)
    }

    async fn stage_one(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        stage: &Stage,
        wish: &Wanted<'_>,
    ) -> Result<Outcome, AppError> {
        let before = stage.staged.lock().mark();
        match Box::pin(self.run_one(acting, caller, stage, wish)).await {
            Ok((done, _)) => Ok(Ok(done)),
            Err(error) if error.kind.uses_up_action() => {
                // What is refused changes nothing (ERR-3).
                stage.staged.lock().back_to(before);
                Ok(Err(error))
            }
            Err(error) => Err(error),
        }
    }

    async fn run_one(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        stage: &Stage,
        wish: &Wanted<'_>,
    ) -> Result<(Done, Kept), AppError> {
        let room_id = &stage.room_id;
        match wish {
            Wanted::Send(event_type, request) => {
                self.send_now(acting, caller, room_id, event_type, request.clone())
                    .await
            }
            Wanted::Set(event_type, key, content) => {
                self.set_now(acting, caller, room_id, event_type, key, content)
                    .await
            }
            Wanted::Delete(event_type, key) => {
                self.delete_now(acting, caller, room_id, event_type, key)
                    .await
            }
            Wanted::Redact(event_id, reason) => {
                self.redact_here(acting, caller, stage, event_id, *reason)
                    .await
            }
            Wanted::Member(operation, target, reason) => {
                let wish = Wish {
                    operation: *operation,
                    target,
                    reason: *reason,
                };
                self.change_member_now(acting, caller, room_id, &wish).await
            }
            Wanted::Mark(marker, event_id) => {
                self.set_marker_now(acting, caller, room_id, *marker, event_id)
                    .await
            }
        }
    }

    /// Redacts an event of the batch's room. What the batch itself has redacted is answered like what was before.
    async fn redact_here(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        stage: &Stage,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<(Done, Kept), AppError> {
        let (event, _, _) = self.visible_event(caller.user(), event_id).await?;
        if event.room_id != stage.room_id {
            return Err(not_here());
        }
        match stage.redaction_of(event_id) {
            Some(first) => {
                auth::must_be_joined(&stage.state().sender(caller.user().as_str()))?;
                Ok((Done::event(first, None), Kept::WithEvents))
            }
            None => self.redact_now(acting, caller, event_id, reason).await,
        }
    }

    /// Stages what `decide` decides, and says what came of it; where it happened isn't known yet. `None` when what was looked
    /// up before is too old.
    pub(super) async fn append_staged<'d>(
        &self,
        stage: &Stage,
        room: &Room,
        decide: impl FnMut(&RoomState) -> Result<Decision<'d>, AppError> + Send,
        which: fn(&[NewEvent]) -> Option<&NewEvent>,
    ) -> Result<Option<(Done, Kept)>, AppError> {
        if room.id != stage.room_id {
            return Err(not_here());
        }
        let event_id = {
            let mut staged = stage.staged.lock();
            match self.rooms.decide_staged(&mut staged, decide)? {
                StagedDecision::New(count) => {
                    let first = staged.events.len() - count;
                    let event = which(&staged.events[first..]);
                    let missing = || AppError::internal("an append without events");
                    Some(event.ok_or_else(missing)?.event_id.clone())
                }
                StagedDecision::Already(event_id) => Some(event_id),
                StagedDecision::Behind => None,
            }
        };
        if event_id.is_none() {
            self.rooms.settle().await?;
        }
        Ok(event_id.map(|event_id| (Done::event(event_id, None), Kept::WithEvents)))
    }

    /// What a batch came to, with its events as a client sees them; nothing for what wasn't tried.
    pub async fn batch_outcomes(
        &self,
        client: &Client,
        done: &Done,
    ) -> Result<Vec<Option<Result<ActionOutcome, AppError>>>, AppError> {
        let mut events = Vec::with_capacity(done.batch.len());
        for part in done.batch.iter().flatten().flatten() {
            let missing = || AppError::internal("an outcome without event");
            let event_id = part.event_id.as_ref().ok_or_else(missing)?;
            events.push(self.event_by_id(event_id, part.position).await?);
        }
        let shown = self.show_all(&events, client, &Filter::default()).await?;
        let mut shown = events.into_iter().zip(shown);
        let outcome = |part: &Option<Outcome>| match part.as_ref()? {
            Err(error) => Some(Err(error.clone())),
            Ok(done) => {
                let (event, shown) = shown.next()?;
                let position = self.stream_token(done.position.unwrap_or(event.position));
                Some(Ok(ActionOutcome {
                    origin_server_ts: i64::try_from(event.ts).ok(),
                    event: Some(shown),
                    ..ActionOutcome::new(event.event_id.clone(), position)
                }))
            }
        };
        Ok(done.batch.iter().map(outcome).collect())
    }
}

fn not_here() -> AppError {
    AppError::not_found("there is no such event in this room, or you may not see it")
}

/// Whether the room, or another one that counts, has moved on since the batch was decided.
fn is_stale(error: &AppendError) -> bool {
    matches!(
        error,
        AppendError::Conflict { .. } | AppendError::Taken { what: "call" }
    )
}

/// A refusal of an action, said of its place in the batch: what alone is a parameter is a field here.
fn at(error: AppError, number: usize) -> AppError {
    let place = format!("/actions/{number}");
    let fields = ["event_type", "state_key", "event_id", "marker"];
    match error.parameter.as_deref() {
        Some(field) if fields.contains(&field) => AppError {
            path: Some(format!("{place}/{field}")),
            parameter: None,
            ..error
        },
        None if error.path.is_some() => error.under(&place),
        _ => error,
    }
}

fn ids_of(events: &[NewEvent]) -> Vec<EventId> {
    events.iter().map(|event| event.event_id.clone()).collect()
}

/// The action id of each event, if the batch has ids.
fn actions_of(caller: &Caller, parts: &[Part]) -> Vec<u64> {
    let Some(action) = &caller.action else {
        return Vec::new();
    };
    let ids = (action.id..).zip(parts);
    ids.flat_map(|(id, part)| part.events.clone().map(move |_| id))
        .collect()
}

/// What is kept of a batch: the whole under its first id, each later action under its own.
fn outcome_rows(acting: &Acting<'_>, parts: &[Part]) -> Vec<NewOutcome> {
    let outcomes = parts.iter().map(|part| part.outcome.clone());
    let whole = Done {
        batch: outcomes.collect(),
        ..Done::default()
    };
    let later = (0..).zip(parts).skip(1);
    let later =
        later.filter_map(|(number, part)| acting.outcome_in_batch(number, part.outcome.as_ref()?));
    acting.outcome(&whole).into_iter().chain(later).collect()
}

/// Notes where everything happened.
fn place_all(parts: &mut [Part], made: &[EventId], positions: &[Position]) {
    for part in parts {
        let Some(Ok(done)) = &mut part.outcome else {
            continue;
        };
        let mut events = made.iter().zip(positions);
        let own = events.find(|(event_id, _)| done.event_id.as_ref() == Some(*event_id));
        done.position = own.map(|(_, position)| *position);
    }
}

fn done(parts: Vec<Part>) -> Done {
    Done {
        batch: parts.into_iter().map(|part| part.outcome).collect(),
        ..Done::default()
    }
}
