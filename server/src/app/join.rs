//! Joining by room id, alias or invite (JOI-1, JOI-2, JOI-5).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{Delivery, RoomEntry, RoomId, RoomJoinRequest, UserId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::entry::{DEFAULT_MESSAGES, EntryWish};
use super::filter::Filter;
use super::member::decide_operation;
use super::profile::profile_draft;
use super::room::{Applied, Decision, Draft, Room, RoomState};
use super::rules::membership::{Member, Operation, cannot_join};
use super::state::decide_state;
use super::{App, AppError};
use crate::store::{NewEvent, Position};

impl App {
    /// Joins a room (JOI-1). Joining when joined answers the same again (JOI-5).
    pub async fn join_room(
        &self,
        caller: &Caller,
        request: &RoomJoinRequest,
        wish: &JoinedWish,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.join_now(acting, caller, request, wish).await
        })
        .await
    }

    async fn join_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        request: &RoomJoinRequest,
        wish: &JoinedWish,
    ) -> Result<(Done, Kept), AppError> {
        let room_id = self.named_room(caller, request).await?;
        let Some(room) = self.rooms.get(&room_id).await? else {
            return Err(cannot_join());
        };
        let user = caller.user();
        let draft = Draft::member(user, user, "join", None);
        let _steady = self.profiles.steady(user).await;
        let shown = self.shown_profile(user).await?;
        let decide = |state: &RoomState| decide_join(state, user, &draft, &shown);
        let answer = Map::from_iter([("room_id".to_owned(), Value::from(room_id.as_str()))]);
        let done = Done {
            answer,
            ..Done::default()
        };
        let outcome = |events: &[NewEvent]| {
            if let (true, [join, following @ ..]) = (wish.brings(&room_id), events) {
                let following = following.len() as u64;
                caller.session.hand_over(join.event_id.clone(), following);
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
            Applied::Already(_) | Applied::Behind => Ok((done.clone(), Kept::No)),
        }
    }

    /// Joins by setting one's own membership as state, which answers that event.
    pub(super) async fn join_as_state(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room: &Arc<Room>,
        join: &Draft,
    ) -> Result<(Done, Kept), AppError> {
        let user = caller.user();
        let _steady = if acting.is_in_batch() {
            // It keeps the profile steady since before it held the room still.
            None
        } else {
            Some(self.profiles.steady(user).await)
        };
        let shown = self.shown_profile(user).await?;
        let decide = |state: &RoomState| {
            Ok(match decide_state(state, join)? {
                Decision::Append(_) => with_profile(state, user, join, &shown),
                other => other,
            })
        };
        // The profile follows the join.
        let done = self
            .append_of(acting, room, decide, <[NewEvent]>::first)
            .await?;
        done.ok_or_else(|| AppError::internal("a join that looks nothing up is behind"))
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
                let invite = self.own_invite(caller, event_id).await?;
                Ok(invite.room_id.clone())
            }
            _ => Err(AppError::bad_field(
                "",
                "name the room by exactly one of room_id, alias and invite_event_id",
            )),
        }
    }

    /// The newest moment at which somebody who was found to be joined was so, be it that another device has left meanwhile:
    /// what came after the leave isn't the user's to see.
    async fn last_joined(&self, user: &UserId, room_id: &RoomId) -> Result<Position, AppError> {
        let mut as_of = self.position();
        while let Some(row) = self.membership_as_of(user, room_id, as_of).await? {
            if row.membership == Member::Join.name() || row.position > as_of {
                break;
            }
            as_of = row.position.saturating_sub(1);
        }
        Ok(as_of)
    }

    /// The entry that comes with the answer to a creation or a join, unless the stream shall bring it (JOI-2, JOI-3).
    pub async fn joined_entry(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        done: &Done,
        wish: &JoinedWish,
    ) -> Result<Option<RoomEntry>, AppError> {
        if !wish.brings(room_id) {
            return Ok(None);
        }
        let room = self.room(room_id).await?;
        let as_of = match done.position {
            Some(position) => position,
            None => self.last_joined(&caller.client().user_id, room_id).await?,
        };
        let wish = EntryWish {
            reader: caller.client(),
            as_of,
            since: None,
            filter: &wish.filter,
            limit: wish.filter.limit().unwrap_or(DEFAULT_MESSAGES),
            with_members: true,
        };
        Ok(Some(self.entry(&room, &wish).await?))
    }
}

/// Decides about a join: it comes with the user's profile right behind it, unless the room shows that already (EVT-10).
fn decide_join<'d>(
    state: &RoomState,
    user: &UserId,
    join: &'d Draft,
    shown: &Map<String, Value>,
) -> Result<Decision<'d>, AppError> {
    match decide_operation(state, join, Operation::Join)? {
        Decision::Append(_) => Ok(with_profile(state, user, join, shown)),
        already => Ok(already),
    }
}

fn with_profile<'d>(
    state: &RoomState,
    user: &UserId,
    join: &'d Draft,
    shown: &Map<String, Value>,
) -> Decision<'d> {
    match profile_draft(state, user, shown) {
        Some(profile) => Decision::many(vec![join.clone(), profile]),
        None => Decision::one(join),
    }
}

/// What a creation or a join says about the room's entry.
#[derive(Clone, Debug)]
pub struct JoinedWish {
    /// How it comes.
    pub deliver: Option<Delivery>,
    /// Which events; its limit is for the messages, 20 when absent.
    pub filter: Filter,
}

impl JoinedWish {
    /// Whether a room's entry comes in the answer (JOI-2); if not, it comes down the stream.
    pub(super) fn brings(&self, room_id: &RoomId) -> bool {
        self.deliver != Some(Delivery::Stream) && self.filter.wants_room(room_id)
    }
}
