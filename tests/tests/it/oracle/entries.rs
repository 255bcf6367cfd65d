//! Entries of rooms, in syncs, in the stream and with the answers to joins: each shows what stands as of its moment
//! (SYN-1…6, JOI-3).

use std::collections::BTreeSet;

use super::choice::Filter;
use super::log::{Answer, Log, Room, Shown, Sync, Told};
use super::truth::{Event, Part, Position, READ, REDACTION, Truth};

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
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    for answer in &log.answers {
        let (user, filter) = (&*answer.by.user, &answer.filter);
        let wish = |as_of, limit| Wish {
            truth,
            user,
            filter,
            as_of,
            since: None,
            limit,
            quiet: false,
        };
        match &answer.told {
            Told::Window(window) => {
                for room in &window.joined {
                    findings.extend(wish(window.end, MESSAGES).entry(room));
                }
            }
            Told::Entry(room) => {
                let limit = filter.limit.unwrap_or(MESSAGES);
                findings.extend(wish(room.start.as_of, limit).entry(room));
            }
            Told::Sync(sync) => {
                let limit = filter.limit.unwrap_or(MESSAGES);
                let quiet = sync.fresh;
                let wish = Wish {
                    since: sync.since,
                    quiet,
                    ..wish(sync.end, limit)
                };
                findings.extend(wish.sync(answer, sync));
            }
            _ => {}
        }
    }
    findings
}

fn ids<'s>(shown: impl IntoIterator<Item = &'s Shown>) -> Vec<&'s str> {
    shown.into_iter().map(|event| event.id.as_str()).collect()
}

