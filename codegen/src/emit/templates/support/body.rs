use std::future::Future;
use std::marker::PhantomData;

use dropshot::{
    ApiEndpointBodyContentType, Body, ExclusiveExtractor, ExtractorMetadata, HttpError,
    HttpResponse, RequestContext, ServerContext, StreamingBody, TypedBody, WebsocketChannelResult,
    WebsocketConnection, WebsocketUpgrade,
};
use http_body_util::BodyExt;
use hyper::body::Bytes;
use schemars::JsonSchema;

use super::{BadRequest, Shape, Upgraded};

/// After a body that is refused, at most so many bytes more are read and dropped, so that the client gets to read the
/// answer.
const DRAIN_BYTES: usize = 4 << 20;

/// A request body as it arrives, in chunks, never more than the operation allows.
pub struct RawStream {
    body: Body,
    content_type: Option<String>,
    announced: Option<usize>,
    /// Whether the client sends nothing before it is told to go on.
    waits: bool,
    limit: usize,
    read: usize,
}

impl RawStream {
    /// The largest body that is taken, in bytes.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Takes a smaller body than the operation allows; a larger limit changes nothing.
    pub fn lower_limit(&mut self, limit: usize) {
        self.limit = self.limit.min(limit);
    }

    /// The media type that the request gives its body, as it stands there.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// How many bytes the request says that it has.
    pub fn announced(&self) -> Option<usize> {
        self.announced
    }

    /// The next chunk; `None` at the end. After an error there is nothing more to come.
    ///
    /// A body that is announced to be too large fails before anything of it is read. Whoever refuses a body should
    /// [`discard`](Self::discard) the rest.
    pub async fn next_chunk(&mut self) -> Option<Result<Bytes, BadRequest>> {
        let too_large = BadRequest::TooLarge { limit: self.limit };
        if self.announced.is_some_and(|length| length > self.limit) {
            return Some(Err(too_large));
        }
        loop {
            let frame = match self.body.frame().await? {
                Ok(frame) => frame,
                Err(error) => {
                    return Some(Err(BadRequest::Unreadable {
                        reason: format!("the body broke off: {error}"),
                    }));
                }
            };
            let Ok(chunk) = frame.into_data() else {
                continue;
            };
            self.read = self.read.saturating_add(chunk.len());
            self.waits = false;
            if self.read > self.limit {
                return Some(Err(too_large));
            }
            return Some(Ok(chunk));
        }
    }

    /// Reads and drops what is still to come of a body that is refused, in bounds: a client that can't send to the end
    /// may never look at the answer. One that waits to be told to go on isn't told.
    pub async fn discard(&mut self) {
        if self.waits {
            return;
        }
        let most = self.limit.saturating_add(DRAIN_BYTES);
        while let Some(Ok(frame)) = self.body.frame().await {
            self.read = self
                .read
                .saturating_add(frame.data_ref().map_or(0, Bytes::len));
            if self.read > most {
                return;
            }
        }
    }

    /// The whole body. The rest of one that is refused is dropped.
    pub async fn bytes(&mut self) -> Result<Vec<u8>, BadRequest> {
        let mut all = Vec::new();
        while let Some(chunk) = self.next_chunk().await {
            match chunk {
                Ok(chunk) => all.extend_from_slice(&chunk),
                Err(refused) => {
                    self.discard().await;
                    return Err(refused);
                }
            }
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
        let text = |name| request.headers().get(name)?.to_str().ok();
        let content_type = text(http::header::CONTENT_TYPE).map(str::to_owned);
        let announced = text(http::header::CONTENT_LENGTH).and_then(|text| text.parse().ok());
        let waits = text(http::header::EXPECT).is_some();
        Ok(Self {
            body: request.into_body(),
            content_type,
            announced,
            waits,
            limit,
            read: 0,
        })
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
                BadRequest::Body {
                    pointer: String::new(),
                    reason,
                }
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
        Ok(Self {
            bytes: stream.bytes().await,
            shape: PhantomData,
        })
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
        let unreadable = |error: HttpError| BadRequest::Unreadable {
            reason: error.external_message,
        };
        let agreed = self
            .upgrade
            .and_then(|upgrade| upgrade.handle(serve))
            .map_err(unreadable)?;
        let mut response = agreed.to_result().map_err(unreadable)?;
        if let Some(protocol) = protocol
            && let Ok(value) = http::HeaderValue::from_str(protocol)
        {
            response
                .headers_mut()
                .insert(http::header::SEC_WEBSOCKET_PROTOCOL, value);
        }
        Ok(Upgraded::new(response))
    }
}

#[async_trait::async_trait]
impl ExclusiveExtractor for RawUpgrade {
    async fn from_request<C: ServerContext>(
        rqctx: &RequestContext<C>,
        request: hyper::Request<Body>,
    ) -> Result<Self, HttpError> {
        let offered = request
            .headers()
            .get_all(http::header::SEC_WEBSOCKET_PROTOCOL);
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
