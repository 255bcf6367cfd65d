//! The events that relate to an event, page by page (REL-3).

use tidings_types::{ChunkToken, EventId, RelType, ReplyListResponse};

use super::act::Caller;
use super::bundle::Sight;
use super::filter::Filter;
use super::room::Room;
use super::token::{self, Place};
use super::walk::{Among, Direction, Walk};
use super::{App, AppError, wire_count};
use crate::store::{ChildrenWish, Order, Position, RelTypes};

/// Which replies to list.
#[derive(Clone, Debug)]
pub struct ReplyRequest {
    /// Where to go on; the first page when absent.
    pub from: Option<ChunkToken>,
    /// The most replies.
    pub limit: usize,
    /// Only of this type; those of the filter when absent.
    pub rel_type: Option<RelType>,
    /// Which events, and which come first. Its limit isn't used.
    pub filter: Filter,
}

impl App {
    /// A page of what relates to an event: the newest and then earlier ones, or the oldest and then later ones as the filter
    /// says, each page oldest first (REL-3). Its cost follows the limit (REL-4).
    ///
    /// `NotFound` when the event doesn't exist or may not be seen.
    pub async fn list_replies(
        &self,
        caller: &Caller,
        event_id: &EventId,
        request: &ReplyRequest,
    ) -> Result<ReplyListResponse, AppError> {
        let head = self.position();
        let (event, room, spans) = self.visible_event(caller.user(), event_id).await?;
        let choice = request.filter.replies();
        let rel_types = match &request.rel_type {
            Some(rel_type) => RelTypes::Only(vec![rel_type.as_str().into()]),
            None => choice.rel_types(),
        };
        let direction = if choice.newest {
            Direction::Backwards
        } else {
            Direction::Forwards
        };
        let (from, until) = self
            .replies_start(&room, request.from.as_ref(), direction, head)
            .await?;
        let walk = Walk {
            among: Among::Replies(&event.event_id, &rel_types),
            room_id: &room.id,
            from,
            direction,
            spans: &spans,
            until,
            filter: &request.filter,
            without_late: false,
            limit: request.limit,
        };
        let page = self.walk(&walk).await?;
        let mut chunk = page.events;
        if direction == Direction::Backwards {
            chunk.reverse();
        }
        let sight = Sight {
            spans: &spans,
            until: head,
        };
        let end = page.more.then_some(page.reached);
        Ok(ReplyListResponse {
            chunk: self
                .show_bundled(chunk, caller.client(), &request.filter, &sight)
                .await?,
            end: end.map(|order| self.timeline_token(&room.id, order, until)),
            count: wire_count(self.reply_count(event_id, rel_types, &sight).await?),
            extra: serde_json::Map::new(),
        })
    }

    /// The gap a page starts at, and the newest position that counts.
    async fn replies_start(
        &self,
        room: &Room,
        from: Option<&ChunkToken>,
        direction: Direction,
        head: Position,
    ) -> Result<(Order, Position), AppError> {
        let forwards = direction == Direction::Forwards;
        let Some(from) = from else {
            let order = if forwards { Order::MIN } else { Order::MAX };
            return Ok((order, head));
        };
        let (order, as_of) = match self.place(from, "from")? {
            Place::Stream(position) => (self.order_as_of(&room.id, position).await?, position),
            Place::Timeline(place) if place.room_tag == token::room_tag(&room.id) => {
                (place.order, place.as_of)
            }
            Place::Timeline(_) => {
                return Err(AppError::bad_parameter(
                    "from",
                    "this token is of another room's timeline",
                ));
            }
        };
        Ok((order, if forwards { head } else { as_of }))
    }

    async fn reply_count(
        &self,
        event_id: &EventId,
        rel_types: RelTypes,
        sight: &Sight<'_>,
    ) -> Result<u64, AppError> {
        let wish = ChildrenWish {
            reader: "".into(),
            updates: false,
            until: sight.until,
            within: sight
                .spans
                .iter()
                .map(|span| (span.first, span.last))
                .collect(),
            rel_types,
            newest: true,
            limit: 0,
        };
        let found = self.store.children(vec![event_id.clone()], wish).await?;
        Ok(found.first().map_or(0, |children| children.count))
    }
}
