// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `timeline`.

use crate::testing::{Operation, OperationInfo};

/// `event_context`: Get the surroundings of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventContext;

impl Operation for EventContext {
    type Body = ();
    type Answer = ::tidings_types::ContextResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "event_context",
        method: "GET",
        path: "/_matrix/client/v2/events/{event_id}/context",
    };
}

/// `event_get`: Get an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventGet;

impl Operation for EventGet {
    type Body = ();
    type Answer = ::tidings_types::RoomEvent;
    const INFO: OperationInfo = OperationInfo {
        id: "event_get",
        method: "GET",
        path: "/_matrix/client/v2/events/{event_id}",
    };
}

/// `reply_list`: List the events that relate to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyList;

impl Operation for ReplyList {
    type Body = ();
    type Answer = ::tidings_types::ReplyListResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "reply_list",
        method: "GET",
        path: "/_matrix/client/v2/events/{event_id}/replies",
    };
}

/// `timeline_scroll`: Read a room's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineScroll;

impl Operation for TimelineScroll {
    type Body = ();
    type Answer = ::tidings_types::TimelineResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "timeline_scroll",
        method: "GET",
        path: "/_matrix/client/v2/rooms/{room_id}/timeline",
    };
}
