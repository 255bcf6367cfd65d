//! The rules of the protocol as pure functions: no I/O, no clock, no randomness.
//!
//! Each answers `Ok` or an [`AppError`](super::AppError) whose text names the rule.

pub mod auth;
pub mod canonical;
pub mod content;
pub mod membership;
pub mod power;
pub mod state_key;
pub mod visibility;
