// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `thing`.

use super::*;

/// Of one kind.
pub trait ClientThingExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/things`
    ///
    /// Arguments:
    /// - `all`: Yes or no.
    /// - `limit`: With a default and bounds.
    /// - `ratio`: A number.
    /// - `small`: A small integer, above zero.
    /// - `text`: A short text.
    /// - `word`: Always there.
    /// ```text
    /// let response = client.thing_list()
    ///     .all(all)
    ///     .limit(limit)
    ///     .ratio(ratio)
    ///     .small(small)
    ///     .text(text)
    ///     .word(word)
    ///     .send()
    ///     .await;
    /// ```
    fn thing_list(&self) -> builder::ThingList<'_>;
}

impl ClientThingExt for Client {
    fn thing_list(&self) -> builder::ThingList<'_> {
        builder::ThingList::new(self)
    }
}
