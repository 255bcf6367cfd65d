// Written by `tidings-codegen cli openapi.json`; do not edit.

//! The commands of the area `jobs`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use crate::Client;

/// `POST /jobs`.
pub(super) static JOB_START: Operation = Operation {
    id: "job_start",
    area: "jobs",
    summary: "Starts a job",
    description: "",
    method: "POST",
    path: "/jobs",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "first",
                option: "first",
                many: false,
            },
            Field {
                wire: "second",
                option: "second",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::choice("first", &["red", "green", "blue"])
            .required_unless_present(support::WHOLE_BODY),
        option::json::<crate::types::Order>("second")
            .required_unless_present(support::WHOLE_BODY),
    ]),
    run: |call| Box::pin(job_start(call)),
};

async fn job_start(mut call: Call<'_>) -> Result<(), Failure> {
    let body: crate::types::PairForColourAndOrder = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.job_start();
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `GET /jobs/{id}/data`.
pub(super) static JOB_DOWNLOAD: Operation = Operation {
    id: "job_download",
    area: "jobs",
    summary: "Downloads the data of a job",
    description: "",
    method: "GET",
    path: "/jobs/{id}/data",
    secured: false,
    body: Body::None,
    streams: true,
    options: || Vec::from([option::text("id", None, None).required(true)]),
    run: |call| Box::pin(job_download(call)),
};

async fn job_download(call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    call.bytes(async |client: Client| {
            let mut request = client.job_download();
            request = request.id(given_id);
            request.send().await
        })
        .await
}

/// `PUT /jobs/{id}/data`.
pub(super) static JOB_UPLOAD: Operation = Operation {
    id: "job_upload",
    area: "jobs",
    summary: "Uploads the data of a job",
    description: "",
    method: "PUT",
    path: "/jobs/{id}/data",
    secured: false,
    body: Body::Bytes,
    streams: false,
    options: || Vec::from([option::text("id", None, None).required(true)]),
    run: |call| Box::pin(job_upload(call)),
};

async fn job_upload(mut call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    let body = call.file().await?;
    call.answer(async |client: Client| {
            let mut request = client.job_upload();
            request = request.id(given_id);
            request = request.body(body);
            request.send().await
        })
        .await
}

/// `GET /jobs/{id}/found`.
pub(super) static JOB_FOUND: Operation = Operation {
    id: "job_found",
    area: "jobs",
    summary: "Finds a job",
    description: "",
    method: "GET",
    path: "/jobs/{id}/found",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([option::text("id", None, None).required(true)]),
    run: |call| Box::pin(job_found(call)),
};

async fn job_found(call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    call.redirect(async |client: Client| {
            let mut request = client.job_found();
            request = request.id(given_id);
            request.send().await
        })
        .await
}

/// `GET /jobs/{id}/moved`.
pub(super) static JOB_MOVED: Operation = Operation {
    id: "job_moved",
    area: "jobs",
    summary: "Moves to a job",
    description: "",
    method: "GET",
    path: "/jobs/{id}/moved",
    secured: false,
    body: Body::None,
    streams: false,
    options: || Vec::from([option::text("id", None, None).required(true)]),
    run: |call| Box::pin(job_moved(call)),
};

async fn job_moved(call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    call.redirect(async |client: Client| {
            let mut request = client.job_moved();
            request = request.id(given_id);
            request.send().await
        })
        .await
}

/// `GET /jobs/{id}/watch`.
pub(super) static JOB_WATCH: Operation = Operation {
    id: "job_watch",
    area: "jobs",
    summary: "Watches a job",
    description: "",
    method: "GET",
    path: "/jobs/{id}/watch",
    secured: false,
    body: Body::None,
    streams: true,
    options: || Vec::from([
        option::text("id", None, None).required(true),
        option::choice("colour", &["red", "green", "blue"]),
        option::number::<f64>("least"),
        option::integer("limit", Some(0), Some(4_294_967_295)).help("At most so many"),
        option::either::<crate::types::Order>("order").help("Which comes first"),
        option::switch("ready").help("Only those that are ready"),
        option::text("text", None, None).help("Words to look for"),
        option::text("type", None, None).required(true),
    ]),
    run: |call| Box::pin(job_watch(call)),
};

async fn job_watch(call: Call<'_>) -> Result<(), Failure> {
    let given_id: String = call.need("id")?;
    let given_colour: Option<crate::types::Colour> = call.find("colour")?;
    let given_least: Option<f64> = call.find("least")?;
    let given_limit: Option<u32> = call.find("limit")?;
    let given_order: Option<crate::types::Order> = call.find("order")?;
    let given_ready: Option<bool> = call.find("ready")?;
    let given_text: Option<String> = call.find("text")?;
    let given_type_: String = call.need("type")?;
    call.socket(async |client: Client| {
            let mut request = client.job_watch();
            request = request.id(given_id);
            if let Some(value) = given_colour {
                request = request.colour(value);
            }
            if let Some(value) = given_least {
                request = request.least(value);
            }
            if let Some(value) = given_limit {
                request = request.limit(value);
            }
            if let Some(value) = given_order {
                request = request.order(value);
            }
            if let Some(value) = given_ready {
                request = request.ready(value);
            }
            if let Some(value) = given_text {
                request = request.text(value);
            }
            request = request.type_(given_type_);
            request.send().await
        })
        .await
}

/// `GET /watch`.
pub(super) static WATCH: Operation = Operation {
    id: "watch",
    area: "jobs",
    summary: "Watches all jobs",
    description: "",
    method: "GET",
    path: "/watch",
    secured: false,
    body: Body::None,
    streams: true,
    options: || Vec::from([]),
    run: |call| Box::pin(watch(call)),
};

async fn watch(call: Call<'_>) -> Result<(), Failure> {
    call.socket(async |client: Client| client.watch().send().await).await
}
