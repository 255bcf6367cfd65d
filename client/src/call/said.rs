//! What an event says in a call, and whether its sender may say it (VOI-2).

use tidings_types::{
    CallAckEventContent, CallAnswerEventContent, CallCandidate, CallCandidateEventContent,
    CallDescription, CallHangupEventContent, CallRejectEventContent, DeviceId, Reason, RoomEvent,
    TypedContent, UserId,
};

use super::CallEnd;

/// Where an event stands among those of its call: its time, and its id where two share one.
pub(super) type Place = (u64, tidings_types::EventId);

/// Something that was said and counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Said {
    /// A device of the called takes the call.
    Answer(UserId, DeviceId, CallDescription),
    /// A device of the called declines it.
    Reject(UserId, DeviceId, Option<Reason>),
    /// The caller chooses a device.
    Ack(DeviceId),
    /// Where a device may be reached.
    Candidates(UserId, DeviceId, Vec<CallCandidate>),
    /// It is over.
    End(CallEnd),
}

/// Who is in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parties {
    /// Who calls.
    pub(super) caller: UserId,
    /// Who is called; in a room of two, the other one.
    pub(super) invitee: Option<UserId>,
}

impl Parties {
    /// Whether a user is the called one. Who that is in a room of two, the server has made sure of.
    pub(super) fn called(&self, user: &UserId) -> bool {
        *user != self.caller && self.invitee.as_ref().is_none_or(|invitee| invitee == user)
    }

    /// What an event of the call says; nothing when its sender may not say it, or when it can't be read.
    pub(super) fn read(&self, event: &RoomEvent) -> Option<Said> {
        if event.redacts().is_some() {
            return Some(Said::End(CallEnd::Redacted));
        }
        let Some(sender) = event.sender_user() else {
            return of_server(event);
        };
        let (calls, is_called) = (sender == self.caller, self.called(&sender));
        if let Some(answer) = content::<CallAnswerEventContent>(event) {
            return is_called.then_some(Said::Answer(sender, answer.device_id, answer.answer));
        }
        if let Some(reject) = content::<CallRejectEventContent>(event) {
            return is_called.then_some(Said::Reject(sender, reject.device_id, reject.reason));
        }
        if let Some(ack) = content::<CallAckEventContent>(event) {
            return calls.then_some(Said::Ack(ack.device_id));
        }
        if !calls && !is_called {
            return None;
        }
        if let Some(said) = content::<CallCandidateEventContent>(event) {
            return Some(Said::Candidates(sender, said.device_id, said.candidates));
        }
        let hangup = content::<CallHangupEventContent>(event)?;
        Some(Said::End(CallEnd::HungUp {
            by: sender,
            device: hangup.device_id,
            reason: hangup.reason,
        }))
    }
}

/// Servers say only that a call is over (EVT-3).
fn of_server(event: &RoomEvent) -> Option<Said> {
    let hangup = content::<CallHangupEventContent>(event)?;
    Some(Said::End(
        match hangup.reason.as_ref().map(|reason| reason.as_str()) {
            Some("timeout") => CallEnd::TimedOut,
            Some("offline") => CallEnd::Offline,
            Some("glare") => CallEnd::Glare,
            _ => CallEnd::ByServer {
                reason: hangup.reason,
            },
        },
    ))
}

fn content<C: TypedContent>(event: &RoomEvent) -> Option<C> {
    event.content_as::<C>()?.ok()
}
