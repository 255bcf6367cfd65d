//! What a mock server must know of each operation: a type for each, a file for each area.

use proc_macro2::TokenStream;
use quote::quote;

use super::Input;
use super::rust::{self, doc, ident, path};
use crate::config::Mock;
use crate::model::{Finding, Operation, OutputFile, Success};
use crate::names;

/// Writes the operations, if the project has a mock server.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(mock) = &input.config.mock else {
        return Ok(Vec::new());
    };
    let folder = &mock.output;
    let module = path(&mock.module)?;
    let mut files = Vec::new();
    let mut modules = Vec::new();
    for (area, operations) in input.document.areas() {
        let mut items = Vec::new();
        for operation in operations {
            items.push(item(input, mock, operation)?);
        }
        let name = names::snake(area);
        let about = format!("The operations of the area `{area}`.");
        let tokens = quote! {
            use #module::{Operation, OperationInfo};
            #(#items)*
        };
        files.push(rust::file(
            input,
            folder,
            &format!("{name}.rs"),
            &about,
            tokens,
        )?);
        modules.push(ident(&name));
    }
    let all = input.document.operations.iter();
    let all = all.map(|operation| ident(&names::pascal(&operation.id)));
    let about = doc("What is known of every operation, by area in the order of the document.");
    let tokens = quote! {
        use #module::{Operation as _, OperationInfo};
        #(mod #modules;)*
        #(pub use self::#modules::*;)*

        #about
        pub const OPERATIONS: &[OperationInfo] = &[#(#all::INFO),*];
    };
    let about = "Every operation as a type, to be answered by a mock server.";
    files.push(rust::file(input, folder, "mod.rs", about, tokens)?);
    Ok(files)
}

fn item(input: &Input<'_>, mock: &Mock, operation: &Operation) -> Result<TokenStream, Finding> {
    let Operation {
        id,
        path: route,
        method,
        summary,
        ..
    } = operation;
    let module = path(&mock.module)?;
    let about = doc(&format!("`{id}`: {summary}"));
    let name = ident(&names::pascal(id));
    let schema = |name: &str| path(&format!("::{}::{name}", input.config.rust.types_crate));
    let bytes = quote!(#module::Bytes);
    let body = match &operation.body {
        None => quote!(()),
        Some(body) => match &body.schema_name {
            Some(name) => {
                let name = schema(name)?;
                quote!(#name)
            }
            None => bytes.clone(),
        },
    };
    let answer = match &operation.success {
        Success::Json(name) => {
            let name = schema(name)?;
            quote!(#name)
        }
        Success::Bytes(_) => bytes,
        Success::Upgrade => quote!(#module::Never),
    };
    Ok(quote! {
        #about
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct #name;

        impl Operation for #name {
            type Body = #body;
            type Answer = #answer;
            const INFO: OperationInfo = OperationInfo { id: #id, method: #method, path: #route };
        }
    })
}
