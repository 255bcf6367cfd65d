//! The newest events of all rooms, in memory.

mod index;

use std::collections::VecDeque;
use std::sync::Arc;

use self::index::Index;
use super::room::Origin;
use super::room::state::{REDACTION, content_text, event_id_of};
use crate::store::{Position, Replaced, RoomLog, StoredEvent};

/// An event of the tail, with who caused it.
#[derive(Clone)]
pub struct TailEvent {
    /// The event.
    pub event: Arc<StoredEvent>,
    /// Who caused it (ACT-5).
    pub origin: Option<Arc<Origin>>,
}

/// The most bytes of event text that the tail holds.
const TAIL_BYTES: usize = 32 << 20;
/// The most events that the tail holds.
const TAIL_EVENTS: usize = 65_536;

/// The newest events of all rooms, by position and without a gap.
#[derive(Default)]
pub(super) struct Tail {
    events: VecDeque<TailEvent>,
    bytes: usize,
    index: Index,
}

impl Tail {
    /// Adds the next event, and lets go of the oldest where there are too many.
    pub(super) fn push(&mut self, event: TailEvent) {
        self.bytes += event.event.json.len();
        self.index.push(&event.event);
        self.events.push_back(event);
        while self.events.len() > TAIL_EVENTS || self.bytes > TAIL_BYTES {
            self.let_go(1);
        }
    }

    /// Lets go of the oldest events.
    fn let_go(&mut self, count: usize) {
        let count = count.min(self.events.len());
        for oldest in self.events.drain(..count) {
            self.bytes -= oldest.event.json.len();
            self.index.pop(&oldest.event);
        }
    }

