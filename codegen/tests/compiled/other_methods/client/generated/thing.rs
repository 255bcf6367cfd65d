// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::*;

/// Of one kind.
pub trait ClientThingExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `DELETE` request to `/things/{id}`
    ///
    /// Arguments:
    /// - `id`: Which.
    /// ```text
    /// let response = client.thing_delete()
    ///     .id(id)
    ///     .send()
    ///     .await;
    /// ```
    fn thing_delete(&self) -> builder::ThingDelete<'_>;
}

impl ClientThingExt for Client {
    fn thing_delete(&self) -> builder::ThingDelete<'_> {
        builder::ThingDelete::new(self)
    }
}
