// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `cat`.

use super::*;

/// Cats.
pub trait ClientCatExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/cat`
    ///
    /// ```text
    /// let response = client.cat_get()
    ///     .send()
    ///     .await;
    /// ```
    fn cat_get(&self) -> builder::CatGet<'_>;
}

impl ClientCatExt for Client {
    fn cat_get(&self) -> builder::CatGet<'_> {
        builder::CatGet::new(self)
    }
}
