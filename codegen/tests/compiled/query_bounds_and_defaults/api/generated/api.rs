// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, RawQuery, Reply};

/// query_bounds_and_defaults.
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
        method = GET,
        path = "/things",
        tags = ["thing"],
    }]
    async fn thing_list(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<ThingListQuery>,
    ) -> Result<Reply<::compiled::query_bounds_and_defaults::types::Seen>, Failure>;
}
