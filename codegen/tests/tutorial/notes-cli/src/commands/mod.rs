// Written by `tidings-codegen cli notes.yaml`; do not edit.

//! The commands, a file for each area.

mod option;
mod other;
use crate::call::Operation;

/// Every operation, by area in the order of the document.
pub(crate) static OPERATIONS: &[&Operation] = &[&other::NOTE_CREATE, &other::NOTE_GET];
