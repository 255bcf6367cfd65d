//! The command line: the client, and every operation as a command.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;
use serde_json::Value;
use typify::TypeSpaceImpl;

use super::client::{self, Parts, scalar, upgrades};
use super::{Settings, root, unit, with_manifest};
use crate::any::model::{self, Answer, AnswerContent, Api, Content, Kind, Operation, Place};
use crate::emit::command::{self, Body, Command, How, Opt, Surroundings, kebab, named_apart};
use crate::emit::rust::ident;
use crate::json_schema::component_name;
use crate::model::{Finding, OutputFile};
use crate::names;

/// What all commands have in common, as it is written beside them.
const SUPPORT: [(&str, &str); 4] = [
    ("src/call/mod.rs", include_str!("templates/cli/mod.rs")),
    (
        "src/call/answer.rs",
        include_str!("templates/cli/answer.rs"),
    ),
    ("src/call/body.rs", include_str!("templates/cli/body.rs")),
    (
        "src/call/failure.rs",
        include_str!("templates/cli/failure.rs"),
    ),
];
/// The same of operations that become a `WebSocket`.
const SOCKET: &str = include_str!("templates/cli/socket.rs");
/// Options that all commands share.
const RESERVED: [&str; 8] = [
    "file",
    "header",
    "help",
    "json-body",
    "output",
    "server",
    "timeout",
    "token",
];

