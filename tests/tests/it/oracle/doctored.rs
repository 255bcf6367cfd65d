//! Truths and logs made by hand, for the tests of the checks.

use tidings_tests::open::Carrier;

use super::choice::Filter;
use super::log::{Answer, Asked, Gap, Log, Room, Shown, Sync, Told, Window};
use super::truth::{Event, MEMBER, Part, Position, Truth};

pub(super) const STEP: i64 = 1 << 20;

/// The ids of events without the dollar.
pub(super) fn ids<'e>(events: impl IntoIterator<Item = &'e Event>) -> Vec<&'e str> {
    events
        .into_iter()
        .map(|event| event.id.trim_start_matches('$'))
        .collect()
}

/// A message, whose word is its name.
pub(super) fn said(name: &str, room: &str, sender: &str) -> Event {
    Event {
        position: 0,
        order: 0,
        room: format!("!{room}"),
        id: format!("${name}"),
        kind: "message.m.room.message".into(),
        key: None,
        sender: format!("@{sender}"),
        deletes: false,
        part: None,
        rule: None,
        redacts: None,
        marks: None,
        word: Some(format!("~{name}~")),
        late: None,
        superseded: false,
    }
}

/// State.
pub(super) fn set(name: &str, room: &str, sender: &str, kind: &str) -> Event {
    Event {
        kind: kind.into(),
        key: Some("_".into()),
        ..said(name, room, sender)
    }
}

/// A membership.
pub(super) fn member(name: &str, room: &str, sender: &str, user: &str, part: Part) -> Event {
    Event {
        key: Some(format!("@{user}")),
        part: Some(part),
        word: None,
        ..set(name, room, sender, MEMBER)
    }
}

/// Events as they were committed, one after the other; those without an order of their own are appended.
pub(super) fn truth(events: Vec<Event>) -> Truth {
    let mut placed: Vec<Event> = Vec::new();
    for (before, mut event) in (0..).zip(events) {
        event.position = before + 1;
        if event.order == 0 {
            let here = placed.iter().filter(|other| other.room == event.room);
            event.order = here.map(|other| other.order).max().unwrap_or_default() + STEP;
        }
        placed.push(event);
    }
    Truth::new(0, placed)
}

/// The example of spec/streams.md without its late event, in whose place there is something in the garden.
pub(super) fn example() -> Truth {
    example_with(set("topic", "garden", "cid", "state.m.room.create"))
}

/// The example of spec/streams.md with its late event.
pub(super) fn late_example() -> Truth {
    example_with(Event {
        order: 3 * STEP + STEP / 2,
        ..said("late", "harbour", "dan")
    })
}

fn example_with(eleventh: Event) -> Truth {
    use Part::{Invite, Join};
    truth(vec![
        set("create", "harbour", "ann", "state.m.room.create"),
        member("ann-joins", "harbour", "ann", "ann", Join),
        set("kitchen", "kitchen", "bob", "state.m.room.create"),
        member("in-the-kitchen", "kitchen", "bob", "bob", Join),
        said("one", "harbour", "ann"),
        member("invites-bob", "harbour", "ann", "bob", Invite),
        said("two", "harbour", "ann"),
        member("bob-joins", "harbour", "bob", "bob", Join),
        said("tea", "kitchen", "bob"),
        said("three", "harbour", "ann"),
        eleventh,
        said("four", "harbour", "ann"),
    ])
}

/// An event as it is shown.
pub(super) fn shown(event: &Event) -> Shown {
    Shown {
        id: event.id.clone(),
        kind: event.kind.clone(),
        key: event.key.clone(),
        word: event.word.clone(),
        deletes: event.deletes,
        redacts: event.redacts.clone(),
        ..Shown::default()
    }
}

/// Who asked, from a moment to the next.
pub(super) fn asked(user: &str, sent: u64) -> Asked {
    Asked {
        client: 0,
        user: format!("@{user}"),
        session: "one".into(),
        sent,
        answered: sent + 1,
    }
}

/// An answer of the stream that is as it must be, to one who wants everything and has got nothing otherwise.
pub(super) fn window(truth: &Truth, user: &str, from: Position, end: Position) -> Answer {
    let by = asked(user, 100 + 2 * end);
    let seen = truth
        .between(from, end)
        .filter(|event| truth.streams(&by.user, event));
    let events: Vec<Shown> = seen.map(shown).collect();
    let window = Window {
        carrier: Carrier::Poll,
        from: Some(from),
        start: from,
        end,
        events,
        joined: Vec::new(),
        more: false,
        kept: true,
        anew: false,
    };
    answer(by, Told::Window(window))
}

/// An answer to one who wants everything.
pub(super) fn answer(by: Asked, told: Told) -> Answer {
    Answer {
        by,
        filter: Filter::default(),
        told,
        words: std::collections::BTreeSet::new(),
    }
}

/// Bob's two rooms at the end, with at most two messages each, as in spec/streams.md.
pub(super) fn bobs_sync(truth: &Truth) -> Sync {
    let list = |names: &[&str]| -> Vec<Shown> {
        names
            .iter()
            .map(|name| shown(truth.get(&format!("${name}")).expect("known")))
            .collect()
    };
    let room = |id: &str, messages: &[&str], state: &[&str], step: i64| Room {
        id: id.into(),
        messages: list(messages),
        state: list(state),
        start: Gap {
            order: step * STEP - 1,
            as_of: 12,
        },
        limited: true,
        ..Room::default()
    };
    let harbour = room(
        "!harbour",
        &["three", "four"],
        &["create", "ann-joins", "bob-joins"],
        7,
    );
    let kitchen = room(
        "!kitchen",
        &["in-the-kitchen", "tea"],
        &["kitchen", "in-the-kitchen"],
        2,
    );
    Sync {
        end: 12,
        fresh: true,
        rooms: vec![
            Room {
                unread: 2,
                members: 2,
                ..harbour
            },
            Room {
                members: 1,
                ..kitchen
            },
        ],
        ..Sync::default()
    }
}

/// A log of answers.
pub(super) fn log(answers: Vec<Answer>) -> Log {
    Log {
        answers,
        deeds: Vec::new(),
    }
}

/// The window of an answer, to spoil it.
pub(super) fn within(answer: &mut Answer) -> &mut Window {
    match &mut answer.told {
        Told::Window(window) => window,
        other => panic!("no window: {other:?}"),
    }
}

/// Whether one of the findings holds a text.
#[track_caller]
pub(super) fn found(findings: &[String], text: &str) {
    assert!(
        findings.iter().any(|one| one.contains(text)),
        "{text}: {findings:?}"
    );
}
