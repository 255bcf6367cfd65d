//! `JsonSchema` for every type, saying again what the document says.
//!
//! Derived implementations would say something slightly different (patterns, lengths and null get
//! lost), and a server could not describe itself exactly.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Value, json};

use crate::any::model::{Api, Kind, Type};
use crate::any::schema::replayed;
use crate::emit::rust::{ident, raw};
use crate::json_schema::references;

/// The implementations, for types in the module `types`.
pub(crate) fn emit(api: &Api) -> TokenStream {
    let path = |name: &str| {
        let name = ident(name);
        quote!(types::#name)
    };
    let named = |schema: &str| {
        let wanted = Kind::Named(schema.to_owned());
        let found = api.types.iter().find(|(_, ty)| ty.kind == wanted)?;
        Some(path(found.0))
    };
    let items = api.types.iter().map(|(name, ty)| {
        let said = Said::of(name, ty);
        implementation(&path(name), &said, &named, &quote!(super::schema))
    });
    let imports = imports();
    quote! {
        #imports

        use super::types;

        #(#items)*
    }
}

/// What a file of implementations begins with.
pub(crate) fn imports() -> TokenStream {
    quote! {
        use ::schemars::JsonSchema;
        use ::schemars::r#gen::SchemaGenerator;
        use ::schemars::schema::Schema;
    }
}

/// The function that implementations read their texts with. The generator has read them before, so
/// it never fails.
pub(crate) fn reader() -> TokenStream {
    quote! {
        /// A schema of the document.
        fn schema(text: &str) -> ::schemars::schema::Schema {
            ::serde_json::from_str(text).unwrap_or(::schemars::schema::Schema::Bool(true))
        }
    }
}

/// What is said of a type.
pub(crate) struct Said {
    /// What the document calls it.
    name: String,
    schema: Value,
    /// Whether it stands where it is used.
    is_inline: bool,
}

impl Said {
    /// What the document says.
    pub(crate) fn of(name: &str, ty: &Type) -> Self {
        let mut schema = replayed(&ty.schema);
        let name = match &ty.kind {
            Kind::Named(name) | Kind::Inline(name) => name.as_str(),
            Kind::Parameters(pages) => {
                if let (Some(pages), Value::Object(schema)) = (pages, &mut schema) {
                    schema.insert("x-dropshot-pagination-param".to_owned(), pages.clone());
                }
                name
            }
        };
        if matches!(ty.kind, Kind::Inline(_)) {
            schema = without_title(schema);
        }
        Self {
            name: name.to_owned(),
            schema,
            is_inline: !matches!(ty.kind, Kind::Named(_)),
        }
    }
}

/// One implementation. `named` is the path of a named schema's type, `read` that of [`reader`].
pub(crate) fn implementation(
    ty: &TokenStream,
    said: &Said,
    named: &dyn Fn(&str) -> Option<TokenStream>,
    read: &TokenStream,
) -> TokenStream {
    let Said { name, schema, .. } = said;
    let inline = said.is_inline.then(|| {
        quote! {
            fn is_referenceable() -> bool {
                false
            }
        }
    });
    let others = references(schema);
    let others: Vec<TokenStream> = others.iter().filter_map(|other| named(other)).collect();
    let generator = if others.is_empty() {
        quote!(_)
    } else {
        quote!(generator)
    };
    let anything = json!(true);
    let schema = if *schema == json!({}) {
        &anything
    } else {
        schema
    };
    let text = serde_json::to_string_pretty(schema).unwrap_or_default();
    let text = if text.contains('"') {
        raw(&text)
    } else {
        quote!(#text)
    };
    quote! {
        impl JsonSchema for #ty {
            #inline

            fn schema_name() -> String {
                #name.to_owned()
            }

            fn json_schema(#generator: &mut SchemaGenerator) -> Schema {
                #(#generator.subschema_for::<#others>();)*
                #read(#text)
            }
        }
    }
}

/// dropshot gives a schema that stands where it is used the name of its type as title, but not one
/// that is a reference or null; that it writes as a reference with `nullable`.
fn without_title(schema: Value) -> Value {
    let reference = schema.pointer("/allOf/0/$ref").cloned();
    match reference {
        Some(reference)
            if schema == json!({ "nullable": true, "allOf": [{ "$ref": reference }] }) =>
        {
            json!({ "nullable": true, "$ref": reference })
        }
        _ => schema,
    }
}
