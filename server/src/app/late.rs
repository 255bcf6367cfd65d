//! Late events for who reads what has happened: in the stream and in deltas (STR-2, STR-3).
//!
//! A late event comes only to those who ask for it with `out_of_order`, who may see it both at its position and at its order,
//! and not if it is state that something newer had superseded when it came. What it changed in a room's state is part of
//! that state for everybody.

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::{EventId, RoomId, UserId};

use super::entry::EntryWish;
use super::filter::Filter;
use super::live::TailEvent;
use super::rules::visibility::Spans;
use super::walk::Walked;
use super::{App, AppError};
use crate::store::{Order, Position, StoredEvent, TimelinePage};

/// Late events read at once.
const LATE_PAGE: usize = 200;

/// What becomes of an event in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    /// It comes to those who were in the room at its position.
    Open,
    /// It comes to nobody and changes nobody's part in the room.
    Superseded,
    /// It hangs on another, and the reader may see it but didn't ask for late events: it comes in its parent or not at all.
    Unasked,
    /// It doesn't come to this reader.
    Shut,
}

impl App {
    /// What becomes of an event in a reader's stream. Events that aren't late always pass.
    pub(super) async fn passage(
        &self,
        user: &UserId,
        filter: &Filter,
        event: &StoredEvent,
    ) -> Result<Passage, AppError> {
        if !event.is_late() {
            return Ok(Passage::Open);
        }
        if self.was_superseded(event).await? {
            return Ok(Passage::Superseded);
        }
        #[cfg(feature = "faults")]
        if self.env.has(crate::env::Fault::Intrudes) {
            return Ok(Passage::Open);
        }
        if !filter.wants_late() && event.parent.is_none() {
            return Ok(Passage::Shut);
        }
        let room = self.room(&event.room_id).await?;
        let is_seen = self.readable(&room, user).await?.holds(event.order);
        Ok(match (is_seen, filter.wants_late()) {
            (false, _) => Passage::Shut,
            (true, false) => Passage::Unasked,
            (true, true) => Passage::Open,
        })
    }

    /// Whether a late event is state, and another of its type and key with a larger order was there when it came.
    async fn was_superseded(&self, event: &StoredEvent) -> Result<bool, AppError> {
        let Some(key) = &event.state_key else {
            return Ok(false);
        };
        let newest = self
            .store
            .state_at(
                &event.room_id,
                &event.event_type,
                key,
                Order::MAX,
                event.position,
            )
            .await?;
        Ok(newest.is_none_or(|newest| newest.event_id != event.event_id))
    }

    /// The late events of a delta, in no matter which order, whoever wants them; none in a first entry.
    ///
    /// A delta that begins behind them all costs one look.
    pub(super) async fn late_of_delta(
        &self,
        room_id: &RoomId,
        wish: &EntryWish<'_>,
    ) -> Result<Vec<Arc<StoredEvent>>, AppError> {
        let mut late = Vec::new();
        let Some(mut after) = wish.since else {
            return Ok(late);
        };
        loop {
            let page = self
                .store
                .late(room_id, after, wish.as_of, LATE_PAGE)
                .await?;
            let is_last = page.len() < LATE_PAGE;
            if let Some(last) = page.last() {
                after = last.position;
            }
            late.extend(page);
            if is_last {
                return Ok(late);
            }
        }
    }

    /// The newest wanted events of an entry with the late ones at their places, if they are asked for; the rest is cut off
    /// at the limit. Late updates come with their parents, or as other updates do (UPD-4).
    pub(super) async fn with_late(
        &self,
        mut newest: Walked,
        late: &[Arc<StoredEvent>],
        spans: &Spans,
        wish: &EntryWish<'_>,
    ) -> Result<Walked, AppError> {
        if !wish.filter.wants_late() {
            return Ok(newest);
        }
        for event in late {
            let is_reached = !newest.more || event.order > newest.reached;
            if is_reached
                && event.updates().is_none()
                && spans.holds(event.order)
                && wish.filter.wants(event)
                && !self.was_superseded(event).await?
            {
                newest.events.push(Arc::clone(event));
            }
        }
        newest
            .events
            .sort_unstable_by_key(|event| std::cmp::Reverse(event.order));
        if newest.events.len() > wish.limit {
            newest.events.truncate(wish.limit);
            newest.more = true;
            let oldest = newest.events.last();
            newest.reached = oldest.map_or(newest.reached, |event| event.order.saturating_sub(1));
        } else if let Some(oldest) = newest.events.last() {
            newest.reached = newest.reached.min(oldest.order.saturating_sub(1));
        }
        Ok(newest)
    }

    /// The events right before late ones when these came, by the positions of these; none where late events aren't asked for.
    /// An update isn't one, since it has no place of its own, and a receipt of another user's isn't known to the reader.
    pub(super) async fn befores_of(
        &self,
        events: &[TailEvent],
        filter: &Filter,
    ) -> Result<HashMap<Position, EventId>, AppError> {
        let mut befores = HashMap::new();
        if !filter.wants_late() {
            return Ok(befores);
        }
        for TailEvent { event, .. } in events.iter().filter(|tail| tail.event.is_late()) {
            let page = TimelinePage {
                from: event.order,
                backwards: true,
                until: event.position,
                limit: 1,
            };
            let before = self.store.main_timeline(&event.room_id, page).await?;
            if let Some(before) = before.first() {
                befores.insert(event.position, before.event_id.clone());
            }
        }
        Ok(befores)
    }
}
