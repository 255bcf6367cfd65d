//! From the schemas of an `OpenAPI` 3.0 document to JSON Schema draft 7, which validators
//! understand.
//!
//! Owns the translation of what the two say differently, and the gathering of referenced schemas
//! under `definitions`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

const COMPONENT: &str = "#/components/schemas/";

/// What becomes of the words for people in a translated schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prose {
    /// Titles, descriptions and formats stay.
    Keep,
    /// They are left out: the result is for machines.
    Drop,
}

/// The schema with all it refers to under `definitions`, as draft 7, without the words for people.
/// A reference to a component that isn't in `components` is left dangling.
pub fn self_contained(schema: &Value, components: &BTreeMap<String, Value>) -> Value {
    contained(schema, components, Prose::Drop)
}

/// The same with titles, descriptions and formats.
pub fn self_contained_with_prose(schema: &Value, components: &BTreeMap<String, Value>) -> Value {
    contained(schema, components, Prose::Keep)
}

fn contained(schema: &Value, components: &BTreeMap<String, Value>, prose: Prose) -> Value {
    let mut result = translate(schema, prose);
    let mut waiting = references(schema);
    let mut done = BTreeMap::new();
    while let Some(name) = waiting.pop_first() {
        if done.contains_key(&name) {
            continue;
        }
        if let Some(component) = components.get(&name) {
            done.insert(name, translate(component, prose));
            waiting.extend(references(component));
        }
    }
    if let Value::Object(map) = &mut result {
        map.insert(
            "$schema".into(),
            json!("http://json-schema.org/draft-07/schema#"),
        );
        if !done.is_empty() {
            map.insert(
                "definitions".into(),
                Value::Object(done.into_iter().collect()),
            );
        }
    }
    result
}

/// The names of the components that a schema refers to directly, at any depth of its own text.
pub fn references(schema: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect(schema, &mut names);
    names
}

fn collect(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = map
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(component_name)
            {
                names.insert(name.to_owned());
            }
            for (key, child) in map {
                match (key.as_str(), child) {
                    // Plain data, in which a key `$ref` means nothing.
                    ("example" | "examples" | "default" | "enum", _) => {}
                    // A property may bear the name of a keyword.
                    ("properties", Value::Object(map)) => {
                        map.values().for_each(|child| collect(child, names));
                    }
                    _ => collect(child, names),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        _ => {}
    }
}

/// `X` of `#/components/schemas/X`.
pub fn component_name(reference: &str) -> Option<&str> {
    reference.strip_prefix(COMPONENT)
}

/// The name of a schema under `definitions`.
pub(crate) fn strip_definition(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/definitions/")
}

/// One schema as draft 7: `nullable` becomes a second type, exclusive bounds become numbers, and
/// what only people read is dropped.
fn translate(schema: &Value, prose: Prose) -> Value {
    let Value::Object(map) = schema else {
        return schema.clone();
    };
    if let Some(name) = map
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(component_name)
    {
        return json!({ "$ref": format!("#/definitions/{name}") });
    }
    let mut result = Map::new();
    for (key, value) in map {
        match key.as_str() {
            "example" | "nullable" | "deprecated" => {}
            "description" | "title" | "format" if prose == Prose::Drop => {}
            "exclusiveMinimum" | "exclusiveMaximum" if value.is_boolean() => {}
            "minimum" => bound(map, value, "minimum", "exclusiveMinimum", &mut result),
            "maximum" => bound(map, value, "maximum", "exclusiveMaximum", &mut result),
            "properties" => {
                let translated = value
                    .as_object()
                    .map(|map| translate_each(map, prose))
                    .unwrap_or_default();
                result.insert(key.clone(), Value::Object(translated));
            }
            "items" | "additionalProperties" => {
                result.insert(key.clone(), translate(value, prose));
            }
            "allOf" => {
                let parts = value
                    .as_array()
                    .map(|parts| parts.iter().map(|part| translate(part, prose)).collect());
                result.insert(key.clone(), parts.unwrap_or(Value::Null));
            }
            _ if key.starts_with("x-") => {}
            _ => {
                result.insert(key.clone(), value.clone());
            }
        }
    }
    if map.get("nullable") == Some(&Value::Bool(true)) {
        return allow_null(result);
    }
    Value::Object(result)
}

fn translate_each(map: &Map<String, Value>, prose: Prose) -> Map<String, Value> {
    map.iter()
        .map(|(name, value)| (name.clone(), translate(value, prose)))
        .collect()
}

fn bound(
    map: &Map<String, Value>,
    value: &Value,
    open: &str,
    closed: &str,
    into: &mut Map<String, Value>,
) {
    let exclusive = map.get(closed) == Some(&Value::Bool(true));
    into.insert(
        if exclusive { closed } else { open }.to_owned(),
        value.clone(),
    );
}

fn allow_null(mut schema: Map<String, Value>) -> Value {
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind.clone(), "null"]);
    } else if !schema.is_empty() {
        return json!({ "anyOf": [Value::Object(schema), { "type": "null" }] });
    }
    Value::Object(schema)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathers_recursive_components_under_definitions() {
        let components = BTreeMap::from([
            (
                "A".to_owned(),
                json!({"type": "array", "items": {"$ref": "#/components/schemas/B"}}),
            ),
            (
                "B".to_owned(),
                json!({"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}),
            ),
            ("C".to_owned(), json!({"type": "string"})),
        ]);
        let result = self_contained(
            &json!({"allOf": [{"$ref": "#/components/schemas/A"}]}),
            &components,
        );
        assert_eq!(
            result,
            json!({
                "$schema": "http://json-schema.org/draft-07/schema#",
                "allOf": [{"$ref": "#/definitions/A"}],
                "definitions": {
                    "A": {"type": "array", "items": {"$ref": "#/definitions/B"}},
                    "B": {"type": "object", "properties": {"a": {"$ref": "#/definitions/A"}}},
                },
            })
        );
    }

    #[test]
    fn translates_nullable_and_exclusive_bounds() {
        let schema = json!({"properties": {
            "description": {"type": "integer", "nullable": true, "minimum": 3, "exclusiveMinimum": true, "maximum": 9},
            "format": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/X"}]},
        }});
        let result = self_contained(&schema, &BTreeMap::new());
        assert_eq!(
            result["properties"],
            json!({
                "description": {"type": ["integer", "null"], "exclusiveMinimum": 3, "maximum": 9},
                "format": {"anyOf": [{"allOf": [{"$ref": "#/definitions/X"}]}, {"type": "null"}]},
            })
        );
    }
}
