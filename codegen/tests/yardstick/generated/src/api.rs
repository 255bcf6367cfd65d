// Written by `tidings-codegen trait openapi.json`; do not edit.

//! The trait that a server implements, one method an operation.

use dropshot::{
    Body, FreeformBody, Header, HttpError, HttpResponseAccepted, HttpResponseCreated,
    HttpResponseDeleted, HttpResponseFound, HttpResponseHeaders, HttpResponseOk,
    HttpResponseSeeOther, HttpResponseTemporaryRedirect, HttpResponseUpdatedNoContent,
    MultipartBody, Path, Query, RequestContext, StreamingBody, TypedBody,
    WebsocketEndpointResult, WebsocketUpgrade,
};

use super::{errors, types};

/// The yardstick.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = true,
        tags = {
            "bare" = {},
            "jobs" = {
                description = "What takes long",
            },
            "not declared" = {},
            "widgets" = {
                description = "Things with parts",
                external_docs = {
                    description = "More about them",
                    url = "https://example.org/widgets"
                },
            }
        },
    },
}]
pub trait Api {
    /// What all requests share.
    type Context;

    /// Formats
    #[endpoint {
        method = GET,
        path = "/formats",
    }]
    async fn formats(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<types::Formats>, HttpError>;

    /// Starts a job
    #[endpoint {
        method = POST,
        path = "/jobs",
        tags = ["jobs"],
        content_type = "application/x-www-form-urlencoded",
    }]
    async fn job_start(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<types::PairForColourAndOrder>,
    ) -> Result<HttpResponseAccepted<types::PairForUint8AndPageOfWidget>, HttpError>;

    /// Downloads the data of a job
    #[endpoint {
        method = GET,
        path = "/jobs/{id}/data",
        tags = ["jobs"],
    }]
    async fn job_download(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobDownloadPath>,
    ) -> Result<HttpResponseOk<FreeformBody>, HttpError>;

    /// Uploads the data of a job
    #[endpoint {
        method = PUT,
        path = "/jobs/{id}/data",
        tags = ["jobs"],
    }]
    async fn job_upload(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobUploadPath>,
        body: StreamingBody,
    ) -> Result<HttpResponseOk<Vec<types::Outside>>, HttpError>;

    /// Uploads the data of a job as a form
    #[endpoint {
        method = POST,
        path = "/jobs/{id}/data",
        tags = ["jobs"],
        content_type = "multipart/form-data",
    }]
    async fn job_upload_form(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobUploadFormPath>,
        body: MultipartBody,
    ) -> Result<HttpResponseSeeOther, HttpError>;

    /// Finds a job
    #[endpoint {
        method = GET,
        path = "/jobs/{id}/found",
        tags = ["jobs"],
    }]
    async fn job_found(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobFoundPath>,
    ) -> Result<HttpResponseFound, HttpError>;

    /// Moves to a job
    #[endpoint {
        method = GET,
        path = "/jobs/{id}/moved",
        tags = ["jobs"],
    }]
    async fn job_moved(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobMovedPath>,
    ) -> Result<HttpResponseTemporaryRedirect, errors::RefusalResponse>;

    /// Proxies a job
    #[endpoint {
        method = POST,
        path = "/jobs/{id}/proxy",
    }]
    async fn job_proxy(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobProxyPath>,
    ) -> Result<HttpResponseOk<types::JobProxyResponse>, HttpError>;

    /// Watches a job
    #[endpoint {
        method = GET,
        path = "/jobs/{id}/watch",
        tags = ["jobs"],
    }]
    async fn job_watch(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::JobWatchPath>,
        query: Query<types::JobWatchQuery>,
        upgrade: WebsocketUpgrade,
    ) -> WebsocketEndpointResult;
    #[endpoint {
        method = POST,
        path = "/plain/map",
    }]
    async fn plain_map(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<types::PlainMapBody>,
    ) -> Result<HttpResponseOk<types::Addresses>, HttpError>;
    #[endpoint {
        method = POST,
        path = "/plain/nothing",
    }]
    async fn plain_nothing(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<types::PlainNothingBody>,
    ) -> Result<HttpResponseOk<types::PlainNothingResponse>, HttpError>;
    #[endpoint {
        method = POST,
        path = "/plain/number",
    }]
    async fn plain_number(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<types::PlainNumberBody>,
    ) -> Result<HttpResponseOk<types::PlainNumberResponse>, HttpError>;

    /// Plain values
    #[endpoint {
        method = GET,
        path = "/plain/text",
    }]
    async fn plain_text(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<types::PlainTextResponse>, HttpError>;

    /// Gets a widget
    ///
    /// The answer has *all* of its parts.
    ///
    /// - one - two
    #[endpoint {
        method = GET,
        path = "/projects/{project}/widgets/{widget_id}",
        tags = ["widgets"],
    }]
    async fn widget_get(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::WidgetGetPath>,
    ) -> Result<HttpResponseOk<types::Widget>, HttpError>;

    /// Makes a widget
    #[endpoint {
        operation_id = "widgetMake",
        method = PUT,
        path = "/projects/{project}/widgets/{widget_id}",
        tags = ["widgets"],
    }]
    async fn widget_make(
        rqctx: RequestContext<Self::Context>,
        query: Query<types::WidgetMakeQuery>,
        path: Path<types::WidgetMakePath>,
        headers: Header<types::WidgetMakeHeaders>,
        body: TypedBody<types::Widget>,
    ) -> Result<
        HttpResponseHeaders<
            HttpResponseCreated<types::Widget>,
            types::WidgetMakeReplyHeaders,
        >,
        errors::RefusalResponse,
    >;
    #[endpoint {
        method = DELETE,
        path = "/projects/{project}/widgets/{widget_id}",
        tags = ["widgets"],
        deprecated = true,
    }]
    async fn widget_delete(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::WidgetDeletePath>,
    ) -> Result<HttpResponseDeleted, errors::RefusalResponse>;

    /// Changes a widget
    #[endpoint {
        method = PATCH,
        path = "/projects/{project}/widgets/{widget_id}",
        tags = ["widgets", "bare"],
    }]
    async fn widget_change(
        rqctx: RequestContext<Self::Context>,
        path: Path<types::WidgetChangePath>,
        body: StreamingBody,
    ) -> Result<HttpResponseUpdatedNoContent, HttpError>;

    /// Watches all jobs
    #[endpoint {
        method = GET,
        path = "/watch",
        tags = ["jobs"],
    }]
    async fn watch(
        rqctx: RequestContext<Self::Context>,
        upgrade: WebsocketUpgrade,
    ) -> WebsocketEndpointResult;

    /// Lists widgets
    #[endpoint {
        method = GET,
        path = "/widgets",
        tags = ["widgets"],
    }]
    async fn widget_list(
        rqctx: RequestContext<Self::Context>,
        query: Query<types::WidgetListQuery>,
    ) -> Result<HttpResponseOk<types::WidgetResultsPage>, HttpError>;

    /// What may be done
    #[endpoint {
        method = OPTIONS,
        path = "/widgets",
        tags = ["not declared"],
    }]
    async fn widget_options(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<http::Response<Body>, HttpError>;

    /// Asks whether widgets are there
    #[endpoint {
        method = HEAD,
        path = "/widgets",
        tags = ["widgets"],
    }]
    async fn widget_head(
        rqctx: RequestContext<Self::Context>,
        query: Query<types::WidgetHeadQuery>,
    ) -> Result<
        HttpResponseHeaders<HttpResponseUpdatedNoContent, types::WidgetHeadReplyHeaders>,
        HttpError,
    >;
}
