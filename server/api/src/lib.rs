//! The trait of a Tidings server, one method an operation, and what its requests and answers are made of.
//!
//! Everything under `generated` is written by `cargo xtask generate` from `spec/`. By hand there is only the body of the
//! errors that dropshot itself makes. No meaning lives here: a server implements the trait in its own crate.

// The generated files are formatted and named by the generator; `cargo xtask generate` mends them.
#[rustfmt::skip]
#[allow(
    unreachable_pub,
    clippy::doc_markdown,
    clippy::too_many_lines,
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    reason = "words, names, numbers and sizes are the document's; areas share all that they have"
)]
mod generated;

pub use generated::api::{TidingsApi, tidings_api_mod};
pub use generated::support::{
    Answer, BadRequest, BodyInfo, ErrorBody, Failure, NoHeaders, NoParameters, OperationInfo,
    OtherMethods, Pairs, Parameters, PathInfo, RawBody, RawHeaders, RawPath, RawQuery, RawStream,
    RawUpgrade, Reply, Streamed, Success, SuccessInfo, Upgraded, Written,
};
pub use generated::{operations, params, paths, support};

/// The body of an error that dropshot makes itself, such as a failure to write an answer.
fn error_body(error: &dropshot::HttpError) -> ErrorBody {
    let code = if error.status_code.is_client_error() {
        tidings_types::ErrorCode::UNRECOGNIZED
    } else {
        tidings_types::ErrorCode::UNKNOWN
    };
    ErrorBody::new(code, error.external_message.clone())
}
