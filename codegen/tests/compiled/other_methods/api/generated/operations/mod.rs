// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations, as data.

use super::support::OperationInfo;
mod thing;
pub use self::thing::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&OperationInfo] = &[&THING_DELETE];
