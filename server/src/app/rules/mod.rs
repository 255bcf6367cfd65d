//! The rules of the protocol as pure functions: no I/O, no clock, no randomness.
//!
//! Each answers `Ok` or an [`AppError`](super::AppError) whose text names the rule.

pub mod auth;
pub mod batch;
pub mod bundle;
pub mod call;
pub mod canonical;
pub mod capabilities;
pub mod content;
pub mod deletion;
pub mod event_form;
pub mod federation;
pub mod filter;
pub mod filter_token;
pub mod marker;
pub mod media;
pub mod membership;
pub mod power;
pub mod power_change;
pub mod prepared;
pub mod presence;
pub mod profile;
pub mod redaction;
pub mod registration;
pub mod state_key;
pub mod telling;
pub mod thumbnail;
pub mod updates;
pub mod visibility;

#[cfg(test)]
mod state_space;
