//! Changing power levels: one at a time or all at once, and who may (PLV-1).

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use tidings_types::{EventType, UserId};

use super::power::{PowerLevels, check_keys};
use crate::app::AppError;

/// Names one level of a room (PLV-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelKey {
    /// One that stands at the top, such as `kick`.
    Scalar(&'static str),
    /// A user's.
    User(UserId),
    /// What it takes to send a type.
    Event(EventType),
}

impl LevelKey {
    /// Reads `kick`, `users/ID`, `events/TYPE`. Refuses, at `/key`, what names no level (400).
    pub fn read(key: &str) -> Result<Self, AppError> {
        let refuse = |error: &str| Err(AppError::bad_field("/key", error));
        match key.split_once('/') {
            Some(("users", user)) => match user.parse() {
                Ok(user) => Ok(Self::User(user)),
                Err(error) => refuse(&error.to_string()),
            },
            Some(("events", event_type)) => match event_type.parse() {
                Ok(event_type) => Ok(Self::Event(event_type)),
                Err(error) => refuse(&error.to_string()),
            },
            _ => match PowerLevels::default()
                .scalars()
                .iter()
                .find(|(name, _)| *name == key)
            {
                Some((name, _)) => Ok(Self::Scalar(name)),
                None => refuse("no power level has this name"),
            },
        }
    }
}

/// A power levels content with one level changed; `None` takes it back to its default (PLV-1).
///
/// `None` for an answer when nothing has to be written: a scalar counts as what it is by default, whereas a user or a type
/// has a level of its own only when that is written down.
pub fn with_level(
    content: &Map<String, Value>,
    key: &LevelKey,
    level: Option<i64>,
) -> Option<Map<String, Value>> {
    let mut new = content.clone();
    match key {
        LevelKey::Scalar(name) if level.is_some() && level == scalar(content, name) => {}
        LevelKey::Scalar(name) => put(&mut new, name, level),
        LevelKey::User(user) => put_in(&mut new, "users", user.as_str(), level),
        LevelKey::Event(event_type) => put_in(&mut new, "events", event_type.as_str(), level),
    }
    (new != *content).then_some(new)
}

fn scalar(content: &Map<String, Value>, name: &str) -> Option<i64> {
    let levels = PowerLevels::from_content(content).scalars();
    let found = levels.into_iter().find(|(scalar, _)| *scalar == name);
    found.map(|(_, level)| level)
}

fn put_in(content: &mut Map<String, Value>, field: &str, key: &str, level: Option<i64>) {
    let levels = content.get(field).and_then(Value::as_object);
    let mut levels = levels.cloned().unwrap_or_default();
    put(&mut levels, key, level);
    if content.contains_key(field) || !levels.is_empty() {
        content.insert(field.to_owned(), levels.into());
    }
}

fn put(levels: &mut Map<String, Value>, key: &str, level: Option<i64>) {
    match level {
        Some(level) => levels.insert(key.to_owned(), level.into()),
        None => levels.remove(key),
    };
}

/// Whether `sender` may replace the levels by `new` (PLV-1).
///
/// What changes must be, before and after, at most the sender's level, where what is absent has its default; another user's
/// level must have been below it. One's own may always be lowered. Keys of `users` must be user ids, those of `events` types
/// (400).
pub fn check_change(
    old: &PowerLevels,
    new: &Map<String, Value>,
    sender: &str,
) -> Result<(), AppError> {
    check_keys(new)?;
    let new = PowerLevels::from_content(new);
    let own = old.of(sender);
    for ((key, before), (_, after)) in old.scalars().into_iter().zip(new.scalars()) {
        if before != after && before.max(after) > own {
            return Err(beyond(key, own));
        }
    }
    for key in changed_keys(&old.events, &new.events) {
        if old.to_send_or_set(key).max(new.to_send_or_set(key)) > own {
            return Err(beyond(&format!("events/{key}"), own));
        }
    }
    for user in changed_keys(&old.users, &new.users) {
        if new.of(user) > own || (user != sender && old.of(user) >= own) {
            return Err(beyond(&format!("users/{user}"), own));
        }
    }
    Ok(())
}

