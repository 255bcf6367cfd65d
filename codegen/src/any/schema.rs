//! Schemas: what in them dropshot or the types can't say, and how the document's schemas become
//! those that schemars reads, which says them again. Those that typify makes types of are in
//! [`super::typing`].

use serde_json::{Map, Value, json};

use super::bundle::step;

/// Pointer, reason and mend.
type Found = (String, String, String);

const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];
const PARTS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// Everything in a schema that stands in the way of generating.
pub(crate) fn check(schema: &Value, pointer: &str) -> Vec<Found> {
    let mut found = Vec::new();
    check_into(schema, pointer, &mut found);
    found
}

fn check_into(schema: &Value, pointer: &str, found: &mut Vec<Found>) {
    let Value::Object(map) = schema else {
        let reason = "is not an object".to_owned();
        found.push((
            pointer.to_owned(),
            reason,
            "write the schema as one".to_owned(),
        ));
        return;
    };
    if map.contains_key("$ref") {
        return;
    }
    let before = found.len();
    own_keywords(map, pointer, found);
    let readable = serde_json::from_value::<schemars::schema::Schema>(replayed(&own(map)));
    if found.len() == before && readable.is_err() {
        let mend = "mend the keyword that has a value of a kind that it can't have";
        let reason = "has a keyword with a wrong value".to_owned();
        found.push((pointer.to_owned(), reason, mend.to_owned()));
    }
    for (key, child) in children(map) {
        check_into(child, &format!("{pointer}/{key}"), found);
    }
}

/// What a schema says itself, without the schemas inside it.
fn own_keywords(map: &Map<String, Value>, pointer: &str, found: &mut Vec<Found>) {
    let mut find = |key: &str, reason: String, mend: &str| {
        let at = if key.is_empty() {
            pointer.to_owned()
        } else {
            format!("{pointer}/{}", step(key))
        };
        found.push((at, reason, mend.to_owned()));
    };
    if let Some((reason, mend)) = map.get("type").and_then(wrong_type) {
        find("type", reason, mend);
    }
    for (open, closed) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if map.get(closed).is_some_and(|value| !value.is_boolean()) {
            let mend = format!("write `{open}` and `{closed}: true`");
            find(closed, format!("`{closed}` is not a boolean"), &mend);
        }
    }
    for key in [
        "const",
        "if",
        "then",
        "else",
        "patternProperties",
        "prefixItems",
        "$defs",
    ] {
        if map.contains_key(key) {
            let mend = "write it with the keywords of OpenAPI 3.0";
            find(key, format!("`{key}` is no keyword of OpenAPI 3.0"), mend);
        }
    }
    if let Some(pattern) = map.get("pattern").and_then(Value::as_str)
        && let Err(error) = regress::Regex::new(pattern)
    {
        let reason = format!("the pattern is no regular expression: {error}");
        find("pattern", reason, "mend it");
    }
    if map.get("type") == Some(&json!("array")) && map.get("items").is_none() {
        let mend = "say of what it is; `items: {}` is anything";
        find("", "the list has no `items`".to_owned(), mend);
    }
    let combined = PARTS.iter().filter(|key| map.contains_key(**key)).count()
        + usize::from(map.contains_key("not"));
    if combined > 1 && kind(map).is_none() {
        let mend = "add the `type`, or put one of them inside the other";
        let reason = "combines schemas in two ways without a type".to_owned();
        find("", reason, mend);
    }
    for key in PARTS {
        match map.get(key) {
            None => {}
            Some(Value::Array(parts)) if !parts.is_empty() => {}
            Some(_) => find(key, format!("`{key}` is no list of schemas"), "list them"),
        }
    }
    if let Some(value) = map.get("enum")
        && let Some(reason) = listed(value, kind(map))
    {
        find("enum", reason, "list values of the schema's type");
    }
}

