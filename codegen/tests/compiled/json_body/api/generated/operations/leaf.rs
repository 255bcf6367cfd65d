// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `leaf`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `leaf_create`: In short.
pub static LEAF_CREATE: OperationInfo = OperationInfo {
    index: 0,
    id: "leaf_create",
    area: "leaf",
    method: ::http::Method::POST,
    path: "/leaves",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/Leaf"}],"definitions":{"Leaf":{"additionalProperties":{},"properties":{"size":{"maximum":99,"minimum":0,"type":"integer"}},"required":["size"],"type":"object"}}}"##,
    },
    body_limit: 64,
    success: SuccessInfo::Json,
};
