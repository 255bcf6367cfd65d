//! The queue of a client's actions: each in its turn, and messages that are posted several at once (ACT-1…4, ACT-7).
//!
//! [`line`](mod@line) has the order in which actions were asked for. One that somebody waits for
//! ([`crate::action`](super::action)) is under way alone. Messages that are posted one after the other are under way
//! together, each under the number after the one before it: the server keeps their order (ACT-3). [`courier`] sends them,
//! [`flight`] is one of them on its way, [`book`] tells what became of them, [`store`] saves those that are pending.

mod book;
mod courier;
mod flight;
mod line;
mod post;
mod store;

pub(crate) use book::Book;
pub(crate) use line::Line;
pub(crate) use post::Post;
pub use post::Sending;
pub(crate) use store::{Store, load};

use std::time::SystemTime;

/// This machine's time, in milliseconds since 1970; 0 when its clock stands before.
#[expect(
    clippy::disallowed_methods,
    reason = "a client has the clock of the machine that it runs on"
)]
pub(crate) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    })
}
