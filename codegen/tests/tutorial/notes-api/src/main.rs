// Written by `tidings-codegen trait notes.yaml`; do not edit.

//! A server of `notes-api` in which nothing is implemented: every operation answers 501.
//!
//! Copy it to a crate of your own and write the methods. `--document` prints what the server says of itself.

use dropshot::{
    HttpError, HttpResponseCreated, HttpResponseOk, Path, RequestContext, TypedBody,
};

use dropshot::{ConfigDropshot, ConfigLogging, ConfigLoggingLevel, ServerBuilder};
use notes_api::{Api, api_mod};
use notes_api::{errors, types};

/// The largest body of a request, in bytes.
const BODY: usize = 1 << 20;

/// The server.
pub(crate) enum Server {}
impl Api for Server {
    type Context = ();
    async fn note_create(
        _rqctx: RequestContext<Self::Context>,
        _body: TypedBody<types::NewNote>,
    ) -> Result<HttpResponseCreated<types::Note>, errors::RefusalResponse> {
        Err(not_implemented())
    }

    async fn note_get(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::NoteGetPath>,
    ) -> Result<HttpResponseOk<types::Note>, errors::RefusalResponse> {
        Err(not_implemented())
    }
}

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

/// Listens at the address given, or at one that nobody else can reach.
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("--document") {
        println!("{:#}", notes_api::document() ?);
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
    let server = ServerBuilder::new(api, (), log.to_logger("notes-api")?).config(config);
    server.start()?.await?;
    Ok(())
}
