// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! What requests are read with and answers are made of. Reading never fails before the handler's own code runs, so that
//! every failure is answered in one place.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use dropshot::{
    ApiEndpointBodyContentType, ApiEndpointResponse, Body, ErrorStatusCode, ExclusiveExtractor,
    ExtractorMetadata, FreeformBody, Header, HttpError, HttpResponse, HttpResponseError,
    HttpResponseHeaders, HttpResponseOk, Path, Query, RequestContext, ServerContext,
    SharedExtractor, StreamingBody, TypedBody, WebsocketChannelResult, WebsocketConnection,
    WebsocketEndpointResult, WebsocketUpgrade,
};
use http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Bytes;
use schemars::JsonSchema;
use schemars::schema::Schema;
use schemars::SchemaGenerator;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The body of every error.
pub type ErrorBody = ::compiled::streams::types::Problem;

/// What is wrong with a request, before any handler sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRequest {
    /// A path, query or header parameter is missing, can't be read or breaks a bound.
    Parameter {
        /// Its name.
        name: String,
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body isn't JSON.
    NotJson {
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body is JSON of the wrong shape.
    Body {
        /// JSON pointer of the offending value.
        pointer: String,
        /// Why, a lowercase fragment.
        reason: String,
    },
    /// The body is larger than allowed.
    TooLarge {
        /// The largest allowed body, in bytes.
        limit: usize,
    },
    /// The request broke off, or isn't what the protocol of the connection asks for.
    Unreadable {
        /// Why, a lowercase fragment.
        reason: String,
    },
}

impl fmt::Display for BadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter { name, reason } => write!(f, "parameter {name}: {reason}"),
            Self::NotJson { reason } => write!(f, "the body is not JSON: {reason}"),
            Self::Body { pointer, reason } => write!(f, "the body at {pointer:?}: {reason}"),
            Self::TooLarge { limit } => write!(f, "the body is larger than {limit} bytes"),
            Self::Unreadable { reason } => f.write_str(reason),
        }
    }
}

impl std::error::Error for BadRequest {}

/// Stands for `T` where dropshot describes a type and asks for more traits than the description needs. It has no value.
pub struct Shape<T>(PhantomData<fn() -> T>);

impl<T: JsonSchema> JsonSchema for Shape<T> {
    fn is_referenceable() -> bool {
        T::is_referenceable()
    }

    fn schema_name() -> String {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<'de, T> Deserialize<'de> for Shape<T> {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(serde::de::Error::custom("a shape has no value"))
    }
}

impl<T> Serialize for Shape<T> {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("a shape has no value"))
    }
}

/// Parameters by name, as they came: names and values decoded, nothing checked.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<(String, Vec<u8>)>);

impl Pairs {
    fn of_path(values: BTreeMap<String, String>) -> Self {
        Self(values.into_iter().map(|(name, value)| (name, value.into_bytes())).collect())
    }

    fn of_query(query: Option<&str>) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.unwrap_or("")).unwrap_or_default();
        Self(pairs.into_iter().map(|(name, value)| (name, value.into_bytes())).collect())
    }

    fn of_headers(headers: &HeaderMap) -> Self {
        let pairs = headers.iter();
        Self(pairs.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec())).collect())
    }

    /// The one value of a parameter. Names are compared without case for headers only, whose names are kept in lower case.
    fn get(&self, name: &str) -> Result<Option<&str>, BadRequest> {
        let mut found = self.0.iter().filter(|(key, _)| key == name);
        let Some((_, value)) = found.next() else { return Ok(None) };
        if found.next().is_some() {
            return Err(bad(name, "given more than once"));
        }
        std::str::from_utf8(value).map(Some).map_err(|_| bad(name, "not UTF-8"))
    }

    /// A parameter that must be given.
    pub fn required<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, BadRequest> {
        match self.get(name)? {
            Some(text) => read(text).map_err(|reason| bad(name, reason)),
            None => Err(bad(name, "missing")),
        }
    }

    /// A parameter that may be left out.
    pub fn optional<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, BadRequest> {
        match self.get(name)? {
            Some(text) => read(text).map(Some).map_err(|reason| bad(name, reason)),
            None => Ok(None),
        }
    }
}

