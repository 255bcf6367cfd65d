// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `file`.

use super::*;

/// Of one kind.
pub trait ClientFileExt {
    /// In short
    ///
    /// Does what its name says.
    ///
    /// Sends a `GET` request to `/files`
    ///
    /// ```text
    /// let response = client.file_download()
    ///     .send()
    ///     .await;
    /// ```
    fn file_download(&self) -> builder::FileDownload<'_>;
}

impl ClientFileExt for Client {
    fn file_download(&self) -> builder::FileDownload<'_> {
        builder::FileDownload::new(self)
    }
}
