//! (1) Each client's stream has every event that it may see, exactly once, in order.
//!
//! Each answer holds what lies between its ends, no more and no less, and each request goes on where the last answer ended
//! that the client took. So nothing is lost and nothing comes twice, whatever broke in between.

use std::collections::BTreeMap;

use super::heads::Heads;
use super::log::{Answer, Log, Shown, Window};
use super::truth::{Event, Part, Position, Truth};

/// Events of an answer where nothing else is said (STR-1).
const LIMIT: usize = 100;

/// Whether something comes down the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    Must,
    /// Nobody knows: the session ended before the client was told whether the answer to its join has it (JOI-2), or what the
    /// reader may see of the past changed while the answer was made (STR-3).
    May,
    /// It came with the answer to a join (JOI-2), or isn't for this reader.
    MustNot,
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    let mut places: BTreeMap<usize, Position> = BTreeMap::new();
    let heads = Heads::new(truth, log);
    for (answer, window) in log.windows() {
        let client = answer.by.client;
        let before = places.get(&client).copied();
        if !window.anew && before.is_some() && window.from != before {
            findings.push(format!(
                "client {client} goes on at {:?}, not at {before:?}",
                window.from
            ));
        }
        if window.kept {
            places.insert(client, window.end);
        }
        let now = heads.ceiling(answer.by.answered).max(window.end);
        let wrong = one(truth, log, (answer, window), now);
        findings.extend(wrong.into_iter().map(|wrong| {
            let ends = (window.start, window.end);
            format!(
                "stream of {} in {ends:?}, {:?}: {wrong}",
                answer.by.user, answer.filter
            )
        }));
    }
    findings
}

/// (1) In the end every client that follows has read all there is.
pub(super) fn check_ends(truth: &Truth, log: &Log) -> Vec<String> {
    let mut places: BTreeMap<usize, Position> = BTreeMap::new();
    let kept = log.windows().filter(|(_, window)| window.kept);
    places.extend(kept.map(|(answer, window)| (answer.by.client, window.end)));
    let short = places.into_iter().filter(|(_, end)| *end != truth.head());
    short
        .map(|(client, end)| format!("client {client} stops at {end}, not at {}", truth.head()))
        .collect()
}

/// What is wrong with an answer, which was given when the head stood at `now` at most.
fn one(
    truth: &Truth,
    log: &Log,
    (answer, window): (&Answer, &Window),
    now: Position,
) -> Vec<String> {
    let (by, filter) = (&answer.by, &answer.filter);
    let mut findings = Vec::new();
    if window.from.is_some_and(|from| from != window.start) {
        findings.push(format!("it was asked for from {:?}", window.from));
    }
    let wanted = truth.between(window.start, window.end);
    let wanted = wanted.filter(|event| truth.streams(&by.user, event) && filter.takes(event));
    let expected: Vec<(&Event, Comes)> = wanted
        .map(|event| match late(truth, answer, event, now) {
            Comes::MustNot => (event, Comes::MustNot),
            Comes::May => (event, Comes::May),
            Comes::Must => (event, handing(log, answer, event)),
        })
        .collect();
    findings.extend(compare(&expected, &window.events));
    let limit = filter.limit.unwrap_or(LIMIT);
    if window.events.len() > limit {
        findings.push(format!("more than {limit} events"));
    }
    if window.more && window.events.len().max(window.joined.len()) < limit {
        findings.push("there is more, but the limit isn't reached".to_owned());
    }
    let last = window.events.last().and_then(|last| truth.get(&last.id));
    if window.more
        && window.events.len() == limit
        && last.is_none_or(|last| last.position != window.end)
    {
        findings.push("it doesn't end with the last event that fits".to_owned());
    }
    findings.extend(entries(truth, log, answer, window));
    findings
}

/// What was shown is what must be, in order; what may have been handed over may be missing.
fn compare(expected: &[(&Event, Comes)], shown: &[Shown]) -> Vec<String> {
    let mut shown = shown.iter().peekable();
    let mut findings = Vec::new();
    for (event, must) in expected {
        let comes = shown.peek().is_some_and(|next| next.id == event.id);
        if comes {
            shown.next();
        }
        match (must, comes) {
            (Comes::Must, false) => {
                findings.push(format!("not here, or not at its place: {event:?}"));
            }
            (Comes::MustNot, true) => findings.push(format!(
                "came with the join, or wasn't asked for: {event:?}"
            )),
            _ => {}
        }
    }
    findings.extend(shown.map(|event| format!("too much, or not at its place: {event:?}")));
    findings
}

/// Whether a late event comes to this reader (STR-2, STR-3); others do.
fn late(truth: &Truth, answer: &Answer, event: &Event, now: Position) -> Comes {
    if event.late.is_none() {
        return Comes::Must;
    }
    if !answer.filter.late || event.superseded {
        return Comes::MustNot;
    }
    let user = answer.by.user.as_str();
    let turns = truth.turns((user, &event.room), event.position, now);
    let passes: Vec<bool> = turns
        .into_iter()
        .map(|turn| truth.passes(user, event, turn))
        .collect();
    match (passes.contains(&true), passes.contains(&false)) {
        (true, false) => Comes::Must,
        (false, _) => Comes::MustNot,
        (true, true) => Comes::May,
    }
}

