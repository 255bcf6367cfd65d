//! The trait that a server implements, and the module around it.

use std::path::Path;

use quote::quote;

use super::Input;
use super::params::{reply_headers_name, struct_name};
use super::rust::{self, ident, imports, name, path, refused};
use crate::any::emit::trait_file::{self as any_trait, Signature, Wording};
use crate::any::model as any;
use crate::model::{Finding, Operation, OutputFile, Success};

/// What doesn't depend on the document but on the name of its error: file, what it is, text.
const SUPPORT: [(&str, &str, &str); 7] = [
    (
        "mod.rs",
        "What requests are read with and answers are made of. Reading never fails before the handler's own code runs, so that\n\
         every failure is answered in one place.",
        include_str!("templates/support/mod.rs"),
    ),
    (
        "body.rs",
        "Bodies of requests, and upgrades.",
        include_str!("templates/support/body.rs"),
    ),
    (
        "info.rs",
        "Operations and paths as data.",
        include_str!("templates/support/info.rs"),
    ),
    (
        "parameters.rs",
        "Path, query and header parameters.",
        include_str!("templates/support/parameters.rs"),
    ),
    (
        "reply.rs",
        "Answers: successes and failures.",
        include_str!("templates/support/reply.rs"),
    ),
    (
        "shape.rs",
        "Descriptions without values.",
        include_str!("templates/support/shape.rs"),
    ),
    (
        "written.rs",
        "Answers that are JSON already.",
        include_str!("templates/support/written.rs"),
    ),
];

/// What signatures of methods name of the support.
pub(super) const OF_SUPPORT: [&str; 10] = [
    "Failure",
    "RawBody",
    "RawHeaders",
    "RawPath",
    "RawQuery",
    "RawStream",
    "RawUpgrade",
    "Reply",
    "Streamed",
    "Upgraded",
];

/// Writes the trait, its support and their module.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(folder) = &input.config.output.api else {
        return Ok(Vec::new());
    };
    let find = |wanted: &any::Operation| {
        let mut operations = input.document.operations.iter();
        operations.find(|operation| operation.id == wanted.id)
    };
    let wording = Wording {
        name: name(&input.config.rust.trait_name)?,
        imports: &|mentioned| {
            let support = imports(&quote!(super::support), &OF_SUPPORT, mentioned);
            quote! {
                use dropshot::RequestContext;
                #[allow(unused_imports, reason = "not every document has parameters")]
                use super::params::*;
                #support
            }
        },
        by_tag: true,
        signature: &|operation| match find(operation) {
            Some(operation) => signature(input, operation),
            None => Err(refused(&operation.id, "is no operation of the project")),
        },
        limit: &|operation| Some(find(operation)?.body.as_ref()?.limit_bytes),
    };
    let tokens = any_trait::emit(&input.document.api, &wording)?;
    let about = "The trait that a server implements, one method an operation.";
    let mut files = vec![rust::file(input, folder, "api.rs", about, tokens)?];
    files.extend(support(input, folder)?);
    let about = "The trait of the server and what it speaks in.";
    let tokens = quote! {
        pub mod api;
        pub mod operations;
        pub mod params;
        pub mod paths;
        pub mod support;
    };
    files.push(rust::file(input, folder, "mod.rs", about, tokens)?);
    Ok(files)
}

/// The signature of an operation's method.
pub(crate) fn signature(input: &Input<'_>, operation: &Operation) -> Result<Signature, Finding> {
    let types = &input.config.rust.types_crate;
    let named = |name: &str| path(&format!("::{types}::{name}"));
    let mut arguments = Vec::new();
    let kinds = [
        ("path", "RawPath", "Path", operation.path_params.is_empty()),
        (
            "query",
            "RawQuery",
            "Query",
            operation.query_params.is_empty(),
        ),
        (
            "headers",
            "RawHeaders",
            "Headers",
            operation.header_params.is_empty(),
        ),
    ];
    for (name, raw, kind, is_empty) in kinds {
        if !is_empty {
            let raw = ident(raw);
            let parameters = ident(&struct_name(operation, kind));
            arguments.push((name, quote!(#raw<#parameters>)));
        }
    }
    match (&operation.body, &operation.success) {
        (Some(body), _) => match &body.schema_name {
            Some(name) => {
                let name = named(name)?;
                arguments.push(("body", quote!(RawBody<#name>)));
            }
            None => arguments.push(("body", quote!(RawStream))),
        },
        (None, Success::Upgrade) => arguments.push(("upgrade", quote!(RawUpgrade))),
        (None, _) => {}
    }
    let success = match &operation.success {
        Success::Json(name) => {
            let name = named(name)?;
            quote!(#name)
        }
        Success::Bytes(_) => quote!(Streamed),
        Success::Upgrade => quote!(Upgraded),
    };
    let headers = reply_headers_name(operation).map(|name| {
        let name = ident(&name);
        quote!(, #name)
    });
    Ok(Signature {
        arguments,
        answer: quote!(Result<Reply<#success #headers>, Failure>),
    })
}

/// The hand-written support, with the error type of the document put in.
fn support(input: &Input<'_>, folder: &Path) -> Result<Vec<OutputFile>, Finding> {
    let mut names = input
        .document
        .operations
        .iter()
        .map(|operation| operation.error_schema.as_str());
    let name = names.next().unwrap_or("Error");
    if let Some(other) = input
        .document
        .operations
        .iter()
        .find(|operation| operation.error_schema != name)
    {
        let reason = format!(
            "answers its errors as {}, others as {name}",
            other.error_schema
        );
        return Err(Finding::new(
            &other.file,
            "/responses",
            reason,
            "use one schema for all errors",
        ));
    }
    let body = format!("::{}::{name}", input.config.rust.types_crate);
    let folder = input.config.resolve(folder.join("support"));
    let file = |(file, about, text): (&str, &str, &str)| OutputFile {
        path: folder.join(file),
        text: rust::with_header(input, about, &text.replace("__ERROR_BODY__", &body)),
    };
    Ok(SUPPORT.map(file).to_vec())
}
