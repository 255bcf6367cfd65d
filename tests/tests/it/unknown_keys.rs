//! Puts keys that nobody knows wherever the document lets an object have more than it names.

use serde_json::{Map, Value, json};
use tidings_codegen::json_schema::component_name;

use super::document::schemas;

/// A key that no schema names.
pub(crate) const KEY: &str = "com.example.unknown";

/// The value with an unknown key in every object that may have one, and how many keys these are.
pub(crate) fn added(schema_name: &str, value: &Value) -> (Value, usize) {
    let mut value = value.clone();
    let mut count = 0;
    walk(&schemas()[schema_name], &mut value, &mut count);
    (value, count)
}

/// The same for a schema that has no name.
pub(crate) fn added_to(schema: &Value, value: &Value) -> (Value, usize) {
    let mut value = value.clone();
    let mut count = 0;
    walk(schema, &mut value, &mut count);
    (value, count)
}

fn walk(schema: &Value, value: &mut Value, count: &mut usize) {
    let schema = resolved(schema);
    match value {
        Value::Object(map) => object(schema, map, count),
        Value::Array(items) => {
            let inner = schema.get("items").unwrap_or(&Value::Null);
            for item in items {
                walk(inner, item, count);
            }
        }
        _ => {}
    }
}

fn object(schema: &Value, map: &mut Map<String, Value>, count: &mut usize) {
    let anything = json!({});
    let rest = schema.get("additionalProperties").unwrap_or(&anything);
    for (key, value) in map.iter_mut() {
        let property = schema
            .get("properties")
            .and_then(|properties| properties.get(key));
        walk(property.unwrap_or(rest), value, count);
    }
    if *rest == anything {
        map.insert(
            KEY.to_owned(),
            json!({ "deep": [null, true, { "n": 9_007_199_254_740_991_i64 }] }),
        );
        *count += 1;
    }
}

/// The schema that a reference leads to, with or without a description beside it.
fn resolved(schema: &Value) -> &Value {
    let alone = schema.pointer("/allOf/0").unwrap_or(schema);
    let name = alone
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(component_name);
    name.map_or(schema, |name| resolved(&schemas()[name]))
}
