//! (2) An initial sync with all its deltas, folded as a client would, is a fresh initial sync.
//!
//! Late events are in deltas only for who asks (STR-3), and state that came too late isn't even then (STR-2). What deltas
//! don't hold is left out of both sides.

use std::collections::BTreeMap;

use super::choice::Filter;
use super::log::{Log, Room, Shown, Sync, Told};
use super::truth::{MEMBER, Truth};

/// Messages of a room where nothing else is said.
const MESSAGES: usize = 20;

/// What a client holds of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    id: String,
    /// The id of each event, and whether it was redacted.
    messages: Vec<(String, bool)>,
    state: BTreeMap<(String, String), (String, bool)>,
    members: u64,
    invited: u64,
    unread: u64,
    /// Whether there are late events that the client would have to look up.
    patchy: bool,
}

/// What a client holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fold {
    /// The most recently active first.
    rooms: Vec<Held>,
    invites: BTreeMap<String, String>,
}

impl Fold {
    fn take(&mut self, sync: &Sync, user: &str, limit: usize) {
        if sync.since.is_none() {
            *self = Self::default();
        }
        for room in &sync.left {
            self.rooms.retain(|held| held.id != *room);
            self.invites.remove(room);
        }
        let mut first = Vec::new();
        for entry in &sync.rooms {
            self.invites.remove(&entry.id);
            let at = self.rooms.iter().position(|held| held.id == entry.id);
            let mut held = at.map(|at| self.rooms.remove(at)).unwrap_or_default();
            held.take(entry, user, limit);
            first.push(held);
        }
        first.append(&mut self.rooms);
        self.rooms = first;
        for (room, event) in &sync.invites {
            self.invites.insert(room.clone(), event.id.clone());
        }
    }
}

impl Held {
    fn take(&mut self, entry: &Room, user: &str, limit: usize) {
        // One's own join that isn't known yet says that the room comes anew.
        let own = (MEMBER.to_owned(), user.to_owned());
        let join = entry
            .state
            .iter()
            .find(|event| event.kind == MEMBER && event.key.as_deref() == Some(user));
        let anew =
            join.is_some_and(|join| self.state.get(&own).is_none_or(|held| held.0 != join.id));
        if anew {
            *self = Self::default();
        }
        let is_whole = self.state.is_empty() && self.messages.is_empty();
        if entry.limited {
            self.messages.clear();
        }
        self.id.clone_from(&entry.id);
        self.patchy &= !entry.limited;
        self.patchy |= entry.limited && entry.messages.iter().any(|event| event.after.is_some());
        let mut before = None;
        for event in &entry.messages {
            self.insert(event, before, is_whole);
            before = Some(event);
        }
        for event in &entry.state {
            let place = (event.kind.clone(), event.key.clone().unwrap_or_default());
            if event.deletes {
                self.state.remove(&place);
            } else {
                self.state.insert(place, (event.id.clone(), event.redacted));
            }
        }
        for target in entry
            .messages
            .iter()
            .filter_map(|event| event.redacts.as_ref())
        {
            self.redact(target);
        }
        let surplus = self.messages.len().saturating_sub(limit);
        self.messages.drain(..surplus);
        (self.members, self.invited, self.unread) = (entry.members, entry.invited, entry.unread);
    }

    /// Takes a message up: at the end, or a late one behind what it names and behind what stands before it in the entry.
    /// One that names what isn't held is left to scrollback.
    fn insert(&mut self, event: &Shown, before: Option<&Shown>, is_whole: bool) {
        let message = (event.id.clone(), event.redacted);
        let Some(after) = event.after.as_ref().filter(|_| !is_whole) else {
            return self.messages.push(message);
        };
        let place = |id: &str| self.messages.iter().position(|(held, _)| held == id);
        let Some(at) = place(after) else {
            self.patchy = true;
            return;
        };
        let before = before.and_then(|before| place(&before.id));
        self.messages
            .insert(before.map_or(at, |before| before.max(at)) + 1, message);
    }

    /// Without the messages that deltas don't hold, and without what late redactions did to messages.
    fn without(&self, truth: &Truth, filter: &Filter) -> Self {
        let asked = filter.late && filter.types.is_none() && filter.not_types.is_empty();
        let mut held = self.clone();
        held.messages.retain_mut(|(id, redacted)| {
            let late = truth.events.iter().filter(|event| event.late.is_some());
            let late: Vec<_> = late.collect();
            let by_late = late.iter().any(|event| event.redacts.as_ref() == Some(id));
            *redacted &= !by_late;
            let told = asked && !self.patchy;
            !late
                .iter()
                .any(|event| event.id == *id && (event.superseded || !told))
        });
        held
    }

    fn redact(&mut self, target: &str) {
        let held = self.messages.iter_mut().chain(self.state.values_mut());
        for (_, redacted) in held.filter(|(id, _)| id == target) {
            *redacted = true;
        }
    }
}

