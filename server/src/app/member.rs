//! Inviting (INV-1), and what part a user has in a room.

use std::sync::Arc;

use tidings_types::{MemberInviteRequest, RoomId, UserId};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::MEMBER;
use super::room::{Decision, Draft, Room, RoomState};
use super::rules::membership::Member;
use super::rules::visibility::Part;
use super::state::{membership_verdict, text_of};
use super::{App, AppError};
use crate::store::Order;

/// The type of a member's profile in a room (EVT-10).
const PROFILE: &str = "state.m.room.member.profile";

impl App {
    /// Invites a user into a room (INV-1). Another inviter's invite of an invited user replaces the first; the same
    /// inviter's is a no-op.
    pub async fn invite(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberInviteRequest,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.invite_now(acting, caller, room_id, request).await
        })
        .await
    }

    async fn invite_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberInviteRequest,
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        let target = &request.user_id;
        let reason = request.reason.as_ref().map(|reason| reason.as_str());
        let draft = Draft::member(caller.user(), target, "invite", reason);
        let decide = |state: &RoomState| {
            membership_verdict(
                state,
                caller.user().as_str(),
                target.as_str(),
                Member::Invite,
            )?;
            match state.get(MEMBER, target.as_str()) {
                Some(present)
                    if is_invite_by(state, target, present.sender.as_ref(), caller.user()) =>
                {
                    Ok(Decision::Already(Arc::clone(present)))
                }
                _ => Ok(Decision::Append(&draft)),
            }
        };
        self.append_one(acting, &room, decide).await
    }

    /// The display name and avatar a user has in a room, if known.
    pub async fn profile_in(
        &self,
        room_id: &RoomId,
        user: &UserId,
    ) -> Result<(Option<String>, Option<String>), AppError> {
        let room = self.room(room_id).await?;
        let state = self.rooms.committed(&room).await?;
        let profile = state.get(PROFILE, user.as_str());
        Ok((
            text_of(profile, "displayname"),
            text_of(profile, "avatar_url"),
        ))
    }

    /// What part a user has or had in a room: the latest invite, join and end, by walking the user's own membership events
    /// back from the newest.
    pub(super) async fn part_in(
        &self,
        room: &Room,
        state: &RoomState,
        user: &UserId,
    ) -> Result<Part, AppError> {
        let mut part = Part {
            is: state.member(user.as_str()),
            invited: None,
            joined: None,
            ended: None,
        };
        let mut before = Order::MAX;
        while let Some(event) = self
            .store
            .state_at(&room.id, MEMBER, user.as_str(), before)
            .await?
        {
            match super::live::membership_of(&event) {
                Member::Join => part.joined = Some(event.order),
                Member::Invite if part.joined.is_some() => {
                    part.invited = Some(event.order);
                    break;
                }
                Member::Leave | Member::Ban if part.joined.is_none() => {
                    part.ended = Some(event.order);
                }
                Member::Leave | Member::Ban if part.joined.is_some() => break,
                _ => {}
            }
            before = event.order - 1;
        }
        Ok(part)
    }
}

fn is_invite_by(state: &RoomState, target: &UserId, inviter: &str, asking: &UserId) -> bool {
    state.member(target.as_str()) == Member::Invite && asking.as_str() == inviter
}
