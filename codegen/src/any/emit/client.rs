//! The client, by progenitor.
//!
//! It isn't given the document but a plain one made from what was read: each type is named, each
//! operation has one answer and one type of errors. So nothing that it gives up on reaches it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle, TagStyle};
use quote::quote;
use serde_json::{Map, Value, json};
use syn::Expr;
use syn::visit_mut::{self, VisitMut};
use typify::TypeSpaceImpl;

use super::polish::tidy_docs;
use super::quiet::quiet;
use super::types::How;
use super::{Settings, pedantic, requests, root, types, types_module, unit, with_manifest};
use crate::any::model::{Answer, AnswerContent, Api, Body, Content, Kind, Operation, Place, Type};
use crate::model::{Finding, OutputFile};
use crate::names;

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// The parts of a client's crate.
pub(super) struct Parts {
    /// What stands in its library.
    pub(super) lib: TokenStream,
    /// The requests and the types.
    pub(super) sources: Vec<(&'static str, String)>,
    /// What it needs.
    pub(super) needs: Vec<(&'static str, &'static str)>,
    /// What may be asked of each type.
    pub(super) impls: BTreeMap<String, Vec<TypeSpaceImpl>>,
}

/// A crate with a typed client.
pub fn client(api: &Api, settings: &Settings) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let Parts {
        lib,
        mut sources,
        needs,
        ..
    } = parts(api, settings)?;
    let about = format!("A typed client of “{}”.", api.title.trim());
    sources.push(("src/lib.rs", root(settings, &about, &lib)?));
    Ok(with_manifest(settings, None, sources, &needs))
}

