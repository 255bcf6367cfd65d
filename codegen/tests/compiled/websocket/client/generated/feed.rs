// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `feed`.

use super::*;

/// Of one kind.
pub trait ClientFeedExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/feed`
    ///
    /// ```text
    /// let response = client.feed_socket()
    ///     .send()
    ///     .await;
    /// ```
    fn feed_socket(&self) -> builder::FeedSocket<'_>;
}

impl ClientFeedExt for Client {
    fn feed_socket(&self) -> builder::FeedSocket<'_> {
        builder::FeedSocket::new(self)
    }
}
