//! Acting: who calls, and how an action gets its turn, its outcome kept, and its answer (ACT-1…7).

use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use tidings_types::{ActionOutcome, EventId, UserId};

use super::action::{
    Done, Entry, Fingerprint, Outcome, Turn, forgotten, missing_action, other_request,
};
use super::batch::Stage;
use super::filter::Filter;
use super::room::{Applied, Decision, Origin, Room, RoomState};
use super::session::Session;
use super::{App, AppError, Client};
use crate::store::{Append, AppendError, NewEvent, NewOutcome, OutcomeRow, Position};

/// Who calls: a client in a session, with the action id of the request if it has one.
#[derive(Clone)]
pub struct Caller {
    /// The session.
    pub session: Arc<Session>,
    /// The action id of the request (ACT-1).
    pub action: Option<ActionCall>,
}

/// An action id and what its request asks.
#[derive(Clone, Copy, Debug)]
pub struct ActionCall {
    /// The id.
    pub id: u64,
    /// SHA-256 of the request.
    pub fingerprint: Fingerprint,
    /// Whether the request named its session; without, only 0 makes sense (ACT-1).
    pub named_session: bool,
}

/// Kept with an outcome to say how its body reads.
const KIND_DONE: u16 = 0;
const KIND_REFUSED: u16 = 1;
/// Done as a part of a batch, whose last event doesn't say where this happened.
const KIND_IN_BATCH: u16 = 2;

impl Caller {
    /// The user.
    pub fn user(&self) -> &UserId {
        &self.session.client.user_id
    }

    /// The client.
    pub fn client(&self) -> &Arc<Client> {
        &self.session.client
    }

    /// Who causes what this caller does (ACT-5).
    pub(super) fn origin(&self) -> Origin {
        Origin {
            client: Arc::clone(self.client()),
            session_id: self.session.id.clone(),
            action_id: self.action.map(|action| action.id),
        }
    }
}

/// An action while it is processed: makes the outcome that is kept with its events.
pub struct Acting<'a> {
    caller: &'a Caller,
    now_ms: u64,
    /// Where events gather, for an action of a batch (BAT-1).
    stage: Option<&'a Stage>,
}

impl Acting<'_> {
    /// The outcome to keep in the same transaction as the events, if the request has an action id.
    pub fn outcome(&self, done: &Done) -> Option<NewOutcome> {
        self.row(KIND_DONE, serde_json::to_string(done).ok()?)
    }

    /// The same as an action of a batch.
    pub(super) fn in_batch<'s>(&'s self, stage: &'s Stage) -> Acting<'s> {
        Acting {
            stage: Some(stage),
            ..*self
        }
    }

    /// Whether this is an action of a batch.
    pub(super) fn is_in_batch(&self) -> bool {
        self.stage.is_some()
    }

    /// The events that are updated by what the batch has made so far, one for each update that isn't a receipt (UPD-2).
    pub(super) fn staged_updates(&self) -> Vec<EventId> {
        self.stage.map(Stage::updated).unwrap_or_default()
    }

    /// What of a type the batch has made so far that updates an event.
    pub(super) fn staged_update(&self, parent: &EventId, event_type: &str) -> Option<EventId> {
        self.stage?.update_of(parent, event_type)
    }

    /// The outcome of an action of a batch that came after the first, with its own id. Its fingerprint is no request's.
    pub(super) fn outcome_in_batch(&self, number: u64, outcome: &Outcome) -> Option<NewOutcome> {
        let row = match outcome {
            Ok(done) => self.row(KIND_IN_BATCH, serde_json::to_string(done).ok()?)?,
            Err(error) => self.row(KIND_REFUSED, serde_json::to_string(error).ok()?)?,
        };
        let digest = Sha256::new()
            .chain_update(row.fingerprint)
            .chain_update(number.to_be_bytes());
        Some(NewOutcome {
            action_id: row.action_id + number,
            fingerprint: digest.finalize().into(),
            ..row
        })
    }

    fn row(&self, kind: u16, body: String) -> Option<NewOutcome> {
        let action = self.caller.action?;
        Some(NewOutcome {
            session_id: self.caller.session.id.to_string(),
            action_id: action.id,
            user_id: self.caller.user().clone(),
            device_id: self.caller.client().device_id.clone(),
            fingerprint: action.fingerprint,
            kind,
            body,
            taken_ms: self.now_ms,
        })
    }
}

impl Done {
    /// An action that made one event, or found it there.
    pub fn event(event_id: EventId, position: Option<Position>) -> Self {
        let answer = Map::from_iter([("event_id".to_owned(), Value::from(event_id.as_str()))]);
        Self {
            answer,
            event_id: Some(event_id),
            position,
            batch: Vec::new(),
        }
    }
}

