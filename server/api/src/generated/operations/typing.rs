// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `typing`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `typing_set`: Say whether I am typing.
pub static TYPING_SET: OperationInfo = OperationInfo {
    index: 47,
    id: "typing_set",
    area: "typing",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/rooms/{room_id}/typing",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/TypingSetRequest"}],"definitions":{"TypingSetRequest":{"additionalProperties":{},"properties":{"typing":{"type":"boolean"}},"required":["typing"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
