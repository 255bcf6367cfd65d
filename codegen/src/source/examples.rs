//! Examples of operations: a request and the answer it gets.
//!
//! Owns their shape and how they are put into the bundled document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Source, stem};

/// One example of an operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationExample {
    /// What it shows, one line.
    pub summary: String,
    /// The request.
    #[serde(default)]
    pub request: ExampleRequest,
    /// The answer.
    pub response: ExampleResponse,
}

/// The request of an example. Parameters are given as they stand on the wire, before any escaping.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleRequest {
    /// Path parameters.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub path: Map<String, Value>,
    /// Query parameters.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub query: Map<String, Value>,
    /// Headers.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub headers: Map<String, Value>,
    /// The JSON body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
    /// A body of bytes, when they are a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_text: Option<String>,
}

/// The answer of an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleResponse {
    /// The status.
    pub status: u16,
    /// Headers.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub headers: Map<String, Value>,
    /// The JSON body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
    /// A body of bytes, when they are a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_text: Option<String>,
}

impl OperationExample {
    /// Reads an example. The error is a lowercase fragment.
    pub fn read(value: &Value) -> Result<Self, String> {
        Self::deserialize(value).map_err(|error| error.to_string())
    }

    /// Whether the answer is a success.
    pub fn succeeds(&self) -> bool {
        self.response.status < 300
    }
}

/// The examples of one operation, by case. Those that can't be read are left out.
pub fn of_operation(source: &Source, id: &str) -> BTreeMap<String, OperationExample> {
    source
        .operation_examples(id)
        .filter_map(|(file, value)| {
            Some((stem(file).to_owned(), OperationExample::read(value).ok()?))
        })
        .collect()
}

/// Puts the examples on the media types of a bundled operation. A refusal's answer can't stand on
/// the shared error response, so refusals go to the extension named.
pub fn attach(
    operation: &mut Value,
    examples: &BTreeMap<String, OperationExample>,
    extension: &str,
) {
    let mut requests = Map::new();
    let mut responses = Map::new();
    let mut refusals = Map::new();
    for (case, example) in examples {
        if let Some(body) = &example.request.body {
            requests.insert(case.clone(), media_example(&example.summary, body));
        }
        if example.succeeds() {
            if let Some(body) = &example.response.body {
                responses.insert(case.clone(), media_example(&example.summary, body));
            }
        } else {
            refusals.insert(case.clone(), json!(example));
        }
    }
    put(operation, "/requestBody/content", requests);
    put(operation, "/responses/200/content", responses);
    if let Value::Object(map) = operation
        && !refusals.is_empty()
    {
        map.insert(extension.to_owned(), Value::Object(refusals));
    }
}

fn media_example(summary: &str, value: &Value) -> Value {
    json!({ "summary": summary, "value": value })
}

/// Bytes have no examples: their media type's name isn't that of a JSON text.
fn put(operation: &mut Value, pointer: &str, examples: Map<String, Value>) {
    let Some(Value::Object(content)) = operation.pointer_mut(pointer) else {
        return;
    };
    if examples.is_empty() {
        return;
    }
    if let Some(Value::Object(media)) = content.get_mut("application/json") {
        media.insert("examples".to_owned(), Value::Object(examples));
    }
}