impl App {
    /// Processes an action: in its turn, once, with its outcome kept (ACT-3, ACT-4).
    ///
    /// `run` appends with the outcome that [`Acting`] makes; what it answers is finished here. Where `run` appended
    /// nothing, the outcome is kept on its own. Without an action id it runs at once (ACT-6).
    pub async fn act(
        &self,
        caller: &Caller,
        run: impl AsyncFnOnce(&Acting<'_>) -> Result<(Done, Kept), AppError>,
    ) -> Result<Done, AppError> {
        self.act_wide(caller, 1, run).await
    }

    /// The same for a batch: when it is done it has used up so many ids. Refused as a whole it has used up one.
    pub(super) async fn act_wide(
        &self,
        caller: &Caller,
        width: u64,
        run: impl AsyncFnOnce(&Acting<'_>) -> Result<(Done, Kept), AppError>,
    ) -> Result<Done, AppError> {
        let acting = || Acting {
            caller,
            now_ms: self.env.now_ms(),
            stage: None,
        };
        let Some(action) = caller.action else {
            return run(&acting()).await.map(|(done, _)| done);
        };
        if action.id > 0 && !action.named_session {
            return Err(missing_action(0));
        }
        let turn = match caller
            .session
            .gate
            .enter(action.id, action.fingerprint)
            .await?
        {
            Entry::Go(turn) => turn,
            Entry::Repeat(outcome) => return outcome,
            Entry::AskStore => return self.kept_outcome(caller, &action).await,
        };
        // Kept from now on, not from before it was held.
        let acting = acting();
        let (outcome, kept) = match run(&acting).await {
            Ok((done, kept)) => (Ok(done), kept),
            Err(error) if error.kind.uses_up_action() => (Err(error), Kept::No),
            Err(error) => return Err(error),
        };
        let width = if outcome.is_ok() { width } else { 1 };
        self.finish((turn, width), &acting, outcome, kept).await
    }

    async fn finish(
        &self,
        (turn, width): (Turn, u64),
        acting: &Acting<'_>,
        outcome: Outcome,
        kept: Kept,
    ) -> Outcome {
        if kept == Kept::No {
            let row = match &outcome {
                Ok(done) => acting.outcome(done),
                Err(error) => serde_json::to_string(error)
                    .ok()
                    .and_then(|body| acting.row(KIND_REFUSED, body)),
            };
            self.commit(Append {
                outcomes: row.into_iter().collect(),
                ..Append::default()
            })
            .await?;
        }
        turn.finish(outcome.clone(), width);
        outcome
    }

    async fn kept_outcome(&self, caller: &Caller, action: &ActionCall) -> Outcome {
        let row = self
            .store
            .outcome(caller.session.id.as_str(), action.id)
            .await?;
        match row {
            Some(row) if row.outcome.fingerprint != action.fingerprint => Err(other_request()),
            Some(row) => read_outcome(&row),
            None => Err(forgotten()),
        }
    }

    /// Appends what `decide` decides on, with the outcome of the action, and says what came of its last event.
    pub(super) async fn append_one<'d>(
        &self,
        acting: &Acting<'_>,
        room: &Arc<Room>,
        decide: impl FnMut(&RoomState) -> Result<Decision<'d>, AppError> + Send,
    ) -> Result<(Done, Kept), AppError> {
        let done = self.try_append(acting, room, decide).await?;
        done.ok_or_else(|| AppError::internal("a decision that looks nothing up is behind"))
    }

    /// The same for a decision that stands on what was looked up before: `None` when that has to be done again.
    pub(super) async fn try_append<'d>(
        &self,
        acting: &Acting<'_>,
        room: &Arc<Room>,
        decide: impl FnMut(&RoomState) -> Result<Decision<'d>, AppError> + Send,
    ) -> Result<Option<(Done, Kept)>, AppError> {
        self.append_of(acting, room, decide, <[NewEvent]>::last)
            .await
    }

