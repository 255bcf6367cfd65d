//! The operations: what they are called, what they take.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Reader, names};
use crate::any::bundle::step;
use crate::any::model::{Body, Content, Kind, Operation, Place, Type};
use crate::names::pascal;

/// What a path item may hold, and whether dropshot knows it as a method.
const METHODS: [(&str, bool); 8] = [
    ("get", true),
    ("put", true),
    ("post", true),
    ("delete", true),
    ("options", true),
    ("head", true),
    ("patch", true),
    ("trace", false),
];
/// The most extractors that a method of a trait takes.
const EXTRACTORS: usize = 5;

impl Reader<'_> {
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let mut found = Vec::new();
        for (path, _) in self.entries("/paths") {
            if path.starts_with("x-") {
                continue;
            }
            let pointer = format!("/paths/{}", step(path));
            let usable = self.path(path, &pointer);
            let item = self.entries(&pointer);
            for (method, known) in METHODS {
                if !item.iter().any(|(key, _)| *key == method) {
                    continue;
                }
                let pointer = format!("{pointer}/{method}");
                if !known {
                    let mend = "take the operation out";
                    self.find(&pointer, format!("dropshot has no `{method}`"), mend);
                } else if usable {
                    found.push((path.as_str(), method, pointer));
                }
            }
        }
        let ids = self.ids(&found);
        let operations = found.into_iter().zip(ids);
        operations
            .map(|((path, method, pointer), id)| self.operation(path, method, &pointer, id))
            .collect()
    }

    /// Whether dropshot can route a path at all.
    fn path(&mut self, path: &str, pointer: &str) -> bool {
        let mut reasons = Vec::new();
        if !path.starts_with('/') {
            reasons.push("doesn't begin with `/`".to_owned());
        }
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let last = segments.len().saturating_sub(1);
        let mut variables = BTreeSet::new();
        for (at, segment) in segments.iter().enumerate() {
            let inside = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            match inside {
                Some(name) if name.is_empty() || name.contains(['{', '}', ':', '*']) => {
                    reasons.push(format!("`{segment}` is no variable that dropshot knows"));
                }
                Some(name) if !variables.insert(name) => {
                    reasons.push(format!("has the variable `{name}` twice"));
                }
                None if segment.contains(['{', '}']) => {
                    reasons.push(format!("`{segment}` is only partly a variable"));
                }
                None if segment.is_empty() && at != last => {
                    reasons.push("has an empty part".to_owned());
                }
                None if segment.contains(['?', '#']) => {
                    reasons.push(format!("`{segment}` is not only a path"));
                }
                _ => {}
            }
        }
        let usable = reasons.is_empty();
        for reason in reasons {
            let mend = "write each part of the path as one word or one `{variable}`";
            self.find(pointer, reason, mend);
        }
        usable
    }

    /// An id for each operation, the document's own first.
    fn ids(&mut self, operations: &[(&str, &str, String)]) -> Vec<(String, String)> {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut given = Vec::new();
        for (_, _, pointer) in operations {
            let at = format!("{pointer}/operationId");
            let id = self.text(&at).filter(|id| !id.trim().is_empty());
            let name = id.map(names::method_name);
            if let (Some(id), Some(name)) = (id, &name)
                && !taken.insert(name.clone())
            {
                let reason = format!("`{id}` becomes the method {name}, as does another id");
                self.find(&at, reason, "rename one of them");
            }
            given.push(id.map(str::to_owned).zip(name));
        }
        let mut ids = Vec::new();
        for ((path, method, _), given) in operations.iter().zip(given) {
            ids.push(given.unwrap_or_else(|| {
                let id = names::id_from_path(method, path, &taken);
                taken.insert(id.clone());
                (id.clone(), id)
            }));
        }
        ids
    }

    fn operation(
        &mut self,
        path: &str,
        method: &str,
        pointer: &str,
        (id, name): (String, String),
    ) -> Operation {
        let stem = names::usable(&pascal(&name));
        if !self.entries(&format!("{pointer}/callbacks")).is_empty() {
            let mend = "describe them as operations of another document";
            self.find(
                &format!("{pointer}/callbacks"),
                "dropshot has no callbacks",
                mend,
            );
        }
        let parameters = self.parameters(path, pointer, &stem);
        let body = self.body(pointer, &stem);
        let answer = self.answer(pointer, &stem);
        let error = self.error(pointer, &stem);
        if parameters.len() + usize::from(body.is_some()) > EXTRACTORS {
            self.find(
                pointer,
                "takes more than dropshot passes to a method",
                "take less",
            );
        }
        let upgrades = answer == crate::any::model::Answer::Upgrade;
        if upgrades && (method != "get" || body.is_some()) {
            let mend = "make it a `get` without a body";
            self.find(
                pointer,
                "a WebSocket is asked for otherwise than by `get`",
                mend,
            );
        }
        Operation {
            method: method.to_uppercase(),
            path: path.to_owned(),
            tags: self.tags_of(pointer),
            summary: self.text(&format!("{pointer}/summary")).map(str::to_owned),
            description: self
                .text(&format!("{pointer}/description"))
                .map(str::to_owned),
            deprecated: self.get(&format!("{pointer}/deprecated")) == Some(&Value::Bool(true)),
            id,
            name,
            parameters,
            body,
            answer,
            error,
            secured: self.secured(pointer),
            pointer: pointer.to_owned(),
        }
    }

    fn secured(&self, pointer: &str) -> bool {
        let own = self.get(&format!("{pointer}/security"));
        own.or_else(|| self.get("/security"))
            .and_then(Value::as_array)
            .is_some_and(|requirements| !requirements.is_empty())
    }

    fn tags_of(&mut self, pointer: &str) -> Vec<String> {
        let at = format!("{pointer}/tags");
        match self.get(&at) {
            None => Vec::new(),
            Some(Value::Array(tags)) if tags.iter().all(Value::is_string) => {
                let tags = tags.iter().filter_map(Value::as_str);
                tags.map(str::to_owned).collect()
            }
            Some(_) => {
                self.find(&at, "is not a list of texts", "write it as one");
                Vec::new()
            }
        }
    }

    fn body(&mut self, pointer: &str, stem: &str) -> Option<Body> {
        let at = format!("{pointer}/requestBody");
        self.get(&at)?;
        let content = self.entries(&format!("{at}/content"));
        let at = format!("{at}/content");
        let [(media, _)] = content.as_slice() else {
            let reason = format!("has {} media types, dropshot takes one", content.len());
            self.find(&at, reason, "leave one, or make an operation for each");
            return None;
        };
        let schema = format!("{at}/{}/schema", step(media));
        match media.split(';').next().unwrap_or_default().trim() {
            "application/json" => Some(Body::Json(self.content(&schema, &format!("{stem}Body")))),
            "application/x-www-form-urlencoded" => {
                Some(Body::Form(self.content(&schema, &format!("{stem}Body"))))
            }
            "multipart/form-data" => Some(Body::Multipart),
            "application/octet-stream" => Some(Body::Bytes),
            other => {
                let mend =
                    "write `application/json`, or `application/octet-stream` for bytes of any type";
                self.find(&at, format!("dropshot doesn't read `{other}`"), mend);
                None
            }
        }
    }

    /// The type of a body whose schema stands at a pointer.
    pub(super) fn content(&mut self, pointer: &str, name: &str) -> Content {
        let anything = Value::Object(serde_json::Map::new());
        let schema = self.get(pointer).unwrap_or(&anything);
        if let Some(ty) = self.referred(schema) {
            return Content::Type(ty);
        }
        self.schema(schema, pointer);
        if let Some(item) = self.plain_list(schema) {
            return Content::List(item);
        }
        let title = schema.get("title").and_then(Value::as_str);
        let ty = Type {
            kind: Kind::Inline(title.unwrap_or(name).to_owned()),
            schema: schema.clone(),
            pointer: pointer.to_owned(),
        };
        let wanted = [name.to_owned(), format!("{name}Content")];
        Content::Type(self.add_type(&wanted, ty))
    }

    /// The type of the schema that a schema is nothing but a reference to.
    pub(super) fn referred(&self, schema: &Value) -> Option<String> {
        let name = schema
            .get("$ref")?
            .as_str()?
            .strip_prefix("#/components/schemas/")?;
        self.by_schema.get(name).cloned()
    }

    /// The type of the items, if a schema is what schemars says of `Vec`.
    fn plain_list(&self, schema: &Value) -> Option<String> {
        let map = schema.as_object()?;
        let ty = self.referred(map.get("items")?)?;
        let Kind::Named(name) = &self.types.get(&ty)?.kind else {
            return None;
        };
        let plain = map.len() == 3
            && map.get("type")? == "array"
            && *map.get("title")? == format!("Array_of_{name}");
        plain.then_some(ty)
    }

    /// A struct of parameters.
    pub(super) fn add_parameters(&mut self, stem: &str, place: Place, ty: Type) -> String {
        let word = match place {
            Place::Path => "Path",
            Place::Query => "Query",
            Place::Header => "Headers",
        };
        let wanted = [
            format!("{stem}{word}"),
            format!("{stem}{word}Params"),
            format!("{stem}{word}Parameters"),
        ];
        self.add_type(&wanted, ty)
    }
}
