//! The trees that updates make: an event, what updates it, what updates that (UPD-1).

use std::collections::BTreeSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use tidings_types::{EventId, EventType};
use tokio::sync::{Mutex, MutexGuard};

use super::rules::updates::{self, LEVELS_MAX, TREE_MAX};
use super::{App, AppError};
use crate::store::{ChildrenWish, Order, Position, RelTypes, StoredEvent};

/// How many trees can be added to at once. Some trees share a turn.
const TURNS: usize = 1_024;

/// The turns of those who add to trees: one after the other, each when the one before is committed, so that what a decision
/// looks up of a tree stays as it is until the event is there.
pub struct Trees {
    turns: Vec<Mutex<()>>,
    hasher: RandomState,
}

impl Default for Trees {
    fn default() -> Self {
        Self {
            turns: (0..TURNS).map(|_| Mutex::default()).collect(),
            hasher: RandomState::new(),
        }
    }
}

impl Trees {
    /// Waits for the turn at the tree below an event that updates none.
    pub async fn turn(&self, root: &EventId) -> MutexGuard<'_, ()> {
        self.turns[self.place(root)].lock().await
    }

    /// Waits for the turns at several trees, in an order that is everybody's.
    pub async fn turns(&self, roots: &[EventId]) -> Vec<MutexGuard<'_, ()>> {
        let places: BTreeSet<_> = roots.iter().map(|root| self.place(root)).collect();
        let mut turns = Vec::with_capacity(places.len());
        for place in places {
            turns.push(self.turns[place].lock().await);
        }
        turns
    }

    fn place(&self, root: &EventId) -> usize {
        let place = self.hasher.hash_one(root) % self.turns.len() as u64;
        usize::try_from(place).unwrap_or_default()
    }
}

/// The event at the top of a tree, and how many levels an event lies below it.
pub(super) struct Root {
    /// The id.
    pub event_id: EventId,
    /// The levels; 0 for the event itself.
    pub level: usize,
}

impl App {
    /// The top of the tree that an event is in.
    pub(super) async fn root_of(&self, event: &StoredEvent) -> Result<Root, AppError> {
        let mut root = Root {
            event_id: event.event_id.clone(),
            level: 0,
        };
        let mut next = event.updates().cloned();
        while let Some(parent) = next {
            if root.level == LEVELS_MAX {
                break;
            }
            next = match self.store.event(&parent).await? {
                Some(event) => event.updates().cloned(),
                None => None,
            };
            root.event_id = parent;
            root.level += 1;
        }
        Ok(root)
    }

    /// Whether an event takes one more update of a type (UPD-2), where some more are about to be stored, told by what they
    /// update. Asked in the tree's turn.
    pub(super) async fn check_room_for_one(
        &self,
        event_type: &EventType,
        (parent, root): (&StoredEvent, &Root),
        staged: &[EventId],
    ) -> Result<(), AppError> {
        if updates::is_receipt(event_type.as_str()) {
            return Ok(());
        }
        let more = staged.iter().filter(|id| **id == parent.event_id).count();
        let count = self.store.update_count(&parent.event_id).await?;
        updates::check_room_for_one(count + more as u64, root.level)?;
        if root.level > 0 && self.tree_size(&root.event_id).await? + staged.len() >= TREE_MAX {
            return Err(updates::tree_is_full());
        }
        Ok(())
    }

    /// How many updates lie below an event, of all levels, or more than are taken.
    async fn tree_size(&self, root: &EventId) -> Result<usize, AppError> {
        let wish = ChildrenWish {
            reader: "".into(),
            updates: true,
            until: Position::MAX,
            within: [(Order::MIN, Order::MAX)].into(),
            rel_types: RelTypes::Only(Vec::new()),
            newest: true,
            limit: 0,
        };
        let (mut size, mut level) = (0, vec![root.clone()]);
        while !level.is_empty() && size < TREE_MAX {
            let children = self.store.children(level, wish.clone()).await?;
            let children = children.iter().flat_map(|children| &children.updates);
            level = children
                .map(|child: &Arc<StoredEvent>| child.event_id.clone())
                .collect();
            size += level.len();
        }
        Ok(size)
    }
}
