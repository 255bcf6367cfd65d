//! The examples of operations: each body is what its schema says, and none loses anything on its way through Rust.
//!
//! Deliberately not here: the parameters, see `parameters`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tidings_server::app::rules::content;
use tidings_types::ErrorCode;

use super::document::{Case, answer_schema, none, operation_examples, request_schema, validator};
use super::tables::type_of;
use super::unknown_keys;

/// Refusals of a body whose form is right: fields that need or exclude each other, and things beyond the body.
const REFUSED_FOR_WHAT_NO_SCHEMA_SAYS: &[&str] = &[
    "action_batch/field_missing",
    "login/no_password",
    "message_send_prepared/changed",
    "message_send_prepared/sent_before",
    "profile_key_set/not_a_text",
    "room_create/alias_elsewhere",
    "room_join/two_ways",
];

/// The places where a value breaks a named schema, as JSON pointers.
fn faults(schema: &str, value: &Value) -> Vec<String> {
    let errors = validator(schema).iter_errors(value);
    errors
        .map(|error| error.instance_path().to_string())
        .collect()
}

#[test]
fn requests_fit_their_schemas() {
    let mut findings = Vec::new();
    let mut unused: BTreeSet<&str> = REFUSED_FOR_WHAT_NO_SCHEMA_SAYS.iter().copied().collect();
    for case in operation_examples() {
        let body = case.example.request.body.as_ref();
        let (Some(schema), Some(body)) = (request_schema(case.operation), body) else {
            continue;
        };
        let beyond = unused.remove(case.place.as_str()) || case.example.response.status == 410;
        let mut faults = faults(schema, body);
        if faults.is_empty() {
            faults = content_faults(&case, body);
        }
        let meant = blamed(&case, "path").filter(|_| !beyond);
        let right = match meant {
            Some(path) => faults.contains(path),
            None => faults.is_empty(),
        };
        if !right {
            findings.push(format!(
                "{}: wrong at {faults:?}, refused for {meant:?}",
                case.place
            ));
        }
    }
    findings.extend(
        unused
            .iter()
            .map(|place| format!("{place} is no example with a body")),
    );
    none(&findings);
}

/// Where the content that a request brings breaks the schema of its event type, as the server sees it.
fn content_faults(case: &Case, body: &Value) -> Vec<String> {
    let event_type = case
        .example
        .request
        .path
        .get("event_type")
        .and_then(Value::as_str);
    let (Some(event_type), Some(content)) = (event_type, body.get("content")) else {
        return Vec::new();
    };
    let refused = content::check(event_type, content, "/content").err();
    refused
        .into_iter()
        .map(|error| error.path.unwrap_or_default())
        .collect()
}

#[test]
fn answers_fit_their_schemas() {
    let mut findings = Vec::new();
    for case in operation_examples() {
        let Some(body) = &case.example.response.body else {
            continue;
        };
        let schema = answer_of(&case).unwrap_or_else(|| panic!("{} answers JSON", case.place));
        let faults = faults(schema, body);
        if !faults.is_empty() {
            findings.push(format!("{}: the answer is wrong at {faults:?}", case.place));
        }
    }
    none(&findings);
}

fn answer_of(case: &Case) -> Option<&str> {
    if case.example.succeeds() {
        answer_schema(case.operation)
    } else {
        Some(&case.operation.error_schema)
    }
}

#[test]
fn events_in_examples_have_the_content_of_their_type() {
    let mut findings = Vec::new();
    for case in operation_examples() {
        let answer = case.example.response.body.iter();
        for body in answer.chain(&case.example.request.body) {
            each_event(body, &mut |event_type, content| {
                if let Err(error) = content::check(event_type, content, "") {
                    findings.push(format!("{}: {event_type}: {error}", case.place));
                }
            });
        }
    }
    none(&findings);
}

/// Every object with a type and a content, at any depth.
fn each_event(value: &Value, found: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_event(item, found)),
        Value::Object(map) => {
            let event_type = map.get("type").and_then(Value::as_str);
            if let (Some(event_type), Some(content)) = (event_type, map.get("content")) {
                found(event_type, content);
            }
            map.values().for_each(|value| each_event(value, found));
        }
        _ => {}
    }
}

#[test]
fn bodies_come_back_whole() {
    let mut findings = Vec::new();
    let mut keys = 0;
    for case in operation_examples() {
        let request = request_schema(case.operation).zip(case.example.request.body.as_ref());
        let answer = answer_of(&case).zip(case.example.response.body.as_ref());
        for (schema, body) in request.into_iter().chain(answer) {
            // A body that breaks its schema may break its type.
            if !faults(schema, body).is_empty() {
                continue;
            }
            let (richer, count) = unknown_keys::added(schema, body);
            keys += count;
            for value in [body, &richer] {
                if let Err(reason) = comes_back(schema, value) {
                    findings.push(format!("{}: {schema}: {reason}", case.place));
                }
            }
        }
    }
    none(&findings);
    assert!(keys > 400, "only {keys} unknown keys were tried");
}

fn comes_back(schema: &str, value: &Value) -> Result<(), String> {
    let faults = faults(schema, value);
    if !faults.is_empty() {
        return Err(format!("the schema refuses {value} at {faults:?}"));
    }
    let printed = (type_of(schema).reprint)(&value.to_string())?;
    if printed == *value {
        Ok(())
    } else {
        Err(format!("{value} became {printed}"))
    }
}

/// What the refusal names as the offender.
pub(crate) fn blamed<'a>(case: &'a Case, key: &str) -> Option<&'a String> {
    match case.example.response.body.as_ref()?.get(key)? {
        Value::String(name) if !case.example.succeeds() => Some(name),
        _ => None,
    }
}

#[test]
fn refusals_have_a_known_code_and_each_code_one_status() {
    let mut findings = Vec::new();
    let mut statuses: BTreeMap<ErrorCode, (u16, String)> = BTreeMap::new();
    for case in operation_examples()
        .into_iter()
        .filter(|case| !case.example.succeeds())
    {
        let body = case
            .example
            .response
            .body
            .as_ref()
            .expect("the lint asks for a body");
        let code: ErrorCode = serde_json::from_value(body["errcode"].clone()).expect("a code");
        if !code.is_known() {
            findings.push(format!("{}: nobody knows {code}", case.place));
        }
        let status = case.example.response.status;
        let first = statuses
            .entry(code.clone())
            .or_insert_with(|| (status, case.place.clone()));
        if first.0 != status && code != ErrorCode::UNRECOGNIZED {
            findings.push(format!(
                "{}: {code} is {status}, in {} {}",
                case.place, first.1, first.0
            ));
        }
    }
    none(&findings);
}

#[test]
fn answers_carry_the_documented_headers() {
    let mut findings = Vec::new();
    for case in operation_examples()
        .into_iter()
        .filter(|case| case.example.succeeds())
    {
        let headers = case.example.response.headers.keys();
        let known: Vec<&str> = case
            .operation
            .response_headers
            .iter()
            .map(|header| header.name.as_str())
            .collect();
        // The connection's own headers are HTTP's business.
        let own = |name: &&String| name.starts_with("Matrix-");
        let unknown = headers
            .filter(own)
            .filter(|name| !known.contains(&name.as_str()));
        findings.extend(unknown.map(|name| format!("{}: the header {name}", case.place)));
        for header in case
            .operation
            .response_headers
            .iter()
            .filter(|header| header.required)
        {
            if !case.example.response.headers.contains_key(&header.name) {
                findings.push(format!("{}: lacks the header {}", case.place, header.name));
            }
        }
    }
    none(&findings);
}