/// All of the client but its library.
pub(super) fn parts(api: &Api, settings: &Settings) -> Result<Parts, Vec<Finding>> {
    let findings = beyond_progenitor(api);
    if !findings.is_empty() {
        return Err(findings);
    }
    let bodies: BTreeMap<&str, &Type> = api
        .types
        .iter()
        .filter(|(_, ty)| !matches!(ty.kind, Kind::Parameters(_)))
        .map(|(name, ty)| (name.as_str(), ty))
        .collect();
    let types = types::build(&api.bundle, &bodies, &How::exact())?;
    let items = &types.items;
    let how = Calls {
        types: "crate::types".to_owned(),
        impls: &types.impls,
        state: None,
        by_tag: false,
        unlimited: false,
    };
    let calls = requests::imported(calls(api, &how)?);
    let modules = types_module();
    let of_requests = pedantic::of_requests();
    let lib = quote! {
        #[rustfmt::skip]
        #of_requests
        mod calls;
        #modules

        pub use calls::{Client, builder};
        pub use progenitor_client::{ByteStream, ClientHooks, ClientInfo, Error, ResponseValue};
    };
    let about = "Requests, one for each operation.";
    let calls = unit(settings, about, &quote!(#(#calls)*))?;
    let items = unit(settings, "Types, one for each schema.", &quote!(#(#items)*))?;
    let mut needs = vec![
        ("progenitor-client", r#""0.15.1""#),
        (
            "reqwest",
            r#"{ version = "0.13", default-features = false, features = ["json", "stream", "query"] }"#,
        ),
        ("futures", r#""0.3""#),
        ("bytes", r#""1""#),
    ];
    if upgrades(api) {
        needs.push(("base64", r#""0.22""#));
        needs.push(("rand", r#""0.10""#));
    }
    Ok(Parts {
        lib,
        sources: vec![("src/calls.rs", calls), ("src/types.rs", items)],
        needs,
        impls: types.impls,
    })
}

/// Whether any operation becomes a WebSocket.
pub(super) fn upgrades(api: &Api) -> bool {
    let mut answers = api.operations.iter().map(|one| &one.answer);
    answers.any(|answer| *answer == Answer::Upgrade)
}

/// What a trait can have and a client can't.
fn beyond_progenitor(api: &Api) -> Vec<Finding> {
    let mut found = Vec::new();
    for operation in &api.operations {
        if operation.body == Some(Body::Multipart) {
            let reason = "progenitor sends no multipart forms";
            let mend = "take bytes (`application/octet-stream`), or leave the operation out of the client's document";
            let pointer = format!("{}/requestBody", operation.pointer);
            found.push(api.bundle.finding(&pointer, reason, mend));
        }
        if ["new", "new_with_client"].contains(&operation.name.as_str()) {
            let reason = format!("`{}` is what makes a client", operation.name);
            found.push(api.bundle.finding(&operation.pointer, reason, "rename it"));
        }
        for group in &operation.parameters {
            let schema = api.types.get(&group.ty).map(|ty| &ty.schema);
            let properties = schema.and_then(|schema| schema.get("properties")?.as_object());
            for (name, _) in properties.into_iter().flatten() {
                let taken = match names::snake(name).as_str() {
                    "new" | "send" => true,
                    "body" => operation.body.is_some(),
                    _ => false,
                };
                if taken {
                    let reason = format!(
                        "parameter `{name}`: a request of the client has a method of that name already"
                    );
                    found.push(api.bundle.finding(&operation.pointer, reason, "rename it"));
                }
            }
        }
    }
    found
}

/// How the requests are written.
pub(crate) struct Calls<'a> {
    /// The module of the types, such as `crate::types`.
    pub(crate) types: String,
    /// What may be asked of each type.
    pub(crate) impls: &'a BTreeMap<String, Vec<TypeSpaceImpl>>,
    /// The type of a value that the client carries for its hooks.
    pub(crate) state: Option<TokenStream>,
    /// Whether the operations of each tag are a trait of their own.
    pub(crate) by_tag: bool,
    /// Whether a request may take as long as it likes, such as a long poll; connecting may not.
    pub(crate) unlimited: bool,
}

/// The client, its requests and what they need.
pub(crate) fn calls(api: &Api, how: &Calls<'_>) -> Result<Vec<syn::Item>, Vec<Finding>> {
    let findings = beyond_progenitor(api);
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    if how.by_tag {
        settings.with_tag(TagStyle::Separate);
    }
    if let Some(state) = &how.state {
        settings.with_inner_type(state.clone());
    }
    for (name, impls) in how.impls {
        let path = format!("{}::{name}", how.types);
        settings.with_replacement(name, path, impls.iter().copied());
    }
    let failed = |reason: String| {
        let mend = "please report it together with the document";
        vec![
            api.bundle
                .finding("", format!("the client: {reason}"), mend),
        ]
    };
    let document: openapiv3::OpenAPI =
        serde_json::from_value(plain(api, how)).map_err(|error| failed(error.to_string()))?;
    let run = || -> Result<Vec<syn::Item>, String> {
        let tokens = Generator::new(&settings)
            .generate_tokens(&document)
            .map_err(|error| error.to_string())?;
        let file: syn::File = syn::parse2(tokens).map_err(|error| error.to_string())?;
        Ok(file.items)
    };
    let items = quiet(|| catch_unwind(AssertUnwindSafe(run)));
    let mut items = items
        .unwrap_or_else(|_| Err("progenitor gave up".to_owned()))
        .map_err(failed)?;
    requests::refined(api, &mut items);
    pedantic::tidy(&mut items, "the system has what it takes to send requests");
    for item in &mut items {
        tidy_docs(item);
        Options.visit_item_mut(item);
        if how.unlimited {
            WithoutTimeout.visit_item_mut(item);
        }
    }
    Ok(items)
}

/// progenitor calls a method `options` of reqwest that isn't there.
struct Options;

impl VisitMut for Options {
    fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
        visit_mut::visit_expr_method_call_mut(self, call);
        if call.method == "options" && call.args.len() == 1 {
            call.method = syn::Ident::new("request", call.method.span());
            call.args
                .insert(0, syn::parse_quote!(reqwest::Method::OPTIONS));
        }
    }
}

/// Takes the time limit off whole requests; that on connecting stays.
struct WithoutTimeout;

impl VisitMut for WithoutTimeout {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        visit_mut::visit_expr_mut(self, expression);
        if let Expr::MethodCall(call) = expression
            && call.method == "timeout"
        {
            *expression = (*call.receiver).clone();
        }
    }
}

/// The document that progenitor is given.
fn plain(api: &Api, how: &Calls<'_>) -> Value {
    let impls = how.impls;
    let mut paths: Map<String, Value> = Map::new();
    for operation in &api.operations {
        let item = paths
            .entry(operation.path.clone())
            .or_insert_with(|| json!({}));
        let mut said = self::operation(api, operation, impls);
        if how.by_tag {
            put(&mut said, "tags", json!(operation.tags));
        }
        if let Value::Object(item) = item {
            item.insert(operation.method.to_lowercase(), said);
        }
    }
    let schemas: Map<String, Value> = impls
        .keys()
        .map(|name| (name.clone(), json!({ "type": "string" })))
        .collect();
    let (major, minor, patch) = api.version;
    let tags = api.tags.iter().filter(|_| how.by_tag);
    let tags = tags.map(|tag| json!({ "name": tag.name, "description": tag.description }));
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": api.title,
            "description": api.bundle.document.pointer("/info/description"),
            "version": format!("{major}.{minor}.{patch}"),
        },
        "tags": tags.collect::<Value>(),
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn operation(
    api: &Api,
    operation: &Operation,
    impls: &BTreeMap<String, Vec<TypeSpaceImpl>>,
) -> Value {
    let mut parameters = Vec::new();
    for group in &operation.parameters {
        let place = match group.place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
        };
        for member in &group.members {
            parameters.push(json!({
                "in": place,
                "name": member.name,
                "description": member.description,
                "required": member.required,
                "schema": scalar(api, &member.schema, impls, 0),
            }));
        }
    }
    let mut said = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "parameters": parameters,
        "responses": responses(api, operation),
    });
    let body = match &operation.body {
        Some(Body::Json(content)) => Some(json!({ JSON: { "schema": of(content) } })),
        Some(Body::Form(content)) => {
            Some(json!({ "application/x-www-form-urlencoded": { "schema": of(content) } }))
        }
        Some(Body::Bytes | Body::Multipart) => {
            Some(json!({ BYTES: { "schema": { "type": "string", "format": "binary" } } }))
        }
        None => None,
    };
    if let Some(content) = body {
        let body = json!({ "required": true, "content": content });
        put(&mut said, "requestBody", body);
    }
    if operation.answer == Answer::Upgrade {
        put(&mut said, "x-dropshot-websocket", json!({}));
    }
    said
}

fn put(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(object) = object {
        object.insert(key.to_owned(), value);
    }
}

/// A parameter's schema: a named type that can be written as a text, or a plain scalar. Bounds are
/// the server's to check.
pub(super) fn scalar(
    api: &Api,
    schema: &Value,
    impls: &BTreeMap<String, Vec<TypeSpaceImpl>>,
    depth: usize,
) -> Value {
    let text = json!({ "type": "string" });
    if depth > 20 {
        return text;
    }
    let name = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix("#/components/schemas/"));
    if let Some(name) = name {
        let wanted = Kind::Named(name.to_owned());
        let Some((rust, ty)) = api.types.iter().find(|(_, ty)| ty.kind == wanted) else {
            return text;
        };
        let written = impls
            .get(rust)
            .is_some_and(|impls| impls.contains(&TypeSpaceImpl::Display));
        return if written {
            json!({ "$ref": format!("#/components/schemas/{rust}") })
        } else {
            scalar(api, &ty.schema, impls, depth + 1)
        };
    }
    if let Some(part) = schema.pointer("/allOf/0") {
        return scalar(api, part, impls, depth + 1);
    }
    match schema.get("type").and_then(Value::as_str) {
        Some(kind @ ("integer" | "number")) => {
            let format = schema.get("format").and_then(Value::as_str);
            let known = format.filter(|format| {
                matches!(
                    *format,
                    "int32" | "int64" | "uint32" | "uint64" | "float" | "double"
                )
            });
            match known {
                Some(format) => json!({ "type": kind, "format": format }),
                None => json!({ "type": kind }),
            }
        }
        Some("boolean") => json!({ "type": "boolean" }),
        _ => text,
    }
}

fn of(content: &Content) -> Value {
    let reference = |name: &String| json!({ "$ref": format!("#/components/schemas/{name}") });
    match content {
        Content::Type(name) => reference(name),
        Content::List(name) => json!({ "type": "array", "items": reference(name) }),
    }
}

fn responses(api: &Api, operation: &Operation) -> Value {
    let anything = json!({ "*/*": { "schema": {} } });
    let (status, content) = match &operation.answer {
        Answer::Upgrade if api.error_type(operation).is_some() => (101, json!({})),
        Answer::Upgrade | Answer::Free => {
            return json!({ "default": { "description": "", "content": anything } });
        }
        Answer::Redirect(status) => (*status, json!({})),
        Answer::Coded {
            status, content, ..
        } => {
            let content = match content {
                AnswerContent::Json(content) => json!({ JSON: { "schema": of(content) } }),
                AnswerContent::Bytes => anything,
                AnswerContent::Empty => json!({}),
            };
            (*status, content)
        }
    };
    let mut responses = Map::new();
    let success = json!({ "description": "", "content": content });
    responses.insert(status.to_string(), success);
    if let Some(error) = api.error_type(operation) {
        let schema = of(&Content::Type(error.to_owned()));
        let error = json!({ "description": "", "content": { JSON: { "schema": schema } } });
        responses.insert("4XX".to_owned(), error.clone());
        responses.insert("5XX".to_owned(), error);
    }
    Value::Object(responses)
}
