// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The implementation of `Api`, which passes each request on to its handler.
//!
//! A handler is `compiled::handlers::two_areas::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `compiled::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use compiled::two_areas::api::params::*;
use compiled::two_areas::api::{Failure, Reply, operations};
use compiled::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl compiled::two_areas::api::Api for Server {
    type Context = compiled::Context;
    async fn dog_get(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::compiled::two_areas::types::Both>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::DOG_GET,
                    move |call| async move {
                        compiled::handlers::two_areas::dog::dog_get(call).await
                    },
                )
                .await,
        )
    }

    async fn cat_get(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<::compiled::two_areas::types::Purr>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::CAT_GET,
                    move |call| async move {
                        compiled::handlers::two_areas::cat::cat_get(call).await
                    },
                )
                .await,
        )
    }
}
