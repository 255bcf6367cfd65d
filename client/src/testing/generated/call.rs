// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `call`.

use crate::testing::{Operation, OperationInfo};

/// `turn_server_get`: Get credentials for a TURN server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnServerGet;

impl Operation for TurnServerGet {
    type Body = ();
    type Answer = ::tidings_types::TurnServerGetResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "turn_server_get",
        method: "GET",
        path: "/_matrix/client/v2/voip/turn_server",
    };
}
