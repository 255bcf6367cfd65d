// Written by `cargo xtask generate`; do not edit.

//! The commands of the area `server`.

#[allow(unused_imports, reason = "not every area needs everything")]
use crate::call::{self as support, Body, Call, Failure, Field, Operation, option};

#[allow(unused_imports, reason = "not every area needs everything")]
use ::tidings_client::api::*;

/// `health_live`: Tell whether the process lives.
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
    options: health_live_options,
    run: |call| Box::pin(health_live(call)),
};
fn health_live_options() -> Vec<::clap::Arg> {
    Vec::from([])
}

async fn health_live(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |api: Client, _place: support::Place| {
            let request = api.health_live();
            request.send().await
        })
        .await
}

/// `health_ready`: Tell whether the server can do its work.
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
    options: health_ready_options,
    run: |call| Box::pin(health_ready(call)),
};
fn health_ready_options() -> Vec<::clap::Arg> {
    Vec::from([])
}

async fn health_ready(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |api: Client, _place: support::Place| {
            let request = api.health_ready();
            request.send().await
        })
        .await
}

/// `version_list`: List the versions the server speaks.
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
    options: version_list_options,
    run: |call| Box::pin(version_list(call)),
};
fn version_list_options() -> Vec<::clap::Arg> {
    Vec::from([])
}

async fn version_list(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |api: Client, _place: support::Place| {
            let request = api.version_list();
            request.send().await
        })
        .await
}
