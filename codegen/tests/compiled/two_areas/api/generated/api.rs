// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use super::params::*;
use super::support::{Failure, Reply};

/// two_areas.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = false,
        policy = dropshot::EndpointTagPolicy::ExactlyOne,
        tags = {
            "dog" = {
                description = "Dogs.",
            },
            "cat" = {
                description = "Cats.",
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
        path = "/dog",
        tags = ["dog"],
    }]
    async fn dog_get(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::compiled::two_areas::types::Both>, Failure>;

    /// In short.
    ///
    /// Does what its name says.
    #[endpoint {
        method = GET,
        path = "/cat",
        tags = ["cat"],
    }]
    async fn cat_get(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::compiled::two_areas::types::Purr>, Failure>;
}
