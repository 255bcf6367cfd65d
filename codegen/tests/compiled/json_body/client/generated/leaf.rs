// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `leaf`.

use super::*;

/// Of one kind.
pub trait ClientLeafExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `POST` request to `/leaves`
    ///
    /// ```text
    /// let response = client.leaf_create()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn leaf_create(&self) -> builder::LeafCreate<'_>;
}

impl ClientLeafExt for Client {
    fn leaf_create(&self) -> builder::LeafCreate<'_> {
        builder::LeafCreate::new(self)
    }
}
