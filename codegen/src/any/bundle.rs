//! One document from one file or many: references that leave a file, and those to anything but a
//! named schema, are followed.
//!
//! Afterwards the only references are those to `#/components/schemas/…`. Where each part came from
//! is kept, so that a finding names the file that somebody has to mend.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::files::{Files, Target};
use super::names::names_for;
use crate::model::Finding;

const SCHEMAS: &str = "/components/schemas";
/// References inside references, and values inside values, up to this depth.
const DEPTH: usize = 100;
/// Values that a document may have when all references are followed.
const SIZE: usize = 2_000_000;
/// References that may be followed, each as often as it is used.
const REFERENCES: usize = 50_000;

/// A document in one piece.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The document. References are to `#/components/schemas/…` only.
    pub document: Value,
    /// The file it was read from, as it is named in findings.
    pub file: String,
    /// What was read beside it.
    pub beside: Beside,
    /// Pointer into the document → file and pointer that it came from; a part is where the longest
    /// of the pointers above it says.
    pub(super) origins: BTreeMap<String, (String, String)>,
}

/// Files of one schema each that the document doesn't refer to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beside {
    /// The schemas, by file. References are to `#/components/schemas/…`.
    pub files: BTreeMap<String, Value>,
    /// The named schemas that only these refer to, by name; the document doesn't hold them.
    pub schemas: BTreeMap<String, Value>,
}

impl Bundle {
    /// A finding at a pointer into the document, told in terms of the file that it came from.
    pub fn finding(
        &self,
        pointer: &str,
        reason: impl Into<String>,
        mend: impl Into<String>,
    ) -> Finding {
        let mut above = pointer;
        loop {
            if let Some((file, from)) = self.origins.get(above) {
                let rest = pointer.get(above.len()..).unwrap_or_default();
                return Finding::new(file, format!("{from}{rest}"), reason, mend);
            }
            match above.rfind('/') {
                Some(at) => above = above.get(..at).unwrap_or_default(),
                None => return Finding::new(&self.file, pointer, reason, mend),
            }
        }
    }
}

/// Reads a document and everything that it refers to.
pub fn read(path: &Path) -> Result<Bundle, Vec<Finding>> {
    let (files, root) = Files::open(path).map_err(|finding| vec![finding])?;
    bundle(files, root, &[])
}

/// Makes one document of files that were read before, by name, and one schema each of those beside
/// it. What else they refer to is read from `folder`, if they lie in one.
pub fn of_tree(
    root: &str,
    tree: BTreeMap<String, Value>,
    folder: Option<&Path>,
    beside: &[&str],
) -> Result<Bundle, Vec<Finding>> {
    let folder = folder.map(Path::to_owned);
    let files = Files::of_tree(root, tree, folder).map_err(|finding| vec![finding])?;
    bundle(files, root.to_owned(), beside)
}

/// A document that is there already; references to other files are findings.
pub fn of_value(name: &str, document: Value) -> Result<Bundle, Vec<Finding>> {
    let (files, root) = Files::of_value(name, document).map_err(|finding| vec![finding])?;
    bundle(files, root, &[])
}

fn bundle(files: Files, root: String, beside: &[&str]) -> Result<Bundle, Vec<Finding>> {
    let mut bundler = Bundler {
        files,
        root: root.clone(),
        named: BTreeMap::new(),
        waiting: Vec::new(),
        origins: BTreeMap::new(),
        findings: Vec::new(),
        size: 0,
        is_too_large: false,
        inside: Vec::new(),
    };
    let document = bundler.document();
    let beside = bundler.beside(beside);
    if bundler.findings.is_empty() {
        Ok(Bundle {
            document,
            file: root,
            beside,
            origins: bundler.origins,
        })
    } else {
        bundler.findings.sort();
        bundler.findings.dedup();
        Err(bundler.findings)
    }
}

/// What a value is, which decides what a reference in it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    /// A schema: its references become those to named schemas.
    Schema,
    /// Anything else: its references give way to what they lead to.
    Other,
}

struct Bundler {
    files: Files,
    root: String,
    /// What a reference leads to → the name of the schema that it became.
    named: BTreeMap<Target, String>,
    /// Named schemas that are still to be bundled.
    waiting: Vec<(String, Target)>,
    origins: BTreeMap<String, (String, String)>,
    findings: Vec<Finding>,
    /// Values so far.
    size: usize,
    /// Whether that they are too many was said.
    is_too_large: bool,
    /// What is being put in place of a reference.
    inside: Vec<Target>,
}

