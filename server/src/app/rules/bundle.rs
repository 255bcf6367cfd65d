//! The fold of children under their parents (UPD-2, REL-4): the same in whatever order they come.

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::EventId;

use crate::store::StoredEvent;

/// Events that update others, under these, by their order and without those that were redacted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Updates(HashMap<EventId, Vec<Arc<StoredEvent>>>);

impl Updates {
    /// Takes an event up; one that updates none is left out. Of an event that comes again, redacted or not, once redacted
    /// stays redacted.
    pub fn take(&mut self, event: &Arc<StoredEvent>) {
        let Some(parent) = event.updates() else {
            return;
        };
        let children = self.0.entry(parent.clone()).or_default();
        // Nearly all come in order.
        let place = children.partition_point(|child| child.order < event.order);
        match children.get_mut(place) {
            Some(child) if child.order == event.order => {
                if event.redacted_because.is_some() {
                    *child = Arc::clone(event);
                }
            }
            _ => children.insert(place, Arc::clone(event)),
        }
    }

    /// What updates an event.
    pub fn of(&self, event_id: &EventId) -> impl Iterator<Item = &Arc<StoredEvent>> {
        let children = self.0.get(event_id).into_iter().flatten();
        children.filter(|child| child.redacted_because.is_none())
    }

    /// Whether nothing updates anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Everything below an event, of all levels, by its order.
    pub fn below(&self, event_id: &EventId) -> Vec<Arc<StoredEvent>> {
        let mut found: Vec<Arc<StoredEvent>> = Vec::new();
        let mut next: Vec<&Arc<StoredEvent>> = self.of(event_id).collect();
        while let Some(child) = next.pop() {
            found.push(Arc::clone(child));
            next.extend(self.of(&child.event_id));
        }
        found.sort_unstable_by_key(|child| child.order);
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::store::{Order, Parent, Relation, Standing};

    /// How many cases; `PROPTEST_CASES` says another number.
    fn cases() -> ProptestConfig {
        match std::env::var_os("PROPTEST_CASES") {
            Some(_) => ProptestConfig::default(),
            None => ProptestConfig::with_cases(1_000),
        }
    }

    fn id(number: usize) -> EventId {
        format!("${number}:a").parse().expect("an id")
    }

    fn event(number: usize, parent: Option<usize>, redacted: bool) -> Arc<StoredEvent> {
        Arc::new(StoredEvent {
            position: number as u64,
            order: Order::try_from(number).expect("small"),
            room_id: "!r:a".parse().expect("an id"),
            event_id: id(number),
            event_type: "message.x".into(),
            state_key: None,
            sender: "@ann:a".into(),
            ts: 0,
            json: "{}".into(),
            deletes: false,
            depth: 1,
            parent: parent.map(|parent| Parent {
                event_id: id(parent),
                relation: Relation::Updates,
            }),
            replaces: None,
            redacted_because: redacted.then(|| "{}".into()),
            standing: Standing::Shared,
        })
    }

    /// For each event a parent among those before it or none, whether it is redacted, and how often it comes.
    fn children() -> impl Strategy<Value = Vec<(Option<prop::sample::Index>, bool, bool)>> {
        let child = (
            prop::option::weighted(0.8, any::<prop::sample::Index>()),
            prop::bool::weighted(0.2),
            any::<bool>(),
        );
        prop::collection::vec(child, 1..40)
    }

    proptest! {
        #![proptest_config(cases())]

        /// REL-4, UPD-2: whatever order N children arrive in, singly or again, and redacted before or after another copy of
        /// them came, what is bundled is the fold of the children sorted by their order.
        #[test]
        fn any_order_of_arrival_gives_the_fold_of_the_sorted_children(
            (events, arrival) in children().prop_flat_map(|drawn| {
                let mut arrivals = Vec::new();
                for (number, (parent, redacted, twice)) in drawn.iter().enumerate() {
                    let parent = parent.as_ref().filter(|_| number > 0).map(|parent| parent.index(number));
                    arrivals.push(event(number, parent, *redacted));
                    if *twice {
                        arrivals.push(event(number, parent, false));
                    }
                }
                (Just(arrivals.clone()), Just(arrivals).prop_shuffle())
            }),
        ) {
            let mut found = Updates::default();
            for event in &arrival {
                found.take(event);
            }
            let last = events.iter().map(|event| event.position).max().unwrap_or(0);
            let count = usize::try_from(last).expect("small") + 1;
            let redacted = |id: &EventId| {
                events.iter().any(|event| event.event_id == *id && event.redacted_because.is_some())
            };
            for number in 0..count {
                let mut sorted: Vec<EventId> = Vec::new();
                for child in events.iter().filter(|event| event.updates() == Some(&id(number))) {
                    if !redacted(&child.event_id) && !sorted.contains(&child.event_id) {
                        sorted.push(child.event_id.clone());
                    }
                }
                let bundled: Vec<EventId> = found.of(&id(number)).map(|child| child.event_id.clone()).collect();
                prop_assert_eq!(&bundled, &sorted);
                let below = found.below(&id(number));
                prop_assert!(below.windows(2).all(|pair| pair[0].order < pair[1].order));
                let all: usize = sorted.iter().map(|child| 1 + found.below(child).len()).sum();
                prop_assert_eq!(below.len(), all);
            }
        }
    }
}
