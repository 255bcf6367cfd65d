// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::*;

/// Of one kind.
pub trait ClientThingExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/things/{type}`
    ///
    /// Arguments:
    /// - `type_`: A keyword.
    /// - `self_`: Another.
    /// ```text
    /// let response = client.thing_get()
    ///     .type_(type_)
    ///     .self_(self_)
    ///     .send()
    ///     .await;
    /// ```
    fn thing_get(&self) -> builder::ThingGet<'_>;
}

impl ClientThingExt for Client {
    fn thing_get(&self) -> builder::ThingGet<'_> {
        builder::ThingGet::new(self)
    }
}
