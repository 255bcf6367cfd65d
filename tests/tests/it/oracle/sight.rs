//! (5) Nobody sees what they may not: no event, and no word of one anywhere in an answer; and nothing of what was redacted.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::heads::Heads;
use super::log::{Answer, Log, Room, Shown, Told};
use super::truth::{Event, Order, Part, Position, Truth};

/// State that shows a room to someone invited (SYN-4), as far as sequences set it.
const FACE: &str = "state.m.room.name";

/// Which orders of a room a user sees as of a position, be it in the stream or by scrollback.
type Seen = Rc<BTreeSet<Order>>;

struct Sight<'a> {
    truth: &'a Truth,
    heads: Heads,
    known: RefCell<BTreeMap<(String, String, Position), Seen>>,
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let sight = Sight {
        truth,
        heads: Heads::new(truth, log),
        known: RefCell::default(),
    };
    log.answers
        .iter()
        .flat_map(|answer| sight.answer(answer))
        .collect()
}

impl Sight<'_> {
    fn answer(&self, answer: &Answer) -> Vec<String> {
        let by = &answer.by;
        let (floor, ceiling) = (self.heads.floor(by.sent), self.heads.ceiling(by.answered));
        // What an answer reaches up to, it shows as it is by then.
        let floor = match &answer.told {
            Told::Window(window) => floor.max(window.end),
            Told::Sync(sync) => floor.max(sync.end),
            _ => floor,
        };
        let ceiling = ceiling.max(floor);
        let mut findings = Vec::new();
        for shown in events(&answer.told) {
            match self.truth.get(&shown.id) {
                None => findings.push(format!("nobody knows {shown:?}")),
                Some(event) => {
                    if !self.may_see(&by.user, event, floor, ceiling) {
                        findings.push(format!("may not be seen: {event:?}"));
                    }
                    findings.extend(self.content(event, shown, floor, ceiling));
                }
            }
        }
        for word in &answer.words {
            findings.extend(self.word(&by.user, word, floor, ceiling));
        }
        if let Told::Refused { what, quiet: true } = &answer.told {
            findings.extend(self.refused(&by.user, what));
        }
        if let Told::Odd(what) = &answer.told {
            findings.push(what.clone());
        }
        findings
            .into_iter()
            .map(|wrong| format!("{by:?}: {wrong}"))
            .collect()
    }

    /// A word is that of an event that may be seen and isn't redacted.
    fn word(
        &self,
        user: &str,
        word: &String,
        floor: Position,
        ceiling: Position,
    ) -> Option<String> {
        let events = self.truth.events.iter();
        let events: Vec<&Event> = events
            .filter(|event| event.word.as_ref() == Some(word))
            .collect();
        if events.is_empty() {
            return Some(format!("nobody said {word}"));
        }
        let seen = |event: &&Event| self.may_see(user, event, floor, ceiling);
        let events: Vec<&Event> = events.into_iter().filter(seen).collect();
        if events.is_empty() {
            return Some(format!("no word may be seen of what has {word}"));
        }
        let left = |event: &&Event| {
            self.truth
                .redacted_at(&event.id)
                .is_none_or(|at| at > floor)
        };
        let all = || format!("no word may be left of {events:?}");
        (!events.iter().any(left)).then(all)
    }

    /// An event comes whole, or emptied where it was redacted by then.
    fn content(
        &self,
        event: &Event,
        shown: &Shown,
        floor: Position,
        ceiling: Position,
    ) -> Option<String> {
        let redacted = self.truth.redacted_at(&event.id);
        let must = redacted.is_some_and(|at| at <= floor);
        let may = redacted.is_some_and(|at| at <= ceiling);
        let whole = !shown.redacted && shown.word == event.word;
        let empty = shown.redacted && shown.word.is_none();
        let fits =
            shown.kind == event.kind && shown.key == event.key && (whole && !must || empty && may);
        (!fits).then(|| format!("{shown:?} isn't {event:?}, redacted at {redacted:?}"))
    }

    /// What may be read isn't refused.
    fn refused(&self, user: &str, what: &str) -> Option<String> {
        let head = self.truth.head();
        let readable = match self.truth.get(what) {
            Some(event) => self
                .truth
                .readable(user, &event.room, head)
                .contains(&event),
            None => !self.truth.readable(user, what, head).is_empty(),
        };
        readable.then(|| format!("{what} may be read"))
    }

    /// Whether a user may see an event, or a word of it, in an answer given while the head stood between two positions.
    ///
    /// State shows as long as it holds, and in what replaces it: it may be seen with any event the user sees by then.
    fn may_see(&self, user: &str, event: &Event, floor: Position, ceiling: Position) -> bool {
        let from = floor.saturating_sub(1);
        let moments = self.truth.turns((user, &event.room), from, ceiling);
        let seen = |now: &Position| {
            let last = match &event.key {
                Some(_) => self.replaced_at(event, *now),
                None => event.order,
            };
            let seen = self.seen(user, &event.room, *now);
            seen.range(event.order..=last).next().is_some()
        };
        moments.iter().any(seen) || event.kind == FACE && self.is_face(user, event, from, ceiling)
    }

    /// Whether an event was part of the face that a room had for one who was invited, at some moment from one position to
    /// another.
    fn is_face(&self, user: &str, event: &Event, from: Position, to: Position) -> bool {
        let newer = self.truth.between(from, to).map(|newer| newer.position);
        std::iter::once(from).chain(newer).any(|now| {
            let state = self.truth.state(&event.room, now);
            let holds = state.values().any(|state| state.id == event.id);
            holds && self.truth.part(user, &event.room, now) == Some(Part::Invite)
        })
    }

    /// The order of what had replaced a state event by a position, be it that something else stands between them by now.
    fn replaced_at(&self, event: &Event, ceiling: Position) -> Order {
        let room = self.truth.between(self.truth.base, ceiling);
        let newer: Vec<&Event> = room
            .filter(|other| other.room == event.room && other.order > event.order)
            .filter(|other| other.is_same_state(event))
            .collect();
        let before = newer.iter().filter(|other| other.position < event.position);
        let since = newer.iter().find(|other| other.position > event.position);
        let next = before.map(|other| other.order).min();
        next.or(since.map(|since| since.order))
            .unwrap_or(Order::MAX)
    }

    fn seen(&self, user: &str, room: &str, now: Position) -> Seen {
        let place = (user.to_owned(), room.to_owned(), now);
        if let Some(seen) = self.known.borrow().get(&place) {
            return Rc::clone(seen);
        }
        let timeline = self.truth.timeline(room, now);
        let streamed = timeline
            .into_iter()
            .filter(|event| self.truth.streams(user, event));
        let readable = self.truth.readable(user, room, now);
        let orders = streamed.chain(readable).map(|event| event.order);
        let seen: Seen = Rc::new(orders.collect());
        self.known.borrow_mut().insert(place, Rc::clone(&seen));
        seen
    }
}

