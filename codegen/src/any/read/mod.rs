//! From the document in one piece to what the emitters read.
//!
//! Whatever dropshot has no words for, and no words near enough, is a finding; all of them come at
//! once. What it merely can't repeat in its own document (examples, servers, security) is not: the
//! round trip tells of that.

mod answer;
mod names;
mod operation;
mod parameters;
mod router;

pub(crate) use parameters::object;

use std::collections::BTreeMap;

use serde_json::Value;

use super::bundle::{Bundle, step};
use super::model::{Api, Kind, Tag, Type};
use super::schema;
use crate::model::Finding;
use crate::names::pascal;

/// Reads a document, or says everything that is in the way.
pub(super) fn read(bundle: Bundle) -> Result<Api, Vec<Finding>> {
    let mut reader = Reader {
        bundle: &bundle,
        types: BTreeMap::new(),
        by_schema: BTreeMap::new(),
        findings: Vec::new(),
    };
    reader.version_of_openapi();
    let (title, version) = reader.info();
    reader.named_schemas();
    let tags = reader.tags();
    let operations = reader.operations();
    router::check(&mut reader, &operations);
    let Reader {
        types,
        mut findings,
        ..
    } = reader;
    if !findings.is_empty() {
        findings.sort();
        findings.dedup();
        return Err(findings);
    }
    Ok(Api {
        bundle,
        title,
        version,
        tags,
        operations,
        types,
    })
}

/// What reads, and what it has found.
struct Reader<'a> {
    bundle: &'a Bundle,
    types: BTreeMap<String, Type>,
    /// The name of a named schema → that of its type.
    by_schema: BTreeMap<String, String>,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    fn find(&mut self, pointer: &str, reason: impl Into<String>, mend: impl Into<String>) {
        self.findings
            .push(self.bundle.finding(pointer, reason, mend));
    }

    fn get(&self, pointer: &str) -> Option<&'a Value> {
        self.bundle.document.pointer(pointer)
    }

    /// The entries of an object; a finding if it is something else.
    fn entries(&mut self, pointer: &str) -> Vec<(&'a String, &'a Value)> {
        match self.get(pointer) {
            Some(Value::Object(map)) => map.iter().collect(),
            None | Some(Value::Null) => Vec::new(),
            Some(_) => {
                self.find(pointer, "is not an object", "write it as one");
                Vec::new()
            }
        }
    }

    /// A text; a finding if it is something else.
    fn text(&mut self, pointer: &str) -> Option<&'a str> {
        match self.get(pointer) {
            Some(Value::String(text)) => Some(text),
            None | Some(Value::Null) => None,
            Some(_) => {
                self.find(pointer, "is not a text", "put it in quotes");
                None
            }
        }
    }

    /// A text that must be there.
    fn needed(&mut self, pointer: &str) -> &'a str {
        let key = pointer.rsplit('/').next().unwrap_or_default();
        match self.get(pointer) {
            Some(Value::String(text)) => text,
            Some(_) => {
                self.find(pointer, "is not a text", "put it in quotes");
                ""
            }
            None => {
                let above = pointer.rfind('/').and_then(|at| pointer.get(..at));
                self.find(
                    above.unwrap_or_default(),
                    format!("has no `{key}`"),
                    "add it",
                );
                ""
            }
        }
    }

    fn version_of_openapi(&mut self) {
        if let Some(version) = self.get("/swagger") {
            let reason = format!("is Swagger {version}, not OpenAPI 3.0");
            self.find(
                "/swagger",
                reason,
                "convert it, for example with swagger2openapi",
            );
            return;
        }
        let version = self.needed("/openapi");
        if !(version.is_empty() || version == "3.0" || version.starts_with("3.0.")) {
            let reason = format!("is OpenAPI {version}; only 3.0 is read");
            let mend = "write it as 3.0.3: `nullable` in place of a list of types, `enum` in place of `const`";
            self.find("/openapi", reason, mend);
        }
    }

    fn info(&mut self) -> (String, (u64, u64, u64)) {
        let title = self.needed("/info/title").to_owned();
        let version = self.needed("/info/version");
        let numbers: Vec<u64> = version
            .trim_start_matches('v')
            .split(['.', '-', '+'])
            .map_while(|part| part.parse().ok())
            .take(3)
            .collect();
        let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
        (title, (number(0), number(1), number(2)))
    }

    fn named_schemas(&mut self) {
        for (name, schema) in self.entries("/components/schemas") {
            let pointer = format!("/components/schemas/{}", step(name));
            let allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            if name.is_empty() || !name.chars().all(allowed) {
                let mend = "use letters, digits, `.`, `_` and `-` only";
                self.find(&pointer, format!("`{name}` is no name of a schema"), mend);
                continue;
            }
            let rust = names::type_name(name);
            self.by_schema.insert(name.clone(), rust.clone());
            if let Some(other) = self.types.get(&rust) {
                let reason = format!("becomes the type {rust}, as does `{}`", other.pointer);
                self.find(&pointer, reason, "rename one of them");
                continue;
            }
            let ty = Type {
                schema: schema.clone(),
                kind: Kind::Named(name.clone()),
                pointer: pointer.clone(),
            };
            self.types.insert(rust, ty);
            self.schema(schema, &pointer);
        }
    }

    /// Checks a schema, at every depth.
    fn schema(&mut self, schema: &Value, pointer: &str) {
        for (pointer, reason, mend) in schema::check(schema, pointer) {
            self.find(&pointer, reason, mend);
        }
    }

    fn tags(&mut self) -> Vec<Tag> {
        let listed = match self.get("/tags") {
            Some(Value::Array(tags)) => tags.len(),
            None => 0,
            Some(_) => {
                self.find("/tags", "is not a list", "write it as one");
                0
            }
        };
        let mut tags: Vec<Tag> = Vec::new();
        for at in 0..listed {
            let pointer = format!("/tags/{at}");
            let name = self.needed(&format!("{pointer}/name")).to_owned();
            if tags.iter().any(|tag| tag.name == name) {
                self.find(
                    &pointer,
                    format!("the tag `{name}` is listed twice"),
                    "take one out",
                );
                continue;
            }
            let url = self.text(&format!("{pointer}/externalDocs/url"));
            let about = self.text(&format!("{pointer}/externalDocs/description"));
            tags.push(Tag {
                name,
                description: self
                    .text(&format!("{pointer}/description"))
                    .map(str::to_owned),
                external_docs: url.map(|url| (url.to_owned(), about.map(str::to_owned))),
            });
        }
        tags
    }

    /// A type of an operation that the document doesn't name: its first name that isn't taken.
    fn add_type(&mut self, wanted: &[String], ty: Type) -> String {
        let free = wanted.iter().find(|name| !self.types.contains_key(*name));
        let name = free.cloned().unwrap_or_else(|| {
            let reason = format!("every name for its type is taken: {}", wanted.join(", "));
            let mend = "rename a schema in `components/schemas`";
            self.find(&ty.pointer, reason, mend);
            pascal(&ty.pointer)
        });
        self.types.insert(name.clone(), ty);
        name
    }
}
