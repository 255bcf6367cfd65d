// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `marker`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `marker_set`: Move a marker.
pub static MARKER_SET: OperationInfo = OperationInfo {
    index: 44,
    id: "marker_set",
    area: "marker",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/rooms/{room_id}/markers/{marker}",
    secured: true,
    request_headers: &["Matrix-Session", "Matrix-Action"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/MarkerSetRequest"}],"definitions":{"EventId":{"maxLength":255,"pattern":"^\\$[^:\\s]{1,200}:[^\\s/]{1,200}$","type":"string"},"MarkerSetRequest":{"additionalProperties":{},"properties":{"event_id":{"allOf":[{"$ref":"#/definitions/EventId"}]}},"required":["event_id"],"type":"object"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};
