//! Calls as a program follows them: what state one is in on this device, and what to do next (VOI-1…3).
//!
//! [`CallMachine`] is the rule: it takes the events of one call and says what they come to, without a network or a clock.
//! [`Calls`] feeds the machines of one client from its stream, does what they ask for, and gives the program a
//! [`CallSession`] for each call. What is said goes out by [`Call`](crate::Call).
//!
//! Deliberately not here: media. The descriptions (SDP) are made and read by the program.

mod machine;
#[cfg(test)]
mod machine_tests;
mod said;
mod session;
mod tracker;

pub use machine::{CallEffect, CallEnd, CallMachine, CallNews, CallSide, CallState};
pub use session::CallSession;
pub use tracker::{CallChoice, Calls, RingOptions};
