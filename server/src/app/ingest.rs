//! Where events that other servers made come in: the entry for what speaks with other servers.
//!
//! It is called through [`Ingestion`], which `Server::ingestion` gives, and by no request of a client. The caller has got the
//! event from its server, has held it against its signature, and knows what it builds on or where to ask for it; here it is
//! placed in its room, held against the room's rules, kept, and shown to whoever may see it.
//!
//! **Place.** An event belongs after the newest of its `prev_events` that is known here. If nothing comes after that of which
//! other servers know, it is appended like an event of this server: receipts (UPD-5) and what a rejection left make nothing
//! late. Else it is late (STR-3) and gets an order in the gap behind that event. One of which nothing is known that it builds on, but something that builds on it, comes right before that.
//!
//! **Rules.** The rules must allow an event in the state at its place. What came since counts for a late one too: a sender
//! who is banned now isn't heard any more, and an event that would change the state that holds now must be allowed in it.
//!
//! **Children.** What an event updates or relates to must be known here, as what a redaction redacts, and takes it or not by
//! the same rules as for users of this server (UPD-2, UPD-6, REL-1). Receipts never come from elsewhere.
//!
//! **Rejection.** An event that was taken and turns out to be unacceptable, such as one that the other servers of the room
//! refuse, is emptied by a redaction whose sender is this server; where it is the current state, an event of this server
//! puts back what stood there before (STR-4). Both stay here: they are `Standing::Local`, which tells whoever sends events to
//! other servers to leave them out. Nothing that is made here later names them, or the rejected event, in `prev_events` or
//! `auth_events`; where they would be named, the event that they stand for is.

mod allowed;
mod place;
mod rejection;

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{EventId, EventKind, EventType, RelatesTo, RoomId, StateKey, UserId};
use tokio::sync::MutexGuard;

use self::place::{Look, Spot};
use super::room::state::REDACTION;
use super::room::{Applied, Decision, Draft, Foreign, LatePlace, Plan, Room, RoomState, Source};
use super::rules::content;
use super::rules::updates::{self, Named};
use super::{App, AppError, ErrorKind};
use crate::store::{Order, Position, Proof, Standing, StoredEvent};

/// How often an event is placed anew when its room moved on meanwhile.
const TRIES: usize = 32;

/// An event as another server made it.
#[derive(Clone, Debug)]
pub struct ForeignEvent {
    /// Its id, of the sender's server.
    pub event_id: EventId,
    /// Its room, which must be known here.
    pub room_id: RoomId,
    /// Who sent it, on another server.
    pub sender: UserId,
    /// The full type.
    pub event_type: EventType,
    /// The state key, for state.
    pub state_key: Option<StateKey>,
    /// The content; `None` deletes the state key (EVT-6).
    pub content: Option<Map<String, Value>>,
    /// The event that it redacts, for a redaction (RED-1).
    pub redacts: Option<EventId>,
    /// The event that it updates (UPD-1).
    pub updates: Option<EventId>,
    /// The event that it responds to (REL-1).
    pub relates_to: Option<RelatesTo>,
    /// When it was made, in milliseconds, as its server says.
    pub ts: u64,
    /// Its depth, as its server says.
    pub depth: u64,
    /// The events it builds on.
    pub prev_events: Vec<EventId>,
    /// The state events that allow it.
    pub auth_events: Vec<EventId>,
    /// Its hash and signature, which have been checked.
    pub proof: Proof,
}

/// What became of an event from another server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was taken now, and stands at this position.
    Now(Position),
    /// It had been taken before, and stands at this position.
    Before(Position),
}

/// The entry for events of other servers; clones are the same.
#[derive(Clone)]
pub struct Ingestion(Arc<App>);

impl Ingestion {
    /// The entry of a server.
    pub fn new(app: Arc<App>) -> Self {
        Self(app)
    }

    /// Takes an event that builds on one that is known here.
    ///
    /// `NotFound` when the room, all of what it builds on, or what it redacts or hangs on isn't known here: fetch that first. `Forbidden`
    /// when the rules don't allow it, `BadJson` and `InvalidParam` when it isn't of the right form, `TooLarge` beyond 64 KiB.
    /// `Unavailable` may be tried again. Nothing was applied then.
    pub async fn take(&self, event: &ForeignEvent) -> Result<Taken, AppError> {
        self.0.ingest(event, None).await
    }

