// Written by `cargo xtask generate`; do not edit.

//! Default values of fields.
