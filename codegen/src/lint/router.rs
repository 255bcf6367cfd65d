//! Rules about path templates: what dropshot's router panics at.
//!
//! The router is a tree by segments, shared by all methods. At one node stand either literal
//! segments or one variable, and a variable has one name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Context;
use super::walk::{child, list};
use crate::names::is_snake_name;

#[derive(Default)]
struct Node {
    literals: BTreeMap<String, Node>,
    variable: Option<(String, Box<Node>)>,
    /// The first path that came by here.
    first: String,
}

pub(super) fn check(context: &mut Context<'_>) {
    let paths: BTreeSet<&str> = context
        .source
        .routes()
        .into_iter()
        .map(|route| route.path)
        .collect();
    let mut tree = Node::default();
    for path in paths {
        if well_formed(context, path) {
            insert(context, &mut tree, path);
        }
    }
    declared(context);
}

/// The variable of a segment that is one.
fn variable(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').skip(1)
}

fn well_formed(context: &mut Context<'_>, path: &str) -> bool {
    let root = context.source.root.clone();
    let pointer = child("/paths", path);
    let before = context.findings.len();
    if !path.starts_with('/') {
        context.find(
            &root,
            &pointer,
            "the path doesn't begin with `/`",
            "begin it so",
        );
    }
    let mut seen = BTreeSet::new();
    for segment in segments(path) {
        match variable(segment) {
            Some(name) if !is_snake_name(name) => {
                let reason = format!("variable `{name}` is not a snake case identifier");
                context.find(
                    &root,
                    &pointer,
                    reason,
                    "rename it; a wildcard can't be published",
                );
            }
            Some(name) if !seen.insert(name) => {
                let reason = format!("variable `{name}` stands twice in the path");
                context.find(&root, &pointer, reason, "give each its own name");
            }
            None if segment.is_empty() && path != "/" => {
                let reason = "the path has an empty segment, which the router drops";
                context.find(&root, &pointer, reason, "take out the doubled or last `/`");
            }
            None if segment.contains(['{', '}', '%', '?', '#', '*', ' ']) => {
                let reason = format!("segment `{segment}` is neither a literal nor one variable");
                context.find(&root, &pointer, reason, "make it `literal` or `{variable}`");
            }
            _ => {}
        }
    }
    context.findings.len() == before
}

fn insert(context: &mut Context<'_>, tree: &mut Node, path: &str) {
    let root = context.source.root.clone();
    let pointer = child("/paths", path);
    let mut node = tree;
    for segment in segments(path) {
        if let Some(name) = variable(segment) {
            if let Some((literal, other)) = node.literals.first_key_value() {
                let reason = format!("`{segment}` competes with `{literal}` of `{}`", other.first);
                context.find(
                    &root,
                    &pointer,
                    reason,
                    "put one of them under a literal of its own",
                );
                return;
            }
            let (known, next) = node
                .variable
                .get_or_insert_with(|| (name.to_owned(), Box::default()));
            if known != name {
                let reason = format!("`{segment}` is called `{{{known}}}` in `{}`", next.first);
                context.find(&root, &pointer, reason, "use one name at one place");
                return;
            }
            node = next;
        } else {
            if let Some((name, other)) = &node.variable {
                let reason = format!(
                    "`{segment}` competes with `{{{name}}}` of `{}`",
                    other.first
                );
                context.find(
                    &root,
                    &pointer,
                    reason,
                    "put one of them under a literal of its own",
                );
                return;
            }
            node = node.literals.entry(segment.to_owned()).or_default();
        }
        if node.first.is_empty() {
            path.clone_into(&mut node.first);
        }
    }
}

/// The variables of a path and the path parameters of its operations are the same.
fn declared(context: &mut Context<'_>) {
    let source = context.source;
    for route in source.routes() {
        let Some(operation) = source.files.get(&route.file) else {
            continue;
        };
        let wanted: BTreeSet<&str> = segments(route.path).filter_map(variable).collect();
        let given: BTreeSet<&str> = list(operation.get("parameters"))
            .iter()
            .filter_map(|parameter| source.deref(&route.file, parameter))
            .filter(|(_, parameter)| parameter.get("in").and_then(Value::as_str) == Some("path"))
            .filter_map(|(_, parameter)| parameter.get("name").and_then(Value::as_str))
            .collect();
        for name in wanted.difference(&given) {
            let reason = format!("`{{{name}}}` of the path is not among the parameters");
            context.find(&route.file, "/parameters", reason, "add the path parameter");
        }
        for name in given.difference(&wanted) {
            let reason = format!("path parameter `{name}` is not in `{}`", route.path);
            context.find(
                &route.file,
                "/parameters",
                reason,
                "take it out, or mend the path",
            );
        }
    }
}
