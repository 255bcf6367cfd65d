//! From an `OpenAPI` 3.0 document, kept as a tree of YAML files, to Rust: types, a dropshot trait,
//! the forwarding implementation of that trait and a typed client.
//!
//! A run goes through four stages: [`source`] reads the tree, [`lint`] checks it,
//! [`source::bundle`] makes one [`model::Document`] of it, and [`emit`] and [`documents`] write the
//! products into memory. [`output`] compares them with the disk or writes them. Nothing here knows
//! any particular protocol; a project's names come from its [`config`].
//!
//! Documents that keep to no dialect, in one file or several, have a way of their own: [`any`], with
//! a tutorial in `docs/tutorial.md` and a list of what is generated in `docs/openapi.md`.

pub mod any;
pub mod config;
pub mod documents;
pub mod emit;
pub mod json_schema;
pub mod lint;
pub mod model;
pub mod names;
pub mod ops;
pub mod output;
pub mod project;
pub mod source;
pub mod stub;

use config::Config;
use model::{Document, Finding, OutputFile};

/// Reads, checks and bundles the source. All findings come at once.
pub fn load(config: &Config) -> Result<Document, Vec<Finding>> {
    let source = source::Source::load(config);
    let findings = lint::check(&source, config);
    if !findings.is_empty() {
        return Err(findings);
    }
    project::read(&source, config)
}

/// Every product, in memory, sorted by path. Nothing is written.
pub fn generate(config: &Config) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let document = load(config)?;
    let mut files = documents::all(&document, config)?;
    files.extend(emit::all(&document, config)?);
    files.sort();
    Ok(files)
}
