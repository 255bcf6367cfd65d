// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The implementation of `Api`, which passes each request on to its handler.
//!
//! A handler is `compiled::handlers::other_methods::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `compiled::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use compiled::other_methods::api::params::*;
use compiled::other_methods::api::{Failure, RawPath, Reply, operations};
use compiled::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl compiled::other_methods::api::Api for Server {
    type Context = compiled::Context;
    async fn thing_delete(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ThingDeletePath>,
    ) -> Result<Reply<::compiled::other_methods::types::Seen>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::THING_DELETE,
                    move |call| async move {
                        let path = path.parse()?;
                        compiled::handlers::other_methods::thing::thing_delete(
                                call,
                                path,
                            )
                            .await
                    },
                )
                .await,
        )
    }
}
