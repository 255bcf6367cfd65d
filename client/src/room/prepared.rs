//! Messages that are signed before they are sent (MSG-2).

use serde_json::{Map, Value};
use tidings_types::{
    ActionOutcome, EventType, MessageSendPreparedRequest, MessageSendRequest, RoomEvent,
    TypedContent,
};

use super::{Hangs, Room, message};
use crate::Error;
use crate::api::ClientMessageExt;

/// A message that is ready to be signed and sent; made by [`Room::prepare`]. It can be sent once, for 5 minutes (MSG-2).
#[derive(Clone, Debug)]
pub struct Prepared {
    room: Room,
    event: RoomEvent,
    request: MessageSendPreparedRequest,
}

impl Room {
    /// Has the server make a message without keeping it, so that it can be signed as it will be sent (MSG-2).
    pub async fn prepare<C: TypedContent>(&self, content: &C) -> Result<Prepared, Error> {
        let (event_type, request) = message(content, Hangs::Nowhere)?;
        self.prepare_event(event_type, request).await
    }

    /// The same for a message of any type, also one that updates another event or responds to one.
    pub async fn prepare_event(
        &self,
        event_type: EventType,
        request: MessageSendRequest,
    ) -> Result<Prepared, Error> {
        let made = self
            .client
            .read(|api| {
                let (room_id, event_type, request) =
                    (self.id.clone(), event_type.clone(), request.clone());
                async move {
                    let call = api.message_prepare();
                    let call = call.room_id(room_id).event_type(event_type);
                    call.body(request).send().await
                }
            })
            .await?;
        Ok(Prepared {
            room: self.clone(),
            event: made.event.clone(),
            request: MessageSendPreparedRequest::new(made.prepared, made.event),
        })
    }
}

impl Prepared {
    /// The event, as it will be sent. Its id and its time are known already.
    pub fn event(&self) -> &RoomEvent {
        &self.event
    }

    /// What a signature covers: the event as canonical JSON, its keys sorted and without white space.
    pub fn text(&self) -> Result<String, Error> {
        // A map of this program is sorted by itself.
        Ok(Value::Object(read(&self.event)?).to_string())
    }

    /// Adds a signature of the sender, under the id of its key, such as `ed25519:phone`.
    pub fn sign(&mut self, key_id: &str, signature: impl Into<String>) -> Result<(), Error> {
        let mut event = read(&self.request.event)?;
        let signatures = member(&mut event, "signatures")?;
        let own = member(signatures, self.event.sender())?;
        own.insert(key_id.to_owned(), Value::String(signature.into()));
        self.request.event = RoomEvent::from_json(Value::Object(event).to_string())
            .map_err(|error| Error::Request(error.to_string()))?;
        Ok(())
    }

    /// Sends it, with the signatures that were added (MSG-2).
    pub async fn send(&self) -> Result<ActionOutcome, Error> {
        self.room
            .client
            .act(|api, ticket| {
                let (room_id, request) = (self.room.id.clone(), self.request.clone());
                async move {
                    let call = api.message_send_prepared().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }
}

/// An object in an object; one that isn't there yet is made.
fn member<'a>(
    object: &'a mut Map<String, Value>,
    name: &str,
) -> Result<&'a mut Map<String, Value>, Error> {
    let value = object.entry(name).or_insert_with(|| Map::new().into());
    let unfit = || Error::Request(format!("an event whose {name} isn't an object"));
    value.as_object_mut().ok_or_else(unfit)
}

fn read(event: &RoomEvent) -> Result<Map<String, Value>, Error> {
    serde_json::from_str(event.json()).map_err(|error| Error::Request(error.to_string()))
}
