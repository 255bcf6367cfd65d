//! Where an event from another server comes in its room.

use std::sync::Arc;

use tidings_types::{EventId, RoomId};

use super::ForeignEvent;
use crate::app::room::{Room, RoomState};
use crate::app::{App, AppError};
use crate::store::{ORDER_STEP, Order, Position, Replaced, Standing, StoredEvent, TimelinePage};

/// How far behind the event before it a late one stands where there is room: much nearer than half the gap, since mostly
/// the next late one comes behind it.
const LATE_STEP: Order = ORDER_STEP >> 8;

/// Neighbours read at once while a gap is sought.
const GAPS_PAGE: usize = 64;

/// What was looked up to place an event.
pub(super) struct Look {
    /// The room then.
    pub(super) room: Arc<RoomState>,
    /// Where it comes.
    pub(super) spot: Spot,
    /// The state right before it; none before the first known event.
    pub(super) place: Option<Arc<RoomState>>,
    /// The state that it takes the place of, if it is late.
    pub(super) replaces: Option<Replaced>,
    /// Who sent what it redacts.
    pub(super) redacted_sender: Option<Arc<str>>,
}

/// A place in a room's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// At the end: nothing that other servers know comes after what it builds on, only what stays here or was rejected.
    Behind {
        /// The order of what it builds on.
        after: Order,
        /// The largest order there was then.
        head: Order,
    },
    /// At this order, which was free.
    At(Order),
}

/// The order right behind an event that was appended or came late, where the next whole step is free up to its end.
pub(super) fn behind(order: Order) -> Order {
    order + LATE_STEP
}

/// Whether nothing comes after an order that other servers know and that wasn't rejected.
pub(super) fn is_last(room: &RoomState, order: Order) -> bool {
    room.tip().is_none_or(|tip| tip.order <= order)
}

/// An order between two others, if there is one. It is never that of an appended event, since those leave no gap.
fn between(low: Order, high: Order) -> Option<Order> {
    let gap = high.checked_sub(low)?;
    (gap > 1).then(|| low + (gap / 2).min(LATE_STEP))
}

impl App {
    /// Looks up where an event comes. What this says holds for as long as no other late event comes and nothing is redacted:
    /// what it replaces is shown with it.
    pub(super) async fn look(
        &self,
        room: &Room,
        event: &ForeignEvent,
        child: Option<&EventId>,
    ) -> Result<Look, AppError> {
        let mut now = self.rooms.committed(room).await?;
        let before = self.newest_of(&room.id, &event.prev_events).await?;
        if before
            .as_ref()
            .is_some_and(|before| before.position > now.position())
        {
            // The store shows a commit a moment before readers see it.
            self.rooms.settle().await?;
            now = self.rooms.committed(room).await?;
        }
        let (spot, has_before) = match (before, child) {
            (Some(before), _) => (self.spot_after(&now, before.order).await?, true),
            (None, Some(child)) => self.spot_before(&room.id, event, child).await?,
            (None, None) => {
                return Err(AppError::not_found(
                    "nothing is known here that the event builds on",
                ));
            }
        };
        let order = match spot {
            Spot::At(order) => order.saturating_sub(1),
            Spot::Behind { head, .. } => head,
        };
        if order > now.head_order() {
            self.rooms.settle().await?;
        }
        let place = if has_before {
            Some(self.state_at(room, order, Position::MAX).await?)
        } else {
            None
        };
        Ok(Look {
            room: now,
            spot,
            place,
            replaces: self.replaced_at(event, order).await?,
            redacted_sender: match &event.redacts {
                Some(target) => {
                    let target = self.store.event(target).await?;
                    target.map(|target| Arc::clone(&target.sender))
                }
                None => None,
            },
        })
    }

    /// Of these events the one of the room with the largest order.
    async fn newest_of(
        &self,
        room_id: &RoomId,
        ids: &[EventId],
    ) -> Result<Option<Arc<StoredEvent>>, AppError> {
        let mut newest: Option<Arc<StoredEvent>> = None;
        for id in ids {
            let event = self.store.event(id).await?;
            let event = event.filter(|event| event.room_id == *room_id);
            // What other servers don't know they can't build on.
            let event = event.filter(|event| event.standing != Standing::Local);
            let order = |event: &Option<Arc<StoredEvent>>| event.as_ref().map(|event| event.order);
            if order(&event) > order(&newest) {
                newest = event;
            }
        }
        Ok(newest)
    }

