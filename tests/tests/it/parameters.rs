//! The parameters of the examples: each is read by the generated code, or refused by its name.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tidings_api::{BadRequest, Pairs};
use tidings_codegen::model::Operation;

use super::document::{Case, none, operation_examples};
use super::examples::blamed;
use super::tables::parameters_of;

/// Refusals of a parameter whose form is right: the reason lies in what it means.
const REFUSED_FOR_THEIR_MEANING: &[&str] = &[
    "alias_create/elsewhere",
    "state_get/not_a_state_type",
    "timeline_scroll/bad_token",
];

#[test]
fn parameters_are_read_or_refused_by_name() {
    let mut findings = Vec::new();
    let mut unused: BTreeSet<&str> = REFUSED_FOR_THEIR_MEANING.iter().copied().collect();
    for case in operation_examples() {
        let mut wrong = unreadable(&case);
        // A 410 is about a token that was good once.
        let beyond = unused.remove(case.place.as_str()) || case.example.response.status != 400;
        if let Some(name) = blamed(&case, "parameter") {
            let of_form = !beyond;
            if of_form != wrong.remove(name.as_str()) {
                findings.push(format!(
                    "{}: {name} is refused for its form: {}",
                    case.place, !of_form
                ));
            }
        }
        let rest = wrong.into_iter();
        findings.extend(rest.map(|name| format!("{}: {name} can't be read", case.place)));
    }
    findings.extend(unused.iter().map(|place| format!("{place} is no example")));
    none(&findings);
}

/// The names of the parameters that can't be read.
fn unreadable(case: &Case) -> BTreeSet<String> {
    let request = &case.example.request;
    let (path, query, headers) = (&request.path, &request.query, &request.headers);
    let each = [("Path", path), ("Query", query), ("Headers", headers)].into_iter();
    each.filter_map(|(kind, given)| refused_parameter(case.operation, kind, given))
        .collect()
}

fn refused_parameter(
    operation: &Operation,
    kind: &str,
    given: &Map<String, Value>,
) -> Option<String> {
    let set = parameters_of(operation, kind)?;
    let pairs: Pairs = given
        .iter()
        .map(|(name, value)| (wire_name(kind, name), plain(value)))
        .collect();
    match (set.read)(&pairs) {
        Ok(()) => None,
        // Headers are told apart without case; the document's spelling is the one to be told.
        Err(BadRequest::Parameter { name, .. }) => {
            let known = operation
                .header_params
                .iter()
                .map(|parameter| &parameter.name);
            let mut spelt =
                known.filter(|known| kind == "Headers" && known.eq_ignore_ascii_case(&name));
            Some(spelt.next().unwrap_or(&name).clone())
        }
        Err(other) => panic!("{}: {other}", operation.id),
    }
}

fn wire_name(kind: &str, name: &str) -> String {
    if kind == "Headers" {
        name.to_ascii_lowercase()
    } else {
        name.to_owned()
    }
}

/// A parameter as it stands on the wire.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
