//! Messages that their sender signs: made ready first, sent as they are afterwards (MSG-2).
//!
//! A prepared event has its id and its time; its place in the room it gets when it is sent, and whether it may be sent is
//! asked then. That an event is sent once only follows from its id.

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{
    EventContent, EventId, EventType, MessagePrepareResponse, MessageSendRequest, PreparedToken,
    RelatesTo, RoomEvent, RoomId,
};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::message::message_draft;
use super::room::{Given, Room, build};
use super::rules::auth;
use super::rules::prepared::{Binding, check_signatures};
use super::{App, AppError};

/// The name of the secret that these tokens are made with.
pub(super) const PURPOSE: &str = "prepared events";

impl App {
    /// Makes the event that sending would make, and a token with which it can be sent for 5 minutes. Stores nothing.
    ///
    /// Refused as sending is.
    pub async fn prepare_message(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        request: MessageSendRequest,
    ) -> Result<MessagePrepareResponse, AppError> {
        let room = self.room(room_id).await?;
        let draft = message_draft(caller.user(), event_type, request)?;
        self.check_message(caller, &room, &draft).await?;
        let state = self.rooms.committed(&room).await?;
        let given = Given::now(&self.env, &self.settings.server_name)?;
        let event = build::event(&draft, &state, given)?;
        let text = event.json.as_ref().to_owned();
        let fields: Map<String, Value> = serde_json::from_str(&text).map_err(AppError::internal)?;
        let binding = self.binding(caller, room_id);
        let prepared = binding.make(&fields, self.env.now_ms())?;
        let event = RoomEvent::from_json(text).map_err(AppError::internal)?;
        Ok(MessagePrepareResponse::new(event, prepared))
    }

    /// Sends an event exactly as it was prepared, with its sender's signatures.
    ///
    /// Refused: an event that was altered or sent before, and a token of another user or room (400); one that is older than
    /// 5 minutes (`ExpiredToken`); what the room doesn't let the user send now.
    pub async fn send_prepared(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        prepared: &PreparedToken,
        event: &RoomEvent,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            let room = self.room(room_id).await?;
            let state = self.rooms.committed(&room).await?;
            auth::must_be_joined(&state.sender(caller.user().as_str()))?;
            let fields = serde_json::from_str(event.json()).map_err(AppError::internal)?;
            self.send_fields(acting, caller, &room, (prepared, fields))
                .await
        })
        .await
    }

    async fn send_fields(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room: &Arc<Room>,
        (prepared, mut fields): (&PreparedToken, Map<String, Value>),
    ) -> Result<(Done, Kept), AppError> {
        let signatures = fields.remove("signatures");
        let binding = self.binding(caller, &room.id);
        binding.check(prepared, &fields, self.env.now_ms())?;
        if let Some(signatures) = &signatures {
            check_signatures(signatures, caller.user().as_str())?;
        }
        let given = Given {
            event_id: field::<EventId>(&fields, "event_id")?,
            ts: field(&fields, "origin_server_ts")?,
            signatures,
        };
        if self.store.event(&given.event_id).await?.is_some() {
            return Err(sent_before());
        }
        let event_type = field::<EventType>(&fields, "type")?;
        let request = MessageSendRequest {
            updates: field::<Option<EventId>>(&fields, "updates")?,
            relates_to: field::<Option<RelatesTo>>(&fields, "relates_to")?,
            ..MessageSendRequest::new(EventContent(field(&fields, "content")?))
        };
        let draft = message_draft(caller.user(), &event_type, request)?;
        self.append_message(acting, caller, room, (&draft, Some(&given)))
            .await
    }

    fn binding<'a>(&'a self, caller: &'a Caller, room_id: &'a RoomId) -> Binding<'a> {
        Binding {
            secret: &self.prepared_secret,
            user: caller.user().as_str(),
            room_id: room_id.as_str(),
        }
    }
}

/// The refusal of a prepared event that is in the room already.
pub(super) fn sent_before() -> AppError {
    AppError::bad_field("/prepared", "this event has been sent")
}

/// A field of an event that this server made.
fn field<T: serde::de::DeserializeOwned>(
    fields: &Map<String, Value>,
    key: &str,
) -> Result<T, AppError> {
    let value = fields.get(key).cloned().unwrap_or_default();
    serde_json::from_value(value).map_err(AppError::internal)
}
