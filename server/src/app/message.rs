//! Sending messages (MSG-1).

use std::borrow::Cow;
use std::sync::Arc;

use tidings_types::{EventId, EventType, MessageSendRequest, RelatesTo, RoomId, UserId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::REDACTION;
use super::room::{Decision, Draft, Given, Plan, Room, RoomState};
use super::rules::call::Kind;
use super::rules::{auth, content};
use super::{App, AppError, ErrorKind};
use crate::store::StoredEvent;

impl App {
    /// Sends a message event into a room (MSG-1).
    pub async fn send_message(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        request: MessageSendRequest,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.send_now(acting, caller, room_id, event_type, request)
                .await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn send_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        request: MessageSendRequest,
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        let draft = message_draft(caller.user(), event_type, request)?;
        self.append_message(acting, caller, &room, (&draft, None))
            .await
    }

    /// Appends a message, if the room lets its sender. A prepared one has its id and its time (MSG-2).
    pub(super) async fn append_message(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room: &Arc<Room>,
        (draft, given): (&Draft, Option<&Given>),
    ) -> Result<(Done, Kept), AppError> {
        if let Some(kind) = Kind::of(draft.event_type.as_str()) {
            let state = self.state_before(acting, room).await?;
            may_send(&state, draft)?;
            let parent = self.parent_of(caller, room, draft).await?;
            let call = (draft, kind);
            return self
                .append_call(acting, room, call, parent.as_deref(), given)
                .await;
        }
        let decide = |state: &RoomState| {
            may_send(state, draft)?;
            Ok(Decision::Append(Plan {
                drafts: Cow::Borrowed(std::slice::from_ref(draft)),
                given: given.cloned(),
                ..Plan::default()
            }))
        };
        self.append_one(acting, room, decide).await
    }

    /// Whether a message could be appended now.
    pub(super) async fn check_message(
        &self,
        caller: &Caller,
        room: &Room,
        draft: &Draft,
    ) -> Result<(), AppError> {
        let state = self.rooms.committed(room).await?;
        may_send(&state, draft)?;
        match Kind::of(draft.event_type.as_str()) {
            Some(kind) => {
                let parent = self.parent_of(caller, room, draft).await?;
                self.check_call(&state, (draft, kind), parent.as_deref())
            }
            None => Ok(()),
        }
    }

    /// The event that a message updates: 404 when there is none that its sender sees, 400 when it is of another room (UPD-4).
    async fn parent_of(
        &self,
        caller: &Caller,
        room: &Room,
        draft: &Draft,
    ) -> Result<Option<Arc<StoredEvent>>, AppError> {
        let Some(parent) = &draft.updates else {
            return Ok(None);
        };
        let (parent, _, _) = self.visible_event(caller.user(), parent).await?;
        if parent.room_id != room.id {
            return Err(AppError::bad_field(
                "/updates",
                "the event is one of another room",
            ));
        }
        Ok(Some(parent))
    }
}

/// Whether the room lets its sender send a message.
pub(super) fn may_send(state: &RoomState, draft: &Draft) -> Result<(), AppError> {
    let sender = state.sender(&draft.sender);
    auth::check_send(&draft.event_type, &sender, state.power())
}

/// The message that a request asks for, if its content is one of its type (EVT-8).
pub(super) fn message_draft(
    sender: &UserId,
    event_type: &EventType,
    request: MessageSendRequest,
) -> Result<Draft, AppError> {
    refuse_typed_elsewhere(
        event_type,
        request.updates.as_ref(),
        request.relates_to.as_ref(),
    )?;
    let content = content::checked(event_type.as_str(), request.content.0, "/content")?;
    Ok(Draft {
        event_type: event_type.clone(),
        state_key: None,
        sender: sender.to_shared(),
        content: Some(content),
        updates: request.updates,
        relates_to: request.relates_to,
        redacts: None,
    })
}

/// Redactions have their own operation, and children aren't taken yet: both are said, not silently dropped.
fn refuse_typed_elsewhere(
    event_type: &EventType,
    updates: Option<&EventId>,
    relates_to: Option<&RelatesTo>,
) -> Result<(), AppError> {
    if event_type.as_str() == REDACTION {
        return Err(AppError::bad_parameter(
            "event_type",
            "a redaction is made by redacting its event",
        ));
    }
    let is_call = Kind::of(event_type.as_str()).is_some();
    let field = match (updates, relates_to) {
        (_, None) if is_call => return Ok(()),
        (Some(_), _) => "/updates",
        (_, Some(_)) => "/relates_to",
        (None, None) => return Ok(()),
    };
    Err(AppError {
        path: Some(field.into()),
        ..AppError::new(
            ErrorKind::NotImplemented,
            "this server doesn't take child events yet",
        )
    })
}
