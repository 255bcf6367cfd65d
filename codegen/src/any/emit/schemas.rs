//! `JsonSchema` for every type, saying again what the document says.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Value, json};

use crate::any::model::{Api, Kind, Type};
use crate::any::schema::replayed;
use crate::emit::rust::{ident, raw};
use crate::json_schema::references;

/// The implementations.
pub(crate) fn emit(api: &Api) -> TokenStream {
    let items = api
        .types
        .iter()
        .map(|(name, ty)| implementation(api, name, ty));
    quote! {
        use ::schemars::JsonSchema;
        use ::schemars::r#gen::SchemaGenerator;
        use ::schemars::schema::Schema;

        use super::types;

        #(#items)*
    }
}

fn implementation(api: &Api, name: &str, ty: &Type) -> TokenStream {
    let mut schema = replayed(&ty.schema);
    let said = match &ty.kind {
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
    let inline = (!matches!(ty.kind, Kind::Named(_))).then(|| {
        quote! {
            fn is_referenceable() -> bool {
                false
            }
        }
    });
    let others = references(&schema);
    let others = others.iter().filter_map(|other| {
        let found = api
            .types
            .iter()
            .find(|(_, ty)| ty.kind == Kind::Named(other.clone()))?;
        Some(ident(found.0))
    });
    let others: Vec<_> = others.collect();
    let generator = if others.is_empty() {
        quote!(_)
    } else {
        quote!(generator)
    };
    if schema == json!({}) {
        schema = json!(true);
    }
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    let text = if text.contains('"') {
        raw(&text)
    } else {
        quote!(#text)
    };
    let ty = ident(name);
    quote! {
        impl JsonSchema for types::#ty {
            #inline

            fn schema_name() -> String {
                #said.to_owned()
            }

            fn json_schema(#generator: &mut SchemaGenerator) -> Schema {
                #(#generator.subschema_for::<types::#others>();)*
                super::schema(#text)
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
