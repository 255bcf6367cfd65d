// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `call`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `turn_server_get`: Get credentials for a TURN server.
pub static TURN_SERVER_GET: OperationInfo = OperationInfo {
    index: 51,
    id: "turn_server_get",
    area: "call",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/voip/turn_server",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
