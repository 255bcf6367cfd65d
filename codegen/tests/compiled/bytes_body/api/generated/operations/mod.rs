// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The operations, as data.

use super::support::OperationInfo;
mod file;
pub use self::file::*;

/// Every operation, by area in the order of the document.
pub static OPERATIONS: &[&OperationInfo] = &[&FILE_UPLOAD];
