// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `state`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `power_level_set`: Change one power level.
pub static POWER_LEVEL_SET: OperationInfo = OperationInfo {
    index: 35,
    id: "power_level_set",
    area: "state",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/rooms/{room_id}/power_levels",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/PowerLevelSetRequest"}],"definitions":{"PowerLevelKey":{"maxLength":300,"pattern":"^(ban|kick|redact|invite|(users|events|state)_default|users/@[^:\\s]+:[^\\s/]+|events/(state|message)\\.[^\\s]+)$","type":"string"},"PowerLevelSetRequest":{"additionalProperties":{},"properties":{"key":{"allOf":[{"$ref":"#/definitions/PowerLevelKey"}]},"value":{"maximum":9007199254740991,"minimum":-9007199254740991,"type":["integer","null"]}},"required":["key","value"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `state_delete`: Delete a state event.
pub static STATE_DELETE: OperationInfo = OperationInfo {
    index: 36,
    id: "state_delete",
    area: "state",
    method: ::http::Method::DELETE,
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `state_get`: Get a state event.
pub static STATE_GET: OperationInfo = OperationInfo {
    index: 37,
    id: "state_get",
    area: "state",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `state_list`: List the state of a room.
pub static STATE_LIST: OperationInfo = OperationInfo {
    index: 38,
    id: "state_list",
    area: "state",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/rooms/{room_id}/state",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `state_set`: Set a state event.
pub static STATE_SET: OperationInfo = OperationInfo {
    index: 39,
    id: "state_set",
    area: "state",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/StateSetRequest"}],"definitions":{"EventContent":{"additionalProperties":{},"type":"object"},"StateSetRequest":{"additionalProperties":{},"properties":{"content":{"allOf":[{"$ref":"#/definitions/EventContent"}]}},"required":["content"],"type":"object"}}}"##,
    },
    body_limit: 131072,
    success: SuccessInfo::Json,
};
