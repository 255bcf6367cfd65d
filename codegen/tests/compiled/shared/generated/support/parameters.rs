// Written by `UPDATE_FIXTURES=1 cargo test -p tidings-codegen --test emit`; do not edit.

//! Path, query and header parameters.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use dropshot::{
    ApiEndpointBodyContentType, ExtractorMetadata, Header, HttpError, Path, Query, RequestContext,
    ServerContext, SharedExtractor,
};
use http::HeaderMap;
use schemars::schema::Schema;
use schemars::{JsonSchema, SchemaGenerator};

use super::{BadRequest, Shape};

/// Parameters by name, as they came: names and values decoded, nothing checked.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<(String, Vec<u8>)>);

impl Pairs {
    fn of_path(values: BTreeMap<String, String>) -> Self {
        Self(
            values
                .into_iter()
                .map(|(name, value)| (name, value.into_bytes()))
                .collect(),
        )
    }

    fn of_query(query: Option<&str>) -> Self {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(query.unwrap_or("")).unwrap_or_default();
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name, value.into_bytes()))
                .collect(),
        )
    }

    fn of_headers(headers: &HeaderMap) -> Self {
        let pairs = headers.iter();
        Self(
            pairs
                .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
                .collect(),
        )
    }

    /// The one value of a parameter. Names are compared without case for headers only, whose names are kept in lower case.
    fn get(&self, name: &str) -> Result<Option<&str>, BadRequest> {
        let mut found = self.0.iter().filter(|(key, _)| key == name);
        let Some((_, value)) = found.next() else {
            return Ok(None);
        };
        if found.next().is_some() {
            return Err(bad(name, "given more than once"));
        }
        std::str::from_utf8(value)
            .map(Some)
            .map_err(|_| bad(name, "not UTF-8"))
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
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name, value.into_bytes()))
                .collect(),
        )
    }
}

fn bad(name: &str, reason: impl Into<String>) -> BadRequest {
    BadRequest::Parameter {
        name: name.to_owned(),
        reason: reason.into(),
    }
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
    text.parse()
        .map_err(|_| "neither true nor false".to_owned())
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
        let values = <Path<BTreeMap<String, String>> as SharedExtractor>::from_request(rqctx).await;
        let pairs = values
            .map(|values| Pairs::of_path(values.into_inner()))
            .unwrap_or_default();
        Ok(Self {
            pairs,
            shape: PhantomData,
        })
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
        Ok(Self {
            pairs,
            shape: PhantomData,
        })
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
        Ok(Self {
            pairs,
            shape: PhantomData,
        })
    }

    fn metadata(content_type: ApiEndpointBodyContentType) -> ExtractorMetadata {
        <Header<Shape<H>> as SharedExtractor>::metadata(content_type)
    }
}
