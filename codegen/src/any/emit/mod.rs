//! Crates from a document: its types, a trait, a client, a command line.

pub(crate) mod attributes;
mod cli;
pub(crate) mod client;
mod errors;
pub(crate) mod pedantic;
pub(crate) mod polish;
mod program;
pub(crate) mod quiet;
mod relaxed;
mod requests;
mod responses;
pub(crate) mod schemas;
pub(crate) mod trait_file;
pub(crate) mod types;

use std::collections::BTreeMap;
use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

use super::model::{Api, Kind, Type};
use crate::emit::rust::{headed, printed};
use crate::model::{Finding, OutputFile};

pub use cli::cli;
pub use client::client;
pub(crate) use responses::status_name;
use trait_file::Wording;
use types::How;

/// How a crate is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The name of the crate, such as `widgets-api`.
    pub name: String,
    /// What the files say that they were written by.
    pub command: String,
}

impl Settings {
    /// A crate of the document's title, with an ending of its own.
    pub fn of(api: &Api, ending: &str, verb: &str) -> Self {
        let words = crate::names::snake(&api.title).replace('_', "-");
        let name: String = words
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        let name = name.trim_matches('-');
        let name = match name {
            "" => format!("document-{ending}"),
            _ if name.starts_with(|c: char| c.is_ascii_digit()) => format!("n{name}-{ending}"),
            _ => format!("{name}-{ending}"),
        };
        Self {
            name,
            command: format!("tidings-codegen {verb}"),
        }
    }
}

