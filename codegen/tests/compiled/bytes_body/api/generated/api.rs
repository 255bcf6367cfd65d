// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, RawStream, Reply};

/// bytes_body.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "file" = {
                description = "Of one kind.",
            }
        },
    },
}]
pub trait Api {
    /// What all requests share.
    type Context;

    /// In short.
    ///
    /// Does what its name says.
    #[endpoint {
        method = PUT,
        path = "/files",
        tags = ["file"],
        request_body_max_bytes = 16,
    }]
    async fn file_upload(
        rqctx: RequestContext<Self::Context>,
        body: RawStream,
    ) -> Result<Reply<::compiled::bytes_body::types::Seen>, Failure>;
}
