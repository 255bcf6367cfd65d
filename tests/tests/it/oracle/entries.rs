//! Entries of rooms, in syncs, in the stream and with the answers to joins: each shows what stands as of its moment
//! (SYN-1…6, JOI-3).

use std::collections::BTreeSet;

use super::choice::Filter;
use super::heads::Heads;
use super::log::{Answer, Log, Room, Shown, Told};
use super::truth::{Event, MEMBER, Part, Position, READ, REDACTION, Truth};

/// Messages of an entry where nothing else is said.
const MESSAGES: usize = 20;

/// What an entry must hold.
struct Wish<'a> {
    truth: &'a Truth,
    user: &'a str,
    filter: &'a Filter,
    as_of: Position,
    since: Option<Position>,
    limit: usize,
    quiet: bool,
    /// The head when it was made, at most: what may be read is asked then.
    now: Position,
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    let heads = Heads::new(truth, log);
    for answer in &log.answers {
        let (rooms, as_of, limit) = match &answer.told {
            Told::Window(window) => (&window.joined[..], Some(window.end), None),
            Told::Entry(room) => (std::slice::from_ref(room), None, answer.filter.limit),
            Told::Sync(sync) => (&sync.rooms[..], Some(sync.end), answer.filter.limit),
            _ => continue,
        };
        let (since, quiet) = match &answer.told {
            Told::Sync(sync) => (sync.since, sync.fresh),
            _ => (None, false),
        };
        for room in rooms {
            let as_of = as_of.unwrap_or(room.start.as_of);
            let wish = Wish {
                truth,
                user: &answer.by.user,
                filter: &answer.filter,
                as_of,
                since: since.filter(|since| was_held(truth, answer, room, as_of, *since)),
                limit: limit.unwrap_or(MESSAGES),
                quiet,
                now: heads.ceiling(answer.by.answered).max(as_of),
            };
            findings.extend(wish.entry(room));
        }
    }
    findings
}

/// Whether a client had a room already. One that was joined since is new to it and comes whole.
fn was_held(truth: &Truth, answer: &Answer, room: &Room, as_of: Position, since: Position) -> bool {
    let state = truth.state(&room.id, as_of);
    let own = state.get(&(MEMBER, answer.by.user.as_str()));
    own.is_some_and(|own| own.position <= since)
}

fn ids<'s>(shown: impl IntoIterator<Item = &'s Shown>) -> Vec<&'s str> {
    shown.into_iter().map(|event| event.id.as_str()).collect()
}

