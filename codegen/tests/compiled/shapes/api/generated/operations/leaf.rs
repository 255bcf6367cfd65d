// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `leaf`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `leaf_create`: Leaf create.
pub static LEAF_CREATE: OperationInfo = OperationInfo {
    index: 1,
    id: "leaf_create",
    area: "leaf",
    method: ::http::Method::POST,
    path: "/leaves",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/Leaf"}],"definitions":{"Colour":{"enum":["red","deep-blue"],"type":"string"},"Leaf":{"additionalProperties":{},"properties":{"colour":{"allOf":[{"$ref":"#/definitions/Colour"}],"default":"deep-blue"},"fresh":{"default":true,"type":"boolean"},"size":{"default":7,"maximum":99,"minimum":0,"type":"integer"}},"type":"object"}}}"##,
    },
    body_limit: 64,
    success: SuccessInfo::Json,
};
