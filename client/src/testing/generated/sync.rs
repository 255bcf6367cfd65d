// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `sync`.

use crate::testing::{Operation, OperationInfo};

/// `initial_sync`: Fetch what a client needs to begin, or what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitialSync;

impl Operation for InitialSync {
    type Body = ();
    type Answer = ::tidings_types::InitialSyncResponse;
    const INFO: OperationInfo = OperationInfo {
        id: "initial_sync",
        method: "GET",
        path: "/_matrix/client/v2/initial_sync",
    };
}