    /// Takes an event that was asked for because `child`, which is known here, builds on it. Fails like [`Ingestion::take`].
    ///
    /// What came before the first known event of a room has no state to hold it against: only what came since counts.
    pub async fn take_older(
        &self,
        event: &ForeignEvent,
        child: &EventId,
    ) -> Result<Taken, AppError> {
        self.0.ingest(event, Some(child)).await
    }

    /// Rejects an event that was taken (STR-4). Answers the position of the last event that this made, none when the event
    /// had been rejected before. `NotFound` when there is no such event.
    pub async fn reject(
        &self,
        event_id: &EventId,
        reason: Option<&str>,
    ) -> Result<Option<Position>, AppError> {
        self.0.reject_event(event_id, reason).await
    }
}

impl App {
    async fn ingest(
        &self,
        event: &ForeignEvent,
        child: Option<&EventId>,
    ) -> Result<Taken, AppError> {
        self.check_form(event)?;
        if let Some(known) = self.known(event).await? {
            return Ok(Taken::Before(known));
        }
        let unknown = || AppError::not_found("this room isn't known here");
        let room = self.rooms.get(&event.room_id).await?.ok_or_else(unknown)?;
        let draft = self.foreign_draft(event).await?;
        let taken = match self.parent_takes(event).await {
            Ok(_turn) => self.place_and_append(&room, event, &draft, child).await,
            Err(refusal) => Err(refusal),
        };
        if taken.is_err()
            && let Some(known) = self.known(event).await?
        {
            // Another call with the same event came first.
            return Ok(Taken::Before(known));
        }
        if draft.redacts.is_some() {
            self.published.forget_room(&room.id);
        }
        taken.map(Taken::Now)
    }

    async fn place_and_append(
        &self,
        room: &Arc<Room>,
        event: &ForeignEvent,
        draft: &Draft,
        child: Option<&EventId>,
    ) -> Result<Position, AppError> {
        for _ in 0..TRIES {
            let look = self.look(room, event, child).await?;
            let decide = |state: &RoomState| {
                let may_ring = !self.has_call_elsewhere(state, draft);
                decide(state, draft, event, (&look, may_ring))
            };
            match self.rooms.append(room, None, decide, |_| None).await {
                Ok(Applied::Appended { position, .. }) => return Ok(position),
                Ok(Applied::Behind) => {}
                // A call of the same two in another room was committed first: now it is known here.
                Err(error) if error.kind == ErrorKind::CallTaken => {}
                Err(error) => return Err(error),
                Ok(Applied::Already(_)) => {
                    return Err(AppError::internal(
                        "another server's event isn't there already",
                    ));
                }
            }
        }
        Err(too_busy())
    }

    /// Where an event stands that is known already.
    async fn known(&self, event: &ForeignEvent) -> Result<Option<Position>, AppError> {
        let known = self.store.event(&event.event_id).await?;
        Ok(known.map(|known| known.position))
    }

    /// What is wrong with an event whatever its room says.
    fn check_form(&self, event: &ForeignEvent) -> Result<(), AppError> {
        let own = self.settings.server_name.as_str();
        if event.sender.server() == own || event.event_id.server() != event.sender.server() {
            let message = "the event's id and sender must be of the same other server";
            return Err(AppError::bad_field("/sender", message));
        }
        let is_state = match event.event_type.kind() {
            EventKind::State => true,
            EventKind::Message => false,
            EventKind::Ephemeral => {
                return Err(AppError::bad_field("/type", "ephemeral events aren't kept"));
            }
        };
        if is_state != event.state_key.is_some() {
            let message = "a state key comes with state and nothing else";
            return Err(AppError::bad_field("/state_key", message));
        }
        if event.redacts.is_some() != (event.event_type.as_str() == REDACTION) {
            let message = "a redaction and nothing else names what it redacts";
            return Err(AppError::bad_field("/redacts", message));
        }
        check_hanging(event)?;
        match &event.content {
            Some(map) => content::check(
                event.event_type.as_str(),
                &Value::Object(map.clone()),
                "/content",
            ),
            None if is_state => Ok(()),
            None => Err(AppError::bad_json("/content", "a message has a content")),
        }
    }

