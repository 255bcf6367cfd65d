//! What hangs on the events of an answer: bundled in them, or right behind them (UPD-2, UPD-4, REL-2, FIL-3).
//!
//! `answer` bundles what an answer of the stream holds anyway, `singles` finds what of a delta belongs to events that
//! the client holds.

mod answer;
mod singles;

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::{ChunkToken, EventId, RoomEvent, UserId};

pub(super) use answer::Answer;
pub(super) use singles::{Gap, RecentUpdates};

use super::filter::Filter;
use super::rules::bundle::Updates;
use super::rules::updates::LEVELS_MAX;
use super::rules::visibility::Spans;
use super::{App, AppError, Client};
use crate::store::{Children, ChildrenWish, Position, StoredEvent};

/// What a reader may see of what hangs on events.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight<'a> {
    /// The stretches of the timeline that may be read (JOI-6).
    pub spans: &'a Spans,
    /// Nothing newer than this position.
    pub until: Position,
}

/// What is bundled in events.
#[derive(Default)]
pub(super) struct Bundles {
    updates: Updates,
    replies: HashMap<EventId, BundledReplies>,
}

/// The events that relate to one, as they are bundled in it (REL-2).
pub(super) struct BundledReplies {
    /// How many there are.
    pub count: u64,
    /// Some of them, oldest first.
    pub chunk: Vec<Arc<StoredEvent>>,
    /// Leads to the others, if there are any.
    pub start: Option<ChunkToken>,
    /// Leads to all of them, where the chunk isn't shown.
    pub whole: Option<ChunkToken>,
}

impl Bundles {
    /// What is bundled in an event as `updated_by`; in a redacted one nothing is.
    pub(super) fn updates_of(
        &self,
        event: &StoredEvent,
    ) -> impl Iterator<Item = &Arc<StoredEvent>> {
        let shows = event.redacted_because.is_none();
        self.updates.of(&event.event_id).filter(move |_| shows)
    }

    /// What is bundled in an event as `replies`.
    pub(super) fn replies_to(&self, event: &StoredEvent) -> Option<&BundledReplies> {
        self.replies.get(&event.event_id)
    }
}

impl App {
    /// Events of a timeline for a reader, with what hangs on them in them, or right behind them where the filter wants that.
    pub(super) async fn show_bundled(
        &self,
        events: Vec<Arc<StoredEvent>>,
        reader: &Client,
        filter: &Filter,
        sight: &Sight<'_>,
    ) -> Result<Vec<RoomEvent>, AppError> {
        let (events, bundles) = self.bundled(events, &reader.user_id, filter, sight).await?;
        self.show_events(&events, &bundles, reader, filter).await
    }

    /// Events with what is bundled in them. Where updates come separate, they stand right behind their parent, by their order.
    pub(super) async fn bundled(
        &self,
        events: Vec<Arc<StoredEvent>>,
        reader: &UserId,
        filter: &Filter,
        sight: &Sight<'_>,
    ) -> Result<(Vec<Arc<StoredEvent>>, Bundles), AppError> {
        let mut bundles = self.bundles(&events, reader, filter, sight).await?;
        if !filter.separates_updates() || bundles.updates.is_empty() {
            return Ok((events, bundles));
        }
        let updates = std::mem::take(&mut bundles.updates);
        let mut all = Vec::with_capacity(events.len());
        for event in events {
            let below = updates.below(&event.event_id);
            all.push(event);
            all.extend(below);
        }
        Ok((all, bundles))
    }

    /// What hangs on events. It takes one read of the store for each level of what there is.
    pub(super) async fn bundles(
        &self,
        events: &[Arc<StoredEvent>],
        reader: &UserId,
        filter: &Filter,
        sight: &Sight<'_>,
    ) -> Result<Bundles, AppError> {
        let mut bundles = Bundles::default();
        let choice = filter.replies();
        let mut wish = ChildrenWish {
            reader: reader.to_shared(),
            updates: true,
            until: sight.until,
            within: sight
                .spans
                .iter()
                .map(|span| (span.first, span.last))
                .collect(),
            rel_types: choice.rel_types(),
            newest: choice.newest,
            limit: choice.limit,
        };
        let mut level = events.to_vec();
        // A bundled reply is one level further than what updates the event itself.
        for _ in 0..LEVELS_MAX + 2 {
            if level.is_empty() {
                break;
            }
            let ids = level.iter().map(|event| event.event_id.clone()).collect();
            let found = self.store.children(ids, wish.clone()).await?;
            let mut next = Vec::new();
            for (event, children) in level.iter().zip(found) {
                if event.redacted_because.is_none() {
                    let wanted = children.updates.iter().filter(|child| filter.wants(child));
                    for child in wanted {
                        bundles.updates.take(child);
                        next.push(Arc::clone(child));
                    }
                }
                if children.count > 0 {
                    let replies = self.bundled_replies(event, children, filter, &wish);
                    next.extend(replies.chunk.iter().cloned());
                    // What stands in the answer itself comes first and has the chunk that is asked for.
                    bundles
                        .replies
                        .entry(event.event_id.clone())
                        .or_insert(replies);
                }
            }
            wish.limit = 0;
            level = next;
        }
        Ok(bundles)
    }

    fn bundled_replies(
        &self,
        event: &StoredEvent,
        children: Children,
        filter: &Filter,
        wish: &ChildrenWish,
    ) -> BundledReplies {
        let Children { replies, count, .. } = children;
        let token = |order| self.timeline_token(&event.room_id, order, wish.until);
        // The gaps beyond the first and behind the last of those that were read.
        let older = replies.first().map(|first| first.order.saturating_sub(1));
        let newer = replies.last().map(|last| last.order);
        let (whole, rest) = if wish.newest {
            (newer, older)
        } else {
            (older, newer)
        };
        let read = if wish.limit == 0 { 0 } else { replies.len() };
        let rest = if read == 0 { whole } else { rest };
        let is_all = count <= read as u64;
        BundledReplies {
            count,
            chunk: replies
                .into_iter()
                .take(read)
                .filter(|reply| filter.wants(reply))
                .collect(),
            start: rest.filter(|_| !is_all).map(token),
            whole: whole.map(token),
        }
    }
}
