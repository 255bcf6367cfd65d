//! Sending messages (MSG-1), also such as hang on others (UPD-1, REL-1).

use std::sync::Arc;

use tidings_types::{EventType, MessageSendRequest, RoomId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::REDACTION;
use super::room::{Decision, Draft, Room};
use super::rules::updates::{self, Named};
use super::rules::{auth, content};
use super::{App, AppError, ErrorKind, RoomState};
use crate::store::StoredEvent;

impl App {
    /// Sends a message event into a room (MSG-1).
    ///
    /// `Forbidden` to who may not send this type, or edit this message (UPD-6); `NotFound` when the parent doesn't exist or
    /// may not be seen; `InvalidParam` when it is of another room or has as many updates as it takes (UPD-2).
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
        if event_type.as_str() == REDACTION {
            return Err(AppError::bad_parameter(
                "event_type",
                "a redaction is made by redacting its event",
            ));
        }
        let content = content::checked(event_type.as_str(), request.content.0, "/content")?;
        let draft = Draft {
            event_type: event_type.clone(),
            state_key: None,
            sender: caller.user().to_shared(),
            content: Some(content),
            updates: request.updates,
            relates_to: request.relates_to,
            redacts: None,
        };
        let named = Named {
            updates: draft.updates.as_ref(),
            relates_to: draft.relates_to.as_ref(),
        };
        updates::check_named(event_type, named)?;
        let check = |state: &RoomState| {
            let sender = state.sender(caller.user().as_str());
            auth::check_send(event_type, &sender, state.power())
        };
        // Held until the event is committed, so that what is looked at here is all there is.
        let mut _turn = None;
        if named.parent().is_some() {
            // Before the parent is looked for: who may not send learns nothing of the room's events.
            check(&*self.rooms.committed(&room).await?)?;
            let parent = self.parent(caller, &room, event_type, named).await?;
            if named.updates.is_some() {
                let top = self.root_of(&parent).await?;
                _turn = Some(self.trees.turn(&top.event_id).await);
                if let Some(receipt) = self.receipt(caller, &parent, event_type).await? {
                    let done = Done::event(receipt.event_id.clone(), Some(receipt.position));
                    return Ok((done, Kept::No));
                }
                self.check_room_for_one(event_type, &parent, &top).await?;
            }
        }
        let decide = |state: &RoomState| {
            check(state)?;
            Ok(Decision::one(&draft))
        };
        self.append_one(acting, &room, decide).await
    }

    /// The event that a new one hangs on.
    async fn parent(
        &self,
        caller: &Caller,
        room: &Room,
        event_type: &EventType,
        named: Named<'_>,
    ) -> Result<Arc<StoredEvent>, AppError> {
        let (parent_id, field) = named
            .parent()
            .ok_or_else(|| AppError::internal("no parent is named"))?;
        let found = self.visible_event(caller.user(), parent_id).await;
        let (parent, _, _) = found.map_err(|error| AppError {
            path: (error.kind == ErrorKind::NotFound).then(|| field.to_owned()),
            ..error
        })?;
        let place = (&room.id, event_type, caller.user().as_str());
        updates::check_parent(place, &parent, named, field)?;
        Ok(parent)
    }

    /// The receipt of this type that the user has already sent for an event: once is enough.
    async fn receipt(
        &self,
        caller: &Caller,
        parent: &StoredEvent,
        event_type: &EventType,
    ) -> Result<Option<Arc<StoredEvent>>, AppError> {
        if !updates::is_receipt(event_type.as_str()) {
            return Ok(None);
        }
        let user = caller.user().as_str();
        let sent = self.store.receipts(&parent.event_id, user).await?;
        let same = |receipt: &Arc<StoredEvent>| *receipt.event_type == *event_type.as_str();
        Ok(sent.into_iter().find(same))
    }
}
