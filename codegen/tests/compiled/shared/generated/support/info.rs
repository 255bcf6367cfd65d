// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Operations and paths as data.

use std::future::Future;

use dropshot::{Body, RequestContext, ServerContext};

use super::{Failure, Parameters, RawPath};

/// How the methods are answered that a known path doesn't have.
pub trait OtherMethods<C: ServerContext>: 'static {
    /// Answers a request with a method that `path` doesn't have.
    fn answer(
        rqctx: RequestContext<C>,
        path: &'static PathInfo,
    ) -> impl Future<Output = Result<http::Response<Body>, Failure>> + Send;
}

/// A path of the document.
#[derive(Debug)]
pub struct PathInfo {
    /// The template, such as `/rooms/{room_id}/leave`.
    pub path: &'static str,
    /// The methods it has.
    pub methods: &'static [http::Method],
    /// The methods it doesn't have, of all that are common.
    pub missing: &'static [http::Method],
}

/// Registers, unpublished, the methods that a path doesn't have. `P` names its variables.
pub fn register_path<C, M, P>(
    api: &mut dropshot::ApiDescription<C>,
    path: &'static PathInfo,
) -> Result<(), dropshot::ApiDescriptionRegisterError>
where
    C: ServerContext,
    M: OtherMethods<C>,
    P: Parameters,
{
    for method in path.missing {
        let handler = move |rqctx: RequestContext<C>, _: RawPath<P>| M::answer(rqctx, path);
        let endpoint = dropshot::ApiEndpoint::new(
            format!("{method} {}", path.path),
            handler,
            method.clone(),
            dropshot::CONTENT_TYPE_JSON,
            path.path,
            dropshot::ApiEndpointVersions::All,
        );
        api.register(endpoint.visible(false))?;
    }
    Ok(())
}

/// What a request body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyInfo {
    /// There is none.
    None,
    /// A JSON object.
    Json {
        /// Its schema, draft 7, complete in itself.
        schema: &'static str,
    },
    /// Bytes of any media type.
    Bytes,
}

/// What a successful answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuccessInfo {
    /// 200 with a JSON object.
    Json,
    /// 200 with bytes of any media type.
    Bytes,
    /// 101, a WebSocket.
    Upgrade,
}

/// An operation of the document.
#[derive(Debug)]
pub struct OperationInfo {
    /// Its place in `OPERATIONS`.
    pub index: usize,
    /// Its id, such as `room_leave`.
    pub id: &'static str,
    /// Its area, such as `room`.
    pub area: &'static str,
    /// Its method.
    pub method: http::Method,
    /// Its path template.
    pub path: &'static str,
    /// Whether it asks for credentials.
    pub secured: bool,
    /// The names of the request headers it reads.
    pub request_headers: &'static [&'static str],
    /// The names of the headers of its successful answer.
    pub response_headers: &'static [&'static str],
    /// Its request body.
    pub body: BodyInfo,
    /// The largest request body it takes, in bytes; 0 without a body.
    pub body_limit: usize,
    /// What its success is.
    pub success: SuccessInfo,
}