/// What is wrong with a `type`, and what to do about it.
fn wrong_type(value: &Value) -> Option<(String, &'static str)> {
    match value.as_str() {
        Some(kind) if TYPES.contains(&kind) => None,
        Some(kind) => Some((format!("type `{kind}` is unknown"), "use a type of JSON")),
        None => {
            let mend = "write one type, and `nullable: true` where null means something";
            Some(("`type` is not one text".to_owned(), mend))
        }
    }
}

/// What is wrong with the values of `enum`.
fn listed(value: &Value, kind: Option<&str>) -> Option<String> {
    let Value::Array(values) = value else {
        return Some("`enum` is not a list".to_owned());
    };
    if values.is_empty() {
        return Some("`enum` lists nothing".to_owned());
    }
    let fits = |value: &Value| match kind {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => true,
    };
    let wrong = values
        .iter()
        .find(|value| !value.is_null() && !fits(value))?;
    Some(format!("{wrong} is not of the schema's type"))
}

/// A schema's own keywords, with those that hold other schemas emptied.
fn own(map: &Map<String, Value>) -> Value {
    let emptied = map.iter().map(|(key, value)| {
        let value = match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => properties
                .keys()
                .map(|name| (name.clone(), json!({})))
                .collect(),
            ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                parts.iter().map(|_| json!({})).collect()
            }
            ("items" | "not" | "additionalProperties", Value::Object(_)) => json!({}),
            _ => value.clone(),
        };
        (key.clone(), value)
    });
    Value::Object(emptied.collect())
}

/// The schemas inside a schema, with the rest of their pointers.
fn children(map: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut children = Vec::new();
    for (key, value) in map {
        match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                let each = properties.iter();
                children.extend(
                    each.map(|(name, schema)| (format!("properties/{}", step(name)), schema)),
                );
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                let each = parts.iter().enumerate();
                children.extend(each.map(|(at, schema)| (format!("{key}/{at}"), schema)));
            }
            ("additionalProperties", Value::Bool(_)) => {}
            ("items" | "not" | "additionalProperties", schema) => {
                children.push((key.clone(), schema));
            }
            _ => {}
        }
    }
    children
}

/// The type of a schema; one that has properties without a type is an object.
fn kind(map: &Map<String, Value>) -> Option<&str> {
    match map.get("type") {
        Some(kind) => kind.as_str(),
        None if ["properties", "additionalProperties", "required"]
            .iter()
            .any(|key| map.contains_key(*key)) =>
        {
            Some("object")
        }
        None => None,
    }
}

/// The schema as schemars reads it, so that dropshot says it as the document does: exclusive bounds
/// are numbers there.
pub(crate) fn replayed(schema: &Value) -> Value {
    let Value::Object(map) = schema else {
        return schema.clone();
    };
    if let Some(reference) = map.get("$ref") {
        return json!({ "$ref": reference });
    }
    let mut result = Map::new();
    for (key, value) in map {
        let value = match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => properties
                .iter()
                .map(|(name, schema)| (name.clone(), replayed(schema)))
                .collect(),
            ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => {
                parts.iter().map(replayed).collect()
            }
            ("items" | "not" | "additionalProperties", schema) => replayed(schema),
            _ => value.clone(),
        };
        result.insert(key.clone(), value);
    }
    if result.get("type").is_none()
        && let Some(kind) = kind(map)
    {
        result.insert("type".to_owned(), json!(kind));
    }
    numeric_bounds(&mut result);
    Value::Object(result)
}

pub(super) fn numeric_bounds(schema: &mut Map<String, Value>) {
    for (open, closed) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        match schema.remove(closed) {
            Some(Value::Bool(true)) => {
                if let Some(bound) = schema.remove(open) {
                    schema.insert(closed.to_owned(), bound);
                }
            }
            Some(Value::Bool(false)) | None => {}
            Some(other) => {
                schema.insert(closed.to_owned(), other);
            }
        }
    }
}
