// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `stream`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `stream_poll`: Wait for events.
pub static STREAM_POLL: OperationInfo = OperationInfo {
    index: 18,
    id: "stream_poll",
    area: "stream",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/stream",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `stream_socket`: Follow events over a WebSocket.
pub static STREAM_SOCKET: OperationInfo = OperationInfo {
    index: 19,
    id: "stream_socket",
    area: "stream",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/stream/socket",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Upgrade,
};

/// `stream_sse`: Follow events as server-sent events.
pub static STREAM_SSE: OperationInfo = OperationInfo {
    index: 20,
    id: "stream_sse",
    area: "stream",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/stream/sse",
    secured: true,
    request_headers: &["Last-Event-ID", "Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Bytes,
};