    /// The events with `after < position <= until`, at most `limit`, if the tail reaches back so far.
    pub(super) fn since(
        &self,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Option<Vec<TailEvent>> {
        let oldest = self.reaches(after)?;
        // Positions have no gaps, so the offset is the difference.
        let skip = usize::try_from(after + 1 - oldest).ok()?;
        let count = usize::try_from(until - after).ok()?.min(limit);
        Some(self.events.iter().skip(skip).take(count).cloned().collect())
    }

    /// The same of some rooms, at no cost for what happened in others.
    pub(super) fn of_rooms(
        &self,
        rooms: &[RoomLog],
        (after, until): (Position, Position),
        limit: usize,
    ) -> Option<Vec<TailEvent>> {
        let oldest = self.reaches(after)?;
        let positions = self.index.of_rooms(rooms, after, until).take(limit);
        let offset = |position| usize::try_from(position - oldest).ok();
        let event = |position| self.events.get(offset(position)?).cloned();
        Some(positions.filter_map(event).collect())
    }

    /// The position of the oldest event, if all that came after a position are here.
    fn reaches(&self, after: Position) -> Option<Position> {
        let oldest = self.events.front()?.event.position;
        (after + 1 >= oldest).then_some(oldest)
    }

    /// Puts an event as it is now in the place where it was.
    pub(super) fn put(&mut self, event: &Arc<StoredEvent>) {
        if let Some(tail) = self.at(event.position) {
            let before = std::mem::replace(&mut tail.event, Arc::clone(event));
            self.bytes = (self.bytes + event.json.len()).saturating_sub(before.json.len());
        }
    }

    /// Puts what a redaction left of an event in its place, also where other events show it: as what they replaced, or as
    /// the reason why they are empty (RED-1).
    pub(super) fn redact(&mut self, redacted: &Arc<StoredEvent>) {
        self.put(redacted);
        if redacted.state_key.is_some() {
            let content = content_text(&redacted.json).unwrap_or("{}").into();
            let replaced = Replaced {
                event_id: redacted.event_id.clone(),
                content,
            };
            self.mend(
                |event| names(event.replaces.as_ref(), redacted),
                |event| event.replaces = Some(replaced.clone()),
            );
        }
        if &*redacted.event_type == REDACTION {
            let because = &redacted.json;
            self.mend(
                |event| is_because_of(event, redacted),
                |event| event.redacted_because = Some(Arc::clone(because)),
            );
        }
    }

    fn at(&mut self, position: Position) -> Option<&mut TailEvent> {
        let oldest = self.events.front()?.event.position;
        let offset = usize::try_from(position.checked_sub(oldest)?).ok()?;
        self.events.get_mut(offset)
    }

    fn mend(&mut self, shows: impl Fn(&StoredEvent) -> bool, change: impl Fn(&mut StoredEvent)) {
        let stale = self.events.iter_mut().filter(|tail| shows(&tail.event));
        for tail in stale {
            change(Arc::make_mut(&mut tail.event));
        }
    }
}

fn names(replaced: Option<&Replaced>, redacted: &StoredEvent) -> bool {
    replaced.is_some_and(|replaced| replaced.event_id == redacted.event_id)
}

fn is_because_of(event: &StoredEvent, redacted: &StoredEvent) -> bool {
    let because = event.redacted_because.as_deref().and_then(event_id_of);
    because.as_ref() == Some(&redacted.event_id)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::app::room::{Draft, RoomState, build};
    use crate::app::rules::redaction;
    use crate::env::Env;
    use crate::store::{NewEvent, Proof, Redaction, Standing};

    const TOPIC: &str = "state.m.room.topic";

    /// A room and its tail, as they are while events are decided on and committed.
    struct World {
        env: Env,
        room: RoomState,
        tail: Tail,
        next: Position,
    }

    impl World {
        fn new() -> Self {
            let (env, _clock) = Env::test(1);
            Self {
                env,
                room: RoomState::empty("!r:a".parse().expect("an id")),
                tail: Tail::default(),
                next: 1,
            }
        }

        /// Decides on an event: it is made from the state that is checked against.
        fn decide(&mut self, draft: &Draft) -> NewEvent {
            let server = "a".parse().expect("a name");
            let given = build::Given::now(&self.env, &server).expect("an id");
            let event = build::event(draft, &self.room, given).expect("an event");
            let content = draft.content.clone().unwrap_or_default();
            self.room = self.room.after(&event, &content);
            event
        }

        fn topic(&mut self, topic: &str) -> NewEvent {
            let ann = "@ann:a".parse().expect("an id");
            self.decide(&Draft::state(TOPIC, "_", &ann, &json!({ "topic": topic })))
        }

        fn redact(&mut self, target: &NewEvent) -> NewEvent {
            let proof = Proof {
                sha256: [0; 32],
                key_id: String::new(),
                signature: [0; 64],
            };
            let json = redaction::pruned_text(&target.json).expect("json");
            self.decide(&Draft {
                event_type: REDACTION.parse().expect("a type"),
                state_key: None,
                sender: "@ann:a".into(),
                content: json!({ "reason": "secret" }).as_object().cloned(),
                updates: None,
                relates_to: None,
                redacts: Some(Redaction {
                    target: target.event_id.clone(),
                    json: json.into(),
                    proof,
                    rejects: false,
                }),
            })
        }

        /// Commits an event, with what the store then says of the event it redacts.
        fn commit(&mut self, event: &NewEvent) {
            let stored = self.stored(event, self.next);
            self.tail.push(TailEvent {
                event: Arc::new(stored),
                origin: None,
            });
            self.next += 1;
            let Some(redaction) = &event.redacts else {
                return;
            };
            let target = |tail: &&TailEvent| tail.event.event_id == redaction.target;
            let target = &self
                .tail
                .events
                .iter()
                .find(target)
                .expect("a target")
                .event;
            let redacted = StoredEvent {
                json: Arc::clone(&redaction.json),
                redacted_because: Some(Arc::clone(&event.json)),
                ..StoredEvent::clone(target)
            };
            self.tail.redact(&Arc::new(redacted));
        }

        fn stored(&self, event: &NewEvent, position: Position) -> StoredEvent {
            StoredEvent {
                position,
                order: event.order,
                room_id: self.room.room_id.clone(),
                event_id: event.event_id.clone(),
                event_type: event.event_type.clone(),
                state_key: event.state_key.clone(),
                sender: event.sender.clone(),
                ts: event.ts,
                json: event.json.clone(),
                deletes: event.deletes,
                depth: event.depth,
                parent: event.parent.clone(),
                replaces: event.replaces.clone(),
                redacted_because: None,
                standing: Standing::Shared,
            }
        }

        /// All that the tail shows, and all that the state shows.
        fn shown(&self) -> String {
            let mut shown = String::new();
            for TailEvent { event, .. } in &self.tail.events {
                shown.push_str(&event.json);
                shown.push_str(event.redacted_because.as_deref().unwrap_or_default());
                shown.push_str(event.replaces.as_ref().map_or("", |before| &before.content));
            }
            for (_, entry) in self.room.entries() {
                shown.push_str(&entry.json);
                shown.push_str(&entry.content);
                shown.push_str(entry.redacted_because.as_deref().unwrap_or_default());
            }
            shown
        }

        fn bytes_are_right(&self) -> bool {
            let bytes = self.tail.events.iter().map(|tail| tail.event.json.len());
            bytes.sum::<usize>() == self.tail.bytes
        }
    }

    /// RED-1: state that is redacted while something else is about to take its place: whichever was decided first, the
    /// newer event shows nothing of it.
    #[test]
    fn what_replaced_a_redacted_state_shows_nothing_of_it() {
        for redacted_first in [true, false] {
            let mut world = World::new();
            let told = world.topic("told");
            world.commit(&told);
            // Both are decided on before either is committed.
            let events = if redacted_first {
                let redaction = world.redact(&told);
                [redaction, world.topic("new")]
            } else {
                let next = world.topic("new");
                [next, world.redact(&told)]
            };
            for event in &events {
                world.commit(event);
            }
            assert!(!world.shown().contains("told"), "{}", world.shown());
            let next = world.tail.since(1, 3, 9).expect("it reaches back");
            let next = next.iter().find(|tail| tail.event.replaces.is_some());
            let replaced = next.expect("the newer topic").event.replaces.clone();
            assert_eq!(
                replaced.map(|replaced| replaced.event_id),
                Some(told.event_id)
            );
            assert!(world.bytes_are_right());
        }
    }

    /// RED-1: the reason of a redaction goes when that is redacted, also where it says why another event is empty.
    #[test]
    fn a_redacted_redaction_says_no_reason_anywhere() {
        let mut world = World::new();
        let told = world.topic("told");
        let redaction = world.redact(&told);
        for event in [&told, &redaction] {
            world.commit(event);
        }
        assert_eq!(world.shown().matches("secret").count(), 3);
        let again = world.redact(&redaction);
        world.commit(&again);
        let because = |text: Option<&Arc<str>>| -> Value {
            serde_json::from_str(text.expect("a reason why")).expect("json")
        };
        let tail = world.tail.since(0, 2, 9).expect("it reaches back");
        let entry = world.room.get(TOPIC, "_").expect("the topic");
        for because in [
            because(tail[0].event.redacted_because.as_ref()),
            because(entry.redacted_because.as_ref()),
        ] {
            assert_eq!(because["event_id"], redaction.event_id.as_str());
            assert_eq!(because["content"], json!({}));
        }
        assert!(world.bytes_are_right());
    }

    /// RED-1: a redaction of what the tail doesn't reach, or what isn't state, mends nothing else.
    #[test]
    fn redacting_what_the_tail_does_not_hold_changes_nothing() {
        let mut world = World::new();
        let (told, next) = (world.topic("told"), world.topic("new"));
        let message = NewEvent {
            state_key: None,
            ..told.clone()
        };
        world.tail.redact(&Arc::new(world.stored(&told, 1)));
        world.next = 5;
        world.commit(&next);
        for position in [4, 6] {
            let redacted = Arc::new(world.stored(&message, position));
            world.tail.redact(&redacted);
        }
        let tail = world.tail.since(4, 5, 9).expect("it reaches back");
        assert_eq!(*tail[0].event, world.stored(&next, 5));
        assert!(world.bytes_are_right());
    }
}
