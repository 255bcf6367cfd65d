//! What the emitters read: the bundled document and its parts, as plain data.
//!
//! Owns the shapes handed from the loader to the emitters. Not here: how they are read
//! ([`crate::any`], [`crate::project`]), what is allowed in them ([`crate::lint`]) and what is written from them
//! ([`crate::emit`]). Everything is sorted or in the order of the source document, so that the same
//! source gives the same bytes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use crate::any::model::Api;

/// One file to be written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputFile {
    /// Where it belongs, built with [`crate::config::Config::resolve`].
    pub path: PathBuf,
    /// Its whole text, ending in a newline.
    pub text: String,
}

/// A place in the source that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the source folder, with forward slashes.
    pub file: String,
    /// JSON pointer inside the file; empty for the whole file.
    pub pointer: String,
    /// What is wrong, a lowercase fragment.
    pub reason: String,
    /// What to do about it, a lowercase fragment.
    pub mend: String,
}

impl Finding {
    /// A finding from its four parts.
    pub fn new(
        file: impl Into<String>,
        pointer: impl Into<String>,
        reason: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            pointer: pointer.into(),
            reason: reason.into(),
            mend: mend.into(),
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}#{}: {} — {}",
            self.file, self.pointer, self.reason, self.mend
        )
    }
}

/// A document, and what the products of a project are written from.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What types, trait and client are written from.
    pub api: Api,
    /// The document as it is handed on. References to schemas and responses point to
    /// `#/components/…`; parameters, headers and operations stand inline. Holds only the schemas
    /// reachable from an operation.
    pub openapi: Value,
    /// The operations, by area in the order of the document's tags, then by id.
    pub operations: Vec<Operation>,
    /// The registry's entries, by name.
    pub registry: Vec<RegistryEntry>,
    /// Schemas that only the registry reaches, by name; `openapi` doesn't hold them.
    pub registry_schemas: BTreeMap<String, Value>,
}

impl Document {
    /// The schemas in `components` of the bundled document, by name.
    pub fn http_schemas(&self) -> BTreeMap<String, Value> {
        self.openapi
            .pointer("/components/schemas")
            .and_then(Value::as_object)
            .map(|map| {
                map.iter()
                    .map(|(name, value)| (name.clone(), value.clone()))
                    .collect()
            })
            .unwrap_or_default()
    }

    /// Every named schema: those of the HTTP document and those that only the registry reaches. The
    /// entries' own schemas and their variants are not among them.
    pub fn all_schemas(&self) -> BTreeMap<String, Value> {
        let mut all = self.http_schemas();
        all.extend(
            self.registry_schemas
                .iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        all
    }

    /// The areas in the order of the document's tags, each with its operations.
    pub fn areas(&self) -> Vec<(&str, Vec<&Operation>)> {
        let mut areas: Vec<(&str, Vec<&Operation>)> = Vec::new();
        for operation in &self.operations {
            match areas.last_mut() {
                Some((area, operations)) if *area == operation.area => operations.push(operation),
                _ => areas.push((&operation.area, vec![operation])),
            }
        }
        areas
    }
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`, in snake case.
    pub id: String,
    /// Its one tag.
    pub area: String,
    /// The method in upper case.
    pub method: String,
    /// The path template, such as `/rooms/{room_id}/leave`.
    pub path: String,
    /// One line.
    pub summary: String,
    /// What happens, in Markdown.
    pub description: String,
    /// Whether a security requirement stands in it (`security: []` is open).
    pub secured: bool,
    /// Path parameters in the order of the path.
    pub path_params: Vec<Parameter>,
    /// Query parameters in the order of the source.
    pub query_params: Vec<Parameter>,
    /// Header parameters in the order of the source.
    pub header_params: Vec<Parameter>,
    /// The request body, if it takes one.
    pub body: Option<Body>,
    /// What a success answers.
    pub success: Success,
    /// Headers of a successful answer, by name.
    pub response_headers: Vec<ResponseHeader>,
    /// The name of the error schema, the same for `4XX` and `5XX`.
    pub error_schema: String,
    /// The file it stands in, relative to the source folder.
    pub file: String,
}

/// A path, query or header parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub description: String,
    /// Its schema: either `{"$ref": "#/components/schemas/X"}` or an inline scalar.
    pub schema: Value,
    /// `X` when the schema is a reference.
    pub schema_name: Option<String>,
}

/// A request body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The name of the schema of a JSON body; bytes have none.
    pub schema_name: Option<String>,
    /// Whether a body must be sent.
    pub required: bool,
    /// The largest accepted body in bytes.
    pub limit_bytes: u64,
}

/// What a success answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Success {
    /// `200` with one JSON object of the named schema.
    Json(String),
    /// `200` with bytes of the media type given.
    Bytes(String),
    /// `101`, an upgrade to a WebSocket.
    Upgrade,
}

/// A header of a successful answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseHeader {
    /// Its name on the wire.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its schema: a reference or an inline scalar.
    pub schema: Value,
    /// The name when the schema is a reference.
    pub schema_name: Option<String>,
    /// Whether every successful answer carries it.
    pub required: bool,
}

/// One entry of the registry: a JSON Schema with attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct RegistryEntry {
    /// Its name, which is the file's name without `.yaml`.
    pub name: String,
    /// Its `title`, the Rust name of its type.
    pub title: String,
    /// The schema without the project's extensions; references are `#/components/schemas/X`.
    pub schema: Value,
    /// The attributes of the entry, such as `kind`.
    pub attributes: BTreeMap<String, String>,
    /// Schemas chosen by a key of the content.
    pub variants: Option<Variants>,
    /// The file, relative to the source folder.
    pub file: String,
}

/// Schemas chosen by the value of one key.
#[derive(Debug, Clone, PartialEq)]
pub struct Variants {
    /// The key.
    pub key: String,
    /// By the key's value: the Rust name and the schema, whose references are
    /// `#/components/schemas/X`.
    pub schemas: BTreeMap<String, Variant>,
}

/// One variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its Rust name: the `title`, or the file's name when it has none.
    pub title: String,
    /// Its schema.
    pub schema: Value,
}
