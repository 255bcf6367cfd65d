//! (3) Every endpoint shows the events of a room in the same relative order; and where nothing happens any more, scrollback
//! and contexts show all of it that the reader may see.

use super::log::{Answer, Around, Log, Page, Shown, Told};
use super::truth::{Event, Order, Truth};

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    // The stream tells late events when they come, and all else in the order of the timeline.
    let is_late = |shown: &Shown| {
        truth
            .get(&shown.id)
            .is_some_and(|event| event.late.is_some())
    };
    for answer in &log.answers {
        let in_step: Vec<Shown>;
        let mut lists: Vec<(&[Shown], bool)> = Vec::new();
        match &answer.told {
            Told::Window(window) => {
                in_step = window
                    .events
                    .iter()
                    .filter(|shown| !is_late(shown))
                    .cloned()
                    .collect();
                lists.push((&in_step, true));
                lists.extend(window.joined.iter().map(|room| (&*room.messages, true)));
            }
            Told::Sync(sync) => lists.extend(sync.rooms.iter().map(|room| (&*room.messages, true))),
            Told::Entry(room) => lists.push((&room.messages, true)),
            Told::Page(page) => lists.push((&page.events, page.forwards)),
            Told::Around(around) => lists.push((&around.events, true)),
            Told::Event(_) | Told::Refused { .. } | Told::Odd(_) => {}
        }
        findings.extend(afters(truth, answer));
        for (events, forwards) in lists {
            findings.extend(
                rising(truth, events, forwards)
                    .into_iter()
                    .map(|wrong| format!("{:?}: {wrong}", answer.by)),
            );
        }
        match &answer.told {
            Told::Page(page) if page.whole => findings.extend(whole(truth, answer, page)),
            Told::Around(around) if around.quiet => findings.extend(nearest(truth, answer, around)),
            _ => {}
        }
    }
    findings
}

/// STR-3: a late event names what it came right behind, where late events are asked for; no other does.
fn afters(truth: &Truth, answer: &Answer) -> Vec<String> {
    let (shown, must) = match &answer.told {
        Told::Window(window) => (window.events.iter().collect(), true),
        Told::Sync(sync) => {
            let rooms = sync.rooms.iter();
            let shown = rooms.flat_map(|room| &room.messages).collect();
            (shown, sync.since.is_some())
        }
        Told::Page(page) => (page.events.iter().collect(), false),
        Told::Event(shown) => (vec![shown], false),
        _ => (Vec::new(), false),
    };
    let mut findings = Vec::new();
    for shown in shown {
        let after = truth.get(&shown.id).and_then(|event| event.late.clone());
        let after = after.filter(|_| answer.filter.late);
        let fits = shown.after == after || shown.after.is_none() && !must;
        if !fits {
            findings.push(format!("{shown:?} came behind {after:?}"));
        }
    }
    findings
}

/// The events of each room stand in the order of its timeline, without a double.
fn rising(truth: &Truth, events: &[Shown], forwards: bool) -> Vec<String> {
    let mut findings = Vec::new();
    let mut newest: Vec<(&str, Order)> = Vec::new();
    let mut events: Vec<&Shown> = events.iter().collect();
    if !forwards {
        events.reverse();
    }
    for shown in events {
        let Some(event) = truth.get(&shown.id) else {
            findings.push(format!("nobody knows {shown:?}"));
            continue;
        };
        let room = newest.iter().position(|(room, _)| *room == event.room);
        let room = room.unwrap_or_else(|| {
            newest.push((&event.room, Order::MIN));
            newest.len() - 1
        });
        if event.order <= newest[room].1 {
            findings.push(format!("out of order: {shown:?}"));
        }
        newest[room].1 = event.order;
    }
    findings
}

fn ids<'e>(events: impl IntoIterator<Item = &'e Event>) -> Vec<&'e str> {
    events.into_iter().map(|event| event.id.as_str()).collect()
}

