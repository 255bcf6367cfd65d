//! Sending messages (MSG-1).

use tidings_types::{EventId, EventType, MessageSendRequest, RelatesTo, RoomId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::REDACTION;
use super::room::{Decision, Draft};
use super::rules::{auth, content};
use super::{App, AppError, ErrorKind};

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

    async fn send_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        request: MessageSendRequest,
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        refuse_typed_elsewhere(
            event_type,
            request.updates.as_ref(),
            request.relates_to.as_ref(),
        )?;
        let content = content::checked(event_type.as_str(), request.content.0, "/content")?;
        let draft = Draft {
            event_type: event_type.clone(),
            state_key: None,
            sender: caller.user().to_shared(),
            content: Some(content),
            updates: None,
            relates_to: None,
            redacts: None,
        };
        let decide = |state: &super::RoomState| {
            auth::check_send(
                event_type,
                &state.sender(caller.user().as_str()),
                state.power(),
            )?;
            Ok(Decision::one(&draft))
        };
        self.append_one(acting, &room, decide).await
    }
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
    let field = match (updates, relates_to) {
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