fn changed_keys<'a>(
    old: &'a BTreeMap<String, i64>,
    new: &'a BTreeMap<String, i64>,
) -> impl Iterator<Item = &'a String> {
    let gone = old.keys().filter(|key| !new.contains_key(*key));
    gone.chain(
        new.iter()
            .filter(|(key, level)| old.get(*key) != Some(*level))
            .map(|(key, _)| key),
    )
}

fn beyond(key: &str, own: i64) -> AppError {
    AppError::forbidden(format!(
        "your power level {own} doesn't reach to change {key}"
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn levels(value: &Value) -> PowerLevels {
        PowerLevels::from_content(value.as_object().expect("an object"))
    }

    /// PLV-1: what the sender can't reach stays as it is.
    #[test]
    fn changes_stay_within_the_senders_reach() {
        let old = json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}});
        let check = |new: Value| {
            check_change(&levels(&old), new.as_object().expect("an object"), "@a:x").is_ok()
        };
        for (new, allowed) in [
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}, "kick": 40}),
                true,
            ),
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}, "kick": 60}),
                false,
            ),
            (
                json!({"users": {"@a:x": 10, "@b:x": 50, "@c:x": 100}}),
                true,
            ),
            (
                json!({"users": {"@a:x": 60, "@b:x": 50, "@c:x": 100}}),
                false,
            ),
            (
                json!({"users": {"@a:x": 50, "@b:x": 0, "@c:x": 100}}),
                false,
            ),
            (json!({"users": {"@a:x": 50, "@c:x": 100}}), false),
            (json!({"users": {"@a:x": 50, "@b:x": 50}}), false),
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100, "@d:x": 50}}),
                true,
            ),
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}, "events": {"message.t": 51}}),
                false,
            ),
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}, "events": {"message.t": 50}}),
                true,
            ),
            (
                json!({"users": {"nobody": 1, "@a:x": 50, "@b:x": 50, "@c:x": 100}}),
                false,
            ),
            (
                json!({"users": {"@a:x": 50, "@b:x": 50, "@c:x": 100}, "events": {"m.room.name": 1}}),
                false,
            ),
        ] {
            assert_eq!(check(new.clone()), allowed, "{new}");
        }
    }

    /// What can be changed, with the default that the protocol names for it.
    const LEVELS: [(&str, i64); 11] = [
        ("users_default", 0),
        ("events_default", 0),
        ("state_default", 50),
        ("ban", 50),
        ("kick", 50),
        ("redact", 50),
        ("invite", 0),
        ("events/message.x", 5),
        ("events/state.x", 55),
        ("users/@own:x", 10),
        ("users/@other:x", 10),
    ];
    const VALUES: [Option<i64>; 9] = [
        None,
        Some(-1),
        Some(0),
        Some(9),
        Some(10),
        Some(49),
        Some(50),
        Some(55),
        Some(100),
    ];

    /// A content in which one level is as given; what an entry falls back to differs from what a scalar does.
    fn content(key: &str, level: Option<i64>, own: i64) -> Map<String, Value> {
        let mut content = json!({ "users": { "@own:x": own }, "events": {}, "com.example": [1] });
        match key.split_once('/') {
            Some((field, entry)) => {
                content["events_default"] = 5.into();
                content["state_default"] = 55.into();
                content["users_default"] = 10.into();
                match (level, content[field].as_object_mut().expect("a map")) {
                    (Some(level), map) => map.insert(entry.into(), level.into()),
                    (None, map) => map.remove(entry),
                };
            }
            None => {
                if let Some(level) = level {
                    content[key] = level.into();
                }
            }
        }
        content.as_object().cloned().expect("an object")
    }

    /// PLV-1 as the document says it, one sentence a line.
    fn allowed(key: &str, default: i64, [old, new]: [Option<i64>; 2], own: i64) -> bool {
        let (before, after) = (old.unwrap_or(default), new.unwrap_or(default));
        let is_entry = key.contains('/');
        let is_change = if is_entry {
            old != new
        } else {
            before != after
        };
        let above_own = after > own;
        let was_above_own = before > own;
        let anothers_not_below = key == "users/@other:x" && before >= own;
        !is_change || !(above_own || was_above_own || anothers_not_below)
    }

    /// PLV-1 over kind of level × old × new × own level, oneself's entry and another's among them.
    #[test]
    fn every_change_follows_the_sentences() {
        let mut asked = 0;
        for (key, default) in LEVELS {
            for old in VALUES {
                for new in VALUES {
                    for given in [-1, 0, 10, 49, 50, 55, 100] {
                        // Who changes the own entry has the level that it gives.
                        let is_own = key == "users/@own:x";
                        let own = if is_own {
                            old.unwrap_or(default)
                        } else {
                            given
                        };
                        let before = content(key, old, own);
                        let after = content(key, new, own);
                        let found =
                            check_change(&PowerLevels::from_content(&before), &after, "@own:x");
                        let expected = allowed(key, default, [old, new], own);
                        assert_eq!(found.is_ok(), expected, "{key} {old:?} {new:?} {own}");
                        if let Err(refusal) = found {
                            assert!(refusal.message.contains(key), "{}", refusal.message);
                        }
                        asked += 1;
                    }
                }
            }
        }
        assert_eq!(asked, 11 * 9 * 9 * 7);
    }

    /// PLV-1: one level is set, the others and what nobody knows stay; `None` takes the key away; nothing is written that is so.
    #[test]
    fn one_level_is_set_and_the_others_stay() {
        for (key, default) in LEVELS {
            let level_key = LevelKey::read(key).expect("a level");
            let scalar = matches!(level_key, LevelKey::Scalar(_));
            for old in VALUES {
                for new in VALUES {
                    let before = content(key, old, 100);
                    let before = if key == "users/@own:x" {
                        content(key, old, old.unwrap_or(default))
                    } else {
                        before
                    };
                    let found = with_level(&before, &level_key, new);
                    let same = old == new || (scalar && new == Some(old.unwrap_or(default)));
                    let expected = (!same).then(|| content(key, new, 100));
                    assert_eq!(found, expected, "{key} {old:?} {new:?}");
                }
            }
        }
    }

    /// PLV-1: a map that isn't there is made when it is needed, and not before.
    #[test]
    fn maps_are_made_when_they_are_needed() {
        let user = LevelKey::read("users/@a:x").expect("a level");
        assert_eq!(with_level(&Map::new(), &user, None), None);
        let made = with_level(&Map::new(), &user, Some(0)).expect("written");
        assert_eq!(Value::Object(made), json!({ "users": { "@a:x": 0 } }));
    }

    /// PLV-1: `null` means the default that an absent key has.
    #[test]
    fn absent_keys_have_their_defaults() {
        let defaults: Vec<_> = LEVELS[..7].to_vec();
        assert_eq!(PowerLevels::default().scalars().to_vec(), defaults);
    }

    /// PLV-1: keys that name no level are refused at `/key`.
    #[test]
    fn keys_name_a_level() {
        for key in [
            "",
            "Ban",
            "users",
            "events",
            "users/",
            "users/ann",
            "users/@ann",
            "events/",
            "events/m.x",
            "kick/x",
            "users_default/x",
            "events/state.",
            "rooms/!r:x",
            "ban ",
        ] {
            let refusal = LevelKey::read(key).expect_err(key);
            assert_eq!(refusal.path.as_deref(), Some("/key"), "{key}");
        }
    }
}
