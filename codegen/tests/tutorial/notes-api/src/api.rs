// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::{HttpResponseCreated, HttpResponseOk, Path, RequestContext, TypedBody};
use super::{errors, types};

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
