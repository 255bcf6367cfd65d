//! How senders were shown when they sent (EVT-10).

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::RoomEvent;

use super::item::Profile;
use super::state::{RoomState, profile_of};

/// How somebody was shown, which may be by no profile at all.
pub(super) type Shown = Option<Arc<Profile>>;

/// The profile of the sender of each event, as of that event; the events newest first.
///
/// A walk back from the present: what a profile event set holds from it on, what it replaced holds before it. Where a profile
/// changed in a gap, what held before isn't known, and the next older that is known counts once it is met.
pub(super) fn at_the_time<'a>(
    newest_first: impl Iterator<Item = &'a RoomEvent>,
    now: &RoomState,
) -> Vec<Shown> {
    let mut then: HashMap<&str, Shown> = HashMap::new();
    let mut names = Vec::new();
    for event in newest_first {
        let subject = profile_of(event);
        if let Some(subject) = subject {
            then.insert(subject.as_str(), Profile::of(event.content()));
        }
        names.push(match of_join(event) {
            Some(profile) => profile,
            None => then
                .entry(event.sender())
                .or_insert_with(|| now.profile(event.sender()))
                .clone(),
        });
        if let Some(subject) = subject {
            then.insert(subject.as_str(), Profile::of(event.prev_content()));
        }
    }
    names
}

/// The profile that one's own join brings along: it is set right after it.
pub(super) fn of_join(event: &RoomEvent) -> Option<Shown> {
    let profile = event.unsigned()?.profile.as_ref()?;
    let is_own = event
        .state_key()
        .is_some_and(|key| key.as_str() == event.sender());
    is_own.then(|| Profile::of(profile.content()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn event(value: &Value) -> RoomEvent {
        RoomEvent::from_json(value.to_string()).expect("an event")
    }

    fn says(user: &str) -> RoomEvent {
        event(&json!({"type": "message.m.room.message", "sender": user, "content": {}}))
    }

    fn called(user: &str, name: &str, before: Option<&str>) -> RoomEvent {
        let mut value = json!({
            "type": "state.m.room.member.profile", "sender": user, "state_key": user, "content": {"displayname": name},
        });
        if let Some(before) = before {
            value["prev_content"] = json!({"displayname": before});
        }
        event(&value)
    }

    /// EVT-10: each event with the name that its sender had then; who never changed it is called as now.
    #[test]
    fn names_are_those_of_the_time() {
        let mut now = RoomState::default();
        now.put(&called("@ann:a", "Anne", None));
        now.put(&called("@bob:a", "Bob", None));
        let join = json!({
            "type": "state.m.room.member", "sender": "@ann:a", "state_key": "@ann:a", "content": {"membership": "join"},
            "unsigned": {"profile": serde_json::from_str::<Value>(called("@ann:a", "A", None).json()).expect("JSON")},
        });
        let oldest_first = [
            says("@ann:a"),
            event(&join),
            called("@ann:a", "A", None),
            says("@ann:a"),
            says("@bob:a"),
            called("@ann:a", "Ann", Some("A")),
            says("@ann:a"),
            called("@ann:a", "Anne", Some("Ann")),
            says("@ann:a"),
            says("@cat:a"),
        ];
        let names = at_the_time(oldest_first.iter().rev(), &now);
        let name = |profile: &Option<Arc<Profile>>| {
            let name = profile
                .as_ref()
                .and_then(|profile| profile.displayname.clone());
            name.unwrap_or_default()
        };
        let names: Vec<String> = names.iter().rev().map(name).collect();
        assert_eq!(
            names,
            ["", "A", "A", "A", "Bob", "Ann", "Ann", "Anne", "Anne", ""]
        );
    }
}
