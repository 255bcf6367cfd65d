// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The trait of the server and what it speaks in.

pub mod api;
pub mod operations;
pub mod params;
pub mod paths;
pub mod support;
