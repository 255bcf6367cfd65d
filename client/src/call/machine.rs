//! The state of a call on one device: a pure function of what was said in it (VOI-1…3).
//!
//! What counts is kept by its place in the timeline, and everything else is derived from that. So events may come in any
//! order and as often as they like: the same events come to the same state.

use std::collections::BTreeMap;

use tidings_types::{
    CallCandidate, CallDescription, CallInviteEventContent, DeviceId, EventId, Reason, RoomEvent,
    UserId,
};

use super::said::{Parties, Place, Said};

/// On which side of a call this device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallSide {
    /// It began the call.
    Caller,
    /// Its user is called, on this device and on all others of theirs.
    Called,
}

/// How far a call is on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallState {
    /// The invite is out, and nobody takes it yet; on the called side, this device doesn't.
    Ringing,
    /// Taken, and waiting for the caller's choice: on the called side by this device, on the caller's side by any.
    Answered,
    /// The caller has chosen a device of the called. On the called side it is this one.
    Connected {
        /// The chosen device.
        device: DeviceId,
    },
    /// Nothing more will happen on this device.
    Over(CallEnd),
}

impl CallState {
    /// Whether nothing more will happen on this device.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Over(_))
    }
}

/// Why a call is over on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallEnd {
    /// One of the two hung up.
    HungUp {
        /// Who.
        by: UserId,
        /// On which device, if it said so.
        device: Option<DeviceId>,
        /// Why, if it said so.
        reason: Option<Reason>,
    },
    /// This device declined; others may ring on. On the caller's side: the chosen device declined after all.
    Declined,
    /// The caller chose another device of this user.
    TakenElsewhere {
        /// That device.
        device: DeviceId,
    },
    /// No device was chosen in the invite's lifetime (VOI-3).
    TimedOut,
    /// Neither of the two has a session any more (VOI-3).
    Offline,
    /// The other one called at the same time and was first; that call stands (VOI-2).
    Glare,
    /// The invite was redacted.
    Redacted,
    /// A server ended it for another reason.
    ByServer {
        /// Why, if it said so.
        reason: Option<Reason>,
    },
}

/// What is new in a call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CallNews {
    /// Its state has changed.
    State(CallState),
    /// A device of the called takes it, perhaps one of several. On the called side: another device of this user.
    Answered {
        /// The device.
        device: DeviceId,
        /// Its description.
        answer: CallDescription,
    },
    /// A device of the called declined; others may ring on.
    Declined {
        /// The device.
        device: DeviceId,
        /// Why, if it said so.
        reason: Option<Reason>,
    },
    /// Where a device of the other side may be reached.
    Candidates {
        /// The device.
        device: DeviceId,
        /// The addresses, in the order they were found.
        candidates: Vec<CallCandidate>,
    },
}

/// What follows from an event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CallEffect {
    /// The program is to be told.
    Tell(CallNews),
    /// The caller is to choose this device: it was the first that took the call, or the next when that one declined.
    Ack(DeviceId),
    /// The call is to be hung up: the chosen device declined after all.
    HangUp,
}

/// One call, as one device of one of its users sees it.
///
/// Two machines that took the same events are equal, whatever the order.
#[derive(Clone, Debug, PartialEq)]
pub struct CallMachine {
    invite: EventId,
    parties: Parties,
    caller_device: DeviceId,
    me: UserId,
    device: DeviceId,
    said: BTreeMap<Place, Said>,
}

impl CallMachine {
    /// The call that an invite begins, for a device of a user. `None` for what is no invite, and for who has no part in
    /// it: another user of the room, or another device of the caller.
    ///
    /// What is bundled in the invite isn't taken yet.
    pub fn new(invite: &RoomEvent, me: &UserId, device: &DeviceId) -> Option<Self> {
        let content = invite.content_as::<CallInviteEventContent>()?.ok()?;
        let (caller, id) = (invite.sender_user()?, invite.event_id()?.clone());
        let machine = Self::of(id, caller, content.device_id, content.invitee, me, device);
        let has_part = match machine.side() {
            CallSide::Caller => machine.caller_device == *device,
            CallSide::Called => machine.parties.called(me),
        };
        has_part.then_some(machine)
    }

    /// The call that this device began.
    pub(super) fn ringing(
        invite: EventId,
        invitee: Option<UserId>,
        me: &UserId,
        device: &DeviceId,
    ) -> Self {
        Self::of(invite, me.clone(), device.clone(), invitee, me, device)
    }

    fn of(
        invite: EventId,
        caller: UserId,
        caller_device: DeviceId,
        invitee: Option<UserId>,
        me: &UserId,
        device: &DeviceId,
    ) -> Self {
        Self {
            invite,
            parties: Parties { caller, invitee },
            caller_device,
            me: me.clone(),
            device: device.clone(),
            said: BTreeMap::new(),
        }
    }

    /// The id of the invite.
    pub fn invite(&self) -> &EventId {
        &self.invite
    }

    /// Who calls.
    pub fn caller(&self) -> &UserId {
        &self.parties.caller
    }

    /// On which side this device is.
    pub fn side(&self) -> CallSide {
        if self.parties.caller == self.me {
            CallSide::Caller
        } else {
            CallSide::Called
        }
    }

