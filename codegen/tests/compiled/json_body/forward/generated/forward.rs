// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The implementation of `Api`, which passes each request on to its handler.
//!
//! A handler is `compiled::handlers::json_body::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `compiled::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use compiled::json_body::api::params::*;
use compiled::json_body::api::{Failure, RawBody, Reply, operations};
use compiled::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl compiled::json_body::api::Api for Server {
    type Context = compiled::Context;
    async fn leaf_create(
        rqctx: RequestContext<Self::Context>,
        body: RawBody<::compiled::json_body::types::Leaf>,
    ) -> Result<Reply<::compiled::json_body::types::Leaf>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::LEAF_CREATE,
                    move |call| async move {
                        let body = call.body(body)?;
                        compiled::handlers::json_body::leaf::leaf_create(call, body)
                            .await
                    },
                )
                .await,
        )
    }
}