    /// The same where another one of the events than the last is what the action made.
    pub(super) async fn append_of<'d>(
        &self,
        acting: &Acting<'_>,
        room: &Arc<Room>,
        decide: impl FnMut(&RoomState) -> Result<Decision<'d>, AppError> + Send,
        which: fn(&[NewEvent]) -> Option<&NewEvent>,
    ) -> Result<Option<(Done, Kept)>, AppError> {
        if let Some(stage) = acting.stage {
            return self.append_staged(stage, room, decide, which).await;
        }
        let done = |events: &[NewEvent], position| {
            let event = which(events)?;
            Some(Done::event(event.event_id.clone(), position))
        };
        let outcome = |events: &[NewEvent]| acting.outcome(&done(events, None)?);
        let origin = Some(acting.caller.origin());
        match self.rooms.append(room, origin, decide, outcome).await? {
            Applied::Appended { events, position } => {
                let done = done(&events, Some(position));
                let done = done.ok_or_else(|| AppError::internal("an append without events"))?;
                Ok(Some((done, Kept::WithEvents)))
            }
            Applied::Already(entry) => {
                let position = self.event_by_id(&entry.event_id, None).await?.position;
                let done = Done::event(entry.event_id.clone(), Some(position));
                Ok(Some((done, Kept::No)))
            }
            Applied::Behind => Ok(None),
        }
    }

    /// The state that an action looks at before it decides: what readers see, in a batch with what is staged.
    pub(super) async fn state_before(
        &self,
        acting: &Acting<'_>,
        room: &Room,
    ) -> Result<Arc<RoomState>, AppError> {
        match acting.stage {
            Some(stage) => Ok(stage.state()),
            None => self.rooms.committed(room).await,
        }
    }

    /// What became of an action in a session that ended, if it was processed there and by this client (SES-3). Waits for
    /// what is still being processed there.
    pub async fn applied(
        &self,
        client: &Client,
        session_id: &str,
        action_id: u64,
    ) -> Result<Option<Outcome>, AppError> {
        self.sessions.settled(session_id).await;
        let row = self.store.outcome(session_id, action_id).await?;
        let own = |row: &OutcomeRow| {
            row.outcome.user_id == client.user_id && row.outcome.device_id == client.device_id
        };
        Ok(row.filter(own).map(|row| read_outcome(&row)))
    }

    /// The answer of an action that made one event: the event unless `compact`, and where it happened (MSG-1).
    pub async fn outcome(
        &self,
        caller: &Caller,
        done: &Done,
        compact: bool,
    ) -> Result<ActionOutcome, AppError> {
        let event_id = done
            .event_id
            .as_ref()
            .ok_or_else(|| AppError::internal("an outcome without event"))?;
        let event = self.event_by_id(event_id, done.position).await?;
        let position = self.stream_token(done.position.unwrap_or(event.position));
        Ok(ActionOutcome {
            origin_server_ts: i64::try_from(event.ts).ok(),
            event: if compact {
                None
            } else {
                Some(
                    self.show(&event, caller.client(), &Filter::default())
                        .await?,
                )
            },
            ..ActionOutcome::new(event_id.clone(), position)
        })
    }

    /// The answer of an action as JSON: what was kept, and for one event what [`App::outcome`] adds.
    pub async fn answer(
        &self,
        client: &Client,
        done: &Done,
    ) -> Result<Map<String, Value>, AppError> {
        let mut answer = done.answer.clone();
        if let Some(event_id) = &done.event_id {
            let event = self.event_by_id(event_id, done.position).await?;
            let position = self.stream_token(done.position.unwrap_or(event.position));
            answer.insert("position".into(), position.to_string().into());
            answer.insert("origin_server_ts".into(), event.ts.into());
            let shown = self.show(&event, client, &Filter::default()).await?;
            answer.insert(
                "event".into(),
                serde_json::from_str(shown.json()).map_err(AppError::internal)?,
            );
        }
        Ok(answer)
    }

    /// An event that is known to exist, from the tail where it reaches.
    pub(super) async fn event_by_id(
        &self,
        event_id: &EventId,
        position: Option<Position>,
    ) -> Result<Arc<crate::store::StoredEvent>, AppError> {
        let tail = position.and_then(|at| self.live.since(at.checked_sub(1)?, at, 1));
        if let Some(found) = tail.and_then(|mut events| events.pop())
            && found.event.event_id == *event_id
        {
            return Ok(found.event);
        }
        let event = self.store.event(event_id).await?;
        event.ok_or_else(|| AppError::internal(format!("event {event_id} is gone")))
    }
}

/// Whether the outcome went into the store with the events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// With the events.
    WithEvents,
    /// Not yet.
    No,
}

fn read_outcome(row: &OutcomeRow) -> Outcome {
    let body = &row.outcome.body;
    if row.outcome.kind == KIND_REFUSED {
        return Err(serde_json::from_str(body).map_err(AppError::internal)?);
    }
    let mut done: Done = serde_json::from_str(body).map_err(AppError::internal)?;
    if row.outcome.kind != KIND_IN_BATCH {
        done.position = done.position.or(row.position);
    }
    Ok(done)
}

/// An append that lost against a unique name.
pub fn taken(error: AppendError, what: &str, refusal: AppError) -> AppError {
    match error {
        AppendError::Taken { what: found } if found == what => refusal,
        error => error.into(),
    }
}
