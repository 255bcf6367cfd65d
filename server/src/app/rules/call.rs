//! Calls: who may signal what, and what a call is after it (VOI-1, VOI-2).
//!
//! A call begins with its invite and ends with a hangup. Between them it is ringing, until the caller's one ack chooses a
//! device. What the devices say to each other, and which of them answered, is theirs.

use tidings_types::{
    CallAckEventContent, CallAnswerEventContent, CallCandidateEventContent, CallHangupEventContent,
    CallInviteEventContent, CallRejectEventContent, TypedContent as _, UserId,
};

use crate::app::{AppError, ErrorKind};

/// What an event is to calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It begins one.
    Invite,
    /// It belongs to one.
    Signal(Signal),
}

/// What is said in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// A device of the called takes it.
    Answer,
    /// A device of the called declines it.
    Reject,
    /// The caller chooses a device.
    Ack,
    /// Where a side may be reached.
    Candidate,
    /// It is over.
    Hangup,
}

/// How far a living call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The called hasn't said anything yet.
    Ringing,
    /// The called has said something.
    Heard,
    /// The caller has chosen a device.
    Taken,
}

/// A call that lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who calls.
    pub caller: UserId,
    /// Who is called.
    pub called: UserId,
    /// How far it is.
    pub phase: Phase,
    /// When its invite runs out, unless it is taken before, in milliseconds since 1970 (VOI-3).
    pub due_ms: u64,
}

/// What becomes of an invite between two users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// No call of theirs lives.
    Free,
    /// One lives.
    Taken,
    /// The other one called at the same time, and was first.
    Glare,
}

impl Kind {
    /// What events of a type are to calls.
    pub fn of(event_type: &str) -> Option<Self> {
        let signal = match event_type {
            CallInviteEventContent::TYPE => return Some(Self::Invite),
            CallAnswerEventContent::TYPE => Signal::Answer,
            CallRejectEventContent::TYPE => Signal::Reject,
            CallAckEventContent::TYPE => Signal::Ack,
            CallCandidateEventContent::TYPE => Signal::Candidate,
            CallHangupEventContent::TYPE => Signal::Hangup,
            _ => return None,
        };
        Some(Self::Signal(signal))
    }
}

impl Phase {
    /// The number it is kept as.
    pub const fn number(self) -> u16 {
        match self {
            Self::Ringing => 0,
            Self::Heard => 1,
            Self::Taken => 2,
        }
    }

    /// The phase that is kept as a number.
    pub const fn from_number(number: u16) -> Option<Self> {
        match number {
            0 => Some(Self::Ringing),
            1 => Some(Self::Heard),
            2 => Some(Self::Taken),
            _ => None,
        }
    }
}

impl Call {
    /// Whether a user may signal this now: 403 for the wrong one, `CallTaken` for a second ack.
    pub fn check(&self, signal: Signal, sender: &str) -> Result<(), AppError> {
        let is_caller = sender == self.caller.as_str();
        let is_other = sender == self.called.as_str();
        let refusal = match signal {
            _ if !is_caller && !is_other => "only the two users of a call signal in it",
            Signal::Answer | Signal::Reject if !is_other => {
                "only who is called answers or rejects a call"
            }
            Signal::Ack if !is_caller => "only the caller chooses the device of a call",
            Signal::Ack if self.phase == Phase::Taken => {
                return Err(AppError::new(
                    ErrorKind::CallTaken,
                    "a device has been chosen for this call already",
                ));
            }
            _ => return Ok(()),
        };
        Err(AppError::forbidden(refusal))
    }

    /// The call after a signal that was allowed, or that a server gave; nothing is left of one that is over.
    #[must_use]
    pub fn after(&self, signal: Signal, sender: &str) -> Option<Self> {
        let phase = match (signal, self.phase) {
            (Signal::Hangup, _) => return None,
            (Signal::Ack, _) => Phase::Taken,
            (_, Phase::Ringing) if sender == self.called.as_str() => Phase::Heard,
            (_, phase) => phase,
        };
        Some(Self {
            phase,
            ..self.clone()
        })
    }

    /// Whether it is between two users, whoever of them called.
    pub fn is_between(&self, one: &UserId, other: &UserId) -> bool {
        [(one, other), (other, one)].contains(&(&self.caller, &self.called))
    }

    /// Whether its invite has run out (VOI-3).
    pub fn has_run_out(&self, now_ms: u64) -> bool {
        self.phase != Phase::Taken && now_ms >= self.due_ms
    }
}

/// What becomes of an invite, where these calls live.
///
/// Two invites cross when the other one called first and is still unheard: then the first stands. One that was heard isn't
/// crossed any more, only there.
pub fn meet<'c>(living: impl Iterator<Item = &'c Call>, by: &UserId, to: &UserId) -> Meeting {
    let mut between = living.filter(|call| call.is_between(by, to));
    match between.next() {
        None => Meeting::Free,
        Some(call) if call.caller == *to && call.phase == Phase::Ringing => Meeting::Glare,
        Some(_) => Meeting::Taken,
    }
}

/// A call between two users who have one already.
pub fn taken() -> AppError {
    AppError::new(
        ErrorKind::CallTaken,
        "there is a call between the two of you already",
    )
}

