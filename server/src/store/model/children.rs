//! Events that hang on others, and what is asked about them.

use std::fmt;
use std::sync::Arc;

use tidings_types::EventId;

use super::{Order, Position, StoredEvent};

/// The event that a child hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// Its id. It need not be in the store.
    pub event_id: EventId,
    /// How the child is tied to it.
    pub relation: Relation,
}

/// How a child event is tied to its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `updates` (UPD-1).
    Updates,
    /// `updates`, for the clients of the sender alone (UPD-5).
    Receipt,
    /// `relates_to`, and the relationship type (REL-1).
    RelatesTo(Arc<str>),
}

impl Relation {
    /// Whether the child has no place of its own in the timeline: it belongs to its parent (UPD-4).
    pub fn is_update(&self) -> bool {
        matches!(self, Self::Updates | Self::Receipt)
    }
}

impl StoredEvent {
    /// The event that this one updates (UPD-1).
    pub fn updates(&self) -> Option<&EventId> {
        let parent = self.parent.as_ref();
        let parent = parent.filter(|parent| parent.relation.is_update())?;
        Some(&parent.event_id)
    }

    /// The event that this one responds to (REL-1).
    pub fn relates_to(&self) -> Option<&EventId> {
        let parent = self.parent.as_ref();
        let parent = parent.filter(|parent| !parent.relation.is_update())?;
        Some(&parent.event_id)
    }

    /// Whether it is for the clients of its sender alone (UPD-5).
    pub fn is_receipt(&self) -> bool {
        let relation = self.parent.as_ref().map(|parent| &parent.relation);
        relation == Some(&Relation::Receipt)
    }

    /// Whether a user may not know of it, whatever else may be read (UPD-5).
    pub fn is_hidden_from(&self, user: &str) -> bool {
        self.is_receipt() && &*self.sender != user
    }
}

/// A stretch of a room's orders, both ends included.
pub type Stretch = (Order, Order);

/// Which relationship types are meant.
#[derive(Clone)]
pub enum RelTypes {
    /// Every one.
    All,
    /// These.
    Only(Vec<Arc<str>>),
    /// Those that it says yes to. It is asked about each that the parent has.
    Like(Arc<dyn Fn(&str) -> bool + Send + Sync>),
}

impl RelTypes {
    /// Whether a type is meant.
    pub fn has(&self, rel_type: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(types) => types.iter().any(|only| &**only == rel_type),
            Self::Like(likes) => likes(rel_type),
        }
    }
}

impl fmt::Debug for RelTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("All"),
            Self::Only(types) => f.debug_tuple("Only").field(types).finish(),
            Self::Like(_) => f.write_str("Like"),
        }
    }
}

/// Which children of events to read. Redacted ones never come.
#[derive(Clone, Debug)]
pub struct ChildrenWish {
    /// Whose receipts come (UPD-5).
    pub reader: Arc<str>,
    /// Whether those that update an event come.
    pub updates: bool,
    /// Only children at or before this position.
    pub until: Position,
    /// Only children in these stretches, which rise.
    pub within: Arc<[Stretch]>,
    /// Of those that relate to an event, these.
    pub rel_types: RelTypes,
    /// The newest of them, or the oldest.
    pub newest: bool,
    /// At most so many of them. One comes anyway, so that their place is known.
    pub limit: usize,
}

/// The children of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Children {
    /// Those that update it, by their order.
    pub updates: Vec<Arc<StoredEvent>>,
    /// Those that relate to it, by their order.
    pub replies: Vec<Arc<StoredEvent>>,
    /// How many relate to it in all.
    pub count: u64,
}
