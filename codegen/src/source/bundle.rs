//! One document from the tree: references to files become references to components, parameters and
//! headers are put in place, examples are attached.
//!
//! Expects a source without findings; what it still can't make sense of becomes a finding, never a
//! panic.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{Kind, Source, examples, operation, resolve, stem};
use crate::config::Config;
use crate::json_schema::references;
use crate::model::{Document, Finding, Operation, RegistryEntry, Variant, Variants};

/// Bundles a checked source.
pub fn bundle(source: &Source, config: &Config) -> Result<Document, Vec<Finding>> {
    let root = source.files.get(&source.root).cloned().unwrap_or_default();
    let schemas = bundled_schemas(source);
    let (paths, mut operations) = bundled_paths(source, config)?;
    sort_by_area(&mut operations, &root);

    let responses: Map<String, Value> = source
        .of_kind(|kind| *kind == Kind::Response)
        .map(|(file, value)| (stem(file).to_owned(), rewritten(source, file, value)))
        .collect();
    let registry = registry(source, config);
    let responses = Value::Object(responses);
    let from_http = reachable(&schemas, [&paths, &responses]);
    let entries = registry.iter().flat_map(schemas_of_entry);
    let from_registry = reachable(&schemas, entries);

    let mut openapi = root.as_object().cloned().unwrap_or_default();
    openapi.insert("paths".to_owned(), paths);
    let components = openapi.entry("components").or_insert_with(|| json!({}));
    if let Value::Object(components) = components {
        let schemas = pick(&schemas, &from_http).into_iter().collect();
        components.insert("schemas".to_owned(), Value::Object(schemas));
        components.insert("responses".to_owned(), responses);
    }
    let only_registry = from_registry.difference(&from_http).cloned().collect();
    Ok(Document {
        openapi: Value::Object(openapi),
        operations,
        registry,
        registry_schemas: pick(&schemas, &only_registry),
    })
}

fn bundled_schemas(source: &Source) -> BTreeMap<String, Value> {
    source
        .of_kind(|kind| *kind == Kind::Schema)
        .map(|(file, value)| (stem(file).to_owned(), rewritten(source, file, value)))
        .collect()
}

fn bundled_paths(
    source: &Source,
    config: &Config,
) -> Result<(Value, Vec<Operation>), Vec<Finding>> {
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut operations = Vec::new();
    let mut findings = Vec::new();
    for route in source.routes() {
        let Some(value) = source.files.get(&route.file) else {
            continue;
        };
        let mut bundled = rewritten(source, &route.file, value);
        match operation::read(&route, &bundled, source, config) {
            Ok(operation) => operations.push(operation),
            Err(finding) => findings.push(finding),
        }
        let cases = examples::of_operation(source, stem(&route.file));
        examples::attach(&mut bundled, &cases, &config.extension("refusals"));
        let item = paths.entry(route.path.to_owned()).or_default();
        item.insert(route.method.to_owned(), bundled);
    }
    if findings.is_empty() {
        Ok((json!(paths), operations))
    } else {
        Err(findings)
    }
}

fn sort_by_area(operations: &mut [Operation], root: &Value) {
    let tags = root
        .get("tags")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let rank: BTreeMap<&str, usize> = tags
        .iter()
        .enumerate()
        .filter_map(|(at, tag)| Some((tag.get("name")?.as_str()?, at)))
        .collect();
    operations.sort_by_cached_key(|operation| {
        let at = rank
            .get(operation.area.as_str())
            .copied()
            .unwrap_or(usize::MAX);
        (at, operation.area.clone(), operation.id.clone())
    });
}

