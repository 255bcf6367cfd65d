//! Rules about names that meet in Rust, and about names in the configuration that match nothing.

use std::collections::BTreeMap;

use super::Context;
use super::walk::{child, entries, list, schema_sites, text};
use crate::names::{is_snake_name, is_type_name, pascal, snake};
use crate::source::{Kind, stem};

/// Names that generated code uses unqualified.
const TAKEN: [&str; 12] = [
    "Box",
    "Client",
    "ClientHooks",
    "Err",
    "Error",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

pub(super) fn check(context: &mut Context<'_>) {
    types(context);
    areas(context);
    properties(context);
    configured(context);
}

fn types(context: &mut Context<'_>) {
    let source = context.source;
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (file, value) in &source.files {
        let (name, pointer) = match source.kind(file) {
            Kind::Schema => (stem(file), ""),
            Kind::Entry | Kind::Variant => match text(value, "title") {
                Some(title) => (title, "/title"),
                None => (stem(file), ""),
            },
            _ => continue,
        };
        if !is_type_name(name) || TAKEN.contains(&name) {
            let reason = format!("`{name}` can't be the name of a type in Rust");
            context.find(file, pointer, reason, "use another in upper camel case");
        }
        // Letters of either case are one: files and modules live on disks that can't tell them
        // apart.
        if let Some(other) = seen.insert(name.to_lowercase(), file) {
            let reason = format!("the type `{name}` is also that of `{other}`");
            context.find(file, pointer, reason, "rename one of them");
        }
        if source.kind(file) == Kind::Variant && name != stem(file) {
            let reason = format!("the title `{name}` is not the file's name");
            context.find(file, pointer, reason, "rename the file or the title");
        }
    }
}

fn areas(context: &mut Context<'_>) {
    let source = context.source;
    for (file, _) in source.operations() {
        if let Kind::Operation { area } = source.kind(file)
            && !is_snake_name(area)
        {
            let reason = format!("folder `{area}` can't be the name of a module");
            context.find(file, "", reason, "rename it in snake case");
        }
    }
}

fn properties(context: &mut Context<'_>) {
    for site in schema_sites(context.source) {
        let mut fields: BTreeMap<String, &str> = BTreeMap::new();
        if site.get("additionalProperties").is_some() && site.get("properties").is_some() {
            fields.insert("extra".to_owned(), "the field for unknown properties");
        }
        for (name, _) in entries(site.get("properties")) {
            let at = child(&site.at("properties"), name);
            if pascal(name).is_empty() {
                let reason = format!("property `{name}` has no letters for a field's name");
                context.find(site.file, at, reason, "rename it");
            } else if let Some(other) = fields.insert(snake(name), name) {
                let reason = format!("property `{name}` clashes with `{other}` in Rust");
                context.find(site.file, at, reason, "rename one of them");
            }
        }
        let mut variants: BTreeMap<String, &str> = BTreeMap::new();
        for (at, value) in list(site.get("enum")).iter().enumerate() {
            let Some(value) = value.as_str() else {
                continue;
            };
            let pointer = format!("{}/{at}", site.at("enum"));
            if pascal(value).is_empty() {
                let reason = format!("value `{value}` has no letters for a variant's name");
                context.find(site.file, pointer, reason, "use an open string");
            } else if let Some(other) = variants.insert(pascal(value), value) {
                let reason = format!("value `{value}` clashes with `{other}` in Rust");
                context.find(site.file, pointer, reason, "use an open string");
            }
        }
    }
}

/// A rule of the configuration that never fires is a mistake in one of the two.
fn configured(context: &mut Context<'_>) {
    let source = context.source;
    let config = context.config;
    for name in config.replace.keys() {
        if !source.files.contains_key(&format!("schemas/{name}.yaml")) {
            let reason = format!("`{name}` is replaced, but there is no such schema");
            context.find(
                "generate.toml",
                child("/replace", name),
                reason,
                "take it out",
            );
        }
    }
    let ids: Vec<&str> = source
        .operations()
        .filter_map(|(_, value)| value.get("operationId")?.as_str())
        .collect();
    for name in &config.lint.verbless {
        if !ids.contains(&name.as_str()) {
            let reason = format!("there is no operation `{name}`");
            context.find("generate.toml", "/lint/verbless", reason, "take it out");
        }
    }
    for id in config.not_implemented_ids().unwrap_or_default() {
        if !ids.contains(&id.as_str()) {
            let list = config
                .not_implemented
                .as_ref()
                .map(|path| path.display().to_string());
            let reason = format!("there is no operation `{id}`");
            context.find(
                &list.unwrap_or_default(),
                "",
                reason,
                "take it out of the list",
            );
        }
    }
    if let Some(registry) = &config.registry
        && source.of_kind(|kind| *kind == Kind::Entry).next().is_none()
    {
        let reason = format!("the registry `{}` has no entry", registry.folder.display());
        context.find(
            "generate.toml",
            "/registry",
            reason,
            "add one, or take out the registry",
        );
    }
}
