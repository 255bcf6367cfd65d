//! One event by its id, alone (EVT-7) or with its surroundings (CTX-1).

use std::sync::Arc;

use tidings_types::{ContextResponse, EventId, RoomEvent};

use super::act::Caller;
use super::bundle::Sight;
use super::filter::Filter;
use super::walk::{Among, Direction, Walk};
use super::{App, AppError};

/// How much around an event to read.
#[derive(Clone, Debug)]
pub struct ContextRequest {
    /// The most events before it that the filter lets through.
    pub before: usize,
    /// The most events after it that the filter lets through.
    pub after: usize,
    /// The most events of the chunk, the event itself counted.
    pub limit: Option<usize>,
    /// Which events, and which state. Its limit isn't used.
    pub filter: Filter,
}

impl App {
    /// Reads an event; 404 when it doesn't exist or may not be seen (JOI-6). Of the filter only the form counts. Where that
    /// wants updates separate, it comes without them.
    pub async fn get_event(
        &self,
        caller: &Caller,
        event_id: &EventId,
        filter: &Filter,
    ) -> Result<RoomEvent, AppError> {
        let head = self.position();
        let (event, _, spans) = self.visible_event(caller.user(), event_id).await?;
        let sight = Sight {
            spans: &spans,
            until: head.max(event.position),
        };
        let shown = self.show_bundled(vec![event], caller.client(), filter, &sight);
        let shown = shown.await?.into_iter().next();
        shown.ok_or_else(|| AppError::internal("an event that isn't shown"))
    }

    /// Reads an event with those around it, and the room's state at the end of them (CTX-1). Refused with 404 when the event
    /// doesn't exist or isn't part of what may be read of its room (JOI-6): one's own invite is seen alone.
    pub async fn context(
        &self,
        caller: &Caller,
        event_id: &EventId,
        request: &ContextRequest,
    ) -> Result<ContextResponse, AppError> {
        let head = self.position();
        let (event, room, spans) = self.visible_event(caller.user(), event_id).await?;
        if !spans.holds(event.order) {
            return Err(AppError::not_found(
                "you see this event, but nothing around it",
            ));
        }
        // The event may have come after the head was read.
        let head = head.max(event.position);
        let others = request
            .limit
            .map_or(usize::MAX, |limit| limit.saturating_sub(1));
        let ahead = |direction, from, wanted: usize| Walk {
            among: Among::Timeline,
            room_id: &room.id,
            from,
            direction,
            spans: &spans,
            until: head,
            filter: &request.filter,
            without_late: false,
            limit: wanted.min(others),
        };
        let older = ahead(
            Direction::Backwards,
            event.order.saturating_sub(1),
            request.before,
        );
        let newer = ahead(Direction::Forwards, event.order, request.after);
        let (older, newer) = futures::try_join!(self.walk(&older), self.walk(&newer))?;
        let (before, after) = nearest(older.events.len(), newer.events.len(), others);
        let mut events: Vec<_> = older.events.into_iter().take(before).collect();
        events.reverse();
        events.push(Arc::clone(&event));
        events.extend(newer.events.into_iter().take(after));
        let first = events.first().map_or(event.order, |first| first.order);
        let last = events.last().map_or(event.order, |last| last.order);
        let state = self.state_at(&room, last, head).await?;
        let state = state.wanted(&request.filter);
        let sight = Sight {
            spans: &spans,
            until: head,
        };
        Ok(ContextResponse {
            event_id: event.event_id.clone(),
            chunk: self
                .show_bundled(events, caller.client(), &request.filter, &sight)
                .await?,
            start: self.timeline_token(&room.id, first.saturating_sub(1), head),
            end: self.timeline_token(&room.id, last, head),
            state: self.show_states(&state, &request.filter).await?,
            extra: serde_json::Map::new(),
        })
    }
}

/// How many of those before and after an event are the nearest `others`; of two that are as far the newer is left out.
fn nearest(before: usize, after: usize, others: usize) -> (usize, usize) {
    let half = others / 2;
    let before = before.min((others - half).max(others.saturating_sub(after)));
    (before, after.min(others - before))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CTX-1: a bound of the chunk leaves out those furthest from the event.
    #[test]
    fn the_furthest_are_left_out() {
        for (found, others, kept) in [
            ((10, 10), usize::MAX, (10, 10)),
            ((10, 10), 20, (10, 10)),
            ((10, 10), 6, (3, 3)),
            ((10, 10), 5, (3, 2)),
            ((10, 10), 1, (1, 0)),
            ((10, 10), 0, (0, 0)),
            ((1, 10), 6, (1, 5)),
            ((10, 1), 6, (5, 1)),
            ((0, 10), 6, (0, 6)),
            ((10, 0), 6, (6, 0)),
            ((2, 3), 6, (2, 3)),
            ((0, 0), 0, (0, 0)),
        ] {
            assert_eq!(
                nearest(found.0, found.1, others),
                kept,
                "{found:?} {others}"
            );
        }
    }
}
