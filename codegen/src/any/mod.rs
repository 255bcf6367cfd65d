//! Any `OpenAPI` 3.0 document: one file or several, hand-written or by a framework.
//!
//! [`bundle`] makes one document of the files, `read` finds in it what a trait, its types and a
//! client can be written from, and [`emit`] writes the crates. [`roundtrip`] tells how two documents
//! differ. Nothing here asks for more than `OpenAPI` itself. A project's own document goes the same
//! way; what it wants beyond is in [`crate::project`], and its dialect in [`crate::lint`].

pub mod bundle;
pub mod emit;
mod files;
pub mod model;
mod names;
mod published;
pub(crate) mod read;
pub mod roundtrip;
pub(crate) mod schema;
pub(crate) mod typing;

use std::path::Path;

use serde_json::Value;

use crate::model::Finding;
use bundle::Bundle;
use model::Api;

/// Reads a document from a file, or says everything that is in the way of generating.
pub fn load(path: &Path) -> Result<Api, Vec<Finding>> {
    read::read(bundle::read(path)?)
}

/// The same with a document that is in one piece already.
pub fn of_bundle(bundle: Bundle) -> Result<Api, Vec<Finding>> {
    read::read(bundle)
}

/// The same with a document that was read before; `name` stands in findings.
pub fn of_value(name: &str, document: Value) -> Result<Api, Vec<Finding>> {
    read::read(bundle::of_value(name, document)?)
}
