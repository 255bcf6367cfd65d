// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, RawBody, Reply};

/// json_body.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "leaf" = {
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
        method = POST,
        path = "/leaves",
        tags = ["leaf"],
        request_body_max_bytes = 64,
    }]
    async fn leaf_create(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::compiled::json_body::types::Leaf>,
    ) -> Result<Reply<::compiled::json_body::types::Leaf>, Failure>;
}
