//! The cases' generated files, compiled, served by dropshot and called through their own clients.
//!
//! Everything under `<case>/*/generated` is written by `tests/emit.rs`; what stands around it here is what a project
//! writes by hand.

#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::derivable_impls,
    clippy::doc_markdown,
    clippy::needless_pass_by_value,
    clippy::option_option,
    clippy::too_many_lines,
    clippy::unused_async,
    clippy::unused_self,
    reason = "generated code is compiled as it is, what stands around it is the least that fits, and tests fail by panicking"
)]

extern crate self as compiled;

mod answers;
mod bodies;
mod by_hand;
mod call;
#[rustfmt::skip]
#[path = "json_body/cli/generated/mod.rs"]
mod commands;
mod edge;
mod handlers;
mod parameters;
mod values;

pub use other_methods::types::Problem;

/// What handlers share: nothing.
pub type Context = ();

/// The modules around the generated ones, as a project has them, for cases that only have types.
macro_rules! types {
    ($($name:ident)*) => {
        $(pub mod $name {
            pub mod types {
                mod generated;
                pub use generated::*;
            }
        })*
    };
}

types! {
    any_json
    map_of_references
    nullable_and_optional
    open_string_vs_enum
    property_defaults
    recursive_schema
    registry_with_variants
    replaced_type
    unknown_keys_kept
}

/// The same, for cases that are served and called.
macro_rules! served {
    ($($name:ident)*) => {
        $(pub mod $name {
            pub mod types {
                mod generated;
                pub use generated::*;
            }

            pub mod api {
                mod generated;
                pub use generated::api::{Api, api_mod};
                pub use generated::support::*;
                pub use generated::{operations, params, paths};
            }

            pub mod client {
                mod generated;
                pub use generated::*;
            }

            pub mod forward {
                mod generated;
                pub use generated::forward::Server;
            }

            impl crate::shared::OtherMethods<()> for forward::Server {
                async fn answer(
                    _: dropshot::RequestContext<()>,
                    path: &'static crate::shared::PathInfo,
                ) -> Result<http::Response<dropshot::Body>, crate::shared::Failure> {
                    Err(crate::edge::no_such_method(path))
                }
            }

            /// Starts a server on a free port of this machine, and answers its address with it.
            pub fn start() -> (dropshot::HttpServer<()>, String) {
                let mut api = api::api_mod::api_description::<forward::Server>().unwrap();
                api::paths::register_other_methods::<(), forward::Server>(&mut api).unwrap();
                crate::edge::start(api)
            }
        })*
    };
}

served! {
    bytes_answer
    bytes_body
    enum_and_pattern_params
    header_params
    json_body
    not_implemented_operation
    other_methods
    path_variable_keyword
    query_bounds_and_defaults
    two_areas
    websocket
}

/// The support of the trait, which all cases share.
macro_rules! shared {
    () => {
        pub mod shared {
            mod generated {
                pub mod support;
            }
            pub use generated::support::*;

            fn error_body(error: &dropshot::HttpError) -> ErrorBody {
                ErrorBody::new(error.external_message.clone())
            }
        }
    };
}

shared!();