impl Bundler {
    fn document(&mut self) -> Value {
        let root = Target {
            file: self.root.clone(),
            pointer: String::new(),
        };
        let Some(Value::Object(source)) = self.files.get(&root).cloned() else {
            let mend = "begin it with `openapi: 3.0.3`, `info` and `paths`";
            self.find(&root, "is not an object", mend);
            return Value::Null;
        };
        self.begin(source.get("components"));
        let mut document = Map::new();
        for (key, value) in &source {
            let at = root.child(key);
            let bundled = match key.as_str() {
                "paths" => self.walk(value, &at, &format!("/{}", step(key)), Is::Other, 0),
                "components" => components(value),
                _ => value.clone(),
            };
            document.insert(key.clone(), bundled);
        }
        let schemas = self.waiting_schemas();
        if !schemas.is_empty() {
            let components = document.entry("components").or_insert_with(|| json!({}));
            if let Value::Object(components) = components {
                let schemas = schemas.into_iter().collect();
                components.insert("schemas".to_owned(), Value::Object(schemas));
            }
        }
        Value::Object(document)
    }

    /// The schemas that were referred to since the last time, and those that they refer to.
    fn waiting_schemas(&mut self) -> BTreeMap<String, Value> {
        let mut schemas = BTreeMap::new();
        while let Some((name, target)) = self.waiting.pop() {
            let Some(value) = self.files.get(&target).cloned() else {
                continue;
            };
            let to = format!("{SCHEMAS}/{}", step(&name));
            self.origins
                .insert(to.clone(), (target.file.clone(), target.pointer.clone()));
            let schema = self.walk(&value, &target, &to, Is::Schema, 0);
            schemas.insert(name, schema);
        }
        schemas
    }

    /// The files beside the document. They come after it, so that it holds only what is its own.
    fn beside(&mut self, names: &[&str]) -> Beside {
        let mut files = BTreeMap::new();
        for name in names {
            let target = Target {
                file: (*name).to_owned(),
                pointer: String::new(),
            };
            if let Some(value) = self.files.get(&target).cloned() {
                let schema = self.walk(&value, &target, name, Is::Schema, 0);
                files.insert(target.file, schema);
            }
        }
        Beside {
            files,
            schemas: self.waiting_schemas(),
        }
    }

    /// The names of the schemas that the document names itself. One that is nothing but a reference
    /// to another file gives its name to what is there.
    fn begin(&mut self, components: Option<&Value>) {
        let root = self.root.clone();
        let schemas = components.and_then(|components| components.get("schemas"));
        for (name, schema) in schemas.and_then(Value::as_object).into_iter().flatten() {
            let own = Target {
                file: root.clone(),
                pointer: format!("{SCHEMAS}/{}", step(name)),
            };
            self.named.insert(own.clone(), name.clone());
            let elsewhere = schema
                .get("$ref")
                .and_then(Value::as_str)
                .filter(|reference| !reference.starts_with('#'))
                .and_then(|reference| self.follow(&own, reference));
            let target = match elsewhere {
                Some(target) if !self.named.contains_key(&target) => {
                    self.named.insert(target.clone(), name.clone());
                    target
                }
                _ => own,
            };
            self.waiting.push((name.clone(), target));
        }
    }

