// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `room`.

use crate::testing::{Operation, OperationInfo};

/// `room_create`: Create a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomCreate;

impl Operation for RoomCreate {
    type Body = ::tidings_types::RoomCreateRequest;
    type Answer = ::tidings_types::RoomCreateResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "room_create",
        method: "POST",
        path: "/_matrix/client/v2/rooms",
    };
}

/// `room_join`: Join a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomJoin;

impl Operation for RoomJoin {
    type Body = ::tidings_types::RoomJoinRequest;
    type Answer = ::tidings_types::RoomJoinResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "room_join",
        method: "POST",
        path: "/_matrix/client/v2/join",
    };
}

/// `room_leave`: Leave a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoomLeave;

impl Operation for RoomLeave {
    type Body = ::tidings_types::RoomLeaveRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "room_leave",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/leave",
    };
}
