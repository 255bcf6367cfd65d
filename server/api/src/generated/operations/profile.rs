// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `profile`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `profile_get`: Get a profile.
pub static PROFILE_GET: OperationInfo = OperationInfo {
    index: 57,
    id: "profile_get",
    area: "profile",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/profile/{user_id}",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `profile_key_delete`: Delete a value of the profile.
pub static PROFILE_KEY_DELETE: OperationInfo = OperationInfo {
    index: 58,
    id: "profile_key_delete",
    area: "profile",
    method: ::http::Method::DELETE,
    path: "/_matrix/client/v2/profile/{user_id}/{key}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `profile_key_set`: Set a value of the profile.
pub static PROFILE_KEY_SET: OperationInfo = OperationInfo {
    index: 59,
    id: "profile_key_set",
    area: "profile",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/profile/{user_id}/{key}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/ProfileKeySetRequest"}],"definitions":{"ProfileKeySetRequest":{"additionalProperties":{},"properties":{"value":{"allOf":[{"$ref":"#/definitions/ProfileValue"}]}},"required":["value"],"type":"object"},"ProfileValue":{}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
