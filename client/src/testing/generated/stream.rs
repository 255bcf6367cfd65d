// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `stream`.

use crate::testing::{Operation, OperationInfo};

/// `stream_poll`: Wait for events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamPoll;

impl Operation for StreamPoll {
    type Body = ();
    type Answer = ::tidings_types::StreamChunk;
    const INFO: OperationInfo = OperationInfo {
        id: "stream_poll",
        method: "GET",
        path: "/_matrix/client/v2/stream",
    };
}

/// `stream_socket`: Follow events over a WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamSocket;

impl Operation for StreamSocket {
    type Body = ();
    type Answer = crate::testing::Never;
    const INFO: OperationInfo = OperationInfo {
        id: "stream_socket",
        method: "GET",
        path: "/_matrix/client/v2/stream/socket",
    };
}

/// `stream_sse`: Follow events as server-sent events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamSse;

impl Operation for StreamSse {
    type Body = ();
    type Answer = crate::testing::Bytes;
    const INFO: OperationInfo = OperationInfo {
        id: "stream_sse",
        method: "GET",
        path: "/_matrix/client/v2/stream/sse",
    };
}
