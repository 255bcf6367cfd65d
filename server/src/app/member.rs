//! Inviting, kicking, banning and unbanning (INV-1, KIC-1, BAN-1).

use std::sync::Arc;

use tidings_types::{
    MemberBanRequest, MemberInviteRequest, MemberKickRequest, MemberUnbanRequest, Reason, RoomId,
    UserId,
};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::MEMBER;
use super::room::{Decision, Draft, RoomState};
use super::rules::membership::{self, Change, Member, Operation, Verdict};
use super::{App, AppError};

/// Whose membership shall change, and why.
pub(super) struct Wish<'a> {
    /// By what.
    pub operation: Operation,
    /// Whose.
    pub target: &'a UserId,
    /// Why.
    pub reason: Option<&'a Reason>,
}

impl App {
    /// Invites a user into a room (INV-1). Another inviter's invite of an invited user replaces the first; the same
    /// inviter's is a no-op.
    pub async fn invite(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberInviteRequest,
    ) -> Result<Done, AppError> {
        let wish = Wish {
            operation: Operation::Invite,
            target: &request.user_id,
            reason: request.reason.as_ref(),
        };
        self.change_member(caller, room_id, wish).await
    }

    /// Ends that a user is invited or joined (KIC-1). Kicking oneself is leaving.
    pub async fn kick(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberKickRequest,
    ) -> Result<Done, AppError> {
        let wish = Wish {
            operation: Operation::Kick,
            target: &request.user_id,
            reason: request.reason.as_ref(),
        };
        self.change_member(caller, room_id, wish).await
    }

    /// Bans a user, in the room or not (BAN-1). Banning who is banned is a no-op.
    pub async fn ban(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberBanRequest,
    ) -> Result<Done, AppError> {
        let wish = Wish {
            operation: Operation::Ban,
            target: &request.user_id,
            reason: request.reason.as_ref(),
        };
        self.change_member(caller, room_id, wish).await
    }

    /// Lifts a ban; the user has then left (BAN-1).
    pub async fn unban(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &MemberUnbanRequest,
    ) -> Result<Done, AppError> {
        let wish = Wish {
            operation: Operation::Unban,
            target: &request.user_id,
            reason: request.reason.as_ref(),
        };
        self.change_member(caller, room_id, wish).await
    }

    /// Ends one's own being invited or joined (LEA-1). Leaving again is a no-op.
    pub async fn leave(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        reason: Option<&Reason>,
    ) -> Result<Done, AppError> {
        let wish = Wish {
            operation: Operation::Kick,
            target: caller.user(),
            reason,
        };
        self.change_member(caller, room_id, wish).await
    }

    async fn change_member(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        wish: Wish<'_>,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.change_member_now(acting, caller, room_id, &wish).await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn change_member_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        wish: &Wish<'_>,
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        let name = wish.operation.wanted().name();
        let reason = wish.reason.map(|reason| reason.as_str());
        let draft = Draft::member(caller.user(), wish.target, name, reason);
        let decide = |state: &RoomState| decide_operation(state, &draft, wish.operation);
        self.append_one(acting, &room, decide).await
    }

    /// The display name and avatar of a user, if known (INV-1).
    pub async fn known_profile(
        &self,
        user: &UserId,
    ) -> Result<(Option<String>, Option<String>), AppError> {
        let profile = self.store.profile(user).await?.unwrap_or_default();
        let text = |key: &str| serde_json::from_str::<String>(profile.get(key)?).ok();
        Ok((text("displayname"), text("avatar_url")))
    }
}

/// Decides about a membership event that an operation wants: by the membership table, and on the event that stands where
/// that says so already.
pub(super) fn decide_operation<'d>(
    state: &RoomState,
    draft: &'d Draft,
    operation: Operation,
) -> Result<Decision<'d>, AppError> {
    let target = draft.state_key.as_ref().map_or("", |key| key.as_str());
    let change = change_of(state, &draft.sender, target, operation.wanted());
    let verdict = membership::check_operation(operation, &change, state.power())?;
    let Some(present) = state.get(MEMBER, target) else {
        return Ok(Decision::one(draft));
    };
    // Somebody's second invite says nothing new; another inviter's does (INV-1).
    let invited_again = operation == Operation::Invite
        && change.target_is == Member::Invite
        && present.sender == draft.sender;
    if verdict == Verdict::AlreadySo || invited_again {
        return Ok(Decision::Already(Arc::clone(present)));
    }
    Ok(Decision::one(draft))
}

/// A wish about a membership, with what the rules need to know of the room.
pub(super) fn change_of<'a>(
    state: &RoomState,
    sender: &'a str,
    target: &'a str,
    wanted: Member,
) -> Change<'a> {
    Change {
        sender,
        sender_is: state.member(sender),
        target,
        target_is: state.member(target),
        wanted,
        join_rule: state.join_rule(),
    }
}
