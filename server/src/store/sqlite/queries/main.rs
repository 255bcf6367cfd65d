//! A room's timeline without what is passed over: events that update others, and receipts.
//!
//! However many of these lie between two others, a page costs its limit: each event in step knows how many up to it are
//! passed over, so that the end of a long run of them is found by halving.

use std::sync::Arc;

use rusqlite::params;
use tidings_types::RoomId;

use super::super::apply::{RECEIPT, UPDATES};
use super::super::caches::Tally;
use super::super::read::{Reading, column, number};
use super::counts::{last_step, newest_late};
use super::{OUT_OF_STEP, ROOM, bounded, count};
use crate::store::{ORDER_STEP, Order, Position, StoreError, StoredEvent, TimelinePage};

/// How many places are looked at for each event that is wanted, before the next one is sought by halving.
const LOOK: Order = 2;
/// At least so many.
const LOOK_MIN: Order = 64;

/// Which events are passed over.
#[derive(Clone, Copy)]
pub(super) enum Passed {
    /// Those that update others, receipts among them.
    Updates,
    /// Receipts.
    Receipts,
}

/// The numbers at a place of a room's timeline.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    /// How many events in step there are up to it.
    steps: Order,
    tally: Tally,
}

impl Numbers {
    /// How many of them aren't passed over.
    pub(super) fn kept(self, passed: Passed) -> i64 {
        match passed {
            Passed::Updates => self.steps - self.tally.updates,
            Passed::Receipts => self.steps - self.tally.receipts,
        }
    }
}

/// The numbers at an order.
pub(super) fn tally(
    reading: &Reading<'_>,
    room_id: &RoomId,
    order: Order,
) -> Result<Numbers, StoreError> {
    let sql = format!(
        "SELECT ord, updates, receipts FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord <= ?2 \
         ORDER BY ord DESC LIMIT 1"
    );
    let found = reading.one(
        "read a room's numbers",
        &sql,
        params![room_id.as_str(), order],
        |row| {
            Ok(Numbers {
                steps: column::<Order>(row, 0)?.div_euclid(ORDER_STEP).max(0),
                tally: Tally {
                    updates: column(row, 1)?,
                    receipts: column(row, 2)?,
                },
            })
        },
    )?;
    Ok(found.unwrap_or(Numbers {
        steps: 0,
        tally: Tally::default(),
    }))
}

/// Seeks events in step that aren't passed over.
struct Seeker<'a> {
    reading: &'a Reading<'a>,
    room_id: &'a RoomId,
    passed: Passed,
}

impl Seeker<'_> {
    fn kept(&self, step: Order) -> Result<i64, StoreError> {
        let order = step.saturating_mul(ORDER_STEP);
        Ok(tally(self.reading, self.room_id, order)?.kept(self.passed))
    }

    /// The last step at or before one whose event isn't passed over.
    fn at_or_before(&self, step: Order) -> Result<Option<Order>, StoreError> {
        let kept = self.kept(step)?;
        if kept <= 0 {
            return Ok(None);
        }
        // The first step with as many is it. Runs are mostly short.
        let (mut low, mut high, mut width) = (step - 1, step, 1);
        while low > 0 && self.kept(low)? == kept {
            high = low;
            width *= 2;
            low = (low - width).max(0);
        }
        self.halve((low, high), |found| found >= kept).map(Some)
    }

    /// The first step after one, at most `top`, whose event isn't passed over.
    fn after(&self, step: Order, top: Order) -> Result<Option<Order>, StoreError> {
        let kept = self.kept(step)?;
        if step >= top || self.kept(top)? <= kept {
            return Ok(None);
        }
        let (mut low, mut high, mut width) = (step, step + 1, 1);
        while high < top && self.kept(high)? == kept {
            low = high;
            width *= 2;
            high = (high + width).min(top);
        }
        self.halve((low, high), |found| found > kept).map(Some)
    }

    /// The first step above `low` that is as wanted; `high` is.
    fn halve(
        &self,
        (mut low, mut high): (Order, Order),
        wanted: impl Fn(i64) -> bool,
    ) -> Result<Order, StoreError> {
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if wanted(self.kept(middle)?) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Ok(high)
    }

    /// The nearest order beyond another, in a direction, whose event updates no other.
    fn nearest(
        &self,
        from: Order,
        backwards: bool,
        top: Order,
    ) -> Result<Option<Order>, StoreError> {
        let (beyond, direction) = if backwards {
            ("<", "DESC")
        } else {
            (">", "ASC")
        };
        let sql = format!(
            "SELECT ord FROM events INDEXED BY events_out_of_step WHERE room = {ROOM} AND ord {beyond} ?2 AND {OUT_OF_STEP} \
             AND (relation IS NULL OR relation NOT IN ({UPDATES}, {RECEIPT})) ORDER BY ord {direction} LIMIT 1"
        );
        let params = params![self.room_id.as_str(), from];
        let out_of_step: Option<Order> =
            self.reading
                .one("find a late event", &sql, params, |row| column(row, 0))?;
        let step = if backwards {
            self.at_or_before(from.saturating_sub(1).div_euclid(ORDER_STEP).max(0))?
        } else {
            self.after(from.div_euclid(ORDER_STEP).max(0), top)?
        };
        let in_step = step.map(|step| step * ORDER_STEP);
        let found = [out_of_step, in_step].into_iter().flatten();
        Ok(if backwards { found.max() } else { found.min() })
    }
}

