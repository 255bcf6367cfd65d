// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, Reply};

/// not_implemented_operation.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "door" = {
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
        path = "/door",
        tags = ["door"],
    }]
    async fn door_open(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::compiled::not_implemented_operation::types::Seen>, Failure>;
}
