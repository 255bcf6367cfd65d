// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations of the area `feed`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `feed_socket`: In short.
pub static FEED_SOCKET: OperationInfo = OperationInfo {
    index: 0,
    id: "feed_socket",
    area: "feed",
    method: ::http::Method::GET,
    path: "/feed",
    secured: false,
    request_headers: &[],
    response_headers: &[],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Upgrade,
};
