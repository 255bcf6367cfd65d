//! Calls.

use tidings_types::{EventId, RoomId, UserId};

/// A call that lives (VOI-1). Two users have one at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// The event that began it.
    pub invite: EventId,
    /// Its room.
    pub room_id: RoomId,
    /// Who calls.
    pub caller: UserId,
    /// Who is called.
    pub called: UserId,
    /// How far it is; the app gives it meaning.
    pub phase: u16,
    /// When its invite runs out, in milliseconds since 1970.
    pub due_ms: u64,
}
