//! Rules about objects and maps.

use serde_json::Value;

use super::Context;
use super::walk::{Place, Site, child, entries, list, schema_sites};

pub(super) fn check(context: &mut Context<'_>) {
    for site in schema_sites(context.source) {
        if site.text("type") == Some("object") {
            rest(context, &site);
            inline(context, &site);
        } else if site.get("properties").is_some() || site.get("additionalProperties").is_some() {
            let reason = "has properties but is not an object";
            context.find(site.file, &site.pointer, reason, "write `type: object`");
        }
        required(context, &site);
    }
}

/// What an object keeps of what it doesn't know, and what a map holds.
fn rest(context: &mut Context<'_>, site: &Site<'_>) {
    let at = site.at("additionalProperties");
    let has_properties = entries(site.get("properties")).next().is_some();
    match site.get("additionalProperties") {
        None | Some(Value::Bool(_)) => {
            let reason = "what the object doesn't know is lost or refused";
            let mend = "write `additionalProperties: {}`, or the schema of a map's values";
            context.find(site.file, at, reason, mend);
        }
        Some(Value::Object(map)) => {
            if has_properties && !map.is_empty() {
                let reason = "an object has both properties and a schema for the rest";
                context.find(site.file, at, reason, "write `additionalProperties: {}`");
            }
        }
        Some(_) => context.find(site.file, at, "is not a schema", "write `{}`"),
    }
}

fn inline(context: &mut Context<'_>, site: &Site<'_>) {
    if site.place != Place::Named && site.get("properties").is_some() {
        let mend = "move it to a file in `schemas/` and refer to that";
        context.find(
            site.file,
            &site.pointer,
            "an object with properties has no name",
            mend,
        );
    }
    let inner = site
        .get("additionalProperties")
        .and_then(|value| value.get("type"));
    if matches!(inner.and_then(Value::as_str), Some("array" | "object")) {
        let reason = "the values of the map are inline lists or objects";
        let mend = "name them in `schemas/` and refer to that";
        context.find(site.file, site.at("additionalProperties"), reason, mend);
    }
}

fn required(context: &mut Context<'_>, site: &Site<'_>) {
    let Some(names) = site.get("required") else {
        return;
    };
    if !names.is_array() || list(Some(names)).is_empty() {
        let mend = "list the names, or take it out";
        context.find(
            site.file,
            site.at("required"),
            "`required` is not a list of names",
            mend,
        );
    }
    let mut seen = Vec::new();
    for (at, name) in list(Some(names)).iter().enumerate() {
        let pointer = child(&site.at("required"), &at.to_string());
        let Some(name) = name.as_str() else {
            context.find(
                site.file,
                pointer,
                "is not a name",
                "write a property's name",
            );
            continue;
        };
        if seen.contains(&name) {
            let reason = format!("`{name}` is required twice");
            context.find(site.file, &pointer, reason, "take one out");
        }
        seen.push(name);
        let property = site
            .get("properties")
            .and_then(|properties| properties.get(name));
        match property {
            None => {
                let reason = format!("`{name}` is required but not a property");
                context.find(
                    site.file,
                    pointer,
                    reason,
                    "add the property, or mend the name",
                );
            }
            Some(property) if property.get("default").is_some() => {
                let reason = format!("`{name}` is required but has a default");
                context.find(site.file, pointer, reason, "take out one of the two");
            }
            Some(_) => {}
        }
    }
}
