//! `JsonSchema` for every type of the document, a file for each area.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{self, ident, path};
use super::{Input, ownership};
use crate::any::emit::schemas::{self, Said, implementation};
use crate::any::model::Kind;
use crate::model::{Finding, OutputFile};

/// Writes the implementations.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let api = &input.document.api;
    let owners = ownership::modules(input);
    // The types stand two levels above.
    let mut paths: BTreeMap<&str, TokenStream> = BTreeMap::new();
    for (name, ty) in &api.types {
        if matches!(ty.kind, Kind::Named(_)) {
            let path = match input.config.replace.get(name) {
                Some(replacement) => path(replacement)?,
                None => path(&format!("super::super::{name}"))?,
            };
            paths.insert(name, quote!(#path));
        }
    }
    let named = |name: &str| paths.get(name).cloned();
    let mut modules: BTreeMap<&str, Vec<TokenStream>> = BTreeMap::new();
    for (name, path) in &paths {
        let Some(ty) = api.types.get(*name) else {
            continue;
        };
        let owner = owners.get(*name).map_or(ownership::COMMON, String::as_str);
        let said = Said::of(name, ty);
        let written = implementation(path, &said, &named, &quote!(super::schema));
        modules.entry(owner).or_default().push(written);
    }
    let folder = input.config.output.types.join("schemas");
    let imports = schemas::imports();
    let mut files = Vec::new();
    for (module, items) in &modules {
        let about = format!("Schemas of `{module}`, as the document has them.");
        let tokens = quote!(#imports #(#items)*);
        let name = format!("{module}.rs");
        files.push(rust::file(input, &folder, &name, &about, tokens)?);
    }
    let children = modules.keys().map(|name| ident(name));
    let reader = (!modules.is_empty()).then(schemas::reader);
    let about = "What each type looks like on the wire, word for word from the document.";
    let tokens = quote!(#(mod #children;)* #reader);
    files.push(rust::file(input, &folder, "mod.rs", about, tokens)?);
    Ok(files)
}