pub(in super::super) fn main_timeline(
    reading: &Reading<'_>,
    room_id: &RoomId,
    page: TimelinePage,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    // Beyond the step after the last one that counts there is nothing of the page.
    let top = last_step(reading, room_id, Order::MAX, page.until)?;
    let end = top.saturating_add(ORDER_STEP);
    let seeker = Seeker {
        reading,
        room_id,
        passed: Passed::Updates,
    };
    let mut from = page.from;
    if page.backwards {
        from = from.min(end);
    } else if from < 0 {
        // What lies below the first step isn't counted by steps: it is sought like everything out of step.
        match seeker.nearest(from, false, top.div_euclid(ORDER_STEP))? {
            Some(order) => from = order - 1,
            None => return Ok(Vec::new()),
        }
    }
    let mut found = Vec::new();
    while found.len() < page.limit {
        let wanted = page.limit - found.len();
        let look = Order::try_from(wanted).unwrap_or(Order::MAX);
        let look = look
            .saturating_mul(LOOK)
            .max(LOOK_MIN)
            .saturating_mul(ORDER_STEP);
        let until = if page.backwards {
            from.saturating_sub(look)
        } else {
            from.saturating_add(look)
        };
        let stretch = Window { from, until };
        found.extend(window(reading, room_id, &page, &stretch, wanted)?);
        if found.len() >= page.limit || (!page.backwards && until >= end) {
            break;
        }
        // The nearest one beyond the window, on whose hither side it goes on.
        let edge = if page.backwards { until + 1 } else { until - 1 };
        match seeker.nearest(edge, page.backwards, top.div_euclid(ORDER_STEP))? {
            Some(order) => from = if page.backwards { order + 1 } else { order - 1 },
            None => break,
        }
    }
    Ok(found)
}

/// A part of a timeline between two orders, neither included, in the direction of reading.
struct Window {
    from: Order,
    until: Order,
}

fn window(
    reading: &Reading<'_>,
    room_id: &RoomId,
    page: &TimelinePage,
    window: &Window,
    limit: usize,
) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
    let (low, high, direction) = if page.backwards {
        (window.until, window.from, "DESC")
    } else {
        (window.from, window.until, "ASC")
    };
    let rest = format!(
        "FROM events e INDEXED BY events_by_order WHERE e.room = {ROOM} AND e.ord > ?2 AND e.ord < ?3 \
         AND e.position <= ?4 AND (e.relation IS NULL OR e.relation NOT IN ({UPDATES}, {RECEIPT})) \
         ORDER BY e.ord {direction} LIMIT ?5"
    );
    let params = params![
        room_id.as_str(),
        low,
        high,
        bounded(page.until),
        count(limit)
    ];
    reading.events(&rest, params)
}

pub(in super::super) fn activity(
    reading: &Reading<'_>,
    room_id: &RoomId,
    reader: &str,
    until: Position,
) -> Result<Position, StoreError> {
    let top = last_step(reading, room_id, Order::MAX, until)?;
    let order = newest_known(reading, room_id, top)?;
    let at = format!(
        "SELECT position FROM events INDEXED BY events_by_order WHERE room = {ROOM} AND ord = ?2"
    );
    let params = params![room_id.as_str(), order];
    let known = reading.one("find a position", &at, params, |row| number(row, 0))?;
    let own = format!(
        "SELECT position FROM events INDEXED BY receipts_by_room WHERE room = {ROOM} \
         AND sender = (SELECT key FROM names WHERE text = ?2) AND relation = 3 AND position <= ?3 \
         ORDER BY ord DESC LIMIT 1"
    );
    let params = params![room_id.as_str(), reader, bounded(until)];
    let own = reading.one("find a receipt", &own, params, |row| number(row, 0))?;
    let late = newest_late(reading, room_id, until)?;
    Ok(known.max(own).max(late).unwrap_or(0))
}

/// The order of a room's newest event that is no receipt, at or before another; it is in step.
pub(super) fn newest_known(
    reading: &Reading<'_>,
    room_id: &RoomId,
    order: Order,
) -> Result<Option<Order>, StoreError> {
    let seeker = Seeker {
        reading,
        room_id,
        passed: Passed::Receipts,
    };
    let step = seeker.at_or_before(order.div_euclid(ORDER_STEP))?;
    Ok(step.map(|step| step * ORDER_STEP))
}
