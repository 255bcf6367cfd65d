//! Values that break a schema, made from the schema.

use serde_json::{Map, Value, json};

use crate::contract::resolve;

/// How deep in a value faults are put: a schema may lead back to itself, as an event's does.
const DEEPEST: usize = 5;

/// Values that break the schema of a JSON value, each by itself.
///
/// Of an object, each property in turn is broken; the required ones besides stand with what `valid` has for them.
pub fn values(schema: &Value) -> Vec<Value> {
    values_within(schema, DEEPEST)
}

fn values_within(schema: &Value, depth: usize) -> Vec<Value> {
    let Some(inner) = depth.checked_sub(1) else {
        return Vec::new();
    };
    let schema = resolve(schema);
    if schema.get("type").is_none() {
        // Any JSON fits.
        return Vec::new();
    }
    let nullable = schema["nullable"] == json!(true);
    let mut broken: Vec<Value> = (!nullable).then_some(Value::Null).into_iter().collect();
    match schema["type"].as_str() {
        Some("string") => broken.extend(strings(&schema)),
        Some("integer") => broken.extend(integers(&schema)),
        Some("boolean") => broken.extend([json!("true"), json!(1), json!([])]),
        Some("array") => broken.extend(arrays(&schema, inner)),
        Some("object") => broken.extend(objects(&schema, inner)),
        other => panic!("no idea how to break {other:?}"),
    }
    broken
}

/// Bodies that break an operation's schema: the place of the fault, and the body. `valid` is a body that doesn't.
pub fn bodies(schema: &Value, valid: &Value) -> Vec<(String, Value)> {
    let whole = [json!([]), json!("text"), json!(5), json!(true), Value::Null];
    let mut broken: Vec<(String, Value)> = whole
        .into_iter()
        .map(|body| (String::new(), body))
        .collect();
    let schema = resolve(schema);
    for required in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        let mut body = valid.clone();
        body.as_object_mut()
            .expect("bodies are objects")
            .remove(required);
        broken.push((String::new(), body));
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        for value in values(property) {
            let mut body = valid.clone();
            body[name] = value;
            broken.push((format!("/{name}"), body));
        }
    }
    broken
}

fn strings(schema: &Value) -> Vec<Value> {
    let mut broken = vec![json!(5), json!(true), json!([]), json!({})];
    if let Some(most) = schema["maxLength"].as_u64() {
        broken.push(
            "x".repeat(usize::try_from(most).unwrap_or(usize::MAX) + 1)
                .into(),
        );
    }
    if schema["minLength"].as_u64() > Some(0) || schema.get("pattern").is_some() {
        broken.push("".into());
    }
    if schema.get("pattern").is_some() || schema.get("enum").is_some() {
        broken.push("no such value".into());
    }
    broken
}

fn integers(schema: &Value) -> Vec<Value> {
    let mut broken = vec![json!("5"), json!(0.5), json!(true), json!([])];
    broken.extend(schema["maximum"].as_i64().map(|most| json!(most + 1)));
    broken.extend(schema["minimum"].as_i64().map(|least| json!(least - 1)));
    broken
}

fn arrays(schema: &Value, depth: usize) -> Vec<Value> {
    let mut broken = vec![json!("text"), json!({}), json!(5)];
    broken.extend(
        values_within(&schema["items"], depth)
            .into_iter()
            .map(|item| json!([item])),
    );
    if let Some(most) = schema["maxItems"]
        .as_u64()
        .and_then(|most| usize::try_from(most).ok())
    {
        broken.push(Value::Array(vec![Value::Null; most + 1]));
    }
    broken
}

fn objects(schema: &Value, depth: usize) -> Vec<Value> {
    let mut broken = vec![json!("text"), json!([]), json!(5)];
    let required = schema["required"]
        .as_array()
        .is_some_and(|required| !required.is_empty());
    if required {
        broken.push(json!({}));
    }
    let property =
        |(name, value): (&String, Value)| Value::Object(Map::from_iter([(name.clone(), value)]));
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        let values = values_within(of, depth).into_iter();
        broken.extend(values.map(|value| property((name, value))));
    }
    if let Some(of) = schema
        .get("additionalProperties")
        .filter(|of| of.get("type").is_some() || of.get("$ref").is_some())
    {
        broken.extend(
            values_within(of, depth)
                .into_iter()
                .map(|value| property((&"other".to_owned(), value))),
        );
    }
    broken
}

/// Texts for a path segment, a query value or a header that aren't what the schema says. The caller leaves out those that
/// are.
pub fn texts(schema: &Value) -> Vec<String> {
    let schema = resolve(schema);
    let long = |most: usize| "x".repeat(most + 1);
    let mut broken: Vec<String> = match schema["type"].as_str() {
        Some("integer") => ["text", "", "0.5", "1e3", "-", "99999999999999999999"]
            .map(str::to_owned)
            .into(),
        Some("boolean") => ["yes", "", "1", "TRUE"].map(str::to_owned).into(),
        _ => vec![
            "no sigil".into(),
            "no-sigil".into(),
            "!".into(),
            String::new(),
            "\u{1f6a2}".into(),
            long(300),
        ],
    };
    broken.extend(
        schema["maximum"]
            .as_i64()
            .map(|most| (most + 1).to_string()),
    );
    broken.extend(
        schema["minimum"]
            .as_i64()
            .map(|least| (least - 1).to_string()),
    );
    broken.extend(
        schema["maxLength"]
            .as_u64()
            .and_then(|most| usize::try_from(most).ok())
            .map(long),
    );
    broken
}
