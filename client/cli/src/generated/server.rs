// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `server`.

use crate::call::{self as support, Body, Call, Failure, Operation};
use ::tidings_client::api::{Client, ClientServerExt};

/// `GET /_tidings/health/live`.
pub(super) static HEALTH_LIVE: Operation = Operation {
    id: "health_live",
    area: "server",
    summary: "Tell whether the process lives.",
    description: "Answers as long as the process can answer at all. It looks at nothing else, the store neither. Refused with 503 M_UNAVAILABLE while it shuts down.",
    method: "GET",
    path: "/_tidings/health/live",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(health_live(call)),
};

async fn health_live(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, _place: support::Place| {
            client.health_live().send().await
        })
        .await
}

/// `GET /_tidings/health/ready`.
pub(super) static HEALTH_READY: Operation = Operation {
    id: "health_ready",
    area: "server",
    summary: "Tell whether the server can do its work.",
    description: "Answers when the server can read and write its store. Refused with 503 M_UNAVAILABLE when it can't, and before it has started and while it shuts down.",
    method: "GET",
    path: "/_tidings/health/ready",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(health_ready(call)),
};

async fn health_ready(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, _place: support::Place| {
            client.health_ready().send().await
        })
        .await
}

/// `GET /_matrix/client/versions`.
pub(super) static VERSION_LIST: Operation = Operation {
    id: "version_list",
    area: "server",
    summary: "List the versions the server speaks.",
    description: "Answers the versions of the client-server API; this document is `v2`. Refused with 429 M_LIMIT_EXCEEDED after too many requests.",
    method: "GET",
    path: "/_matrix/client/versions",
    secured: false,
    own_headers: &[],
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(version_list(call)),
};

async fn version_list(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client, _place: support::Place| {
            client.version_list().send().await
        })
        .await
}
