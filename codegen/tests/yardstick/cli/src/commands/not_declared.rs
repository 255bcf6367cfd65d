// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The commands of the area `not_declared`.

use crate::call::{Body, Call, Failure, Operation};
use crate::Client;

/// `OPTIONS /widgets`.
pub(super) static WIDGET_OPTIONS: Operation = Operation {
    id: "widget_options",
    area: "not_declared",
    summary: "What may be done",
    description: "",
    method: "OPTIONS",
    path: "/widgets",
    secured: false,
    body: Body::None,
    streams: true,
    options: || Vec::from([]),
    run: |call| Box::pin(widget_options(call)),
};

async fn widget_options(call: Call<'_>) -> Result<(), Failure> {
    call.free(async |client: Client| client.widget_options().send().await).await
}
