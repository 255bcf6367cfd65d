//! Ways through the source tree that several rules take.

use serde_json::Value;

use crate::source::{Kind, Source};

/// Where a schema stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A file of its own: a schema, a registry entry or a variant.
    Named,
    /// A property of an object.
    Property,
    /// The items of a list.
    Items,
    /// The values of a map.
    MapValue,
    /// A parameter or a header.
    Parameter,
    /// A request or response body.
    Body,
}

/// A schema and where it stands.
pub(super) struct Site<'a> {
    /// The file.
    pub file: &'a str,
    /// JSON pointer in it.
    pub pointer: String,
    /// The schema.
    pub schema: &'a Value,
    /// Its place.
    pub place: Place,
}

impl Site<'_> {
    /// A keyword's value.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.schema.get(key)
    }

    /// A keyword's value as text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::as_str)
    }

    /// The pointer of a keyword.
    pub(super) fn at(&self, key: &str) -> String {
        child(&self.pointer, key)
    }
}

/// A pointer one step further.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Every schema of the source, at every depth.
pub(super) fn schema_sites(source: &Source) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    for (file, value) in &source.files {
        match source.kind(file) {
            Kind::Schema | Kind::Entry | Kind::Variant => {
                descend(file, String::new(), value, Place::Named, &mut sites);
            }
            Kind::Parameter | Kind::Header => parameter(file, "", value, &mut sites),
            Kind::Response => bodies(file, "", value, &mut sites),
            Kind::Operation { .. } => operation(file, value, &mut sites),
            _ => {}
        }
    }
    sites
}

fn operation<'a>(file: &'a str, value: &'a Value, sites: &mut Vec<Site<'a>>) {
    for (at, inline) in list(value.get("parameters")).iter().enumerate() {
        parameter(file, &format!("/parameters/{at}"), inline, sites);
    }
    if let Some(body) = value.get("requestBody") {
        bodies(file, "/requestBody", body, sites);
    }
    for (status, response) in entries(value.get("responses")) {
        bodies(file, &child("/responses", status), response, sites);
    }
}

fn parameter<'a>(file: &'a str, pointer: &str, value: &'a Value, sites: &mut Vec<Site<'a>>) {
    if let Some(schema) = value.get("schema") {
        descend(
            file,
            child(pointer, "schema"),
            schema,
            Place::Parameter,
            sites,
        );
    }
}

fn bodies<'a>(file: &'a str, pointer: &str, value: &'a Value, sites: &mut Vec<Site<'a>>) {
    for (name, header) in entries(value.get("headers")) {
        parameter(
            file,
            &child(&child(pointer, "headers"), name),
            header,
            sites,
        );
    }
    for (media, content) in entries(value.get("content")) {
        if let Some(schema) = content.get("schema") {
            let at = child(&child(&child(pointer, "content"), media), "schema");
            descend(file, at, schema, Place::Body, sites);
        }
    }
}

fn descend<'a>(
    file: &'a str,
    pointer: String,
    schema: &'a Value,
    place: Place,
    sites: &mut Vec<Site<'a>>,
) {
    for (name, property) in entries(schema.get("properties")) {
        let at = child(&child(&pointer, "properties"), name);
        descend(file, at, property, Place::Property, sites);
    }
    if let Some(items) = schema.get("items") {
        descend(file, child(&pointer, "items"), items, Place::Items, sites);
    }
    if let Some(value @ Value::Object(map)) = schema.get("additionalProperties")
        && !map.is_empty()
    {
        descend(
            file,
            child(&pointer, "additionalProperties"),
            value,
            Place::MapValue,
            sites,
        );
    }
    sites.push(Site {
        file,
        pointer,
        schema,
        place,
    });
}

/// The entries of an object; none of anything else.
pub(super) fn entries(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}

/// The items of a list; none of anything else.
pub(super) fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text, if there is one that isn't blank.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value
        .get(key)
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty())
}
