//! Rooms: making them, joining them, reading them and writing to them.
//!
//! A thin layer: names, typed contents, and the calls of [`crate::action`](super::action) and
//! [`crate::session`](super::session) behind them.

use serde::Serialize;
use serde_json::{Map, Value};
use tidings_types::{
    ActionOutcome, ChunkToken, EventId, EventType, InitialSyncResponse, MemberInviteRequest,
    MemberInviteResponse, MessageSendRequest, RoomAlias, RoomCreateRequest, RoomCreateResponse,
    RoomEvent, RoomId, RoomJoinRequest, RoomJoinResponse, RoomMessageEventContent, ScrollDirection,
    StateKey, StateSetRequest, TextMessageContent, TimelineResponse, TypedContent, UserId,
};

use crate::api::{
    ClientMemberExt, ClientMessageExt, ClientRoomExt, ClientStateExt, ClientSyncExt,
    ClientTimelineExt,
};
use crate::{Client, Error};

/// What to join by (JOI-1).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JoinBy {
    /// The room itself.
    Room(RoomId),
    /// A name of the room.
    Alias(RoomAlias),
    /// The event that invited.
    Invite(EventId),
}

macro_rules! join_by {
    ($($id:ty => $variant:ident),*) => {$(
        impl From<$id> for JoinBy {
            fn from(id: $id) -> Self {
                Self::$variant(id)
            }
        }

        impl From<&$id> for JoinBy {
            fn from(id: &$id) -> Self {
                Self::$variant(id.clone())
            }
        }
    )*};
}
join_by!(RoomId => Room, RoomAlias => Alias, EventId => Invite);

impl From<JoinBy> for RoomJoinRequest {
    fn from(by: JoinBy) -> Self {
        let nothing = Self::default();
        match by {
            JoinBy::Room(room_id) => Self {
                room_id: Some(room_id),
                ..nothing
            },
            JoinBy::Alias(alias) => Self {
                alias: Some(alias),
                ..nothing
            },
            JoinBy::Invite(event_id) => Self {
                invite_event_id: Some(event_id),
                ..nothing
            },
        }
    }
}

impl Client {
    /// A room, to read it and to write to it. Nothing is asked of the server.
    pub fn room(&self, room_id: impl Into<RoomId>) -> Room {
        Room {
            client: self.clone(),
            id: room_id.into(),
        }
    }

    /// Makes a room (CRE-1): all of it or nothing.
    pub async fn create_room(
        &self,
        request: RoomCreateRequest,
    ) -> Result<RoomCreateResponse, Error> {
        self.act(|api, ticket| {
            let request = request.clone();
            async move {
                let call = api
                    .room_create()
                    .matrix_session(ticket.session)
                    .matrix_action(ticket.id);
                call.body(request).send().await
            }
        })
        .await
    }

    /// Joins a room by its id, a name, or an invite (JOI-1). For servers to join through, filters and the like give a
    /// [`RoomJoinRequest`] to [`Client::join_with`].
    pub async fn join(&self, by: impl Into<JoinBy>) -> Result<RoomJoinResponse, Error> {
        self.join_with(by.into().into()).await
    }

    /// Joins a room. Joining when joined changes nothing (JOI-5).
    pub async fn join_with(&self, request: RoomJoinRequest) -> Result<RoomJoinResponse, Error> {
        self.act(|api, ticket| {
            let request = request.clone();
            async move {
                let call = api
                    .room_join()
                    .matrix_session(ticket.session)
                    .matrix_action(ticket.id);
                call.body(request).send().await
            }
        })
        .await
    }

    /// The user's rooms and invites, or what changed in them since a position (SYN-1, SYN-2).
    ///
    /// Its `end` is where [`Client::stream`] goes on. With many rooms it is a first page; `rooms_next` and
    /// [`Client::api`] lead on.
    pub async fn initial_sync(
        &self,
        since: Option<&ChunkToken>,
    ) -> Result<InitialSyncResponse, Error> {
        self.read(|api| {
            let since = since.cloned();
            async move {
                let mut call = api.initial_sync();
                if let Some(since) = since {
                    call = call.since(since);
                }
                call.send().await
            }
        })
        .await
    }
}

/// A room as a client sees it; made by [`Client::room`].
#[derive(Clone, Debug)]
pub struct Room {
    client: Client,
    id: RoomId,
}

impl Room {
    /// Its id.
    pub fn id(&self) -> &RoomId {
        &self.id
    }

    /// Sends a text (MSG-1).
    pub async fn send_text(&self, text: impl Into<String>) -> Result<ActionOutcome, Error> {
        self.send(&RoomMessageEventContent::from(TextMessageContent::new(
            text,
        )))
        .await
    }

    /// Sends a message (MSG-1). The answer comes when the event is stored for good.
    pub async fn send<C: TypedContent>(&self, content: &C) -> Result<ActionOutcome, Error> {
        self.send_event(
            event_type::<C>()?,
            MessageSendRequest::new(object(content)?.into()),
        )
        .await
    }

    /// Sends a message of any type, also one that updates another event (UPD-1) or responds to one (REL-1).
    pub async fn send_event(
        &self,
        event_type: EventType,
        request: MessageSendRequest,
    ) -> Result<ActionOutcome, Error> {
        self.client
            .act(|api, ticket| {
                let (room_id, event_type, request) =
                    (self.id.clone(), event_type.clone(), request.clone());
                async move {
                    let call = api.message_send().room_id(room_id).event_type(event_type);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
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

    /// Invites somebody.
    pub async fn invite(&self, user_id: &UserId) -> Result<MemberInviteResponse, Error> {
        let request = MemberInviteRequest::new(user_id.clone());
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.member_invite().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// A page of the room's timeline from a position in a direction (SCR-1).
    ///
    /// Without a position, [`ScrollDirection::B`] begins at the newest event and [`ScrollDirection::F`] at the oldest. The
    /// answer's `end` is where the next page begins; it is absent when nothing is left. `limit` is at most 1,000.
    pub async fn scroll(
        &self,
        from: Option<&ChunkToken>,
        direction: ScrollDirection,
        limit: u32,
    ) -> Result<TimelineResponse, Error> {
        self.client
            .read(|api| {
                let (room_id, from) = (self.id.clone(), from.cloned());
                async move {
                    let mut call = api
                        .timeline_scroll()
                        .room_id(room_id)
                        .dir(direction)
                        .limit(limit);
                    if let Some(from) = from {
                        call = call.from(from);
                    }
                    call.send().await
                }
            })
            .await
    }
}

fn event_type<C: TypedContent>() -> Result<EventType, Error> {
    C::TYPE
        .parse()
        .map_err(|error: tidings_types::IdError| Error::Request(error.to_string()))
}

fn object(content: &impl Serialize) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(content) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::Request("a content that is no object".to_owned())),
        Err(error) => Err(Error::Request(error.to_string())),
    }
}
