// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `message`.

use crate::testing::{Operation, OperationInfo};

/// `action_batch`: Do several actions in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionBatch;

impl Operation for ActionBatch {
    type Body = ::tidings_types::ActionBatchRequest;
    type Answer = ::tidings_types::ActionBatchResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "action_batch",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/batch",
    };
}

/// `event_redact`: Redact an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventRedact;

impl Operation for EventRedact {
    type Body = ::tidings_types::EventRedactRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "event_redact",
        method: "POST",
        path: "/_matrix/client/v2/events/{event_id}/redact",
    };
}

/// `message_prepare`: Prepare an event for signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessagePrepare;

impl Operation for MessagePrepare {
    type Body = ::tidings_types::MessageSendRequest;
    type Answer = ::tidings_types::MessagePrepareResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "message_prepare",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/prepare/{event_type}",
    };
}

/// `message_send`: Send a message event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageSend;

impl Operation for MessageSend {
    type Body = ::tidings_types::MessageSendRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "message_send",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/send/{event_type}",
    };
}

/// `message_send_prepared`: Send a prepared event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageSendPrepared;

impl Operation for MessageSendPrepared {
    type Body = ::tidings_types::MessageSendPreparedRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "message_send_prepared",
        method: "POST",
        path: "/_matrix/client/v2/rooms/{room_id}/send_prepared",
    };
}
