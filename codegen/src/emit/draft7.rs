//! From the schemas of the document to those that make good Rust types.
//!
//! Bounds of inline scalars are left out: the types would become newtypes without a name worth having, and a server checks
//! them against the schema anyway. Bounds of named schemas stay, since those make types of their own.

use serde_json::{Map, Value, json};

use crate::json_schema::component_name;

/// A named schema as typify reads it.
pub(crate) fn named(schema: &Value) -> Value {
    translate(schema, true)
}

fn translate(schema: &Value, is_named: bool) -> Value {
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
    let is_string = map.get("type") == Some(&json!("string"));
    let mut result = Map::new();
    for (key, value) in map {
        let kept = match key.as_str() {
            "type" | "description" | "default" | "enum" | "required" => value.clone(),
            "format" if matches!(value.as_str(), Some("int32" | "int64")) => value.clone(),
            "pattern" | "minLength" | "maxLength" if is_named && is_string => value.clone(),
            "properties" => each(value),
            // A missing value is told apart from null by the field's type, which `polish` sees to.
            "items" | "additionalProperties" => with_null(value, translate(value, false)),
            "allOf" => Value::Array(
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|part| translate(part, false))
                    .collect(),
            ),
            _ => continue,
        };
        result.insert(key.clone(), kept);
    }
    Value::Object(result)
}

fn each(properties: &Value) -> Value {
    let Value::Object(map) = properties else {
        return properties.clone();
    };
    Value::Object(
        map.iter()
            .map(|(name, schema)| (name.clone(), translate(schema, false)))
            .collect(),
    )
}

fn with_null(source: &Value, mut translated: Value) -> Value {
    if is_nullable(source)
        && let Some(kind) = translated.get_mut("type")
    {
        *kind = json!([kind.clone(), "null"]);
    }
    translated
}

/// Whether a schema also allows null.
pub(crate) fn is_nullable(schema: &Value) -> bool {
    schema.get("nullable") == Some(&Value::Bool(true))
}
