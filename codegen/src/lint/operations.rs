//! Rules about operations: names, texts, security, the request body.

use std::collections::BTreeMap;

use serde_json::Value;

use super::walk::{child, entries, list, text};
use super::{Context, fields};
use crate::names::is_snake_name;
use crate::source::{Kind, stem};

/// What a body of bytes is documented as; dropshot knows no other.
const BYTES: &str = "application/octet-stream";

pub(super) fn check(context: &mut Context<'_>) {
    let source = context.source;
    let limit = context.config.extension("body-limit");
    let keys = [
        "operationId",
        "tags",
        "summary",
        "description",
        "deprecated",
        "security",
        "parameters",
        "requestBody",
        "responses",
        super::responses::WEBSOCKET,
        &limit,
    ];
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, operation) in source.operations() {
        fields::only(context, file, "", operation, &keys);
        names(context, file, operation);
        if let Some(id) = text(operation, "operationId")
            && let Some(other) = ids.insert(id, file)
        {
            let reason = format!("operation id `{id}` is also that of `{other}`");
            context.find(file, "/operationId", reason, "rename one of them");
        }
        texts(context, file, operation);
        security(context, file, operation);
        body(context, file, operation, &limit);
    }
    methods(context);
}

fn names(context: &mut Context<'_>, file: &str, operation: &Value) {
    let Kind::Operation { area } = context.source.kind(file) else {
        return;
    };
    let name = stem(file);
    match text(operation, "operationId") {
        None => {
            let mend = format!("write `operationId: {name}`");
            context.find(file, "", "has no operation id", mend);
        }
        Some(id) => {
            if id != name {
                let reason = format!("operation id `{id}` is not the file's name");
                context.find(
                    file,
                    "/operationId",
                    reason,
                    "rename the file or the operation",
                );
            }
            if !is_snake_name(id) {
                let reason = format!("operation id `{id}` is not a snake case identifier");
                context.find(file, "/operationId", reason, "name it `noun_verb`");
            }
            verb(context, file, id);
        }
    }
    let tags = list(operation.get("tags"));
    if tags.len() != 1 || tags[0].as_str() != Some(area) {
        let mend = format!("write `tags: [{area}]`");
        context.find(file, "/tags", "the one tag is not the folder's name", mend);
    }
}

fn verb(context: &mut Context<'_>, file: &str, id: &str) {
    let lint = &context.config.lint;
    let last = id.rsplit('_').next().unwrap_or(id);
    let known = lint.verbs.iter().any(|verb| verb == last);
    if !lint.verbs.is_empty() && !known && !lint.verbless.iter().any(|name| name == id) {
        let reason = format!("`{last}` is not a known verb");
        let mend = format!("end the id in one of {}", lint.verbs.join(", "));
        context.find(file, "/operationId", reason, mend);
    }
}

fn texts(context: &mut Context<'_>, file: &str, operation: &Value) {
    match text(operation, "summary") {
        None => context.find(file, "", "has no summary", "say in one line what it does"),
        Some(summary) if summary.trim().contains('\n') => {
            context.find(
                file,
                "/summary",
                "the summary has several lines",
                "make it one line",
            );
        }
        Some(_) => fields::trimmed(context, file, "", operation, "summary"),
    }
    fields::described(context, file, "", operation);
}

fn security(context: &mut Context<'_>, file: &str, operation: &Value) {
    let root = context.source.files.get(&context.source.root);
    let schemes = root.and_then(|root| root.pointer("/components/securitySchemes"));
    let Some(requirements) = operation.get("security").and_then(Value::as_array) else {
        let mend = "write `security: []` for an open operation, or name the scheme";
        return context.find(file, "", "has no security", mend);
    };
    if requirements.len() > 1 {
        let reason = "has several alternative security requirements";
        context.find(file, "/security", reason, "keep one");
    }
    for (at, requirement) in requirements.iter().enumerate() {
        for (scheme, _) in entries(Some(requirement)) {
            if schemes.and_then(|schemes| schemes.get(scheme)).is_none() {
                let reason = format!("security scheme `{scheme}` is not in the root document");
                let mend = "add it to `components.securitySchemes`";
                context.find(file, format!("/security/{at}"), reason, mend);
            }
        }
    }
}

fn body(context: &mut Context<'_>, file: &str, operation: &Value, limit: &str) {
    let Some(body) = operation.get("requestBody") else {
        if operation.get(limit).is_some() {
            context.find(
                file,
                child("", limit),
                "limits a body that isn't there",
                "take it out",
            );
        }
        return;
    };
    let bytes = operation.get(limit).and_then(Value::as_u64);
    if bytes.is_none_or(|bytes| bytes == 0) {
        let reason = format!("has a body but no `{limit}`");
        context.find(
            file,
            child("", limit),
            reason,
            "give the largest body in bytes",
        );
    }
    fields::only(
        context,
        file,
        "/requestBody",
        body,
        &["required", "content", "description"],
    );
    if body.get("required").and_then(Value::as_bool).is_none() {
        let reason = "doesn't say whether the body is required";
        context.find(file, "/requestBody", reason, "write `required: true`");
    }
    let media: Vec<(&str, &Value)> = entries(body.get("content")).collect();
    let [(name, media)] = media.as_slice() else {
        let reason = "the body has not exactly one media type; the client's generator panics";
        let mend = format!("keep `application/json` or `{BYTES}`");
        return context.find(file, "/requestBody/content", reason, mend);
    };
    let pointer = child("/requestBody/content", name);
    fields::only(context, file, &pointer, media, &["schema"]);
    media_type(context, file, &pointer, name, media);
}

fn media_type(context: &mut Context<'_>, file: &str, pointer: &str, name: &str, media: &Value) {
    let schema = media.get("schema");
    match name {
        "application/json" => json_object(context, file, pointer, schema),
        BYTES => {
            let bytes = serde_json::json!({ "type": "string", "format": "binary" });
            if schema != Some(&bytes) {
                let mend = "write `schema: {type: string, format: binary}`";
                context.find(file, pointer, "bytes have another schema than bytes", mend);
            }
        }
        other => {
            let reason = format!("media type `{other}` can't be generated");
            context.find(
                file,
                pointer,
                reason,
                format!("use `application/json` or `{BYTES}`"),
            );
        }
    }
}

/// A JSON body is a reference to a named object.
pub(super) fn json_object(
    context: &mut Context<'_>,
    file: &str,
    pointer: &str,
    schema: Option<&Value>,
) {
    let reference = schema
        .and_then(|schema| schema.get("$ref"))
        .and_then(Value::as_str);
    let Some(reference) = reference else {
        let mend = "move the schema to `schemas/` and refer to it";
        return context.find(file, pointer, "the body has no named schema", mend);
    };
    let target = context.source.follow(file, reference);
    if let Some((target, schema)) = target
        && schema.get("type").and_then(Value::as_str) != Some("object")
    {
        let reason = format!("the body `{}` is not an object", stem(target));
        context.find(
            file,
            pointer,
            reason,
            "wrap it in an object, so that it can grow",
        );
    }
}

/// Methods that take no body.
fn methods(context: &mut Context<'_>) {
    let source = context.source;
    for route in source.routes() {
        let bodyless = matches!(route.method, "get" | "head" | "delete" | "options");
        let operation = source.files.get(&route.file);
        if bodyless && operation.is_some_and(|operation| operation.get("requestBody").is_some()) {
            let reason = format!("{} has a body", route.method.to_uppercase());
            context.find(&route.file, "/requestBody", reason, "use POST or PUT");
        }
    }
}
