//! Rooms in memory: their state, how events are made for them, and how they are appended.

pub mod build;
pub mod commit;
pub mod decision;
mod held;
mod listing;
pub mod living;
mod memory;
pub mod past;
pub mod registry;
pub mod state;

pub use build::{Draft, Foreign, Given, LatePlace};
pub use decision::{Applied, Decision, Plan, Source};
pub use held::{Staged, StagedDecision};
pub use memory::Room;
pub use registry::{Origin, Rooms};
pub use state::{RoomState, StateEntry};
