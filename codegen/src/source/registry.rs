//! The registry: the entries and their variants, read from the files beside the document.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Kind, Source, resolve, stem};
use crate::any::bundle::Bundle;
use crate::config::Config;
use crate::model::{RegistryEntry, Variant, Variants};

/// The entries, by name.
pub fn read(source: &Source, bundle: &Bundle, config: &Config) -> Vec<RegistryEntry> {
    let files = bundle.beside.files.iter();
    files
        .filter(|(file, _)| source.kind(file) == Kind::Entry)
        .map(|(file, schema)| RegistryEntry {
            name: stem(file).to_owned(),
            title: title(file, schema),
            schema: without_extensions(schema, config),
            attributes: attributes(schema, config),
            variants: variants(bundle, file, schema, config),
            file: file.clone(),
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

fn variants(bundle: &Bundle, file: &str, value: &Value, config: &Config) -> Option<Variants> {
    let variants = value.get(config.extension("variants"))?;
    let listed = variants.get("schemas")?.as_object()?;
    let schemas = listed.iter().filter_map(|(key, reference)| {
        let target = resolve(file, reference.get("$ref")?.as_str()?)?;
        let schema = bundle.beside.files.get(&target)?;
        let variant = Variant {
            title: title(&target, schema),
            schema: without_extensions(schema, config),
        };
        Some((key.clone(), variant))
    });
    Some(Variants {
        key: variants.get("key")?.as_str()?.to_owned(),
        schemas: schemas.collect(),
    })
}

fn without_extensions(value: &Value, config: &Config) -> Value {
    let mut value = value.clone();
    if let Value::Object(map) = &mut value {
        map.retain(|key, _| !key.starts_with(&config.extension_prefix));
    }
    value
}
