//! The table of operations and the table of paths, for what a server does around every handler.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use super::Input;
use super::params::struct_name;
use super::rust::{self, doc, ident, raw};
use crate::json_schema::self_contained;
use crate::model::{Finding, Operation, OutputFile, Success};
use crate::names;

/// The methods that a path is given, whether the document has them or not.
const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// The name of an operation's description, such as `ROOM_LEAVE`.
pub(crate) fn static_name(operation: &Operation) -> proc_macro2::Ident {
    ident(&names::screaming(&operation.id))
}

/// Writes both tables and the registration of the other methods.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(above) = &input.config.output.api else {
        return Ok(Vec::new());
    };
    let folder = above.join("operations");
    let schemas = input.document.http_schemas();
    let mut files = Vec::new();
    let mut modules = Vec::new();
    let mut index = 0_usize;
    for (area, operations) in input.document.areas() {
        let mut items = Vec::new();
        for operation in operations {
            items.push(description(operation, index, &schemas));
            index += 1;
        }
        let module = names::snake(area);
        let about = format!("The operations of the area `{area}`.");
        let tokens = quote! {
            use super::super::support::{BodyInfo, OperationInfo, SuccessInfo};
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
    let statics = input.document.operations.iter().map(static_name);
    let all = doc("Every operation, by area in the order of the document.");
    let tokens = quote! {
        use super::support::OperationInfo;
        #(mod #modules;)*
        #(pub use self::#modules::*;)*

        #all
        pub static OPERATIONS: &[&OperationInfo] = &[#(&#statics),*];
    };
    let about = "The operations, as data.";
    files.push(rust::file(input, &folder, "mod.rs", about, tokens)?);
    files.push(paths(input, above)?);
    Ok(files)
}

fn description(
    operation: &Operation,
    index: usize,
    schemas: &BTreeMap<String, serde_json::Value>,
) -> TokenStream {
    let name = static_name(operation);
    let Operation {
        id,
        area,
        path,
        summary,
        secured,
        ..
    } = operation;
    let about = doc(&format!("`{}`: {summary}", operation.id));
    let method = ident(&operation.method);
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    let request_headers = operation.header_params.iter().map(|header| &header.name);
    let response_headers = operation.response_headers.iter().map(|header| &header.name);
    let body = match &operation.body {
        None => quote!(BodyInfo::None),
        Some(body) => match &body.schema_name {
            None => quote!(BodyInfo::Bytes),
            Some(name) => {
                let root = serde_json::json!({ "$ref": format!("#/components/schemas/{name}") });
                // The root stands in `allOf`, since draft 7 lets nothing stand beside a reference.
                let root = serde_json::json!({ "allOf": [root] });
                let text = raw(&self_contained(&root, schemas).to_string());
                quote!(BodyInfo::Json { schema: #text })
            }
        },
    };
    let limit = operation.body.as_ref().map_or(0, |body| body.limit_bytes);
    let limit = proc_macro2::Literal::u64_unsuffixed(limit);
    let success = match operation.success {
        Success::Json(_) => quote!(SuccessInfo::Json),
        Success::Bytes(_) => quote!(SuccessInfo::Bytes),
        Success::Upgrade => quote!(SuccessInfo::Upgrade),
    };
    quote! {
        #about
        pub static #name: OperationInfo = OperationInfo {
            index: #index,
            id: #id,
            area: #area,
            method: ::http::Method::#method,
            path: #path,
            secured: #secured,
            request_headers: &[#(#request_headers),*],
            response_headers: &[#(#response_headers),*],
            body: #body,
            body_limit: #limit,
            success: #success,
        };
    }
}

/// The table of paths, and the registration of what they don't have.
fn paths(input: &Input<'_>, folder: &Path) -> Result<OutputFile, Finding> {
    let mut paths: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in &input.document.operations {
        paths.entry(&operation.path).or_default().push(operation);
    }
    let mut rows = Vec::new();
    let mut registrations = Vec::new();
    for (at, (path, operations)) in paths.iter().enumerate() {
        let has = |method: &&str| {
            operations
                .iter()
                .any(|operation| operation.method == **method)
        };
        let methods = METHODS
            .iter()
            .filter(|method| has(method))
            .map(|method| ident(method));
        let missing = METHODS
            .iter()
            .filter(|method| !has(method))
            .map(|method| ident(method));
        rows.push(quote! {
            PathInfo {
                path: #path,
                methods: &[#(::http::Method::#methods),*],
                missing: &[#(::http::Method::#missing),*],
            }
        });
        let with_variables = operations
            .iter()
            .find(|operation| !operation.path_params.is_empty());
        let variables = with_variables.map_or(quote!(NoParameters), |operation| {
            let name = ident(&struct_name(operation, "Path"));
            quote!(params::#name)
        });
        let at = proc_macro2::Literal::usize_unsuffixed(at);
        registrations.push(quote!(register_path::<C, M, #variables>(api, &PATHS[#at])?;));
    }
    let table = doc("Every path with the methods it has and hasn't.");
    let register = doc(
        "Registers, unpublished, every method that a known path doesn't have, so that such requests get an answer of ours \
         and not the router's.",
    );
    let tokens = quote! {
        #[allow(unused_imports, reason = "a document may have no variables in its paths")]
        use super::{params, support::{NoParameters, OtherMethods, PathInfo, register_path}};

        #table
        pub static PATHS: &[PathInfo] = &[#(#rows),*];

        #register
        pub fn register_other_methods<C, M>(
            api: &mut ::dropshot::ApiDescription<C>,
        ) -> Result<(), ::dropshot::ApiDescriptionRegisterError>
        where
            C: ::dropshot::ServerContext,
            M: OtherMethods<C>,
        {
            #(#registrations)*
            Ok(())
        }
    };
    let about = "The paths, as data, and the methods they don't have.";
    rust::file(input, folder, "paths.rs", about, tokens)
}
