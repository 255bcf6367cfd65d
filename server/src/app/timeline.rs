//! Scrollback: a room's timeline from a place on, in one direction (SCR-1, SCR-3).

use tidings_types::{ChunkToken, RoomId, TimelineResponse};

use super::act::Caller;
use super::filter::TypeFilter;
use super::rules::membership::Member;
use super::rules::visibility::Span;
use super::token::{self, Place};
use super::walk::{Direction, Walk};
use super::{App, AppError, wire_count};
use crate::store::{Order, Position};

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
        let state = self.state_as_of(&room, head).await?;
        if matches!(
            state.member(caller.user().as_str()),
            Member::Never | Member::Invite
        ) {
            return Err(super::no_part());
        }
        let span = self.readable_span(&room, &state, caller.user()).await?;
        let start = self.scroll_start(room_id, request, head).await?;
        let limit = request.limit.unwrap_or(DEFAULT_LIMIT);
        let walk = Walk {
            room_id,
            from: start.order,
            direction: request.direction,
            span,
            until: start.until,
            filter: &request.filter,
            limit,
        };
        let page = self.walk(&walk).await?;
        let remaining = self
            .remaining(room_id, request.direction, &start, span, page.reached)
            .await?;
        let as_of = start.until;
        let place = |order| self.timeline_token(room_id, order, as_of);
        Ok(TimelineResponse {
            chunk: page
                .events
                .iter()
                .map(|event| self.show(event, caller.client()))
                .collect(),
            start: request.from.clone().unwrap_or_else(|| place(start.order)),
            end: (remaining > 0).then(|| place(page.reached)),
            more_local: remaining > 0,
            more_remote: false,
            remaining: wire_count(remaining),
            extra: serde_json::Map::new(),
        })
    }

    async fn scroll_start(
        &self,
        room_id: &RoomId,
        request: &ScrollRequest,
        head: Position,
    ) -> Result<Start, AppError> {
        let forwards = request.direction == Direction::Forwards;
        let place = request
            .from
            .as_ref()
            .map(|from| self.place(from, "from"))
            .transpose()?;
        Ok(match place {
            None if forwards => Start {
                order: 0,
                until: head,
            },
            None => Start {
                order: self.order_as_of(room_id, head).await?,
                until: head,
            },
            Some(Place::Stream(position)) => {
                let until = if forwards { head } else { position };
                Start {
                    order: self.order_as_of(room_id, position).await?,
                    until,
                }
            }
            Some(Place::Timeline(place)) if place.room_tag == token::room_tag(room_id) => Start {
                order: place.order,
                until: if forwards { head } else { place.as_of },
            },
            Some(Place::Timeline(_)) => {
                return Err(AppError::bad_parameter(
                    "from",
                    "this token is of another room's timeline",
                ));
            }
        })
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
        Ok(self
            .store
            .count_between(room_id, after, before, start.until)
            .await?)
    }
}
