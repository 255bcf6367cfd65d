// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations, as data.

use super::support::OperationInfo;
mod leaf;
pub use self::leaf::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&OperationInfo] = &[&LEAF_CREATE];
