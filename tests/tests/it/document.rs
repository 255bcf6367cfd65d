//! The document as the other modules read it: loaded once, from the sources that the generator reads.
//!
//! Owns finding the workspace and its files. Deliberately not here: any check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;
use tidings_codegen::config::Config;
use tidings_codegen::json_schema::self_contained;
use tidings_codegen::model::{Document, Operation, Success};
use tidings_codegen::source::Source;
use tidings_codegen::source::examples::{self, OperationExample};

static CONFIG: LazyLock<Config> =
    LazyLock::new(|| Config::load(&file("spec/generate.toml")).expect("the generator's settings"));

static SOURCE: LazyLock<Source> = LazyLock::new(|| Source::load(&CONFIG));

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    tidings_codegen::load(&CONFIG).unwrap_or_else(|findings| {
        panic!(
            "`cargo xtask lint-spec` has findings:\n{}",
            lines(&findings)
        )
    })
});

static SCHEMAS: LazyLock<BTreeMap<String, Value>> = LazyLock::new(|| DOCUMENT.all_schemas());

static VALIDATORS: LazyLock<BTreeMap<String, Validator>> = LazyLock::new(|| {
    let compile = |schema| jsonschema::draft7::new(&schema).expect("a schema");
    let each = SCHEMAS.iter();
    each.map(|(name, schema)| (name.clone(), compile(self_contained(schema, &SCHEMAS))))
        .collect()
});

/// The generator's settings for this workspace.
pub(crate) fn config() -> &'static Config {
    &CONFIG
}

/// The whole document.
pub(crate) fn document() -> &'static Document {
    &DOCUMENT
}

/// Every named schema, those that only events reach included.
pub(crate) fn schemas() -> &'static BTreeMap<String, Value> {
    &SCHEMAS
}

/// What holds a value to a named schema.
pub(crate) fn validator(name: &str) -> &'static Validator {
    VALIDATORS
        .get(name)
        .unwrap_or_else(|| panic!("there is no schema {name}"))
}

/// The name of the schema of an operation's JSON answer.
pub(crate) fn answer_schema(operation: &Operation) -> Option<&str> {
    match &operation.success {
        Success::Json(name) => Some(name),
        Success::Bytes(_) | Success::Upgrade => None,
    }
}

/// The name of the schema of an operation's JSON request.
pub(crate) fn request_schema(operation: &Operation) -> Option<&str> {
    operation.body.as_ref()?.schema_name.as_deref()
}

/// One example of an operation, with its place for messages.
pub(crate) struct Case {
    /// Such as `room_join/by_alias`.
    pub(crate) place: String,
    /// The operation it is of.
    pub(crate) operation: &'static Operation,
    /// The request and its answer.
    pub(crate) example: OperationExample,
}

/// Every example of every operation.
pub(crate) fn operation_examples() -> Vec<Case> {
    let mut cases = Vec::new();
    for operation in &DOCUMENT.operations {
        for (case, example) in examples::of_operation(&SOURCE, &operation.id) {
            cases.push(Case {
                place: format!("{}/{case}", operation.id),
                operation,
                example,
            });
        }
    }
    cases
}

/// One example of an event's content.
pub(crate) struct EventCase {
    /// Such as `state.m.room.name/full`.
    pub(crate) place: String,
    /// The event's type.
    pub(crate) event_type: &'static str,
    /// The content.
    pub(crate) content: &'static Value,
    /// Where a bad content is wrong, a JSON pointer; `None` for a good one.
    pub(crate) wrong_at: Option<&'static str>,
}

/// Every example of every event type.
pub(crate) fn event_examples() -> Vec<EventCase> {
    let source: &'static Source = &SOURCE;
    let mut cases = Vec::new();
    for entry in &DOCUMENT.registry {
        for (file, value) in source.entry_examples(&entry.name) {
            let case = tidings_codegen::source::stem(file);
            let place = format!("{}/{case}", entry.name);
            let bad = case.strip_suffix(".bad").map(|_| {
                let path = value.get("path").and_then(Value::as_str);
                path.unwrap_or_else(|| panic!("{place} has no path"))
            });
            let content = if bad.is_some() {
                &value["content"]
            } else {
                value
            };
            cases.push(EventCase {
                place,
                event_type: &entry.name,
                content,
                wrong_at: bad,
            });
        }
    }
    cases
}

/// A path of the workspace.
pub(crate) fn file(path: &str) -> PathBuf {
    root().join(path)
}

/// The workspace's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate lies in the workspace")
}

/// The text of a file of the workspace.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One a line.
pub(crate) fn lines<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Fails, with all of them, when there are findings.
#[track_caller]
pub(crate) fn none<T: ToString>(findings: &[T]) {
    assert!(
        findings.is_empty(),
        "{} findings:\n{}",
        findings.len(),
        lines(findings)
    );
}
