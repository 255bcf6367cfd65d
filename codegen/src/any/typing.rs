//! How the document's schemas become those of JSON Schema draft 7 that typify makes types of.

use serde_json::{Map, Value, json};

use super::schema::numeric_bounds;
use crate::json_schema::component_name;

/// How much of a schema its type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As much as Rust can: an inline schema with bounds becomes a type of its own.
    Exact,
    /// Fields are plain values, to be checked against the schema: bounds make types of named texts
    /// only, and null is told apart from what is absent by the type of the field.
    Plain,
}

/// How schemas become those that typify reads.
pub(crate) struct Typing<'a> {
    pub(crate) style: Style,
    /// The name of a named schema's type.
    pub(crate) rust: &'a dyn Fn(&str) -> Option<String>,
}

/// Where a schema stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// By itself, with a name.
    Named,
    /// Among `anyOf` or `oneOf`.
    Variant,
    /// As a property.
    Property,
    /// In a list, a map or `allOf`.
    Part,
}

impl Typing<'_> {
    /// A named schema as typify reads it.
    pub(crate) fn typed(&self, schema: &Value) -> Value {
        self.read(schema, Stands::Named)
    }

    fn read(&self, schema: &Value, stands: Stands) -> Value {
        let Value::Object(map) = schema else {
            return schema.clone();
        };
        if let Some(name) = map
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(component_name)
        {
            let name = (self.rust)(name).unwrap_or_else(|| name.to_owned());
            return json!({ "$ref": format!("#/definitions/{name}") });
        }
        let mut result = Map::new();
        for (key, value) in map {
            let each = |parts: &Vec<Value>, stands| -> Value {
                parts.iter().map(|part| self.read(part, stands)).collect()
            };
            let value = match (key.as_str(), value) {
                ("properties", Value::Object(properties)) => properties
                    .iter()
                    .map(|(name, schema)| (name.clone(), self.read(schema, Stands::Property)))
                    .collect(),
                ("allOf", Value::Array(parts)) => each(parts, Stands::Part),
                // Variants are named by their titles; anything else by where it stands, so that
                // names don't change when something else is added.
                ("anyOf" | "oneOf", Value::Array(parts)) => each(parts, Stands::Variant),
                ("items" | "not" | "additionalProperties", schema) => {
                    self.read(schema, Stands::Part)
                }
                ("title", title) if stands == Stands::Variant => title.clone(),
                ("type" | "description" | "default" | "enum" | "required", value) => value.clone(),
                (key, value) if self.keeps(key, value, map, stands) => value.clone(),
                _ => continue,
            };
            result.insert(key.clone(), value);
        }
        if result.get("default") == Some(&Value::Null) {
            result.remove("default");
        }
        numeric_bounds(&mut result);
        let nullable = map.get("nullable") == Some(&Value::Bool(true));
        // The field of a plain type says itself that it may be null.
        let by_field =
            self.style == Style::Plain && matches!(stands, Stands::Named | Stands::Property);
        if by_field {
            return Value::Object(result);
        }
        with_null(result, nullable)
    }

    /// Whether a bound or a format makes a difference to the type.
    fn keeps(&self, key: &str, value: &Value, map: &Map<String, Value>, stands: Stands) -> bool {
        let of_text = matches!(key, "pattern" | "minLength" | "maxLength");
        match self.style {
            Style::Exact => {
                of_text
                    || matches!(
                        key,
                        "format"
                            | "minimum"
                            | "maximum"
                            | "exclusiveMinimum"
                            | "exclusiveMaximum"
                            | "multipleOf"
                            | "minItems"
                            | "maxItems"
                            | "uniqueItems"
                            | "minProperties"
                            | "maxProperties"
                    )
            }
            Style::Plain if key == "format" => matches!(value.as_str(), Some("int32" | "int64")),
            Style::Plain => {
                of_text && stands == Stands::Named && map.get("type") == Some(&json!("string"))
            }
        }
    }
}

fn with_null(mut schema: Map<String, Value>, nullable: bool) -> Value {
    let mut nullable = nullable;
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        let before = values.len();
        values.retain(|value| !value.is_null());
        nullable |= values.len() < before;
        if values.is_empty() {
            return json!({ "type": "null" });
        }
        if nullable {
            values.push(Value::Null);
        }
    }
    if !nullable {
        return Value::Object(schema);
    }
    match schema.get("type").cloned() {
        Some(kind) => {
            schema.insert("type".to_owned(), json!([kind, "null"]));
            Value::Object(schema)
        }
        None if schema.is_empty() => Value::Object(schema),
        // typify makes an option of exactly this form.
        None => {
            let description = schema.remove("description");
            let inner = match schema.get("allOf").and_then(Value::as_array) {
                Some(parts) if parts.len() == 1 && schema.len() == 1 => parts.first().cloned(),
                _ => None,
            };
            let inner = inner.unwrap_or(Value::Object(schema));
            let mut result = json!({ "oneOf": [inner, { "type": "null" }] });
            if let (Some(description), Value::Object(result)) = (description, &mut result) {
                result.insert("description".to_owned(), description);
            }
            result
        }
    }
}
