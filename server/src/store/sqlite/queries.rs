//! The reads of the [`Store`](crate::store::Store) trait, each an indexed seek.

mod accounts;
mod calls;
mod capabilities;
mod children;
mod counts;
mod events;
mod listings;
mod log;
mod main;
mod media;
mod outcomes;
mod presence;
mod rooms;
mod state;

use crate::store::Position;

pub(super) use self::accounts::{
    device_by_token, devices, filter, leaves_due, profile, profiles_due, user,
};
pub(super) use self::calls::calls;
pub(super) use self::capabilities::capability_set;
pub(super) use self::children::{children, receipts, replies, update_count};
pub(super) use self::counts::{count_between, count_unread, newest_at, order_at};
pub(super) use self::events::{event, late, links, proof, timeline};
pub(super) use self::listings::listings;
pub(super) use self::log::{log, log_of};
pub(super) use self::main::{activity, main_timeline};
pub(super) use self::media::{media, media_bytes, media_leftovers, media_of};
pub(super) use self::outcomes::outcome;
pub(super) use self::presence::appears_offline;
pub(super) use self::rooms::{alias, memberships, parts_since, room};
pub(super) use self::state::{room_state_at, state_at, state_changes, state_history, states_at};

/// The integer of the room whose id is the first parameter.
const ROOM: &str = "(SELECT room FROM rooms WHERE id = ?1)";

/// What events have whose order isn't that of an appended one; as it stands in the indexes of those.
const OUT_OF_STEP: &str = "(ord % 1048576 <> 0 OR ord < 1048576)";

/// A position as the engine counts, which ends at 2⁶³ - 1: `u64::MAX` says "all".
fn bounded(position: Position) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