/// A signal in a call that is over.
pub fn ended() -> AppError {
    AppError::new(ErrorKind::CallEnded, "the call is over")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const SIGNALS: [Signal; 5] = [
        Signal::Answer,
        Signal::Reject,
        Signal::Ack,
        Signal::Candidate,
        Signal::Hangup,
    ];
    const USERS: [&str; 3] = ["@ann:a", "@bob:a", "@cleo:a"];

    fn user(number: usize) -> UserId {
        USERS[number].parse().expect("an id")
    }

    fn call(phase: Phase) -> Call {
        Call {
            caller: user(0),
            called: user(1),
            phase,
            due_ms: 1_000,
        }
    }

    /// VOI-1, VOI-2: who may signal what, over all of them.
    #[test]
    fn every_signal_is_of_the_right_one() {
        use Signal::{Ack, Answer, Candidate, Hangup, Reject};
        for phase in [Phase::Ringing, Phase::Heard, Phase::Taken] {
            for signal in SIGNALS {
                let expected = match signal {
                    Answer | Reject => [false, true, false],
                    Ack => [true, false, false],
                    Candidate | Hangup => [true, true, false],
                };
                for (sender, allowed) in USERS.iter().zip(expected) {
                    let found = call(phase)
                        .check(signal, sender)
                        .map_err(|error| error.kind);
                    let second = signal == Ack && phase == Phase::Taken;
                    let expected = match allowed {
                        true if second => Err(ErrorKind::CallTaken),
                        true => Ok(()),
                        false => Err(ErrorKind::Forbidden),
                    };
                    assert_eq!(found, expected, "{sender} {signal:?} {phase:?}");
                }
            }
        }
    }

    /// VOI-3: an invite runs out unless a device is chosen.
    #[test]
    fn only_what_is_not_taken_runs_out() {
        for (phase, runs_out) in [
            (Phase::Ringing, true),
            (Phase::Heard, true),
            (Phase::Taken, false),
        ] {
            assert!(!call(phase).has_run_out(999));
            assert_eq!(call(phase).has_run_out(1_000), runs_out);
            assert_eq!(Phase::from_number(phase.number()), Some(phase));
        }
        assert_eq!(Phase::from_number(3), None);
    }

    /// A step of a story: who, to whom or in which call, and what; `None` is an invite.
    type Step = (usize, usize, Option<Signal>);

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let signal = prop_oneof![
            2 => Just(None),
            5 => prop::sample::select(SIGNALS.to_vec()).prop_map(Some),
        ];
        prop::collection::vec((0..3_usize, 0..6_usize, signal), 0..60)
    }

    /// What is known of a call from its signals alone, as somebody would say it who reads the sentences.
    #[derive(Default)]
    struct Heard {
        users: [usize; 2],
        acks: usize,
        hangups: usize,
        from_called: usize,
    }

    proptest! {
        /// VOI-2: whatever is tried, in whatever order: a call has one ack at most, nothing follows its hangup, a pair has
        /// one call at a time, and of two that cross the earlier stands.
        #[test]
        fn calls_stay_honest(steps in steps()) {
            let mut living: BTreeMap<usize, Call> = BTreeMap::new();
            let mut all: Vec<Heard> = Vec::new();
            for (sender, target, signal) in steps {
                match signal {
                    None => invite(&mut living, &mut all, sender, target % 3),
                    Some(signal) if !all.is_empty() => {
                        signal_in(&mut living, &mut all, sender, target, signal);
                    }
                    Some(_) => {}
                }
                for heard in &all {
                    prop_assert!(heard.acks <= 1 && heard.hangups <= 1);
                }
                for (number, call) in &living {
                    prop_assert_eq!(all[*number].hangups, 0);
                    prop_assert_eq!(call.phase == Phase::Taken, all[*number].acks == 1);
                    let same = living.values().filter(|other| other.is_between(&call.caller, &call.called));
                    prop_assert_eq!(same.count(), 1);
                }
                let ended = all.iter().filter(|heard| heard.hangups == 1).count();
                prop_assert_eq!(living.len() + ended, all.len());
            }
        }
    }

    fn invite(living: &mut BTreeMap<usize, Call>, all: &mut Vec<Heard>, by: usize, to: usize) {
        if by == to {
            return;
        }
        let open = all.iter().find(|heard| {
            heard.hangups == 0 && (heard.users == [by, to] || heard.users == [to, by])
        });
        let expected = match open {
            None => Meeting::Free,
            Some(heard) if heard.users[0] == to && heard.acks == 0 && heard.from_called == 0 => {
                Meeting::Glare
            }
            Some(_) => Meeting::Taken,
        };
        let found = meet(living.values(), &user(by), &user(to));
        assert_eq!(found, expected);
        if found == Meeting::Free {
            let call = Call {
                caller: user(by),
                called: user(to),
                ..call(Phase::Ringing)
            };
            living.insert(all.len(), call);
            all.push(Heard {
                users: [by, to],
                ..Heard::default()
            });
        }
    }

    fn signal_in(
        living: &mut BTreeMap<usize, Call>,
        all: &mut [Heard],
        sender: usize,
        target: usize,
        signal: Signal,
    ) {
        let number = target % all.len();
        let heard = &mut all[number];
        // Of one that has ended nothing is known here: it is refused before it is asked.
        let Some(call) = living.get(&number).cloned() else {
            assert_eq!(heard.hangups, 1);
            return;
        };
        if call.check(signal, USERS[sender]).is_err() {
            return;
        }
        assert!(heard.users.contains(&sender));
        heard.acks += usize::from(signal == Signal::Ack);
        heard.hangups += usize::from(signal == Signal::Hangup);
        heard.from_called += usize::from(sender == heard.users[1]);
        match call.after(signal, USERS[sender]) {
            Some(next) => living.insert(number, next),
            None => living.remove(&number),
        };
    }
}