/// From names and values that are decoded already. The names of headers are in lower case.
impl FromIterator<(String, String)> for Pairs {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name, value.into_bytes())).collect())
    }
}

fn bad(name: &str, reason: impl Into<String>) -> BadRequest {
    BadRequest::Parameter { name: name.to_owned(), reason: reason.into() }
}

/// Reads a value by its own rules.
pub fn parsed<T: std::str::FromStr>(text: &str) -> Result<T, String>
where
    T::Err: fmt::Display,
{
    text.parse().map_err(|error: T::Err| error.to_string())
}

/// Reads an integer between two bounds, both included.
pub fn integer<const LEAST: i64, const MOST: i64>(text: &str) -> Result<i64, String> {
    match text.parse::<i64>() {
        Ok(value) if value < LEAST => Err(format!("less than {LEAST}")),
        Ok(value) if value > MOST => Err(format!("more than {MOST}")),
        Ok(value) => Ok(value),
        Err(_) => Err(format!("not an integer from {LEAST} to {MOST}")),
    }
}

/// Reads a small integer between two bounds, both included.
pub fn small_integer<const LEAST: i32, const MOST: i32>(text: &str) -> Result<i32, String> {
    match text.parse::<i32>() {
        Ok(value) if value < LEAST => Err(format!("less than {LEAST}")),
        Ok(value) if value > MOST => Err(format!("more than {MOST}")),
        Ok(value) => Ok(value),
        Err(_) => Err(format!("not an integer from {LEAST} to {MOST}")),
    }
}

/// Reads a finite number between two bounds, both included.
pub fn number(text: &str, least: f64, most: f64) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value < least => Err(format!("less than {least}")),
        Ok(value) if value > most => Err(format!("more than {most}")),
        Ok(value) if value.is_finite() => Ok(value),
        _ => Err("not a number".to_owned()),
    }
}

/// Reads `true` or `false`.
pub fn boolean(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "neither true nor false".to_owned())
}

/// Reads a text whose length in characters lies between two bounds, both included.
pub fn text<const LEAST: usize, const MOST: usize>(text: &str) -> Result<String, String> {
    let length = text.chars().count();
    if length < LEAST {
        Err(format!("shorter than {LEAST} characters"))
    } else if length > MOST {
        Err(format!("longer than {MOST} characters"))
    } else {
        Ok(text.to_owned())
    }
}

/// A default value of the document.
pub fn known<T: std::str::FromStr>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(_) => unreachable!("the document is checked: {text} is a value of its schema"),
    }
}

/// The parameters of one kind of one operation.
pub trait Parameters: JsonSchema + Sized + 'static {
    /// Reads and checks each parameter.
    fn read(pairs: &Pairs) -> Result<Self, BadRequest>;
}

/// No parameters; for paths without a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoParameters;

impl Parameters for NoParameters {
    fn read(_: &Pairs) -> Result<Self, BadRequest> {
        Ok(Self)
    }
}

impl JsonSchema for NoParameters {
    fn schema_name() -> String {
        "NoParameters".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let object = schemars::schema::SchemaObject {
            instance_type: Some(schemars::schema::InstanceType::Object.into()),
            ..Default::default()
        };
        Schema::Object(object)
    }
}

/// Path parameters, not yet read.
#[derive(Debug)]
pub struct RawPath<P> {
    pairs: Pairs,
    shape: PhantomData<fn() -> P>,
}

impl<P: Parameters> RawPath<P> {
    /// Reads and checks them.
    pub fn parse(&self) -> Result<P, BadRequest> {
        P::read(&self.pairs)
    }
}

