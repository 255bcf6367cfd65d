// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `file`.

use super::*;

/// Files.
pub trait ClientFileExt {
    /// File download
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

    /// File upload
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
    fn file_download(&self) -> builder::FileDownload<'_> {
        builder::FileDownload::new(self)
    }

    fn file_upload(&self) -> builder::FileUpload<'_> {
        builder::FileUpload::new(self)
    }
}
