//! Holds what the server has against what its clients were told and saw. It knows nothing of how either comes to be.

use std::collections::BTreeMap;
use std::fmt;

use crate::log::{Came, Seen, What, Wish};

/// All that is known after a round, when nothing is under way any more.
#[derive(Default)]
pub(crate) struct Round {
    /// What was wished for, each client's in order.
    pub(crate) wishes: Vec<Wish>,
    /// The users of the clients.
    pub(crate) users: Vec<String>,
    /// What the stream has now, for somebody who comes to read.
    pub(crate) stream: Vec<Seen>,
    /// What it brought those who followed all along: the ids of events, and why it ended if it did.
    pub(crate) followers: Vec<Followed>,
    /// The newest events of each room, oldest first.
    pub(crate) newest: BTreeMap<String, Vec<String>>,
    /// The state of each room now: the event that says it, by type.
    pub(crate) state: BTreeMap<(String, String), String>,
    /// The rooms that wishes lead to now, by name.
    pub(crate) made: BTreeMap<String, Option<String>>,
}

/// What a follower saw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Followed {
    pub(crate) ids: Vec<String>,
    pub(crate) broke: Option<String>,
}

/// The kinds of what must not be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// What was acknowledged isn't there.
    Lost,
    /// An event is there twice.
    Doubled,
    /// An action had its effect twice.
    Twice,
    /// A stream left out or repeated something, or mixed it up.
    Gap,
    /// Only a part of a batch is there, or something stands between its parts.
    Torn,
    /// Events of a client aren't in the order in which it asked for them.
    Disorder,
    /// A view of a room shows something else than the server has.
    View,
    /// Anything else that isn't as it was told.
    Wrong,
}

impl Kind {
    pub(crate) const ALL: [Self; 8] = [
        Self::Lost,
        Self::Doubled,
        Self::Twice,
        Self::Gap,
        Self::Torn,
        Self::Disorder,
        Self::View,
        Self::Wrong,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lost => "acknowledged and lost",
            Self::Doubled => "events doubled",
            Self::Twice => "actions applied twice",
            Self::Gap => "gaps in streams",
            Self::Torn => "batches torn",
            Self::Disorder => "events out of order",
            Self::View => "views that show otherwise",
            Self::Wrong => "anything else",
        }
    }
}

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) kind: Kind,
    pub(crate) what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.what)
    }
}

/// Everything that must not be.
pub(crate) fn check(round: &Round) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |kind, what| findings.push(Finding { kind, what });
    answers(round, &mut report);
    everything_once(round, &mut report);
    in_order(round, &mut report);
    batches(round, &mut report);
    memberships(round, &mut report);
    streams(round, &mut report);
    rooms(round, &mut report);
    findings
}

type Report<'r> = dyn FnMut(Kind, String) + 'r;

/// Every wish can come true, so each must have.
fn answers(round: &Round, report: &mut Report<'_>) {
    for wish in &round.wishes {
        match &wish.came {
            Came::Refused(_) => report(Kind::Wrong, format!("{wish:?}")),
            Came::Open => report(Kind::Wrong, format!("it never ended: {wish:?}")),
            _ => {}
        }
    }
}

/// What was acknowledged is there once, and what is there once was asked for.
fn everything_once(round: &Round, report: &mut Report<'_>) {
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
    for event in &round.stream {
        *by_id.entry(&event.id).or_default() += 1;
        if let Some(name) = &event.name {
            by_name.entry(name).or_default().push(event);
        }
    }
    for (id, count) in &by_id {
        if *count > 1 {
            report(
                Kind::Doubled,
                format!("{id} is in the stream {count} times"),
            );
        }
    }
    for wish in &round.wishes {
        let events = by_name.remove(wish.name.as_str()).unwrap_or_default();
        if events.len() > 1 {
            report(Kind::Doubled, format!("{wish:?}: {events:?}"));
        }
        if let Came::Event { id, .. } = &wish.came
            && !by_id.contains_key(id.as_str())
        {
            report(Kind::Lost, format!("{wish:?}"));
        }
        if let (Came::Event { id, .. }, [event]) = (&wish.came, &*events)
            && (event.id != *id || event.room != wish.room)
        {
            report(Kind::Wrong, format!("{wish:?} is {event:?}"));
        }
    }
    for event in by_name.into_values().flatten() {
        report(Kind::Wrong, format!("nobody asked for {event:?}"));
    }
}

