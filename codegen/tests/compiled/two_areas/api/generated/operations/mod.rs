// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations, as data.

use super::support::OperationInfo;
mod dog;
mod cat;
pub use self::dog::*;
pub use self::cat::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&OperationInfo] = &[&DOG_GET, &CAT_GET];