    fn walk(&mut self, value: &Value, from: &Target, to: &str, is: Is, depth: usize) -> Value {
        if self.is_beyond(1, from) {
            return Value::Null;
        }
        if depth > DEPTH {
            let mend = "name the inner parts in `components/schemas`";
            self.find(from, "is nested too deeply", mend);
            return Value::Null;
        }
        let map = match value {
            Value::Object(map) => map,
            Value::Array(items) => {
                let walked = items.iter().enumerate().map(|(at, item)| {
                    let key = at.to_string();
                    self.walk(
                        item,
                        &from.child(&key),
                        &format!("{to}/{key}"),
                        is,
                        depth + 1,
                    )
                });
                return walked.collect();
            }
            scalar => return scalar.clone(),
        };
        if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
            return self.reference(reference, from, to, is, depth);
        }
        let mut result = Map::new();
        for (key, child) in map {
            let (from, to) = (from.child(key), format!("{to}/{}", step(key)));
            let walked = match (is, key.as_str(), child) {
                // Plain data, in which a key `$ref` means nothing.
                (_, "example" | "examples", data)
                | (Is::Schema, "default" | "enum" | "const", data) => data.clone(),
                (_, key, data) if key.starts_with("x-") => data.clone(),
                // A property may bear the name of a keyword.
                (Is::Schema, "properties" | "patternProperties", Value::Object(properties)) => {
                    let each = properties.iter().map(|(name, schema)| {
                        let to = format!("{to}/{}", step(name));
                        let schema = self.walk(schema, &from.child(name), &to, is, depth + 1);
                        (name.clone(), schema)
                    });
                    Value::Object(each.collect())
                }
                (Is::Schema, "discriminator" | "externalDocs" | "xml", data) => data.clone(),
                (Is::Other, "schema", schema) => {
                    self.walk(schema, &from, &to, Is::Schema, depth + 1)
                }
                (_, _, child) => self.walk(child, &from, &to, is, depth + 1),
            };
            result.insert(key.clone(), walked);
        }
        Value::Object(result)
    }

    fn reference(
        &mut self,
        reference: &str,
        from: &Target,
        to: &str,
        is: Is,
        depth: usize,
    ) -> Value {
        let Some(target) = self.follow(from, reference) else {
            return Value::Null;
        };
        if is == Is::Schema {
            let name = self.name(&target);
            return json!({ "$ref": format!("#{SCHEMAS}/{name}") });
        }
        let above = |outer: &Target| {
            outer.file == target.file
                && (outer.pointer == target.pointer
                    || outer.pointer.starts_with(&format!("{}/", target.pointer)))
        };
        if above(from) || self.inside.iter().any(above) {
            let mend = "let it stand for something that doesn't hold the reference";
            self.find(from, format!("`{reference}` refers to itself"), mend);
            return Value::Null;
        }
        if self.is_beyond(SIZE / REFERENCES, from) {
            return Value::Null;
        }
        let Some(value) = self.files.get(&target).cloned() else {
            return Value::Null;
        };
        self.origins
            .insert(to.to_owned(), (target.file.clone(), target.pointer.clone()));
        self.inside.push(target.clone());
        let walked = self.walk(&value, &target, to, is, depth + 1);
        self.inside.pop();
        walked
    }

    /// Whether the document has become too large with so many values more, which is said once.
    fn is_beyond(&mut self, more: usize, at: &Target) -> bool {
        self.size = self.size.saturating_add(more);
        let beyond = self.size > SIZE;
        if beyond && !self.is_too_large {
            self.is_too_large = true;
            let reason = "refers to more than a document can hold";
            let mend = "name what is used often in `components/schemas`";
            self.find(at, reason, mend);
        }
        beyond
    }

    /// What a reference leads to; a finding if it leads nowhere.
    fn follow(&mut self, from: &Target, reference: &str) -> Option<Target> {
        match self.files.follow(from, reference) {
            Ok(target) => Some(target),
            Err((reason, mend)) => {
                self.find(&from.child("$ref"), reason, mend);
                None
            }
        }
    }

    /// The name of the schema that stands at a place.
    fn name(&mut self, target: &Target) -> String {
        if let Some(name) = self.named.get(target) {
            return name.clone();
        }
        let wanted = names_for(target);
        let taken = |name: &String| self.named.values().any(|other| other == name);
        let name = wanted.iter().find(|name| !taken(name)).cloned();
        let name = name.unwrap_or_else(|| {
            let mend = "give it a name of its own in `components/schemas` of the document";
            let reason = format!("every name for it is taken: {}", wanted.join(", "));
            self.find(target, reason, mend);
            wanted.first().cloned().unwrap_or_default()
        });
        self.named.insert(target.clone(), name.clone());
        self.waiting.push((name.clone(), target.clone()));
        name
    }

    fn find(&mut self, at: &Target, reason: impl Into<String>, mend: impl Into<String>) {
        self.findings
            .push(Finding::new(&at.file, &at.pointer, reason, mend));
    }
}

/// The components that stay: the schemas are added later, what is referred to elsewhere stands
/// where it is used.
fn components(value: &Value) -> Value {
    let kept = value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| *key == "securitySchemes" || key.starts_with("x-"));
    Value::Object(
        kept.map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}

/// A step of a JSON pointer.
pub(crate) fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