/// A value with its file references replaced: schemas and responses by references to components,
/// parameters and headers by their own text.
fn rewritten(source: &Source, file: &str, value: &Value) -> Value {
    let Value::Object(map) = value else {
        return match value {
            Value::Array(items) => items
                .iter()
                .map(|item| rewritten(source, file, item))
                .collect(),
            scalar => scalar.clone(),
        };
    };
    if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
        return rewritten_reference(source, file, reference);
    }
    let entries = map.iter().map(|(key, child)| {
        let child = match (key.as_str(), child) {
            // Plain data, in which a key `$ref` means nothing.
            ("example" | "default" | "enum", data) => data.clone(),
            // A property may bear the name of a keyword.
            ("properties", Value::Object(properties)) => properties
                .iter()
                .map(|(name, schema)| (name.clone(), rewritten(source, file, schema)))
                .collect(),
            (_, child) => rewritten(source, file, child),
        };
        (key.clone(), child)
    });
    Value::Object(entries.collect())
}

fn rewritten_reference(source: &Source, file: &str, reference: &str) -> Value {
    let Some(target) = resolve(file, reference) else {
        return json!({ "$ref": reference });
    };
    match source.kind(&target) {
        Kind::Response => json!({ "$ref": format!("#/components/responses/{}", stem(&target)) }),
        Kind::Parameter | Kind::Header => source
            .files
            .get(&target)
            .map_or(Value::Null, |value| rewritten(source, &target, value)),
        _ => json!({ "$ref": format!("#/components/schemas/{}", stem(&target)) }),
    }
}

fn registry(source: &Source, config: &Config) -> Vec<RegistryEntry> {
    source
        .of_kind(|kind| *kind == Kind::Entry)
        .map(|(file, value)| RegistryEntry {
            name: stem(file).to_owned(),
            title: title(file, value),
            schema: without_extensions(rewritten(source, file, value), config),
            attributes: attributes(value, config),
            variants: variants(source, file, value, config),
            file: file.to_owned(),
        })
        .collect()
}

fn title(file: &str, value: &Value) -> String {
    let title = value.get("title").and_then(Value::as_str);
    title.unwrap_or(stem(file)).to_owned()
}

fn attributes(value: &Value, config: &Config) -> BTreeMap<String, String> {
    let entry = value
        .get(config.extension("entry"))
        .and_then(Value::as_object);
    let pairs = entry.into_iter().flatten();
    pairs
        .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
        .collect()
}

fn variants(source: &Source, file: &str, value: &Value, config: &Config) -> Option<Variants> {
    let variants = value.get(config.extension("variants"))?;
    let listed = variants.get("schemas")?.as_object()?;
    let schemas = listed.iter().filter_map(|(key, reference)| {
        let (target, schema) = source.follow(file, reference.get("$ref")?.as_str()?)?;
        let schema = without_extensions(rewritten(source, target, schema), config);
        Some((
            key.clone(),
            Variant {
                title: title(target, &schema),
                schema,
            },
        ))
    });
    Some(Variants {
        key: variants.get("key")?.as_str()?.to_owned(),
        schemas: schemas.collect(),
    })
}

fn without_extensions(mut value: Value, config: &Config) -> Value {
    if let Value::Object(map) = &mut value {
        map.retain(|key, _| !key.starts_with(&config.extension_prefix));
    }
    value
}

fn schemas_of_entry(entry: &RegistryEntry) -> Vec<&Value> {
    let variants = entry
        .variants
        .iter()
        .flat_map(|variants| variants.schemas.values());
    std::iter::once(&entry.schema)
        .chain(variants.map(|variant| &variant.schema))
        .collect()
}

/// The names of all schemas that can be reached from these values.
fn reachable<'a>(
    schemas: &BTreeMap<String, Value>,
    from: impl IntoIterator<Item = &'a Value>,
) -> BTreeSet<String> {
    let mut waiting: BTreeSet<String> = from.into_iter().flat_map(references).collect();
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop_first() {
        if let Some(schema) = schemas.get(&name)
            && seen.insert(name)
        {
            waiting.extend(references(schema));
        }
    }
    seen
}

fn pick(schemas: &BTreeMap<String, Value>, names: &BTreeSet<String>) -> BTreeMap<String, Value> {
    let wanted = schemas.iter().filter(|(name, _)| names.contains(*name));
    wanted
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect()
}
