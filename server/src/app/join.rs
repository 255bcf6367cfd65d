//! Joining by room id, alias or invite (JOI-1, JOI-2, JOI-5).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{Delivery, RoomEntry, RoomId, RoomJoinRequest};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::filter::TypeFilter;
use super::live::membership_of;
use super::room::state::MEMBER;
use super::room::{Applied, Decision, Draft, RoomState};
use super::rules::membership::{Member, Verdict, cannot_join};
use super::state::membership_verdict;
use super::{App, AppError};

/// Whether the room's entry comes in the answer (JOI-2).
pub(super) fn wants_response(deliver: Option<Delivery>) -> bool {
    deliver != Some(Delivery::Stream)
}

impl App {
    /// Joins a room (JOI-1). Joining when joined answers the same again (JOI-5).
    pub async fn join_room(
        &self,
        caller: &Caller,
        request: &RoomJoinRequest,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.join_now(acting, caller, request).await
        })
        .await
    }

    async fn join_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        request: &RoomJoinRequest,
    ) -> Result<(Done, Kept), AppError> {
        let room_id = self.named_room(caller, request).await?;
        let Some(room) = self.rooms.get(&room_id).await? else {
            return Err(cannot_join());
        };
        let user = caller.user();
        let draft = Draft::member(user, user, "join", None);
        let decide = |state: &RoomState| match (
            membership_verdict(state, user.as_str(), user.as_str(), Member::Join)?,
            state.get(MEMBER, user.as_str()),
        ) {
            (Verdict::AlreadySo, Some(present)) => Ok(Decision::Already(Arc::clone(present))),
            _ => Ok(Decision::Append(&draft)),
        };
        let answer = Map::from_iter([("room_id".to_owned(), Value::from(room_id.as_str()))]);
        let done = Done {
            answer,
            event_id: None,
            position: None,
        };
        let outcome = |events: &[crate::store::NewEvent]| {
            if let (true, Some(join)) = (wants_response(request.deliver), events.last()) {
                caller.session.hand_over(join.event_id.clone(), 0);
            }
            acting.outcome(&done)
        };
        match self
            .rooms
            .append(&room, Some(caller.origin()), decide, outcome)
            .await?
        {
            Applied::Appended { position, .. } => Ok((
                Done {
                    position: Some(position),
                    ..done.clone()
                },
                Kept::WithEvents,
            )),
            Applied::Already(_) => Ok((done.clone(), Kept::No)),
        }
    }

    /// The room that a request names in exactly one way (JOI-1).
    async fn named_room(
        &self,
        caller: &Caller,
        request: &RoomJoinRequest,
    ) -> Result<RoomId, AppError> {
        match (&request.room_id, &request.alias, &request.invite_event_id) {
            (Some(room_id), None, None) => Ok(room_id.clone()),
            (None, Some(alias), None) => {
                let row = self.store.alias(alias).await?;
                row.map(|row| row.room_id)
                    .ok_or_else(|| AppError::not_found("no room has this alias"))
            }
            (None, None, Some(event_id)) => {
                let event = self.store.event(event_id).await?;
                let own = |event: &Arc<crate::store::StoredEvent>| {
                    &*event.event_type == MEMBER
                        && event.state_key.as_deref() == Some(caller.user().as_str())
                        && membership_of(event) == Member::Invite
                };
                // Somebody else's invite reads like one that doesn't exist (ERR-2).
                let event = event
                    .filter(own)
                    .ok_or_else(|| AppError::not_found("you have no such invite"))?;
                Ok(event.room_id.clone())
            }
            _ => Err(AppError::bad_field(
                "",
                "name the room by exactly one of room_id, alias and invite_event_id",
            )),
        }
    }

    /// The entry that comes with the answer to a creation or a join, unless the stream shall bring it (JOI-2, JOI-3).
    pub async fn joined_entry(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        done: &Done,
        wish: &JoinedWish,
    ) -> Result<Option<RoomEntry>, AppError> {
        if !wants_response(wish.deliver) {
            return Ok(None);
        }
        let room = self.room(room_id).await?;
        let wish = EntryWish {
            reader: caller.client(),
            as_of: done.position.unwrap_or_else(|| self.position()),
            since: None,
            filter: &wish.filter,
            limit: wish.limit.unwrap_or(DEFAULT_MESSAGES),
            with_members: true,
        };
        Ok(Some(self.entry(&room, &wish).await?))
    }
}

/// What a creation or a join says about the room's entry.
#[derive(Clone, Debug)]
pub struct JoinedWish {
    /// How it comes.
    pub deliver: Option<Delivery>,
    /// Which events.
    pub filter: TypeFilter,
    /// The most messages.
    pub limit: Option<usize>,
}
