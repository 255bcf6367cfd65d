//! Who may send a message and who may set state, beyond membership changes.

use tidings_types::{EventKind, EventType};

use super::membership::Member;
use super::power::PowerLevels;
use super::state_key;
use crate::app::AppError;

/// What the rules know of a sender in a room.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The user id.
    pub user: &'a str,
    /// What the user is to the room.
    pub is: Member,
}

/// Reading or writing takes being joined; who has no part learns no more than that (ERR-2).
pub fn must_be_joined(sender: &Sender<'_>) -> Result<(), AppError> {
    if sender.is == Member::Join {
        Ok(())
    } else {
        Err(AppError::forbidden("you are not a member of this room"))
    }
}

/// Whether a message of a type may be sent (MSG-1).
pub fn check_send(
    event_type: &EventType,
    sender: &Sender<'_>,
    power: &PowerLevels,
) -> Result<(), AppError> {
    if event_type.kind() != EventKind::Message {
        return Err(AppError::bad_parameter(
            "event_type",
            "only message.… can be sent; state is set, and ephemeral events are the server's",
        ));
    }
    must_be_joined(sender)?;
    let (needed, own) = (power.to_send(event_type.as_str()), power.of(sender.user));
    if own < needed {
        return Err(AppError::forbidden(format!(
            "to send {event_type} takes power level {needed}, you have {own}"
        )));
    }
    Ok(())
}

/// Whether state of a type may be set under a key (STA-1): whether it can stand there first (400), then membership, the
/// type's own rule, the key's owner, and power.
///
/// Membership events follow their own table, power levels their own rule on top; neither is decided here.
pub fn check_set_state(
    event_type: &EventType,
    key: &str,
    sender: &Sender<'_>,
    power: &PowerLevels,
) -> Result<(), AppError> {
    state_key::check_place(event_type, key)?;
    must_be_joined(sender)?;
    match event_type.as_str() {
        "state.m.room.create" => {
            return Err(AppError::forbidden(
                "the creation of a room can't be changed",
            ));
        }
        "state.m.room.aliases" => {
            return Err(AppError::forbidden(
                "only the server itself writes the list of its aliases",
            ));
        }
        _ => {}
    }
    let personal = [
        "state.m.room.member.profile",
        "state.m.room.marker.read",
        "state.m.room.marker.delivered",
    ];
    if personal.contains(&event_type.as_str()) && key != sender.user {
        return Err(AppError::forbidden(format!("only {key} may change this")));
    }
    state_key::check_owner(key, sender.user, power)?;
    let needed = power.to_set(event_type.as_str(), state_key::is_own(key, sender.user));
    let own = power.of(sender.user);
    if own < needed {
        return Err(AppError::forbidden(format!(
            "to set {event_type} takes power level {needed}, you have {own}"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::error::ErrorKind;
    use crate::app::rules::state_space::{COUNT, each};

    fn power() -> PowerLevels {
        let mut power = PowerLevels {
            events_default: 5,
            ..PowerLevels::default()
        };
        power.users.insert("@op:a".into(), 50);
        power.users.insert("@ann:a".into(), 10);
        power.events.insert("message.loud".into(), 20);
        power.events.insert("state._@x".into(), 20);
        power
    }

    fn kind(error: &AppError) -> ErrorKind {
        error.kind
    }

    #[test]
    fn sending_takes_membership_and_power() {
        for (event_type, user, is, refused) in [
            ("message.x", "@ann:a", Member::Join, None),
            (
                "message.x",
                "@bob:a",
                Member::Join,
                Some(ErrorKind::Forbidden),
            ),
            (
                "message.loud",
                "@ann:a",
                Member::Join,
                Some(ErrorKind::Forbidden),
            ),
            ("message.loud", "@op:a", Member::Join, None),
            (
                "message.x",
                "@op:a",
                Member::Invite,
                Some(ErrorKind::Forbidden),
            ),
            (
                "state.x",
                "@op:a",
                Member::Join,
                Some(ErrorKind::InvalidParam),
            ),
            (
                "ephemeral.x",
                "@op:a",
                Member::Join,
                Some(ErrorKind::InvalidParam),
            ),
        ] {
            let event_type: EventType = event_type.parse().expect("a type");
            let found = check_send(&event_type, &Sender { user, is }, &power())
                .err()
                .map(|error| kind(&error));
            assert_eq!(found, refused, "{event_type} {user}");
        }
    }

    /// EVT-4, EVT-5, STA-1.
    #[test]
    fn setting_takes_the_right_key_and_power() {
        let (forbidden, invalid) = (Some(ErrorKind::Forbidden), Some(ErrorKind::InvalidParam));
        for (event_type, key, user, refused) in [
            ("state.x", "_", "@op:a", None),
            ("state.x", "_", "@ann:a", forbidden),
            ("state.x", "@ann:a", "@ann:a", None),
            ("state.x", "@ann:a/deep", "@ann:a", None),
            ("state._@x", "@ann:a", "@ann:a", forbidden),
            ("state._@x", "_", "@ann:a", invalid),
            ("state.x", "!", "@bob:a", invalid),
            ("state.x", "@ann:a", "@op:a", None),
            ("state.x", "word", "@op:a", forbidden),
            ("message.x", "_", "@op:a", invalid),
            ("state.m.room.create", "_", "@op:a", forbidden),
            ("state.m.room.member.profile", "@ann:a", "@op:a", forbidden),
            ("state.m.room.marker.read", "@ann:a", "@ann:a", None),
        ] {
            let event_type: EventType = event_type.parse().expect("a type");
            let sender = Sender {
                user,
                is: Member::Join,
            };
            let found = check_set_state(&event_type, key, &sender, &power())
                .err()
                .map(|error| kind(&error));
            assert_eq!(found, refused, "{event_type} {key} {user}");
        }
    }

    /// EVT-1, EVT-4, EVT-5, STA-1 over every class of type, form of key, part in the room and power.
    #[test]
    fn every_setting_follows_the_sentences() {
        let asked = each(|case| {
            let found = check_set_state(&case.event_type, case.key, &case.sender(), &case.power);
            assert_eq!(
                found.map_err(|error| error.kind),
                case.setting(),
                "{case:?}"
            );
        });
        assert_eq!(asked, COUNT);
    }
}
