//! Rules about examples: that they are there, can be read and fit the operation. Whether their
//! bodies fit the schemas is for the project's tests, which have a validator.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::walk::{child, list, text};
use super::{Context, fields};
use crate::source::examples::OperationExample;
use crate::source::{Kind, stem};

pub(super) fn check(context: &mut Context<'_>) {
    owners(context);
    let source = context.source;
    for (file, operation) in source.operations() {
        let id = stem(file);
        let (mut good, mut bad) = (0, 0);
        for (case, value) in source.operation_examples(id) {
            match OperationExample::read(value) {
                Err(error) => {
                    let mend = "write `summary`, `request` and `response` with their known keys";
                    context.find(case, "", format!("is not an example: {error}"), mend);
                }
                Ok(example) => {
                    if example.succeeds() {
                        good += 1;
                    } else {
                        bad += 1;
                    }
                    status(context, case, &example, operation);
                    fits(context, case, &example, file, operation);
                }
            }
        }
        for (count, what) in [(good, "success"), (bad, "refusal")] {
            if count == 0 {
                let mend = format!("add one to `examples/operations/{id}/`");
                context.find(file, "", format!("has no example of a {what}"), mend);
            }
        }
    }
    entry_examples(context);
}

/// Every folder of examples belongs to something.
fn owners(context: &mut Context<'_>) {
    let source = context.source;
    let ids: BTreeSet<&str> = source.operations().map(|(file, _)| stem(file)).collect();
    let names: BTreeSet<&str> = source
        .of_kind(|kind| *kind == Kind::Entry)
        .map(|(file, _)| stem(file))
        .collect();
    for file in source.files.keys() {
        let orphan = match source.kind(file) {
            Kind::OperationExample { operation } => !ids.contains(operation),
            Kind::EntryExample { entry, .. } => !names.contains(entry),
            _ => false,
        };
        if orphan {
            let reason = "an example of what doesn't exist";
            context.find(file, "", reason, "mend the folder's name, or take it out");
        }
    }
}

fn status(context: &mut Context<'_>, case: &str, example: &OperationExample, operation: &Value) {
    let status = example.response.status;
    let upgrade = operation.pointer("/responses/101").is_some();
    let success = if upgrade { 101 } else { 200 };
    if status != success && !(400..600).contains(&status) {
        let reason = format!("status {status} is neither {success} nor a refusal");
        context.find(case, "/response/status", reason, "mend it");
    }
    if status >= 400 && !example.response.body.as_ref().is_some_and(Value::is_object) {
        let mend = "write the error as it stands on the wire";
        context.find(case, "/response", "the refusal has no body", mend);
    }
    let json = operation
        .pointer("/responses/200/content/application~1json")
        .is_some();
    if status == 200 && json && !example.response.body.as_ref().is_some_and(Value::is_object) {
        context.find(
            case,
            "/response",
            "the success has no body",
            "write the answer's object",
        );
    }
}

/// The request of an example names only what the operation has, and all that it needs.
fn fits(
    context: &mut Context<'_>,
    case: &str,
    example: &OperationExample,
    file: &str,
    operation: &Value,
) {
    let source = context.source;
    let listed = list(operation.get("parameters")).iter();
    let followed: Option<Vec<_>> = listed
        .map(|parameter| source.deref(file, parameter))
        .collect();
    // A reference that leads nowhere has its own finding.
    let Some(parameters) = followed else {
        return;
    };
    let parameters: Vec<&Value> = parameters
        .into_iter()
        .map(|(_, parameter)| parameter)
        .collect();
    let request = &example.request;
    let places: [(&str, &str, &Map<String, Value>); 3] = [
        ("path", "path", &request.path),
        ("query", "query", &request.query),
        ("header", "headers", &request.headers),
    ];
    for (location, key, given) in places {
        let known = |parameter: &&&Value| text(parameter, "in") == Some(location);
        let names: Vec<&str> = parameters
            .iter()
            .filter(known)
            .filter_map(|one| text(one, "name"))
            .collect();
        // Any request may carry headers that the operation doesn't name.
        for name in given
            .keys()
            .filter(|name| location != "header" && !names.contains(&name.as_str()))
        {
            let at = child(&child("/request", key), name);
            let reason = format!("the operation has no {location} parameter `{name}`");
            context.find(case, at, reason, "take it out, or mend its name");
        }
        for parameter in parameters.iter().filter(known) {
            let name = text(parameter, "name").unwrap_or_default();
            let needed = parameter.get("required") == Some(&Value::Bool(true));
            // A refusal may be about a parameter that is missing, but a path always has all of its
            // own.
            let excused = !example.succeeds() && location != "path";
            if needed && !excused && !given.contains_key(name) {
                let reason = format!("the {location} parameter `{name}` is missing");
                context.find(case, child("/request", key), reason, "give it");
            }
        }
    }
    body_fits(context, case, example, operation);
}

fn body_fits(context: &mut Context<'_>, case: &str, example: &OperationExample, operation: &Value) {
    let body = operation.get("requestBody");
    let given = example.request.body.is_some() || example.request.body_text.is_some();
    if body.is_none() && given {
        context.find(
            case,
            "/request/body",
            "the operation takes no body",
            "take it out",
        );
    }
    let needed = body.and_then(|body| body.get("required")) == Some(&Value::Bool(true));
    if needed && !given && example.succeeds() {
        context.find(case, "/request", "the request's body is missing", "give it");
    }
}

fn entry_examples(context: &mut Context<'_>) {
    let source = context.source;
    for (file, _) in source.of_kind(|kind| *kind == Kind::Entry) {
        let name = stem(file);
        for (wanted, what) in [(false, "good"), (true, "bad")] {
            let is_bad = |file: &str| file.ends_with(".bad.yaml");
            if !source
                .entry_examples(name)
                .any(|(file, _)| is_bad(file) == wanted)
            {
                let mend = "add one to the entry's folder of examples";
                context.find(file, "", format!("has no {what} example"), mend);
            }
        }
    }
    for (file, value) in source.of_kind(|kind| matches!(kind, Kind::EntryExample { bad: true, .. }))
    {
        fields::only(context, file, "", value, &["why", "path", "content"]);
        for key in ["why", "path", "content"] {
            if value.get(key).is_none() {
                let mend = "say why it is refused, the pointer of the offending place, the content";
                context.find(file, "", format!("has no `{key}`"), mend);
            }
        }
    }
}
