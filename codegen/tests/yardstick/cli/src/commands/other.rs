// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The commands of the area `other`.

use super::option;
use crate::call::{Body, Call, Failure, Operation};
use crate::Client;

/// `GET /formats`.
pub(super) static FORMATS: Operation = Operation {
    id: "formats",
    area: "other",
    summary: "Formats",
    description: "",
    method: "GET",
    path: "/formats",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(formats(call)),
};

async fn formats(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client| client.formats().send().await).await
}

/// `POST /jobs/{id}/proxy`.
pub(super) static JOB_PROXY: Operation = Operation {
    id: "job_proxy",
    area: "other",
    summary: "Proxies a job",
    description: "",
    method: "POST",
    path: "/jobs/{id}/proxy",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([option::text("id", None, None).required(true)]),
    run: |call| Box::pin(job_proxy(call)),
};

async fn job_proxy(call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    call.answer(async |client: Client| {
            let mut request = client.job_proxy();
            request = request.id(given_id);
            request.send().await
        })
        .await
}

/// `POST /plain/map`.
pub(super) static PLAIN_MAP: Operation = Operation {
    id: "plain_map",
    area: "other",
    summary: "POST /plain/map",
    description: "",
    method: "POST",
    path: "/plain/map",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[],
    },
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(plain_map(call)),
};

async fn plain_map(mut call: Call<'_>) -> Result<(), Failure> {
    let body: crate::types::PlainMapBody = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.plain_map();
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `POST /plain/nothing`.
pub(super) static PLAIN_NOTHING: Operation = Operation {
    id: "plain_nothing",
    area: "other",
    summary: "POST /plain/nothing",
    description: "",
    method: "POST",
    path: "/plain/nothing",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[],
    },
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(plain_nothing(call)),
};

async fn plain_nothing(mut call: Call<'_>) -> Result<(), Failure> {
    let body: crate::types::PlainNothingBody = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.plain_nothing();
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `POST /plain/number`.
pub(super) static PLAIN_NUMBER: Operation = Operation {
    id: "plain_number",
    area: "other",
    summary: "POST /plain/number",
    description: "",
    method: "POST",
    path: "/plain/number",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[],
    },
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(plain_number(call)),
};

async fn plain_number(mut call: Call<'_>) -> Result<(), Failure> {
    let body: crate::types::PlainNumberBody = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.plain_number();
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `GET /plain/text`.
pub(super) static PLAIN_TEXT: Operation = Operation {
    id: "plain_text",
    area: "other",
    summary: "Plain values",
    description: "",
    method: "GET",
    path: "/plain/text",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([]),
    run: |call| Box::pin(plain_text(call)),
};

async fn plain_text(call: Call<'_>) -> Result<(), Failure> {
    call.answer(async |client: Client| client.plain_text().send().await).await
}
