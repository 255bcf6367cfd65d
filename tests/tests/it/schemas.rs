//! What each type, each event and each operation looks like on the wire, one snapshot a thing.
//!
//! A change of the protocol shows here as a change of small files. Types that an operation reaches are snapshots of what
//! the Rust type says of itself; those that only events reach are taken from the document.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use insta::{Settings, assert_snapshot};
use serde_json::{Number, Value, json};
use tidings_api::operations::OPERATIONS;
use tidings_api::{BodyInfo, OperationInfo, SuccessInfo};
use tidings_codegen::json_schema::self_contained;
use tidings_types::{EVENT_TYPES, EventTypeInfo};

use super::document::{document, file, none, schemas, text};
use super::tables::{TYPES, type_of};

/// Compares one text with its snapshot and says whether they are equal. insta prints how they differ.
fn is_as_before(folder: &str, name: &str, text: &str) -> bool {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| catch_unwind(AssertUnwindSafe(|| assert_snapshot!(name, text))).is_ok())
}

/// Compares all things of one folder, tells all that differ, and finds snapshots of nothing.
fn compare(folder: &str, things: &[(String, String)]) {
    let changed = things
        .iter()
        .filter(|(name, text)| !is_as_before(folder, name, text));
    let mut findings: Vec<String> = changed.map(|(name, _)| format!("{name} differs")).collect();
    let names: BTreeSet<&str> = things.iter().map(|(name, _)| name.as_str()).collect();
    let folder = file("tests/tests/it/snapshots").join(folder);
    for entry in walkdir::WalkDir::new(&folder).min_depth(1) {
        let path = entry.expect("a readable folder").into_path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if let Some(name) = name.strip_suffix(".snap")
            && !names.contains(name)
        {
            findings.push(format!("{name} is the snapshot of nothing, take it out"));
        }
    }
    none(&findings);
}

/// schemars keeps every bound as a float.
fn with_whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => whole(&number).map_or(Value::Number(number), Value::from),
        Value::Array(items) => items.into_iter().map(with_whole_numbers).collect(),
        Value::Object(map) => map
            .into_iter()
            .map(|(key, value)| (key, with_whole_numbers(value)))
            .collect(),
        other => other,
    }
}

fn whole(number: &Number) -> Option<i64> {
    number.to_string().strip_suffix(".0")?.parse().ok()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a value prints")
}

#[test]
fn each_type_has_the_schema_of_its_snapshot() {
    let in_rust = document().http_schemas();
    let things = schemas().iter().map(|(name, schema)| {
        let text = if in_rust.contains_key(name) {
            pretty(&with_whole_numbers((type_of(name).schema)()))
        } else {
            pretty(schema)
        };
        (name.clone(), text)
    });
    compare("types", &things.collect::<Vec<_>>());
}

#[test]
fn each_type_says_of_itself_what_the_document_says() {
    let mut findings = Vec::new();
    for entry in TYPES {
        let said = normal(&(entry.schema)());
        let written = normal(&schemas()[entry.name]);
        if said != written {
            findings.push(format!("{}: says {said}, written {written}", entry.name));
        }
    }
    none(&findings);
}

/// Bounds are floats in schemars, and required names have no order.
fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => Value::Array(items.iter().map(normal).collect()),
        Value::Object(map) => {
            let each = map.iter().map(|(key, value)| match value {
                Value::Array(names) if key == "required" => {
                    let sorted: BTreeSet<&str> = names.iter().filter_map(Value::as_str).collect();
                    (key.clone(), json!(sorted))
                }
                _ => (key.clone(), normal(value)),
            });
            Value::Object(each.collect())
        }
        other => other.clone(),
    }
}