/// Pages put together are all that may be read.
fn whole(truth: &Truth, answer: &Answer, page: &Page) -> Vec<String> {
    let readable = truth.readable(&answer.by.user, &page.room, truth.head());
    let mut expected = ids(readable
        .into_iter()
        .filter(|event| answer.filter.takes(event)));
    if !page.forwards {
        expected.reverse();
    }
    let found: Vec<&str> = page.events.iter().map(|event| event.id.as_str()).collect();
    let wrong = format!(
        "{} reads {found:?} of {}, not {expected:?}",
        answer.by.user, page.room
    );
    (found != expected).then_some(wrong).into_iter().collect()
}

/// A context is the event with its neighbours, and the state at the last of them (CTX-1).
fn nearest(truth: &Truth, answer: &Answer, around: &Around) -> Vec<String> {
    let Some(event) = truth.get(&around.id) else {
        return vec![format!("nobody knows {}", around.id)];
    };
    let readable = truth.readable(&answer.by.user, &event.room, truth.head());
    let Some(at) = readable.iter().position(|other| other.id == event.id) else {
        return vec![format!("{} may not read {event:?}", answer.by.user)];
    };
    let last = (at + around.reach).min(readable.len() - 1);
    let expected = ids(readable[at.saturating_sub(around.reach)..=last]
        .iter()
        .copied());
    let found: Vec<&str> = around
        .events
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    let mut findings = Vec::new();
    if found != expected {
        findings.push(format!(
            "around {} stand {found:?}, not {expected:?}",
            around.id
        ));
    }
    let changes = truth.changes(&event.room, readable[last].order, truth.head());
    let mut expected = ids(changes.into_values().filter(|event| !event.deletes));
    let mut found: Vec<&str> = around.state.iter().map(|event| event.id.as_str()).collect();
    expected.sort_unstable();
    found.sort_unstable();
    if found != expected {
        findings.push(format!(
            "the state around {} is {found:?}, not {expected:?}",
            around.id
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{answer, asked, example, found, log, shown};
    use super::*;

    fn page(truth: &Truth, names: &[&str]) -> Page {
        let events = names
            .iter()
            .map(|name| shown(truth.get(&format!("${name}")).expect("known")));
        Page {
            room: "!kitchen".into(),
            forwards: true,
            events: events.collect(),
            whole: true,
        }
    }

    fn findings(truth: &Truth, told: Told) -> Vec<String> {
        check(truth, &log(vec![answer(asked("bob", 300), told)]))
    }

    #[test]
    fn scrollback_is_all_there_is_in_its_order() {
        let truth = example();
        let all = ["kitchen", "in-the-kitchen", "tea"];
        assert_eq!(findings(&truth, Told::Page(page(&truth, &all))), [""; 0]);
        let mut back = page(&truth, &all);
        back.forwards = false;
        found(&findings(&truth, Told::Page(back.clone())), "out of order");
        back.events.reverse();
        assert_eq!(findings(&truth, Told::Page(back)), [""; 0]);
        found(
            &findings(&truth, Told::Page(page(&truth, &all[1..]))),
            "bob reads",
        );
        let twice = [all[0], all[1], all[1], all[2]];
        found(
            &findings(&truth, Told::Page(page(&truth, &twice))),
            "out of order",
        );
    }

    #[test]
    fn contexts_show_the_neighbours() {
        let truth = example();
        let around = |names: &[&str], state: &[&str]| {
            Told::Around(Around {
                id: "$in-the-kitchen".into(),
                reach: 1,
                events: page(&truth, names).events,
                state: page(&truth, state).events,
                quiet: true,
            })
        };
        let all = ["kitchen", "in-the-kitchen", "tea"];
        assert_eq!(findings(&truth, around(&all, &all[..2])), [""; 0]);
        found(&findings(&truth, around(&all[..2], &all[..2])), "stand");
        found(
            &findings(&truth, around(&all, &all[..1])),
            "the state around",
        );
    }
}
