//! Who may delete state, and which state can't be (STA-2).

use tidings_types::EventType;

use super::auth::{self, Sender};
use super::power::PowerLevels;
use super::state_key;
use crate::app::AppError;

/// Whether what stands under a type and key may be deleted: as setting it, but for the state that can't be deleted at all.
pub fn check(
    event_type: &EventType,
    key: &str,
    sender: &Sender<'_>,
    power: &PowerLevels,
) -> Result<(), AppError> {
    state_key::check_place(event_type, key)?;
    auth::must_be_joined(sender)?;
    if let Some(why) = lasting(event_type.as_str()) {
        return Err(AppError::forbidden(why));
    }
    auth::check_set_state(event_type, key, sender, power)
}

/// Why state of a type can't be deleted, if so: the room stands on it, or it has a rule that deleting would get around.
fn lasting(event_type: &str) -> Option<&'static str> {
    Some(match event_type {
        "state.m.room.create" => "the creation of a room can't be deleted",
        "state.m.room.member" => {
            "a membership can't be deleted; an invite goes by rejecting it, any other part by leaving"
        }
        "state.m.room.power_levels" => "the power levels of a room can't be deleted, only changed",
        "state.m.room.join_rules" => "the join rule of a room can't be deleted, only changed",
        "state.m.room.marker.read" | "state.m.room.marker.delivered" => {
            "a marker never moves backwards, so it can't be deleted"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ErrorKind;
    use crate::app::rules::state_space::{COUNT, each};

    /// STA-2, EVT-6 over every class of type, form of key, part in the room and power: what may be set may be deleted,
    /// but for creation, membership, power levels, join rules and markers.
    #[test]
    fn what_may_be_set_may_be_deleted_but_for_what_lasts() {
        let asked = each(|case| {
            let name = case.event_type.as_str();
            let lasts = ["create", "member", "power_levels", "join_rules"]
                .map(|name| format!("state.m.room.{name}"))
                .contains(&name.to_owned())
                || name.starts_with("state.m.room.marker.");
            let expected = match case.setting() {
                Ok(()) if lasts => Err(ErrorKind::Forbidden),
                setting => setting,
            };
            let found = check(&case.event_type, case.key, &case.sender(), &case.power);
            assert_eq!(found.map_err(|error| error.kind), expected, "{case:?}");
        });
        assert_eq!(asked, COUNT);
    }

    /// STA-2: the refusal names the rule.
    #[test]
    fn a_refusal_says_what_stands_in_the_way() {
        for (event_type, key, rule) in [
            ("state.m.room.create", "_", "creation"),
            ("state.m.room.member", "@ann:a", "rejecting"),
            ("state.m.room.power_levels", "_", "power levels"),
            ("state.m.room.join_rules", "_", "join rule"),
            (
                "state.m.room.marker.read",
                "@ann:a",
                "never moves backwards",
            ),
            ("state.m.room.aliases", "a", "only the server"),
        ] {
            let event_type = event_type.parse().expect("a type");
            let sender = Sender {
                user: "@ann:a",
                is: crate::app::rules::membership::Member::Join,
            };
            let power = PowerLevels::without_event("@ann:a");
            let refusal = check(&event_type, key, &sender, &power).expect_err("it lasts");
            assert!(refusal.message.contains(rule), "{}", refusal.message);
        }
    }
}
