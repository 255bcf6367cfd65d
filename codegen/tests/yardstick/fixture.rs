//! A server's trait with everything that dropshot can say, written by hand.
//!
//! What it says of itself is the document that must come back unchanged from the generated trait.

use std::collections::{BTreeMap, HashMap};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use dropshot::{
    Body, ErrorStatusCode, FreeformBody, Header, HttpError, HttpResponseAccepted,
    HttpResponseCreated, HttpResponseDeleted, HttpResponseError, HttpResponseFound,
    HttpResponseHeaders, HttpResponseOk, HttpResponseSeeOther, HttpResponseTemporaryRedirect,
    HttpResponseUpdatedNoContent, MultipartBody, PaginationParams, Path, Query, RawRequest,
    RequestContext, ResultsPage, StreamingBody, TypedBody, UntypedBody, WebsocketChannelResult,
    WebsocketConnection, WebsocketEndpointResult, WebsocketUpgrade,
};
use schemars::JsonSchema;
use schemars::r#gen::SchemaGenerator;
use schemars::schema::{Schema, SchemaObject};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What stands in a path.
#[derive(Deserialize, JsonSchema)]
pub struct WidgetPath {
    /// The project it is in.
    project: ProjectName,
    /// The widget.
    widget_id: u64,
}

/// The name of a project: letters, no more than 63.
#[derive(Deserialize, Serialize, Debug)]
pub struct ProjectName(String);

impl JsonSchema for ProjectName {
    fn schema_name() -> String {
        "ProjectName".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        said(json!({
            "title": "A name",
            "description": "Names begin with a letter",
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*$",
            "minLength": 1,
            "maxLength": 63,
            "example": "atlas",
        }))
    }
}

/// Query parameters of all sorts.
#[derive(Deserialize, JsonSchema)]
pub struct Search {
    /// Words to look for
    text: Option<String>,
    /// Which comes first
    #[serde(default)]
    order: Order,
    /// At most so many
    #[serde(default = "ten")]
    limit: u32,
    /// Only those that are ready
    #[serde(default)]
    ready: bool,
    least: Option<f64>,
    colour: Option<Colour>,
    r#type: String,
}

fn ten() -> u32 {
    10
}

/// Which comes first
#[derive(Deserialize, Serialize, JsonSchema, Default, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The newest
    #[default]
    NewestFirst,
    /// The oldest
    OldestFirst,
}

#[derive(Deserialize, Serialize, JsonSchema, Debug, Clone)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    Red,
    Green,
    Blue,
}

/// Headers that a request may have.
#[derive(Deserialize, JsonSchema)]
pub struct Asked {
    /// Who asks
    #[serde(rename = "X-Trace")]
    trace: String,
    /// What the client has already
    #[serde(rename = "if-match")]
    if_match: Option<String>,
}

/// Headers of an answer.
#[derive(Serialize, JsonSchema)]
pub struct Told {
    /// The version of what is answered
    #[serde(rename = "ETag")]
    etag: String,
    /// How many are left
    #[serde(rename = "x-left")]
    left: Option<u32>,
}

/// A thing with parts
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Widget {
    id: u64,
    /// Its name
    name: ProjectName,
    /// What it is made of
    parts: Vec<Part>,
    colour: Option<Colour>,
    /// What is around it
    #[serde(flatten)]
    extra: BTreeMap<String, serde_json::Value>,
    #[deprecated]
    old_name: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default = "ten")]
    weight: u32,
    r#type: Kind,
    parent: Option<Box<Widget>>,
    children: Vec<Widget>,
}

/// A part, and what it hangs on
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Part {
    place: (),
    joint: Joint,
    deep: Nested,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nested {
    level: Box<Option<Nested>>,
    of: HashMap<String, Vec<Option<Colour>>>,
}

/// How a part is held
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Joint {
    /// By a screw
    Screw { turns: u8, thread: Thread },
    /// By glue
    Glue { hours: f32 },
    /// By nothing
    Free,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "value")]