    /// The end where nothing comes after an event that other servers know, else the nearest gap behind it that has room.
    async fn spot_after(&self, now: &RoomState, after: Order) -> Result<Spot, AppError> {
        let mut low = after;
        let behind = |head| Spot::Behind { after, head };
        if is_last(now, after) {
            return Ok(behind(now.head_order()));
        }
        loop {
            let page = self.neighbours(&now.room_id, low, false).await?;
            if page.is_empty() {
                return Ok(behind(low));
            }
            for high in page {
                if let Some(order) = between(low, high) {
                    return Ok(Spot::At(order));
                }
                low = high;
            }
        }
    }

    /// The nearest gap before an event that builds on the new one, and whether anything is known that is older.
    async fn spot_before(
        &self,
        room_id: &RoomId,
        event: &ForeignEvent,
        child: &EventId,
    ) -> Result<(Spot, bool), AppError> {
        let stored = self.store.event(child).await?;
        let stored = stored.filter(|stored| stored.room_id == *room_id);
        let links = self.store.links(child).await?;
        let names = |links: &crate::store::EventLinks| links.prev_events.contains(&event.event_id);
        let (Some(stored), Some(_)) = (stored, links.filter(names)) else {
            return Err(AppError::not_found(
                "no event of the room is known here that builds on this one as was said",
            ));
        };
        let mut high = stored.order;
        loop {
            let page = self.neighbours(room_id, high, true).await?;
            if page.is_empty() {
                return Ok((Spot::At(high.saturating_sub(ORDER_STEP)), false));
            }
            for low in page {
                if let Some(order) = between(low, high) {
                    return Ok((Spot::At(order), true));
                }
                high = low;
            }
        }
    }

    /// The orders of the events next to an order, the nearest first.
    async fn neighbours(
        &self,
        room_id: &RoomId,
        from: Order,
        backwards: bool,
    ) -> Result<Vec<Order>, AppError> {
        let page = TimelinePage {
            from,
            backwards,
            until: Position::MAX,
            limit: GAPS_PAGE,
        };
        let events = self.store.timeline(room_id, page).await?;
        Ok(events.iter().map(|event| event.order).collect())
    }

    /// The state that an event behind an order takes the place of.
    async fn replaced_at(
        &self,
        event: &ForeignEvent,
        order: Order,
    ) -> Result<Option<Replaced>, AppError> {
        let Some(key) = &event.state_key else {
            return Ok(None);
        };
        let (event_type, key) = (event.event_type.as_str(), key.as_str());
        let stood = self
            .store
            .state_at(&event.room_id, event_type, key, order, Position::MAX)
            .await?;
        let stood = stood.filter(|stood| !stood.deletes);
        stood.map(|stood| replaced(&stood)).transpose()
    }
}

fn replaced(event: &StoredEvent) -> Result<Replaced, AppError> {
    let content = crate::app::room::state::content_text(&event.json).map_err(AppError::internal)?;
    Ok(Replaced {
        event_id: event.event_id.clone(),
        content: content.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However late events come, one behind the other or all behind the same, they find a free order out of step, and many
    /// of a chain fit into one gap.
    #[test]
    fn gaps_hold_many() {
        for (is_chain, least) in [(true, 250), (false, 12)] {
            let (mut low, mut high) = (3 * ORDER_STEP, 4 * ORDER_STEP);
            let mut count = 0;
            while let Some(order) = between(low, high) {
                assert!(low < order && order < high && order % ORDER_STEP != 0);
                if is_chain {
                    low = order;
                } else {
                    high = order;
                }
                count += 1;
            }
            assert!(count >= least, "{count}");
        }
        assert_eq!(between(7, 8), None);
        assert_eq!(between(-2, 0), Some(-1));
        assert_eq!(between(Order::MIN, Order::MAX), None);
    }
}
