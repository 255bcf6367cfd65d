//! Syncs: which rooms one holds, in which order, which were left, and which invites there are (SYN-1…6).

use std::collections::BTreeSet;

use super::log::{Answer, Log, Sync, Told};
use super::truth::{Part, Position, Truth};

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let syncs = log.answers.iter().filter_map(|answer| match &answer.told {
        Told::Sync(sync) => Some((answer, sync)),
        _ => None,
    });
    syncs
        .flat_map(|(answer, sync)| one(truth, answer, sync))
        .collect()
}

/// What a user has to be told of rooms.
#[derive(Default)]
struct Rooms<'t> {
    /// With when they were last active.
    joined: Vec<(Position, &'t str)>,
    left: BTreeSet<&'t str>,
    may_be_left: BTreeSet<&'t str>,
    invites: BTreeSet<(&'t str, &'t str)>,
}

impl<'t> Rooms<'t> {
    fn new(truth: &'t Truth, answer: &Answer, sync: &Sync) -> Self {
        let (user, mut rooms) = (answer.by.user.as_str(), Self::default());
        let is_new = |position: Position| sync.since.is_none_or(|since| position > since);
        let wanted = truth.rooms().into_iter();
        for room in wanted.filter(|room| answer.filter.takes_room(room)) {
            let timeline = truth.timeline(room, sync.end);
            let Some(own) = timeline.iter().rfind(|event| event.is_member(user)) else {
                continue;
            };
            let newest = timeline.iter().map(|event| event.position).max();
            let was_in = |since| truth.is_in(user, room, since);
            match own.part {
                Some(Part::Join) => {
                    let active = newest.filter(|at| is_new(*at));
                    rooms.joined.extend(active.map(|at| (at, room)));
                    continue;
                }
                _ if !is_new(own.position) => continue,
                Some(Part::Invite) => _ = rooms.invites.insert((room, own.id.as_str())),
                // The end of an invite alone may be told.
                _ if sync.since.is_some() => _ = rooms.may_be_left.insert(room),
                _ => {}
            }
            if sync.since.is_some_and(was_in) {
                rooms.left.insert(room);
                rooms.may_be_left.insert(room);
            }
        }
        rooms.joined.sort_unstable_by(|one, other| other.cmp(one));
        rooms
    }
}

fn one(truth: &Truth, answer: &Answer, sync: &Sync) -> Vec<String> {
    let rooms = Rooms::new(truth, answer, sync);
    let mut findings = Vec::new();
    let expected: Vec<&str> = rooms.joined.iter().map(|(_, room)| *room).collect();
    let found: Vec<&str> = sync.rooms.iter().map(|room| room.id.as_str()).collect();
    if found != expected {
        findings.push(format!("rooms {found:?}, not {expected:?}"));
    }
    let (left, may_be_left) = (&rooms.left, &rooms.may_be_left);
    let found: BTreeSet<&str> = sync.left.iter().map(String::as_str).collect();
    if !found.is_superset(left) || !found.is_subset(may_be_left) {
        findings.push(format!("left {found:?}, not {left:?} to {may_be_left:?}"));
    }
    let invites = sync.invites.iter();
    let found: BTreeSet<_> = invites
        .map(|(room, event)| (room.as_str(), event.id.as_str()))
        .collect();
    if found != rooms.invites {
        let parts = parts(truth, &answer.by.user, sync.end);
        let expected = &rooms.invites;
        findings.push(format!("invites {found:?}, not {expected:?}, by {parts:?}"));
    }
    let (user, ends) = (&answer.by.user, (sync.since, sync.end));
    let named = |wrong| format!("{user} syncs {ends:?}: {wrong}");
    findings.into_iter().map(named).collect()
}

/// The parts that a user had in rooms as of a position, with their positions and whether they were rejected at last.
fn parts<'t>(
    truth: &'t Truth,
    user: &str,
    until: Position,
) -> Vec<(Position, &'t str, Option<Part>, bool)> {
    let own = truth.between(truth.base, until);
    let own = own.filter(|event| event.is_member(user));
    own.map(|event| {
        let is_rejected = truth.is_rejected(&event.id, truth.head());
        (event.position, event.id.as_str(), event.part, is_rejected)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{answer, asked, bobs_sync, example, found, log};
    use super::*;

    fn findings(truth: &Truth, sync: Sync) -> Vec<String> {
        check(
            truth,
            &log(vec![answer(asked("bob", 300), Told::Sync(sync))]),
        )
    }

    type Spoil = fn(&mut Sync);

    #[test]
    fn each_thing_that_is_wrong_is_found() {
        let truth = example();
        assert_eq!(findings(&truth, bobs_sync(&truth)), [""; 0]);
        let each: [(Spoil, &str); 5] = [
            (|sync| sync.rooms.swap(0, 1), "rooms"),
            (|sync| drop(sync.rooms.pop()), "rooms"),
            (|sync| sync.since = Some(9), "rooms"),
            (|sync| sync.left.push("!harbour".into()), "left"),
            (
                |sync| {
                    sync.invites
                        .push(("!garden".into(), sync.rooms[0].state[0].clone()));
                },
                "invites",
            ),
        ];
        for (spoil, text) in each {
            let mut wrong = bobs_sync(&truth);
            spoil(&mut wrong);
            found(&findings(&truth, wrong), text);
        }
    }
}
