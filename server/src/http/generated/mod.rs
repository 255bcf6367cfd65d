// Written by `cargo xtask generate`; do not edit.

//! The way from the trait to the handlers.

pub mod forward;
