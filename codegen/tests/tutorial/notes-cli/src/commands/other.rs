// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! The commands of the area `other`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use crate::Client;

/// `POST /notes`.
pub(super) static NOTE_CREATE: Operation = Operation {
    id: "note_create",
    area: "other",
    summary: "Keeps a note",
    description: "",
    method: "POST",
    path: "/notes",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "text",
                option: "text",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::text("text", None, None)
            .required_unless_present(support::WHOLE_BODY)
            .help("What is noted"),
    ]),
    run: |call| Box::pin(note_create(call)),
};

async fn note_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: crate::types::NewNote = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.note_create();
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `GET /notes/{id}`.
pub(super) static NOTE_GET: Operation = Operation {
    id: "note_get",
    area: "other",
    summary: "Reads a note",
    description: "",
    method: "GET",
    path: "/notes/{id}",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([option::number::<u64>("id").required(true)]),
    run: |call| Box::pin(note_get(call)),
};

async fn note_get(call: Call<'_>) -> Result<(), Failure> {
    let given_id: u64 = call.need("id")?;
    call.answer(async |client: Client| {
            let mut request = client.note_get();
            request = request.id(given_id);
            request.send().await
        })
        .await
}
