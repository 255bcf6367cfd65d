// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `timeline`.

use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};

/// `event_context`: Get the surroundings of an event.
pub static EVENT_CONTEXT: OperationInfo = OperationInfo {
    index: 40,
    id: "event_context",
    area: "timeline",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/events/{event_id}/context",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `event_get`: Get an event.
pub static EVENT_GET: OperationInfo = OperationInfo {
    index: 41,
    id: "event_get",
    area: "timeline",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/events/{event_id}",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `reply_list`: List the events that relate to an event.
pub static REPLY_LIST: OperationInfo = OperationInfo {
    index: 42,
    id: "reply_list",
    area: "timeline",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/events/{event_id}/replies",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};

/// `timeline_scroll`: Read a room's timeline.
pub static TIMELINE_SCROLL: OperationInfo = OperationInfo {
    index: 43,
    id: "timeline_scroll",
    area: "timeline",
    method: ::http::Method::GET,
    path: "/_matrix/client/v2/rooms/{room_id}/timeline",
    secured: true,
    request_headers: &["Matrix-Session"],
    response_headers: &["Matrix-Session"],
    body: BodyInfo::None,
    body_limit: 0,
    success: SuccessInfo::Json,
};
