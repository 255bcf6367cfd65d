//! Schemas that typify knows no type for.
//!
//! The part that it gives up on becomes any JSON, as small a part as possible. The schema that is
//! replayed stays what it is, so the document loses nothing; only the type says less.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::types::space;
use crate::json_schema::strip_definition;

/// All schemas, those that typify gives up on with less in them.
pub(super) fn all<'a>(schemas: &BTreeMap<&'a str, Value>) -> BTreeMap<&'a str, Value> {
    let each = schemas.iter().map(|(name, schema)| {
        let schema = if works(schema) {
            schema.clone()
        } else {
            relaxed(schema)
        };
        (*name, schema)
    });
    each.collect()
}

/// Whether typify makes something of a schema, with nothing known of those that it refers to.
fn works(schema: &Value) -> bool {
    let mut alone: BTreeMap<&str, Value> = BTreeMap::from([("Alone", schema.clone())]);
    let mut names = Vec::new();
    referred(schema, &mut names);
    for name in &names {
        alone
            .entry(name)
            .or_insert_with(|| json!({ "type": "string" }));
    }
    space(&alone, &BTreeMap::new()).is_ok()
}

fn relaxed(schema: &Value) -> Value {
    let Value::Object(map) = schema else {
        return json!({});
    };
    let mut result = Map::new();
    for (key, value) in map {
        let value = match (key.as_str(), value) {
            ("properties", Value::Object(properties)) => properties
                .iter()
                .map(|(name, schema)| (name.clone(), inner(schema)))
                .collect(),
            ("allOf" | "anyOf" | "oneOf", Value::Array(parts)) => parts.iter().map(inner).collect(),
            ("items" | "additionalProperties", Value::Object(_)) => inner(value),
            _ => value.clone(),
        };
        result.insert(key.clone(), value);
    }
    let result = Value::Object(result);
    if works(&result) {
        return result;
    }
    let default = map.contains_key("default").then(|| {
        let mut map = map.clone();
        map.remove("default");
        relaxed(&Value::Object(map))
    });
    default.unwrap_or_else(|| match map.get("description") {
        Some(description) => json!({ "description": description }),
        None => json!({}),
    })
}

fn inner(schema: &Value) -> Value {
    if works(schema) {
        schema.clone()
    } else {
        relaxed(schema)
    }
}

fn referred<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = map
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(strip_definition)
            {
                names.push(name);
            }
            map.values().for_each(|child| referred(child, names));
        }
        Value::Array(items) => items.iter().for_each(|child| referred(child, names)),
        _ => {}
    }
}
