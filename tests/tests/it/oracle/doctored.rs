//! Truths and logs made by hand, for the tests of the checks.

use super::choice::Filter;
use super::log::{Answer, Asked, Log, Shown, Told, Window};
use super::steps::Transport;
use super::truth::{Event, MEMBER, Part, Position, Truth};

const STEP: i64 = 1 << 20;

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

/// Events as they were committed, one after the other.
pub(super) fn truth(events: Vec<Event>) -> Truth {
    let mut truth = Truth::default();
    for mut event in events {
        event.position = truth.head() + 1;
        let before = truth.events.iter().rfind(|other| other.room == event.room);
        event.order = before.map_or(0, |other| other.order) + STEP;
        truth.events.push(event);
    }
    truth
}

/// The example of spec/streams.md without its late event, in whose place there is something in the kitchen.
pub(super) fn example() -> Truth {
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
        set("topic", "garden", "cid", "state.m.room.create"),
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
        transport: Transport::Poll,
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
