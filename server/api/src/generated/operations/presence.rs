// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `presence`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `presence_get`: Show a user's presence.
pub static PRESENCE_GET: OperationInfo = OperationInfo {
    index: 45,
    id: "presence_get",
    area: "presence",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/presence/{user_id}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `presence_set`: Set my presence.
pub static PRESENCE_SET: OperationInfo = OperationInfo {
    index: 46,
    id: "presence_set",
    area: "presence",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/presence",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/PresenceSetRequest"}],"definitions":{"PresenceSetRequest":{"additionalProperties":{},"properties":{"appear_offline":{"type":"boolean"},"presence":{"allOf":[{"$ref":"#/definitions/PresenceState"}]},"status_msg":{"maxLength":1024,"type":"string"}},"required":["presence"],"type":"object"},"PresenceState":{"enum":["online","away","busy","dnd","offline"],"type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
