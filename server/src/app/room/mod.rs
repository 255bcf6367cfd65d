//! Rooms in memory: their state, how events are made for them, and how they are appended.

pub mod build;
pub mod decision;
mod listing;
pub mod past;
pub mod registry;
pub mod state;

pub use build::Draft;
pub use decision::{Applied, Decision, Plan};
pub use registry::{Origin, Room, Rooms};
pub use state::{RoomState, StateEntry};
