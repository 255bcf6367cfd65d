//! The parameters of each operation: a struct for path, query and headers each, read field by field.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Input;
use super::field::{Field, field_name};
use super::rust::{self, doc, ident, path};
use crate::any::emit::schemas::{self, Said, implementation};
use crate::any::model::{self as any, Kind, Type};
use crate::any::read::object;
use crate::json_schema::references;
use crate::model::{Finding, Operation, OutputFile, Parameter, ResponseHeader};
use crate::names;

/// The name of the struct of one kind of parameters, such as `RoomLeavePath`.
pub(crate) fn struct_name(operation: &Operation, kind: &str) -> String {
    format!("{}{kind}", names::pascal(&operation.id))
}

/// Writes the structs, a file for each area, and those of the headers of answers.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let schemas = input.document.http_schemas();
    let Some(folder) = &input.config.output.api else {
        return Ok(Vec::new());
    };
    let folder = folder.join("params");
    let mut files = Vec::new();
    let mut modules = Vec::new();
    let imports = schemas::imports();
    for (area, operations) in input.document.areas() {
        let mut items = Vec::new();
        for operation in operations {
            for (kind, name, parameters) in kinds(operation) {
                if !parameters.is_empty() {
                    items.push(parameter_struct(
                        input, operation, kind, name, parameters, &schemas,
                    )?);
                }
            }
        }
        if items.is_empty() {
            continue;
        }
        let module = names::snake(area);
        let about = format!("Parameters of the area `{area}`.");
        let tokens = quote! {
            #[allow(unused_imports, reason = "not every file needs everything")]
            use super::super::support::{self, BadRequest, Pairs, Parameters};
            #imports

            #(#items)*
        };
        files.push(rust::file(
            input,
            &folder,
            &format!("{module}.rs"),
            &about,
            tokens,
        )?);
        modules.push(ident(&module));
    }
    let headers = reply_headers(input)?;
    let is_read = !(modules.is_empty() && headers.is_empty());
    let reader = is_read.then(schemas::reader);
    let about = "Parameters, a file for each area, and the headers of answers.";
    let tokens = quote! {
        #(mod #modules;)*
        #(pub use self::#modules::*;)*
        #headers
        #reader
    };
    files.push(rust::file(input, &folder, "mod.rs", about, tokens)?);
    Ok(files)
}

fn kinds(operation: &Operation) -> [(&'static str, &'static str, &[Parameter]); 3] {
    [
        ("Path", "Path", &operation.path_params),
        ("Query", "Query", &operation.query_params),
        ("Headers", "Header", &operation.header_params),
    ]
}

fn parameter_struct(
    input: &Input<'_>,
    operation: &Operation,
    kind: &str,
    word: &str,
    parameters: &[Parameter],
    schemas: &BTreeMap<String, Value>,
) -> Result<TokenStream, Finding> {
    let name = struct_name(operation, kind);
    let ty = ident(&name);
    let about = doc(&format!("{word} parameters of `{}`.", operation.id));
    let mut fields = Vec::new();
    let mut reads = Vec::new();
    for parameter in parameters {
        let field = Field::of(input, operation, parameter, schemas)?;
        let ident = field_name(&parameter.name);
        let about = match parameter.description.as_str() {
            "" => doc(&format!("`{}`.", parameter.name)),
            description => doc(description),
        };
        let ty = &field.ty;
        fields.push(quote!(#about pub #ident: #ty));
        let wire = match kind {
            "Headers" => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.clone(),
        };
        let read = field.read(&wire);
        reads.push(quote!(#ident: #read));
    }
    let members = parameters.iter().map(|parameter| {
        member(
            &parameter.name,
            parameter.required,
            &parameter.description,
            &parameter.schema,
        )
    });
    let schema = schema(input, &name, members, &quote!(super::schema))?;
    Ok(quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        pub struct #ty { #(#fields),* }

        impl Parameters for #ty {
            fn read(pairs: &Pairs) -> Result<Self, BadRequest> {
                Ok(Self { #(#reads),* })
            }
        }

        #schema
    })
}

fn member(name: &str, required: bool, description: &str, schema: &Value) -> any::Parameter {
    any::Parameter {
        name: name.to_owned(),
        required,
        description: (!description.is_empty()).then(|| description.to_owned()),
        schema: schema.clone(),
    }
}

/// `JsonSchema` of an object that dropshot takes apart into parameters or headers. `read` is the
/// function that it reads its text with.
fn schema(
    input: &Input<'_>,
    name: &str,
    members: impl Iterator<Item = any::Parameter>,
    read: &TokenStream,
) -> Result<TokenStream, Finding> {
    let members: Vec<any::Parameter> = members.collect();
    let mut paths: BTreeMap<String, TokenStream> = BTreeMap::new();
    for other in members.iter().flat_map(|member| references(&member.schema)) {
        let path = path(&format!("::{}::{other}", input.config.rust.types_crate))?;
        paths.insert(other, quote!(#path));
    }
    let ty = Type {
        schema: object(&members),
        kind: Kind::Parameters(None),
        pointer: String::new(),
    };
    let said = Said::of(name, &ty);
    let named = |name: &str| paths.get(name).cloned();
    let ty = ident(name);
    Ok(implementation(&quote!(#ty), &said, &named, read))
}

/// The name of the type that stands for the headers of an operation's answer, if it has any.
pub(crate) fn reply_headers_name(operation: &Operation) -> Option<String> {
    let names: Vec<String> = operation
        .response_headers
        .iter()
        .map(|header| names::pascal(&header.name))
        .collect();
    (!names.is_empty()).then(|| format!("{}ReplyHeaders", names.concat()))
}

/// The headers of answers, a type for each set of them.
fn reply_headers(input: &Input<'_>) -> Result<TokenStream, Finding> {
    let mut sets: BTreeMap<String, (&Operation, &[ResponseHeader])> = BTreeMap::new();
    for operation in &input.document.operations {
        let Some(name) = reply_headers_name(operation) else {
            continue;
        };
        let headers = operation.response_headers.as_slice();
        if let Some((other, _)) = sets.get(&name).filter(|(_, before)| *before != headers) {
            let reason = format!(
                "its answer has the same headers as that of {}, described differently",
                other.id
            );
            return Err(Finding::new(
                &operation.file,
                "/responses",
                reason,
                "share the description of the header",
            ));
        }
        sets.insert(name, (operation, headers));
    }
    let mut items = Vec::new();
    for (name, (_, headers)) in sets {
        let ty = ident(&name);
        let list: Vec<String> = headers
            .iter()
            .map(|header| format!("`{}`", header.name))
            .collect();
        let about = doc(&format!(
            "Answers with these headers: {}. It has no value.",
            list.join(", ")
        ));
        let members = headers.iter().map(|header| {
            member(
                &header.name,
                header.required,
                &header.description,
                &header.schema,
            )
        });
        let schema = schema(input, &name, members, &quote!(schema))?;
        items.push(quote!(#about #[derive(Debug)] pub enum #ty {} #schema));
    }
    let imports = (!items.is_empty()).then(schemas::imports);
    Ok(quote!(#imports #(#items)*))
}
