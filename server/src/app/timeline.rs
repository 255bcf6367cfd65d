//! Scrollback: a room's timeline from a place on, in one direction (SCR-1, SCR-3).

use tidings_types::{ChunkToken, RoomId, TimelineResponse};

use super::act::Caller;
use super::bundle::Sight;
use super::filter::Filter;
use super::live;
use super::room::Room;
use super::rules::visibility::Spans;
use super::token::{self, Place};
use super::walk::{Among, Direction, Walk};
use super::{App, AppError, wire_count};
use crate::store::{Order, Position};

/// What to read of a timeline.
#[derive(Clone, Debug)]
pub struct ScrollRequest {
    /// Where to start; the newest end, or with `Forwards` the start of the room.
    pub from: Option<ChunkToken>,
    /// Which way.
    pub direction: Direction,
    /// Which events; its limit is 20 when absent.
    pub filter: Filter,
}

/// Events of a page when the request doesn't say.
const DEFAULT_LIMIT: usize = 20;

/// Where reading starts: the gap, and the newest position that counts.
struct Start {
    order: Order,
    until: Position,
}

impl App {
    /// Reads a piece of a room's timeline (SCR-1). Its cost follows the limit, not the room (SCR-3).
    pub async fn scroll(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        request: &ScrollRequest,
    ) -> Result<TimelineResponse, AppError> {
        let room = self.room(room_id).await?;
        let head = self.position();
        let spans = self.must_read(&room, caller.user()).await?;
        let start = self.scroll_start(&room, request, &spans, head).await?;
        let walk = Walk {
            among: Among::Timeline,
            room_id,
            from: start.order,
            direction: request.direction,
            spans: &spans,
            until: start.until,
            filter: &request.filter,
            without_late: false,
            limit: request.filter.limit().unwrap_or(DEFAULT_LIMIT),
        };
        let page = self.walk(&walk).await?;
        #[cfg(feature = "faults")]
        let page = self.spoil_page(page, request);
        let remaining = if page.more {
            self.count_ahead(&walk, page.reached).await?
        } else {
            0
        };
        let place = |order| self.timeline_token(room_id, order, start.until);
        let sight = Sight {
            spans: &spans,
            until: head,
        };
        Ok(TimelineResponse {
            chunk: self
                .show_bundled(page.events, caller.client(), &request.filter, &sight)
                .await?,
            start: request.from.clone().unwrap_or_else(|| place(start.order)),
            end: page.more.then(|| place(page.reached)),
            more_local: page.more,
            more_remote: false,
            remaining: wire_count(remaining),
            extra: serde_json::Map::new(),
        })
    }

    /// Spoils a page on purpose, for tests that must notice it.
    #[cfg(feature = "faults")]
    fn spoil_page(
        &self,
        mut page: super::walk::Walked,
        request: &ScrollRequest,
    ) -> super::walk::Walked {
        let wrong = self.env.has(crate::env::Fault::TurnsRound) && request.from.is_some();
        if wrong && page.events.len() > 1 {
            page.events.swap(0, 1);
        }
        page
    }

    async fn scroll_start(
        &self,
        room: &Room,
        request: &ScrollRequest,
        spans: &Spans,
        head: Position,
    ) -> Result<Start, AppError> {
        let forwards = request.direction == Direction::Forwards;
        let until = |as_of: Position| if forwards { head } else { as_of };
        let Some(from) = &request.from else {
            let order = match request.direction {
                Direction::Backwards => self.newest_readable(room, spans, head).await?,
                Direction::Forwards => oldest_readable(spans),
            };
            return Ok(Start { order, until: head });
        };
        match self.place(from, "from")? {
            Place::Stream(position) => Ok(Start {
                order: self.order_as_of(&room.id, position).await?,
                until: until(position),
            }),
            Place::Timeline(place) if place.room_tag == token::room_tag(&room.id) => Ok(Start {
                order: place.order,
                until: until(place.as_of),
            }),
            Place::Timeline(_) => Err(AppError::bad_parameter(
                "from",
                "this token is of another room's timeline",
            )),
        }
    }

    /// The order of the newest event that may be read as of the head.
    async fn newest_readable(
        &self,
        room: &Room,
        spans: &Spans,
        head: Position,
    ) -> Result<Order, AppError> {
        let state = self.rooms.committed(room).await?;
        let newest = if live::is_as_of(&state, head) {
            state.head_order()
        } else {
            self.order_as_of(&room.id, head).await?
        };
        Ok(newest.min(spans.last().unwrap_or(newest)))
    }
}

/// The gap before the oldest event that may be read.
fn oldest_readable(spans: &Spans) -> Order {
    let first = spans.iter().next();
    first.map_or(Order::MIN, |span| span.first.saturating_sub(1))
}