#[async_trait::async_trait]
impl<P: Parameters> SharedExtractor for RawPath<P> {
    async fn from_request<C: ServerContext>(rqctx: &RequestContext<C>) -> Result<Self, HttpError> {
        // The router has decoded each segment. Without variables there is nothing to read.
        let values =
            <Path<BTreeMap<String, String>> as SharedExtractor>::from_request(rqctx).await;
        let pairs = values.map(|values| Pairs::of_path(values.into_inner())).unwrap_or_default();
        Ok(Self { pairs, shape: PhantomData })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <Path<Shape<P>> as SharedExtractor>::metadata(content_type)
    }
}

/// Query parameters, not yet read. What the document doesn't name is ignored.
#[derive(Debug)]
pub struct RawQuery<Q> {
    pairs: Pairs,
    shape: PhantomData<fn() -> Q>,
}

impl<Q: Parameters> RawQuery<Q> {
    /// Reads and checks them.
    pub fn parse(&self) -> Result<Q, BadRequest> {
        Q::read(&self.pairs)
    }
}

#[async_trait::async_trait]
impl<Q: Parameters> SharedExtractor for RawQuery<Q> {
    async fn from_request<C: ServerContext>(rqctx: &RequestContext<C>) -> Result<Self, HttpError> {
        let pairs = Pairs::of_query(rqctx.request.uri().query());
        Ok(Self { pairs, shape: PhantomData })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <Query<Shape<Q>> as SharedExtractor>::metadata(content_type)
    }
}

/// Header parameters, not yet read.
#[derive(Debug)]
pub struct RawHeaders<H> {
    pairs: Pairs,
    shape: PhantomData<fn() -> H>,
}

impl<H: Parameters> RawHeaders<H> {
    /// Reads and checks them.
    pub fn parse(&self) -> Result<H, BadRequest> {
        H::read(&self.pairs)
    }
}

#[async_trait::async_trait]
impl<H: Parameters> SharedExtractor for RawHeaders<H> {
    async fn from_request<C: ServerContext>(rqctx: &RequestContext<C>) -> Result<Self, HttpError> {
        let pairs = Pairs::of_headers(rqctx.request.headers());
        Ok(Self { pairs, shape: PhantomData })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <Header<Shape<H>> as SharedExtractor>::metadata(content_type)
    }
}

/// After a body that is too large, so many bytes more are read and dropped, so that the client gets to read the answer.
const DRAIN_BYTES: usize = 4 << 20;

/// A request body as it arrives, in chunks, never more than the operation allows.
pub struct RawStream {
    body: Body,
    limit: usize,
    read: usize,
}

impl RawStream {
    /// The largest body that the operation takes, in bytes.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The next chunk; `None` at the end. After an error there is nothing more to come.
    pub async fn next_chunk(&mut self) -> Option<Result<Bytes, BadRequest>> {
        loop {
            let frame = match self.body.frame().await? {
                Ok(frame) => frame,
                Err(error) => {
                    return Some(Err(BadRequest::Unreadable {
                        reason: format!("the body broke off: {error}"),
                    }));
                }
            };
            let Ok(chunk) = frame.into_data() else { continue };
            self.read = self.read.saturating_add(chunk.len());
            if self.read > self.limit {
                self.drain().await;
                return Some(Err(BadRequest::TooLarge { limit: self.limit }));
            }
            return Some(Ok(chunk));
        }
    }

    async fn drain(&mut self) {
        let most = self.limit.saturating_add(DRAIN_BYTES);
        while let Some(Ok(frame)) = self.body.frame().await {
            self.read = self.read.saturating_add(frame.data_ref().map_or(0, Bytes::len));
            if self.read > most {
                return;
            }
        }
    }

    /// The whole body.
    pub async fn bytes(&mut self) -> Result<Vec<u8>, BadRequest> {
        let mut all = Vec::new();
        while let Some(chunk) = self.next_chunk().await {
            all.extend_from_slice(&chunk?);
        }
        Ok(all)
    }
}

