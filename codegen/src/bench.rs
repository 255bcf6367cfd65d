//! How long the generator takes for a large document, how much memory, and how much it writes.
//!
//! `cargo xtask bench-codegen` builds it in release and runs it. The document has 300 operations and 600 schemas of eight
//! properties; other numbers may be given: `cargo xtask bench-codegen 1000 2000`. Each product is made by a process of its own. Time of
//! the CPU and memory are those that Linux tells; elsewhere they are left out.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Map, Value, json};
use tidings_codegen::any;
use tidings_codegen::any::emit::Settings;
use tidings_codegen::model::Finding;

use crate::document::Product;

type Done<T> = Result<T, Box<dyn Error>>;

/// What the measurement takes.
#[derive(clap::Args)]
pub(crate) struct Bench {
    /// Operations of the document.
    #[arg(default_value_t = 300)]
    operations: usize,
    /// Schemas of the document.
    #[arg(default_value_t = 600)]
    schemas: usize,
    /// Makes only this product, of a document in a file, and prints its row.
    #[arg(long, requires = "file", hide = true)]
    product: Option<Product>,
    #[arg(long, hide = true)]
    file: Option<PathBuf>,
}

/// Prints the table.
pub(crate) fn run(bench: &Bench) -> Result<Vec<String>, Vec<String>> {
    let done = match (bench.product, &bench.file) {
        (Some(product), Some(file)) => make(product, file),
        _ => table(bench.operations, bench.schemas.max(1)),
    };
    done.map(|row| vec![row])
        .map_err(|error| vec![error.to_string()])
}

fn table(operations: usize, schemas: usize) -> Done<String> {
    let text = document(operations, schemas).to_string();
    let path = std::env::temp_dir().join(format!("tidings-codegen-{}.json", std::process::id()));
    std::fs::write(&path, &text)?;
    let kilobytes = text.len() / 1000;
    let mut rows = format!(
        "{operations} operations, {schemas} schemas, {kilobytes} kB\n\
         product   user s   wall s   peak MB    files     lines  lines/operation\n"
    );
    for product in Product::ALL {
        let mut run = Command::new(std::env::current_exe()?);
        run.args(["bench", "--product", product.name(), "--file"]);
        let output = run.arg(&path).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        rows += &String::from_utf8(output.stdout)?;
    }
    std::fs::remove_file(path)?;
    Ok(rows.trim_end().to_owned())
}

/// Makes one product, and answers its row of the table.
fn make(product: Product, path: &Path) -> Done<String> {
    let started = Instant::now();
    let failed = |findings: Vec<Finding>| format!("{findings:#?}");
    let api = any::load(path).map_err(failed)?;
    let name = product.name();
    let files = product.emit()(&api, &Settings::of(&api, name, name)).map_err(failed)?;
    let wall = started.elapsed().as_secs_f64();
    let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
    let user = user().map_or_else(|| "-".to_owned(), |seconds| format!("{seconds:.2}"));
    let peak = peak().map_or_else(
        || "-".to_owned(),
        |kilobytes| (kilobytes / 1000).to_string(),
    );
    let count = files.len();
    let each = lines / api.operations.len().max(1);
    Ok(format!(
        "{name:8} {user:>7} {wall:8.2} {peak:>9} {count:8} {lines:9} {each:16}"
    ))
}

/// Seconds of the CPU that this process has had, without the system's.
fn user() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    let ticks: f64 = rest.split_whitespace().nth(11)?.parse().ok()?;
    Some(ticks / 100.0)
}

/// The most memory that this process has had, in kilobytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// A document like those of large services: lists, things, parts of things, and one kind of error.
fn document(operations: usize, schemas: usize) -> Value {
    let mut paths = Map::new();
    for index in 0..operations {
        let (path, method, operation) = operation(index, schemas);
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    }
    let mut all: Map<String, Value> = (0..schemas)
        .map(|index| (name(index), schema(index, schemas)))
        .collect();
    all.insert(
        "Error".to_owned(),
        json!({"type": "object", "required": ["message"], "properties": {
            "message": {"type": "string", "description": "Why it failed."},
        }}),
    );
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Large", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": all},
    })
}

fn name(index: usize) -> String {
    format!("Thing{index}")
}

fn reference(index: usize, schemas: usize) -> Value {
    json!({"$ref": format!("#/components/schemas/{}", name(index % schemas))})
}

/// Three operations a path of things, two a path of one thing.
fn operation(index: usize, schemas: usize) -> (String, &'static str, Value) {
    let (group, kind) = (index / 4, index % 4);
    let one = json!({"name": "id", "in": "path", "required": true, "description": "Which one.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 64}});
    let query = [
        json!({"name": "limit", "in": "query", "description": "At most so many.",
            "schema": {"type": "integer", "format": "uint32", "minimum": 1}}),
        json!({"name": "order", "in": "query", "description": "Which comes first.",
            "schema": {"type": "string", "enum": ["newest", "oldest"]}}),
    ];
    let (path, method, verb, parameters) = match kind {
        0 => (format!("/things{group}"), "get", "list", json!(query)),
        1 => (format!("/things{group}"), "post", "create", json!([])),
        2 => (format!("/things{group}/{{id}}"), "get", "get", json!([one])),
        _ => (
            format!("/things{group}/{{id}}"),
            "put",
            "change",
            json!([one]),
        ),
    };
    let error = json!({"description": "Error", "content": {"application/json": {
        "schema": {"$ref": "#/components/schemas/Error"}}}});
    let mut operation = json!({
        "operationId": format!("thing{group}_{verb}"),
        "tags": [format!("part{}", group % 10)],
        "summary": format!("To {verb} things of group {group}"),
        "description": "It does what it says, once, and answers what is there afterwards.",
        "parameters": parameters,
        "responses": {
            "200": {"description": "successful operation", "content": {"application/json": {
                "schema": reference(2 * index, schemas)}}},
            "4XX": error,
            "5XX": error,
        },
    });
    if matches!(method, "post" | "put") {
        operation["requestBody"] = json!({"required": true, "content": {"application/json": {
            "schema": reference(2 * index + 1, schemas)}}});
    }
    (path, method, operation)
}

/// Eight properties of different kinds.
fn schema(index: usize, schemas: usize) -> Value {
    let described = |mut schema: Value, what: &str| {
        schema["description"] = json!(format!("The {what} of thing {index}, as it was last told."));
        schema
    };
    json!({
        "type": "object",
        "description": format!("Thing {index} of many."),
        "required": ["id", "name", "count", "kind"],
        "properties": {
            "id": described(json!({"type": "string", "format": "uuid"}), "id"),
            "name": described(json!({"type": "string", "minLength": 1, "maxLength": 200}), "name"),
            "count": described(json!({"type": "integer", "format": "uint32", "minimum": 0}), "count"),
            "kind": described(json!({"type": "string", "enum": ["small", "large", "huge"]}), "kind"),
            "ratio": described(json!({"type": "number", "format": "double"}), "ratio"),
            "ready": described(json!({"type": "boolean", "default": false}), "state"),
            "tags": described(json!({"type": "array", "items": {"type": "string"}}), "tags"),
            "next": {"description": "What comes after it.", "allOf": [reference(index + 1, schemas)]},
        },
    })
}
