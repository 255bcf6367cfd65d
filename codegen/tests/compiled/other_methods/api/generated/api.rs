// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, RawPath, Reply};

/// other_methods.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "thing" = {
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
        method = DELETE,
        path = "/things/{id}",
        tags = ["thing"],
    }]
    async fn thing_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ThingDeletePath>,
    ) -> Result<Reply<::compiled::other_methods::types::Seen>, Failure>;
}
