//! The implementation of the trait that does nothing but pass each request on.

use proc_macro2::TokenStream;
use quote::quote;

use super::Input;
use super::operations::static_name;
use super::rust::{self, doc, ident, path, snake};
use super::trait_file::{OF_SUPPORT, signature};
use crate::any::emit::trait_file::Signature;
use crate::model::{Finding, Operation, OutputFile};

/// Writes the implementation and its module.
pub(crate) fn emit(input: &Input<'_>) -> Result<Vec<OutputFile>, Finding> {
    let Some(folder) = &input.config.output.forward else {
        return Ok(Vec::new());
    };
    let names = &input.config.rust;
    let listed = not_implemented(input)?;
    let api = path(&names.api_crate)?;
    let trait_name = rust::name(&names.trait_name)?;
    let implementor = rust::name(
        names
            .implementor
            .rsplit("::")
            .next()
            .unwrap_or(&names.implementor),
    )?;
    let context = path(&names.context)?;
    let edge = path(&names.edge)?;
    let mut methods = Vec::new();
    for operation in &input.document.operations {
        methods.push(method(input, operation, listed.contains(&operation.id))?);
    }
    let about = doc(
        "Passes each request on to its handler. It has no value; dropshot needs only the type.",
    );
    let names = [&OF_SUPPORT[..], &["operations"]].concat();
    let support = rust::imports(&quote!(#api), &names, &quote!(#(#methods)*));
    let tokens = quote! {
        use dropshot::RequestContext;
        #[allow(unused_imports, reason = "not every document has parameters")]
        use #api::params::*;
        #support
        use #edge as edge;

        #about
        #[derive(Debug)]
        pub enum #implementor {}

        impl #api::#trait_name for #implementor {
            type Context = #context;

            #(#methods)*
        }
    };
    Ok(vec![
        rust::file(input, folder, "forward.rs", &explanation(input), tokens)?,
        rust::file(
            input,
            folder,
            "mod.rs",
            "The way from the trait to the handlers.",
            quote!(
                pub mod forward;
            ),
        )?,
    ])
}

/// The operations that have no handler yet.
fn not_implemented(input: &Input<'_>) -> Result<Vec<String>, Finding> {
    let listed = input.config.not_implemented_ids().map_err(|error| {
        let reason = format!("the list of what isn't implemented can't be read: {error}");
        Finding::new("", "", reason, "mend the file")
    })?;
    let operations = &input.document.operations;
    let is_operation = |id: &String| operations.iter().any(|operation| operation.id == *id);
    match listed.iter().find(|id| !is_operation(id)) {
        Some(unknown) => {
            let reason = format!("{unknown} is listed as not implemented but is no operation");
            Err(Finding::new("", "", reason, "take it off the list"))
        }
        None => Ok(listed),
    }
}

fn explanation(input: &Input<'_>) -> String {
    let names = &input.config.rust;
    format!(
        "The implementation of `{}`, which passes each request on to its handler.\n\
         \n\
         A handler is `{}::<area>::<operation_id>(call, path, query, headers, body)`, with only those arguments that the\n\
         operation has, and answers `Result<T, E>`, `T` being the success. Headers that the edge reads itself are left out.\n\
         The edge, `{}`, has\n\
         \n\
         - `async fn call(&RequestContext<_>, &'static OperationInfo, impl FnOnce(C) -> Future<Result<T, E>>) -> Reply<T, H>`,\n\
         - `async fn not_implemented(&RequestContext<_>, &'static OperationInfo) -> Reply<T, H>`,\n\
         - on `C`, `fn body<B>(&self, RawBody<B>) -> Result<B, E>`, and `E: From<BadRequest>`.",
        names.trait_name, names.handlers, names.edge,
    )
}

fn method(
    input: &Input<'_>,
    operation: &Operation,
    is_missing: bool,
) -> Result<TokenStream, Finding> {
    let Signature { arguments, answer } = signature(input, operation)?;
    let name = snake(&operation.id);
    let info = static_name(operation);
    let edge_headers = &input.config.rust.edge_headers;
    let own_headers = operation.header_params.iter().any(|header| {
        !edge_headers
            .iter()
            .any(|edge| edge.eq_ignore_ascii_case(&header.name))
    });
    let mut taken = Vec::new();
    let mut reads = Vec::new();
    let mut passed = Vec::new();
    for (argument, ty) in &arguments {
        let is_used = !is_missing && (*argument != "headers" || own_headers);
        let plain = ident(argument);
        let bound = if is_used {
            plain.clone()
        } else {
            ident(&format!("_{argument}"))
        };
        taken.push(quote!(#bound: #ty));
        if !is_used {
            continue;
        }
        match *argument {
            "path" | "query" | "headers" => reads.push(quote!(let #plain = #plain.parse()?;)),
            "body"
                if operation
                    .body
                    .as_ref()
                    .is_some_and(|body| body.schema_name.is_some()) =>
            {
                reads.push(quote!(let #plain = call.body(#plain)?;));
            }
            _ => {}
        }
        passed.push(plain);
    }
    let body = if is_missing {
        quote!(Ok(edge::not_implemented(&rqctx, &operations::#info).await))
    } else {
        let area = &crate::names::snake(&operation.area);
        let handler = path(&format!("{}::{area}::{name}", input.config.rust.handlers))?;
        quote! {
            Ok(edge::call(&rqctx, &operations::#info, move |call| async move {
                #(#reads)*
                #handler(call, #(#passed),*).await
            })
            .await)
        }
    };
    Ok(quote! {
        async fn #name(
            rqctx: RequestContext<Self::Context>,
            #(#taken),*
        ) -> #answer {
            #body
        }
    })
}
