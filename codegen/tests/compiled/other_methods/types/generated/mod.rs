// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The types of the document, a file for each area, and what is known of them.

mod thing;
mod defaults;
pub mod error;
mod schemas;
pub use self::thing::*;
