// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `session`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `session_capabilities_set`: Say what the client can do.
pub static SESSION_CAPABILITIES_SET: OperationInfo = OperationInfo {
    index: 11,
    id: "session_capabilities_set",
    area: "session",
    method: ::http::Method::PUT,
    path: "/_matrix/client/v2/session/capabilities",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/CapabilityHash"}],"definitions":{"CapabilityHash":{"additionalProperties":{},"properties":{"sha256":{"allOf":[{"$ref":"#/definitions/Sha256"}]}},"required":["sha256"],"type":"object"},"Sha256":{"maxLength":43,"pattern":"^[A-Za-z0-9_-]{43}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `session_create`: Start a session.
pub static SESSION_CREATE: OperationInfo = OperationInfo {
    index: 12,
    id: "session_create",
    area: "session",
    method: ::http::Method::POST,
    path: "/_matrix/client/v2/session",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::Json {
        schema: r##"{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"#/definitions/SessionCreateRequest"}],"definitions":{"CapabilityHash":{"additionalProperties":{},"properties":{"sha256":{"allOf":[{"$ref":"#/definitions/Sha256"}]}},"required":["sha256"],"type":"object"},"PresenceState":{"enum":["online","away","busy","dnd","offline"],"type":"string"},"SessionCreateRequest":{"additionalProperties":{},"properties":{"capabilities":{"allOf":[{"$ref":"#/definitions/CapabilityHash"}]},"presence":{"allOf":[{"$ref":"#/definitions/PresenceState"}]}},"type":"object"},"Sha256":{"maxLength":43,"pattern":"^[A-Za-z0-9_-]{43}$","type":"string"}}}"##,
    },
    body_limit: 65536,
    success: SuccessInfo::Json,
};

/// `session_delete`: End the session.
pub static SESSION_DELETE: OperationInfo = OperationInfo {
    index: 13,
    id: "session_delete",
    area: "session",
    method: ::http::Method::DELETE,
    path: "/_matrix/client/v2/session",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `session_get`: Show the session.
pub static SESSION_GET: OperationInfo = OperationInfo {
    index: 14,
    id: "session_get",
    area: "session",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/session",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
