//! The reference: all events of a sequence, where they stand, and who may see them (spec/streams.md).
//!
//! It is written after the document and asks each event by itself. How the server comes to the same is its own affair.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::steps::Rule;

pub(super) type Position = u64;
pub(super) type Order = i64;

pub(super) const MEMBER: &str = "state.m.room.member";
pub(super) const RULE: &str = "state.m.room.history_visibility";
pub(super) const READ: &str = "state.m.room.marker.read";
pub(super) const REDACTION: &str = "message.m.room.redaction";

/// A user's part in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Invite,
    Join,
    /// Left, was kicked, or rejected an invite.
    Leave,
    Ban,
}

/// An event as it was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) position: Position,
    pub(super) order: Order,
    pub(super) room: String,
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) key: Option<String>,
    pub(super) sender: String,
    pub(super) deletes: bool,
    /// What its user is by it, if it is a membership.
    pub(super) part: Option<Part>,
    /// The rule it sets, if it does.
    pub(super) rule: Option<Rule>,
    /// What it redacts.
    pub(super) redacts: Option<String>,
    /// What it points to, if it is a marker.
    pub(super) marks: Option<String>,
    /// A text that stands in no other event, as it was sent; what the server puts right has that of another one.
    pub(super) word: Option<String>,
    /// Where it is late, the event that it came right behind.
    pub(super) late: Option<String>,
    /// Whether it is state that something newer had superseded when it came.
    pub(super) superseded: bool,
}

impl Event {
    /// An event from its kept text.
    pub(super) fn read(position: Position, order: Order, json: &Value) -> Self {
        let text = |pointer: &str| {
            json.pointer(pointer)
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let (kind, deletes) = (
            text("/type").unwrap_or_default(),
            json.get("content").is_none(),
        );
        let part = (kind == MEMBER).then(|| match text("/content/membership").as_deref() {
            Some("invite") => Part::Invite,
            Some("join") => Part::Join,
            Some("ban") => Part::Ban,
            _ => Part::Leave,
        });
        let rule = text("/content/history_visibility").and_then(|name| Rule::read(&name));
        Self {
            position,
            order,
            room: text("/room_id").unwrap_or_default(),
            id: text("/event_id").unwrap_or_default(),
            key: text("/state_key"),
            sender: text("/sender").unwrap_or_default(),
            deletes,
            part,
            rule: rule.filter(|_| kind == RULE),
            redacts: text("/redacts"),
            marks: text("/content/event_id").filter(|_| kind == READ),
            word: text("/content/body").or_else(|| text("/content/name")),
            late: None,
            superseded: false,
            kind,
        }
    }

    /// Whether both are state of one type and key.
    pub(super) fn is_same_state(&self, other: &Self) -> bool {
        self.key.is_some() && self.kind == other.kind && self.key == other.key
    }

    /// Whether the server made it (STR-4).
    pub(super) fn is_servers(&self) -> bool {
        !self.sender.starts_with('@')
    }

    /// Whether it is the membership of a user.
    pub(super) fn is_member(&self, user: &str) -> bool {
        self.part.is_some() && self.key.as_deref() == Some(user)
    }
}

/// All events between two positions, which hold all rooms of a sequence from their creation on.
#[derive(Clone, Debug, Default)]
pub(super) struct Truth {
    /// The position before the first.
    pub(super) base: Position,
    /// By position.
    pub(super) events: Vec<Event>,
}

impl Truth {
    /// The events after a position as they were committed, with their positions and orders.
    pub(super) fn new(base: Position, events: impl IntoIterator<Item = Event>) -> Self {
        let mut truth = Self {
            base,
            events: Vec::new(),
        };
        for mut event in events {
            let timeline = truth.timeline(&event.room, truth.head());
            let next = timeline.partition_point(|other| other.order < event.order);
            if next < timeline.len() {
                let before = next.checked_sub(1).map(|at| timeline[at].id.clone());
                event.late = Some(before.unwrap_or_default());
            }
            let newer = &timeline[next..];
            event.superseded = newer.iter().any(|other| other.is_same_state(&event));
            truth.events.push(event);
        }
        truth
    }

    /// The position of the newest.
    pub(super) fn head(&self) -> Position {
        self.events.last().map_or(self.base, |event| event.position)
    }