fn of<'r>(rooms: impl IntoIterator<Item = &'r Room>) -> impl Iterator<Item = &'r Shown> {
    rooms
        .into_iter()
        .flat_map(|room| room.messages.iter().chain(&room.state))
}

/// All events in an answer.
fn events(told: &Told) -> Vec<&Shown> {
    match told {
        Told::Window(window) => window.events.iter().chain(of(&window.joined)).collect(),
        Told::Sync(sync) => of(&sync.rooms)
            .chain(sync.invites.iter().map(|(_, event)| event))
            .collect(),
        Told::Entry(room) => of([room]).collect(),
        Told::Page(page) => page.events.iter().collect(),
        Told::Around(around) => around.events.iter().chain(&around.state).collect(),
        Told::Event(event) => vec![event],
        Told::Refused { .. } | Told::Odd(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{answer, asked, example, found, log, said, shown, window, within};
    use super::super::log::Page;
    use super::super::truth::REDACTION;
    use super::*;

    fn findings(truth: &Truth, answer: Answer) -> Vec<String> {
        check(truth, &log(vec![answer]))
    }

    #[test]
    fn an_event_of_a_strange_room_is_found() {
        let truth = example();
        assert_eq!(findings(&truth, window(&truth, "ann", 0, 12)), [""; 0]);
        let tea = truth.get("$tea").expect("known");
        let page = Page {
            events: vec![shown(tea)],
            ..Page::default()
        };
        assert_eq!(
            findings(&truth, answer(asked("bob", 300), Told::Page(page.clone()))),
            [""; 0]
        );
        found(
            &findings(&truth, answer(asked("ann", 300), Told::Page(page))),
            "may not be seen",
        );
    }

    #[test]
    fn a_word_anywhere_is_found() {
        let truth = example();
        let mut told = window(&truth, "ann", 0, 12);
        told.words = ["~one~".to_owned()].into();
        assert_eq!(findings(&truth, told.clone()), [""; 0]);
        told.words.insert("~tea~".to_owned());
        found(&findings(&truth, told), "no word may be seen");
    }

    /// RED-1: from its commit on every answer shows the target emptied.
    #[test]
    fn what_is_left_of_the_redacted_is_found() {
        let mut truth = example();
        let redaction = super::super::truth::Event {
            position: 13,
            order: i64::MAX / 2,
            kind: REDACTION.into(),
            redacts: Some("$one".into()),
            word: None,
            ..said("redaction", "harbour", "ann")
        };
        truth.events.push(redaction);
        let mut told = window(&truth, "ann", 0, 13);
        found(&findings(&truth, told.clone()), "redacted at Some(13)");
        for event in &mut within(&mut told).events {
            if event.id == "$one" {
                (event.redacted, event.word) = (true, None);
            }
        }
        assert_eq!(findings(&truth, told.clone()), [""; 0]);
        told.words = ["~one~".to_owned()].into();
        found(&findings(&truth, told), "no word may be left");
        let early = window(&truth, "ann", 0, 12);
        assert_eq!(findings(&truth, early), [""; 0], "before, it was whole");
    }

    #[test]
    fn a_refusal_of_what_may_be_read_is_found() {
        let truth = example();
        let refused = |user, what: &str| {
            let told = Told::Refused {
                what: what.into(),
                quiet: true,
            };
            findings(&truth, answer(asked(user, 300), told))
        };
        assert_eq!(refused("ann", "$tea"), [""; 0]);
        found(&refused("bob", "$tea"), "may be read");
        found(&refused("bob", "!kitchen"), "may be read");
    }

    #[test]
    fn what_nothing_explains_is_found() {
        let odd = answer(asked("ann", 1), Told::Odd("500".into()));
        found(&findings(&example(), odd), "500");
    }
}
