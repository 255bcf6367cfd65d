//! Walking a room's timeline from a gap on, in one direction, within what may be read, for what a filter wants.

use std::sync::Arc;

use tidings_types::{EventId, RoomId};

use super::filter::Filter;
use super::rules::visibility::{Span, Spans};
use super::{App, AppError};
use crate::store::{ORDER_STEP, Order, Position, RelTypes, StoredEvent, TimelinePage};

/// Events read at once while looking for those that a filter wants.
const SCAN_PAGE: usize = 200;
/// Events looked at for one answer; what a filter wants may lie beyond, and `more` says so.
const SCAN_MAX: usize = 10_000;

/// Which way to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Newest first.
    Backwards,
    /// Oldest first.
    Forwards,
}

/// What is walked through.
#[derive(Clone, Copy, Debug)]
pub enum Among<'a> {
    /// The room's timeline, where events that update others have no place of their own (UPD-4).
    Timeline,
    /// The events of it that relate to one (REL-3).
    Replies(&'a EventId, &'a RelTypes),
}

/// A walk.
#[derive(Clone, Copy, Debug)]
pub struct Walk<'a> {
    /// What of the room.
    pub among: Among<'a>,
    /// The room.
    pub room_id: &'a RoomId,
    /// The gap it starts from: behind the event of this order. Any number is fine.
    pub from: Order,
    /// Which way.
    pub direction: Direction,
    /// What may be read.
    pub spans: &'a Spans,
    /// Nothing newer than this position.
    pub until: Position,
    /// What is wanted.
    pub filter: &'a Filter,
    /// Whether late events are left out.
    pub without_late: bool,
    /// The most events.
    pub limit: usize,
}

/// What a walk found.
#[derive(Debug)]
pub struct Walked {
    /// The wanted events, in the order of the walk.
    pub events: Vec<Arc<StoredEvent>>,
    /// The gap behind the last event that was looked at.
    pub reached: Order,
    /// Whether there is more that may be read and wasn't looked at, be it wanted or not.
    pub more: bool,
}

impl Direction {
    /// The stretches ahead of a gap, cut off there, the nearest first.
    fn ahead(self, spans: &Spans, gap: Order) -> Vec<Span> {
        match self {
            Self::Forwards => spans.above(gap).iter().collect(),
            // The gap lies behind an order, whose event is on its older side.
            Self::Backwards => spans
                .iter()
                .rev()
                .filter(|span| span.first <= gap)
                .map(|span| Span {
                    last: span.last.min(gap),
                    ..span
                })
                .collect(),
        }
    }

    /// The gap before the first event of a stretch.
    fn enter(self, span: Span) -> Order {
        match self {
            Self::Backwards => span.last,
            Self::Forwards => span.first.saturating_sub(1),
        }
    }

    /// The gap behind the event of an order.
    fn pass(self, order: Order) -> Order {
        match self {
            Self::Backwards => order.saturating_sub(1),
            Self::Forwards => order,
        }
    }

    /// The order from which the store goes on: strictly beyond it.
    fn beyond(self, gap: Order) -> Order {
        match self {
            Self::Backwards => gap.saturating_add(1),
            Self::Forwards => gap,
        }
    }

    /// How many appended events at most lie between a gap and the end of its stretch: they are a step apart.
    fn steps_left(self, span: Span, gap: Order) -> usize {
        let (after, last) = match self {
            Self::Backwards => (span.first.saturating_sub(1), gap),
            Self::Forwards => (gap, span.last),
        };
        let steps = last.div_euclid(ORDER_STEP) - after.div_euclid(ORDER_STEP);
        usize::try_from(steps).unwrap_or(0)
    }
}

impl App {
    /// Walks until `limit` events are found, the end is reached, or enough was looked at. Its cost follows the limit.
    ///
    /// Stretches that may not be read are skipped, not looked at.
    pub(super) async fn walk(&self, walk: &Walk<'_>) -> Result<Walked, AppError> {
        let mut found = Walked {
            events: Vec::new(),
            reached: walk.from,
            more: false,
        };
        let mut looked_at = 0;
        for span in walk.direction.ahead(walk.spans, walk.from) {
            found.reached = walk.direction.enter(span);
            self.walk_span(walk, span, &mut found, &mut looked_at)
                .await?;
            if found.more {
                break;
            }
        }
        Ok(found)
    }

    /// Walks one stretch, from where the walk has come to.
    async fn walk_span(
        &self,
        walk: &Walk<'_>,
        span: Span,
        found: &mut Walked,
        looked_at: &mut usize,
    ) -> Result<(), AppError> {
        loop {
            let limit = page_limit(walk, span, found);
            let page = TimelinePage {
                from: walk.direction.beyond(found.reached),
                backwards: walk.direction == Direction::Backwards,
                until: walk.until,
                limit,
            };
            let events = match walk.among {
                Among::Timeline => self.store.main_timeline(walk.room_id, page).await?,
                Among::Replies(parent, rel_types) => {
                    let rel_types = rel_types.clone();
                    self.store.replies(parent, rel_types, page).await?
                }
            };
            let ended = events.len() < limit;
            for event in events {
                if event.order < span.first || event.order > span.last {
                    return Ok(());
                }
                let passes = !(walk.without_late && event.is_late());
                let is_full = passes && found.events.len() == walk.limit;
                if is_full || *looked_at == SCAN_MAX {
                    found.more = true;
                    return Ok(());
                }
                *looked_at += 1;
                found.reached = walk.direction.pass(event.order);
                if passes && walk.filter.wants(&event) {
                    found.events.push(event);
                }
            }
            if ended {
                return Ok(());
            }
        }
    }

    /// How many events of the timeline that may be read lie ahead of where a walk has come to, wanted or not.
    pub(super) async fn count_ahead(
        &self,
        walk: &Walk<'_>,
        reached: Order,
    ) -> Result<u64, AppError> {
        let mut count = 0;
        for span in walk.direction.ahead(walk.spans, reached) {
            let (after, before) = (span.first.saturating_sub(1), span.last.saturating_add(1));
            count += self
                .store
                .count_between(walk.room_id, after, before, walk.until)
                .await?;
        }
        Ok(count)
    }
}

/// How many events to read at once: one more than is wanted tells whether there is more, one more than there can be
/// whether the stretch has ended.
fn page_limit(walk: &Walk<'_>, span: Span, found: &Walked) -> usize {
    let wanted = (walk.limit - found.events.len()).saturating_add(1);
    let scanned = if walk.filter.is_open() {
        wanted
    } else {
        wanted.max(SCAN_PAGE)
    };
    let steps = walk.direction.steps_left(span, found.reached);
    scanned.min(steps.saturating_add(1))
}

#[cfg(test)]
mod tests;
