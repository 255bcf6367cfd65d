//! A room's state against its log: forwards, backwards, and from what a store would hold.

use proptest::prelude::*;

use super::*;

/// All that can be seen of a state but who may read its past.
pub(super) fn seen(state: &RoomState) -> impl PartialEq + std::fmt::Debug + use<> {
    let entries = state.entries().map(|(event_type, entry)| {
        let because = entry.redacted_because.clone();
        let (json, content) = (Arc::clone(&entry.json), Arc::clone(&entry.content));
        let place = (Arc::clone(event_type), entry.order, entry.ts);
        (
            place,
            entry.event_id.clone(),
            Arc::clone(&entry.sender),
            json,
            content,
            because,
        )
    });
    let members = state.members().map(|(user, is)| (Arc::clone(user), is));
    (
        entries.collect::<Vec<_>>(),
        members.collect::<Vec<_>>(),
        (state.joined_count(), state.invited_count()),
        state.power().clone(),
        state.join_rule(),
        state.listing(),
    )
}

/// One thing that happens in a room.
#[derive(Clone, Debug)]
enum Step {
    Set(usize, usize),
    Delete(usize),
    Redact(usize),
}

pub(super) const PLACES: [(&str, &str, &str); 10] = [
    (NAME, "_", "name"),
    (ALIASES, "a", "aliases"),
    (MEMBER, "@bob:a", "membership"),
    (MEMBER, "@cleo:a", "membership"),
    (PROFILE, "@bob:a", "displayname"),
    (POWER_LEVELS, "_", "kick"),
    (JOIN_RULES, "_", "join_rule"),
    (HISTORY_VISIBILITY, "_", "history_visibility"),
    ("state.x", "_a", "x"),
    ("state.x", "_b", "x"),
];

pub(super) fn value(event_type: &str, choice: usize) -> Value {
    match event_type {
        MEMBER => ["invite", "join", "leave", "ban"][choice].into(),
        POWER_LEVELS => [0, 10, 50, 100][choice].into(),
        JOIN_RULES => ["public", "invite", "private", "public"][choice].into(),
        HISTORY_VISIBILITY => ["shared", "invited", "joined", "joined"][choice].into(),
        ALIASES => json!([format!("#{choice}:a")]),
        _ => choice.to_string().into(),
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..PLACES.len(), 0..4_usize).prop_map(|(place, choice)| Step::Set(place, choice)),
        3 => (0..PLACES.len()).prop_map(Step::Delete),
        2 => (0..100_usize).prop_map(Step::Redact),
    ];
    proptest::collection::vec(step, 0..40)
}

fn write(steps: &[Step]) -> Written {
    let mut room = Written::new();
    for step in steps {
        match *step {
            Step::Set(place, choice) => {
                let (event_type, key, field) = PLACES[place];
                let content = json!({ field: value(event_type, choice), "extra": 1 });
                room.set(event_type, key, &content);
            }
            Step::Delete(place) => room.delete(PLACES[place].0, PLACES[place].1),
            Step::Redact(number) => room.redact(number % room.log.len()),
        }
    }
    room
}

proptest! {
    /// The state of an earlier moment is what the events up to it make, whichever way it is found: event by event, by
    /// undoing what came later, from what a store holds. Later redactions show in it (RED-1).
    #[test]
    fn an_earlier_state_is_what_the_events_up_to_it_make(steps in steps()) {
        let room = write(&steps);
        for count in 1..=room.log.len() {
            let before = room.state.before(room.changes(count)).expect("a state");
            let rows = RoomState::from_events(room.state.room_id.clone(), &room.rows(count));
            prop_assert_eq!(seen(&before), seen(&rows.expect("a state")));
            let later = &room.log[count..];
            if later.iter().all(|event| &*event.event_type != REDACTION) {
                prop_assert_eq!(seen(&before), seen(&room.states[count - 1]));
            }
        }
    }

    /// A room that was read from a store is the one that was written there, with all the rules its past had (JOI-6).
    #[test]
    fn a_room_is_read_as_it_was_written(steps in steps()) {
        let room = write(&steps);
        let row = RoomRow {
            calls: Vec::new(),
            room_id: room.state.room_id.clone(),
            head: room.state.head.clone().expect("a head"),
            late: None,
            tip: room.state.tip().expect("a tip").clone(),
            state: room.rows(room.log.len()),
            deleted: room.deleted(),
            stand_ins: Vec::new(),
            listed: true,
        };
        let of_rule = |event: &&StoredEvent| &*event.event_type == HISTORY_VISIBILITY;
        let rules = room.log.iter().rev().filter(of_rule);
        let rules: Vec<_> = rules.map(|event| Arc::new(event.clone())).collect();
        let read = RoomState::from_row(&row, &rules).expect("a state");
        prop_assert_eq!(seen(&read), seen(&room.state));
        prop_assert_eq!(read.visibility(), room.state.visibility());
        prop_assert_eq!(read.head_order(), room.state.head_order());
        for (event_type, key, _) in PLACES {
            let order = room.state.deleted_at(event_type, key);
            prop_assert_eq!(read.deleted_at(event_type, key), order);
        }
    }
}
