// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The implementation of `Api`, which passes each request on to its handler.
//!
//! A handler is `compiled::streams::http::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the
//! operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.
//! The edge, `compiled::streams::edge`, has
//!
//! - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,
//! - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,
//! - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.

use dropshot::RequestContext;

#[allow(unused_imports, reason = "not every document needs everything")]
use compiled::streams::api::params::*;

#[allow(unused_imports, reason = "not every document needs everything")]
use compiled::streams::api::{
    Failure, RawBody, RawHeaders, RawPath, RawQuery, RawStream, RawUpgrade, Reply,
    Streamed, Upgraded, operations,
};
use compiled::streams::edge as edge;

/// Passes each request on to its handler. It has no value; dropshot needs only the type.
#[derive(Debug)]
pub enum Server {}
impl compiled::streams::api::Api for Server {
    type Context = compiled::Context;
    async fn file_download(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<Reply<Streamed>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::FILE_DOWNLOAD,
                    move |call| async move {
                        compiled::streams::http::file::file_download(call).await
                    },
                )
                .await,
        )
    }

    async fn file_upload(
        rqctx: RequestContext<Self::Context>,
        body: RawStream,
    ) -> Result<Reply<::compiled::streams::types::Size>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::FILE_UPLOAD,
                    move |call| async move {
                        compiled::streams::http::file::file_upload(call, body).await
                    },
                )
                .await,
        )
    }

    async fn feed_socket(
        rqctx: RequestContext<Self::Context>,
        upgrade: RawUpgrade,
    ) -> Result<Reply<Upgraded>, Failure> {
        Ok(
            edge::call(
                    &rqctx,
                    &operations::FEED_SOCKET,
                    move |call| async move {
                        compiled::streams::http::feed::feed_socket(call, upgrade).await
                    },
                )
                .await,
        )
    }
}
