// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `capability`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientCapabilityExt};

/// `POST /_matrix/client/v2/capabilities`.
pub(super) static CAPABILITY_SET_CREATE: Operation = Operation {
    id: "capability_set_create",
    area: "capability",
    summary: "Upload a set of capabilities.",
    description: "Keeps the set and answers its hash, the SHA-256 of its canonical JSON (CAP-2, CAP-3). A set that is known already is no error. Refused with 400 M_BAD_JSON when a value isn't an object, 400 with `path` for numbers that canonical JSON doesn't know (EVT-8), 413 M_TOO_LARGE over 256 KiB.",
    method: "POST",
    path: "/_matrix/client/v2/capabilities",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(capability_set_create(call)),
};

async fn capability_set_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::CapabilitySet = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.capability_set_create();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request = request.body(body.clone());
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/capabilities/{sha256}`.
pub(super) static CAPABILITY_SET_GET: Operation = Operation {
    id: "capability_set_get",
    area: "capability",
    summary: "Show a set of capabilities.",
    description: "Answers the set that a hash names (CAP-1, CAP-3). `user_id` says whose set it is, for a server that doesn't know the hash to ask that user's (CAP-2). Refused with 404 M_NOT_FOUND for an unknown set, 400 M_INVALID_PARAM for a malformed hash or user id.",
    method: "GET",
    path: "/_matrix/client/v2/capabilities/{sha256}",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::Sha256>("sha256")
            .required(true)
            .help("The hash of the set."),
        option::named::<::tidings_types::UserId>("user-id")
            .help("The user whose presence named the hash (CAP-2)."),
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(capability_set_get(call)),
};

async fn capability_set_get(call: Call<'_>) -> Result<(), Failure> {
    let given_sha256: ::tidings_types::Sha256 = call.need("sha256")?;
    let given_user_id: Option<::tidings_types::UserId> = call.find("user-id")?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.capability_set_get();
            request = request.sha256(given_sha256.clone());
            if let Some(value) = given_user_id.clone() {
                request = request.user_id(value);
            }
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/server/capabilities`.
pub(super) static SERVER_CAPABILITIES_GET: Operation = Operation {
    id: "server_capabilities_get",
    area: "capability",
    summary: "Tell what the server can do.",
    description: "Answers the hash of the server's capabilities for this user (CAP-1). The hash leads to the set. Refused with 401 M_MISSING_TOKEN or M_UNKNOWN_TOKEN.",
    method: "GET",
    path: "/_matrix/client/v2/server/capabilities",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::None,
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
    ]),
    run: |call| Box::pin(server_capabilities_get(call)),
};

async fn server_capabilities_get(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.server_capabilities_get();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}
