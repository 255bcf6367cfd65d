//! Rooms in memory: their state, how events are made for them, and how they are appended.

pub mod build;
pub mod registry;
pub mod state;

pub use build::Draft;
pub use registry::{Applied, Decision, Origin, Room, Rooms};
pub use state::{RoomState, StateEntry};
