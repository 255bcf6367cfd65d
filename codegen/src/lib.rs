//! From an `OpenAPI` 3.0 document, in one file or a tree of them, to Rust: types, a dropshot trait and
//! a typed client.
//!
//! [`any`] is the one way there. It makes one document of the files, reads the one model of it,
//! [`any::model::Api`], and writes types, schemas, trait and client from that; by themselves they
//! are crates ([`any::emit`]). There is a tutorial in `docs/tutorial.md` and a list of what is
//! generated in `docs/openapi.md`.
//!
//! A project asks for more in its configuration file ([`config`]): for files in the folders of its
//! own crates, one for each area; for a server whose requests are read inside the handler's edge,
//! with tables of operations and the forwarding to handlers; for a registry of contents, a mock
//! server, a command line. [`source`] reads its tree, [`lint`] holds that to a dialect (unless it
//! keeps to none), [`project`] adds what these products need to the model, and [`emit`] and
//! [`documents`] write them into memory with the emitters of [`any`]. [`output`] compares them with
//! the disk or writes them. Nothing here knows any particular protocol.

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

/// Reads the source, holds it to its dialect, if it has one, and makes one document of it. All
/// findings come at once.
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
    let mut findings = Vec::new();
    for (file, next) in files.iter().zip(files.iter().skip(1)) {
        if file.path == next.path {
            let reason = format!("two products become {}", file.path.display());
            let mend = "rename the tag, or give each product a folder of its own";
            findings.push(Finding::new("", "", reason, mend));
        }
    }
    if findings.is_empty() {
        Ok(files)
    } else {
        Err(findings)
    }
}
