//! The products that aren't Rust: the bundled document, the registry and the list of operations.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::json_schema::self_contained_with_prose;
use crate::model::{Document, Finding, OutputFile, RegistryEntry};
use crate::ops;

/// `openapi.json`, the registry's list and `operations.txt`, in memory.
pub fn all(document: &Document, config: &Config) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let Some(folder) = &config.output.document else {
        return Ok(Vec::new());
    };
    let folder = config.resolve(folder);
    let unimplemented = config.not_implemented_ids().map_err(|error| {
        let list = config.not_implemented.clone().unwrap_or_default();
        let reason = format!("can't be read: {error}");
        vec![Finding::new(
            list.to_string_lossy(),
            "",
            reason,
            "make it readable",
        )]
    })?;
    let mut files = vec![
        OutputFile {
            path: folder.join("openapi.json"),
            text: pretty(&document.openapi),
        },
        OutputFile {
            path: folder.join("operations.txt"),
            text: ops::list(document, &unimplemented),
        },
    ];
    if let Some(settings) = &config.registry {
        files.push(OutputFile {
            path: folder.join(&settings.file),
            text: pretty(&registry(document)),
        });
    }
    Ok(files)
}

/// The registry by entry name: attributes, title, a self-contained schema, and the variants with
/// theirs.
pub fn registry(document: &Document) -> Value {
    let components = document.all_schemas();
    let entries = document.registry.iter();
    entries
        .map(|entry| (entry.name.clone(), registry_entry(entry, &components)))
        .collect()
}

fn registry_entry(entry: &RegistryEntry, components: &BTreeMap<String, Value>) -> Value {
    let contained = |schema| self_contained_with_prose(schema, components);
    let mut result = Map::new();
    for (key, value) in &entry.attributes {
        result.insert(key.clone(), json!(value));
    }
    result.insert("title".to_owned(), json!(entry.title));
    result.insert("schema".to_owned(), contained(&entry.schema));
    if let Some(variants) = &entry.variants {
        let schemas: Map<String, Value> = variants
            .schemas
            .iter()
            .map(|(value, variant)| {
                let variant =
                    json!({ "title": variant.title, "schema": contained(&variant.schema) });
                (value.clone(), variant)
            })
            .collect();
        result.insert(
            "variants".to_owned(),
            json!({ "key": variants.key, "schemas": schemas }),
        );
    }
    Value::Object(result)
}

/// JSON for people: sorted keys, two spaces, a newline at the end.
pub fn pretty(value: &Value) -> String {
    // `{:#}` of a value prints it with two spaces and can't fail.
    format!("{:#}\n", Sorted(value).value())
}

/// Sorts keys also when some crate of the build turns on `serde_json`'s insertion order.
struct Sorted<'a>(&'a Value);

impl Sorted<'_> {
    fn value(&self) -> Value {
        match self.0 {
            Value::Object(map) => {
                let sorted: BTreeMap<&String, &Value> = map.iter().collect();
                let entries = sorted.into_iter();
                entries
                    .map(|(key, value)| (key.clone(), Sorted(value).value()))
                    .collect()
            }
            Value::Array(items) => items.iter().map(|item| Sorted(item).value()).collect(),
            scalar => scalar.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_sorted_and_ends_in_a_newline() {
        assert_eq!(
            pretty(&json!({"b": [1], "a": {}})),
            "{\n  \"a\": {},\n  \"b\": [\n    1\n  ]\n}\n"
        );
    }
}
