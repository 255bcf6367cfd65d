//! The types of errors that the document has instead of dropshot's own.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::any::model::{Api, Kind};
use crate::emit::rust::{doc, ident};

/// References are followed so far to find out what a body must have.
const DEPTH: usize = 6;

/// The name of the error whose body is of a type.
pub(crate) fn name(ty: &str) -> String {
    format!("{ty}Response")
}

/// The types.
pub(crate) fn emit(api: &Api) -> TokenStream {
    let bodies: BTreeSet<&String> = api
        .operations
        .iter()
        .filter_map(|operation| operation.error.as_ref())
        .collect();
    if bodies.is_empty() {
        return TokenStream::new();
    }
    let errors = bodies.into_iter().map(|body| error(api, body));
    quote! {
        use dropshot::{ErrorStatusCode, HttpError, HttpResponseError};

        use super::types;

        #(#errors)*
    }
}

fn error(api: &Api, body: &str) -> TokenStream {
    let name = ident(&name(body));
    let refused = api
        .types
        .get(body)
        .map_or(Value::Null, |ty| stand_in(api, &ty.schema, "", 0));
    let refused = expression(&refused);
    let about = doc(&format!(
        "An error: its status, and [`types::{body}`] as its body.\n\nWhat dropshot refuses before a method is called \
         becomes one, too; its body is made of dropshot's message."
    ));
    let body = ident(body);
    let shown = shown(&name, &body);
    quote! {
        #about
        #[derive(Debug)]
        pub struct #name {
            status: ErrorStatusCode,
            body: Result<types::#body, ::serde_json::Value>,
        }

        impl #name {
            /// The error with this status and body.
            pub fn new(status: ErrorStatusCode, body: types::#body) -> Self {
                Self { status, body: Ok(body) }
            }
        }

        #shown

        impl HttpResponseError for #name {
            fn status_code(&self) -> ErrorStatusCode {
                self.status
            }
        }

        impl From<HttpError> for #name {
            #[allow(unused_variables, reason = "not every body has a place for all of them")]
            fn from(error: HttpError) -> Self {
                let status = error.status_code;
                let reason = status.canonical_reason().unwrap_or("error");
                let code = error.error_code.as_deref().unwrap_or(reason);
                let message = error.external_message.as_str();
                Self { status, body: Err(::serde_json::json!(#refused)) }
            }
        }
    }
}

/// How an error is written, described and printed: as its body is.
fn shown(name: &Ident, body: &Ident) -> TokenStream {
    let schema_of = quote!(<types::#body as ::schemars::JsonSchema>);
    quote! {
        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match &self.body {
                    Ok(body) => body.serialize(serializer),
                    Err(body) => body.serialize(serializer),
                }
            }
        }

        impl ::schemars::JsonSchema for #name {
            fn is_referenceable() -> bool {
                #schema_of::is_referenceable()
            }

            fn schema_name() -> String {
                #schema_of::schema_name()
            }

            fn json_schema(
                generator: &mut ::schemars::r#gen::SchemaGenerator,
            ) -> ::schemars::schema::Schema {
                #schema_of::json_schema(generator)
            }
        }

        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}: {:?}", self.status, self.body)
            }
        }
    }
}

/// The least that a body of an error must have. A text in braces stands for a variable.
fn stand_in(api: &Api, schema: &Value, property: &str, depth: usize) -> Value {
    let named = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix("#/components/schemas/"));
    if depth > DEPTH {
        return Value::Null;
    }
    if let Some(name) = named {
        let wanted = Kind::Named(name.to_owned());
        let found = api.types.values().find(|ty| ty.kind == wanted);
        return found.map_or(Value::Null, |ty| {
            stand_in(api, &ty.schema, property, depth + 1)
        });
    }
    if let Some(value) = schema.pointer("/enum/0").or_else(|| schema.get("default")) {
        return value.clone();
    }
    for key in ["/allOf/0", "/oneOf/0", "/anyOf/0"] {
        if let Some(part) = schema.pointer(key) {
            return stand_in(api, part, property, depth + 1);
        }
    }
    let word = property.to_lowercase();
    match schema.get("type").and_then(Value::as_str) {
        Some("string") if word.contains("code") || word == "type" || word == "error" => {
            Value::from("{code}")
        }
        Some("string") => Value::from("{message}"),
        Some("integer" | "number") if word.contains("status") || word.contains("code") => {
            Value::from("{status}")
        }
        Some("integer" | "number") => Value::from(0),
        Some("boolean") => Value::from(false),
        Some("array") => Value::Array(Vec::new()),
        Some("object") => {
            let required = schema.get("required").and_then(Value::as_array);
            let required = required.into_iter().flatten().filter_map(Value::as_str);
            let each = required.map(|name| {
                let inside = schema.get("properties").and_then(|all| all.get(name));
                let value = inside.map_or(Value::Null, |one| stand_in(api, one, name, depth + 1));
                (name.to_owned(), value)
            });
            Value::Object(each.collect())
        }
        _ => Value::Null,
    }
}

/// What stands in `json!`.
fn expression(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => match text.as_str() {
            "{code}" => quote!(code),
            "{message}" => quote!(message),
            "{status}" => quote!(status.as_u16()),
            text => quote!(#text),
        },
        Value::Array(items) => {
            let items = items.iter().map(expression);
            quote!([#(#items),*])
        }
        Value::Object(map) => {
            let each = map.iter().map(|(key, value)| {
                let value = expression(value);
                quote!(#key: #value)
            });
            quote!({ #(#each),* })
        }
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => number.to_string().parse().unwrap_or_default(),
        Value::Null => quote!(null),
    }
}
