// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `session`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::tidings_client::api::{Client, ClientSessionExt};

/// `PUT /_matrix/client/v2/session/capabilities`.
pub(super) static SESSION_CAPABILITIES_SET: Operation = Operation {
    id: "session_capabilities_set",
    area: "session",
    summary: "Say what the client can do.",
    description: "Replaces the capabilities of the session (CAP-2). The union over the user's live sessions travels with presence; the newest session's value of a name wins (CAP-3). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again.",
    method: "PUT",
    path: "/_matrix/client/v2/session/capabilities",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "sha256",
                option: "sha256",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::named::<::tidings_types::Sha256>("sha256")
            .required_unless_present(support::WHOLE_BODY)
            .help("The hash."),
    ]),
    run: |call| Box::pin(session_capabilities_set(call)),
};

async fn session_capabilities_set(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::CapabilityHash = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.session_capabilities_set();
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

/// `POST /_matrix/client/v2/session`.
pub(super) static SESSION_CREATE: Operation = Operation {
    id: "session_create",
    area: "session",
    summary: "Start a session.",
    description: "Starts a session and answers it (SES-4). Without the header `Matrix-Session` it starts one session, not two; with it the session named goes on beside the new one. A new session is online unless `presence` says otherwise. `capabilities` names what the client can do (CAP-2). A client holds at most 16 live sessions: one more ends the one least recently used (SES-2). Refused with 404 M_UNKNOWN_CAPABILITIES when the server doesn't know the set: upload it and try again; with 409 M_STALE_SESSION when the header names a session that ended.",
    method: "POST",
    path: "/_matrix/client/v2/session",
    secured: true,
    own_headers: &["Matrix-Session"],
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "capabilities",
                option: "capabilities",
                many: false,
            },
            Field {
                wire: "presence",
                option: "presence",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::named::<::tidings_types::SessionId>("matrix-session")
            .help(
                "The session of this request; without it the request starts a new one (SES-2).",
            ),
        option::json::<::tidings_types::CapabilityHash>("capabilities")
            .help("The client's capabilities, a set the server knows (CAP-2)."),
        option::choice("presence", &["online", "away", "busy", "dnd", "offline"])
            .help(
                "The presence this session says from the start. `online` when absent (PRE-1).",
            ),
    ]),
    run: |call| Box::pin(session_create(call)),
};

async fn session_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::tidings_types::SessionCreateRequest = call.body().await?;
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.session_create();
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

/// `DELETE /_matrix/client/v2/session`.
pub(super) static SESSION_DELETE: Operation = Operation {
    id: "session_delete",
    area: "session",
    summary: "End the session.",
    description: "Ends the session of this request: the client goes offline (SES-4). Its typing ends, its presence and capabilities no longer count, and whoever sees them is told (SES-6). The header names the session that ended. Refused with 409 M_STALE_SESSION when it had ended before.",
    method: "DELETE",
    path: "/_matrix/client/v2/session",
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
    run: |call| Box::pin(session_delete(call)),
};

async fn session_delete(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.session_delete();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}

/// `GET /_matrix/client/v2/session`.
pub(super) static SESSION_GET: Operation = Operation {
    id: "session_get",
    area: "session",
    summary: "Show the session.",
    description: "Answers the session of this request: the next action id, when it runs out, the presence and the typing it holds (SES-4). Without the header it is a new one (SES-2). Refused with 409 M_STALE_SESSION when the session named has ended or is another client's (SES-3, SES-5).",
    method: "GET",
    path: "/_matrix/client/v2/session",
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
    run: |call| Box::pin(session_get(call)),
};

async fn session_get(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, place: support::Place| {
            let mut request = client.session_get();
            if let Some(value) = place
                .find::<::tidings_types::SessionId>("Matrix-Session")
            {
                request = request.matrix_session(value);
            }
            request.send().await
        })
        .await
}
