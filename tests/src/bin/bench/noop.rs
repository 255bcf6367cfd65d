//! The ceiling: a server with one endpoint that does nothing, of the same HTTP stack as the real
//! one. JSON in, a small JSON out.
//!
//! Deliberately not here: a log. The real server's is silent at the level it is measured with.

use std::io::Write as _;

use dropshot::{
    ApiDescription, CompressionConfig, ConfigDropshot, HandlerTaskMode, HttpError, HttpResponseOk,
    RequestContext, ServerBuilder, TypedBody, endpoint,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Failure;

/// The path of the endpoint.
pub(crate) const PATH: &str = "/noop";

#[derive(Deserialize, JsonSchema)]
struct NoopRequest {
    content: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize, JsonSchema)]
struct NoopResponse {
    event_id: &'static str,
    keys: usize,
}

/// Parses the body and answers.
#[endpoint { method = POST, path = "/noop" }]
async fn noop(
    _rqctx: RequestContext<()>,
    body: TypedBody<NoopRequest>,
) -> Result<HttpResponseOk<NoopResponse>, HttpError> {
    Ok(HttpResponseOk(NoopResponse {
        event_id: "$0000000000000000000000",
        keys: body.into_inner().content.len(),
    }))
}

/// Serves on a free port until the process is stopped.
pub(crate) async fn serve() -> Result<(), Failure> {
    let mut api = ApiDescription::new();
    api.register(noop)?;
    // The server's own choices, where they could cost anything.
    let config = ConfigDropshot {
        default_request_body_max_bytes: 128 * 1024,
        default_handler_task_mode: HandlerTaskMode::CancelOnDisconnect,
        compression: CompressionConfig::Gzip,
        ..ConfigDropshot::default()
    };
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let server = ServerBuilder::new(api, (), log).config(config).start()?;
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{}", server.local_addr())?;
    out.flush()?;
    Ok(server.await?)
}
