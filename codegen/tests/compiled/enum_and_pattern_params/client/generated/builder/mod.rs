// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests, a file for each area.

#[allow(unused_imports, reason = "the links of the documentation go through here")]
use super::*;
mod thing;
pub use self::thing::*;
