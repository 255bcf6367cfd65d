// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::*;

/// Of one kind.
pub trait ClientThingExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/things/{name}/{count}`
    ///
    /// Arguments:
    /// - `name`: A pattern.
    /// - `count`: An integer.
    /// - `kind`: A set.
    /// ```text
    /// let response = client.thing_get()
    ///     .name(name)
    ///     .count(count)
    ///     .kind(kind)
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
