// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The implementation of `Api`, which passes each request on to its handler.
//!
//! A handler is `compiled::handlers::path_variable_keyword::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `compiled::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document has parameters")]
use compiled::path_variable_keyword::api::params::*;
use compiled::path_variable_keyword::api::{
    Failure, RawPath, RawQuery, Reply, operations,
};

use compiled::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl compiled::path_variable_keyword::api::Api for Server {
    type Context = compiled::Context;
    async fn thing_get(
        rqctx: RequestContext<Self::Context>,
        path: RawPath<ThingGetPath>,
        query: RawQuery<ThingGetQuery>,
    ) -> Result<Reply<::compiled::path_variable_keyword::types::Thing>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::THING_GET,
                    move |call| async move {
                        let path = path.parse()?;
                        let query = query.parse()?;
                        compiled::handlers::path_variable_keyword::thing::thing_get(
                                call,
                                path,
                                query,
                            )
                            .await
                    },
                )
                .await,
        )
    }
}