    /// Takes up an event of the room's timeline and says what follows. Events that aren't of this call, that were taken
    /// already, or that their sender may not give change nothing.
    pub fn step(&mut self, event: &RoomEvent) -> Vec<CallEffect> {
        let is_of_it = [event.updates(), event.redacts()].contains(&Some(&self.invite));
        let Some(id) = event.event_id().filter(|_| is_of_it) else {
            return Vec::new();
        };
        let Some(said) = self.parties.read(event) else {
            return Vec::new();
        };
        let place = (event.origin_server_ts().unwrap_or_default(), id.clone());
        if self.said.contains_key(&place) {
            return Vec::new();
        }
        let (before, wish) = (self.state(), self.wish().cloned());
        let news = self.news(&said).filter(|_| !before.is_over());
        self.said.insert(place, said);
        let mut effects: Vec<_> = news.into_iter().map(CallEffect::Tell).collect();
        let after = self.state();
        if after != before {
            let over = after == CallState::Over(CallEnd::Declined);
            effects.push(CallEffect::Tell(CallNews::State(after)));
            if over && self.side() == CallSide::Caller && self.end().is_none() {
                effects.push(CallEffect::HangUp);
            }
        }
        let next = self.wish();
        let is_due = wish.is_none_or(|device| self.declined(&device));
        effects.extend(next.filter(|_| is_due).cloned().map(CallEffect::Ack));
        effects
    }

    /// What a program is told of something that is said, beside the state.
    fn news(&self, said: &Said) -> Option<CallNews> {
        match said {
            Said::Answer(user, device, answer) if !self.is_me(user, device) => {
                Some(CallNews::Answered {
                    device: device.clone(),
                    answer: answer.clone(),
                })
            }
            Said::Reject(user, device, reason) if !self.is_me(user, device) => {
                Some(CallNews::Declined {
                    device: device.clone(),
                    reason: reason.clone(),
                })
            }
            Said::Candidates(user, device, candidates) if self.is_other_side(user, device) => {
                Some(CallNews::Candidates {
                    device: device.clone(),
                    candidates: candidates.clone(),
                })
            }
            _ => None,
        }
    }

    /// How far the call is on this device.
    pub fn state(&self) -> CallState {
        if let Some(end) = self.over() {
            return CallState::Over(end);
        }
        if let Some(device) = self.chosen().cloned() {
            return CallState::Connected { device };
        }
        let counts = |device: &DeviceId| self.side() == CallSide::Caller || *device == self.device;
        if self.answers().any(|(device, _)| counts(device)) {
            CallState::Answered
        } else {
            CallState::Ringing
        }
    }

    /// What ended the call on this device: the first in the timeline that does.
    fn over(&self) -> Option<CallEnd> {
        let side = self.side();
        let mut chosen = None;
        let mut declined = Vec::new();
        for said in self.said.values() {
            match said {
                Said::End(end) => return Some(end.clone()),
                Said::Reject(_, device, _) => declined.push(device),
                Said::Ack(device) if chosen.is_none() => {
                    if side == CallSide::Called && *device != self.device {
                        let device = device.clone();
                        return Some(CallEnd::TakenElsewhere { device });
                    }
                    chosen = Some(device);
                }
                _ => {}
            }
            let gone = match side {
                CallSide::Caller => chosen,
                CallSide::Called => Some(&self.device),
            };
            if gone.is_some_and(|device| declined.contains(&device)) {
                return Some(CallEnd::Declined);
            }
        }
        None
    }

    /// The devices of the called that take the call and didn't decline, in the order of the timeline, with what they
    /// describe.
    pub fn answers(&self) -> impl Iterator<Item = (&DeviceId, &CallDescription)> {
        self.said.values().filter_map(|said| match said {
            Said::Answer(_, device, answer) if !self.declined(device) => Some((device, answer)),
            _ => None,
        })
    }

    /// The addresses of a device of the other side, in the order of the timeline.
    pub fn candidates<'a>(
        &'a self,
        device: &'a DeviceId,
    ) -> impl Iterator<Item = &'a CallCandidate> {
        let all = self.said.values().filter_map(move |said| match said {
            Said::Candidates(user, of, candidates)
                if of == device && *user != self.me && self.is_other_side(user, of) =>
            {
                Some(candidates)
            }
            _ => None,
        });
        all.flatten()
    }

    /// The device that was chosen; the first, where servers disagreed.
    fn chosen(&self) -> Option<&DeviceId> {
        self.said.values().find_map(|said| match said {
            Said::Ack(device) => Some(device),
            _ => None,
        })
    }

    /// Why the call is over for everybody.
    fn end(&self) -> Option<&CallEnd> {
        self.said.values().find_map(|said| match said {
            Said::End(end) => Some(end),
            _ => None,
        })
    }

    fn declined(&self, device: &DeviceId) -> bool {
        let mut said = self.said.values();
        said.any(|said| matches!(said, Said::Reject(_, of, _) if of == device))
    }

    /// The device that the caller would choose now.
    fn wish(&self) -> Option<&DeviceId> {
        let open =
            self.side() == CallSide::Caller && self.chosen().is_none() && self.end().is_none();
        let mut answers = self.answers().filter(|_| open);
        answers.next().map(|(device, _)| device)
    }

    fn is_me(&self, user: &UserId, device: &DeviceId) -> bool {
        *user == self.me && *device == self.device
    }

    /// Whether a device may be the one that this one talks with.
    fn is_other_side(&self, user: &UserId, device: &DeviceId) -> bool {
        match self.side() {
            CallSide::Caller => {
                *user != self.me && self.chosen().is_none_or(|chosen| chosen == device)
            }
            CallSide::Called => *user == self.parties.caller && *device == self.caller_device,
        }
    }
}