/// What is wrong.
pub(super) fn check(truth: &Truth, log: &Log) -> Vec<String> {
    let mut findings = Vec::new();
    let mut folds: BTreeMap<usize, (Fold, u64)> = BTreeMap::new();
    for answer in &log.answers {
        let Told::Sync(sync) = &answer.told else {
            continue;
        };
        let limit = answer.filter.limit.unwrap_or(MESSAGES);
        let client = answer.by.client;
        if !sync.fresh {
            let (fold, end) = folds.entry(client).or_default();
            fold.take(sync, &answer.by.user, limit);
            *end = sync.end;
            continue;
        }
        let Some((folded, end)) = folds.get(&client) else {
            continue;
        };
        let mut fresh = Fold::default();
        fresh.take(sync, &answer.by.user, limit);
        if *end != sync.end {
            findings.push(format!(
                "client {client}: the deltas end at {end}, the fresh sync at {}",
                sync.end
            ));
        } else if !fits(truth, (&answer.by.user, &answer.filter), folded, &fresh) {
            findings.push(format!(
                "client {client} folded {folded:?}\nand has fresh {fresh:?}"
            ));
        }
    }
    findings
}

/// Whether what a user folded is what a fresh sync holds.
fn fits(truth: &Truth, (user, filter): (&str, &Filter), folded: &Fold, fresh: &Fold) -> bool {
    let limit = filter.limit.unwrap_or(MESSAGES);
    let same = |(folded, fresh): (&Held, &Held)| {
        let is_full = fresh.messages.len() == limit;
        let patchy = folded.patchy;
        let mut folded = folded.without(truth, filter);
        let mut fresh = Held {
            patchy,
            ..fresh.clone()
        }
        .without(truth, filter);
        let (mut messages, mut newest) = (
            std::mem::take(&mut folded.messages),
            std::mem::take(&mut fresh.messages),
        );
        let id = &folded.id;
        let suits = |messages: &Vec<_>, newest: &Vec<_>, short: bool| {
            // Where what came late takes places, the fresh one reaches less far back. The folded one does where a limited
            // delta left out what isn't new between late events.
            let reaches = messages.ends_with(newest) && (is_full || messages == newest);
            reaches || short && newest.ends_with(messages)
        };
        let suit = suits(&messages, &newest, patchy) || {
            let each =
                [&mut messages, &mut newest].map(|list| truth.forget_unsteady(user, id, list));
            each.contains(&true) && suits(&messages, &newest, true)
        };
        suit && folded == fresh
    };
    folded.invites == fresh.invites
        && folded.rooms.len() == fresh.rooms.len()
        && folded.rooms.iter().zip(&fresh.rooms).all(same)
}

