//! The registry: what is known of each entry, and one enum over all contents.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Input;
use super::rust::{self, doc, ident, path, raw};
use super::variants::{self, without_common_end};
use crate::config::Registry;
use crate::json_schema::self_contained;
use crate::model::{Finding, OutputFile, RegistryEntry, Variants};
use crate::names;

/// Writes the registry, if the project has one.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(registry) = &input.config.registry else {
        return Ok(Vec::new());
    };
    let entries = &input.document.registry;
    let schemas = input.document.all_schemas();
    let content_trait = path(&registry.content_trait)?;
    let info = path(&registry.info)?;
    let table = ident(&registry.table);
    let mut rows = Vec::new();
    for entry in entries {
        rows.push(row(registry, entry, &schemas)?);
    }
    let titles: Vec<_> = entries.iter().map(|entry| ident(&entry.title)).collect();
    let names: Vec<&String> = entries.iter().map(|entry| &entry.name).collect();
    let any = any(registry, entries);
    let about = doc("What is known of each entry, in the order of their names.");
    let tokens = quote! {
        use super::*;

        #about
        pub static #table: &[#info] = &[#(#rows),*];

        #(
            impl #content_trait for #titles {
                const TYPE: &'static str = #names;
            }
        )*

        #any
    };
    let about = "The registry: what is known of each entry, and one enum over all contents.";
    let mut files = vec![rust::file(
        input,
        &input.config.output.types,
        "registry.rs",
        about,
        tokens,
    )?];
    files.extend(variants::emit(input)?);
    Ok(files)
}

/// The field of the description that holds an entry's name: `event_type` in `EventTypeInfo`.
fn name_field(registry: &Registry) -> String {
    let last = registry.info.rsplit("::").next().unwrap_or_default();
    names::snake(last.strip_suffix("Info").unwrap_or(last))
}

fn row(
    registry: &Registry,
    entry: &RegistryEntry,
    schemas: &BTreeMap<String, Value>,
) -> Result<TokenStream, Finding> {
    let info = path(&registry.info)?;
    let name_field = ident(&name_field(registry));
    let name = &entry.name;
    let mut attributes = Vec::new();
    for (attribute, settings) in &registry.attributes {
        let field = ident(&names::snake(attribute));
        let value = entry
            .attributes
            .get(attribute)
            .and_then(|value| settings.values.get(value));
        let value = match value {
            Some(variant) => {
                let value = path(&format!("{}::{variant}", settings.rust))?;
                quote!(#value)
            }
            None => quote!(),
        };
        attributes.push(match (settings.only_with.is_some(), value.is_empty()) {
            (true, true) => quote!(#field: None),
            (true, false) => quote!(#field: Some(#value)),
            (false, _) => quote!(#field: #value),
        });
    }
    let schema = raw(&self_contained(&entry.schema, schemas).to_string());
    let variants = entry.variants.as_ref();
    let variants = variants
        .map(|variants| variant_info(registry, variants, schemas))
        .transpose()?;
    let variants = variants.unwrap_or(quote!(None));
    Ok(quote! {
        #info {
            #name_field: #name,
            #(#attributes,)*
            schema: #schema,
            variants: #variants,
        }
    })
}

/// The schemas of an entry's variants; the struct stands beside that of entries.
fn variant_info(
    registry: &Registry,
    variants: &Variants,
    schemas: &BTreeMap<String, Value>,
) -> Result<TokenStream, Finding> {
    let module = registry
        .info
        .rsplit_once("::")
        .map_or("crate", |(module, _)| module);
    let info = path(&format!("{module}::VariantInfo"))?;
    let key = &variants.key;
    let rows = variants.schemas.iter().map(|(value, variant)| {
        let schema = raw(&self_contained(&variant.schema, schemas).to_string());
        quote!((#value, #schema))
    });
    Ok(quote!(Some(#info { key: #key, schemas: &[#(#rows),*] })))
}

fn any(registry: &Registry, entries: &[RegistryEntry]) -> TokenStream {
    let any = ident(&registry.any);
    let titles: Vec<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
    let short = without_common_end(&titles);
    let variants: Vec<_> = short.iter().map(|name| ident(name)).collect();
    let types: Vec<_> = titles.iter().map(|name| ident(name)).collect();
    let names: Vec<&String> = entries.iter().map(|entry| &entry.name).collect();
    let parameter = ident(&name_field(registry));
    let docs = names.iter().map(|name| doc(&format!("`{name}`.")));
    let about = doc("A content, typed if its type is known.");
    let unknown = doc("A type that isn't in the registry; the text is kept.");
    let from_parts = doc(
        "Reads a content by its type. An unknown type is never refused; a content that breaks the shape of a known type is.",
    );
    quote! {
        #about
        #[derive(Clone, Debug)]
        pub enum #any {
            #(#docs #variants(#types),)*
            #unknown
            Unknown(::std::boxed::Box<::serde_json::value::RawValue>),
        }

        impl #any {
            #from_parts
            pub fn from_parts(
                #parameter: &str,
                content: &::serde_json::value::RawValue,
            ) -> ::std::result::Result<Self, ::serde_json::Error> {
                match #parameter {
                    #(#names => ::serde_json::from_str(content.get()).map(Self::#variants),)*
                    _ => Ok(Self::Unknown(content.to_owned())),
                }
            }
        }

        impl ::serde::Serialize for #any {
            fn serialize<S>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error>
            where
                S: ::serde::Serializer,
            {
                match self {
                    #(Self::#variants(content) => content.serialize(serializer),)*
                    Self::Unknown(content) => content.serialize(serializer),
                }
            }
        }
    }
}
