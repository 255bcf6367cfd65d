//! Rules about the root document: version, tags, security, the table of paths.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::walk::{child, entries, list, text};
use super::{Context, fields};
use crate::source::{Kind, stem};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "patch", "head", "options"];

pub(super) fn check(context: &mut Context<'_>) {
    let name = context.source.root.clone();
    let Some(root) = context.source.files.get(&name) else {
        if !context
            .source
            .broken
            .iter()
            .any(|finding| finding.file == name)
        {
            context.find(&name, "", "the root document is missing", "write it");
        }
        return;
    };
    let keys = [
        "openapi",
        "info",
        "servers",
        "tags",
        "paths",
        "components",
        "externalDocs",
    ];
    fields::only(context, &name, "", root, &keys);
    if root.get("openapi").and_then(Value::as_str) != Some("3.0.3") {
        let reason = "the version is not 3.0.3, the one both generators read";
        context.find(&name, "/openapi", reason, "write `openapi: 3.0.3`");
    }
    info(context, &name, root);
    if let Some(components) = root.get("components") {
        // Everything else is put there by the bundler, from files.
        fields::only(
            context,
            &name,
            "/components",
            components,
            &["securitySchemes"],
        );
    }
    tags(context, &name, root);
    paths(context, &name, root);
    doubled(context, &name);
}

fn info(context: &mut Context<'_>, name: &str, root: &Value) {
    for key in ["title", "version", "description"] {
        if root.get("info").and_then(|info| text(info, key)).is_none() {
            let reason = format!("`info` has no {key}");
            context.find(
                name,
                "/info",
                reason,
                format!("write the {key} of the document"),
            );
        }
    }
}

fn tags(context: &mut Context<'_>, name: &str, root: &Value) {
    let source = context.source;
    let used: BTreeSet<&str> = source
        .files
        .keys()
        .filter_map(|file| match source.kind(file) {
            Kind::Operation { area } => Some(area),
            _ => None,
        })
        .collect();
    let mut listed = BTreeSet::new();
    for (at, tag) in list(root.get("tags")).iter().enumerate() {
        let pointer = format!("/tags/{at}");
        fields::only(context, name, &pointer, tag, &["name", "description"]);
        fields::described(context, name, &pointer, tag);
        let Some(tag) = text(tag, "name") else {
            context.find(name, pointer, "a tag has no name", "name it");
            continue;
        };
        if !listed.insert(tag) {
            context.find(
                name,
                &pointer,
                format!("tag `{tag}` stands twice"),
                "take one out",
            );
        }
        if !used.contains(tag) {
            let reason = format!("tag `{tag}` has no operation");
            context.find(
                name,
                pointer,
                reason,
                format!("take it out, or fill `paths/{tag}`"),
            );
        }
    }
    for area in used.difference(&listed) {
        let reason = format!("tag `{area}` is missing, though `paths/{area}` has operations");
        context.find(name, "/tags", reason, "add it with a description");
    }
}

fn paths(context: &mut Context<'_>, name: &str, root: &Value) {
    if root.get("paths").and_then(Value::as_object).is_none() {
        context.find(name, "/paths", "the list of paths is missing", "add it");
    }
    for (path, item) in entries(root.get("paths")) {
        let pointer = child("/paths", path);
        fields::only(context, name, &pointer, item, &METHODS);
        for (method, operation) in entries(Some(item)) {
            if operation.get("$ref").is_none() {
                let reason = "the operation is not in a file of its own";
                let mend = "move it to `paths/<area>/<operation_id>.yaml` and refer to that";
                context.find(name, child(&pointer, method), reason, mend);
            }
        }
    }
}

fn doubled(context: &mut Context<'_>, name: &str) {
    let mut seen: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for route in context.source.routes() {
        let place = (route.path, route.method);
        if let Some((path, method)) = seen.insert(route.file.clone(), place) {
            let id = stem(&route.file);
            let reason = format!(
                "operation `{id}` is also `{} {path}`",
                method.to_uppercase()
            );
            let pointer = child(&child("/paths", route.path), route.method);
            context.find(
                name,
                pointer,
                reason,
                "give each path an operation of its own",
            );
        }
    }
}
