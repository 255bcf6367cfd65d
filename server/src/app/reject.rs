//! Rejecting an invite (REJ-1).

use std::sync::Arc;

use serde_json::Map;
use tidings_types::EventId;

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::live::membership_of;
use super::room::state::MEMBER;
use super::room::{Applied, Decision, Draft, RoomState};
use super::rules::membership::{Member, Rejection, check_rejection};
use super::{App, AppError};
use crate::store::{NewEvent, Order, StoredEvent};

impl App {
    /// Rejects an invite: the membership of the invited is deleted (REJ-1, EVT-6). One that a newer invite replaced, and
    /// one that doesn't stand any more, is left as it is. Refused with 403 for one that was used up by joining, and with
    /// 404 for what is no invite of the caller's.
    pub async fn reject_invite(&self, caller: &Caller, invite: &EventId) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.reject_now(acting, caller, invite).await
        })
        .await
    }

    async fn reject_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        invite: &EventId,
    ) -> Result<(Done, Kept), AppError> {
        let invite = self.own_invite(caller, invite).await?;
        let room = self.room(&invite.room_id).await?;
        let user = caller.user();
        let draft = Draft::deletion(
            MEMBER.parse().map_err(AppError::internal)?,
            user.as_str().parse().map_err(AppError::internal)?,
            user,
        );
        let decide = |state: &RoomState| match state.get(MEMBER, user.as_str()) {
            Some(present) if present.event_id == invite.event_id => Ok(Decision::one(&draft)),
            // It was answered meanwhile, and how that ended has to be looked up.
            _ => Ok(Decision::Behind),
        };
        // It answers nothing, whether there was something to do or not.
        let done = Done {
            answer: Map::new(),
            ..Done::default()
        };
        loop {
            if check_rejection(&self.memberships_since(&invite).await?)? == Rejection::Nothing {
                return Ok((done, Kept::No));
            }
            let outcome = |_: &[NewEvent]| acting.outcome(&done);
            let origin = Some(caller.origin());
            match self.rooms.append(&room, origin, decide, outcome).await? {
                Applied::Appended { .. } => return Ok((done, Kept::WithEvents)),
                Applied::Already(_) | Applied::Behind => {}
            }
        }
    }

    /// An invite of the caller's. Somebody else's reads like one that doesn't exist (ERR-2).
    pub(super) async fn own_invite(
        &self,
        caller: &Caller,
        event_id: &EventId,
    ) -> Result<Arc<StoredEvent>, AppError> {
        let own = |event: &Arc<StoredEvent>| {
            &*event.event_type == MEMBER
                && event.state_key.as_deref() == Some(caller.user().as_str())
                && membership_of(event) == Member::Invite
        };
        let event = self.store.event(event_id).await?.filter(own);
        event.ok_or_else(|| AppError::not_found("you have no such invite"))
    }

    /// What the invited became after an invite, oldest first.
    async fn memberships_since(&self, invite: &StoredEvent) -> Result<Vec<Member>, AppError> {
        let user = invite.state_key.as_deref().unwrap_or_default();
        let history = self
            .store
            .state_history(&invite.room_id, MEMBER, user, Order::MAX, usize::MAX)
            .await?;
        let since = history
            .iter()
            .rev()
            .filter(|event| event.order > invite.order);
        Ok(since.map(|event| membership_of(event)).collect())
    }
}