/// What a client asked for in a room one after the other stands there in this order.
fn in_order(round: &Round, report: &mut Report<'_>) {
    let places: BTreeMap<&str, usize> = round
        .stream
        .iter()
        .enumerate()
        .map(|(place, event)| (event.id.as_str(), place))
        .collect();
    let mut last: BTreeMap<usize, (usize, &Wish)> = BTreeMap::new();
    for wish in &round.wishes {
        let Came::Event { id, .. } = &wish.came else {
            continue;
        };
        let Some(place) = places.get(id.as_str()) else {
            continue;
        };
        if let Some((_, before)) = last.get(&wish.client).filter(|(other, _)| other > place) {
            report(Kind::Disorder, format!("{wish:?} stands before {before:?}"));
        }
        last.insert(wish.client, (*place, wish));
    }
}

/// A batch is there as a whole, its parts one behind the other, or not at all.
fn batches(round: &Round, report: &mut Report<'_>) {
    let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for wish in round.wishes.iter().filter(|wish| wish.what == What::Part) {
        let batch = wish.name.split('.').next().unwrap_or_default();
        wanted.entry(batch).or_default().push(&wish.name);
    }
    let names: Vec<_> = round
        .stream
        .iter()
        .map(|event| event.name.as_deref())
        .collect();
    for (batch, parts) in wanted {
        let Some(first) = names
            .iter()
            .position(|name| name.is_some_and(|name| parts.contains(&name)))
        else {
            continue;
        };
        let there = names[first..].iter().copied().take(parts.len());
        if !there.eq(parts.iter().copied().map(Some)) {
            report(Kind::Torn, format!("{batch} of {} actions", parts.len()));
        }
    }
}

/// Each join and each leave happened once: joining twice wouldn't show otherwise.
fn memberships(round: &Round, report: &mut Report<'_>) {
    for (client, user) in round.users.iter().enumerate() {
        for (what, membership) in [(What::Join, "join"), (What::Leave, "leave")] {
            let own = round
                .wishes
                .iter()
                .filter(|wish| wish.client == client && wish.what == what);
            let (mut told, mut open) = (0, 0);
            for wish in own {
                match wish.came {
                    Came::Event { .. } | Came::Done => told += 1,
                    _ => open += 1,
                }
            }
            let seen = round.stream.iter().filter(|event| {
                event.sender == *user && event.membership.as_deref() == Some(membership)
            });
            let count = seen.count();
            let what = || format!("{user}: {told} times {membership}, and {count} events of it");
            if count < told {
                report(Kind::Lost, what());
            }
            if count > told + open {
                report(Kind::Twice, what());
            }
        }
    }
}

/// Who followed all along saw what there is now.
fn streams(round: &Round, report: &mut Report<'_>) {
    let now: Vec<&str> = round.stream.iter().map(|event| event.id.as_str()).collect();
    for (number, followed) in round.followers.iter().enumerate() {
        if let Some(broke) = &followed.broke {
            report(Kind::Gap, format!("follower {number}: it ended: {broke}"));
        }
        let differs = (0..now.len().max(followed.ids.len()))
            .find(|place| now.get(*place).copied() != followed.ids.get(*place).map(String::as_str));
        if let Some(place) = differs {
            let (seen, is) = (followed.ids.get(place), now.get(place));
            let of = format!("{} of {}", followed.ids.len(), now.len());
            report(
                Kind::Gap,
                format!("follower {number}: at {place} {seen:?} instead of {is:?}; {of}"),
            );
        }
    }
}

