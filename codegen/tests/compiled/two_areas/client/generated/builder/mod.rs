// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests, a file for each area.

#[allow(unused_imports, reason = "the links of the documentation go through here")]
use super::*;
mod cat;
mod dog;
pub use self::cat::*;
pub use self::dog::*;
