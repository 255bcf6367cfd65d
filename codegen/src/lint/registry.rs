//! Rules about the registry: its entries, their attributes and variants.

use std::collections::BTreeMap;

use serde_json::Value;

use super::walk::{child, entries, list, text};
use super::{Context, fields};
use crate::config::Attribute;
use crate::names::is_type_name;
use crate::source::Kind;

pub(super) fn check(context: &mut Context<'_>) {
    let source = context.source;
    let Some(settings) = &context.config.registry else {
        return;
    };
    for (file, value) in source.of_kind(|kind| matches!(kind, Kind::Entry | Kind::Variant)) {
        object(context, file, value);
        match source.kind(file) {
            Kind::Entry => {
                title(context, file, value);
                attributes(context, file, value, &settings.attributes);
                variants(context, file, value);
            }
            _ => extensions(context, file, value),
        }
    }
    for (file, value) in source.of_kind(|kind| *kind == Kind::Schema) {
        extensions(context, file, value);
    }
}

fn object(context: &mut Context<'_>, file: &str, value: &Value) {
    if value.get("type").and_then(Value::as_str) != Some("object") {
        context.find(
            file,
            "",
            "the content is not an object",
            "write `type: object`",
        );
    }
}

fn title(context: &mut Context<'_>, file: &str, value: &Value) {
    if !text(value, "title").is_some_and(is_type_name) {
        let reason = "`title` is not the name of a Rust type";
        context.find(
            file,
            "/title",
            reason,
            "write one such as `RoomNameContent`",
        );
    }
}

/// The project's extensions mean something only on entries.
fn extensions(context: &mut Context<'_>, file: &str, value: &Value) {
    for name in ["entry", "variants"] {
        let key = context.config.extension(name);
        if value.get(&key).is_some() {
            let reason = format!("`{key}` stands outside the registry");
            context.find(file, child("", &key), reason, "take it out");
        }
    }
}

fn attributes(
    context: &mut Context<'_>,
    file: &str,
    value: &Value,
    known: &BTreeMap<String, Attribute>,
) {
    let key = context.config.extension("entry");
    let pointer = child("", &key);
    let Some(given) = value.get(&key).filter(|given| given.is_object()) else {
        return context.find(
            file,
            &pointer,
            format!("has no `{key}`"),
            "add the attributes",
        );
    };
    for (name, value) in entries(Some(given)) {
        let at = child(&pointer, name);
        let Some(attribute) = known.get(name) else {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let mend = format!("known are {}", names.join(", "));
            context.find(file, at, format!("attribute `{name}` is unknown"), mend);
            continue;
        };
        if !value
            .as_str()
            .is_some_and(|value| attribute.values.contains_key(value))
        {
            let values: Vec<&str> = attribute.values.keys().map(String::as_str).collect();
            let reason = format!("`{name}` has an unknown value");
            context.find(
                file,
                &at,
                reason,
                format!("use one of {}", values.join(", ")),
            );
        }
        if !applies(attribute, given) {
            let reason = format!("`{name}` has no meaning for this entry");
            context.find(file, at, reason, "take it out");
        }
    }
    for (name, attribute) in known {
        if applies(attribute, given) && given.get(name).is_none() {
            let values: Vec<&str> = attribute.values.keys().map(String::as_str).collect();
            let mend = format!("give it as one of {}", values.join(", "));
            context.find(
                file,
                &pointer,
                format!("attribute `{name}` is missing"),
                mend,
            );
        }
    }
}

fn applies(attribute: &Attribute, given: &Value) -> bool {
    let conditions = attribute.only_with.iter().flatten();
    conditions
        .into_iter()
        .all(|(name, value)| given.get(name).and_then(Value::as_str) == Some(value.as_str()))
}

fn variants(context: &mut Context<'_>, file: &str, value: &Value) {
    let key = context.config.extension("variants");
    let pointer = child("", &key);
    let Some(variants) = value.get(&key) else {
        return;
    };
    fields::only(context, file, &pointer, variants, &["key", "schemas"]);
    let chooser = text(variants, "key").unwrap_or_default();
    let property = value
        .get("properties")
        .and_then(|properties| properties.get(chooser));
    let required = list(value.get("required"))
        .iter()
        .any(|name| name == chooser);
    if property.is_none() || !required {
        let reason = format!("the key `{chooser}` is not a required property");
        context.find(
            file,
            child(&pointer, "key"),
            reason,
            "name a required string property",
        );
    }
    if entries(variants.get("schemas")).next().is_none() {
        context.find(
            file,
            &pointer,
            "no variant is listed",
            "list them, or take it out",
        );
    }
    for (value, variant) in entries(variants.get("schemas")) {
        if variant.get("$ref").is_none() {
            let at = child(&child(&pointer, "schemas"), value);
            let mend = "move it to `variants/` in the registry's folder and refer to that";
            context.find(file, at, "the variant is not in a file of its own", mend);
        }
    }
}
