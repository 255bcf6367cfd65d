//! Parameters: a struct for each place that they stand in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Reader;
use crate::any::bundle::step;
use crate::any::model::{Kind, Parameter, Parameters, Place, Type};
use crate::names::snake;

impl Reader<'_> {
    /// The structs of an operation's parameters, those of its path item included.
    pub(super) fn parameters(&mut self, path: &str, pointer: &str, stem: &str) -> Vec<Parameters> {
        let item = pointer.rfind('/').and_then(|at| pointer.get(..at));
        let mut found: Vec<(Place, String, String)> = Vec::new();
        for list in [pointer, item.unwrap_or_default()] {
            let at = format!("{list}/parameters");
            let count = match self.get(&at) {
                None => 0,
                Some(Value::Array(items)) => items.len(),
                Some(_) => {
                    self.find(&at, "is not a list", "write it as one");
                    0
                }
            };
            let own = found.len();
            for index in 0..count {
                let at = format!("{at}/{index}");
                let name = self.needed(&format!("{at}/name")).to_owned();
                let Some(place) = self.place(&at) else {
                    continue;
                };
                let same = |(other, known, _): &&(Place, String, String)| {
                    *other == place && *known == name
                };
                match found.iter().position(|one| same(&one)) {
                    // An operation's own parameter stands for that of its path item.
                    Some(before) if list != pointer && before < own => {}
                    Some(_) => {
                        let reason = format!("`{name}` is listed twice");
                        self.find(&at, reason, "take one out");
                    }
                    None => found.push((place, name, at)),
                }
            }
        }
        self.same_as_path(path, pointer, &found);
        let mut order: Vec<Place> = Vec::new();
        let mut groups: BTreeMap<Place, Vec<Parameter>> = BTreeMap::new();
        for (place, name, at) in found {
            if let Some(member) = self.member(place, name, &at) {
                if !order.contains(&place) {
                    order.push(place);
                }
                groups.entry(place).or_default().push(member);
            }
        }
        order
            .into_iter()
            .filter_map(|place| {
                let members = groups.remove(&place)?;
                Some(self.group(place, members, pointer, stem))
            })
            .collect()
    }

    fn place(&mut self, pointer: &str) -> Option<Place> {
        match self.needed(&format!("{pointer}/in")) {
            "path" => Some(Place::Path),
            "query" => Some(Place::Query),
            "header" => Some(Place::Header),
            "" => None,
            other => {
                let mend = "write it as a header or as a query parameter";
                self.find(
                    pointer,
                    format!("dropshot reads nothing from `{other}`"),
                    mend,
                );
                None
            }
        }
    }

    /// The variables of the path are its path parameters, and no query parameter bears their name.
    fn same_as_path(&mut self, path: &str, pointer: &str, found: &[(Place, String, String)]) {
        let variables: BTreeSet<&str> = path
            .split('/')
            .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        for variable in &variables {
            if !found
                .iter()
                .any(|(place, name, _)| *place == Place::Path && name == variable)
            {
                let mend = format!("add a parameter `{variable}` with `in: path`");
                self.find(pointer, format!("`{{{variable}}}` is no parameter"), mend);
            }
        }
        for (place, name, at) in found {
            let known = variables.contains(name.as_str());
            if *place == Place::Path && !known {
                let reason = format!("the path has no `{{{name}}}`");
                self.find(at, reason, "take the parameter out, or mend its name");
            }
            if *place == Place::Query && known {
                let reason = format!("`{name}` stands in the path, too");
                self.find(at, reason, "rename one of them");
            }
        }
    }

    fn member(&mut self, place: Place, name: String, at: &str) -> Option<Parameter> {
        if self.get(&format!("{at}/content")).is_some() {
            let mend = "write a `schema` in place of `content`";
            self.find(at, "dropshot reads no parameter that is a document", mend);
            return None;
        }
        let required = self.get(&format!("{at}/required")) == Some(&Value::Bool(true));
        if place == Place::Path && !required {
            self.find(
                at,
                "a part of the path is not required",
                "write `required: true`",
            );
        }
        if place == Place::Header && !is_token(&name) {
            self.find(at, format!("`{name}` is no name of a header"), "mend it");
            return None;
        }
        let pointer = format!("{at}/schema");
        let schema = self
            .get(&pointer)
            .cloned()
            .unwrap_or_else(|| json!({"type": "string"}));
        self.schema(&schema, &pointer);
        if let Err((reason, mend)) = self.scalar(&schema, 0) {
            self.find(&pointer, format!("parameter `{name}`: {reason}"), mend);
        }
        Some(Parameter {
            name,
            required,
            description: self.text(&format!("{at}/description")).map(str::to_owned),
            schema,
        })
    }

    /// Whether dropshot takes a schema for one value, as it does for parameters.
    fn scalar(&self, schema: &Value, depth: usize) -> Result<(), (String, String)> {
        let mend = || "write a text, a number or a boolean".to_owned();
        if depth > 20 {
            return Err(("refers to itself".to_owned(), mend()));
        }
        if let Some(ty) = self.referred(schema) {
            return match self.types.get(&ty) {
                Some(ty) => self.scalar(&ty.schema, depth + 1),
                None => Ok(()),
            };
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            if let Some(Value::Array(parts)) = schema.get(key) {
                return parts
                    .iter()
                    .try_for_each(|part| self.scalar(part, depth + 1));
            }
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("string" | "integer" | "number" | "boolean") => Ok(()),
            Some(kind) => Err((format!("dropshot reads no {kind} from a parameter"), mend())),
            None => Err(("has no type".to_owned(), mend())),
        }
    }

    fn group(
        &mut self,
        place: Place,
        members: Vec<Parameter>,
        pointer: &str,
        stem: &str,
    ) -> Parameters {
        let mut fields: BTreeMap<String, String> = BTreeMap::new();
        for member in &members {
            let field = snake(&member.name);
            if let Some(other) = fields.insert(field, member.name.clone()) {
                let reason = format!("parameters `{other}` and `{}` clash in Rust", member.name);
                self.find(pointer, reason, "rename one of them");
            }
        }
        let pages = (place == Place::Query)
            .then(|| self.get(&format!("{pointer}/{}", step("x-dropshot-pagination"))))
            .flatten();
        let ty = Type {
            schema: object(&members),
            kind: Kind::Parameters(pages.cloned()),
            pointer: format!("{pointer}/parameters"),
        };
        let ty = self.add_parameters(stem, place, ty);
        Parameters { place, ty, members }
    }

    /// The struct of an answer's headers.
    pub(super) fn headers(&mut self, pointer: &str, stem: &str) -> Option<String> {
        let mut members = Vec::new();
        for (name, _) in self.entries(pointer) {
            let at = format!("{pointer}/{}", step(name));
            members.extend(self.member(Place::Header, name.clone(), &at));
        }
        if members.is_empty() {
            return None;
        }
        let ty = Type {
            schema: object(&members),
            kind: Kind::Parameters(None),
            pointer: pointer.to_owned(),
        };
        let wanted = [
            format!("{stem}ReplyHeaders"),
            format!("{stem}AnswerHeaders"),
        ];
        Some(self.add_type(&wanted, ty))
    }
}

/// An object with a property for each parameter. dropshot takes it apart again: a description
/// beside `allOf` becomes that of the parameter, what is inside stays as it is.
pub(crate) fn object(members: &[Parameter]) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<&str> = Vec::new();
    for member in members {
        let mut property = json!({ "allOf": [member.schema] });
        if let (Some(description), Value::Object(property)) = (&member.description, &mut property) {
            property.insert("description".to_owned(), json!(description));
        }
        properties.insert(member.name.clone(), property);
        if member.required {
            required.push(&member.name);
        }
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
