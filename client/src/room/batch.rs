//! Several actions in one request (BAT-1).

use tidings_types::{
    ActionBatchRequest, ActionOutcome, BatchAction, BatchActionKind, BatchOutcome, EventContent,
    EventId, EventType, MarkerKind, MessageSendRequest, RoomMessageEventContent, StateKey,
    TextMessageContent, TypedContent, UserId,
};

use super::members::reason_of;
use super::{Room, event_type, object};
use crate::Error;
use crate::api::ClientMessageExt;

/// Actions that are done in one request, in order and in one commit: nobody else's events come between theirs (BAT-1).
///
/// ```no_run
/// # async fn example(room: tidings_client::Room) -> Result<(), tidings_client::Error> {
/// let done = room.batch().send_text("one").send_text("two").run().await?;
/// for outcome in done.into_iter().flatten() {
///     println!("{}", outcome?.event_id.as_str());
/// }
/// # Ok(())
/// # }
/// ```
///
/// Made by [`Room::batch`]. It takes as many numbers of the session as it has actions, and happens once as a whole,
/// whatever drops (ACT-4). At most 100 actions.
#[derive(Debug)]
#[must_use = "nothing is done before `run`"]
pub struct Batch {
    room: Room,
    /// The actions, or why one of them can't be said.
    actions: Result<Vec<BatchAction>, Error>,
    stop_on_error: bool,
}

impl Room {
    /// Begins a batch of actions in this room.
    pub fn batch(&self) -> Batch {
        Batch {
            room: self.clone(),
            actions: Ok(Vec::new()),
            stop_on_error: false,
        }
    }
}

impl Batch {
    /// Sends a text.
    pub fn send_text(self, text: impl Into<String>) -> Self {
        self.send(&RoomMessageEventContent::from(TextMessageContent::new(
            text,
        )))
    }

    /// Sends a message.
    pub fn send<C: TypedContent>(self, content: &C) -> Self {
        let action = || {
            Ok(BatchAction {
                event_type: Some(event_type::<C>()?),
                content: Some(object(content)?.into()),
                ..BatchAction::new(BatchActionKind::Send)
            })
        };
        self.then(action())
    }

    /// Sends a message of any type, also one that updates another event (UPD-1) or responds to one (REL-1).
    pub fn send_event(self, event_type: EventType, request: MessageSendRequest) -> Self {
        self.action(BatchAction {
            event_type: Some(event_type),
            content: Some(request.content),
            updates: request.updates,
            relates_to: request.relates_to,
            ..BatchAction::new(BatchActionKind::Send)
        })
    }

    /// Sets the state of a content's type under a key (STA-1).
    pub fn set_state<C: TypedContent>(self, key: &StateKey, content: &C) -> Self {
        let action = || {
            let content: EventContent = object(content)?.into();
            Ok(BatchAction {
                event_type: Some(event_type::<C>()?),
                state_key: Some(key.clone()),
                content: Some(content),
                ..BatchAction::new(BatchActionKind::SetState)
            })
        };
        self.then(action())
    }

    /// Takes away the state of a type under a key (STA-2).
    pub fn delete_state(self, event_type: &EventType, key: &StateKey) -> Self {
        self.action(BatchAction {
            event_type: Some(event_type.clone()),
            state_key: Some(key.clone()),
            ..BatchAction::new(BatchActionKind::DeleteState)
        })
    }

    /// Empties an event of this room (RED-1).
    pub fn redact(self, event_id: &EventId, reason: Option<&str>) -> Self {
        let action = reason_of(reason).map(|reason| BatchAction {
            event_id: Some(event_id.clone()),
            reason,
            ..BatchAction::new(BatchActionKind::Redact)
        });
        self.then(action)
    }

    /// Invites somebody (INV-1).
    pub fn invite(self, user_id: &UserId) -> Self {
        self.member(BatchActionKind::Invite, user_id, None)
    }

    /// Removes somebody (KIC-1).
    pub fn kick(self, user_id: &UserId, reason: Option<&str>) -> Self {
        self.member(BatchActionKind::Kick, user_id, reason)
    }

    /// Bans somebody (BAN-1).
    pub fn ban(self, user_id: &UserId, reason: Option<&str>) -> Self {
        self.member(BatchActionKind::Ban, user_id, reason)
    }

    /// Takes a ban back (BAN-1).
    pub fn unban(self, user_id: &UserId, reason: Option<&str>) -> Self {
        self.member(BatchActionKind::Unban, user_id, reason)
    }

    /// Says up to which event this user has read or got the room (MRK-1).
    pub fn mark(self, marker: MarkerKind, event_id: &EventId) -> Self {
        self.action(BatchAction {
            marker: Some(marker),
            event_id: Some(event_id.clone()),
            ..BatchAction::new(BatchActionKind::SetMarker)
        })
    }

    fn member(self, kind: BatchActionKind, user_id: &UserId, reason: Option<&str>) -> Self {
        let action = reason_of(reason).map(|reason| BatchAction {
            user_id: Some(user_id.clone()),
            reason,
            ..BatchAction::new(kind)
        });
        self.then(action)
    }

    /// Any other action, as the protocol has it.
    pub fn action(self, action: BatchAction) -> Self {
        self.then(Ok(action))
    }

    fn then(mut self, action: Result<BatchAction, Error>) -> Self {
        self.actions = self.actions.and_then(|mut actions| {
            actions.push(action?);
            Ok(actions)
        });
        self
    }

    /// Has the first action that is refused stop the ones after it.
    pub fn stop_on_error(mut self) -> Self {
        self.stop_on_error = true;
        self
    }

    /// Does the actions. Answers for each, in their order, its event or its refusal; `None` for one that wasn't tried.
    ///
    /// The outer error is that of the whole: nothing was done then, except where the answer got lost for good.
    pub async fn run(self) -> Result<Vec<Option<Result<ActionOutcome, Error>>>, Error> {
        let room = self.room;
        let request = ActionBatchRequest {
            stop_on_error: self.stop_on_error.then_some(true),
            ..ActionBatchRequest::new(self.actions?)
        };
        let width = request.actions.len();
        let answer = room
            .client
            .act_wide(width, |api, ticket| {
                let (room_id, request) = (room.id.clone(), request.clone());
                async move {
                    let call = api.action_batch().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await?;
        Ok(answer.outcomes.into_iter().map(outcome).collect())
    }
}

fn outcome(part: BatchOutcome) -> Option<Result<ActionOutcome, Error>> {
    match (part.outcome, part.error) {
        (Some(outcome), _) => Some(Ok(outcome)),
        (None, Some(refusal)) => Some(Err(Error::of_part(refusal))),
        (None, None) => None,
    }
}
