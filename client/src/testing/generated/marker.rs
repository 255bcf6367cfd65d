// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `marker`.

use crate::testing::{Operation, OperationInfo};

/// `marker_set`: Move a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkerSet;

impl Operation for MarkerSet {
    type Body = ::tidings_types::MarkerSetRequest;
    type Answer = ::tidings_types::ActionOutcome;
    const INFO: OperationInfo = OperationInfo {
        id: "marker_set",
        method: "PUT",
        path: "/_matrix/client/v2/rooms/{room_id}/markers/{marker}",
    };
}