/// The rooms agree with the stream.
fn rooms(round: &Round, report: &mut Report<'_>) {
    for (room, newest) in &round.newest {
        let of_room = round.stream.iter().filter(|event| event.room == *room);
        let ids: Vec<&String> = of_room.map(|event| &event.id).collect();
        let count = ids.len().min(newest.len());
        let same = newest[newest.len() - count..]
            .iter()
            .eq(ids[ids.len() - count..].iter().copied());
        if !same {
            report(
                Kind::Wrong,
                format!("the timeline of {room} isn't the stream's"),
            );
        }
    }
    for ((room, event_type), now) in &round.state {
        let sets = |event: &&Seen| event.room == *room && event.state.as_ref() == Some(event_type);
        if let Some(last) = round.stream.iter().rfind(sets)
            && last.id != *now
        {
            report(
                Kind::Wrong,
                format!("{event_type} of {room} is {now} and not {last:?}"),
            );
        }
    }
    for wish in &round.wishes {
        let Some(found) = round.made.get(&wish.name) else {
            continue;
        };
        match (&wish.came, found) {
            (Came::Room(_), None) => report(Kind::Lost, format!("{wish:?}")),
            (Came::Room(room), Some(found)) if room != found => {
                report(Kind::Twice, format!("{wish:?}: its name leads to {found}"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(name: &str, what: What, came: Came) -> Wish {
        Wish {
            client: 0,
            name: name.to_owned(),
            what,
            room: "!r".to_owned(),
            asked_ms: 1,
            told_ms: Some(2),
            came,
        }
    }

    fn event(id: &str) -> Came {
        Came::Event {
            id: id.to_owned(),
            at_ms: 1,
        }
    }

    fn seen(id: &str, name: Option<&str>) -> Seen {
        Seen {
            id: id.to_owned(),
            room: "!r".to_owned(),
            sender: "@a".to_owned(),
            state: None,
            name: name.map(str::to_owned),
            membership: None,
        }
    }

    /// A round in which all is well.
    fn fine() -> Round {
        let state = Seen {
            state: Some("state.m.room.topic".to_owned()),
            ..seen("$3", Some("three"))
        };
        let membership = |id: &str, membership: &str| Seen {
            membership: Some(membership.to_owned()),
            state: Some("state.m.room.member".to_owned()),
            ..seen(id, None)
        };
        let ids: Vec<String> = ["$1", "$2", "$3", "$4", "$5"].map(str::to_owned).into();
        let followed = Followed {
            ids: ids.clone(),
            broke: None,
        };
        Round {
            wishes: vec![
                wish("one", What::Message, event("$1")),
                wish("two", What::Message, event("$2")),
                wish("three", What::State, event("$3")),
                wish("leave", What::Leave, event("$4")),
                wish("join", What::Join, Came::Done),
                wish("room", What::Create, Came::Room("!new".to_owned())),
            ],
            users: vec!["@a".to_owned()],
            stream: vec![
                seen("$1", Some("one")),
                seen("$2", Some("two")),
                state,
                membership("$4", "leave"),
                membership("$5", "join"),
            ],
            followers: vec![followed.clone(), followed],
            newest: BTreeMap::from([("!r".to_owned(), ids[2..].to_vec())]),
            state: BTreeMap::from([(
                ("!r".to_owned(), "state.m.room.topic".to_owned()),
                "$3".to_owned(),
            )]),
            made: BTreeMap::from([("room".to_owned(), Some("!new".to_owned()))]),
        }
    }

    /// What is found when something has been done to a round in which all was well.
    #[track_caller]
    fn finds(kinds: &[Kind], harm: impl FnOnce(&mut Round)) {
        let mut round = fine();
        harm(&mut round);
        let findings = check(&round);
        let found: Vec<Kind> = findings.iter().map(|finding| finding.kind).collect();
        assert_eq!(found, kinds, "{findings:?}");
    }

    fn followers_too(round: &mut Round) {
        let ids: Vec<String> = round.stream.iter().map(|event| event.id.clone()).collect();
        for followed in &mut round.followers {
            followed.ids.clone_from(&ids);
        }
        round.newest.clear();
    }

    #[test]
    fn a_round_in_which_all_is_well_has_no_findings() {
        finds(&[], |_| {});
    }

    #[test]
    fn what_was_acknowledged_and_is_gone_is_lost() {
        finds(&[Kind::Lost], |round| {
            round.stream.remove(1);
            followers_too(round);
        });
        finds(&[Kind::Lost], |round| {
            round.stream.pop();
            followers_too(round);
        });
        finds(&[Kind::Lost], |round| {
            round.made.insert("room".to_owned(), None);
        });
    }

    #[test]
    fn one_wish_with_two_events_is_doubled() {
        finds(&[Kind::Doubled], |round| {
            round.stream.push(seen("$6", Some("two")));
            followers_too(round);
        });
        finds(&[Kind::Doubled], |round| {
            let again = round.stream[0].clone();
            round.stream[0].name = None;
            round.stream.insert(1, again);
            followers_too(round);
        });
    }

    #[test]
    fn what_is_doubled_is_found_also_where_nobody_was_told_of_it() {
        finds(&[Kind::Doubled], |round| {
            round.wishes[1].came = Came::GivenUp("no answer".to_owned());
            round.stream.push(seen("$6", Some("two")));
            followers_too(round);
        });
        finds(&[], |round| {
            round.wishes[1].came = Came::GivenUp("no answer".to_owned());
            round.stream.remove(1);
            followers_too(round);
        });
    }

    #[test]
    fn what_happens_again_without_a_name_was_applied_twice() {
        finds(&[Kind::Twice], |round| {
            let again = Seen {
                id: "$6".to_owned(),
                ..round.stream[4].clone()
            };
            round.stream.push(again);
            followers_too(round);
        });
        finds(&[Kind::Twice], |round| {
            round
                .made
                .insert("room".to_owned(), Some("!other".to_owned()));
        });
    }

    #[test]
    fn a_stream_that_leaves_out_repeats_or_mixes_up_has_a_gap() {
        finds(&[Kind::Gap], |round| {
            round.followers[1].ids.remove(2);
        });
        finds(&[Kind::Gap], |round| {
            round.followers[0].ids.insert(2, "$2".to_owned());
        });
        finds(&[Kind::Gap], |round| round.followers[0].ids.swap(1, 2));
        finds(&[Kind::Gap], |round| {
            round.followers[0].ids.pop();
        });
        finds(&[Kind::Gap], |round| {
            round.followers[0].broke = Some("refused".to_owned());
        });
    }

    #[test]
    fn what_a_client_asked_for_later_and_stands_earlier_is_out_of_order() {
        finds(&[Kind::Disorder], |round| {
            round.stream.swap(0, 1);
            followers_too(round);
        });
    }

    #[test]
    fn a_batch_of_which_a_part_is_missing_or_stands_apart_is_torn() {
        let batch = |round: &mut Round, names: [&str; 3]| {
            for name in ["b.0", "b.1"] {
                let given_up = Came::GivenUp("no answer".to_owned());
                round.wishes.push(wish(name, What::Part, given_up));
            }
            for (number, name) in names.into_iter().enumerate() {
                let name = Some(name).filter(|name| !name.is_empty());
                round.stream.push(seen(&format!("$b{number}"), name));
            }
            followers_too(round);
        };
        finds(&[], |round| batch(round, ["b.0", "b.1", ""]));
        finds(&[], |round| batch(round, ["", "", ""]));
        finds(&[Kind::Torn], |round| batch(round, ["b.0", "", ""]));
        finds(&[Kind::Torn], |round| batch(round, ["b.1", "", ""]));
        finds(&[Kind::Torn], |round| batch(round, ["b.0", "", "b.1"]));
        finds(&[Kind::Torn], |round| batch(round, ["b.1", "b.0", ""]));
    }

    #[test]
    fn what_was_refused_or_never_ended_is_wrong() {
        finds(&[Kind::Wrong], |round| {
            round.wishes[1].came = Came::Refused("403".to_owned());
        });
        finds(&[Kind::Wrong], |round| round.wishes[1].came = Came::Open);
    }

    #[test]
    fn what_nobody_asked_for_is_wrong() {
        finds(&[Kind::Wrong], |round| {
            round.stream.push(seen("$6", Some("six")));
            followers_too(round);
        });
        finds(&[Kind::Wrong], |round| {
            round.stream[1].room = "!other".to_owned();
            round.newest.clear();
        });
    }

    #[test]
    fn a_room_that_does_not_agree_with_the_stream_is_wrong() {
        finds(&[Kind::Wrong], |round| {
            round.newest.insert("!r".to_owned(), vec!["$3".to_owned()]);
        });
        finds(&[Kind::Wrong], |round| {
            for now in round.state.values_mut() {
                "$0".clone_into(now);
            }
        });
    }
}