pub enum Thread {
    Metric(u16),
    Inch(String),
}

/// Either a number or a text
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Kind {
    Number(i64),
    Text(String),
    Both { number: i64, text: String },
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub enum Outside {
    Nothing,
    One(Colour),
    Two { a: i32, b: Option<i32> },
}

/// A page of anything
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Page_of_{T}")]
pub struct Page<T> {
    items: Vec<T>,
}

/// A pair of anything
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Pair<A, B> {
    first: A,
    second: B,
}

/// Every format that a string may have, and bounds
#[derive(Serialize, Deserialize)]
pub struct Formats(serde_json::Value);

impl JsonSchema for Formats {
    fn schema_name() -> String {
        "Formats".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let colour = generator.subschema_for::<Colour>();
        let text = |format: &str| json!({"type": "string", "format": format});
        said(json!({
            "description": "Formats and bounds",
            "type": "object",
            "required": ["uuid", "at"],
            "properties": {
                "uuid": text("uuid"), "at": text("date-time"), "day": text("date"), "byte": text("byte"),
                "binary": text("binary"), "password": text("password"), "email": text("email"),
                "uri": text("uri"), "host": text("hostname"), "ip": text("ip"), "ipv4": text("ipv4"),
                "ipv6": text("ipv6"), "own": text("urn:own"),
                "i32": {"type": "integer", "format": "int32"},
                "u8": {"type": "integer", "format": "uint8", "minimum": 0},
                "bounded": {"type": "integer", "format": "int64", "minimum": 3, "maximum": 9, "multipleOf": 3},
                "open": {"type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 2.5},
                "one_of_numbers": {"type": "integer", "enum": [1, 2, 3]},
                "one_of_floats": {"type": "number", "enum": [0.5, 1.5]},
                "yes": {"type": "boolean", "enum": [true]},
                "maybe": {"type": "string", "enum": ["a", "b", null], "nullable": true},
                "nullable": {"type": "string", "nullable": true, "default": null},
                "list": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 4},
                "set": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
                "map": {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1, "maxProperties": 9},
                "closed": {"type": "object", "additionalProperties": false},
                "anything": {},
                "read": {"type": "string", "readOnly": true},
                "write": {"type": "string", "writeOnly": true},
                "old": {"type": "string", "deprecated": true},
                "default": {"type": "string", "default": "x"},
                "object_default": {"type": "object", "default": {"a": 1}, "additionalProperties": {"type": "integer"}},
                "all": {"allOf": [colour, {"description": "again"}]},
                "described": {"description": "A colour", "allOf": [colour]},
                "nullable_ref": {"nullable": true, "allOf": [colour]},
                "any": {"anyOf": [colour, {"type": "integer"}]},
                "one": {"oneOf": [colour, {"type": "integer"}]},
                "not": {"not": {"type": "string"}},
                "extended": {"type": "string", "x-own": {"a": [1, 2]}},
            },
        }))
    }
}

/// A type that lives in another crate
#[derive(Serialize, Deserialize)]
pub struct Elsewhere(String);

impl JsonSchema for Elsewhere {
    fn schema_name() -> String {
        "Elsewhere".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        said(json!({
            "type": "string",
            "x-rust-type": {"crate": "elsewhere", "version": "1.2.3", "path": "elsewhere::Elsewhere"},
        }))
    }
}

#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Addresses {
    any: IpAddr,
    four: Ipv4Addr,
    six: Option<Ipv6Addr>,
    elsewhere: Elsewhere,
}

fn said(schema: serde_json::Value) -> Schema {
    let schema: SchemaObject = serde_json::from_value(schema).expect("a schema");
    Schema::Object(schema)
}

