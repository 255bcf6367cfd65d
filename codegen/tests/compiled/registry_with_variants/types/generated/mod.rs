// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! The types of the document, a file for each area, and what is known of them.

mod contents;
mod defaults;
pub mod error;
mod schemas;
mod registry;
mod variants;
pub use self::variants::SaidFact;
pub use self::registry::{AnyFact, FACTS};
pub use self::contents::*;
