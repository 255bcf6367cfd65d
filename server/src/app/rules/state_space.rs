//! All there is to ask about who may set or delete state: class of type × form of key × part in the room × power.

use tidings_types::EventType;

use super::auth::Sender;
use super::membership::Member;
use super::power::PowerLevels;
use crate::app::ErrorKind;

/// Who asks.
const ANN: &str = "@ann:a";

/// Whose a key is, and whether it is the bare name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// `_`.
    Empty,
    /// Any other that begins so.
    Free,
    /// The asking user's id, or with a path behind it.
    Own { whole: bool },
    /// Another user's.
    Others { whole: bool },
    /// A server's.
    Server { whole: bool },
    /// None of the forms.
    Malformed,
}

const KEYS: [(&str, Key); 17] = [
    ("_", Key::Empty),
    ("_x y", Key::Free),
    ("_@ann:a", Key::Free),
    ("@ann:a", Key::Own { whole: true }),
    ("@ann:a/path", Key::Own { whole: false }),
    ("@ann:a/", Key::Own { whole: false }),
    ("@ann:ab", Key::Others { whole: true }),
    ("@bob:a", Key::Others { whole: true }),
    ("@bob:a/@ann:a", Key::Others { whole: false }),
    ("a", Key::Server { whole: true }),
    ("a/path", Key::Server { whole: false }),
    ("word", Key::Server { whole: true }),
    ("", Key::Malformed),
    ("!x", Key::Malformed),
    (" ", Key::Malformed),
    ("#ann:a", Key::Malformed),
    ("@ann", Key::Malformed),
];

const TYPES: [&str; 17] = [
    "state.x",
    "state._x",
    "state._@x",
    "state._:x",
    "state.m.room.create",
    "state.m.room.member",
    "state.m.room.member.profile",
    "state.m.room.power_levels",
    "state.m.room.join_rules",
    "state.m.room.history_visibility",
    "state.m.room.name",
    "state.m.room.topic",
    "state.m.room.aliases",
    "state.m.room.marker.read",
    "state.m.room.marker.delivered",
    "message.x",
    "ephemeral.x",
];

/// One question.
#[derive(Debug)]
pub(super) struct Case {
    /// The type.
    pub(super) event_type: EventType,
    /// The state key.
    pub(super) key: &'static str,
    /// Its form.
    pub(super) form: Key,
    /// What the asking user is to the room.
    pub(super) is: Member,
    /// The room's levels.
    pub(super) power: PowerLevels,
    level: i64,
    type_level: Option<i64>,
}

impl Case {
    /// The asking user, as the rules see it.
    pub(super) fn sender(&self) -> Sender<'static> {
        Sender {
            user: ANN,
            is: self.is,
        }
    }

    /// What setting comes to, one sentence of the protocol after the other (EVT-1, EVT-4, EVT-5, STA-1).
    pub(super) fn setting(&self) -> Result<(), ErrorKind> {
        let (invalid, forbidden) = (Err(ErrorKind::InvalidParam), Err(ErrorKind::Forbidden));
        let event_type = self.event_type.as_str();
        if !event_type.starts_with("state.") || !self.fits() {
            return invalid;
        }
        if self.is != Member::Join {
            return forbidden;
        }
        if ["state.m.room.create", "state.m.room.aliases"].contains(&event_type) {
            return forbidden;
        }
        let personal = event_type.contains(".marker.") || event_type.ends_with(".profile");
        let allowed = match self.form {
            Key::Empty | Key::Free => {
                self.level >= self.type_level.unwrap_or(self.power.state_default)
            }
            Key::Own { .. } => self.level >= self.type_level.unwrap_or(self.power.events_default),
            Key::Others { .. } => {
                let op = self.level >= 50 && self.level >= self.power.state_default;
                op && !personal && self.level >= self.type_level.unwrap_or(self.power.state_default)
            }
            Key::Server { .. } | Key::Malformed => false,
        };
        if allowed { Ok(()) } else { forbidden }
    }

    /// Whether the type takes the key.
    fn fits(&self) -> bool {
        let user = matches!(self.form, Key::Own { .. } | Key::Others { .. });
        match self.event_type.as_str() {
            "state._@x" => user,
            "state._:x" => matches!(self.form, Key::Server { .. }),
            "state.x" | "state._x" => self.form != Key::Malformed,
            "state.m.room.aliases" => self.form == Key::Server { whole: true },
            name if name.contains(".member") || name.contains(".marker.") => {
                [Key::Own { whole: true }, Key::Others { whole: true }].contains(&self.form)
            }
            _ => self.form == Key::Empty,
        }
    }
}

/// Asks every question; answers how many there were.
pub(super) fn each(mut ask: impl FnMut(&Case)) -> usize {
    let mut count = 0;
    for event_type in TYPES {
        for (key, form) in KEYS {
            for is in [
                Member::Never,
                Member::Invite,
                Member::Join,
                Member::Leave,
                Member::Ban,
            ] {
                for (power, level, type_level) in powers(event_type) {
                    let event_type = event_type.parse().expect("a type");
                    ask(&Case {
                        event_type,
                        key,
                        form,
                        is,
                        power,
                        level,
                        type_level,
                    });
                    count += 1;
                }
            }
        }
    }
    count
}

fn powers(event_type: &str) -> Vec<(PowerLevels, i64, Option<i64>)> {
    let mut powers = Vec::new();
    for level in [-1, 0, 20, 49, 50, 60, 100] {
        for state_default in [0, 50, 60] {
            for events_default in [0, 20] {
                for type_level in [None, Some(0), Some(55)] {
                    let mut power = PowerLevels {
                        events_default,
                        state_default,
                        ..PowerLevels::default()
                    };
                    power.users.insert(ANN.into(), level);
                    let named = type_level.map(|level| (event_type.to_owned(), level));
                    power.events.extend(named);
                    powers.push((power, level, type_level));
                }
            }
        }
    }
    powers
}

/// How many questions there are.
pub(super) const COUNT: usize = TYPES.len() * KEYS.len() * 5 * (7 * 3 * 2 * 3);
