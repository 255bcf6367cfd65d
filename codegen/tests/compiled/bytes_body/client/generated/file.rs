// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `file`.

use super::*;

/// Of one kind.
pub trait ClientFileExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `PUT` request to `/files`
    ///
    /// ```text
    /// let response = client.file_upload()
    ///     .body(body)
    ///     .send()
    ///     .await;
    /// ```
    fn file_upload(&self) -> builder::FileUpload<'_>;
}

impl ClientFileExt for Client {
    fn file_upload(&self) -> builder::FileUpload<'_> {
        builder::FileUpload::new(self)
    }
}