    /// An event by its id.
    pub(super) fn get(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    /// The events with `after < position <= until`.
    pub(super) fn between(&self, after: Position, until: Position) -> impl Iterator<Item = &Event> {
        self.events
            .iter()
            .filter(move |event| after < event.position && event.position <= until)
    }

    /// The rooms.
    pub(super) fn rooms(&self) -> BTreeSet<&str> {
        self.events
            .iter()
            .map(|event| event.room.as_str())
            .collect()
    }

    /// A room's timeline as of a position, oldest first.
    pub(super) fn timeline(&self, room: &str, until: Position) -> Vec<&Event> {
        let mut events: Vec<&Event> = self
            .between(self.base, until)
            .filter(|event| event.room == room)
            .collect();
        events.sort_by_key(|event| event.order);
        events
    }

    /// The state of a room at an order, as of a position: the newest event of each type and key, those that delete it too.
    pub(super) fn changes(
        &self,
        room: &str,
        order: Order,
        until: Position,
    ) -> BTreeMap<(&str, &str), &Event> {
        let timeline = self.timeline(room, until);
        let states = timeline.into_iter().filter(|event| event.order <= order);
        states
            .filter_map(|event| Some(((event.kind.as_str(), event.key.as_deref()?), event)))
            .collect()
    }

    /// The state of a room as of a position.
    pub(super) fn state(&self, room: &str, until: Position) -> BTreeMap<(&str, &str), &Event> {
        let mut state = self.changes(room, Order::MAX, until);
        state.retain(|_, event| !event.deletes);
        state
    }

    /// What a user is in a room as of a position; nothing for one who never had a part.
    pub(super) fn part(&self, user: &str, room: &str, until: Position) -> Option<Part> {
        let timeline = self.timeline(room, until);
        timeline
            .iter()
            .rev()
            .find(|event| event.is_member(user))?
            .part
    }

    /// Whether a user is joined as of a position.
    pub(super) fn is_in(&self, user: &str, room: &str, until: Position) -> bool {
        self.part(user, room, until) == Some(Part::Join)
    }

    /// How many users are so as of a position.
    pub(super) fn count(&self, room: &str, part: Part, until: Position) -> usize {
        self.state(room, until)
            .values()
            .filter(|event| event.part == Some(part))
            .count()
    }

    /// Whether a user may be shown an event as it happens: joined at its position, or it is the user's own membership.
    pub(super) fn streams(&self, user: &str, event: &Event) -> bool {
        event.is_member(user) || self.is_in(user, &event.room, event.position)
    }

    /// Whether a late event that is asked for comes at all to a user (STR-2, STR-3), asked as of a position.
    pub(super) fn passes(&self, user: &str, event: &Event, now: Position) -> bool {
        let readable = || self.readable(user, &event.room, now);
        event.late.is_none()
            || !event.superseded && readable().iter().any(|other| other.id == event.id)
    }

    /// The positions between two at which it may change what a user reads of a room, with both.
    pub(super) fn turns(
        &self,
        (user, room): (&str, &str),
        from: Position,
        to: Position,
    ) -> BTreeSet<Position> {
        let rejects = |event: &Event| event.is_servers() && event.redacts.is_some();
        let changes = self.between(from, to).filter(|event| {
            let counts = event.is_member(user) || event.rule.is_some() || rejects(event);
            event.room == room && counts
        });
        let turns = changes.flat_map(|change| [change.position - 1, change.position]);
        turns.chain([from, to]).collect()
    }

    /// What a user may read of a room's timeline when asking as of a position (JOI-6), oldest first.
    pub(super) fn readable(&self, user: &str, room: &str, now: Position) -> Vec<&Event> {
        let timeline = self.timeline(room, now);
        let counts = |event: &&Event| event.is_member(user) && !self.is_rejected(&event.id, now);
        let parts: Vec<&Event> = timeline.iter().copied().filter(counts).collect();
        let Some(joined) = parts
            .iter()
            .rposition(|event| event.part == Some(Part::Join))
        else {
            return Vec::new();
        };
        // The end of the last time in the room, which itself is read.
        let end = parts
            .get(joined + 1)
            .map_or(Order::MAX, |event| event.order);
        let (mut part, mut rule) = (None, Rule::Shared);
        let may = |event: &&Event| {
            let before = part;
            if counts(event) {
                part = event.part;
            }
            rule = event.rule.unwrap_or(rule);
            let own_end = before == Some(Part::Join) && part != before;
            let by_rule = match rule {
                Rule::Shared => true,
                Rule::Invited => matches!(part, Some(Part::Join | Part::Invite)),
                Rule::Joined => part == Some(Part::Join),
            };
            event.order <= end && (by_rule || own_end)
        };
        timeline.iter().copied().filter(may).collect()
    }

    /// Whether an event is rejected as of a position: servers redact for no other reason.
    pub(super) fn is_rejected(&self, id: &str, now: Position) -> bool {
        let mut redactions = self
            .between(self.base, now)
            .filter(|event| event.is_servers());
        redactions.any(|event| event.redacts.as_deref() == Some(id))
    }

    /// Where an event was redacted first.
    pub(super) fn redacted_at(&self, id: &str) -> Option<Position> {
        let mut redactions = self
            .events
            .iter()
            .filter(|event| event.redacts.as_deref() == Some(id));
        redactions.next().map(|event| event.position)
    }
}

impl fmt::Display for Truth {
    /// A line for each event.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for event in &self.events {
            let Event {
                position,
                order,
                room,
                id,
                kind,
                key,
                sender,
                ..
            } = event;
            let key = key.as_deref().unwrap_or("-");
            write!(
                f,
                "{position} at {order} of {room}: {id} {kind} {key} by {sender}"
            )?;
            if let Some(part) = event.part {
                write!(f, ", {part:?}")?;
            }
            if let Some(rule) = event.rule {
                write!(f, ", {rule:?}")?;
            }
            if let Some(redacts) = &event.redacts {
                write!(f, ", redacts {redacts}")?;
            }
            let marks = [
                (event.deletes, "deleted"),
                (event.late.is_some(), "late"),
                (event.superseded, "superseded"),
            ];
            for (_, mark) in marks.iter().filter(|(is, _)| *is) {
                write!(f, ", {mark}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::doctored::{example, ids};

    /// The example of spec/streams.md, as far as it has no late event.
    #[test]
    fn the_example_of_the_document_comes_out() {
        let truth = example();
        let streamed = |user: &str, from| {
            let events = truth.between(from, truth.head());
            ids(events.filter(|event| truth.streams(user, event)))
        };
        assert_eq!(
            streamed("@ann", 4),
            ["one", "invites-bob", "two", "bob-joins", "three", "four"]
        );
        assert_eq!(
            streamed("@bob", 4),
            ["invites-bob", "bob-joins", "tea", "three", "four"]
        );
        let read = |user: &str, now| ids(truth.readable(user, "!harbour", now));
        let all = [
            "create",
            "ann-joins",
            "one",
            "invites-bob",
            "two",
            "bob-joins",
            "three",
            "four",
        ];
        assert_eq!(read("@bob", 12), all);
        assert_eq!(read("@bob", 7), [""; 0]);
        assert_eq!(read("@ann", 5), all[..3]);
    }
}
