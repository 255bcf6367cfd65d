// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `state`.

use crate::testing::{Operation, OperationInfo};

/// `power_level_set`: Change one power level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PowerLevelSet;

impl Operation for PowerLevelSet {
    type Body = ::tidings_types::PowerLevelSetRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "power_level_set",
        method: "PUT",
        path: "/_matrix/client/v2/rooms/{room_id}/power_levels",
    };
}

/// `state_delete`: Delete a state event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateDelete;

impl Operation for StateDelete {
    type Body = ();
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "state_delete",
        method: "DELETE",
        path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    };
}

/// `state_get`: Get a state event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateGet;

impl Operation for StateGet {
    type Body = ();
    type Answer = ::tidings_types::RoomEvent;
    const INFO: OperationInfo = OperationInfo {
        id: "state_get",
        method: "GET",
        path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    };
}

/// `state_list`: List the state of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateList;

impl Operation for StateList {
    type Body = ();
    type Answer = ::tidings_types::StateListResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "state_list",
        method: "GET",
        path: "/_matrix/client/v2/rooms/{room_id}/state",
    };
}

/// `state_set`: Set a state event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateSet;

impl Operation for StateSet {
    type Body = ::tidings_types::StateSetRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "state_set",
        method: "PUT",
        path: "/_matrix/client/v2/rooms/{room_id}/state/{event_type}/{state_key}",
    };
}
