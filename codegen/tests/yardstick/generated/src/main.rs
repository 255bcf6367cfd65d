// Written by `tidings-codegen trait openapi.json`; do not edit.

//! A server of `the-yardstick-api` in which nothing is implemented: every operation answers 501.
//!
//! Copy it to a crate of your own and write the methods. `--document` prints what the server says of itself.

use dropshot::{
    Body, FreeformBody, Header, HttpError, HttpResponseAccepted, HttpResponseCreated,
    HttpResponseDeleted, HttpResponseFound, HttpResponseHeaders, HttpResponseOk,
    HttpResponseSeeOther, HttpResponseTemporaryRedirect, HttpResponseUpdatedNoContent,
    MultipartBody, Path, Query, RequestContext, StreamingBody, TypedBody,
    WebsocketEndpointResult, WebsocketUpgrade,
};

use dropshot::{ConfigDropshot, ConfigLogging, ConfigLoggingLevel, ServerBuilder};
use the_yardstick_api::{Api, api_mod};
use the_yardstick_api::{errors, types};

/// The largest body of a request, in bytes.
const BODY: usize = 1 << 20;

/// The server.
pub(crate) enum Server {}
impl Api for Server {
    type Context = ();
    async fn formats(
        _rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<types::Formats>, HttpError> {
        Err(not_implemented())
    }

    async fn job_start(
        _rqctx: RequestContext<Self::Context>,
        _body: TypedBody<types::PairForColourAndOrder>,
    ) -> Result<HttpResponseAccepted<types::PairForUint8AndPageOfWidget>, HttpError> {
        Err(not_implemented())
    }

    async fn job_download(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobDownloadPath>,
    ) -> Result<HttpResponseOk<FreeformBody>, HttpError> {
        Err(not_implemented())
    }

    async fn job_upload(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobUploadPath>,
        _body: StreamingBody,
    ) -> Result<HttpResponseOk<Vec<types::Outside>>, HttpError> {
        Err(not_implemented())
    }

    async fn job_upload_form(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobUploadFormPath>,
        _body: MultipartBody,
    ) -> Result<HttpResponseSeeOther, HttpError> {
        Err(not_implemented())
    }

    async fn job_found(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobFoundPath>,
    ) -> Result<HttpResponseFound, HttpError> {
        Err(not_implemented())
    }

    async fn job_moved(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobMovedPath>,
    ) -> Result<HttpResponseTemporaryRedirect, errors::RefusalResponse> {
        Err(not_implemented())
    }

    async fn job_proxy(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobProxyPath>,
    ) -> Result<HttpResponseOk<types::JobProxyResponse>, HttpError> {
        Err(not_implemented())
    }

    async fn job_watch(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::JobWatchPath>,
        _query: Query<types::JobWatchQuery>,
        _upgrade: WebsocketUpgrade,
    ) -> WebsocketEndpointResult {
        Err(not_implemented())
    }

    async fn plain_map(
        _rqctx: RequestContext<Self::Context>,
        _body: TypedBody<types::PlainMapBody>,
    ) -> Result<HttpResponseOk<types::Addresses>, HttpError> {
        Err(not_implemented())
    }

    async fn plain_nothing(
        _rqctx: RequestContext<Self::Context>,
        _body: TypedBody<types::PlainNothingBody>,
    ) -> Result<HttpResponseOk<types::PlainNothingResponse>, HttpError> {
        Err(not_implemented())
    }

    async fn plain_number(
        _rqctx: RequestContext<Self::Context>,
        _body: TypedBody<types::PlainNumberBody>,
    ) -> Result<HttpResponseOk<types::PlainNumberResponse>, HttpError> {
        Err(not_implemented())
    }

    async fn plain_text(
        _rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<types::PlainTextResponse>, HttpError> {
        Err(not_implemented())
    }

    async fn widget_get(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::WidgetGetPath>,
    ) -> Result<HttpResponseOk<types::Widget>, HttpError> {
        Err(not_implemented())
    }

    async fn widget_make(
        _rqctx: RequestContext<Self::Context>,
        _query: Query<types::WidgetMakeQuery>,
        _path: Path<types::WidgetMakePath>,
        _headers: Header<types::WidgetMakeHeaders>,
        _body: TypedBody<types::Widget>,
    ) -> Result<
        HttpResponseHeaders<
            HttpResponseCreated<types::Widget>,
            types::WidgetMakeReplyHeaders,
        >,
        errors::RefusalResponse,
    > {
        Err(not_implemented())
    }

    async fn widget_delete(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::WidgetDeletePath>,
    ) -> Result<HttpResponseDeleted, errors::RefusalResponse> {
        Err(not_implemented())
    }

    async fn widget_change(
        _rqctx: RequestContext<Self::Context>,
        _path: Path<types::WidgetChangePath>,
        _body: StreamingBody,
    ) -> Result<HttpResponseUpdatedNoContent, HttpError> {
        Err(not_implemented())
    }

    async fn watch(
        _rqctx: RequestContext<Self::Context>,
        _upgrade: WebsocketUpgrade,
    ) -> WebsocketEndpointResult {
        Err(not_implemented())
    }

    async fn widget_list(
        _rqctx: RequestContext<Self::Context>,
        _query: Query<types::WidgetListQuery>,
    ) -> Result<HttpResponseOk<types::WidgetResultsPage>, HttpError> {
        Err(not_implemented())
    }

    async fn widget_options(
        _rqctx: RequestContext<Self::Context>,
    ) -> Result<http::Response<Body>, HttpError> {
        Err(not_implemented())
    }

    async fn widget_head(
        _rqctx: RequestContext<Self::Context>,
        _query: Query<types::WidgetHeadQuery>,
    ) -> Result<
        HttpResponseHeaders<HttpResponseUpdatedNoContent, types::WidgetHeadReplyHeaders>,
        HttpError,
    > {
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
        println!("{:#}", the_yardstick_api::document() ?);
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
    let server = ServerBuilder::new(api, (), log.to_logger("the-yardstick-api")?)
        .config(config);
    server.start()?.await?;
    Ok(())
}
