// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Requests, a file for each area.

use super::Client;
mod thing;
pub use self::thing::*;