impl Wish<'_> {
    fn entry(&self, room: &Room) -> Vec<String> {
        let mut findings = Vec::new();
        self.messages(room, &mut findings);
        self.state(room, &mut findings);
        let counts = [Part::Join, Part::Invite]
            .map(|part| self.truth.count(&room.id, part, self.as_of) as u64);
        if counts != [room.members, room.invited] {
            findings.push(format!(
                "{} joined and {} invited, not {counts:?}",
                room.members, room.invited
            ));
        }
        let unread = self.unread(&room.id);
        if self.quiet && unread != room.unread {
            findings.push(format!("{} unread, not {unread}", room.unread));
        }
        let (user, as_of, since) = (self.user, self.as_of, self.since);
        let named = |wrong| {
            format!(
                "entry of {} for {user} as of {as_of} since {since:?}: {wrong}",
                room.id
            )
        };
        findings.into_iter().map(named).collect()
    }

    /// The newest part of what may be read, and whether there is more. What may be read may change while it is read.
    fn messages(&self, room: &Room, findings: &mut Vec<String>) {
        let turns = self
            .truth
            .turns((self.user, &room.id), self.as_of, self.now);
        let mut tries = turns.into_iter().map(|now| self.messages_when(room, now));
        let first = tries.next().unwrap_or_default();
        if !first.is_empty() && !tries.any(|wrong| wrong.is_empty()) {
            findings.extend(first);
        }
    }

    /// Whether an event is one of those that the entry tells. A late one is told in a delta only if it is asked for.
    fn tells(&self, event: &Event) -> bool {
        let asked = || self.filter.late && !event.superseded;
        self.since
            .is_none_or(|since| event.position > since && (event.late.is_none() || asked()))
    }

    fn messages_when(&self, room: &Room, now: Position) -> Vec<String> {
        let readable = self.truth.readable(self.user, &room.id, now).into_iter();
        let new = readable.filter(|event| event.position <= self.as_of && self.tells(event));
        let new: Vec<&Event> = new.collect();
        let wanted = new.iter().copied().filter(|event| self.filter.takes(event));
        let wanted: Vec<&Event> = wanted.collect();
        let shown = &wanted[wanted.len().saturating_sub(self.limit)..];
        let expected: Vec<&str> = shown.iter().map(|event| event.id.as_str()).collect();
        let found = ids(&room.messages);
        if found != expected {
            return vec![format!("messages {found:?}, not {expected:?}")];
        }
        let mut findings = Vec::new();
        let first = shown.first().map_or(i64::MAX, |first| first.order);
        let missing = wanted.len() > shown.len();
        let older = new.iter().any(|event| event.order < first);
        if missing && !room.limited || room.limited && !older {
            let counts = (shown.len(), wanted.len());
            findings.push(format!(
                "limited is {}, with {counts:?} of all",
                room.limited
            ));
        }
        let skipped = wanted
            .iter()
            .any(|event| room.start.order < event.order && event.order < first);
        if room.start.as_of != self.as_of || room.start.order >= first || skipped {
            findings.push(format!(
                "{:?} isn't the gap before the messages",
                room.start
            ));
        }
        findings
    }

    /// The state as of the moment, or what changed of it.
    fn state(&self, room: &Room, findings: &mut Vec<String>) {
        let state = self.truth.state(&room.id, self.as_of);
        let wanted = |event: &&&Event| self.filter.takes(event);
        let id = |event: &&Event| event.id.clone();
        let (must, mut may): (BTreeSet<String>, BTreeSet<String>) = match self.since {
            None => (
                state.values().filter(wanted).map(id).collect(),
                BTreeSet::new(),
            ),
            Some(since) => {
                let changes = self.truth.changes(&room.id, i64::MAX, self.as_of);
                let emptied = |event: &&&Event| {
                    let at = self.truth.redacted_at(&event.id);
                    at.is_some_and(|at| since < at && at <= self.as_of)
                };
                let newer = changes
                    .values()
                    .filter(|event| event.position > since || !event.deletes && emptied(event));
                let redactions: BTreeSet<&str> = self
                    .truth
                    .between(since, self.as_of)
                    .filter_map(|event| event.redacts.as_deref())
                    .collect();
                let again = state
                    .values()
                    .filter(|event| redactions.contains(event.id.as_str()));
                (
                    newer.filter(wanted).map(id).collect(),
                    again.filter(wanted).map(id).collect(),
                )
            }
        };
        may.extend(must.iter().cloned());
        let found: BTreeSet<String> = room.state.iter().map(|event| event.id.clone()).collect();
        if !found.is_superset(&must) || !found.is_subset(&may) || found.len() != room.state.len() {
            let (missing, odd) = (must.difference(&found), found.difference(&may));
            findings.push(format!(
                "state lacks {:?} and has {:?} too much",
                missing.collect::<Vec<_>>(),
                odd.collect::<Vec<_>>()
            ));
        }
    }

    /// SYN-5: messages of others above the read marker, or the join, that weren't redacted.
    fn unread(&self, room: &str) -> u64 {
        let state = self.truth.state(room, self.as_of);
        let order = |kind| state.get(&(kind, self.user)).map(|event| event.order);
        let marker = state
            .get(&(READ, self.user))
            .and_then(|event| self.truth.get(event.marks.as_deref()?));
        let above = marker.map(|event| event.order).or_else(|| order(MEMBER));
        let readable = self.truth.readable(self.user, room, self.as_of);
        let counts = |event: &&&Event| {
            event.kind.starts_with("message.")
                && event.kind != REDACTION
                && event.sender != self.user
                && Some(event.order) > above
                && self.truth.redacted_at(&event.id).is_none()
        };
        readable.iter().filter(counts).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{
        STEP, answer, asked, bobs_sync, example, found, late_example, log, shown,
    };
    use super::super::log::Sync;
    use super::*;

    fn findings(truth: &Truth, sync: Sync) -> Vec<String> {
        let mut told = answer(asked("bob", 300), Told::Sync(sync));
        told.filter.limit = Some(2);
        check(truth, &log(vec![told]))
    }

    #[test]
    fn a_right_sync_is_right() {
        let truth = example();
        assert_eq!(findings(&truth, bobs_sync(&truth)), [""; 0]);
    }

    type Spoil = fn(&mut Sync);

    #[test]
    fn each_thing_that_is_wrong_is_found() {
        let truth = example();
        let each: [(Spoil, &str); 6] = [
            (|sync| sync.rooms[0].messages.swap(0, 1), "messages"),
            (|sync| sync.rooms[0].limited = false, "limited"),
            (|sync| sync.rooms[0].start.order -= 2 * STEP, "gap"),
            (|sync| drop(sync.rooms[0].state.pop()), "state lacks"),
            (|sync| sync.rooms[0].members = 1, "joined"),
            (|sync| sync.rooms[0].unread = 1, "unread"),
        ];
        for (spoil, text) in each {
            let mut wrong = bobs_sync(&truth);
            spoil(&mut wrong);
            found(&findings(&truth, wrong), text);
        }
    }

    /// SYN-2: a delta holds what changed; a room joined since comes whole.
    #[test]
    fn deltas_hold_what_changed() {
        let truth = example();
        let mut delta = bobs_sync(&truth);
        delta.since = Some(9);
        delta.rooms.pop();
        delta.rooms[0].state.clear();
        delta.rooms[0].limited = false;
        assert_eq!(findings(&truth, delta.clone()), [""; 0]);
        delta.since = Some(7);
        found(&findings(&truth, delta), "state lacks");
    }

    /// SYN-2, STR-3: a delta has a late event only where that was asked for, at its place.
    #[test]
    fn deltas_hold_late_events_for_who_asks() {
        let truth = late_example();
        let mut delta = bobs_sync(&truth);
        delta.since = Some(10);
        delta.rooms.pop();
        let harbour = &mut delta.rooms[0];
        harbour.limited = false;
        harbour.state.clear();
        harbour.messages.remove(0);
        assert_eq!(findings(&truth, delta.clone()), [""; 0]);
        let late = truth.get("$late").expect("it is there");
        let harbour = &mut delta.rooms[0];
        harbour.messages.insert(0, shown(late));
        harbour.start.order = late.order - 1;
        found(&findings(&truth, delta.clone()), "messages");
        let mut told = answer(asked("bob", 300), Told::Sync(delta));
        told.filter.late = true;
        assert_eq!(check(&truth, &log(vec![told])), [""; 0]);
    }
}
