//! What clients do, over raw HTTP, and what the protocol says comes of it. A test names the items that it shows.

mod accounts;
mod actions;
mod concurrency;
mod creation;
mod creation_faults;
mod events;
mod history;
mod invites;
mod joining;
mod messages;
mod ordering;
mod restart;
mod scrollback;
mod sessions;
mod stale;
mod state;
mod stream;
mod stream_walks;
mod sync;
mod sync_delta;
