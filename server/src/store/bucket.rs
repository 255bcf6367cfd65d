//! How a bucket is reached: the HTTP client that `object_store` is given, of the kind that asks the
//! providers of registration, too.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use http::uri::Scheme;
use http_body_util::BodyExt as _;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector as Tcp;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody,
    HttpResponse, HttpResponseBody, HttpService,
};
use object_store::{ClientConfigKey, ClientOptions};

use crate::env::Clock;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long an answer may take to begin, from when the request is sent: time for a piece to go up on a slow line.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long a connection is kept for the next request.
const IDLE: Duration = Duration::from_secs(20);

/// Makes HTTP clients.
#[derive(Debug)]
pub(super) struct Connector {
    /// Tells what takes too long.
    pub(super) clock: Arc<dyn Clock>,
}

struct Http {
    clock: Arc<dyn Clock>,
    /// Only where requests may go in the clear.
    plain: Option<Client<Tcp, HttpRequestBody>>,
    /// Absent where that is so and this machine trusts no certificate.
    tls: Option<Client<HttpsConnector<Tcp>, HttpRequestBody>>,
}

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let in_the_clear = options.get_config_value(&ClientConfigKey::AllowHttp);
        let in_the_clear = in_the_clear.as_deref() == Some("true");
        let tls = match HttpsConnectorBuilder::new().with_native_roots() {
            Ok(builder) => {
                let connector = builder.https_only().enable_http1();
                Some(client().build(connector.wrap_connector(tcp())))
            }
            Err(_) if in_the_clear => None,
            Err(error) => {
                return Err(object_store::Error::Generic {
                    store: "bucket",
                    source: error.into(),
                });
            }
        };
        Ok(HttpClient::new(Http {
            clock: Arc::clone(&self.clock),
            plain: in_the_clear.then(|| client().build(tcp())),
            tls,
        }))
    }
}

fn tcp() -> Tcp {
    let mut tcp = Tcp::new();
    tcp.set_connect_timeout(Some(CONNECT));
    tcp.set_nodelay(true);
    // What wraps it sees to the scheme.
    tcp.enforce_http(false);
    tcp
}

fn client() -> hyper_util::client::legacy::Builder {
    let mut builder = Client::builder(TokioExecutor::new());
    builder
        .pool_idle_timeout(IDLE)
        .pool_timer(TokioTimer::new());
    builder
}

#[async_trait]
impl HttpService for Http {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let is_tls = request.uri().scheme() == Some(&Scheme::HTTPS);
        let answering = match (&self.plain, &self.tls) {
            (_, Some(tls)) if is_tls => tls.request(request),
            (Some(plain), _) if !is_tls => plain.request(request),
            _ => return Err(error(HttpErrorKind::Unknown, Refused(is_tls))),
        };
        let answer = tokio::select! {
            answer = answering => answer,
            () = self.clock.sleep(PATIENCE) => {
                return Err(error(HttpErrorKind::Timeout, Late));
            }
        };
        let answer = answer.map_err(|failed| {
            let kind = if failed.is_connect() {
                HttpErrorKind::Connect
            } else {
                HttpErrorKind::Interrupted
            };
            error(kind, failed)
        })?;
        Ok(answer.map(|body| {
            HttpResponseBody::new(body.map_err(|broken| error(HttpErrorKind::Interrupted, broken)))
        }))
    }
}

fn error(kind: HttpErrorKind, error: impl std::error::Error + Send + Sync + 'static) -> HttpError {
    HttpError::new(kind, error)
}

#[derive(Debug, thiserror::Error)]
#[error("no answer within {PATIENCE:?}")]
struct Late;

#[derive(Debug, thiserror::Error)]
#[error("{}", if self.0 { "this machine trusts no certificate" } else { "AWS_ALLOW_HTTP isn't set" })]
struct Refused(bool);

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}
