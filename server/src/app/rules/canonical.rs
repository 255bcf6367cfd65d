//! Canonical JSON: one text for one value, so that every server signs the same bytes (EVT-8).

use serde_json::{Map, Value};

use crate::app::AppError;

/// The largest integer that every reader keeps exactly, 2^53-1.
pub const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// The largest event as canonical JSON, in bytes (EVT-7).
pub const MAX_EVENT_BYTES: usize = 65_536;

/// How deep content may nest. Deeper is refused before it can exhaust a reader's stack.
const MAX_DEPTH: usize = 64;

/// Refuses what canonical JSON can't hold: fractions, exponents, integers beyond ±(2^53-1) (EVT-8).
///
/// `path` of the error is the JSON pointer below `prefix`.
pub fn check(content: &Map<String, Value>, prefix: &str) -> Result<(), AppError> {
    let mut pointer = prefix.to_owned();
    content
        .iter()
        .try_for_each(|(key, value)| check_entry(key, value, &mut pointer, 1))
}

fn check_entry(
    key: &str,
    value: &Value,
    pointer: &mut String,
    depth: usize,
) -> Result<(), AppError> {
    if !matches!(value, Value::Number(_) | Value::Array(_) | Value::Object(_)) {
        return Ok(());
    }
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    check_value(value, pointer, depth)?;
    pointer.truncate(length);
    Ok(())
}

fn check_value(value: &Value, pointer: &mut String, depth: usize) -> Result<(), AppError> {
    if depth > MAX_DEPTH {
        return Err(AppError::bad_json(
            &*pointer,
            format!("nests deeper than {MAX_DEPTH} levels"),
        ));
    }
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(n) if (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(&n) => Ok(()),
            _ => Err(AppError::bad_json(
                &*pointer,
                format!(
                    "{number} is not an integer within ±(2^53-1), which is all an event may hold"
                ),
            )),
        },
        Value::Array(items) => items.iter().enumerate().try_for_each(|(index, item)| {
            check_entry(&index.to_string(), item, pointer, depth + 1)
        }),
        Value::Object(map) => map
            .iter()
            .try_for_each(|(key, item)| check_entry(key, item, pointer, depth + 1)),
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
    }
}

/// Writes a value as canonical JSON: keys sorted by code point, no white space.
pub fn text(value: &Value) -> String {
    // `serde_json` keeps objects sorted as long as nobody turns its `preserve_order` on; the test below notices.
    value.to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    /// EVT-8: integers only, and the error names the place.
    #[test]
    fn fractions_and_large_integers_are_refused_with_their_path() {
        for (value, path) in [
            (json!({"a": 1.5}), "/content/a"),
            (json!({"a": {"b/c": [0, 1e3]}}), "/content/a/b~1c/1"),
            (json!({"n": 9_007_199_254_740_992_i64}), "/content/n"),
            (json!({"n": -9_007_199_254_740_992_i64}), "/content/n"),
        ] {
            let error = check(&object(&value), "/content").expect_err("refused");
            assert_eq!(error.path.as_deref(), Some(path));
        }
        assert!(
            check(
                &object(&json!({"n": MAX_SAFE_INTEGER, "m": -MAX_SAFE_INTEGER})),
                ""
            )
            .is_ok()
        );
    }

    #[test]
    fn too_deep_is_refused() {
        let mut value = json!(1);
        for _ in 0..100 {
            value = json!({ "a": value });
        }
        assert!(check(&object(&value), "").is_err());
    }

    #[test]
    fn keys_come_out_sorted() {
        let value: Value = serde_json::from_str(r#"{"b":1,"a":{"d":1,"c":2}}"#).expect("json");
        assert_eq!(text(&value), r#"{"a":{"c":2,"d":1},"b":1}"#);
    }
}
