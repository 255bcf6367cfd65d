// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The commands, a file for each area.

mod option;
mod leaf;
use crate::call::Operation;

/// Every operation, by area in the order of the document.
pub(crate) static OPERATIONS: &[&Operation] = &[&leaf::LEAF_CREATE];