impl Wish<'_> {
    fn sync(&self, answer: &Answer, sync: &Sync) -> Vec<String> {
        let mut findings = Vec::new();
        let is_new = |position: Position| self.since.is_none_or(|since| position > since);
        let newest = |room: &str| {
            self.truth
                .timeline(room, self.as_of)
                .into_iter()
                .map(|event| event.position)
                .max()
        };
        let mut rooms = Vec::new();
        let (mut left, mut may_be_left, mut invites) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for room in self
            .truth
            .rooms()
            .into_iter()
            .filter(|room| self.filter.takes_room(room))
        {
            let timeline = self.truth.timeline(room, self.as_of);
            let Some(own) = timeline.iter().rfind(|event| event.is_member(self.user)) else {
                continue;
            };
            let was_in = |since| self.truth.is_in(self.user, room, since);
            let was_in = self.since.is_some_and(was_in);
            match own.part {
                Some(Part::Join) => {
                    let active = newest(room).filter(|at| is_new(*at));
                    rooms.extend(active.map(|at| (at, room)));
                    continue;
                }
                _ if !is_new(own.position) => continue,
                Some(Part::Invite) => _ = invites.insert((room, own.id.as_str())),
                // The end of an invite alone may be told.
                _ if self.since.is_some() => _ = may_be_left.insert(room),
                _ => {}
            }
            if was_in {
                left.insert(room);
                may_be_left.insert(room);
            }
        }
        rooms.sort_unstable_by(|one, other| other.cmp(one));
        let rooms: Vec<&str> = rooms.into_iter().map(|(_, room)| room).collect();
        let found: Vec<&str> = sync.rooms.iter().map(|room| room.id.as_str()).collect();
        if found != rooms {
            findings.push(format!("rooms {found:?}, not {rooms:?}"));
        }
        let found: BTreeSet<&str> = sync.left.iter().map(String::as_str).collect();
        if !found.is_superset(&left) || !found.is_subset(&may_be_left) {
            findings.push(format!("left {found:?}, not {left:?} to {may_be_left:?}"));
        }
        let found: BTreeSet<_> = sync
            .invites
            .iter()
            .map(|(room, event)| (room.as_str(), event.id.as_str()))
            .collect();
        if found != invites {
            findings.push(format!("invites {found:?}, not {invites:?}"));
        }
        for room in &sync.rooms {
            findings.extend(self.entry_of(room));
        }
        let named = |wrong| {
            format!(
                "{} syncs {:?} to {}: {wrong}",
                answer.by.user, self.since, self.as_of
            )
        };
        findings.into_iter().map(named).collect()
    }

    /// An entry of the sync: a room that was joined after `since` is new to the client and comes whole.
    fn entry_of(&self, room: &Room) -> Vec<String> {
        let joined = self.truth.state(&room.id, self.as_of);
        let own = joined.values().find(|event| event.is_member(self.user));
        let held = |since: &Position| own.is_some_and(|own| own.position <= *since);
        let since = self.since.filter(held);
        Wish { since, ..*self }.entry(room)
    }

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

    /// The newest part of what may be read, and whether there is more.
    fn messages(&self, room: &Room, findings: &mut Vec<String>) {
        let readable = self.truth.readable(self.user, &room.id, self.as_of);
        let new = |event: &&Event| self.since.is_none_or(|since| event.position > since);
        let new: Vec<&Event> = readable.into_iter().filter(new).collect();
        let wanted: Vec<&Event> = new
            .iter()
            .copied()
            .filter(|event| self.filter.takes(event))
            .collect();
        let shown = &wanted[wanted.len().saturating_sub(self.limit)..];
        let (found, expected) = (
            ids(&room.messages),
            shown
                .iter()
                .map(|event| event.id.as_str())
                .collect::<Vec<_>>(),
        );
        if found != expected {
            findings.push(format!("messages {found:?}, not {expected:?}"));
            return;
        }
        let first = shown.first().map_or(i64::MAX, |first| first.order);
        let missing = wanted.len() > shown.len();
        let older = new.iter().any(|event| event.order < first);
        if missing && !room.limited || room.limited && !older {
            findings.push(format!(
                "limited is {}, with {} of {}",
                room.limited,
                shown.len(),
                wanted.len()
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
        let above = marker
            .map(|event| event.order)
            .or_else(|| order(super::truth::MEMBER));
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
    use super::super::doctored::{answer, asked, example, found, log, shown};
    use super::super::log::Gap;
    use super::*;

    const STEP: i64 = 1 << 20;

    /// Bob's two rooms at the end, with at most two messages each, as in spec/streams.md.
    fn sync(truth: &Truth) -> Sync {
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

    fn findings(truth: &Truth, sync: Sync) -> Vec<String> {
        let mut told = answer(asked("bob", 300), Told::Sync(sync));
        told.filter.limit = Some(2);
        check(truth, &log(vec![told]))
    }

    #[test]
    fn a_right_sync_is_right() {
        let truth = example();
        assert_eq!(findings(&truth, sync(&truth)), [""; 0]);
    }

    #[test]
    fn each_thing_that_is_wrong_is_found() {
        let truth = example();
        type Spoil = fn(&mut Sync);
        let each: [(Spoil, &str); 9] = [
            (|sync| sync.rooms.swap(0, 1), "rooms"),
            (|sync| drop(sync.rooms.pop()), "rooms"),
            (|sync| sync.left.push("!harbour".into()), "left"),
            (|sync| sync.rooms[0].messages.swap(0, 1), "messages"),
            (|sync| sync.rooms[0].limited = false, "limited"),
            (|sync| sync.rooms[0].start.order -= 2 * STEP, "gap"),
            (|sync| drop(sync.rooms[0].state.pop()), "state lacks"),
            (|sync| sync.rooms[0].members = 1, "joined"),
            (|sync| sync.rooms[0].unread = 1, "unread"),
        ];
        for (spoil, text) in each {
            let mut wrong = sync(&truth);
            spoil(&mut wrong);
            found(&findings(&truth, wrong), text);
        }
    }

    /// SYN-2: a delta holds what changed; a room joined since comes whole.
    #[test]
    fn deltas_hold_what_changed() {
        let truth = example();
        let mut delta = sync(&truth);
        delta.since = Some(9);
        delta.rooms.pop();
        delta.rooms[0].state.clear();
        delta.rooms[0].limited = false;
        assert_eq!(findings(&truth, delta.clone()), [""; 0]);
        delta.since = Some(7);
        found(&findings(&truth, delta), "rooms");
    }
}
