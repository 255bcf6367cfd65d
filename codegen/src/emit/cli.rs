//! The command line: every operation as a command, a file for each area.
//!
//! A command has an option for each parameter and each top-level key of its body, each read and checked as the schema says.
//! What is the same for all of them is written by hand in the module that the configuration names: how an option is read,
//! how an answer is shown, and which headers are its own business unless they are given.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::Input;
use super::operations::static_name;
use super::rust::{self, ident, path, snake};
use crate::config::Cli;
use crate::json_schema::component_name;
use crate::model::{Finding, Operation, OutputFile, Parameter, Success};
use crate::names;

/// Writes the commands, if there are to be any.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(cli) = &input.config.cli else {
        return Ok(Vec::new());
    };
    let emitter = Emitter {
        input,
        cli,
        schemas: input.document.http_schemas(),
        support: path(&cli.support)?,
        client: path(&cli.client)?,
    };
    let mut files = Vec::new();
    let mut modules = Vec::new();
    for (area, operations) in input.document.areas() {
        let mut items = Vec::new();
        for operation in operations {
            items.push(emitter.operation(operation)?);
        }
        let module = names::snake(area);
        let (support, client) = (&emitter.support, &emitter.client);
        let tokens = quote! {
            #[allow(unused_imports, reason = "not every area needs everything")]
            use #support::{self as support, Body, Call, Failure, Field, Operation, option};
            #[allow(unused_imports, reason = "not every area needs everything")]
            use #client::api::*;
            #(#items)*
        };
        let about = format!("The commands of the area `{area}`.");
        let name = format!("{module}.rs");
        files.push(rust::file(input, &cli.folder, &name, &about, tokens)?);
        modules.push(ident(&module));
    }
    let statics = input.document.operations.iter().map(static_name);
    let support = &emitter.support;
    let about_all = rust::doc("Every operation, by area in the order of the document.");
    let tokens = quote! {
        use #support::Operation;
        #(mod #modules;)*
        #(use self::#modules::*;)*

        #about_all
        pub static OPERATIONS: &[&Operation] = &[#(&#statics),*];
    };
    let about = "The commands, a file for each area.";
    files.push(rust::file(input, &cli.folder, "mod.rs", about, tokens)?);
    Ok(files)
}

struct Emitter<'a> {
    input: &'a Input<'a>,
    cli: &'a Cli,
    schemas: BTreeMap<String, Value>,
    support: syn::Path,
    client: syn::Path,
}

/// One option.
struct Opt<'a> {
    /// Without the dashes in front.
    name: String,
    /// Its name on the wire.
    wire: &'a str,
    description: String,
    required: bool,
    kind: Kind,
}

/// How the text of an option is read.
#[derive(Clone)]
enum Kind {
    Switch,
    Integer(Option<i64>, Option<i64>),
    Choice(String, Vec<String>),
    Named(String),
    Text(Option<u64>, Option<u64>),
    /// Any JSON of a type; that of the named schema where it has a name.
    Json(Option<String>),
    /// Given once for each item.
    Many(Box<Kind>),
}

/// Where an option's value goes, for the name it gets when its own is taken.
const PLACES: [&str; 3] = ["path", "query", "header"];

