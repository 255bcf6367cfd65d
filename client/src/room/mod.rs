//! Rooms: making them, joining them, reading them and writing to them.
//!
//! A thin layer: names, typed contents, and the calls of [`crate::action`](super::action) and
//! [`crate::session`](super::session) behind them.

mod batch;
mod call;
mod history;
mod members;
mod prepared;
mod related;
mod state;

pub use batch::Batch;
pub use call::Call;
pub use prepared::Prepared;
pub(crate) use related::{Hangs, message};

use serde::Serialize;
use serde_json::{Map, Value};
use tidings_types::{
    ActionOutcome, ChunkToken, EventId, EventType, InitialSyncResponse, MessageSendRequest,
    RoomAlias, RoomCreateRequest, RoomCreateResponse, RoomId, RoomJoinRequest, RoomJoinResponse,
    RoomMessageEventContent, TextMessageContent, TypedContent,
};

use crate::api::{ClientMessageExt, ClientRoomExt, ClientSyncExt};
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

    /// The client that reads it and writes to it.
    pub fn client(&self) -> &Client {
        &self.client
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
        let (event_type, request) = message(content, Hangs::Nowhere)?;
        self.send_event(event_type, request).await
    }

    /// Sends a message of any type, also one that updates another event (UPD-1) or responds to one (REL-1). For those of a
    /// typed content there are [`Room::update`] and [`Room::reply`].
    pub async fn send_event(
        &self,
        event_type: EventType,
        request: MessageSendRequest,
    ) -> Result<ActionOutcome, Error> {
        let sent = self
            .client
            .act(|api, ticket| {
                let (room_id, event_type, request) =
                    (self.id.clone(), event_type.clone(), request.clone());
                async move {
                    let call = api.message_send().room_id(room_id).event_type(event_type);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await?;
        self.client.held().spoke(&self.id);
        Ok(sent)
    }
}

pub(crate) fn event_type<C: TypedContent>() -> Result<EventType, Error> {
    C::TYPE
        .parse()
        .map_err(|error: tidings_types::IdError| Error::Request(error.to_string()))
}

pub(crate) fn object(content: &impl Serialize) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(content) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Error::Request("a content that is no object".to_owned())),
        Err(error) => Err(Error::Request(error.to_string())),
    }
}
