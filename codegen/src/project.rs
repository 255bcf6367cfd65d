//! From the one model to what the products of a project are written from: operations by area, with
//! their limits, and the registry.
//!
//! Asks for more than [`crate::any`] does. What stands in the way of a product is a finding here,
//! also in a document that no dialect was checked in.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::any;
use crate::any::bundle::{self, step};
use crate::any::model::{Answer, AnswerContent, Api, Content, Kind, Place};
use crate::config::Config;
use crate::json_schema::component_name;
use crate::model::{Body, Document, Finding, Operation, Parameter, ResponseHeader, Success};
use crate::names;
use crate::source::{Source, examples, registry};

/// Makes one document of the source and reads it.
pub fn read(source: &Source, config: &Config) -> Result<Document, Vec<Finding>> {
    let beside: Vec<&str> = source.registry_files().collect();
    let bundle = bundle::of_tree(
        &source.root,
        source.files.clone(),
        source.folder.as_deref(),
        &beside,
    )?;
    let mut openapi = bundle.published();
    let mut api = any::of_bundle(bundle)?;
    sort_by_area(&mut api);
    let operations = operations(&api, config)?;
    for operation in &api.operations {
        if let Some(value) = openapi.pointer_mut(&operation.pointer) {
            let cases = examples::of_operation(source, &operation.id);
            examples::attach(value, &cases, &config.extension("refusals"));
        }
    }
    Ok(Document {
        openapi,
        operations,
        registry: registry::read(source, &api.bundle, config),
        registry_schemas: api.bundle.beside.schemas.clone(),
        api,
    })
}

