//! Sending messages (MSG-1), also such as hang on others (UPD-1, REL-1).

use std::borrow::Cow;
use std::sync::Arc;

use tidings_types::{EventType, MessageSendRequest, RoomId, UserId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::REDACTION;
use super::room::{Decision, Draft, Given, Plan, Room, RoomState};
use super::rules::call::{Kind, Signal};
use super::rules::updates::{self, Named};
use super::rules::{auth, content};
use super::updating::Root;
use super::{App, AppError, ErrorKind};
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
        let mut parent = None;
        // Held until the event is committed, so that what is looked at here is all there is. A batch holds its turns itself.
        let mut _turn = None;
        if named_by(draft).parent().is_some() {
            // Before the parent is looked for: who may not send learns nothing of the room's events.
            may_send(&*self.state_before(acting, room).await?, draft)?;
            let found = self.parent(caller, room, draft).await?;
            if draft.updates.is_some() {
                let top = self.root_of(&found).await?;
                if !acting.is_in_batch() {
                    _turn = Some(self.trees.turn(&top.event_id).await);
                }
                if let Some(done) = self.receipt(acting, caller, &found, draft).await? {
                    return Ok((done, Kept::No));
                }
                self.check_update(Some(acting), draft, (&found, &top))
                    .await?;
            }
            parent = Some(found);
        }
        if let Some(kind) = Kind::of(draft.event_type.as_str()) {
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
        let mut parent = None;
        if named_by(draft).parent().is_some() {
            let found = self.parent(caller, room, draft).await?;
            if draft.updates.is_some() {
                let top = self.root_of(&found).await?;
                self.check_update(None, draft, (&found, &top)).await?;
            }
            parent = Some(found);
        }
        match Kind::of(draft.event_type.as_str()) {
            Some(kind) => self.check_call(&state, (draft, kind), parent.as_deref()),
            None => Ok(()),
        }
    }
}

impl App {
    /// The event that a new one hangs on.
    async fn parent(
        &self,
        caller: &Caller,
        room: &Room,
        draft: &Draft,
    ) -> Result<Arc<StoredEvent>, AppError> {
        let named = named_by(draft);
        let (parent_id, field) = named
            .parent()
            .ok_or_else(|| AppError::internal("no parent is named"))?;
        let found = self.visible_event(caller.user(), parent_id).await;
        let (parent, _, _) = found.map_err(|error| AppError {
            path: (error.kind == ErrorKind::NotFound).then(|| field.to_owned()),
            ..error
        })?;
        let place = (&room.id, &draft.event_type, caller.user().as_str());
        updates::check_parent(place, &parent, named, field)?;
        Ok(parent)
    }

    /// The receipt of this type that the user has already sent for an event: once is enough.
    async fn receipt(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        parent: &StoredEvent,
        draft: &Draft,
    ) -> Result<Option<Done>, AppError> {
        if !updates::is_receipt(draft.event_type.as_str()) {
            return Ok(None);
        }
        if let Some(staged) = acting.staged_update(&parent.event_id, draft.event_type.as_str()) {
            return Ok(Some(Done::event(staged, None)));
        }
        let user = caller.user().as_str();
        let sent = self.store.receipts(&parent.event_id, user).await?;
        let same = sent
            .into_iter()
            .find(|receipt| *receipt.event_type == *draft.event_type.as_str());
        Ok(same.map(|receipt| Done::event(receipt.event_id.clone(), Some(receipt.position))))
    }

    /// Whether an event takes one more update (UPD-2). What ends a call or leads to its end is always taken: there is little
    /// of it.
    async fn check_update(
        &self,
        acting: Option<&Acting<'_>>,
        draft: &Draft,
        (parent, top): (&StoredEvent, &Root),
    ) -> Result<(), AppError> {
        match Kind::of(draft.event_type.as_str()) {
            Some(Kind::Signal(signal)) if signal != Signal::Candidate => return Ok(()),
            _ => {}
        }
        let staged = acting.map_or_else(Vec::new, Acting::staged_updates);
        self.check_room_for_one(&draft.event_type, (parent, top), &staged)
            .await
    }
}

fn named_by(draft: &Draft) -> Named<'_> {
    Named {
        updates: draft.updates.as_ref(),
        relates_to: draft.relates_to.as_ref(),
    }
}

/// Whether the room lets its sender send a message.
pub(super) fn may_send(state: &RoomState, draft: &Draft) -> Result<(), AppError> {
    let sender = state.sender(&draft.sender);
    auth::check_send(&draft.event_type, &sender, state.power())
}

/// The message that a request asks for, if its content is one of its type (EVT-8). Redactions have their own operation.
pub(super) fn message_draft(
    sender: &UserId,
    event_type: &EventType,
    request: MessageSendRequest,
) -> Result<Draft, AppError> {
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
        sender: sender.to_shared(),
        content: Some(content),
        updates: request.updates,
        relates_to: request.relates_to,
        redacts: None,
    };
    updates::check_named(event_type, named_by(&draft))?;
    Ok(draft)
}