#[async_trait::async_trait]
impl ExclusiveExtractor for RawStream {
    async fn from_request<C: ServerContext>(
        rqctx: &RequestContext<C>,
        request: hyper::Request<Body>,
    ) -> Result<Self, HttpError> {
        let limit = rqctx.request_body_max_bytes();
        Ok(Self { body: request.into_body(), limit, read: 0 })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <StreamingBody as ExclusiveExtractor>::metadata(content_type)
    }
}

/// A JSON body, read but not yet parsed. Its media type isn't looked at.
pub struct RawBody<B> {
    bytes: Result<Vec<u8>, BadRequest>,
    shape: PhantomData<fn() -> B>,
}

impl<B> RawBody<B> {
    /// The text as it came.
    pub fn bytes(&self) -> Result<&[u8], BadRequest> {
        self.bytes.as_deref().map_err(Clone::clone)
    }
}

impl<B: serde::de::DeserializeOwned> RawBody<B> {
    /// Parses the body. Bounds that the types don't carry are the schema's business, not checked here.
    pub fn parse(&self) -> Result<B, BadRequest> {
        let bytes = self.bytes()?;
        serde_json::from_slice(bytes).map_err(|error| {
            let reason = error.to_string();
            if error.is_data() {
                BadRequest::Body { pointer: String::new(), reason }
            } else {
                BadRequest::NotJson { reason }
            }
        })
    }
}

#[async_trait::async_trait]
impl<B: JsonSchema + 'static> ExclusiveExtractor for RawBody<B> {
    async fn from_request<C: ServerContext>(
        rqctx: &RequestContext<C>,
        request: hyper::Request<Body>,
    ) -> Result<Self, HttpError> {
        let mut stream = RawStream::from_request(rqctx, request).await?;
        Ok(Self { bytes: stream.bytes().await, shape: PhantomData })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <TypedBody<Shape<B>> as ExclusiveExtractor>::metadata(content_type)
    }
}

/// A request to become a WebSocket.
pub struct RawUpgrade {
    upgrade: Result<WebsocketUpgrade, HttpError>,
    protocols: Vec<String>,
}

impl RawUpgrade {
    /// The sub-protocols the client offers, in its order of preference.
    pub fn protocols(&self) -> &[String] {
        &self.protocols
    }

    /// Agrees to the upgrade, naming one of the offered sub-protocols if there is one to name. `serve` runs on its own
    /// task once the connection is a WebSocket. Fails when the request isn't a proper request to upgrade.
    pub fn accept<F>(
        self,
        protocol: Option<&str>,
        serve: impl FnOnce(WebsocketConnection) -> F + Send + 'static,
    ) -> Result<Upgraded, BadRequest>
    where
        F: Future<Output = WebsocketChannelResult> + Send + 'static,
    {
        let unreadable = |error: HttpError| BadRequest::Unreadable { reason: error.external_message };
        let agreed = self.upgrade.and_then(|upgrade| upgrade.handle(serve)).map_err(unreadable)?;
        let mut response = agreed.to_result().map_err(unreadable)?;
        if let Some(protocol) = protocol
            && let Ok(value) = http::HeaderValue::from_str(protocol)
        {
            response.headers_mut().insert(http::header::SEC_WEBSOCKET_PROTOCOL, value);
        }
        Ok(Upgraded(response))
    }
}

#[async_trait::async_trait]
impl ExclusiveExtractor for RawUpgrade {
    async fn from_request<C: ServerContext>(
        rqctx: &RequestContext<C>,
        request: hyper::Request<Body>,
    ) -> Result<Self, HttpError> {
        let offered = request.headers().get_all(http::header::SEC_WEBSOCKET_PROTOCOL);
        let protocols = offered
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(|name| name.trim().to_owned())
            .collect();
        let upgrade = WebsocketUpgrade::from_request(rqctx, request).await;
        Ok(Self { upgrade, protocols })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <WebsocketUpgrade as ExclusiveExtractor>::metadata(content_type)
    }
}

