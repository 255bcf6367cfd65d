//! The command line: every operation as a command, a file for each area.
//!
//! The configuration names the module written by hand that the commands use, and which headers are its own business unless
//! they are given.

use std::collections::{BTreeMap, BTreeSet};

use quote::{format_ident, quote};
use serde_json::Value;

use super::Input;
use super::command::{self, Body, Command, How, Opt, Surroundings, kebab, named_apart};
use super::rust::{self, path};
use crate::config::Cli;
use crate::json_schema::component_name;
use crate::model::{Finding, Operation, OutputFile, Parameter, Success};
use crate::names;

/// Writes the commands, if there are to be any.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(cli) = &input.config.cli else {
        return Ok(Vec::new());
    };
    let reader = Reader {
        cli,
        schemas: input.document.http_schemas(),
        types: path(&format!("::{}", input.config.rust.types_crate))?,
    };
    let around = Surroundings {
        support: path(&cli.support)?,
        places: !cli.own_headers.is_empty(),
    };
    let api = path(&cli.client)?;
    let client = |area: &str| {
        let extension = format_ident!("Client{}Ext", names::pascal(area));
        quote!(use #api::{Client, #extension};)
    };
    let mut commands = Vec::new();
    for (_, operations) in input.document.areas() {
        for operation in operations {
            commands.push(reader.command(operation)?);
        }
    }
    let modules = command::modules(&around, &commands, &client);
    let files = modules.into_iter().map(|module| {
        let name = format!("{}.rs", module.name);
        rust::file(input, &cli.folder, &name, &module.about, module.tokens)
    });
    files.collect()
}

struct Reader<'a> {
    cli: &'a Cli,
    schemas: BTreeMap<String, Value>,
    types: syn::Path,
}

impl Reader<'_> {
    fn command<'o>(&self, operation: &'o Operation) -> Result<Command<'o>, Finding> {
        let mut taken: BTreeSet<String> = self.cli.reserved.iter().cloned().collect();
        let mut options = Vec::new();
        for (place, group) in [
            ("path", &operation.path_params),
            ("query", &operation.query_params),
            ("header", &operation.header_params),
        ] {
            for parameter in group {
                options.push(named_apart(self.parameter(parameter)?, place, &mut taken));
            }
        }
        let headers = operation.header_params.iter().map(|header| &header.name);
        let headers = headers.filter(|name| self.cli.own_headers.contains(name));
        let schema = operation.body.as_ref().map(|body| &body.schema_name);
        let answer = match (&operation.success, schema) {
            (Success::Json(_), Some(None)) => "upload",
            (Success::Json(_), _) => "answer",
            (Success::Bytes(_), _) => "bytes",
            (Success::Upgrade, _) => "socket",
        };
        Ok(Command {
            id: &operation.id,
            area: operation.area.clone(),
            summary: operation.summary.clone(),
            description: &operation.description,
            method: &operation.method,
            path: &operation.path,
            secured: operation.secured,
            own_headers: headers.map(String::as_str).collect(),
            options,
            body: self.body(operation, &mut taken)?,
            answer,
            streams: !matches!(operation.success, Success::Json(_)),
        })
    }

    fn parameter(&self, parameter: &Parameter) -> Result<Opt, Finding> {
        Ok(Opt {
            name: kebab(&parameter.name),
            wire: parameter.name.clone(),
            description: parameter.description.clone(),
            required: parameter.required,
            how: self.how(&parameter.schema)?,
        })
    }

    fn body(&self, operation: &Operation, taken: &mut BTreeSet<String>) -> Result<Body, Finding> {
        let Some(body) = &operation.body else {
            return Ok(Body::None);
        };
        let Some(name) = &body.schema_name else {
            return Ok(Body::Bytes);
        };
        let schema = self.schemas.get(name);
        let required = strings(schema.and_then(|schema| schema.get("required")));
        let properties = schema.and_then(|schema| schema.get("properties")?.as_object());
        let mut fields = Vec::new();
        for (name, property) in properties.into_iter().flatten() {
            let description = property.get("description").and_then(Value::as_str);
            let option = Opt {
                name: kebab(name),
                wire: name.clone(),
                description: description.unwrap_or_default().to_owned(),
                required: required.contains(&name.as_str()),
                how: self.how(property)?,
            };
            fields.push(named_apart(option, "body", taken));
        }
        Ok(Body::Typed {
            ty: Box::new(self.named(name)?),
            required: body.required,
            fields,
        })
    }

    /// A type of a named schema.
    fn named(&self, name: &str) -> Result<syn::Type, Finding> {
        let (types, name) = (&self.types, path(name)?);
        Ok(syn::parse_quote!(#types::#name))
    }

    fn how(&self, schema: &Value) -> Result<How, Finding> {
        let name = named(schema);
        let resolved = name.as_ref().and_then(|name| self.schemas.get(name));
        let resolved = resolved.unwrap_or(schema);
        let ty = name.as_ref().map(|name| self.named(name)).transpose()?;
        let json = |ty: Option<syn::Type>| {
            let any = || syn::parse_quote!(::serde_json::Value);
            How::Json(ty.unwrap_or_else(any))
        };
        if [schema, resolved].iter().any(|one| one["nullable"] == true) {
            return Ok(json(ty));
        }
        let bound = |key: &str| resolved.get(key).and_then(Value::as_i64);
        let length = |key: &str| resolved.get(key).and_then(Value::as_u64);
        let kind = resolved.get("type").and_then(Value::as_str);
        Ok(match (kind, ty) {
            (Some("boolean"), None) => How::Switch,
            (Some("integer"), None) => How::Integer("i64", bound("minimum"), bound("maximum")),
            (Some("string"), Some(ty)) => match resolved.get("enum") {
                None => How::Named(ty),
                words => {
                    let words = strings(words).into_iter().map(str::to_owned);
                    How::Choice(ty, words.collect())
                }
            },
            (Some("string"), None) => How::Text(length("minLength"), length("maxLength")),
            (Some("array"), _) => {
                let item = resolved.get("items").map(|items| self.how(items));
                let item = item.transpose()?.unwrap_or_else(|| json(None));
                How::Many(Box::new(item))
            }
            (_, ty) => json(ty),
        })
    }
}

/// The schema that is referred to, alone or with something said about it.
fn named(schema: &Value) -> Option<String> {
    let only = match schema.get("allOf").and_then(Value::as_array) {
        Some(all) if all.len() == 1 => &all[0],
        _ => schema,
    };
    let reference = only.get("$ref").and_then(Value::as_str)?;
    component_name(reference).map(str::to_owned)
}

fn strings(list: Option<&Value>) -> Vec<&str> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_reference_is_found_alone_and_with_something_said_about_it() {
        let reference = json!({ "$ref": "#/components/schemas/Colour" });
        let described = json!({ "allOf": [reference], "description": "Its colour." });
        for schema in [reference.clone(), described] {
            assert_eq!(named(&schema).as_deref(), Some("Colour"));
        }
        let either = json!({ "allOf": [reference, {}] });
        assert_eq!(named(&either), None);
    }
}
