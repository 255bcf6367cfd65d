//! Bundles of an answer of the stream. A parent that comes down the stream is older than all that hangs on it, so that all of
//! that is in the same answer: nothing is read for it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tidings_types::EventId;

use super::{BundledReplies, Bundles};
use crate::app::App;
use crate::app::filter::{Filter, ReplyChoice};
use crate::app::live::TailEvent;
use crate::store::{Order, Position, Relation, StoredEvent};

/// The events of an answer of the stream.
pub(in crate::app) struct Answer<'a> {
    /// Those that come, in their order.
    pub events: &'a [TailEvent],
    /// Those that the reader may see and that don't come by themselves, in their order: the filter doesn't want them, or they
    /// are late and weren't asked for.
    pub unwanted: &'a [Arc<StoredEvent>],
    /// Where the answer ends.
    pub until: Position,
}

/// Events that are shown, by their ids.
type Shown<'a> = HashMap<&'a EventId, &'a Arc<StoredEvent>>;

/// The same with what is bundled in them.
pub(in crate::app) struct BundledAnswer {
    /// Those that don't stand in another.
    pub events: Vec<TailEvent>,
    /// For each number of events of before, how many are left of these.
    pub left: Vec<usize>,
    /// What stands in them.
    pub bundles: Bundles,
}

impl App {
    /// Puts events that update others of the same answer into these, and counts those that relate to them (UPD-4, REL-2).
    pub(in crate::app) fn bundle_answer(
        &self,
        answer: &Answer<'_>,
        filter: &Filter,
    ) -> BundledAnswer {
        let mut bundles = Bundles::default();
        let mut left = Vec::with_capacity(answer.events.len() + 1);
        left.push(0);
        let children = || answer.events.iter().map(|tail| &tail.event);
        let has_children = children()
            .chain(answer.unwanted)
            .any(|event| event.parent.is_some());
        if !has_children {
            left.extend(1..=answer.events.len());
            return BundledAnswer {
                events: answer.events.to_vec(),
                left,
                bundles,
            };
        }
        let mut shown: Shown<'_> = children().map(|event| (&event.event_id, event)).collect();
        let is_bundled = |event: &StoredEvent, shown: &Shown<'_>| {
            let parent = event.updates().and_then(|parent| shown.get(parent));
            event.redacted_because.is_none()
                && parent.is_some_and(|parent| parent.redacted_because.is_none())
                && !filter.separates_updates()
        };
        // Late updates that weren't asked for: what is in a bundle doesn't depend on when it came (REL-4).
        for event in answer.unwanted {
            if filter.wants(event) && is_bundled(event, &shown) {
                bundles.updates.take(event);
                shown.insert(&event.event_id, event);
            }
        }
        let mut events = Vec::with_capacity(answer.events.len());
        for tail in answer.events {
            if is_bundled(&tail.event, &shown) {
                bundles.updates.take(&tail.event);
            } else {
                events.push(tail.clone());
            }
            left.push(events.len());
        }
        bundles.replies = self.replies_in(answer, &shown, filter);
        BundledAnswer {
            events,
            left,
            bundles,
        }
    }

    fn replies_in(
        &self,
        answer: &Answer<'_>,
        shown: &Shown<'_>,
        filter: &Filter,
    ) -> HashMap<EventId, BundledReplies> {
        let choice = filter.replies();
        let mut found: HashMap<EventId, BTreeMap<Order, &Arc<StoredEvent>>> = HashMap::new();
        let all = answer.events.iter().map(|tail| &tail.event);
        for event in all.chain(answer.unwanted) {
            let parent = event.relates_to().filter(|id| shown.contains_key(id));
            let counts = event.redacted_because.is_none() && is_meant(event, choice);
            if let Some(parent) = parent.filter(|_| counts) {
                let replies = found.entry(parent.clone()).or_default();
                replies.insert(event.order, event);
            }
        }
        let bundled = found.into_iter().map(|(parent, replies)| {
            let replies: Vec<_> = replies.into_values().collect();
            let bundle = self.replies_of(&replies, answer.until, filter);
            (parent, bundle)
        });
        bundled.collect()
    }

    /// The bundle of all that relate to an event.
    fn replies_of(
        &self,
        all: &[&Arc<StoredEvent>],
        until: Position,
        filter: &Filter,
    ) -> BundledReplies {
        let choice = filter.replies();
        let token = |order| self.timeline_token(&all[0].room_id, order, until);
        let limit = choice.limit.min(all.len());
        let (first, last) = (all[0].order, all[all.len() - 1].order);
        let (chunk, rest, whole) = if choice.newest {
            let (earlier, chunk) = all.split_at(all.len() - limit);
            (chunk, earlier.last().map(|event| event.order), last)
        } else {
            let (chunk, later) = all.split_at(limit);
            let rest = later.first().map(|event| event.order.saturating_sub(1));
            (chunk, rest, first.saturating_sub(1))
        };
        BundledReplies {
            count: all.len() as u64,
            chunk: chunk
                .iter()
                .filter(|reply| filter.wants(reply))
                .map(|reply| Arc::clone(reply))
                .collect(),
            start: rest.map(token),
            whole: Some(token(whole)),
        }
    }
}

fn is_meant(event: &StoredEvent, choice: &ReplyChoice) -> bool {
    match event.parent.as_ref().map(|parent| &parent.relation) {
        Some(Relation::RelatesTo(rel_type)) => choice.wants(rel_type),
        _ => false,
    }
}
