//! A small HTTP/1.1 client: one keep-alive connection, one request at a time, driven by the task
//! that waits for the answer. Both sides share the machine, so what the client burns the server
//! lacks.
//!
//! Deliberately not here: what is asked for, and any retrying. A refused request is a failure.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Failure;
use crate::progress::Progress;

/// A request that can be sent many times; making one of it only counts references.
#[derive(Clone)]
pub(crate) struct Template {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

impl Template {
    /// A GET of a path with its query.
    pub(crate) fn get(path: &str) -> Result<Self, Failure> {
        Ok(Self {
            method: Method::GET,
            uri: path.parse()?,
            headers: HeaderMap::from_iter([(HOST, HeaderValue::from_static("localhost"))]),
            body: Bytes::new(),
        })
    }

    /// A POST of a JSON value.
    pub(crate) fn post(path: &str, body: &Value) -> Result<Self, Failure> {
        let mut template = Self::get(path)?;
        template.method = Method::POST;
        template.body = serde_json::to_vec(body)?.into();
        let json = HeaderValue::from_static("application/json");
        template.headers.insert(CONTENT_TYPE, json);
        Ok(template)
    }

    /// A POST of bytes that are of no kind.
    pub(crate) fn upload(path: &str, body: Bytes) -> Result<Self, Failure> {
        let mut template = Self::get(path)?;
        template.method = Method::POST;
        template.body = body;
        let bytes = HeaderValue::from_static("application/octet-stream");
        template.headers.insert(CONTENT_TYPE, bytes);
        Ok(template)
    }

    /// A PUT of a JSON value.
    pub(crate) fn put(path: &str, body: &Value) -> Result<Self, Failure> {
        let mut template = Self::post(path, body)?;
        template.method = Method::PUT;
        Ok(template)
    }

    /// The same with an access token.
    pub(crate) fn bearer(mut self, token: &str) -> Result<Self, Failure> {
        let value = HeaderValue::try_from(format!("Bearer {token}"))?;
        self.headers.insert(AUTHORIZATION, value);
        Ok(self)
    }

    /// The same with one more header.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Result<Self, Failure> {
        let name = HeaderName::from_static(name);
        self.headers.insert(name, HeaderValue::try_from(value)?);
        Ok(self)
    }

    /// A request to send.
    pub(crate) fn request(&self) -> Request<Full<Bytes>> {
        let mut request = Request::new(Full::new(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request
    }
}

/// One connection.
pub(crate) struct Connection {
    sender: http1::SendRequest<Full<Bytes>>,
    // Polled by whoever waits for an answer: a task of its own would cost a hand-over per request.
    driver: http1::Connection<TokioIo<TcpStream>, Full<Bytes>>,
}

impl Connection {
    /// Opens a connection.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, driver) = http1::handshake(TokioIo::new(stream)).await?;
        Ok(Self { sender, driver })
    }

    /// Sends a request and reads the whole answer. Anything but 200 is a failure that quotes it.
    pub(crate) async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Bytes, Failure> {
        let whole = async |body: Incoming| Ok(body.collect().await?.to_bytes());
        let (status, body) = self.exchange(request, whole).await?;
        if status == StatusCode::OK {
            return Ok(body);
        }
        Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into())
    }

    /// Sends a request, and drops the answer as it comes; tells its length. Anything but 200 is a failure.
    pub(crate) async fn read(&mut self, request: Request<Full<Bytes>>) -> Result<usize, Failure> {
        let counted = async |mut body: Incoming| {
            let mut length = 0;
            while let Some(frame) = body.frame().await {
                length += frame?.data_ref().map_or(0, Bytes::len);
            }
            Ok(length)
        };
        let (status, length) = self.exchange(request, counted).await?;
        if status == StatusCode::OK {
            return Ok(length);
        }
        Err(format!("{status} in {length} bytes").into())
    }

    async fn exchange<T>(
        &mut self,
        request: Request<Full<Bytes>>,
        read: impl AsyncFnOnce(Incoming) -> Result<T, hyper::Error>,
    ) -> Result<(StatusCode, T), Failure> {
        let sender = &mut self.sender;
        let answer = async move {
            sender.ready().await?;
            let answer = sender.send_request(request).await?;
            let status = answer.status();
            Ok::<_, hyper::Error>((status, read(answer.into_body()).await?))
        };
        tokio::select! {
            biased;
            answer = answer => Ok(answer?),
            ended = &mut self.driver => {
                ended?;
                Err("the server closed the connection".into())
            }
        }
    }

    /// Sends a request and reads the answer as JSON.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &mut self,
        template: &Template,
    ) -> Result<T, Failure> {
        let body = self.send(template.request()).await?;
        Ok(serde_json::from_slice(&body)?)
    }
}

/// Sends all requests over `width` connections; the answers come in the order of the requests.
pub(crate) async fn send_all(
    address: SocketAddr,
    width: usize,
    what: &str,
    jobs: Vec<Template>,
) -> Result<Vec<Bytes>, Failure> {
    let (count, jobs) = (jobs.len(), Arc::new(jobs));
    let next = Arc::new(AtomicUsize::new(0));
    let mut lanes = JoinSet::new();
    for _ in 0..width.min(count) {
        let (jobs, next) = (Arc::clone(&jobs), Arc::clone(&next));
        lanes.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut answers = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = jobs.get(index) else {
                    return Ok::<_, Failure>(answers);
                };
                answers.push((index, connection.send(job.request()).await?));
            }
        });
    }
    let progress = Progress::start(what, count, Arc::clone(&next));
    let mut answers = Vec::with_capacity(count);
    while let Some(lane) = lanes.join_next().await {
        let lane = lane?.map_err(|error| format!("{what}: {error}"))?;
        answers.extend(lane);
    }
    progress.done();
    answers.sort_by_key(|(index, _)| *index);
    Ok(answers.into_iter().map(|(_, body)| body).collect())
}

/// A value as one segment of a path.
pub(crate) fn segment(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 8);
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string doesn't fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
