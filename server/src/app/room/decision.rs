//! What the rules decide about a wish, and what came of it.

use std::borrow::Cow;
use std::sync::Arc;

use super::build::Draft;
use super::state::StateEntry;
use crate::store::{NewEvent, Position, Write};

/// What the rules decided about a wish.
pub enum Decision<'a> {
    /// Append this.
    Append(Plan<'a>),
    /// It is so already; this event says it.
    Already(Arc<StateEntry>),
    /// What was looked up for the decision is older than the room, which has moved on: look it up again.
    Behind,
}

/// What to append: events, and other rows that are written with them or not at all.
#[derive(Default)]
pub struct Plan<'a> {
    /// The events, in order.
    pub drafts: Cow<'a, [Draft]>,
    /// The other rows.
    pub writes: Vec<Write>,
    /// Whether the room is listed from now on (PUB-1).
    pub listed: Option<bool>,
}

impl<'a> Decision<'a> {
    /// Append one event.
    pub fn one(draft: &'a Draft) -> Self {
        Self::Append(Plan {
            drafts: Cow::Borrowed(std::slice::from_ref(draft)),
            ..Plan::default()
        })
    }

    /// Append several events.
    pub fn many(drafts: Vec<Draft>) -> Self {
        Self::Append(Plan {
            drafts: Cow::Owned(drafts),
            ..Plan::default()
        })
    }
}

/// What came of a wish.
pub enum Applied {
    /// Events were appended.
    Appended {
        /// The events.
        events: Vec<NewEvent>,
        /// The position of the last; 0 without events.
        position: Position,
    },
    /// Nothing was; this event said so already.
    Already(Arc<StateEntry>),
    /// Nothing was: what the decision was made from has to be looked up again (see [`Decision::Behind`]).
    Behind,
}
