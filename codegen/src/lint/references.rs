//! Rules about references and places: every reference leads to a file of the right kind, every file
//! is reached, and nothing lies where nothing is expected.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Context;
use super::walk::child;
use crate::source::{Kind, resolve, stem};

pub(super) fn check(context: &mut Context<'_>) {
    let mut links: Vec<(String, String)> = Vec::new();
    let source = context.source;
    for (file, value) in &source.files {
        match source.kind(file) {
            Kind::Stray => {
                let mend = "move it to the folder of its kind, or take it out";
                context.find(file, "", "nothing is expected in this place", mend);
            }
            Kind::OperationExample { .. } | Kind::EntryExample { .. } => {}
            _ => each_reference(value, "", &mut |pointer, map| {
                if let Some(target) = reference(context, file, pointer, map) {
                    links.push((file.clone(), target));
                }
            }),
        }
    }
    unused(context, &links);
}

/// Calls `found` for every object with a `$ref`, but not inside plain data.
fn each_reference(value: &Value, pointer: &str, found: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            if map.get("$ref").is_some_and(Value::is_string) {
                found(pointer, value);
            }
            for (key, inner) in map {
                let at = child(pointer, key);
                match (key.as_str(), inner) {
                    ("example" | "default" | "enum", _) => {}
                    // A property may bear the name of a keyword.
                    ("properties", Value::Object(properties)) => {
                        for (name, schema) in properties {
                            each_reference(schema, &child(&at, name), found);
                        }
                    }
                    _ => each_reference(inner, &at, found),
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                each_reference(item, &format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// Checks one reference; the file it leads to.
fn reference(context: &mut Context<'_>, file: &str, pointer: &str, map: &Value) -> Option<String> {
    let text = map.get("$ref").and_then(Value::as_str)?;
    for key in map.as_object()?.keys().filter(|key| *key != "$ref") {
        let reason = format!("`{key}` stands beside a `$ref`, where it is ignored");
        let mend = "take it out; in a property write `{description: …, allOf: [{$ref: …}]}`";
        context.find(file, child(pointer, key), reason, mend);
    }
    let at = child(pointer, "$ref");
    let Some(target) = resolve(file, text) else {
        let reason = format!("`{text}` is not the relative path of a file of the source");
        context.find(
            file,
            at,
            reason,
            "write it like `../../schemas/UserId.yaml`",
        );
        return None;
    };
    if !context.source.files.contains_key(&target) {
        // A file that can't be parsed has its own finding.
        if !context
            .source
            .broken
            .iter()
            .any(|finding| finding.file == target)
        {
            let reason = format!("`{target}` doesn't exist");
            context.find(file, at, reason, "write the file, or mend the reference");
        }
        return None;
    }
    let (wanted, fits) = expected(context, file, pointer, &target);
    if !fits {
        let reason = format!("`{target}` is not {wanted}");
        context.find(file, at, reason, format!("refer to {wanted}"));
    }
    Some(target)
}

/// What a reference at this place must lead to, and whether it does.
fn expected(
    context: &Context<'_>,
    file: &str,
    pointer: &str,
    target: &str,
) -> (&'static str, bool) {
    let kind = context.source.kind(target);
    let variants = child("", &context.config.extension("variants"));
    if file == context.source.root {
        return ("an operation", matches!(kind, Kind::Operation { .. }));
    }
    if pointer.starts_with(&variants) {
        return ("a variant", kind == Kind::Variant);
    }
    if matches!(context.source.kind(file), Kind::Operation { .. }) {
        let parts: Vec<&str> = pointer.split('/').skip(1).collect();
        match parts.as_slice() {
            ["parameters", _] => return ("a parameter", kind == Kind::Parameter),
            ["responses", _] => return ("a response", kind == Kind::Response),
            ["responses", _, "headers", _] => return ("a header", kind == Kind::Header),
            _ => {}
        }
    }
    ("a schema", kind == Kind::Schema)
}

fn unused(context: &mut Context<'_>, links: &[(String, String)]) {
    let source = context.source;
    let mut reached: BTreeSet<&str> = source
        .files
        .keys()
        .map(String::as_str)
        .filter(|file| matches!(source.kind(file), Kind::Root | Kind::Entry))
        .collect();
    loop {
        let before = reached.len();
        for (from, to) in links {
            if reached.contains(from.as_str()) {
                reached.insert(to);
            }
        }
        if reached.len() == before {
            break;
        }
    }
    for file in source
        .files
        .keys()
        .filter(|file| !reached.contains(file.as_str()))
    {
        match source.kind(file) {
            Kind::Operation { .. } => {
                let reason = format!("`{}` has no path in the root document", stem(file));
                context.find(file, "", reason, "add it to `paths`, or take it out");
            }
            Kind::Parameter | Kind::Header | Kind::Response | Kind::Schema | Kind::Variant => {
                context.find(file, "", "nothing uses it", "use it, or take it out");
            }
            _ => {}
        }
    }
}
