//! Answers with a status or a description that dropshot has no type for.

use proc_macro2::TokenStream;
use quote::quote;

use super::trait_file::{content, is_own, reply_name};
use crate::any::model::{Answer, AnswerContent, Api, Operation};
use crate::emit::rust::{doc, ident, imports};

/// The names that `http` has for statuses.
const STATUSES: [(u16, &str); 19] = [
    (200, "OK"),
    (201, "CREATED"),
    (202, "ACCEPTED"),
    (203, "NON_AUTHORITATIVE_INFORMATION"),
    (204, "NO_CONTENT"),
    (205, "RESET_CONTENT"),
    (206, "PARTIAL_CONTENT"),
    (207, "MULTI_STATUS"),
    (208, "ALREADY_REPORTED"),
    (226, "IM_USED"),
    (300, "MULTIPLE_CHOICES"),
    (301, "MOVED_PERMANENTLY"),
    (302, "FOUND"),
    (303, "SEE_OTHER"),
    (304, "NOT_MODIFIED"),
    (305, "USE_PROXY"),
    (307, "TEMPORARY_REDIRECT"),
    (308, "PERMANENT_REDIRECT"),
    (306, ""),
];

/// The name of a status, if it has one.
pub(crate) fn status_name(status: u16) -> Option<&'static str> {
    let found = STATUSES.iter().find(|(known, _)| *known == status);
    found.map(|(_, name)| *name).filter(|name| !name.is_empty())
}

/// The types.
pub(crate) fn emit(api: &Api) -> TokenStream {
    let items: Vec<TokenStream> = api
        .operations
        .iter()
        .filter(|operation| is_own(operation))
        .filter_map(reply)
        .collect();
    if items.is_empty() {
        return TokenStream::new();
    }
    let all = quote!(#(#items)*);
    let of_dropshot = [
        "Body",
        "FreeformBody",
        "HttpCodedResponse",
        "HttpError",
        "HttpResponseDeleted",
    ];
    let of_dropshot = imports(&quote!(dropshot), &of_dropshot, &all);
    let types = imports(&quote!(super), &["types"], &all);
    quote! {
        #of_dropshot
        #types

        #(#items)*
    }
}

fn reply(operation: &Operation) -> Option<TokenStream> {
    let Answer::Coded {
        status,
        description,
        content: inside,
        ..
    } = &operation.answer
    else {
        return None;
    };
    let name = ident(&reply_name(operation));
    let about = doc(&format!("The answer of `{}`: {status}.", operation.id));
    let code = ident(status_name(*status)?);
    let (fields, body, make) = match inside {
        AnswerContent::Json(ty) => {
            let ty = content(ty);
            (quote!((pub #ty)), ty, quote!(#name::for_object(reply.0)))
        }
        AnswerContent::Bytes => {
            let ty = quote!(FreeformBody);
            (quote!((pub #ty)), ty, quote!(#name::for_object(reply.0)))
        }
        AnswerContent::Empty => (
            quote!(()),
            quote!(<HttpResponseDeleted as HttpCodedResponse>::Body),
            quote! {{
                let #name() = reply;
                let mut response = Self::from(HttpResponseDeleted())?;
                *response.status_mut() = #name::STATUS_CODE;
                Ok(response)
            }},
        ),
    };
    Some(quote! {
        #about
        pub struct #name #fields;

        impl HttpCodedResponse for #name {
            type Body = #body;

            const STATUS_CODE: http::StatusCode = http::StatusCode::#code;
            const DESCRIPTION: &'static str = #description;
        }

        impl From<#name> for Result<http::Response<Body>, HttpError> {
            fn from(reply: #name) -> Self {
                #make
            }
        }
    })
}
