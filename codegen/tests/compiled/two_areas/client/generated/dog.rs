// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `dog`.

use super::*;

/// Dogs.
pub trait ClientDogExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/dog`
    ///
    /// ```text
    /// let response = client.dog_get()
    ///     .send()
    ///     .await;
    /// ```
    fn dog_get(&self) -> builder::DogGet<'_>;
}

impl ClientDogExt for Client {
    fn dog_get(&self) -> builder::DogGet<'_> {
        builder::DogGet::new(self)
    }
}