impl Truth {
    /// Takes out what a user could read at one time and not at another, for an event that came late or was rejected: what of
    /// that a client holds depends on when it asked. Whether there was any.
    fn forget_unsteady(&self, user: &str, room: &str, messages: &mut Vec<(String, bool)>) -> bool {
        let before = messages.len();
        messages.retain(|(id, _)| {
            let Some(event) = self.get(id).filter(|event| event.room == room) else {
                return true;
            };
            let turns = self.turns((user, room), event.position, self.head());
            turns.iter().all(|now| {
                let readable = self.readable(user, room, *now);
                readable.iter().any(|event| event.id == *id)
            })
        });
        messages.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{answer, asked, found, late_example, log};
    use super::super::log::Shown;
    use super::*;

    fn event(id: &str) -> Shown {
        Shown {
            id: id.into(),
            kind: "message.x".into(),
            ..Shown::default()
        }
    }

    fn thing(id: &str) -> Shown {
        Shown {
            kind: "state.x".into(),
            key: Some("_".into()),
            ..event(id)
        }
    }

    fn room(messages: &[&str], state: Vec<Shown>) -> Room {
        Room {
            id: "!r".into(),
            messages: messages.iter().map(|id| event(id)).collect(),
            state,
            ..Room::default()
        }
    }

    fn sync(since: Option<u64>, end: u64, rooms: Vec<Room>) -> Sync {
        Sync {
            since,
            end,
            rooms,
            ..Sync::default()
        }
    }

    fn findings(syncs: Vec<Sync>, fresh: Sync) -> Vec<String> {
        check(&Truth::default(), &logged(syncs, fresh))
    }

    fn logged(syncs: Vec<Sync>, fresh: Sync) -> Log {
        let fresh = Sync {
            fresh: true,
            ..fresh
        };
        let told = syncs.into_iter().chain([fresh]).enumerate();
        let answers = told.map(|(at, sync)| {
            let mut answer = answer(asked("ann", at as u64), Told::Sync(sync));
            answer.filter.limit = Some(3);
            answer
        });
        log(answers.collect())
    }

    #[test]
    fn deltas_fold_to_a_fresh_sync() {
        let first = sync(None, 4, vec![room(&["a", "b"], vec![thing("one")])]);
        let second = sync(Some(4), 6, vec![room(&["c", "d"], vec![thing("two")])]);
        let fresh = || sync(None, 6, vec![room(&["b", "c", "d"], vec![thing("two")])]);
        assert_eq!(
            findings(vec![first.clone(), second.clone()], fresh()),
            [""; 0]
        );
        found(
            &findings(vec![first.clone(), sync(Some(4), 6, vec![])], fresh()),
            "folded",
        );
        let mut gap = second;
        gap.rooms[0].limited = true;
        found(&findings(vec![first, gap], fresh()), "folded");
    }

    /// EVT-6: deleted state goes.
    #[test]
    fn state_that_a_delta_forgets_to_delete_is_found() {
        let first = sync(None, 4, vec![room(&[], vec![thing("one")])]);
        let gone = Shown {
            deletes: true,
            ..thing("gone")
        };
        let second = sync(Some(4), 5, vec![room(&[], vec![gone])]);
        let fresh = || sync(None, 5, vec![room(&[], vec![])]);
        assert_eq!(findings(vec![first.clone(), second], fresh()), [""; 0]);
        let silent = sync(Some(4), 5, vec![room(&[], vec![])]);
        found(&findings(vec![first, silent], fresh()), "folded");
    }

    #[test]
    fn a_room_that_is_left_goes() {
        let first = sync(None, 4, vec![room(&["a"], vec![])]);
        let left = Sync {
            left: vec!["!r".into()],
            ..sync(Some(4), 5, vec![])
        };
        assert_eq!(
            findings(vec![first.clone(), left], sync(None, 5, vec![])),
            [""; 0]
        );
        found(
            &findings(vec![first, sync(Some(4), 5, vec![])], sync(None, 5, vec![])),
            "folded",
        );
    }

    /// RED-1: a redaction empties what is held.
    #[test]
    fn a_redaction_reaches_what_is_held() {
        let first = sync(None, 4, vec![room(&["a"], vec![])]);
        let mut second = sync(Some(4), 5, vec![room(&["x"], vec![])]);
        second.rooms[0].messages[0].redacts = Some("a".into());
        let mut fresh = sync(None, 5, vec![room(&["a", "x"], vec![])]);
        found(
            &findings(vec![first.clone(), second.clone()], fresh.clone()),
            "folded",
        );
        fresh.rooms[0].messages[0].redacted = true;
        assert_eq!(findings(vec![first, second], fresh), [""; 0]);
    }

    /// JOI-6: what a late event hides or shows stays as it is with who asked before.
    #[test]
    fn what_could_be_read_at_times_may_stay() {
        let truth = late_example();
        let mut hidden = vec![("$one".to_owned(), false), ("new".to_owned(), false)];
        assert!(!truth.forget_unsteady("@ann", "!harbour", &mut hidden));
        assert!(truth.forget_unsteady("@nobody", "!harbour", &mut hidden));
        assert_eq!(hidden, [("new".to_owned(), false)]);
    }

    /// STR-3: late events go where they belong, also several of one delta, of which each names what it came right behind.
    #[test]
    fn late_events_find_their_place() {
        let truth = late_example();
        let late = |id: &str, after: &str| Shown {
            after: Some(after.into()),
            ..event(id)
        };
        let asks = |syncs: Vec<Sync>, fresh: Sync| {
            let mut log = logged(syncs, fresh);
            for answer in &mut log.answers {
                answer.filter.late = true;
            }
            check(&truth, &log)
        };
        let first = sync(None, 4, vec![room(&["$one", "b"], vec![])]);
        let mut second = sync(Some(4), 6, vec![room(&[], vec![])]);
        second.rooms[0].messages = vec![late("y", "$one"), late("$late", "$one")];
        let fresh = |ids: &[&str]| sync(None, 6, vec![room(ids, vec![])]);
        let right = fresh(&["y", "$late", "b"]);
        assert_eq!(
            asks(vec![first.clone(), second.clone()], right.clone()),
            [""; 0]
        );
        let wrong = fresh(&["$late", "y", "b"]);
        found(&asks(vec![first.clone(), second.clone()], wrong), "folded");
        let mut limited = second.clone();
        limited.rooms[0].limited = true;
        limited.rooms[0].messages.push(event("c"));
        let right_then = fresh(&["$late", "b", "c"]);
        assert_eq!(
            asks(vec![first.clone(), limited.clone()], right_then),
            [""; 0]
        );
        let wrong_then = fresh(&["$late", "c", "b"]);
        found(&asks(vec![first.clone(), limited], wrong_then), "folded");
        second.rooms[0].messages.clear();
        found(&asks(vec![first.clone(), second.clone()], right), "folded");
        let unasked = logged(vec![first, second], fresh(&["$one", "$late", "b"]));
        assert_eq!(check(&truth, &unasked), [""; 0]);
    }
}
