//! The document as the tests read it: its operations, and validators for what they answer.
//!
//! Owns no rule of its own: everything is read from the bundled document and from the operations table made of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use tidings_api::OperationInfo;
use tidings_api::operations::OPERATIONS;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../spec/generated/openapi.json");
    serde_json::from_str(text).expect("the bundled document is JSON")
});

static ERROR: LazyLock<Validator> =
    LazyLock::new(|| validator(&json!({ "$ref": "#/components/schemas/ApiError" })));

static SUCCESSES: LazyLock<HashMap<&'static str, Validator>> = LazyLock::new(|| {
    let schemas = OPERATIONS
        .iter()
        .filter_map(|info| Some((info.id, success_schema(info)?)));
    schemas
        .map(|(id, schema)| (id, validator(&schema)))
        .collect()
});

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its schema, references not followed.
    pub schema: Value,
    /// Whether a request has to have it.
    pub required: bool,
}

/// An operation of the document.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// What the generated table says.
    pub info: &'static OperationInfo,
    doc: &'static Value,
}

impl Operation {
    /// All operations, in the order of the table.
    pub fn all() -> Vec<Self> {
        let of = |info: &&'static OperationInfo| Self {
            info,
            doc: operation(info),
        };
        OPERATIONS.iter().map(of).collect()
    }

    /// Those that the server has.
    pub fn implemented() -> Vec<Self> {
        Self::all()
            .into_iter()
            .filter(|operation| !not_implemented().contains(&operation.info.id))
            .collect()
    }

    /// The parameters that stand in `path`, `query` or `header`.
    pub fn parameters(&self, place: &str) -> Vec<Parameter> {
        let all = self.doc["parameters"].as_array().into_iter().flatten();
        let here = all.filter(|parameter| parameter["in"] == place);
        here.map(|parameter| Parameter {
            name: parameter["name"].as_str().unwrap_or_default().to_owned(),
            schema: parameter["schema"].clone(),
            required: parameter["required"] == true,
        })
        .collect()
    }

    /// The schema of its JSON body.
    pub fn body_schema(&self) -> Option<Value> {
        self.doc
            .pointer("/requestBody/content/application~1json/schema")
            .cloned()
    }

    /// The body of its example of a request that succeeds.
    pub fn example(&self) -> Option<Value> {
        self.doc
            .pointer("/requestBody/content/application~1json/examples/ok/value")
            .cloned()
    }
}

/// The ids of the operations that the server doesn't have yet.
pub fn not_implemented() -> Vec<&'static str> {
    let lines = include_str!("../../server/not-implemented.txt").lines();
    lines
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// The paths of the document with their methods, in upper case.
pub fn paths() -> Vec<(&'static str, Vec<String>)> {
    let paths = DOCUMENT["paths"].as_object().expect("there are paths");
    let methods = |item: &Value| {
        let keys = item.as_object().into_iter().flatten().map(|(key, _)| key);
        keys.filter(|key| *key != "parameters")
            .map(|key| key.to_uppercase())
            .collect()
    };
    paths
        .iter()
        .map(|(path, item)| (path.as_str(), methods(item)))
        .collect()
}

/// Follows references and single-entry `allOf`s to the schema itself.
pub fn resolve(schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        return resolve(
            DOCUMENT
                .pointer(pointer)
                .expect("references lead somewhere"),
        );
    }
    let Some(Value::Array(parts)) = schema.get("allOf") else {
        return schema.clone();
    };
    let mut whole = Map::new();
    for part in parts {
        whole.extend(resolve(part).as_object().cloned().unwrap_or_default());
    }
    let own = schema.as_object().into_iter().flatten();
    whole.extend(
        own.filter(|(key, _)| *key != "allOf")
            .map(|(key, value)| (key.clone(), value.clone())),
    );
    Value::Object(whole)
}

/// A validator of a schema of the document.
pub fn validator(schema: &Value) -> Validator {
    let whole = json!({ "allOf": [schema], "components": DOCUMENT["components"] });
    jsonschema::draft7::new(&whole).expect("the document's schemas are schemas")
}

/// Panics unless a body is an error as the document has it (ERR-1).
pub fn assert_error(body: &Value, what: &str) {
    if let Err(error) = ERROR.validate(body) {
        panic!(
            "{what}: not an ApiError at {}: {error}\n{body}",
            error.instance_path()
        );
    }
}

/// The status of each code (ERR-2). What isn't there yet is 501.
const STATUSES: [(&[&str], &[u16]); 11] = [
    (&["M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"], &[401]),
    (
        &[
            "M_FORBIDDEN",
            "M_THREEPID_AUTH_FAILED",
            "M_SERVER_NOT_TRUSTED",
        ],
        &[403],
    ),
    (&["M_NOT_FOUND", "M_UNKNOWN_CAPABILITIES"], &[404]),
    (&["M_UNRECOGNIZED"], &[404, 405, 501]),
    (
        &[
            "M_BAD_JSON",
            "M_NOT_JSON",
            "M_INVALID_PARAM",
            "M_USER_IN_USE",
            "M_INVALID_USERNAME",
            "M_CAPTCHA_NEEDED",
            "M_CAPTCHA_INVALID",
        ],
        &[400],
    ),
    (
        &[
            "M_ROOM_IN_USE",
            "M_STALE_SESSION",
            "M_MISSING_ACTION",
            "M_CALL_TAKEN",
            "M_CALL_ENDED",
        ],
        &[409],
    ),
    (&["M_RESET_TOKEN", "M_EXPIRED_TOKEN"], &[410]),
    (&["M_TOO_LARGE"], &[413]),
    (&["M_LIMIT_EXCEEDED"], &[429]),
    (&["M_UNKNOWN"], &[500]),
    (&["M_UNAVAILABLE"], &[503]),
];

/// Whether an error's code may come with a status (ERR-2).
pub fn fits_status(code: &str, status: u16) -> bool {
    STATUSES
        .iter()
        .any(|(codes, statuses)| codes.contains(&code) && statuses.contains(&status))
}

/// Panics unless the body of a success is what the document says of the operation at this path.
pub fn assert_success(method: &str, path: &str, body: &Value) {
    let found = OPERATIONS
        .iter()
        .find(|info| info.method.as_str() == method && fits(info.path, path));
    let Some(validator) = found.and_then(|info| SUCCESSES.get(info.id)) else {
        return;
    };
    if let Err(error) = validator.validate(body) {
        panic!(
            "{method} {path}: the answer breaks the document at {}: {error}\n{body}",
            error.instance_path()
        );
    }
}

fn fits(template: &str, path: &str) -> bool {
    let (mut parts, mut segments) = (template.split('/'), path.split('/'));
    loop {
        match (parts.next(), segments.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if part == segment || part.starts_with('{') => {}
            _ => return false,
        }
    }
}

fn operation(info: &OperationInfo) -> &'static Value {
    &DOCUMENT["paths"][info.path][info.method.as_str().to_lowercase()]
}

fn success_schema(info: &OperationInfo) -> Option<Value> {
    operation(info)
        .pointer("/responses/200/content/application~1json/schema")
        .cloned()
}
