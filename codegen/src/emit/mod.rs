//! The Rust of a project, in the folders of its crates.
//!
//! Types, schemas, trait and client are those of [`crate::any::emit`], dealt out to a file for each
//! area. Only here are what a project asks for beyond them: parameters and answers that are read
//! and made at one place, tables of operations, forwarding, registry, mock server and command line.
//! Not here: the document and the lists ([`crate::documents`]), and the comparison with the disk
//! ([`crate::output`]).

mod cli;
mod client;
pub(crate) mod command;
mod field;
mod forward;
mod mock;
mod operations;
mod ownership;
mod params;
mod registry;
pub(crate) mod rust;
mod schemas;
mod trait_file;
mod types;
mod variants;

use crate::config::Config;
use crate::model::{Document, Finding, OutputFile};

/// Every generated Rust file. The bundled document, the registry and the operations list come from
/// [`crate::documents`].
pub fn all(document: &Document, config: &Config) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let input = Input { document, config };
    let types = types::Types::build(&input)?;
    write_all(&input, &types)
}

fn write_all(input: &Input<'_>, types: &types::Types) -> Result<Vec<OutputFile>, Vec<Finding>> {
    // The client takes as long as all the rest.
    let impls = &types.impls;
    std::thread::scope(|scope| {
        let client = scope.spawn(move || client::emit(input, impls));
        let mut files = all_but_client(input, types).map_err(|finding| vec![finding])?;
        let client = client.join().map_err(|_| {
            let reason = "the client: its generator gave up";
            let mend = "please report it together with the document";
            vec![Finding::new("", "", reason, mend)]
        })?;
        files.extend(client?);
        Ok(files)
    })
}

fn all_but_client(input: &Input<'_>, types: &types::Types) -> Result<Vec<OutputFile>, Finding> {
    let mut files = types::emit(input, types)?;
    files.extend(schemas::emit(input)?);
    files.extend(registry::emit(input)?);
    files.extend(params::emit(input)?);
    files.extend(operations::emit(input)?);
    files.extend(trait_file::emit(input)?);
    files.extend(forward::emit(input)?);
    files.extend(mock::emit(input)?);
    files.extend(cli::emit(input)?);
    Ok(files)
}

/// What every emitter reads.
pub(crate) struct Input<'a> {
    pub(crate) document: &'a Document,
    pub(crate) config: &'a Config,
}