#[test]
fn each_event_has_the_kind_state_key_and_schema_of_its_snapshot() {
    let mut things = Vec::new();
    for info in EVENT_TYPES {
        let variants = info.variants.map(|variants| {
            let values: Vec<&str> = variants.schemas.iter().map(|(value, _)| *value).collect();
            json!({ "key": variants.key, "values": values })
        });
        let event = json!({
            "kind": format!("{:?}", info.kind),
            "state_key": info.state_key.map(|rule| format!("{rule:?}")),
            "schema": parsed(info.schema),
            "variants": variants,
        });
        things.push((info.event_type.to_owned(), pretty(&event)));
        for (value, schema) in info.variants.map_or(&[][..], |variants| variants.schemas) {
            let name = format!("{}@{value}", info.event_type);
            things.push((name, pretty(&parsed(schema))));
        }
    }
    compare("events", &things);
}

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).expect("a schema is JSON")
}

#[test]
fn each_event_is_in_rust_what_it_is_in_the_document() {
    let mut findings = Vec::new();
    let entries = &document().registry;
    let listed: Vec<&str> = EVENT_TYPES.iter().map(|info| info.event_type).collect();
    let known: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(listed, known);
    for (info, entry) in EVENT_TYPES.iter().zip(entries) {
        let name = info.event_type;
        if attributes(info) != json!(entry.attributes) {
            findings.push(format!("{name}: its kind or its state key differs"));
        }
        if !name.starts_with(&format!("{}.", info.kind.prefix())) {
            findings.push(format!("{name}: its prefix isn't that of its kind"));
        }
        if parsed(info.schema) != self_contained(&entry.schema, schemas()) {
            findings.push(format!("{name}: its schema differs"));
        }
        let in_rust = info.variants.map_or(&[][..], |variants| variants.schemas);
        let in_rust = in_rust
            .iter()
            .map(|(value, schema)| ((*value).to_owned(), parsed(schema)));
        let in_document = entry.variants.iter().flat_map(|variants| &variants.schemas);
        let in_document =
            in_document.map(|(value, one)| (value.clone(), self_contained(&one.schema, schemas())));
        if !in_rust.eq(in_document) {
            findings.push(format!("{name}: its variants differ"));
        }
    }
    none(&findings);
}

/// The attributes as the document spells them.
fn attributes(info: &EventTypeInfo) -> Value {
    let mut attributes = json!({ "kind": info.kind.prefix() });
    if let Some(rule) = info.state_key {
        let words = tidings_codegen::names::snake(&format!("{rule:?}"));
        attributes["state_key"] = json!(words);
    }
    attributes
}

#[test]
fn the_operations_are_those_of_the_snapshot() {
    let list: Vec<String> = OPERATIONS.iter().map(|operation| line(operation)).collect();
    compare("operations", &[("operations".to_owned(), list.join("\n"))]);
}

fn line(operation: &OperationInfo) -> String {
    let takes = match operation.body {
        BodyInfo::None => String::new(),
        BodyInfo::Json { .. } => format!(", takes JSON of {} bytes", operation.body_limit),
        BodyInfo::Bytes => format!(", takes {} bytes", operation.body_limit),
    };
    let answers = match operation.success {
        SuccessInfo::Json => "JSON",
        SuccessInfo::Bytes => "bytes",
        SuccessInfo::Upgrade => "a WebSocket",
    };
    format!(
        "{}/{}: {} {}{}{takes}, answers {answers}; reads {:?}, writes {:?}",
        operation.area,
        operation.id,
        operation.method,
        operation.path,
        if operation.secured { "" } else { ", open" },
        operation.request_headers,
        operation.response_headers,
    )
}

#[test]
fn the_plain_list_names_every_operation_once_and_in_order() {
    let list = text("spec/generated/operations.txt");
    let mut found = Vec::new();
    let mut area = "";
    for line in list.lines().filter(|line| !line.is_empty()) {
        match line
            .strip_prefix("  ")
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
        {
            None => area = line,
            Some(words) => found.push((area, words[0], words[1], words[2])),
        }
    }
    let known = OPERATIONS.iter();
    let known = known.map(|one| (one.area, one.id, one.method.as_str(), one.path));
    assert_eq!(found, known.collect::<Vec<_>>());
}
