// Written by `cargo xtask generate`; do not edit.

//! Answers: successes and failures.

use std::fmt;
use std::marker::PhantomData;

use dropshot::{
    ApiEndpointResponse, Body, ErrorStatusCode, FreeformBody, HttpError, HttpResponse,
    HttpResponseError, HttpResponseHeaders, HttpResponseOk, WebsocketEndpointResult,
};
use http::{HeaderMap, StatusCode};
use schemars::schema::Schema;
use schemars::{JsonSchema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::{NoParameters, Shape, Written};

/// The body of every error.
pub type ErrorBody = ::tidings_types::ApiError;

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

impl Upgraded {
    pub(super) fn new(response: http::Response<Body>) -> Self {
        Self(response)
    }
}

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
        of(named)
    }
}

/// No headers beyond those of HTTP.
pub type NoHeaders = NoParameters;

/// A success, as a value or written already.
pub enum Answer<T> {
    /// A value.
    Value(T),
    /// The JSON of one.
    Written(Written<T>),
}

impl<T> From<T> for Answer<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Written<T>> for Answer<T> {
    fn from(written: Written<T>) -> Self {
        Self::Written(written)
    }
}

impl<T: Success> Answer<T> {
    fn into_response(self) -> Result<http::Response<Body>, HttpError> {
        match self {
            Self::Value(value) => value.into_response(),
            Self::Written(written) => Ok(written.into_response()?),
        }
    }
}

/// The answer of every operation: a success or a failure, both with headers. `H` names the headers of the document.
pub struct Reply<T, H = NoHeaders> {
    result: Result<Answer<T>, Failure>,
    headers: HeaderMap,
    shape: PhantomData<fn() -> H>,
}

impl<T, H> Reply<T, H> {
    /// An answer without headers.
    pub fn new(result: Result<impl Into<Answer<T>>, Failure>) -> Self {
        Self {
            result: result.map(Into::into),
            headers: HeaderMap::new(),
            shape: PhantomData,
        }
    }

    /// The headers that will be added to the answer.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }
}

impl<T, H> From<Failure> for Reply<T, H> {
    fn from(failure: Failure) -> Self {
        Self::new(Err::<T, _>(failure))
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
            HttpResponseHeaders::<HttpResponseOk<FreeformBody>, Shape<H>>::response_metadata()
                .headers;
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
        Self {
            status: error.status_code,
            body: super::super::super::error_body(&error),
        }
    }
}

impl HttpResponseError for Failure {
    fn status_code(&self) -> ErrorStatusCode {
        self.status
    }
}
