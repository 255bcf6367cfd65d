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

/// parameters: every operation of the document.
#[dropshot::api_description{tag_config = {allow_other_tags = false,
policy = dropshot::EndpointTagPolicy::ExactlyOne,
tags = {"thing" = {description = "Things."}},
},
}]
pub trait Api {
    /// What handlers share.
    type Context;

    /// Thing delete.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "thing_delete",
    method = DELETE,
    path = "/things/{type}/{count}",
    tags = ["thing"],
    }]
    async fn thing_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ThingDeletePath>,
    ) -> Result<Reply<::compiled::parameters::types::Seen>, Failure>;

    /// Thing get.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "thing_get",
    method = GET,
    path = "/things/{type}/{count}",
    tags = ["thing"],
    }]
    async fn thing_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ThingGetPath>,
        headers: RawHeaders<ThingGetHeaders>,
    ) -> Result<
        Reply<::compiled::parameters::types::Seen, XLeftXTraceReplyHeaders>,
        Failure,
    >;

    /// Thing list.
    ///
    /// Does what its name says.
    #[endpoint{operation_id = "thing_list",
    method = GET,
    path = "/things",
    tags = ["thing"],
    }]
    async fn thing_list(
        rqctx: RequestContext<Self::Context>,
        query: RawQuery<ThingListQuery>,
    ) -> Result<Reply<::compiled::parameters::types::Seen>, Failure>;
}
