//! Scrollback: a room's timeline from a place on, in one direction (SCR-1, SCR-3).

use std::sync::Arc;

use tidings_types::{ChunkToken, RoomId, TimelineResponse};

use super::act::Caller;
use super::filter::TypeFilter;
use super::rules::membership::Member;
use super::rules::visibility::{self, Span};
use super::token::{self, Place};
use super::{App, AppError, wire_count};
use crate::store::{Order, Position, StoredEvent, TimelinePage};

/// Which way to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Newest first.
    Backwards,
    /// Oldest first.
    Forwards,
}

/// What to read of a timeline.
#[derive(Clone, Debug)]
pub struct ScrollRequest {
    /// Where to start; the newest end, or with `Forwards` the start of the room.
    pub from: Option<ChunkToken>,
    /// Which way.
    pub direction: Direction,
    /// The most events; 20 when absent.
    pub limit: Option<usize>,
    /// Which events.
    pub filter: TypeFilter,
}

/// Events of a page when the request doesn't say.
const DEFAULT_LIMIT: usize = 20;
/// Events read at once while looking for those that a filter wants.
const SCAN_PAGE: usize = 200;
/// Events read at most for one page.
const SCAN_MAX: usize = 10_000;

/// Where reading starts: the gap, and the newest position that counts.
struct Start {
    order: Order,
    until: Position,
}

impl App {
    /// Reads a piece of a room's timeline (SCR-1). Its cost follows the limit, not the room (SCR-3).
    pub async fn scroll(&self, caller: &Caller, room_id: &RoomId, request: &ScrollRequest)
        -> Result<TimelineResponse, AppError> {
        let room = self.room(room_id).await?;
        let head = self.position();
        let state = self.state_as_of(&room, head).await?;
        if matches!(state.member(caller.user().as_str()), Member::Never | Member::Invite) {
            return Err(super::no_part());
        }
        let part = self.part_in(&room, &state, caller.user()).await?;
        let span = visibility::readable(&part, state.visibility()).ok_or_else(super::no_part)?;
        let start = self.scroll_start(room_id, request, head).await?;
        let limit = request.limit.unwrap_or(DEFAULT_LIMIT);
        let page = self.scroll_page(room_id, request, &start, span, limit).await?;
        let remaining = self.remaining(room_id, request.direction, &start, span, page.reached).await?;
        let as_of = start.until;
        let place = |order| self.timeline_token(room_id, order, as_of);
        Ok(TimelineResponse {
            chunk: page.events.iter().map(|event| self.show(event, caller.client())).collect(),
            start: request.from.clone().unwrap_or_else(|| place(start.order)),
            end: (remaining > 0).then(|| place(page.reached)),
            more_local: remaining > 0,
            more_remote: false,
            remaining: wire_count(remaining),
            extra: serde_json::Map::new(),
        })
    }

    async fn scroll_start(&self, room_id: &RoomId, request: &ScrollRequest, head: Position)
        -> Result<Start, AppError> {
        let forwards = request.direction == Direction::Forwards;
        let place = request.from.as_ref().map(|from| self.place(from, "from")).transpose()?;
        Ok(match place {
            None if forwards => Start { order: 0, until: head },
            None => Start { order: self.order_as_of(room_id, head).await?, until: head },
            Some(Place::Stream(position)) => {
                let until = if forwards { head } else { position };
                Start { order: self.order_as_of(room_id, position).await?, until }
            }
            Some(Place::Timeline(place)) if place.room_tag == token::room_tag(room_id) => {
                Start { order: place.order, until: if forwards { head } else { place.as_of } }
            }
            Some(Place::Timeline(_)) => {
                return Err(AppError::bad_parameter("from", "this token is of another room's timeline"));
            }
        })
    }

    async fn scroll_page(
        &self,
        room_id: &RoomId,
        request: &ScrollRequest,
        start: &Start,
        span: Span,
        limit: usize,
    ) -> Result<Page, AppError> {
        let backwards = request.direction == Direction::Backwards;
        // A reader who left starts no later than the leave, and nobody before what may be read.
        let reached = if backwards { start.order.min(span.last) } else { start.order.max(span.first - 1) };
        let mut page = Page { events: Vec::new(), reached };
        let mut looked_at = 0;
        while page.events.len() < limit && looked_at < SCAN_MAX {
            let wanted = limit - page.events.len();
            let count = if request.filter.is_open() { wanted } else { SCAN_PAGE };
            // A gap behind an order has that order's event on its older side.
            let from = if backwards { page.reached.saturating_add(1) } else { page.reached };
            let read = TimelinePage { from, backwards, until: start.until, limit: count };
            let events = self.store.timeline(room_id, read).await?;
            let ended = events.len() < count;
            for event in events {
                let inside = span.first <= event.order && event.order <= span.last;
                if !inside || page.events.len() == limit {
                    return Ok(page);
                }
                looked_at += 1;
                page.reached = if backwards { event.order - 1 } else { event.order };
                if request.filter.wants(&event.event_type) {
                    page.events.push(event);
                }
            }
            if ended {
                break;
            }
        }
        Ok(page)
    }

    async fn remaining(
        &self,
        room_id: &RoomId,
        direction: Direction,
        start: &Start,
        span: Span,
        reached: Order,
    ) -> Result<u64, AppError> {
        let (after, before) = match direction {
            Direction::Backwards => (span.first - 1, reached.saturating_add(1)),
            Direction::Forwards => (reached, span.last.saturating_add(1)),
        };
        Ok(self.store.count_between(room_id, after, before, start.until).await?)
    }
}

/// A page as it was read: the events, and the gap behind the last one that was looked at.
struct Page {
    events: Vec<Arc<StoredEvent>>,
    reached: Order,
}
