//! The generated fixtures, compiled, served by dropshot and called through their own clients.
//!
//! Everything under `<fixture>/*/generated` is written by `tests/emit.rs`; what stands around it here is what a project
//! writes by hand.

#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "generated code is compiled as it is, and tests fail by panicking"
)]

extern crate self as compiled;

mod by_hand;
mod handlers;
mod live;
mod values;

/// What handlers share: nothing.
pub type Context = ();

/// The modules around the generated ones, as a project has them, and an edge that does only what the forwarding needs.
macro_rules! fixture {
    ($name:ident) => {
        pub mod $name {
            pub mod types {
                mod generated;
                pub use generated::*;
            }

            pub mod api {
                mod generated;
                pub use generated::api::{Api, api_mod};
                pub use generated::support::*;
                pub use generated::{operations, params, paths};

                fn error_body(error: &dropshot::HttpError) -> ErrorBody {
                    ErrorBody::new(error.external_message.clone())
                }
            }

            pub mod client {
                mod generated;
                pub use generated::*;
            }

            pub mod http {
                mod generated;
                pub use generated::forward::Server;

                pub use crate::handlers::$name::*;
            }

            pub mod edge {
                use super::api::*;

                pub struct Call;

                impl Call {
                    pub fn body<B: serde::de::DeserializeOwned>(
                        &self,
                        body: RawBody<B>,
                    ) -> Result<B, BadRequest> {
                        body.parse()
                    }
                }

                pub async fn call<T, H, F: Future<Output = Result<T, BadRequest>>>(
                    rqctx: &dropshot::RequestContext<()>,
                    operation: &'static OperationInfo,
                    handle: impl FnOnce(Call) -> F,
                ) -> Reply<T, H> {
                    assert_eq!(rqctx.endpoint.operation_id, operation.id);
                    let mut reply = Reply::new(handle(Call).await.map_err(failure));
                    reply
                        .headers_mut()
                        .insert("x-left", http::HeaderValue::from_static("3"));
                    reply
                }

                pub async fn not_implemented<T, H>(
                    _: &dropshot::RequestContext<()>,
                    operation: &'static OperationInfo,
                ) -> Reply<T, H> {
                    panic!("{} is implemented", operation.id)
                }

                fn failure(bad: BadRequest) -> Failure {
                    let status = match bad {
                        BadRequest::TooLarge { .. } => {
                            dropshot::ClientErrorStatusCode::PAYLOAD_TOO_LARGE
                        }
                        _ => dropshot::ClientErrorStatusCode::BAD_REQUEST,
                    };
                    Failure {
                        status: status.into(),
                        body: ErrorBody::new(bad.to_string()),
                    }
                }

                impl OtherMethods<()> for super::http::Server {
                    async fn answer(
                        _: dropshot::RequestContext<()>,
                        path: &'static PathInfo,
                    ) -> Result<http::Response<dropshot::Body>, Failure> {
                        let reason = format!("{} has {}", path.path, path.methods.len());
                        let status = dropshot::ClientErrorStatusCode::METHOD_NOT_ALLOWED.into();
                        Err(Failure {
                            status,
                            body: ErrorBody::new(reason),
                        })
                    }
                }

                /// Starts a server on a free port.
                pub fn start() -> dropshot::HttpServer<()> {
                    let mut api =
                        super::api::api_mod::api_description::<super::http::Server>().unwrap();
                    super::api::paths::register_other_methods::<(), super::http::Server>(&mut api)
                        .unwrap();
                    crate::live::start(api)
                }
            }
        }
    };
}

fixture!(parameters);
fixture!(shapes);
fixture!(streams);
