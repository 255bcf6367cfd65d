// Written by `cargo xtask generate`; do not edit.

//! The operations of the area `typing`.

use crate::testing::{Operation, OperationInfo};

/// `typing_set`: Say whether I am typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypingSet;

impl Operation for TypingSet {
    type Body = ::tidings_types::TypingSetRequest;
    type Answer = ::tidings_types::Empty;
    const INFO: OperationInfo = OperationInfo {
        id: "typing_set",
        method: "PUT",
        path: "/_matrix/client/v2/rooms/{room_id}/typing",
    };
}
