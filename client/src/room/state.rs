//! A room's state: reading it, setting it, taking it away (STA-1, STA-2, PLV-1).

use tidings_types::{
    ActionOutcome, ChunkToken, EventType, PowerLevelKey, PowerLevelSetRequest, RoomEvent,
    RoomNameEventContent, RoomTopicEventContent, StateKey, StateSetRequest, TypedContent,
};

use super::{Room, event_type, object};
use crate::Error;
use crate::api::ClientStateExt;

impl Room {
    /// Names the room.
    pub async fn set_name(&self, name: impl Into<String>) -> Result<ActionOutcome, Error> {
        self.set_state(&StateKey::empty(), &RoomNameEventContent::new(name))
            .await
    }

    /// Says what the room is about.
    pub async fn set_topic(&self, topic: impl Into<String>) -> Result<ActionOutcome, Error> {
        self.set_state(&StateKey::empty(), &RoomTopicEventContent::new(topic))
            .await
    }

    /// Sets the state of a content's type under a key; most types have the one key [`StateKey::empty`] (EVT-4).
    pub async fn set_state<C: TypedContent>(
        &self,
        key: &StateKey,
        content: &C,
    ) -> Result<ActionOutcome, Error> {
        let (event_type, request) = (
            event_type::<C>()?,
            StateSetRequest::new(object(content)?.into()),
        );
        self.client
            .act(|api, ticket| {
                let (room_id, event_type) = (self.id.clone(), event_type.clone());
                let (key, request) = (key.clone(), request.clone());
                async move {
                    let call = api
                        .state_set()
                        .room_id(room_id)
                        .event_type(event_type)
                        .state_key(key);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// Takes away the state of a type under a key (STA-2). Refused with `M_NOT_FOUND` when there is none.
    pub async fn delete_state(
        &self,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<ActionOutcome, Error> {
        self.client
            .act(|api, ticket| {
                let (room_id, event_type, key) = (self.id.clone(), event_type.clone(), key.clone());
                async move {
                    let call = api
                        .state_delete()
                        .room_id(room_id)
                        .event_type(event_type)
                        .state_key(key);
                    call.matrix_session(ticket.session)
                        .matrix_action(ticket.id)
                        .send()
                        .await
                }
            })
            .await
    }

    /// Changes one power level and leaves the others as they are; `None` takes it back to its default (PLV-1).
    pub async fn set_power_level(
        &self,
        key: &PowerLevelKey,
        level: Option<i64>,
    ) -> Result<ActionOutcome, Error> {
        let request = PowerLevelSetRequest::new(key.clone(), level);
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.power_level_set().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// The state of a content's type under a key. Refused with `M_NOT_FOUND` when there is none.
    ///
    /// [`Error::Unreadable`] when the content hasn't the type's shape; [`Room::state_event`] gives it as it is.
    pub async fn state<C: TypedContent>(&self, key: &StateKey) -> Result<C, Error> {
        let event = self.state_event(&event_type::<C>()?, key).await?;
        let content = event.content().map_or("null", |content| content.get());
        serde_json::from_str(content).map_err(|source| Error::Unreadable {
            status: None,
            body: content.to_owned(),
            source: Some(source),
        })
    }

    /// The event that set the state of a type under a key. Refused with `M_NOT_FOUND` when there is none.
    pub async fn state_event(
        &self,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<RoomEvent, Error> {
        self.client
            .read(|api| {
                let (room_id, event_type, key) = (self.id.clone(), event_type.clone(), key.clone());
                async move {
                    api.state_get()
                        .room_id(room_id)
                        .event_type(event_type)
                        .state_key(key)
                        .send()
                        .await
                }
            })
            .await
    }

    /// The whole state of the room, now or at a position, ordered by type and key.
    pub async fn state_events(&self, at: Option<&ChunkToken>) -> Result<Vec<RoomEvent>, Error> {
        let listed = self
            .client
            .read(|api| {
                let (room_id, at) = (self.id.clone(), at.cloned());
                async move {
                    let mut call = api.state_list().room_id(room_id);
                    if let Some(at) = at {
                        call = call.at(at);
                    }
                    call.send().await
                }
            })
            .await?;
        Ok(listed.state)
    }
}
