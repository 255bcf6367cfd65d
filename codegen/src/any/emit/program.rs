//! The library around the trait, and the program in which nothing is implemented.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use serde_json::Value;

use super::Settings;
use super::trait_file::{OF_DROPSHOT, Signature, signature};
use crate::any::model::Api;
use crate::emit::rust::{ident, imports};

/// `lib.rs`.
pub(crate) fn lib(api: &Api) -> TokenStream {
    let title = &api.title;
    let (major, minor, patch) = api.version;
    let (major, minor, patch) = (number(major), number(minor), number(patch));
    let text = |pointer: &str| {
        let value = api.bundle.document.pointer(pointer).and_then(Value::as_str);
        value.map(str::to_owned)
    };
    let plain = [
        ("/info/description", "description"),
        ("/info/termsOfService", "terms_of_service"),
        ("/info/contact/name", "contact_name"),
        ("/info/contact/url", "contact_url"),
        ("/info/contact/email", "contact_email"),
    ];
    let mut calls: Vec<TokenStream> = plain
        .into_iter()
        .filter_map(|(pointer, method)| {
            let text = text(pointer)?;
            let method = ident(method);
            Some(quote!(document.#method(#text);))
        })
        .collect();
    match (text("/info/license/name"), text("/info/license/url")) {
        (Some(name), Some(url)) => calls.push(quote!(document.license(#name, #url);)),
        (Some(name), None) => calls.push(quote!(document.license_name(#name);)),
        _ => {}
    }
    let mutable = (!calls.is_empty()).then(|| quote!(mut));
    let types = super::types_module();
    let reader = super::schemas::reader();
    quote! {
        #[rustfmt::skip]
        #[allow(missing_docs, reason = "an operation is described where the document describes it")]
        pub mod api;
        #[rustfmt::skip]
        pub mod errors;
        #[rustfmt::skip]
        pub mod responses;
        #[rustfmt::skip]
        #[allow(clippy::too_many_lines, reason = "a schema is as long as it is")]
        mod schemas;
        #types

        pub use api::{Api, api_mod};

        /// The document, as dropshot says it of the trait.
        pub fn document() -> Result<::serde_json::Value, Box<dyn ::std::error::Error>> {
            let api = api_mod::stub_api_description()?;
            let #mutable document = api.openapi(#title, ::semver::Version::new(#major, #minor, #patch));
            #(#calls)*
            Ok(document.json()?)
        }

        #reader
    }
}

fn number(value: u64) -> proc_macro2::Literal {
    proc_macro2::Literal::u64_unsuffixed(value)
}

/// `main.rs`.
pub(crate) fn main(api: &Api, settings: &Settings) -> TokenStream {
    let library = ident(&settings.name.replace('-', "_"));
    let name = &settings.name;
    let methods: Vec<TokenStream> = api
        .operations
        .iter()
        .map(|operation| {
            let name = ident(&operation.name);
            let Signature { arguments, answer } = signature(operation);
            let arguments = arguments.iter().map(|(name, ty)| {
                let name = ident(&format!("_{name}"));
                quote!(#name: #ty)
            });
            quote! {
                async fn #name(_rqctx: RequestContext<Self::Context>, #(#arguments),*) -> #answer {
                    Err(not_implemented())
                }
            }
        })
        .collect();
    let listens = listens(&library, name);
    let refusal = (!methods.is_empty()).then(refusal);
    let all = quote!(#(#methods)* #refusal);
    let of_dropshot = imports(&quote!(dropshot), &OF_DROPSHOT, &all);
    let modules = imports(&quote!(#library), &["errors", "responses", "types"], &all);
    quote! {
        #of_dropshot
        use dropshot::{
            ConfigDropshot, ConfigLogging, ConfigLoggingLevel, ServerBuilder,
        };
        use #library::{Api, api_mod};
        #modules

        /// The largest body of a request, in bytes.
        const BODY: usize = 1 << 20;

        /// The server.
        pub(crate) enum Server {}

        impl Api for Server {
            type Context = ();

            #(#methods)*
        }

        #refusal

        #listens
    }
}

/// The function that every operation calls.
fn refusal() -> TokenStream {
    quote! {
        /// What an operation answers before somebody writes it.
        fn not_implemented<E: From<HttpError>>() -> E {
            let message = "not implemented".to_owned();
            E::from(HttpError {
                status_code: dropshot::ErrorStatusCode::NOT_IMPLEMENTED,
                error_code: None,
                internal_message: message.clone(),
                external_message: message,
                headers: None,
            })
        }
    }
}

/// The function that serves, or prints the document.
fn listens(library: &Ident, name: &str) -> TokenStream {
    quote! {
        /// Listens at the address given, or at one that nobody else can reach.
        #[tokio::main]
        async fn main() -> Result<(), Box<dyn std::error::Error>> {
            let argument = std::env::args().nth(1);
            if argument.as_deref() == Some("--document") {
                println!("{:#}", #library::document()?);
                return Ok(());
            }
            let log = ConfigLogging::StderrTerminal {
                level: ConfigLoggingLevel::Info,
            };
            let config = ConfigDropshot {
                bind_address: argument.as_deref().unwrap_or("127.0.0.1:8080").parse()?,
                default_request_body_max_bytes: BODY,
                ..ConfigDropshot::default()
            };
            let api = api_mod::api_description::<Server>()?;
            let server = ServerBuilder::new(api, (), log.to_logger(#name)?).config(config);
            server.start()?.await?;
            Ok(())
        }
    }
}
