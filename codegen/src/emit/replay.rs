//! `JsonSchema` for every named type, saying again what the document says.
//!
//! Derived implementations would say something slightly different (patterns, lengths and null get lost), and a server could
//! not describe itself exactly.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value, json};

use super::rust::{self, ident, path, raw, refused};
use super::{Input, ownership};
use crate::json_schema::references;
use crate::model::{Finding, OutputFile};

/// The path of a type from a module two levels below the types' own.
fn type_path(input: &Input<'_>, name: &str) -> Result<syn::Path, Finding> {
    match input.config.replace.get(name) {
        Some(replacement) => path(replacement),
        None => path(&format!("super::super::{name}")),
    }
}

/// Writes the implementations, a file for each area.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let owners = ownership::modules(input);
    let mut modules: BTreeMap<String, Vec<TokenStream>> = BTreeMap::new();
    for (name, schema) in input.document.http_schemas() {
        let this = type_path(input, &name)?;
        let mut others = Vec::new();
        for other in references(&schema) {
            others.push(type_path(input, &other)?);
        }
        let owner = owners.get(&name).map_or(ownership::COMMON, String::as_str);
        let implementation = implementation(&quote!(#this), &name, &schema, &quote!(#(#others),*))?;
        modules
            .entry(owner.to_owned())
            .or_default()
            .push(implementation);
    }
    let folder = input.config.output.types.join("schemas");
    let mut files = Vec::new();
    let mut names = Vec::new();
    for (module, items) in &modules {
        names.push(ident(module));
        let about = format!("Schemas of `{module}`, as the document has them.");
        files.push(rust::file(
            input,
            &folder,
            &format!("{module}.rs"),
            &about,
            quote!(#(#items)*),
        )?);
    }
    let about = "What each type looks like on the wire, word for word from the document.";
    files.push(rust::file(
        input,
        &folder,
        "mod.rs",
        about,
        quote!(#(mod #names;)*),
    )?);
    Ok(files)
}

/// One implementation. `others` are the types it refers to, separated by commas.
pub(crate) fn implementation(
    ty: &TokenStream,
    name: &str,
    schema: &Value,
    others: &TokenStream,
) -> Result<TokenStream, Finding> {
    let schema = numeric_bounds(schema);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| refused(name, error))?;
    let _: schemars::schema::Schema =
        serde_json::from_value(schema).map_err(|error| refused(name, error))?;
    let text = raw(&text);
    let others: syn::punctuated::Punctuated<syn::Path, syn::Token![,]> =
        syn::parse::Parser::parse2(
            syn::punctuated::Punctuated::parse_terminated,
            others.clone(),
        )
        .map_err(|error| refused(name, error))?;
    let others = others.iter();
    let generator = if others.len() == 0 {
        quote!(_)
    } else {
        quote!(generator)
    };
    Ok(quote! {
        impl ::schemars::JsonSchema for #ty {
            fn schema_name() -> ::std::string::String {
                #name.to_owned()
            }

            fn json_schema(
                #generator: &mut ::schemars::r#gen::SchemaGenerator,
            ) -> ::schemars::schema::Schema {
                #(#generator.subschema_for::<#others>();)*
                ::serde_json::from_str(#text).expect("the generator has read it")
            }
        }
    })
}

/// `OpenAPI` says an exclusive bound with a boolean beside it, schemars with a number.
fn numeric_bounds(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => Value::Array(items.iter().map(numeric_bounds).collect()),
        Value::Object(map) => {
            let mut result: Map<String, Value> = map
                .iter()
                .map(|(key, value)| (key.clone(), numeric_bounds(value)))
                .collect();
            for (open, closed) in [
                ("minimum", "exclusiveMinimum"),
                ("maximum", "exclusiveMaximum"),
            ] {
                match result.get(closed) {
                    Some(Value::Bool(true)) => {
                        let bound = result.remove(open).unwrap_or(json!(0));
                        result.insert(closed.to_owned(), bound);
                    }
                    Some(Value::Bool(false)) => {
                        result.remove(closed);
                    }
                    _ => {}
                }
            }
            Value::Object(result)
        }
        other => other.clone(),
    }
}
