//! A room among the published ones: what is written when its face changes (PUB-1).

use super::state::{ALIASES, JOIN_RULES, MEMBER, RoomState};
use crate::store::{NewEvent, Write};

/// The types of state that a listing shows.
const LISTED_TYPES: [&str; 6] = [
    "state.m.room.name",
    "state.m.room.topic",
    "state.m.room.avatar",
    ALIASES,
    JOIN_RULES,
    MEMBER,
];

/// The rows to write, with the room's listing where that changes (PUB-1).
pub(super) fn with_listing(
    mut writes: Vec<Write>,
    before: &RoomState,
    after: &RoomState,
    events: &[NewEvent],
) -> Vec<Write> {
    let shown = |event: &NewEvent| {
        // A redaction may empty what is listed.
        event.redacts.is_some() || LISTED_TYPES.contains(&&*event.event_type)
    };
    let changed = before.listed() != after.listed() || (after.listed() && events.iter().any(shown));
    if changed {
        writes.push(Write::Listing {
            room_id: after.room_id.clone(),
            listing: after.listed().then(|| after.listing()),
        });
    }
    writes
}
