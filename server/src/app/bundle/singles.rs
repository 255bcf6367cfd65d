//! Updates in a delta whose parents the client holds: they come singly (UPD-4).

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use tidings_types::{EventId, UserId};

use crate::app::filter::Filter;
use crate::app::rules::visibility::Spans;
use crate::app::{App, AppError};
use crate::store::{Order, Position, StoredEvent};

/// The most events of an entry that stand on their own.
const MOST: usize = 1_000;

/// The newest updates of a delta, by their order.
#[derive(Default)]
pub(in crate::app) struct RecentUpdates {
    events: VecDeque<Arc<StoredEvent>>,
    /// Whether there were more.
    more: bool,
}

/// Where the events of a delta lie that a client may have to scroll to.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Gap {
    /// They have larger orders than this one.
    pub(in crate::app) floor: Order,
    /// Or, coming late, larger positions than this one.
    pub(in crate::app) since: Position,
}

/// What a delta of a room lists.
pub(in crate::app) struct Listed {
    /// The events that stand on their own, oldest first.
    pub(in crate::app) events: Vec<Arc<StoredEvent>>,
    /// Whether some had no place.
    pub(in crate::app) more: bool,
}

impl RecentUpdates {
    /// Takes up the next event of the delta, if it updates another and is for this reader.
    pub(in crate::app) fn take(
        &mut self,
        event: &Arc<StoredEvent>,
        reader: &UserId,
        filter: &Filter,
        spans: &Spans,
    ) {
        let is_one = event.updates().is_some() && event.redacted_because.is_none();
        let may_see = !event.is_hidden_from(reader.as_str()) && spans.holds(event.order);
        if is_one && may_see && filter.wants(event) {
            self.events.push_back(Arc::clone(event));
            if self.events.len() > MOST {
                self.events.pop_front();
                self.more = true;
            }
        }
    }
}

impl App {
    /// Puts the updates that come singly among the other events of a delta, all of them oldest first: those whose parent isn't
    /// there.
    ///
    /// `gap` says where there are events that the client doesn't get here, where there are any: what belongs to those comes
    /// when they are scrolled to.
    pub(in crate::app) async fn with_singles(
        &self,
        mut events: Vec<Arc<StoredEvent>>,
        recent: RecentUpdates,
        gap: Option<Gap>,
    ) -> Result<Listed, AppError> {
        let there = events.iter().map(|event| event.event_id.clone());
        let mut there: HashSet<EventId> = there.collect();
        let mut singles = VecDeque::new();
        for child in recent.events {
            let Some(parent) = child.updates() else {
                continue;
            };
            let comes_in_it = there.contains(parent);
            if !comes_in_it && let Some(gap) = gap {
                let parent = self.store.event(parent).await?;
                let is_in = |parent: Arc<StoredEvent>| {
                    parent.order > gap.floor || parent.position > gap.since
                };
                if parent.is_none_or(is_in) {
                    continue;
                }
            }
            there.insert(child.event_id.clone());
            if !comes_in_it {
                singles.push_back(child);
            }
        }
        let places = MOST.saturating_sub(events.len());
        let too_many = singles.len().saturating_sub(places);
        events.extend(singles.drain(too_many..));
        events.sort_by_key(|event| event.order);
        Ok(Listed {
            events,
            more: recent.more || too_many > 0,
        })
    }
}
