//! What the rules decide about a wish, and what came of it.

use std::borrow::Cow;
use std::sync::Arc;

use tidings_types::EventId;

use super::build::{Draft, Foreign, Given};
use super::state::StateEntry;
use crate::store::{NewEvent, Position, RoomTip, Write};

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
    /// What the first of them has already (MSG-2); the others, and all when absent, get an id and a time here.
    pub given: Option<Given>,
    /// The other rows.
    pub writes: Vec<Write>,
    /// Whether the room is listed from now on (PUB-1).
    pub listed: Option<bool>,
    /// Where the events come from.
    pub source: Source,
}

/// Where the events of a plan come from.
#[derive(Default)]
pub enum Source {
    /// They are made here, and other servers are told of them.
    #[default]
    Here,
    /// Another server made the only one.
    Elsewhere(Box<Foreign>),
    /// They are made here and stay here (STR-4).
    Staying {
        /// What those of them that are state stand for.
        stands_for: Option<EventId>,
        /// What the room's next event builds on, where that changes.
        tip: Option<RoomTip>,
    },
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