/// The entries of the rooms that the user came into and didn't leave within the answer.
fn entries(truth: &Truth, log: &Log, answer: &Answer, window: &Window) -> Vec<String> {
    let user = &answer.by.user;
    let mut joined: Vec<(&str, Comes)> = Vec::new();
    for event in truth.between(window.start, window.end) {
        if event.superseded || !event.is_member(user) || !answer.filter.takes_room(&event.room) {
            continue;
        }
        let was_in = truth.is_in(user, &event.room, event.position - 1);
        if event.part == Some(Part::Join) && !was_in {
            joined.push((&event.room, handing(log, answer, event)));
        } else if event.part != Some(Part::Join) {
            joined.retain(|(room, _)| *room != event.room);
        }
    }
    let mut findings = Vec::new();
    for (room, handing) in &joined {
        let count = window
            .joined
            .iter()
            .filter(|entry| entry.id == *room)
            .count();
        let fits = match handing {
            Comes::Must => count == 1,
            Comes::MustNot => count == 0,
            Comes::May => count <= 1,
        };
        if !fits {
            findings.push(format!("{count} entries of {room}, {handing:?}"));
        }
    }
    let odd = window
        .joined
        .iter()
        .filter(|entry| joined.iter().all(|(room, _)| *room != entry.id));
    findings.extend(odd.map(|entry| format!("an entry of {}, which wasn't joined here", entry.id)));
    findings
}

/// Whether an event comes although the session may have got it with the answer to a join.
fn handing(log: &Log, answer: &Answer, event: &Event) -> Comes {
    let deeds = log
        .deeds
        .iter()
        .filter(|deed| deed.room.as_deref() == Some(&event.room));
    let mut found = Comes::Must;
    for handed in deeds.filter_map(|deed| deed.handed.as_ref()) {
        if handed.session != answer.by.session {
            continue;
        }
        match handed.events {
            Some((first, last)) if (first..=last).contains(&event.position) => {
                return Comes::MustNot;
            }
            None if event.is_member(&answer.by.user) && event.part == Some(Part::Join) => {
                found = Comes::May;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{example, found, log, shown, window, within};
    use super::super::log::{Deed, Handed, Room};
    use super::*;

    fn findings(truth: &Truth, answer: Answer) -> Vec<String> {
        check(truth, &log(vec![answer]))
    }

    fn harbour() -> Room {
        Room {
            id: "!harbour".into(),
            ..Room::default()
        }
    }

    #[test]
    fn a_right_stream_is_right() {
        let truth = example();
        assert_eq!(findings(&truth, window(&truth, "ann", 4, 12)), [""; 0]);
        let mut bobs = window(&truth, "bob", 4, 12);
        within(&mut bobs).joined.push(harbour());
        assert_eq!(findings(&truth, bobs), [""; 0]);
    }

    #[test]
    fn what_is_missing_doubled_or_misplaced_is_found() {
        let truth = example();
        let spoilt = |spoil: fn(&mut Vec<Shown>)| {
            let mut answer = window(&truth, "ann", 4, 12);
            spoil(&mut within(&mut answer).events);
            findings(&truth, answer)
        };
        found(&spoilt(|events| drop(events.remove(1))), "not here");
        found(
            &spoilt(|events| events.insert(1, events[1].clone())),
            "too much",
        );
        found(&spoilt(|events| events.swap(1, 2)), "not at its place");
    }

    #[test]
    fn what_is_not_for_the_reader_is_found() {
        let truth = example();
        let mut answer = window(&truth, "ann", 4, 12);
        let tea = truth.get("$tea").expect("it is there");
        within(&mut answer).events.insert(4, shown(tea));
        found(&findings(&truth, answer), "too much");
    }

    #[test]
    fn a_gap_between_answers_is_found() {
        let truth = example();
        let pair = |from| {
            log(vec![
                window(&truth, "ann", 4, 8),
                window(&truth, "ann", from, 12),
            ])
        };
        assert_eq!(check(&truth, &pair(8)), [""; 0]);
        found(&check(&truth, &pair(10)), "goes on at");
        let mut lost = pair(4);
        within(&mut lost.answers[0]).kept = false;
        assert_eq!(
            check(&truth, &lost),
            [""; 0],
            "an answer that was lost is asked for again"
        );
        assert_eq!(check_ends(&truth, &pair(8)), [""; 0]);
        lost.answers.pop();
        within(&mut lost.answers[0]).kept = true;
        found(&check_ends(&truth, &lost), "stops at 8");
    }

    /// JOI-2: the entry comes once, in the answer or down the stream.
    #[test]
    fn an_entry_that_is_missing_or_doubled_is_found() {
        let truth = example();
        let bobs = || window(&truth, "bob", 4, 12);
        found(&findings(&truth, bobs()), "0 entries of !harbour");
        let mut handed = bobs();
        within(&mut handed)
            .events
            .retain(|event| event.id != "$bob-joins");
        found(&findings(&truth, handed.clone()), "not here");
        let mut log = log(vec![handed, bobs()]);
        within(&mut log.answers[1]).anew = true;
        let events = Some((8, 8));
        let handed = Some(Handed {
            session: "one".into(),
            events,
        });
        log.deeds = vec![Deed {
            room: Some("!harbour".into()),
            handed,
            ..Deed::default()
        }];
        let findings = check(&truth, &log);
        found(&findings, "came with the join");
        assert_eq!(findings.len(), 1, "{findings:?}");
    }

    #[test]
    fn a_full_answer_ends_with_its_last_event() {
        let truth = example();
        let mut answer = window(&truth, "ann", 4, 7);
        answer.filter.limit = Some(3);
        within(&mut answer).more = true;
        assert_eq!(findings(&truth, answer.clone()), [""; 0]);
        answer.filter.limit = Some(4);
        found(&findings(&truth, answer), "limit isn't reached");
    }
}
