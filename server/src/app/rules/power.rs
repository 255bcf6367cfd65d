//! Power levels: who has how much, and what each thing takes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use tidings_types::{EventKind, EventType, UserId};

use crate::app::AppError;

/// The content of `state.m.room.power_levels`, with the defaults of absent keys.
///
/// Presence of a key counts, not its value: an explicit 0 is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerLevels {
    /// Level of each named user.
    pub users: BTreeMap<String, i64>,
    /// Level of everyone else.
    pub users_default: i64,
    /// What it takes to send each named type.
    pub events: BTreeMap<String, i64>,
    /// What it takes to send another message.
    pub events_default: i64,
    /// What it takes to set other state.
    pub state_default: i64,
    /// What it takes to ban.
    pub ban: i64,
    /// What it takes to kick.
    pub kick: i64,
    /// What it takes to redact others' events.
    pub redact: i64,
    /// What it takes to invite.
    pub invite: i64,
}

/// The least level that makes a room op (EVT-4).
pub const ROOM_OP_MIN: i64 = 50;

impl Default for PowerLevels {
    fn default() -> Self {
        Self {
            users: BTreeMap::new(),
            users_default: 0,
            events: BTreeMap::new(),
            events_default: 0,
            state_default: 50,
            ban: 50,
            kick: 50,
            redact: 50,
            invite: 0,
        }
    }
}

impl PowerLevels {
    /// Reads the content of a power levels event; what is absent has its default.
    pub fn from_content(content: &Map<String, Value>) -> Self {
        let level =
            |key: &str, default| content.get(key).and_then(Value::as_i64).unwrap_or(default);
        let levels = |key: &str| {
            let map = content.get(key).and_then(Value::as_object);
            map.into_iter()
                .flatten()
                .filter_map(|(name, value)| Some((name.clone(), value.as_i64()?)))
                .collect()
        };
        let default = Self::default();
        Self {
            users: levels("users"),
            users_default: level("users_default", default.users_default),
            events: levels("events"),
            events_default: level("events_default", default.events_default),
            state_default: level("state_default", default.state_default),
            ban: level("ban", default.ban),
            kick: level("kick", default.kick),
            redact: level("redact", default.redact),
            invite: level("invite", default.invite),
        }
    }

    /// The levels of a room that has no power levels event: its creator has 100.
    pub fn without_event(creator: &str) -> Self {
        Self {
            users: BTreeMap::from([(creator.to_owned(), 100)]),
            ..Self::default()
        }
    }

    /// A user's level.
    pub fn of(&self, user: &str) -> i64 {
        self.users.get(user).copied().unwrap_or(self.users_default)
    }

    /// What it takes to send a message of a type.
    pub fn to_send(&self, event_type: &str) -> i64 {
        self.events
            .get(event_type)
            .copied()
            .unwrap_or(self.events_default)
    }

    /// What it takes to set state of a type. A key that starts with one's own user id takes less: that is what such keys
    /// are for (EVT-4).
    pub fn to_set(&self, event_type: &str, own_key: bool) -> i64 {
        let default = if own_key {
            self.events_default
        } else {
            self.state_default
        };
        self.events.get(event_type).copied().unwrap_or(default)
    }

    /// What it takes to send or set a type under a key that is nobody's.
    pub(super) fn to_send_or_set(&self, event_type: &str) -> i64 {
        match event_type
            .parse()
            .map(|event_type: EventType| event_type.kind())
        {
            Ok(EventKind::State) => self.to_set(event_type, false),
            _ => self.to_send(event_type),
        }
    }

    /// The levels that stand at the top of the content, by name.
    pub(super) fn scalars(&self) -> [(&'static str, i64); 7] {
        [
            ("users_default", self.users_default),
            ("events_default", self.events_default),
            ("state_default", self.state_default),
            ("ban", self.ban),
            ("kick", self.kick),
            ("redact", self.redact),
            ("invite", self.invite),
        ]
    }

    /// Whether a user is a room op: at least `state_default`, and at least 50 (EVT-4).
    pub fn is_room_op(&self, user: &str) -> bool {
        self.of(user) >= self.state_default.max(ROOM_OP_MIN)
    }
}

/// The keys of `users` must be user ids and those of `events` event types (400).
pub fn check_keys(levels: &Map<String, Value>) -> Result<(), AppError> {
    let is_user = |key: &str| key.parse::<UserId>().is_ok();
    let is_type = |key: &str| key.parse::<EventType>().is_ok();
    check_keys_of(
        levels,
        "users",
        is_user,
        "the keys of users must be user ids",
    )?;
    check_keys_of(
        levels,
        "events",
        is_type,
        "the keys of events must be event types",
    )
}

fn check_keys_of(
    levels: &Map<String, Value>,
    field: &str,
    fits: impl Fn(&str) -> bool,
    message: &str,
) -> Result<(), AppError> {
    let entries = levels.get(field).and_then(Value::as_object);
    match entries.into_iter().flatten().find(|(key, _)| !fits(key)) {
        Some((key, _)) => {
            let key = key.replace('~', "~0").replace('/', "~1");
            Err(AppError::bad_field(format!("/{field}/{key}"), message))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn levels(value: &Value) -> PowerLevels {
        PowerLevels::from_content(value.as_object().expect("an object"))
    }

    #[test]
    fn an_explicit_zero_is_not_the_default() {
        let power = levels(
            &json!({"users": {"@a:x": 0}, "users_default": 10, "events": {"message.t": 0}, "events_default": 5}),
        );
        assert_eq!((power.of("@a:x"), power.of("@b:x")), (0, 10));
        assert_eq!(
            (power.to_send("message.t"), power.to_send("message.u")),
            (0, 5)
        );
    }

    #[test]
    fn room_ops_need_fifty_even_where_state_is_free() {
        assert!(!levels(&json!({"state_default": 0, "users": {"@a:x": 49}})).is_room_op("@a:x"));
        assert!(levels(&json!({"state_default": 0, "users": {"@a:x": 50}})).is_room_op("@a:x"));
        assert!(!levels(&json!({"state_default": 70, "users": {"@a:x": 60}})).is_room_op("@a:x"));
    }
}
