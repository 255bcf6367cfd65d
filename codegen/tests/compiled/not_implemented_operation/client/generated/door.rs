// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `door`.

use super::*;

/// Of one kind.
pub trait ClientDoorExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `POST` request to `/door`
    ///
    /// ```text
    /// let response = client.door_open()
    ///     .send()
    ///     .await;
    /// ```
    fn door_open(&self) -> builder::DoorOpen<'_>;
}

impl ClientDoorExt for Client {
    fn door_open(&self) -> builder::DoorOpen<'_> {
        builder::DoorOpen::new(self)
    }
}