fn operations(api: &Api, config: &Config) -> Result<Vec<Operation>, Vec<Finding>> {
    let mut operations = Vec::new();
    let mut findings = renamed(api);
    for operation in &api.operations {
        match (View { api, operation }).read(config) {
            Ok(operation) => operations.push(operation),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() {
        Ok(operations)
    } else {
        findings.sort();
        Err(findings)
    }
}

/// The schemas whose types are called otherwise: in the products both have one name.
fn renamed(api: &Api) -> Vec<Finding> {
    let renamed = api.types.iter().filter_map(|(rust, ty)| match &ty.kind {
        Kind::Named(name) if name != rust => {
            let reason = format!("{name} is no name of a type");
            let mend = format!("rename it to {rust}");
            Some(api.bundle.finding(&ty.pointer, reason, mend))
        }
        _ => None,
    });
    renamed.collect()
}

/// By area in the order of the document's tags, then by id.
fn sort_by_area(api: &mut Api) {
    let rank: BTreeMap<&str, usize> = api
        .tags
        .iter()
        .enumerate()
        .map(|(at, tag)| (tag.name.as_str(), at))
        .collect();
    api.operations.sort_by_cached_key(|operation| {
        let area = operation.tags.first().cloned().unwrap_or_default();
        let at = rank.get(area.as_str()).copied().unwrap_or(usize::MAX);
        (at, area, operation.id.clone())
    });
}

/// One operation and the document it stands in.
struct View<'a> {
    api: &'a Api,
    operation: &'a any::model::Operation,
}

impl View<'_> {
    fn read(&self, config: &Config) -> Result<Operation, Finding> {
        let operation = self.operation;
        let [area] = operation.tags.as_slice() else {
            return Err(self.finding("/tags", "hasn't exactly one tag", "give it one"));
        };
        if !is_name(&names::snake(area)) {
            return Err(self.finding("/tags/0", "is no name of a module", "use letters"));
        }
        if operation.id != operation.name {
            let mend = format!("name it `{}`", operation.name);
            return Err(self.finding("/operationId", "is no name of a function", mend));
        }
        let error_schema = self.api.error_type(operation).ok_or_else(|| {
            let mend = "let `4XX` and `5XX` answer JSON of one schema";
            self.finding("/responses", "has no body of errors", mend)
        })?;
        let mut path_params = self.parameters(Place::Path);
        path_params
            .sort_by_key(|parameter| operation.path.find(&format!("{{{}}}", parameter.name)));
        let (success, response_headers) = self.success()?;
        self.fields(&response_headers)?;
        Ok(Operation {
            id: operation.id.clone(),
            area: area.clone(),
            method: operation.method.clone(),
            path: operation.path.clone(),
            summary: operation.summary.clone().unwrap_or_default(),
            description: operation.description.clone().unwrap_or_default(),
            secured: operation.secured,
            path_params,
            query_params: self.parameters(Place::Query),
            header_params: self.parameters(Place::Header),
            body: self.body(config)?,
            success,
            response_headers,
            error_schema: error_schema.to_owned(),
            file: self.finding("", "", "").file,
        })
    }

    /// Parameters become fields, and headers of answers a type.
    fn fields(&self, headers: &[ResponseHeader]) -> Result<(), Finding> {
        let groups = self.operation.parameters.iter();
        let members = groups.flat_map(|group| &group.members);
        let fields = members.map(|member| (&member.name, names::snake(&member.name)));
        let types = headers.iter();
        let types = types.map(|header| (&header.name, names::pascal(&header.name)));
        let unusable = fields.chain(types).find(|(_, rust)| !is_name(rust));
        match unusable {
            Some((name, _)) => {
                let reason = format!("`{name}` gives no name in Rust");
                Err(self.finding("", reason, "name the parameter with letters"))
            }
            None => Ok(()),
        }
    }

    fn finding(
        &self,
        pointer: &str,
        reason: impl Into<String>,
        mend: impl Into<String>,
    ) -> Finding {
        let pointer = format!("{}{pointer}", self.operation.pointer);
        self.api.bundle.finding(&pointer, reason, mend)
    }

    /// What stands at a pointer below the operation.
    fn get(&self, pointer: &str) -> Option<&Value> {
        let pointer = format!("{}{pointer}", self.operation.pointer);
        self.api.bundle.document.pointer(&pointer)
    }

    fn parameters(&self, place: Place) -> Vec<Parameter> {
        let groups = self.operation.parameters.iter();
        let members = groups
            .filter(|group| group.place == place)
            .flat_map(|group| &group.members);
        members
            .map(|member| Parameter {
                name: member.name.clone(),
                required: member.required,
                description: member.description.clone().unwrap_or_default(),
                schema_name: schema_name(&member.schema),
                schema: member.schema.clone(),
            })
            .collect()
    }

    fn body(&self, config: &Config) -> Result<Option<Body>, Finding> {
        let schema_name = match &self.operation.body {
            None => return Ok(None),
            Some(any::model::Body::Json(Content::Type(ty))) if self.is_named(ty) => {
                Some(ty.clone())
            }
            Some(any::model::Body::Bytes) => None,
            Some(_) => {
                let mend = "take JSON of a named schema, or bytes (`application/octet-stream`)";
                let reason = "the body is neither JSON of a named schema nor bytes";
                return Err(self.finding("/requestBody", reason, mend));
            }
        };
        let limit = self.get(&format!("/{}", step(&config.extension("body-limit"))));
        Ok(Some(Body {
            schema_name,
            required: self.get("/requestBody/required") == Some(&Value::Bool(true)),
            limit_bytes: limit.and_then(Value::as_u64).unwrap_or(config.body_limit),
        }))
    }

    fn success(&self) -> Result<(Success, Vec<ResponseHeader>), Finding> {
        let success = match &self.operation.answer {
            Answer::Upgrade => return Ok((Success::Upgrade, self.headers("/responses/101"))),
            Answer::Coded {
                status: 200,
                content,
                ..
            } => match content {
                AnswerContent::Json(Content::Type(ty)) if self.is_named(ty) => {
                    Some(Success::Json(ty.clone()))
                }
                AnswerContent::Bytes => {
                    let content = self
                        .get("/responses/200/content")
                        .and_then(Value::as_object);
                    let media = content.and_then(|content| content.keys().next());
                    media.cloned().map(Success::Bytes)
                }
                _ => None,
            },
            _ => None,
        };
        let success = success.ok_or_else(|| {
            let reason = "a success is neither JSON of a named schema nor bytes nor an upgrade";
            let mend = "answer `200` with JSON of a named schema or with bytes, or `101`";
            self.finding("/responses", reason, mend)
        })?;
        Ok((success, self.headers("/responses/200")))
    }

    fn is_named(&self, ty: &str) -> bool {
        let ty = self.api.types.get(ty);
        ty.is_some_and(|ty| matches!(ty.kind, Kind::Named(_)))
    }

    fn headers(&self, answer: &str) -> Vec<ResponseHeader> {
        let headers = self.get(&format!("{answer}/headers"));
        let headers = headers.and_then(Value::as_object).into_iter().flatten();
        headers
            .filter_map(|(name, header)| {
                let schema = header.get("schema")?.clone();
                let description = header.get("description").and_then(Value::as_str);
                Some(ResponseHeader {
                    name: name.clone(),
                    description: description.unwrap_or_default().to_owned(),
                    schema_name: schema_name(&schema),
                    required: header.get("required") == Some(&Value::Bool(true)),
                    schema,
                })
            })
            .collect()
    }
}

fn is_name(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok()
}

fn schema_name(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref").and_then(Value::as_str)?;
    component_name(reference).map(str::to_owned)
}
