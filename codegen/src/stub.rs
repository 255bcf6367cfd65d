//! The first body of a handler.
//!
//! It has the signature that the forwarding implementation expects, so that a new operation
//! compiles at once. What the body says comes from the configuration.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::config::Config;
use crate::model::{Document, Operation, Success};
use crate::names::{pascal, snake};

/// Adds a handler's first body to its area's file, which is made if it isn't there, and returns the
/// file. Refuses what already exists. The error is a lowercase fragment.
pub fn add(document: &Document, config: &Config, id: &str) -> Result<PathBuf, String> {
    let operation = document
        .operations
        .iter()
        .find(|operation| operation.id == id)
        .ok_or_else(|| format!("there is no operation `{id}`"))?;
    let area = snake(&operation.area);
    let handlers = config.output.handlers.as_ref();
    let handlers = handlers.ok_or("the configuration names no folder of handlers")?;
    let path = config.resolve(handlers).join(format!("{area}.rs"));
    let mut text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => header(operation, config),
        Err(error) => return Err(format!("can't read {}: {error}", path.display())),
    };
    let signature = format!("async fn {}(", snake(id));
    if text.contains(&signature) {
        return Err(format!("`{id}` is already in {}", path.display()));
    }
    text.push('\n');
    text.push_str(&handler(operation, config));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("can't make {}: {error}", folder.display()))?;
    }
    std::fs::write(&path, text)
        .map_err(|error| format!("can't write {}: {error}", path.display()))?;
    Ok(path)
}

fn header(operation: &Operation, config: &Config) -> String {
    let mut text = format!("//! Handlers of the area `{}`.\n", operation.area);
    if !config.stub.imports.is_empty() {
        text.push('\n');
    }
    for line in &config.stub.imports {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// The handler's text: method, path and summary as its comment, then the signature and the body.
fn handler(operation: &Operation, config: &Config) -> String {
    let body = config.stub.body.replace("{id}", &operation.id);
    let mut text = format!(
        "/// `{} {}`\n///\n/// {}\npub async fn {}(\n",
        operation.method,
        operation.path,
        operation.summary,
        snake(&operation.id)
    );
    for (name, kind) in arguments(operation, config) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "    {name}: {kind},");
    }
    let error = &config.stub.error;
    let _ = write!(
        text,
        ") -> Result<{}, {error}> {{\n    {body}\n}}\n",
        success(operation, config)
    );
    text
}

fn arguments(operation: &Operation, config: &Config) -> Vec<(&'static str, String)> {
    let rust = &config.rust;
    let struct_of = |kind: &str| {
        format!(
            "{}::params::{}{kind}",
            rust.api_crate,
            pascal(&operation.id)
        )
    };
    let at_edge = |name: &str| {
        rust.edge_headers
            .iter()
            .any(|edge| edge.eq_ignore_ascii_case(name))
    };
    let mut arguments = vec![("call", config.stub.call.clone())];
    if !operation.path_params.is_empty() {
        arguments.push(("path", struct_of("Path")));
    }
    if !operation.query_params.is_empty() {
        arguments.push(("query", struct_of("Query")));
    }
    if operation
        .header_params
        .iter()
        .any(|header| !at_edge(&header.name))
    {
        arguments.push(("headers", struct_of("Headers")));
    }
    match (&operation.body, &operation.success) {
        (Some(body), _) => {
            let kind = match &body.schema_name {
                Some(name) => format!("{}::{name}", rust.types_crate),
                None => format!("{}::RawStream", rust.api_crate),
            };
            arguments.push(("body", kind));
        }
        (None, Success::Upgrade) => {
            arguments.push(("upgrade", format!("{}::RawUpgrade", rust.api_crate)));
        }
        (None, _) => {}
    }
    arguments
}

fn success(operation: &Operation, config: &Config) -> String {
    match &operation.success {
        Success::Json(name) => format!("{}::{name}", config.rust.types_crate),
        Success::Bytes(_) => format!("{}::Streamed", config.rust.api_crate),
        Success::Upgrade => format!("{}::Upgraded", config.rust.api_crate),
    }
}
