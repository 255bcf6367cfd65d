//! Which file a named schema belongs to.
//!
//! A schema that the operations of one area alone reach stands in that area's file, one that several reach in `common`, and
//! what only the registry reaches in `contents`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Input;
use crate::json_schema::references;
use crate::model::{Operation, Success};
use crate::names;

/// The file of what several areas share.
pub(crate) const COMMON: &str = "common";
/// The file of what only the registry reaches.
pub(crate) const CONTENTS: &str = "contents";

/// The module of each schema of the HTTP document, by the schema's name.
pub(crate) fn modules(input: &Input<'_>) -> BTreeMap<String, String> {
    let schemas = input.document.http_schemas();
    let mut areas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for operation in &input.document.operations {
        for name in reached(direct(operation), &schemas) {
            areas
                .entry(name)
                .or_default()
                .insert(names::snake(&operation.area));
        }
    }
    let mut modules = BTreeMap::new();
    for name in schemas.keys() {
        let of = areas.get(name).into_iter().flatten().collect::<Vec<_>>();
        let module = match of.as_slice() {
            [one] => (*one).clone(),
            _ => COMMON.to_owned(),
        };
        modules.insert(name.clone(), module);
    }
    modules
}

fn direct(operation: &Operation) -> BTreeSet<String> {
    let mut names = BTreeSet::from([operation.error_schema.clone()]);
    names.extend(
        operation
            .body
            .iter()
            .filter_map(|body| body.schema_name.clone()),
    );
    if let Success::Json(name) = &operation.success {
        names.insert(name.clone());
    }
    let params = [
        &operation.path_params,
        &operation.query_params,
        &operation.header_params,
    ];
    for parameter in params.into_iter().flatten() {
        names.extend(references(&parameter.schema));
    }
    for header in &operation.response_headers {
        names.extend(references(&header.schema));
    }
    names
}

fn reached(from: BTreeSet<String>, schemas: &BTreeMap<String, Value>) -> BTreeSet<String> {
    let mut waiting = from;
    let mut done = BTreeSet::new();
    while let Some(name) = waiting.pop_first() {
        if let Some(schema) = schemas.get(&name) {
            waiting.extend(
                references(schema)
                    .into_iter()
                    .filter(|next| !done.contains(next)),
            );
        }
        done.insert(name);
    }
    done
}
