// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document needs everything")]
use super::params::*;

#[allow(unused_imports, reason = "not every document needs everything")]
use super::support::{
    Failure, RawBody, RawHeaders, RawPath, RawQuery, RawStream, RawUpgrade, Reply,
    Streamed, Upgraded,
};

/// streams: every operation of the document.
#[dropshot::api_description{tag_config = {allow_other_tags = false,
policy = dropshot::EndpointTagPolicy::ExactlyOne,
tags = {"file" = {description = "Files."},
"feed" = {description = "Feeds."}},
},
}]
pub trait Api {
    /// What handlers share.
    type Context;

    /// File download.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "file_download",
    method = GET,
    path = "/files",
    tags = ["file"],
    }]
    async fn file_download(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<Streamed>, Failure>;

    /// File upload.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "file_upload",
    method = PUT,
    path = "/files",
    tags = ["file"],
    request_body_max_bytes = 16,
    }]
    async fn file_upload(
        rqctx: RequestContext<Self::Context>,
        body: RawStream,
    ) -> Result<Reply<::compiled::streams::types::Size>, Failure>;

    /// Feed socket.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "feed_socket",
    method = GET,
    path = "/feed",
    tags = ["feed"],
    }]
    async fn feed_socket(
        rqctx: RequestContext<Self::Context>,
        upgrade: RawUpgrade,
    ) -> Result<Reply<Upgraded>, Failure>;
}
