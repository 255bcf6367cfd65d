// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! Answers that dropshot has no type for.
