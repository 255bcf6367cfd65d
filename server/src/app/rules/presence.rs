//! A user's presence out of what the sessions say, and what ends typing (PRE-1, TYP-1).

use std::sync::Arc;

use tidings_types::{PresenceState, Sha256};

/// How a user shows to those who share a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The state.
    pub state: PresenceState,
    /// What the user says about it.
    pub status_msg: Option<Arc<str>>,
    /// What the user's clients can do together (CAP-2).
    pub capabilities: Option<Sha256>,
}

impl Shown {
    /// Somebody who isn't there, or doesn't want to be seen: nothing more is told, so that the two look the same.
    pub fn offline() -> Self {
        Self {
            state: PresenceState::Offline,
            status_msg: None,
            capabilities: None,
        }
    }

    /// Whether anything is told.
    pub fn is_offline(&self) -> bool {
        self.state == PresenceState::Offline
    }
}

/// The user's state over the live sessions: the first of dnd, busy, online, away, offline that any says (PRE-1).
pub fn union(said: impl IntoIterator<Item = PresenceState>) -> PresenceState {
    let first = |state: &PresenceState| match state {
        PresenceState::Dnd => 4,
        PresenceState::Busy => 3,
        PresenceState::Online => 2,
        PresenceState::Away => 1,
        PresenceState::Offline => 0,
    };
    said.into_iter()
        .max_by_key(first)
        .unwrap_or(PresenceState::Offline)
}

/// How far a state is from being gone. Going up is something that the user does; going down isn't.
pub fn height(state: PresenceState) -> u8 {
    match state {
        PresenceState::Offline => 0,
        PresenceState::Away => 1,
        PresenceState::Online | PresenceState::Busy | PresenceState::Dnd => 2,
    }
}

/// Whether an event of this type is what its sender was typing (TYP-1). Receipts, redactions and signals of calls are sent
/// beside the typing.
pub fn ends_typing(event_type: &str) -> bool {
    let beside = ["message.m.receipt.", "message.m.call."];
    event_type.starts_with("message.")
        && event_type != "message.m.room.redaction"
        && !beside.iter().any(|prefix| event_type.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [PresenceState; 5] = [
        PresenceState::Dnd,
        PresenceState::Busy,
        PresenceState::Online,
        PresenceState::Away,
        PresenceState::Offline,
    ];

    /// PRE-1: whatever up to four sessions say, in whatever order, the first of the list holds.
    #[test]
    fn the_first_of_dnd_busy_online_away_offline_holds() {
        assert_eq!(union([]), PresenceState::Offline);
        for code in 0..5_usize.pow(4) {
            let said = [1, 5, 25, 125].map(|place| ALL[code / place % 5]);
            for count in 1..=4 {
                let said = &said[..count];
                let first = ALL.iter().find(|state| said.contains(state));
                assert_eq!(Some(&union(said.iter().copied())), first, "{said:?}");
            }
        }
    }

    /// TYP-1: what was typed ends it, what is sent beside doesn't.
    #[test]
    fn messages_end_typing() {
        for (event_type, ends) in [
            ("message.m.room.message", true),
            ("message.org.example.poll", true),
            ("message.m.room.redaction", false),
            ("message.m.receipt.read", false),
            ("message.m.call.candidate", false),
            ("state.m.room.topic", false),
        ] {
            assert_eq!(ends_typing(event_type), ends, "{event_type}");
        }
    }

    #[test]
    fn only_coming_nearer_is_an_act() {
        let [dnd, busy, online, away, offline] = ALL.map(height);
        assert!(online > away && away > offline);
        assert_eq!([dnd, busy], [online, online]);
    }
}
