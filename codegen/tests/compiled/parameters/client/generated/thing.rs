// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::*;

/// Things.
pub trait ClientThingExt {
    /// Thing list
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/things`
    ///
    /// Arguments:
    /// - `all`: Yes or no.
    /// - `kind`: With the default of its type.
    /// - `limit`: With a default and bounds.
    /// - `ratio`: A number.
    /// - `self_`: A keyword of Rust.
    /// - `small`: A small integer, above zero.
    /// - `text`: A short text.
    /// ```text
    /// let response = client.thing_list()
    ///     .all(all)
    ///     .kind(kind)
    ///     .limit(limit)
    ///     .ratio(ratio)
    ///     .self_(self_)
    ///     .small(small)
    ///     .text(text)
    ///     .send()
    ///     .await;

    /// ```
    fn thing_list(&self) -> builder::ThingList<'_>;

    /// Thing get
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/things/{type}/{count}`
    ///
    /// Arguments:
    /// - `type_`: A name that is a keyword of Rust.
    /// - `count`: A named integer.
    /// - `x_trace`: Read by the edge.
    /// - `x_wanted`: Read by the handler.
    /// ```text
    /// let response = client.thing_get()
    ///     .type_(type_)
    ///     .count(count)
    ///     .x_trace(x_trace)
    ///     .x_wanted(x_wanted)
    ///     .send()
    ///     .await;

    /// ```
    fn thing_get(&self) -> builder::ThingGet<'_>;

    /// Thing delete
    ///
    /// Does what its name says.
    ///
    /// Sends a `DELETE` request to `/things/{type}/{count}`
    ///
    /// Arguments:
    /// - `type_`: A name that is a keyword of Rust.
    /// - `count`: A named integer.
    /// ```text
    /// let response = client.thing_delete()
    ///     .type_(type_)
    ///     .count(count)
    ///     .send()
    ///     .await;

    /// ```
    fn thing_delete(&self) -> builder::ThingDelete<'_>;
}

impl ClientThingExt for Client {
    fn thing_list(&self) -> builder::ThingList<'_> {
        builder::ThingList::new(self)
    }

    fn thing_get(&self) -> builder::ThingGet<'_> {
        builder::ThingGet::new(self)
    }

    fn thing_delete(&self) -> builder::ThingDelete<'_> {
        builder::ThingDelete::new(self)
    }
}
