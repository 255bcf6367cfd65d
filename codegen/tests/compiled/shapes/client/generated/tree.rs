// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `tree`.

use super::*;

/// Trees.
pub trait ClientTreeExt {
    /// Tree create
    ///
    /// Does what its name says.
    ///
    /// Sends a `POST` request to `/trees`
    ///
    /// ```text
    /// let response = client.tree_create()
    ///     .body(body)
    ///     .send()
    ///     .await;

    /// ```
    fn tree_create(&self) -> builder::TreeCreate<'_>;
}

impl ClientTreeExt for Client {
    fn tree_create(&self) -> builder::TreeCreate<'_> {
        builder::TreeCreate::new(self)
    }
}