/// A crate with a command line, and with the typed client that it calls.
pub fn cli(api: &Api, settings: &Settings) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let Parts {
        lib,
        mut sources,
        mut needs,
        impls,
    } = client::parts(api, settings)?;
    let written = |text: &str| {
        let command = &settings.command;
        format!("// Written by `{command}`; do not edit.\n\n{text}")
    };
    for (path, text) in SUPPORT {
        sources.push((path, written(text)));
    }
    if upgrades(api) {
        sources.push(("src/call/socket.rs", written(SOCKET)));
        needs.push(("tokio-tungstenite", r#""0.30""#));
        for (path, text) in &mut sources {
            if *path == "src/call/mod.rs" {
                *text = text.replace("mod failure;\n", "mod failure;\nmod socket;\n");
            }
        }
    }
    let program = settings.name.strip_suffix("-cli").unwrap_or(&settings.name);
    let about = format!(
        "A command line of “{}”, and the typed client that it calls.",
        api.title.trim()
    );
    let described = self::program(api, program);
    let lib = quote! {
        #lib

        pub mod call;
        #[rustfmt::skip]
        mod commands;

        #described
    };
    sources.push(("src/lib.rs", root(settings, &about, &lib)?));
    let library = ident(&settings.name.replace('-', "_"));
    let main = quote! {
        use std::process::ExitCode;

        #[tokio::main(flavor = "current_thread")]
        async fn main() -> ExitCode {
            #library::call::main(&#library::PROGRAM).await
        }
    };
    sources.push((
        "src/main.rs",
        unit(settings, &format!("The program `{program}`."), &main)?,
    ));
    needs.extend([
        (
            "clap",
            r#"{ version = "4", features = ["env", "string", "wrap_help"] }"#,
        ),
        ("serde_path_to_error", r#""0.1""#),
        (
            "tokio",
            r#"{ version = "1", features = ["fs", "io-std", "io-util", "macros", "rt"] }"#,
        ),
        ("tokio-util", r#"{ version = "0.7", features = ["io"] }"#),
    ]);
    let mut files = with_manifest(settings, Some(program), sources, &needs);
    files.extend(commands(api, settings, &impls)?);
    files.sort();
    Ok(files)
}

/// The description of the program.
fn program(api: &Api, name: &str) -> proc_macro2::TokenStream {
    let title = api.title.trim();
    let (major, minor, patch) = api.version;
    let version = format!("{major}.{minor}.{patch}");
    let server = api
        .bundle
        .document
        .pointer("/servers/0/url")
        .and_then(Value::as_str);
    let absolute = |url: &&str| {
        (url.starts_with("http://") || url.starts_with("https://")) && !url.contains('{')
    };
    let server = server.filter(absolute);
    let server = server.map_or_else(|| quote!(None), |url| quote!(Some(#url)));
    let prefix = names::screaming(name);
    let variables = ["SERVER", "TOKEN", "HEADERS"].map(|what| format!("{prefix}_{what}"));
    quote! {
        /// The program: its name, and its commands.
        pub static PROGRAM: call::Program = call::Program {
            name: #name,
            about: #title,
            version: #version,
            server: #server,
            variables: [#(#variables),*],
            operations: commands::OPERATIONS,
        };
    }
}

fn commands(
    api: &Api,
    settings: &Settings,
    impls: &BTreeMap<String, Vec<TypeSpaceImpl>>,
) -> Result<Vec<OutputFile>, Vec<Finding>> {
    let around = Surroundings {
        support: syn::parse_quote!(crate::call),
        places: false,
    };
    let reader = Reader { api, impls };
    let commands: Vec<_> = api
        .operations
        .iter()
        .map(|operation| reader.command(operation))
        .collect();
    let modules = command::modules(&around, &commands, &|_| {
        quote!(
            use crate::Client;
        )
    });
    let files = modules.into_iter().map(|module| {
        Ok(OutputFile {
            path: format!("src/commands/{}.rs", module.name).into(),
            text: unit(settings, &module.about, &module.tokens)?,
        })
    });
    files.collect()
}

struct Reader<'a> {
    api: &'a Api,
    impls: &'a BTreeMap<String, Vec<TypeSpaceImpl>>,
}

impl<'a> Reader<'a> {
    fn command(&self, operation: &'a Operation) -> Command<'a> {
        let mut taken: BTreeSet<String> = RESERVED.iter().copied().map(str::to_owned).collect();
        let mut options = Vec::new();
        for group in &operation.parameters {
            let place = match group.place {
                Place::Path => "path",
                Place::Query => "query",
                Place::Header => "header",
            };
            let schema = self.api.types.get(&group.ty).map(|ty| &ty.schema);
            for (name, property, required) in properties(schema) {
                let how = self.parameter(property);
                options.push(named_apart(
                    option(name, property, required, how),
                    place,
                    &mut taken,
                ));
            }
        }
        let (answer, streams) = match &operation.answer {
            Answer::Free => ("free", true),
            Answer::Upgrade => ("socket", true),
            Answer::Redirect(_) => ("redirect", false),
            Answer::Coded { content, .. } => match content {
                AnswerContent::Json(_) => ("answer", false),
                AnswerContent::Bytes => ("bytes", true),
                AnswerContent::Empty => ("nothing", false),
            },
        };
        Command {
            id: &operation.name,
            area: area(operation),
            summary: summary(operation),
            description: operation.description.as_deref().unwrap_or_default(),
            method: &operation.method,
            path: &operation.path,
            secured: self.secured(operation),
            own_headers: Vec::new(),
            options,
            body: self.body(operation, &mut taken),
            answer,
            streams,
        }
    }

    /// Whether the document asks for a login.
    fn secured(&self, operation: &Operation) -> bool {
        let said = |at: &str| {
            self.api
                .bundle
                .document
                .pointer(at)
                .and_then(Value::as_array)
        };
        let own = said(&format!("{}/security", operation.pointer));
        let ways = own.or_else(|| said("/security"));
        ways.is_some_and(|ways| {
            let none = |way: &Value| way.as_object().is_some_and(serde_json::Map::is_empty);
            !ways.is_empty() && !ways.iter().any(none)
        })
    }

    fn body(&self, operation: &Operation, taken: &mut BTreeSet<String>) -> Body {
        let ty = |name: &str| -> syn::Type {
            let name = ident(name);
            syn::parse_quote!(crate::types::#name)
        };
        let content = match &operation.body {
            None => return Body::None,
            Some(model::Body::Bytes | model::Body::Multipart) => return Body::Bytes,
            Some(model::Body::Json(content) | model::Body::Form(content)) => content,
        };
        match content {
            Content::List(name) => {
                let item = ty(name);
                Body::Typed {
                    ty: Box::new(syn::parse_quote!(Vec<#item>)),
                    required: true,
                    fields: Vec::new(),
                }
            }
            Content::Type(name) => {
                let schema = self.api.types.get(name).map(|ty| &ty.schema);
                let fields = properties(schema).map(|(name, property, required)| {
                    let how = self.field(property, 0);
                    named_apart(option(name, property, required, how), "body", taken)
                });
                Body::Typed {
                    fields: fields.collect(),
                    ty: Box::new(ty(name)),
                    required: true,
                }
            }
        }
    }

    /// How a parameter is read: as what the client takes.
    fn parameter(&self, property: &Value) -> How {
        let inside = property.pointer("/allOf/0").unwrap_or(property);
        let taken = scalar(self.api, inside, self.impls, 0);
        let resolved = self.resolved(inside, 0);
        if let Some(name) = taken["$ref"].as_str().and_then(component_name) {
            let name = ident(name);
            let ty: syn::Type = syn::parse_quote!(crate::types::#name);
            return match (resolved["type"].as_str(), words(resolved)) {
                (Some("string"), Some(words)) => How::Choice(ty, words),
                (Some("string"), None) => How::Named(ty),
                _ => How::Either(ty),
            };
        }
        match taken["type"].as_str() {
            Some("boolean") => How::Switch,
            Some("integer") => integer(&taken, resolved),
            Some("number") => number(&taken),
            _ => text(resolved),
        }
    }

    /// How a key of a body is read. A null can be given with the whole body only.
    fn field(&self, property: &Value, depth: usize) -> How {
        let resolved = self.resolved(property, 0);
        let ty = referred(property).and_then(|name| self.rust(name));
        let ty: Option<syn::Type> = ty.map(|name| {
            let name = ident(name);
            syn::parse_quote!(crate::types::#name)
        });
        let any = || syn::parse_quote!(::serde_json::Value);
        match (resolved["type"].as_str(), ty) {
            _ if depth > 1 => How::Json(any()),
            (Some("boolean"), None) => How::Switch,
            (Some("integer"), None) => integer(resolved, resolved),
            (Some("number"), None) => number(resolved),
            (Some("string"), None) => text(resolved),
            (Some("string"), Some(ty)) => match words(resolved) {
                Some(words) => How::Choice(ty, words),
                None => How::Named(ty),
            },
            (Some("array"), None) => {
                let item = resolved
                    .get("items")
                    .map(|items| self.field(items, depth + 1));
                match item {
                    Some(How::Many(_)) | None => How::Many(Box::new(How::Json(any()))),
                    Some(item) => How::Many(Box::new(item)),
                }
            }
            (_, ty) => How::Json(ty.unwrap_or_else(any)),
        }
    }

    /// The name in Rust of a named schema.
    fn rust(&self, name: &str) -> Option<&str> {
        let wanted = Kind::Named(name.to_owned());
        let found = self.api.types.iter().find(|(_, ty)| ty.kind == wanted);
        found.map(|(rust, _)| rust.as_str())
    }

    /// The schema that is meant in the end.
    fn resolved<'s>(&'s self, schema: &'s Value, depth: usize) -> &'s Value {
        let target = referred(schema).and_then(|name| self.rust(name));
        match target.and_then(|name| self.api.types.get(name)) {
            Some(ty) if depth < 20 => self.resolved(&ty.schema, depth + 1),
            _ => schema,
        }
    }
}

/// The properties of an object, and whether each is required.
fn properties(schema: Option<&Value>) -> impl Iterator<Item = (&String, &Value, bool)> {
    let properties = schema.and_then(|schema| schema.get("properties")?.as_object());
    let required = schema.and_then(|schema| schema.get("required")?.as_array());
    properties
        .into_iter()
        .flatten()
        .map(move |(name, property)| {
            let needed = |all: &Vec<Value>| all.iter().any(|one| one == name.as_str());
            (name, property, required.is_some_and(needed))
        })
}

fn option(name: &str, property: &Value, required: bool, how: How) -> Opt {
    let description = property.get("description").and_then(Value::as_str);
    Opt {
        name: kebab(name),
        wire: name.to_owned(),
        description: description.unwrap_or_default().trim().to_owned(),
        required,
        how,
    }
}

/// The schema that is referred to, alone or with something said about it.
fn referred(schema: &Value) -> Option<&str> {
    let only = match schema.get("allOf").and_then(Value::as_array) {
        Some(all) if all.len() == 1 => &all[0],
        _ => schema,
    };
    only.get("$ref")
        .and_then(Value::as_str)
        .and_then(component_name)
}

fn words(schema: &Value) -> Option<Vec<String>> {
    let all = schema.get("enum").and_then(Value::as_array)?;
    let words = all.iter().filter_map(Value::as_str).map(str::to_owned);
    Some(words.collect())
}

fn text(schema: &Value) -> How {
    let length = |key: &str| schema.get(key).and_then(Value::as_u64);
    match words(schema) {
        Some(words) => How::Choice(syn::parse_quote!(String), words),
        None => How::Text(length("minLength"), length("maxLength")),
    }
}

fn integer(taken: &Value, schema: &Value) -> How {
    let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
    let ty = match taken["format"].as_str() {
        Some("uint64") => return How::Number("u64"),
        Some("uint32") => "u32",
        Some("int32") => "i32",
        _ => "i64",
    };
    How::Integer(ty, bound("minimum"), bound("maximum"))
}

fn number(taken: &Value) -> How {
    How::Number(match taken["format"].as_str() {
        Some("float") => "f32",
        _ => "f64",
    })
}

/// What an operation belongs to: its first tag, as the name of a module.
fn area(operation: &Operation) -> String {
    let tag = operation.tags.first().map_or("", String::as_str);
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name = names::snake(&tag.chars().map(plain).collect::<String>());
    match name.trim_matches('_') {
        "" => "other".to_owned(),
        _ => name,
    }
}

fn summary(operation: &Operation) -> String {
    let first = |text: &Option<String>| {
        let line = text.as_deref().unwrap_or_default().trim().lines().next();
        line.filter(|line| !line.is_empty()).map(str::to_owned)
    };
    let said = first(&operation.summary).or_else(|| first(&operation.description));
    said.unwrap_or_else(|| format!("{} {}", operation.method, operation.path))
}
