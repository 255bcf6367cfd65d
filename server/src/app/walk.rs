//! Walking a room's timeline from a gap on, in one direction, within what may be read, for what a filter wants.

use std::sync::Arc;

use tidings_types::RoomId;

use super::filter::TypeFilter;
use super::rules::visibility::Span;
use super::{App, AppError};
use crate::store::{Order, Position, StoredEvent, TimelinePage};

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

/// A walk.
#[derive(Clone, Copy, Debug)]
pub struct Walk<'a> {
    /// The room.
    pub room_id: &'a RoomId,
    /// The gap it starts from: behind the event of this order.
    pub from: Order,
    /// Which way.
    pub direction: Direction,
    /// What may be read.
    pub span: Span,
    /// Nothing newer than this position.
    pub until: Position,
    /// What is wanted.
    pub filter: &'a TypeFilter,
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
    /// Whether there is more that wasn't looked at.
    pub more: bool,
}

impl App {
    /// Walks until `limit` events are found, the end is reached, or enough was looked at. Its cost follows the limit.
    pub(super) async fn walk(&self, walk: &Walk<'_>) -> Result<Walked, AppError> {
        let backwards = walk.direction == Direction::Backwards;
        // Who left starts no later than the leave, and nobody before what may be read.
        let reached = if backwards {
            walk.from.min(walk.span.last)
        } else {
            walk.from.max(walk.span.first - 1)
        };
        let mut found = Walked {
            events: Vec::new(),
            reached,
            more: false,
        };
        let mut looked_at = 0;
        loop {
            // One more than is wanted tells whether there is more.
            let wanted = walk.limit - found.events.len() + 1;
            let limit = if walk.filter.is_open() {
                wanted
            } else {
                wanted.max(SCAN_PAGE)
            };
            // The gap lies behind an order, whose event is on its older side.
            let from = if backwards {
                found.reached.saturating_add(1)
            } else {
                found.reached
            };
            let page = TimelinePage {
                from,
                backwards,
                until: walk.until,
                limit,
            };
            let events = self.store.timeline(walk.room_id, page).await?;
            let ended = events.len() < limit;
            for event in events {
                if event.order < walk.span.first || event.order > walk.span.last {
                    return Ok(found);
                }
                if found.events.len() == walk.limit || looked_at == SCAN_MAX {
                    found.more = true;
                    return Ok(found);
                }
                looked_at += 1;
                found.reached = if backwards {
                    event.order - 1
                } else {
                    event.order
                };
                if walk.filter.wants(&event.event_type) {
                    found.events.push(event);
                }
            }
            if ended {
                return Ok(found);
            }
        }
    }
}
