//! Who is in a room: leaving, removing others, listing (LEA-1, KIC-1, BAN-1, REJ-1).

use tidings_types::{
    ActionOutcome, Empty, EventId, MemberBanRequest, MemberInviteRequest, MemberInviteResponse,
    MemberKickRequest, MemberListResponse, MemberUnbanRequest, Membership, PaginationToken, Reason,
    RoomEvent, RoomLeaveRequest, UserId,
};

use super::Room;
use crate::api::{ClientMemberExt, ClientRoomExt};
use crate::{Client, Error};

/// Members asked for at once.
const MEMBERS_PAGE: u32 = 1_000;

impl Client {
    /// Rejects an invite (REJ-1). Rejecting again succeeds. Refused with `M_FORBIDDEN` after joining, `M_NOT_FOUND` when
    /// the event is no invite of this user.
    pub async fn reject_invite(&self, invite: &EventId) -> Result<Empty, Error> {
        self.act(|api, ticket| {
            let event_id = invite.clone();
            async move {
                let call = api.invite_reject().event_id(event_id);
                call.matrix_session(ticket.session)
                    .matrix_action(ticket.id)
                    .send()
                    .await
            }
        })
        .await
    }
}

impl Room {
    /// Invites somebody (INV-1). The answer has the invited's name and picture, if known.
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

    /// Leaves the room (LEA-1). What came before the leave stays readable.
    pub async fn leave(&self) -> Result<ActionOutcome, Error> {
        self.client
            .act(|api, ticket| {
                let room_id = self.id.clone();
                async move {
                    let call = api.room_leave().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(RoomLeaveRequest::default()).send().await
                }
            })
            .await
    }

    /// Ends somebody's being joined or invited (KIC-1).
    pub async fn kick(
        &self,
        user_id: &UserId,
        reason: Option<&str>,
    ) -> Result<ActionOutcome, Error> {
        let request = MemberKickRequest {
            reason: reason_of(reason)?,
            ..MemberKickRequest::new(user_id.clone())
        };
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.member_kick().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// Bans somebody, in the room or not (BAN-1).
    pub async fn ban(
        &self,
        user_id: &UserId,
        reason: Option<&str>,
    ) -> Result<ActionOutcome, Error> {
        let request = MemberBanRequest {
            reason: reason_of(reason)?,
            ..MemberBanRequest::new(user_id.clone())
        };
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.member_ban().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// Lifts a ban (BAN-1); the user has then left the room.
    pub async fn unban(&self, user_id: &UserId) -> Result<ActionOutcome, Error> {
        let request = MemberUnbanRequest::new(user_id.clone());
        self.client
            .act(|api, ticket| {
                let (room_id, request) = (self.id.clone(), request.clone());
                async move {
                    let call = api.member_unban().room_id(room_id);
                    let call = call.matrix_session(ticket.session).matrix_action(ticket.id);
                    call.body(request).send().await
                }
            })
            .await
    }

    /// The membership events of the room, ordered by user id, as of one moment; those with one membership, or all.
    ///
    /// Names and pictures stand in `unsigned.profile`. Reads page after page.
    pub async fn members(&self, membership: Option<Membership>) -> Result<Vec<RoomEvent>, Error> {
        let mut members = Vec::new();
        let mut from = None;
        loop {
            let page = self.members_page(membership, from.as_ref()).await?;
            members.extend(page.members);
            match page.end {
                Some(end) => from = Some(end),
                None => return Ok(members),
            }
        }
    }

    async fn members_page(
        &self,
        membership: Option<Membership>,
        from: Option<&PaginationToken>,
    ) -> Result<MemberListResponse, Error> {
        self.client
            .read(|api| {
                let (room_id, from) = (self.id.clone(), from.cloned());
                async move {
                    let mut call = api.member_list().room_id(room_id).limit(MEMBERS_PAGE);
                    if let Some(membership) = membership {
                        call = call.membership(membership);
                    }
                    if let Some(from) = from {
                        call = call.from(from);
                    }
                    call.send().await
                }
            })
            .await
    }
}

pub(super) fn reason_of(reason: Option<&str>) -> Result<Option<Reason>, Error> {
    reason
        .map(|reason| {
            reason
                .parse()
                .map_err(|error| Error::Request(format!("the reason: {error}")))
        })
        .transpose()
}