/// A crate of the types of the document's named schemas. Paths are relative to its folder.
pub fn types(api: &Api, settings: &Settings) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let named: BTreeMap<&str, &Type> = api
        .types
        .iter()
        .filter(|(_, ty)| matches!(ty.kind, Kind::Named(_)))
        .map(|(name, ty)| (name.as_str(), ty))
        .collect();
    let items = types::build(&api.bundle, &named, &How::exact())?.items;
    let about = format!("The types of “{}”.", api.title.trim());
    let lib = root(settings, &about, &types_module())?;
    let types = unit(settings, "Types, one for each schema.", &quote!(#(#items)*))?;
    let lib = lib + "\npub use types::*;\n";
    let sources = vec![("src/lib.rs", lib), ("src/types.rs", types)];
    Ok(with_manifest(settings, None, sources, &[]))
}

/// A crate with the trait, its types and a program in which every operation answers 501. Paths are
/// relative to its folder.
pub fn server(api: &Api, settings: &Settings) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let all: BTreeMap<&str, &Type> = api
        .types
        .iter()
        .map(|(name, ty)| (name.as_str(), ty))
        .collect();
    let items = types::build(&api.bundle, &all, &How::exact())?.items;
    let mut sources = vec![
        (
            "src/lib.rs",
            root(settings, &lib_about(api), &program::lib(api))?,
        ),
        (
            "src/main.rs",
            unit(
                settings,
                &main_about(settings),
                &program::main(api, settings),
            )?,
        ),
    ];
    for (file, about, tokens) in [
        (
            "src/api.rs",
            "The trait that a server implements, one method an operation.",
            trait_file::emit(api, &Wording::plain()).map_err(|finding| vec![finding])?,
        ),
        (
            "src/types.rs",
            "Types: one for each schema, and the parameters of each operation.",
            quote!(#(#items)*),
        ),
        (
            "src/schemas.rs",
            "What each type looks like on the wire, word for word from the document.",
            schemas::emit(api),
        ),
        (
            "src/errors.rs",
            "Errors whose bodies are the document's.",
            errors::emit(api),
        ),
        (
            "src/responses.rs",
            "Answers that dropshot has no type for.",
            responses::emit(api),
        ),
    ] {
        sources.push((file, unit(settings, about, &tokens)?));
    }
    let needs = [
        ("dropshot", r#""0.18""#),
        ("http", r#""1""#),
        ("schemars", r#""0.8.22""#),
        ("semver", r#""1""#),
        (
            "tokio",
            r#"{ version = "1", features = ["macros", "rt-multi-thread"] }"#,
        ),
    ];
    Ok(with_manifest(settings, None, sources, &needs))
}

fn lib_about(api: &Api) -> String {
    format!(
        "{}.\n\nA server implements [`Api`]; `src/main.rs` is the least that does.",
        api.title.trim().trim_end_matches('.')
    )
}

fn main_about(settings: &Settings) -> String {
    format!(
        "A server of `{}` in which nothing is implemented: every operation answers 501.\n\n\
         Copy it to a crate of your own and write the methods. `--document` prints what the server says of itself.",
        settings.name
    )
}

/// The module of the types, with the lints that typify doesn't keep.
fn types_module() -> TokenStream {
    let of_types = pedantic::of_types();
    quote! {
        #[rustfmt::skip]
        #of_types
        pub mod types;
    }
}

/// A file of Rust.
fn unit(settings: &Settings, about: &str, tokens: &TokenStream) -> Result<String, Vec<Finding>> {
    let file = parsed(about, tokens)?;
    Ok(headed(&settings.command, about, &printed(&file)))
}

/// The file at the root of a crate, with the lints that follow from the document.
fn root(settings: &Settings, about: &str, tokens: &TokenStream) -> Result<String, Vec<Finding>> {
    let mut file = parsed(about, tokens)?;
    file.attrs.extend(pedantic::of_document());
    Ok(headed(&settings.command, about, &printed(&file)))
}

fn parsed(about: &str, tokens: &TokenStream) -> Result<syn::File, Vec<Finding>> {
    syn::parse2(tokens.clone()).map_err(|error| {
        let reason = format!("the Rust of “{about}” can't be read: {error}");
        let mend = "please report it together with the document";
        vec![Finding::new("", "", reason, mend)]
    })
}

/// The files and the manifest that names what they use.
fn with_manifest(
    settings: &Settings,
    program: Option<&str>,
    sources: Vec<(&str, String)>,
    needs: &[(&str, &str)],
) -> Vec<OutputFile> {
    let mentions = |name: &str| sources.iter().any(|(_, text)| text.contains(name));
    let mut needs: BTreeMap<&str, &str> = needs.iter().copied().collect();
    needs.insert("serde", r#"{ version = "1", features = ["derive"] }"#);
    needs.insert("serde_json", r#""1""#);
    for (mention, name, version) in [
        (
            "::chrono::",
            "chrono",
            r#"{ version = "0.4", default-features = false, features = ["alloc", "serde"] }"#,
        ),
        (
            "::uuid::",
            "uuid",
            r#"{ version = "1", features = ["serde"] }"#,
        ),
        ("::regress::", "regress", r#""0.10""#),
    ] {
        if mentions(mention) {
            needs.insert(name, version);
        }
    }
    let needs: Vec<String> = needs
        .iter()
        .map(|(name, version)| format!("{name} = {version}\n"))
        .collect();
    let program =
        program.map(|name| format!("[[bin]]\nname = \"{name}\"\npath = \"src/main.rs\"\n\n"));
    let manifest = format!(
        "# Written by `{}`; do not edit.\n[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         publish = false\n\n# Sketches in the document's descriptions are no tests.\n[lib]\ndoctest = false\n\n{}[dependencies]\n{}\n# A workspace of its own, wherever it lies.\n[workspace]\n",
        settings.command,
        settings.name,
        program.unwrap_or_default(),
        needs.concat()
    );
    let mut files: Vec<OutputFile> = sources
        .into_iter()
        .map(|(path, text)| OutputFile {
            path: PathBuf::from(path),
            text,
        })
        .collect();
    files.push(OutputFile {
        path: PathBuf::from("Cargo.toml"),
        text: manifest,
    });
    files.sort();
    files
}
