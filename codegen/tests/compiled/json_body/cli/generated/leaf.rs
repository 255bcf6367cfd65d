// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The commands of the area `leaf`.

use super::option;
use crate::call::{self as support, Body, Call, Failure, Field, Operation};
use ::compiled::json_body::client::{Client, ClientLeafExt};

/// `POST /leaves`.
pub(super) static LEAF_CREATE: Operation = Operation {
    id: "leaf_create",
    area: "leaf",
    summary: "In short.",
    description: "Does what its name says.",
    method: "POST",
    path: "/leaves",
    secured: false,
    body: Body::Json {
        required: true,
        fields: &[
            Field {
                wire: "size",
                option: "body-size",
                many: false,
            },
        ],
    },
    streams: false,
    options: || Vec::from([
        option::integer("body-size", Some(0), Some(99))
            .required_unless_present(support::WHOLE_BODY)
            .help("Its size."),
    ]),
    run: |call| Box::pin(leaf_create(call)),
};

async fn leaf_create(mut call: Call<'_>) -> Result<(), Failure> {
    let body: ::compiled::json_body::types::Leaf = call.body().await?;
    call.answer(async |client: Client| {
            let mut request = client.leaf_create();
            request = request.body(body);
            request.send().await
        })
        .await
}
