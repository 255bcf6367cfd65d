//! State keys: which ones there are, which a type takes, and who may change what stands under them (EVT-4, EVT-5).

use tidings_types::{
    EVENT_TYPES, EventKind, EventType, EventTypeInfo, ServerName, StateKeyRule, UserId,
};

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
    let owner = owner(state_key);
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

/// The key without its path. A user id may hold slashes before its colon, and none after it.
fn owner(state_key: &str) -> &str {
    let server = match state_key.find(':') {
        Some(colon) if state_key.starts_with('@') => colon,
        _ => 0,
    };
    let path = state_key[server..].find('/');
    path.map_or(state_key, |path| &state_key[..server + path])
}

/// What the document knows of an event type.
pub fn known_type(event_type: &str) -> Option<&'static EventTypeInfo> {
    EVENT_TYPES
        .iter()
        .find(|info| info.event_type == event_type)
}

/// Whether state of a type can stand under a key at all (EVT-1, EVT-4, EVT-5).
///
/// It is asked before anything else, since it depends on nothing but the two.
pub fn check_place(event_type: &EventType, state_key: &str) -> Result<(), AppError> {
    if event_type.kind() != EventKind::State {
        return Err(AppError::bad_parameter(
            "event_type",
            "only the types state.… have state keys",
        ));
    }
    check_type_rule(event_type, state_key)
}

/// Whether the type takes the key: the rule of a well-known type, or the one a custom type carries after its prefix (EVT-5).
fn check_type_rule(event_type: &EventType, state_key: &str) -> Result<(), AppError> {
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
        for (key, user) in [
            ("@ann:a.example", "@ann:a.example"),
            ("@ann:a.example/device/1", "@ann:a.example"),
            ("@ann:a.example:8448/", "@ann:a.example:8448"),
            ("@ann/b:a.example", "@ann/b:a.example"),
            ("@ann/b:a.example/c:d", "@ann/b:a.example"),
        ] {
            let user = user.parse().expect("an id");
            assert_eq!(form(key), Ok(KeyForm::User(user)), "{key}");
        }
        for key in ["a.example", "a.example:8448/x", "word"] {
            assert!(matches!(form(key), Ok(KeyForm::Server(_))), "{key}");
        }
        for key in [
            "", "!x", "a b", " ", "@nocolon", "@ann:", "@ann/a", "@ann:/a", "/x", "#x:y",
        ] {
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
            ("@ann/x:a", "@ann/x:a", true),
            ("@ann:a/x:a", "@ann:a", true),
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

    /// EVT-1, EVT-5: state alone has keys; what stands after the prefix binds them; well-known types have their own rule.
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
            ("message.com.example", "_", false),
            ("ephemeral.com.example", "_", false),
        ] {
            assert_eq!(
                check_place(&kind(event_type), key).is_ok(),
                allowed,
                "{event_type} {key}"
            );
        }
    }
}
