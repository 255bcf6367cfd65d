//! The typed client against a running server: what its users would notice.
//!
//! Apart from the `it` suite, so that who works on the client waits for less.

mod actions;
mod calls;
mod chat;
mod cli;
mod core;
mod examples;
mod keep;
mod live;
mod pages;
mod proxy;
mod session;
mod shown;
mod streams;
mod testing;
mod view;
mod view_model;

use std::time::Duration;

/// Waits for what comes at all only if it comes soon.
async fn within<T>(wait: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_mins(1), wait)
        .await
        .expect("it comes")
}