impl Emitter<'_> {
    fn operation(&self, operation: &Operation) -> Result<TokenStream, Finding> {
        let mut taken: BTreeSet<String> = self.cli.reserved.iter().cloned().collect();
        let groups = [
            &operation.path_params,
            &operation.query_params,
            &operation.header_params,
        ];
        let mut options = Vec::new();
        for (place, group) in PLACES.iter().zip(groups) {
            for parameter in group {
                let option = self.parameter(parameter);
                options.push(named_apart(option, place, &mut taken, operation)?);
            }
        }
        let mut fields = Vec::new();
        for option in self.body_fields(operation) {
            fields.push(named_apart(option, "body", &mut taken, operation)?);
        }
        let name = static_name(operation);
        let run = snake(&operation.id);
        let arguments = format_ident!("{}_options", operation.id);
        let description = self.description(operation, &fields);
        let function = self.function(operation, &options)?;
        let args = options.iter().map(|option| self.arg(option, false));
        let args: Vec<_> = args
            .chain(fields.iter().map(|option| self.arg(option, true)))
            .collect::<Result<_, _>>()?;
        let about = rust::doc(&format!("`{}`: {}", operation.id, operation.summary));
        Ok(quote! {
            #about
            pub(super) static #name: Operation = Operation {
                #description
                options: #arguments,
                run: |call| Box::pin(#run(call)),
            };

            fn #arguments() -> Vec<::clap::Arg> {
                Vec::from([#(#args),*])
            }

            #function
        })
    }

    fn description(&self, operation: &Operation, fields: &[Opt<'_>]) -> TokenStream {
        let Operation {
            id,
            area,
            summary,
            description,
            secured,
            method,
            path,
            ..
        } = operation;
        let headers = operation.header_params.iter().map(|header| &header.name);
        let headers: Vec<_> = headers
            .filter(|name| self.cli.own_headers.contains(name))
            .collect();
        let body = match &operation.body {
            None => quote!(Body::None),
            Some(body) if body.schema_name.is_none() => quote!(Body::Bytes),
            Some(body) => {
                let required = body.required;
                let fields = fields.iter().map(|field| {
                    let (wire, name) = (field.wire, &field.name);
                    let many = matches!(field.kind, Kind::Many(_));
                    quote!(Field { wire: #wire, option: #name, many: #many })
                });
                quote!(Body::Json { required: #required, fields: &[#(#fields),*] })
            }
        };
        let bytes = !matches!(operation.success, Success::Json(_));
        quote! {
            id: #id, area: #area, summary: #summary, description: #description, method: #method, path: #path, secured: #secured,
            own_headers: &[#(#headers),*], body: #body, streams: #bytes,
        }
    }

    fn parameter<'p>(&self, parameter: &'p Parameter) -> Opt<'p> {
        Opt {
            name: kebab(&parameter.name),
            wire: &parameter.name,
            description: parameter.description.clone(),
            required: parameter.required,
            kind: self.kind(&parameter.schema),
        }
    }

    fn body_fields(&self, operation: &Operation) -> Vec<Opt<'_>> {
        let body = operation.body.as_ref();
        let schema = body.and_then(|body| self.schemas.get(body.schema_name.as_ref()?));
        let Some(schema) = schema else {
            return Vec::new();
        };
        let required: Vec<&str> = strings(schema.get("required"));
        let properties = schema.get("properties").and_then(Value::as_object);
        let options = properties.into_iter().flatten().map(|(name, property)| {
            let description = property.get("description").and_then(Value::as_str);
            Opt {
                name: kebab(name),
                wire: name,
                description: description.unwrap_or_default().to_owned(),
                required: required.contains(&name.as_str()),
                kind: self.kind(property),
            }
        });
        options.collect()
    }

    fn kind(&self, schema: &Value) -> Kind {
        let name = named(schema);
        let resolved = name.as_ref().and_then(|name| self.schemas.get(name));
        let resolved = resolved.unwrap_or(schema);
        if [schema, resolved].iter().any(|one| one["nullable"] == true) {
            return Kind::Json(name);
        }
        let bound = |key: &str| resolved.get(key).and_then(Value::as_i64);
        let length = |key: &str| resolved.get(key).and_then(Value::as_u64);
        match (resolved.get("type").and_then(Value::as_str), name) {
            (Some("boolean"), None) => Kind::Switch,
            (Some("integer"), None) => Kind::Integer(bound("minimum"), bound("maximum")),
            (Some("string"), Some(name)) if resolved.get("enum").is_some() => {
                let values = strings(resolved.get("enum"));
                Kind::Choice(name, values.into_iter().map(str::to_owned).collect())
            }
            (Some("string"), Some(name)) => Kind::Named(name),
            (Some("string"), None) => Kind::Text(length("minLength"), length("maxLength")),
            (Some("array"), _) => {
                let item = resolved.get("items").map(|items| self.kind(items));
                Kind::Many(Box::new(item.unwrap_or(Kind::Json(None))))
            }
            (_, name) => Kind::Json(name),
        }
    }

    /// The type that the text of an option is read as.
    fn ty(&self, kind: &Kind) -> Result<TokenStream, Finding> {
        Ok(match kind {
            Kind::Switch => quote!(bool),
            Kind::Integer(..) => quote!(i64),
            Kind::Text(..) => quote!(String),
            Kind::Named(name) | Kind::Choice(name, _) | Kind::Json(Some(name)) => {
                let ty = path(&format!("::{}::{name}", self.input.config.rust.types_crate))?;
                quote!(#ty)
            }
            Kind::Json(None) => quote!(::serde_json::Value),
            Kind::Many(item) => {
                let item = self.ty(item)?;
                quote!(Vec<#item>)
            }
        })
    }

    fn arg(&self, option: &Opt<'_>, in_body: bool) -> Result<TokenStream, Finding> {
        let Opt {
            name, description, ..
        } = option;
        let (kind, many) = match &option.kind {
            Kind::Many(item) => (item.as_ref(), quote!(.action(::clap::ArgAction::Append))),
            kind => (kind, quote!()),
        };
        let ty = self.ty(kind)?;
        let made = match kind {
            Kind::Switch => quote!(option::switch(#name)),
            Kind::Integer(least, most) => {
                let (least, most) = (bound(*least), bound(*most));
                quote!(option::integer(#name, #least, #most))
            }
            Kind::Choice(_, values) => quote!(option::choice(#name, &[#(#values),*])),
            Kind::Named(_) => quote!(option::named::<#ty>(#name)),
            Kind::Text(least, most) => {
                let (least, most) = (length(*least), length(*most));
                quote!(option::text(#name, #least, #most))
            }
            Kind::Json(_) | Kind::Many(_) => quote!(option::json::<#ty>(#name)),
        };
        let required = match (option.required, in_body) {
            (false, _) => quote!(),
            (true, false) => quote!(.required(true)),
            (true, true) => quote!(.required_unless_present(support::WHOLE_BODY)),
        };
        Ok(quote!(#made #many #required .help(#description)))
    }

    fn function(&self, operation: &Operation, options: &[Opt<'_>]) -> Result<TokenStream, Finding> {
        let name = snake(&operation.id);
        let mut reads = Vec::new();
        let mut sets = Vec::new();
        for option in options {
            let setter = snake(option.wire);
            let value = format_ident!("given_{}", names::snake(option.wire));
            let ty = self.ty(&option.kind)?;
            let (option_name, wire) = (&option.name, option.wire);
            if self.cli.own_headers.iter().any(|own| own == wire) {
                sets.push(quote! {
                    if let Some(value) = place.find::<#ty>(#wire) { request = request.#setter(value); }
                });
            } else if option.required {
                reads.push(quote!(let #value: #ty = call.need(#option_name)?;));
                sets.push(quote!(request = request.#setter(#value.clone());));
            } else {
                reads.push(quote!(let #value: Option<#ty> = call.find(#option_name)?;));
                sets.push(quote! {
                    if let Some(value) = #value.clone() { request = request.#setter(value); }
                });
            }
        }
        let body = operation.body.as_ref();
        let answer = match &operation.success {
            Success::Json(_) if body.is_some_and(|body| body.schema_name.is_none()) => {
                reads.push(quote!(let body = call.file().await?;));
                sets.push(quote!(request = request.body(body);));
                ident("upload")
            }
            Success::Json(_) => ident("answer"),
            Success::Bytes(_) => ident("bytes"),
            Success::Upgrade => ident("socket"),
        };
        if let Some(schema) = body.and_then(|body| body.schema_name.as_ref()) {
            let ty = path(&format!(
                "::{}::{schema}",
                self.input.config.rust.types_crate
            ))?;
            reads.push(quote!(let body: #ty = call.body().await?;));
            sets.push(quote!(request = request.body(body.clone());));
        }
        let place = if sets.iter().any(|set| set.to_string().contains("place .")) {
            ident("place")
        } else {
            ident("_place")
        };
        let mutable = (!sets.is_empty()).then(|| quote!(mut));
        let asks = quote! {
            async |api: Client, #place: support::Place| {
                let #mutable request = api.#name();
                #(#sets)*
                request.send().await
            }
        };
        let mutable = body.map(|_| quote!(mut));
        Ok(quote! {
            async fn #name(#mutable call: Call<'_>) -> Result<(), Failure> {
                #(#reads)*
                call.#answer(#asks).await
            }
        })
    }
}

fn bound(bound: Option<i64>) -> TokenStream {
    optional(bound.map(Literal::i64_unsuffixed))
}

fn length(length: Option<u64>) -> TokenStream {
    optional(length.map(Literal::u64_unsuffixed))
}

fn optional(literal: Option<Literal>) -> TokenStream {
    literal.map_or_else(|| quote!(None), |literal| quote!(Some(#literal)))
}

/// Gives an option another name when its own is taken: that of its place stands before it.
fn named_apart<'o>(
    mut option: Opt<'o>,
    place: &str,
    taken: &mut BTreeSet<String>,
    operation: &Operation,
) -> Result<Opt<'o>, Finding> {
    if taken.contains(&option.name) {
        option.name = format!("{place}-{}", option.name);
    }
    if taken.insert(option.name.clone()) {
        return Ok(option);
    }
    let reason = format!("two options of its command are called {}", option.name);
    let mend = "rename a parameter or a key of the body";
    Err(Finding::new(&operation.file, "", reason, mend))
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

/// `threepidCreds` → `threepid-creds`.
fn kebab(name: &str) -> String {
    let snake = names::snake(name);
    snake.trim_matches('_').replace('_', "-")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn options_are_called_like_their_keys_with_dashes() {
        for (wire, option) in [
            ("threepidCreds", "threepid-creds"),
            ("Matrix-Session", "matrix-session"),
            ("type", "type"),
            ("room_id", "room-id"),
        ] {
            assert_eq!(kebab(wire), option);
        }
    }

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
