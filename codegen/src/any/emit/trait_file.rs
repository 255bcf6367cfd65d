//! The trait, one method an operation, and the types of the answers that dropshot doesn't have.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::any::model::{Answer, AnswerContent, Api, Body, Content, Operation, Place, Tag};
use crate::emit::rust::{doc, ident, imports};
use crate::model::Finding;
use crate::names::pascal;

/// What signatures of methods name.
pub(super) const OF_DROPSHOT: [&str; 21] = [
    "Body",
    "FreeformBody",
    "Header",
    "HttpError",
    "HttpResponseAccepted",
    "HttpResponseCreated",
    "HttpResponseDeleted",
    "HttpResponseFound",
    "HttpResponseHeaders",
    "HttpResponseOk",
    "HttpResponseSeeOther",
    "HttpResponseTemporaryRedirect",
    "HttpResponseUpdatedNoContent",
    "MultipartBody",
    "Path",
    "Query",
    "RequestContext",
    "StreamingBody",
    "TypedBody",
    "WebsocketEndpointResult",
    "WebsocketUpgrade",
];

/// How a trait is written.
pub(crate) struct Wording<'a> {
    /// Its name.
    pub(crate) name: Ident,
    /// What the file begins with, given what it mentions.
    pub(crate) imports: &'a dyn Fn(&TokenStream) -> TokenStream,
    /// Whether every operation has exactly one tag.
    pub(crate) by_tag: bool,
    /// The signature of an operation's method.
    pub(crate) signature: &'a dyn Fn(&Operation) -> Result<Signature, Finding>,
    /// The largest body that an operation takes, in bytes, if it has a limit of its own.
    pub(crate) limit: &'a dyn Fn(&Operation) -> Option<u64>,
}

impl Wording<'_> {
    /// With what dropshot has.
    pub(crate) fn plain() -> Self {
        Self {
            name: ident("Api"),
            imports: &|mentioned| {
                let of_dropshot = imports(&quote!(dropshot), &OF_DROPSHOT, mentioned);
                let beside = ["errors", "responses", "types"];
                let beside = imports(&quote!(super), &beside, mentioned);
                quote!(#of_dropshot #beside)
            },
            by_tag: false,
            signature: &|operation| Ok(signature(operation)),
            limit: &|_| None,
        }
    }
}

