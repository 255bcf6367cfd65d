//! How two documents differ, path by path.
//!
//! What only looks different doesn't count: the order of keys, of tags, of parameters and of required
//! properties, defaults that are said or not, and whether a part stands where it is used or is
//! referred to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::bundle::{self, step};
use crate::model::Finding;

/// A place where two documents differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// JSON pointer.
    pub pointer: String,
    /// What the one has there.
    pub before: Option<Value>,
    /// What the other has there.
    pub after: Option<Value>,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |value: &Option<Value>| match value {
            Some(value) => shortened(&value.to_string()),
            None => "nothing".to_owned(),
        };
        write!(
            f,
            "{}: {} → {}",
            self.pointer,
            shown(&self.before),
            shown(&self.after)
        )
    }
}

/// The most characters of a value that are shown.
const SHOWN: usize = 160;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Every difference between a document and another that was made from it.
pub fn differences(before: &Value, after: &Value) -> Result<Vec<Difference>, Vec<Finding>> {
    let before = canonical(bundle::of_value("before", before.clone())?.document);
    let after = canonical(bundle::of_value("after", after.clone())?.document);
    let mut found = Vec::new();
    compare("", Some(&before), Some(&after), &mut found);
    Ok(found)
}

fn compare(at: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Difference>) {
    match (before, after) {
        (Some(Value::Object(one)), Some(Value::Object(two))) => {
            let keys: BTreeSet<&String> = one.keys().chain(two.keys()).collect();
            for key in keys {
                let at = format!("{at}/{}", step(key));
                compare(&at, one.get(key), two.get(key), found);
            }
        }
        (Some(Value::Array(one)), Some(Value::Array(two))) if one.len() == two.len() => {
            for (index, (one, two)) in one.iter().zip(two).enumerate() {
                compare(&format!("{at}/{index}"), Some(one), Some(two), found);
            }
        }
        (one, two) if same(one, two) => {}
        (one, two) => found.push(Difference {
            pointer: at.to_owned(),
            before: one.cloned(),
            after: two.cloned(),
        }),
    }
}

/// `1` and `1.0` are one number.
fn same(one: Option<&Value>, two: Option<&Value>) -> bool {
    match (one, two) {
        (Some(Value::Number(one)), Some(Value::Number(two))) => {
            one == two || (one.as_f64() == two.as_f64() && one.as_i64() == two.as_i64())
        }
        (one, two) => one == two,
    }
}

/// A document without what makes no difference.
fn canonical(document: Value) -> Value {
    let mut document = simplified(document, false);
    if let Value::Object(map) = &mut document {
        // It is the version of the language, not of the document.
        map.remove("openapi");
        if let Some(Value::Object(components)) = map.get_mut("components") {
            components.retain(|_, value| value.as_object().is_none_or(|map| !map.is_empty()));
        }
        for key in ["components", "tags"] {
            let empty = map.get(key).is_some_and(|value| match value {
                Value::Object(map) => map.is_empty(),
                Value::Array(items) => items.is_empty(),
                _ => false,
            });
            if empty {
                map.remove(key);
            }
        }
        with_parameters_of_items(map);
    }
    document
}

/// Parameters of a path stand with each of its operations.
fn with_parameters_of_items(document: &mut Map<String, Value>) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(Map::values_mut) {
        let Some(item) = item.as_object_mut() else {
            continue;
        };
        let Some(Value::Array(shared)) = item.remove("parameters") else {
            continue;
        };
        let key = |value: &Value| (value.get("in").cloned(), value.get("name").cloned());
        for operation in item.values_mut().filter_map(Value::as_object_mut) {
            let own = operation
                .entry("parameters")
                .or_insert_with(|| Value::Array(Vec::new()));
            let Value::Array(own) = own else {
                continue;
            };
            for parameter in &shared {
                if !own.iter().any(|one| key(one) == key(parameter)) {
                    own.push(parameter.clone());
                }
            }
            own.sort_by_key(|value| value.get("name").map(Value::to_string));
        }
    }
}

fn simplified(value: Value, data: bool) -> Value {
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| simplified(item, data))
            .collect(),
        Value::Object(map) if !data => {
            let names = map.contains_key("in") && map.contains_key("name");
            let mut result = Map::new();
            for (key, child) in map {
                let is_data = matches!(key.as_str(), "example" | "examples" | "default" | "enum")
                    || key.starts_with("x-");
                let mut child = match child {
                    // These have names for keys, not words of OpenAPI.
                    Value::Object(entries)
                        if matches!(key.as_str(), "properties" | "responses") =>
                    {
                        let each = entries.into_iter();
                        each.map(|(name, child)| (name, simplified(child, false)))
                            .collect()
                    }
                    child => simplified(child, is_data),
                };
                match (key.as_str(), &mut child) {
                    (
                        "required" | "deprecated" | "nullable" | "readOnly" | "writeOnly"
                        | "uniqueItems" | "exclusiveMinimum" | "exclusiveMaximum" | "allowReserved"
                        | "allowEmptyValue",
                        Value::Bool(false),
                    ) => continue,
                    ("style", Value::String(style))
                        if matches!(style.as_str(), "form" | "simple") =>
                    {
                        continue;
                    }
                    ("explode", Value::Bool(_)) if names => continue,
                    ("required" | "tags" | "parameters", Value::Array(items)) => {
                        if key == "required" && items.is_empty() {
                            continue;
                        }
                        items.sort_by_key(|item| item.get("name").unwrap_or(item).to_string());
                    }
                    _ => {}
                }
                result.insert(key, child);
            }
            Value::Object(result)
        }
        value => value,
    }
}
