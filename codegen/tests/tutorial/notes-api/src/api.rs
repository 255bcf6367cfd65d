// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! The trait that a server implements, one method an operation.

#[allow(unused_imports, reason = "not every trait needs all of them")]
use dropshot::{
    Body, FreeformBody, Header, HttpError, HttpResponseAccepted, HttpResponseCreated,
    HttpResponseDeleted, HttpResponseFound, HttpResponseHeaders, HttpResponseOk,
    HttpResponseSeeOther, HttpResponseTemporaryRedirect, HttpResponseUpdatedNoContent,
    MultipartBody, Path, Query, RequestContext, StreamingBody, TypedBody,
    WebsocketEndpointResult, WebsocketUpgrade,
};

#[allow(unused_imports, reason = "not every trait needs all of them")]
use super::{errors, responses, types};

/// Notes.
#[dropshot::api_description]
pub trait Api {
    /// What all requests share.
    type Context;

    /// Keeps a note
    #[endpoint {
        method = POST,
        path = "/notes",
    }]
    async fn note_create(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<types::NewNote>,
    ) -> Result<HttpResponseCreated<types::Note>, errors::RefusalResponse>;

    /// Reads a note
    #[endpoint {
        method = GET,
        path = "/notes/{id}",
    }]
    async fn note_get(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::NoteGetPath>,
    ) -> Result<HttpResponseOk<types::Note>, errors::RefusalResponse>;
}