    /// Whether what an event names as its parent takes it (UPD-2, UPD-6, REL-1); the turn at its tree is held until the event is
    /// there.
    async fn parent_takes(
        &self,
        event: &ForeignEvent,
    ) -> Result<Option<MutexGuard<'_, ()>>, AppError> {
        let named = named(event);
        let Some((parent_id, field)) = named.parent() else {
            return Ok(None);
        };
        let parent = self.store.event(parent_id).await?;
        let parent = parent.filter(|parent| parent.standing != Standing::Local);
        let parent = parent
            .ok_or_else(|| AppError::not_found("what the event hangs on isn't known here"))?;
        let place = (&event.room_id, &event.event_type, event.sender.as_str());
        updates::check_parent(place, &parent, named, field)?;
        if named.updates.is_none() {
            return Ok(None);
        }
        let top = self.root_of(&parent).await?;
        let turn = self.trees.turn(&top.event_id).await;
        self.check_room_for_one(&event.event_type, (&parent, &top), &[])
            .await?;
        Ok(Some(turn))
    }

    /// The draft of an event: what this server would have made of it.
    async fn foreign_draft(&self, event: &ForeignEvent) -> Result<Draft, AppError> {
        let redacts = match &event.redacts {
            None => None,
            Some(target) => {
                let target = self.store.event(target).await?;
                let is_known = |target: &Arc<StoredEvent>| {
                    target.room_id == event.room_id && target.standing != Standing::Local
                };
                let target = target.filter(is_known);
                let target = target.ok_or_else(|| {
                    AppError::not_found("what the event redacts isn't known in its room")
                })?;
                Some(self.redaction_of(&target).await?)
            }
        };
        Ok(Draft {
            event_type: event.event_type.clone(),
            state_key: event.state_key.clone(),
            sender: event.sender.to_shared(),
            content: event.content.clone(),
            updates: event.updates.clone(),
            relates_to: event.relates_to.clone(),
            redacts,
        })
    }
}

/// What is wrong with what an event says it hangs on, whatever that is.
fn check_hanging(event: &ForeignEvent) -> Result<(), AppError> {
    let named = named(event);
    if updates::is_receipt(event.event_type.as_str()) {
        let message = "receipts are for the clients of one user alone";
        return Err(AppError::bad_field("/type", message));
    }
    let hangs = event.event_type.kind() == EventKind::Message && event.redacts.is_none();
    if let (false, Some((_, field))) = (hangs, named.parent()) {
        let message = "only messages that redact nothing update or relate to others";
        return Err(AppError::bad_field(field, message));
    }
    updates::check_named(&event.event_type, named)
}

/// What an event hangs on.
fn named(event: &ForeignEvent) -> Named<'_> {
    Named {
        updates: event.updates.as_ref(),
        relates_to: event.relates_to.as_ref(),
    }
}

/// Decides about an event from another server by what was looked up for it.
fn decide<'d>(
    state: &RoomState,
    draft: &'d Draft,
    event: &ForeignEvent,
    (look, may_ring): (&Look, bool),
) -> Result<Decision<'d>, AppError> {
    if !state.keeps_past_of(&look.room) {
        return Ok(Decision::Behind);
    }
    let order = look.spot.late_order(state);
    let target = look.redacted_sender.as_deref();
    match order {
        None => allowed::at_its_place(state, draft, target)?,
        Some(order) => {
            if let Some(place) = &look.place {
                allowed::at_its_place(place, draft, target)?;
            }
            allowed::now(state, draft, target, order)?;
        }
    }
    let late = order.map(|order| LatePlace {
        order,
        replaces: look.replaces.clone(),
    });
    let foreign = Foreign {
        event_id: event.event_id.clone(),
        ts: event.ts,
        depth: event.depth,
        prev_events: event.prev_events.clone(),
        auth_events: event.auth_events.clone(),
        proof: event.proof.clone(),
        late,
        may_ring,
    };
    Ok(Decision::Append(Plan {
        drafts: std::slice::from_ref(draft).into(),
        source: Source::Elsewhere(Box::new(foreign)),
        ..Plan::default()
    }))
}

impl Spot {
    /// The order of a late event in the room as it is when its turn has come; none for one that is appended.
    fn late_order(self, state: &RoomState) -> Option<Order> {
        match self {
            Self::At(order) => Some(order),
            Self::Behind { after, .. } if place::is_last(state, after) => None,
            // Something was appended since, a whole step behind.
            Self::Behind { head, .. } => Some(place::behind(head)),
        }
    }
}

fn too_busy() -> AppError {
    AppError::new(ErrorKind::Unavailable, "the room is too busy; try again")
}