/// What a success may be: a JSON object, [`Streamed`] bytes or [`Upgraded`].
pub trait Success: Send + Sync + 'static {
    /// The response, with no header but those of its body.
    fn into_response(self) -> Result<http::Response<Body>, HttpError>;

    /// How the document describes it, without headers.
    fn metadata() -> ApiEndpointResponse;
}

impl<T: Serialize + JsonSchema + Send + Sync + 'static> Success for T {
    fn into_response(self) -> Result<http::Response<Body>, HttpError> {
        HttpResponseOk(self).to_result()
    }

    fn metadata() -> ApiEndpointResponse {
        HttpResponseOk::<T>::response_metadata()
    }
}

/// A success of bytes of any media type.
pub struct Streamed(pub http::Response<Body>);

impl Success for Streamed {
    fn into_response(self) -> Result<http::Response<Body>, HttpError> {
        Ok(self.0)
    }

    fn metadata() -> ApiEndpointResponse {
        HttpResponseOk::<FreeformBody>::response_metadata()
    }
}

/// A connection that becomes a WebSocket.
pub struct Upgraded(http::Response<Body>);

impl Success for Upgraded {
    fn into_response(self) -> Result<http::Response<Body>, HttpError> {
        Ok(self.0)
    }

    fn metadata() -> ApiEndpointResponse {
        fn of<R: HttpResponse>(_: fn() -> Result<R, HttpError>) -> ApiEndpointResponse {
            R::response_metadata()
        }
        // The type of a 101 answer has no public name; this function, never called, brings it in.
        fn named() -> WebsocketEndpointResult {
            Err(HttpError::for_internal_error(String::new()))
        }
        let mut metadata = of(named);
        metadata.description = HttpResponseOk::<FreeformBody>::response_metadata().description;
        metadata
    }
}

/// No headers beyond those of HTTP.
pub type NoHeaders = NoParameters;

/// The answer of every operation: a success or a failure, both with headers. `H` names the headers of the document.
pub struct Reply<T, H = NoHeaders> {
    result: Result<T, Failure>,
    headers: HeaderMap,
    shape: PhantomData<fn() -> H>,
}

impl<T, H> Reply<T, H> {
    /// An answer without headers.
    pub fn new(result: Result<T, Failure>) -> Self {
        Self { result, headers: HeaderMap::new(), shape: PhantomData }
    }

    /// The headers that will be added to the answer.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// What is answered.
    pub fn result(&self) -> Result<&T, &Failure> {
        self.result.as_ref()
    }
}

impl<T, H> From<Failure> for Reply<T, H> {
    fn from(failure: Failure) -> Self {
        Self::new(Err(failure))
    }
}

impl<T: Success, H: JsonSchema + 'static> HttpResponse for Reply<T, H> {
    fn to_result(self) -> Result<http::Response<Body>, HttpError> {
        let mut response = match self.result {
            Ok(success) => success.into_response()?,
            Err(failure) => failure.into_response()?,
        };
        // `extend` keeps earlier values of a name, and a header must not come twice.
        for (name, value) in &self.headers {
            response.headers_mut().insert(name, value.clone());
        }
        Ok(response)
    }

    fn response_metadata() -> ApiEndpointResponse {
        let mut metadata = T::metadata();
        metadata.headers =
            HttpResponseHeaders::<HttpResponseOk<FreeformBody>, Shape<H>>::response_metadata().headers;
        metadata
    }

    fn status_code(&self) -> StatusCode {
        match &self.result {
            Ok(_) => T::metadata().success.unwrap_or(StatusCode::OK),
            Err(failure) => failure.status.as_status(),
        }
    }
}

/// A failure: a status of 400 or more, and the body that says why.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The status.
    pub status: ErrorStatusCode,
    /// The body.
    pub body: ErrorBody,
}