/// Why something failed
#[derive(Debug, Serialize, JsonSchema)]
pub struct Refusal {
    /// The reason, for programs
    code: Reason,
    /// The same for people
    message: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub enum Reason {
    NotThere,
    NotNow,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl HttpResponseError for Refusal {
    fn status_code(&self) -> ErrorStatusCode {
        ErrorStatusCode::NOT_FOUND
    }
}

impl From<HttpError> for Refusal {
    fn from(error: HttpError) -> Self {
        Self {
            code: Reason::NotNow,
            message: error.external_message,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct Scan {
    /// Whose
    owner: String,
    order: Option<Order>,
}

#[derive(Deserialize, Serialize)]
pub struct Selector {
    last: u64,
}

#[derive(Deserialize, JsonSchema)]
pub struct JobPath {
    id: String,
}

#[derive(Deserialize, JsonSchema)]
pub struct FilePath {
    path: Vec<String>,
}

/// The whole trait.
#[dropshot::api_description {
    tag_config = {
        allow_other_tags = true,
        tags = {
            "widgets" = {
                description = "Things with parts",
                external_docs = { description = "More about them", url = "https://example.org/widgets" },
            },
            "jobs" = { description = "What takes long" },
            "bare" = {},
        },
    },
}]
pub trait Yardstick {
    type Context;

    /// Gets a widget
    ///
    /// The answer has *all* of its parts.
    ///
    /// - one
    /// - two
    #[endpoint { method = GET, path = "/projects/{project}/widgets/{widget_id}", tags = ["widgets"] }]
    async fn widget_get(
        rqctx: RequestContext<Self::Context>,
        path: Path<WidgetPath>,
    ) -> Result<HttpResponseOk<Widget>, HttpError>;

    /// Makes a widget
    #[endpoint {
        method = PUT, path = "/projects/{project}/widgets/{widget_id}", tags = ["widgets"], operation_id = "widgetMake",
        request_body_max_bytes = 4096,
    }]
    async fn widget_create(
        rqctx: RequestContext<Self::Context>,
        query: Query<Search>,
        path: Path<WidgetPath>,
        headers: Header<Asked>,
        body: TypedBody<Widget>,
    ) -> Result<HttpResponseHeaders<HttpResponseCreated<Widget>, Told>, Refusal>;

    #[endpoint { method = DELETE, path = "/projects/{project}/widgets/{widget_id}", tags = ["widgets"], deprecated = true }]
    async fn widget_delete(
        rqctx: RequestContext<Self::Context>,
        path: Path<WidgetPath>,
    ) -> Result<HttpResponseDeleted, Refusal>;

    /// Changes a widget
    #[endpoint { method = PATCH, path = "/projects/{project}/widgets/{widget_id}", tags = ["widgets", "bare"] }]
    async fn widget_change(
        rqctx: RequestContext<Self::Context>,
        path: Path<WidgetPath>,
        body: UntypedBody,
    ) -> Result<HttpResponseUpdatedNoContent, HttpError>;

    /// Lists widgets
    #[endpoint { method = GET, path = "/widgets", tags = ["widgets"] }]
    async fn widget_list(
        rqctx: RequestContext<Self::Context>,
        query: Query<PaginationParams<Scan, Selector>>,
    ) -> Result<HttpResponseOk<ResultsPage<Widget>>, HttpError>;

    /// Asks whether widgets are there
    #[endpoint { method = HEAD, path = "/widgets", tags = ["widgets"] }]
    async fn widget_head(
        rqctx: RequestContext<Self::Context>,
        query: Query<Search>,
    ) -> Result<HttpResponseHeaders<HttpResponseUpdatedNoContent, Told>, HttpError>;

    /// What may be done
    #[endpoint { method = OPTIONS, path = "/widgets", tags = ["not declared"] }]
    async fn widget_options(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<http::Response<Body>, HttpError>;

    /// Starts a job
    #[endpoint { method = POST, path = "/jobs", tags = ["jobs"], content_type = "application/x-www-form-urlencoded" }]
    async fn job_start(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<Pair<Colour, Order>>,
    ) -> Result<HttpResponseAccepted<Pair<u8, Page<Widget>>>, HttpError>;

    /// Uploads the data of a job
    #[endpoint { method = PUT, path = "/jobs/{id}/data", tags = ["jobs"] }]
    async fn job_upload(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
        body: StreamingBody,
    ) -> Result<HttpResponseOk<Vec<Outside>>, HttpError>;

    /// Uploads the data of a job as a form
    #[endpoint { method = POST, path = "/jobs/{id}/data", tags = ["jobs"], content_type = "multipart/form-data" }]
    async fn job_upload_form(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
        body: MultipartBody,
    ) -> Result<HttpResponseSeeOther, HttpError>;

    /// Downloads the data of a job
    #[endpoint { method = GET, path = "/jobs/{id}/data", tags = ["jobs"] }]
    async fn job_download(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
    ) -> Result<HttpResponseOk<FreeformBody>, HttpError>;

    /// Finds a job
    #[endpoint { method = GET, path = "/jobs/{id}/found", tags = ["jobs"] }]
    async fn job_found(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
    ) -> Result<HttpResponseFound, HttpError>;

    /// Moves to a job
    #[endpoint { method = GET, path = "/jobs/{id}/moved", tags = ["jobs"] }]
    async fn job_moved(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
    ) -> Result<HttpResponseTemporaryRedirect, Refusal>;

    /// Proxies a job
    #[endpoint { method = POST, path = "/jobs/{id}/proxy" }]
    async fn job_proxy(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
        request: RawRequest,
    ) -> Result<HttpResponseOk<serde_json::Value>, HttpError>;

    /// Watches a job
    #[channel { protocol = WEBSOCKETS, path = "/jobs/{id}/watch", tags = ["jobs"] }]
    async fn job_watch(
        rqctx: RequestContext<Self::Context>,
        path: Path<JobPath>,
        query: Query<Search>,
        upgraded: WebsocketConnection,
    ) -> WebsocketChannelResult;

    /// Watches all jobs
    #[endpoint { method = GET, path = "/watch", tags = ["jobs"] }]
    async fn watch(
        rqctx: RequestContext<Self::Context>,
        upgrade: WebsocketUpgrade,
    ) -> WebsocketEndpointResult;

    /// Formats of the first version
    #[endpoint { method = GET, path = "/formats", versions = .."2.0.0" }]
    async fn formats_old(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<String>, HttpError>;

    /// Formats
    #[endpoint { method = GET, path = "/formats", versions = "2.0.0".. }]
    async fn formats(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<Formats>, HttpError>;

    /// Plain values
    #[endpoint { method = GET, path = "/plain/text" }]
    async fn plain_text(
        rqctx: RequestContext<Self::Context>,
    ) -> Result<HttpResponseOk<String>, HttpError>;

    #[endpoint { method = POST, path = "/plain/number" }]
    async fn plain_number(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<u32>,
    ) -> Result<HttpResponseOk<Option<Colour>>, HttpError>;

    #[endpoint { method = POST, path = "/plain/map" }]
    async fn plain_map(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<BTreeMap<String, Colour>>,
    ) -> Result<HttpResponseOk<Addresses>, HttpError>;

    #[endpoint { method = POST, path = "/plain/nothing" }]
    async fn plain_nothing(
        rqctx: RequestContext<Self::Context>,
        body: TypedBody<()>,
    ) -> Result<HttpResponseOk<()>, HttpError>;

    /// Not in the document
    #[endpoint { method = GET, path = "/files/{path:.*}", unpublished = true }]
    async fn file(
        rqctx: RequestContext<Self::Context>,
        path: Path<FilePath>,
    ) -> Result<http::Response<Body>, HttpError>;
}

/// What the trait says of itself, in its newer version.
pub fn document() -> serde_json::Value {
    let api = yardstick_mod::stub_api_description().expect("a consistent trait");
    let mut api = api.openapi("The yardstick", semver::Version::new(2, 1, 0));
    api.description("Everything that dropshot can say")
        .terms_of_service("https://example.org/terms")
        .contact_name("Someone")
        .contact_url("https://example.org")
        .contact_email("someone@example.org")
        .license("MIT", "https://example.org/mit");
    api.json().expect("a document")
}
