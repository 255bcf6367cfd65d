//! Calls: what this device says in them (VOI-1). What is said by others comes in the stream, as events that update the
//! invite.
//!
//! Deliberately not here: media, and the state of a call; what a program does when it hears an answer is its own.

use std::time::Duration;

use tidings_types::{
    ActionOutcome, CallAckEventContent, CallAnswerEventContent, CallCandidate,
    CallCandidateEventContent, CallDescription, CallHangupEventContent, CallInviteEventContent,
    CallRejectEventContent, DeviceId, EventId, MessageSendRequest, TypedContent, UserId,
};

use super::members::reason_of;
use super::{Room, event_type, object};
use crate::Error;

/// The version of the way calls are signalled.
const VERSION: i64 = 1;

/// A call, made by [`Room::call`] or, for one that somebody else began, by [`Room::call_of`].
///
/// Who may not say something is refused with `M_FORBIDDEN`; what comes after the hangup with `M_CALL_ENDED`.
#[derive(Clone, Debug)]
pub struct Call {
    room: Room,
    invite: EventId,
}

impl Room {
    /// Calls somebody; in a room of two members `invitee` may be absent. The invite waits for the ack for `lifetime`
    /// (VOI-3).
    ///
    /// Refused with `M_CALL_TAKEN` when there is a call with this user already. When the other one called at the same time
    /// and was first, a hangup with the reason `glare` follows (VOI-2).
    pub async fn call(
        &self,
        invitee: Option<&UserId>,
        offer: CallDescription,
        lifetime: Duration,
    ) -> Result<Call, Error> {
        let lifetime = i64::try_from(lifetime.as_millis())
            .map_err(|_| Error::Request("the lifetime is too long".to_owned()))?;
        let content = CallInviteEventContent {
            invitee: invitee.cloned(),
            ..CallInviteEventContent::new(VERSION, lifetime, offer, self.device())
        };
        Ok(self.call_of(self.send(&content).await?.event_id))
    }

    /// The call that an invite began. Nothing is asked of the server.
    pub fn call_of(&self, invite: impl Into<EventId>) -> Call {
        Call {
            room: self.clone(),
            invite: invite.into(),
        }
    }

    fn device(&self) -> DeviceId {
        self.client.credentials().device_id.clone()
    }
}

impl Call {
    /// The id of its invite, which all that is said in it updates.
    pub fn invite(&self) -> &EventId {
        &self.invite
    }

    /// Takes the call on this device. The caller chooses among those that do.
    pub async fn answer(&self, answer: CallDescription) -> Result<ActionOutcome, Error> {
        self.say(&CallAnswerEventContent::new(self.room.device(), answer))
            .await
    }

    /// Declines the call on this device.
    pub async fn reject(&self, reason: Option<&str>) -> Result<ActionOutcome, Error> {
        self.say(&CallRejectEventContent {
            reason: reason_of(reason)?,
            ..CallRejectEventContent::new(self.room.device())
        })
        .await
    }

    /// Chooses the device to talk with. Refused with `M_CALL_TAKEN` when one has been chosen.
    pub async fn ack(&self, device: &DeviceId) -> Result<ActionOutcome, Error> {
        self.say(&CallAckEventContent::new(device.clone())).await
    }

    /// Says where this device may be reached.
    pub async fn candidates(&self, candidates: Vec<CallCandidate>) -> Result<ActionOutcome, Error> {
        self.say(&CallCandidateEventContent::new(
            self.room.device(),
            candidates,
        ))
        .await
    }

    /// Ends the call.
    pub async fn hang_up(&self, reason: Option<&str>) -> Result<ActionOutcome, Error> {
        self.say(&CallHangupEventContent {
            device_id: Some(self.room.device()),
            reason: reason_of(reason)?,
            ..CallHangupEventContent::default()
        })
        .await
    }

    async fn say<C: TypedContent>(&self, content: &C) -> Result<ActionOutcome, Error> {
        let request = MessageSendRequest {
            updates: Some(self.invite.clone()),
            ..MessageSendRequest::new(object(content)?.into())
        };
        self.room.send_event(event_type::<C>()?, request).await
    }
}