impl Failure {
    fn into_response(self) -> Result<http::Response<Body>, HttpError> {
        let text = serde_json::to_vec(&self.body)
            .map_err(|error| HttpError::for_internal_error(error.to_string()))?;
        let builder = http::Response::builder()
            .status(self.status.as_status())
            .header(http::header::CONTENT_TYPE, dropshot::CONTENT_TYPE_JSON);
        Ok(builder.body(Body::from(text))?)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = serde_json::to_string(&self.body).unwrap_or_default();
        write!(f, "{} {body}", self.status.as_u16())
    }
}

impl std::error::Error for Failure {}

impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.body.serialize(serializer)
    }
}

impl JsonSchema for Failure {
    fn is_referenceable() -> bool {
        ErrorBody::is_referenceable()
    }

    fn schema_name() -> String {
        ErrorBody::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        ErrorBody::json_schema(generator)
    }
}

impl From<HttpError> for Failure {
    /// For what dropshot itself fails at, which the extractors here leave it no chance to.
    fn from(error: HttpError) -> Self {
        Self { status: error.status_code, body: super::super::error_body(&error) }
    }
}

impl HttpResponseError for Failure {
    fn status_code(&self) -> ErrorStatusCode {
        self.status
    }
}

/// How the methods are answered that a known path doesn't have.
pub trait OtherMethods<C: ServerContext>: 'static {
    /// Answers a request with a method that `path` doesn't have.
    fn answer(
        rqctx: RequestContext<C>,
        path: &'static PathInfo,
    ) -> impl Future<Output = Result<http::Response<Body>, Failure>> + Send;
}

/// A path of the document.
#[derive(Debug)]
pub struct PathInfo {
    /// The template, such as `/rooms/{room_id}/leave`.
    pub path: &'static str,
    /// The methods it has.
    pub methods: &'static [http::Method],
    /// The methods it doesn't have, of all that are common.
    pub missing: &'static [http::Method],
}

/// Registers, unpublished, the methods that a path doesn't have. `P` names its variables.
pub fn register_path<C, M, P>(
    api: &mut dropshot::ApiDescription<C>,
    path: &'static PathInfo,
) -> Result<(), dropshot::ApiDescriptionRegisterError>
where
    C: ServerContext,
    M: OtherMethods<C>,
    P: Parameters,
{
    for method in path.missing {
        let handler =
            move |rqctx: RequestContext<C>, _: RawPath<P>| M::answer(rqctx, path);
        let endpoint = dropshot::ApiEndpoint::new(
            format!("{method} {}", path.path),
            handler,
            method.clone(),
            dropshot::CONTENT_TYPE_JSON,
            path.path,
            dropshot::ApiEndpointVersions::All,
        );
        api.register(endpoint.visible(false))?;
    }
    Ok(())
}

/// What a request body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyInfo {
    /// There is none.
    None,
    /// A JSON object.
    Json {
        /// Its schema, draft 7, complete in itself.
        schema: &'static str,
    },
    /// Bytes of any media type.
    Bytes,
}

/// What a successful answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuccessInfo {
    /// 200 with a JSON object.
    Json,
    /// 200 with bytes of any media type.
    Bytes,
    /// 101, a WebSocket.
    Upgrade,
}

/// An operation of the document.
#[derive(Debug)]
pub struct OperationInfo {
    /// Its place in `OPERATIONS`.
    pub index: usize,
    /// Its id, such as `room_leave`.
    pub id: &'static str,
    /// Its area, such as `room`.
    pub area: &'static str,
    /// Its method.
    pub method: http::Method,
    /// Its path template.
    pub path: &'static str,
    /// Whether it asks for credentials.
    pub secured: bool,
    /// The names of the request headers it reads.
    pub request_headers: &'static [&'static str],
    /// The names of the headers of its successful answer.
    pub response_headers: &'static [&'static str],
    /// Its request body.
    pub body: BodyInfo,
    /// The largest request body it takes, in bytes; 0 without a body.
    pub body_limit: usize,
    /// What its success is.
    pub success: SuccessInfo,
}
