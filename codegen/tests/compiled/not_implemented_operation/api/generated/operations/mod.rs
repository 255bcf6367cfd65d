// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations, as data.

use super::support::OperationInfo;
mod door;
pub use self::door::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&OperationInfo] = &[&DOOR_OPEN];
