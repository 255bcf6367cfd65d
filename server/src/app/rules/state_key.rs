//! State keys: which ones there are, which a type takes, and who may change what stands under them (EVT-4, EVT-5).

use tidings_types::{EVENT_TYPES, EventType, EventTypeInfo, ServerName, StateKeyRule, UserId};

use super::power::PowerLevels;
use crate::app::AppError;

/// What a state key says about itself (EVT-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyForm {
    /// `_…`: no special restriction.
    Free,
    /// `@user:server` with an optional `/path`.
    User(UserId),
    /// `server.name` with an optional `/path`.
    Server(ServerName),
}

/// Reads a state key. Anything that isn't one of the three forms is refused (EVT-4).
pub fn form(state_key: &str) -> Result<KeyForm, AppError> {
    if state_key.starts_with('_') {
        return Ok(KeyForm::Free);
    }
    let (owner, _) = state_key.split_once('/').unwrap_or((state_key, ""));
    if owner.starts_with('@') {
        if let Ok(user) = owner.parse() {
            return Ok(KeyForm::User(user));
        }
    } else if let Ok(server) = owner.parse() {
        return Ok(KeyForm::Server(server));
    }
    Err(AppError::bad_parameter(
        "state_key",
        "a state key is `_…`, a user id or a server name, the latter two with an optional /path; the empty key is `_`",
    ))
}

/// What the document knows of an event type.
pub fn known_type(event_type: &str) -> Option<&'static EventTypeInfo> {
    EVENT_TYPES
        .iter()
        .find(|info| info.event_type == event_type)
}

/// Whether the type takes the key: the rule of a well-known type, or the one a custom type carries after its prefix (EVT-5).
pub fn check_type_rule(event_type: &EventType, state_key: &str) -> Result<(), AppError> {
    let key_form = form(state_key)?;
    let refuse = |what: &str| {
        Err(AppError::bad_parameter(
            "state_key",
            format!("the type {event_type} takes only {what} as key"),
        ))
    };
    let rule = known_type(event_type.as_str()).and_then(|info| info.state_key);
    match rule {
        Some(StateKeyRule::Empty) if state_key != "_" => return refuse("`_`"),
        Some(StateKeyRule::UserId) if !is_whole_user(&key_form, state_key) => {
            return refuse("a user id");
        }
        Some(StateKeyRule::ServerName) if !is_whole_server(&key_form, state_key) => {
            return refuse("a server name");
        }
        _ => {}
    }
    if event_type.name().starts_with("_@") && !matches!(key_form, KeyForm::User(_)) {
        return refuse("user-id keys");
    }
    if event_type.name().starts_with("_:") && !matches!(key_form, KeyForm::Server(_)) {
        return refuse("server-name keys");
    }
    Ok(())
}

fn is_whole_user(key_form: &KeyForm, state_key: &str) -> bool {
    matches!(key_form, KeyForm::User(user) if user.as_str() == state_key)
}

fn is_whole_server(key_form: &KeyForm, state_key: &str) -> bool {
    matches!(key_form, KeyForm::Server(server) if server.as_str() == state_key)
}

/// Whether `sender` may change what stands under the key (EVT-4): a user's key belongs to that user and to room ops, a
/// server's key to that server alone, and no user is a server.
pub fn check_owner(state_key: &str, sender: &str, power: &PowerLevels) -> Result<(), AppError> {
    match form(state_key)? {
        KeyForm::Free => Ok(()),
        KeyForm::User(owner) if owner.as_str() == sender || power.is_room_op(sender) => Ok(()),
        KeyForm::User(owner) => Err(AppError::forbidden(format!(
            "only {owner} and room ops may change this state key"
        ))),
        KeyForm::Server(server) => Err(AppError::forbidden(format!(
            "only the server {server} may change this state key"
        ))),
    }
}

/// Whether the key starts with the sender's own user id.
pub fn is_own(state_key: &str, sender: &str) -> bool {
    state_key
        .strip_prefix(sender)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> EventType {
        name.parse().expect("a type")
    }

    /// EVT-4: the three forms, and nothing else.
    #[test]
    fn keys_have_three_forms() {
        for key in ["_", "_anything at all", "_@not:auser"] {
            assert_eq!(form(key), Ok(KeyForm::Free), "{key}");
        }
        for key in ["@ann:a.example", "@ann:a.example/device/1"] {
            assert_eq!(
                form(key),
                Ok(KeyForm::User("@ann:a.example".parse().expect("an id"))),
                "{key}"
            );
        }
        for key in ["a.example", "a.example:8448/x", "word"] {
            assert!(matches!(form(key), Ok(KeyForm::Server(_))), "{key}");
        }
        for key in ["", "!x", "a b", " ", "@nocolon", "@ann:", "/x", "#x:y"] {
            assert_eq!(
                form(key).expect_err(key).parameter.as_deref(),
                Some("state_key")
            );
        }
    }

    /// EVT-4: who may change what.
    #[test]
    fn keys_belong_to_their_owner() {
        let mut power = PowerLevels::default();
        power.users.insert("@op:a".into(), 50);
        for (key, sender, allowed) in [
            ("_x", "@ann:a", true),
            ("@ann:a", "@ann:a", true),
            ("@ann:a/path", "@ann:a", true),
            ("@ann:a", "@bob:a", false),
            ("@ann:ab", "@ann:a", false),
            ("@ann:a", "@op:a", true),
            ("a", "@ann:a", false),
            ("a", "@op:a", false),
        ] {
            assert_eq!(
                check_owner(key, sender, &power).is_ok(),
                allowed,
                "{key} {sender}"
            );
        }
        assert!(is_own("@ann:a/path", "@ann:a") && !is_own("@ann:ab", "@ann:a"));
    }

    /// EVT-5: what stands after the prefix binds the keys; well-known types have their own rule.
    #[test]
    fn types_say_which_keys_they_take() {
        for (event_type, key, allowed) in [
            ("state._x", "_", true),
            ("state._x", "@ann:a", true),
            ("state._x", "a.example", true),
            ("state._@x", "@ann:a", true),
            ("state._@x", "@ann:a/path", true),
            ("state._@x", "_", false),
            ("state._@x", "a.example", false),
            ("state._:x", "a.example", true),
            ("state._:x", "_", false),
            ("state._:x", "@ann:a", false),
            ("state.m.room.name", "_", true),
            ("state.m.room.name", "_x", false),
            ("state.m.room.member", "@ann:a", true),
            ("state.m.room.member", "@ann:a/path", false),
            ("state.m.room.member", "_", false),
            ("state.m.room.aliases", "a.example", true),
            ("state.m.room.aliases", "_", false),
            ("state.com.example.any", "_x", true),
        ] {
            assert_eq!(
                check_type_rule(&kind(event_type), key).is_ok(),
                allowed,
                "{event_type} {key}"
            );
        }
    }
}
