//! Contents of well-known types are held to their schema (EVT-8).

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Map, Value};
use tidings_types::{EVENT_TYPES, EventTypeInfo};

use super::canonical;
use crate::app::{AppError, ErrorKind};

struct ContentSchema {
    base: Validator,
    variants: Option<(&'static str, HashMap<&'static str, Validator>)>,
}

static SCHEMAS: LazyLock<HashMap<&'static str, ContentSchema>> = LazyLock::new(|| {
    EVENT_TYPES
        .iter()
        .map(|info| (info.event_type, compile(info)))
        .collect()
});

fn compile(info: &EventTypeInfo) -> ContentSchema {
    ContentSchema {
        base: validator(info.schema),
        variants: info.variants.map(|variants| {
            let schemas = variants
                .schemas
                .iter()
                .map(|(value, schema)| (*value, validator(schema)));
            (variants.key, schemas.collect())
        }),
    }
}

/// Compiles a schema that the generator wrote.
pub fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("generated schemas are JSON");
    jsonschema::draft7::new(&schema).expect("generated schemas are schemas")
}

/// Compiles every schema now, so that the first request doesn't wait for it.
pub fn warm_up() {
    LazyLock::force(&SCHEMAS);
}

/// Whether a content may be sent under a type: canonical JSON's kind of values, and the schema of a well-known type
/// (EVT-8). The error's `path` is the JSON pointer below `prefix`. Unknown types and extra fields pass.
pub fn check(event_type: &str, content: &Value, prefix: &str) -> Result<(), AppError> {
    let Value::Object(map) = content else {
        return Err(AppError::bad_json(prefix, "the content must be an object"));
    };
    canonical::check(map, prefix)?;
    let Some(schema) = SCHEMAS.get(event_type) else {
        return Ok(());
    };
    check_schema(schema, map, content, prefix).map_err(|error| too_large(content).unwrap_or(error))
}

/// Checks a content that is at hand as an object, and gives it back.
pub fn checked(
    event_type: &str,
    content: Map<String, Value>,
    prefix: &str,
) -> Result<Map<String, Value>, AppError> {
    let content = Value::Object(content);
    check(event_type, &content, prefix)?;
    match content {
        Value::Object(map) => Ok(map),
        _ => Ok(Map::new()),
    }
}

/// A content too large for any event is refused as that, whatever else is wrong with it (EVT-7).
fn too_large(content: &Value) -> Option<AppError> {
    let bytes = canonical::text(content).len();
    (bytes > canonical::MAX_EVENT_BYTES).then(|| {
        let limit = canonical::MAX_EVENT_BYTES;
        AppError::new(
            ErrorKind::TooLarge,
            format!("the content has {bytes} bytes, an event may have {limit}"),
        )
    })
}

fn check_schema(
    schema: &ContentSchema,
    map: &Map<String, Value>,
    content: &Value,
    prefix: &str,
) -> Result<(), AppError> {
    validate(&schema.base, content, prefix)?;
    if let Some((key, variants)) = &schema.variants
        && let Some(variant) = chosen(map, key).and_then(|value| variants.get(value))
    {
        validate(variant, content, prefix)?;
    }
    Ok(())
}

fn chosen<'a>(content: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    content.get(key)?.as_str()
}

/// Holds a value to a schema; the first fault is the answer.
pub fn validate(validator: &Validator, value: &Value, prefix: &str) -> Result<(), AppError> {
    validator.validate(value).map_err(|error| {
        let message = error.to_string();
        let shown: String = message.chars().take(500).collect();
        AppError::bad_json(format!("{prefix}{}", error.instance_path()), shown)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// EVT-8: the error says where; unknown types, unknown keys and unknown variants pass.
    #[test]
    fn known_types_are_held_to_their_schema() {
        for (event_type, content, path) in [
            (
                "state.m.room.name",
                json!({"name": "Boats", "new": 1}),
                None,
            ),
            (
                "state.m.room.name",
                json!({"name": 1}),
                Some("/content/name"),
            ),
            ("state.m.room.name", json!({}), Some("/content")),
            (
                "message.m.room.message",
                json!({"msgtype": "m.text", "body": "hi"}),
                None,
            ),
            (
                "message.m.room.message",
                json!({"msgtype": "m.text", "body": 5}),
                Some("/content/body"),
            ),
            (
                "message.m.room.message",
                json!({"msgtype": "m.image", "body": "hi"}),
                Some("/content"),
            ),
            (
                "message.m.room.message",
                json!({"msgtype": "com.example.new", "body": "hi"}),
                None,
            ),
            (
                "message.com.example",
                json!({"anything": [true, null]}),
                None,
            ),
            ("message.com.example", json!({"x": 0.5}), Some("/content/x")),
            ("message.com.example", json!("text"), Some("/content")),
        ] {
            let found = check(event_type, &content, "/content")
                .err()
                .and_then(|error| error.path);
            assert_eq!(found.as_deref(), path, "{event_type} {content}");
        }
    }
}
