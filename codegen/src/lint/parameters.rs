//! Rules about path, query and header parameters.

use std::collections::BTreeMap;

use serde_json::Value;

use super::walk::{child, list, text};
use super::{Context, fields};
use crate::names::snake;
use crate::source::{Kind, stem};

pub(super) fn check(context: &mut Context<'_>) {
    let source = context.source;
    for (file, parameter) in source.of_kind(|kind| *kind == Kind::Parameter) {
        one(context, file, "", parameter);
        named_after(context, file, parameter);
    }
    for (file, header) in source.of_kind(|kind| *kind == Kind::Header) {
        scalar(context, file, "", header);
    }
    for (file, operation) in source.operations() {
        for (at, parameter) in list(operation.get("parameters")).iter().enumerate() {
            if parameter.get("$ref").is_none() {
                one(context, file, &format!("/parameters/{at}"), parameter);
            }
        }
        clashes(context, file, operation);
    }
}

/// The file bears the parameter's name; a word may be added to tell two of the same name apart.
fn named_after(context: &mut Context<'_>, file: &str, parameter: &Value) {
    let Some(name) = text(parameter, "name") else {
        return;
    };
    let stem = stem(file);
    let added = stem.starts_with(&format!("{name}_")) || stem.ends_with(&format!("_{name}"));
    if stem != name && !added {
        let reason = "the parameter's name is not the file's name";
        context.find(file, "/name", reason, "rename the file or the parameter");
    }
}

fn one(context: &mut Context<'_>, file: &str, pointer: &str, parameter: &Value) {
    let keys = [
        "name",
        "in",
        "required",
        "description",
        "schema",
        "deprecated",
    ];
    fields::only(context, file, pointer, parameter, &keys);
    fields::described(context, file, pointer, parameter);
    if text(parameter, "name").is_none() {
        context.find(file, pointer, "the parameter has no name", "name it");
    }
    location(context, file, pointer, parameter);
    let required = parameter.get("required").and_then(Value::as_bool);
    if required.is_none() {
        let mend = "write `required: true` or `required: false`";
        context.find(
            file,
            pointer,
            "doesn't say whether the parameter is required",
            mend,
        );
    }
    let default = parameter
        .get("schema")
        .and_then(|schema| schema.get("default"));
    if required == Some(true) && default.is_some() {
        let reason = "a required parameter has a default";
        context.find(
            file,
            child(pointer, "schema"),
            reason,
            "take out one of the two",
        );
    }
    scalar(context, file, pointer, parameter);
}

fn location(context: &mut Context<'_>, file: &str, pointer: &str, parameter: &Value) {
    let at = child(pointer, "in");
    match parameter.get("in").and_then(Value::as_str) {
        Some("path") => {
            if parameter.get("required") != Some(&Value::Bool(true)) {
                let reason = "a path parameter is not required";
                context.find(
                    file,
                    child(pointer, "required"),
                    reason,
                    "write `required: true`",
                );
            }
        }
        Some("query") => {}
        Some("header") => {
            let name = text(parameter, "name").unwrap_or_default();
            let reserved = ["accept", "content-type", "authorization"];
            if reserved.contains(&name.to_ascii_lowercase().as_str()) {
                let reason = format!("header `{name}` has no meaning as a parameter");
                context.find(
                    file,
                    child(pointer, "name"),
                    reason,
                    "say it by body or security",
                );
            }
        }
        Some("cookie") => {
            let reason = "cookie parameters can't be generated";
            context.find(file, at, reason, "use a header or a query parameter");
        }
        _ => {
            let reason = "the parameter is in no known place";
            context.find(file, at, reason, "write `path`, `query` or `header`");
        }
    }
}

/// A parameter or a header is one scalar: dropshot can't document lists, and the client can't build
/// them.
fn scalar(context: &mut Context<'_>, file: &str, pointer: &str, parameter: &Value) {
    let at = child(pointer, "schema");
    let Some(schema) = parameter.get("schema") else {
        return context.find(file, pointer, "has no schema", "add one");
    };
    let Some((_, schema)) = context.source.deref(file, schema) else {
        return;
    };
    match schema.get("type").and_then(Value::as_str) {
        Some("string" | "integer" | "number" | "boolean") => {}
        Some("array") => {
            let mend = "make it a string, its items separated by commas";
            context.find(file, &at, "the parameter is a list", mend);
        }
        _ => context.find(
            file,
            &at,
            "the parameter is not a scalar",
            "give it a scalar type",
        ),
    }
    if schema.get("nullable").is_some() {
        context.find(file, at, "a parameter can't be null", "take out `nullable`");
    }
}

/// Two parameters of one operation that would get the same name in Rust.
fn clashes(context: &mut Context<'_>, file: &str, operation: &Value) {
    let source = context.source;
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    if operation.get("requestBody").is_some() {
        seen.insert("body".to_owned(), "the body");
    }
    for (at, parameter) in list(operation.get("parameters")).iter().enumerate() {
        let target = source.deref(file, parameter);
        let Some(name) = target.and_then(|(_, parameter)| text(parameter, "name")) else {
            continue;
        };
        if let Some(other) = seen.insert(snake(name), name) {
            let reason = format!("parameter `{name}` clashes with `{other}` in Rust");
            context.find(
                file,
                format!("/parameters/{at}"),
                reason,
                "rename one of them",
            );
        }
    }
}