/// The trait.
pub(crate) fn emit(api: &Api, wording: &Wording<'_>) -> Result<TokenStream, Finding> {
    let name = &wording.name;
    let tags = tags(api, wording);
    let mut methods = Vec::new();
    for operation in &api.operations {
        methods.push(method(operation, wording)?);
    }
    let title = doc(&format!("{}.", api.title.trim().trim_end_matches('.')));
    let imports = (wording.imports)(&quote!(#(#methods)*));
    Ok(quote! {
        #imports

        #title
        #[dropshot::api_description #tags]
        pub trait #name {
            /// What all requests share.
            type Context;

            #(#methods)*
        }
    })
}

fn tags(api: &Api, wording: &Wording<'_>) -> Option<TokenStream> {
    let tags = api.tags.iter().map(tag);
    let listed = |tag: &String| api.tags.iter().any(|known| known.name == *tag);
    let others = !api.operations.iter().flat_map(|one| &one.tags).all(listed);
    let others = others || !wording.by_tag;
    let policy = wording
        .by_tag
        .then(|| quote!(policy = dropshot::EndpointTagPolicy::ExactlyOne,));
    (!api.tags.is_empty()).then(|| {
        quote! {
            {
                tag_config = {
                    allow_other_tags = #others,
                    #policy
                    tags = { #(#tags),* },
                },
            }
        }
    })
}

fn method(operation: &Operation, wording: &Wording<'_>) -> Result<TokenStream, Finding> {
    let about = about(operation);
    let attribute = attribute(operation, (wording.limit)(operation));
    let Signature { arguments, answer } = (wording.signature)(operation)?;
    let name = ident(&operation.name);
    let arguments = arguments.iter().map(|(name, ty)| {
        let name = ident(name);
        quote!(#name: #ty)
    });
    Ok(quote! {
        #about
        #attribute
        async fn #name(
            rqctx: RequestContext<Self::Context>,
            #(#arguments),*
        ) -> #answer;
    })
}

fn tag(tag: &Tag) -> TokenStream {
    let Tag {
        name,
        description,
        external_docs,
    } = tag;
    let description = description
        .as_ref()
        .map(|text| quote!(description = #text,));
    let external_docs = external_docs.as_ref().map(|(url, description)| {
        let description = description
            .as_ref()
            .map(|text| quote!(description = #text,));
        quote!(external_docs = { #description url = #url },)
    });
    quote!(#name = { #description #external_docs })
}

/// The first line of a comment is the summary to dropshot, the rest is the description.
fn about(operation: &Operation) -> TokenStream {
    let summary = operation.summary.as_deref().map(doc);
    let description = operation.description.as_deref().map(doc);
    match (summary, description) {
        (Some(summary), Some(description)) => quote! {
            #summary
            ///
            #description
        },
        (summary, description) => quote!(#summary #description),
    }
}

fn attribute(operation: &Operation, limit: Option<u64>) -> TokenStream {
    let Operation {
        id,
        name,
        path,
        tags,
        ..
    } = operation;
    let method = ident(&operation.method);
    let id = (id != name).then(|| quote!(operation_id = #id,));
    let tags = (!tags.is_empty()).then(|| quote!(tags = [#(#tags),*],));
    let deprecated = operation.deprecated.then(|| quote!(deprecated = true,));
    let content_type = match &operation.body {
        Some(Body::Form(_)) => Some("application/x-www-form-urlencoded"),
        Some(Body::Multipart) => Some("multipart/form-data"),
        _ => None,
    };
    let content_type = content_type.map(|ty| quote!(content_type = #ty,));
    let limit = limit.map(|limit| {
        let limit = Literal::u64_unsuffixed(limit);
        quote!(request_body_max_bytes = #limit,)
    });
    quote! {
        #[endpoint {
            #id
            method = #method,
            path = #path,
            #tags
            #deprecated
            #content_type
            #limit
        }]
    }
}

/// What a method takes beside the context of the request, and what it returns.
pub(crate) struct Signature {
    pub(crate) arguments: Vec<(&'static str, TokenStream)>,
    pub(crate) answer: TokenStream,
}

/// The signature of an operation's method.
pub(crate) fn signature(operation: &Operation) -> Signature {
    let mut arguments: Vec<(&'static str, TokenStream)> = Vec::new();
    for parameters in &operation.parameters {
        let ty = ident(&parameters.ty);
        arguments.push(match parameters.place {
            Place::Path => ("path", quote!(Path<types::#ty>)),
            Place::Query => ("query", quote!(Query<types::#ty>)),
            Place::Header => ("headers", quote!(Header<types::#ty>)),
        });
    }
    match &operation.body {
        Some(Body::Json(ty) | Body::Form(ty)) => {
            let ty = content(ty);
            arguments.push(("body", quote!(TypedBody<#ty>)));
        }
        Some(Body::Bytes) => arguments.push(("body", quote!(StreamingBody))),
        Some(Body::Multipart) => arguments.push(("body", quote!(MultipartBody))),
        None => {}
    }
    if operation.answer == Answer::Upgrade {
        arguments.push(("upgrade", quote!(WebsocketUpgrade)));
        let answer = quote!(WebsocketEndpointResult);
        return Signature { arguments, answer };
    }
    let error = operation.error.as_ref().map_or(quote!(HttpError), |ty| {
        let ty = ident(&super::errors::name(ty));
        quote!(errors::#ty)
    });
    let answer = answer(operation);
    Signature {
        arguments,
        answer: quote!(Result<#answer, #error>),
    }
}

/// The type of a body.
pub(crate) fn content(content: &Content) -> TokenStream {
    match content {
        Content::Type(name) => {
            let name = ident(name);
            quote!(types::#name)
        }
        Content::List(name) => {
            let name = ident(name);
            quote!(Vec<types::#name>)
        }
    }
}

fn answer(operation: &Operation) -> TokenStream {
    let (status, description, inside, headers) = match &operation.answer {
        Answer::Free | Answer::Upgrade => return quote!(http::Response<Body>),
        Answer::Redirect(302) => return quote!(HttpResponseFound),
        Answer::Redirect(303) => return quote!(HttpResponseSeeOther),
        Answer::Redirect(_) => return quote!(HttpResponseTemporaryRedirect),
        Answer::Coded {
            status,
            description,
            content,
            headers,
        } => (*status, description.as_str(), content, headers),
    };
    let known = match (status, description) {
        (200, "successful operation") => Some(quote!(HttpResponseOk)),
        (201, "successful creation") => Some(quote!(HttpResponseCreated)),
        (202, "successfully enqueued operation") => Some(quote!(HttpResponseAccepted)),
        _ => None,
    };
    let plain = match (known, inside, description) {
        (Some(known), AnswerContent::Json(ty), _) => {
            let ty = content(ty);
            quote!(#known<#ty>)
        }
        (Some(known), AnswerContent::Bytes, _) => quote!(#known<FreeformBody>),
        (None, AnswerContent::Empty, "successful deletion") if status == 204 => {
            quote!(HttpResponseDeleted)
        }
        (None, AnswerContent::Empty, "resource updated") if status == 204 => {
            quote!(HttpResponseUpdatedNoContent)
        }
        _ => {
            let name = ident(&reply_name(operation));
            quote!(responses::#name)
        }
    };
    match headers {
        Some(headers) => {
            let headers = ident(headers);
            quote!(HttpResponseHeaders<#plain, types::#headers>)
        }
        None => plain,
    }
}

/// The type of an answer that dropshot has none for.
pub(crate) fn reply_name(operation: &Operation) -> String {
    format!("{}Reply", pascal(&operation.name))
}

/// Whether an answer needs a type of its own.
pub(crate) fn is_own(operation: &Operation) -> bool {
    answer(operation).to_string().contains("responses ::")
}
