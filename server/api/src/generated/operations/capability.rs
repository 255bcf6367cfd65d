// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `capability`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `capability_set_create`: Upload a set of capabilities.
pub static CAPABILITY_SET_CREATE: OperationInfo = OperationInfo {
    index: 48,
    id: "capability_set_create",
    area: "capability",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/capabilities",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/CapabilitySet"}],"definitions":{"Capability":{"additionalProperties":{},"type":"object"},"CapabilitySet":{"additionalProperties":{"$ref":"#/definitions/Capability"},"type":"object"}}}"##,
    },
    body_limit: 262144,
    success: SuccessInfo::Json,
};

/// `capability_set_get`: Show a set of capabilities.
pub static CAPABILITY_SET_GET: OperationInfo = OperationInfo {
    index: 49,
    id: "capability_set_get",
    area: "capability",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/capabilities/{sha256}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `server_capabilities_get`: Tell what the server can do.
pub static SERVER_CAPABILITIES_GET: OperationInfo = OperationInfo {
    index: 50,
    id: "server_capabilities_get",
    area: "capability",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/server/capabilities",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
