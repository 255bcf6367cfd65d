//! Raw HTTP: requests without a generated client, and answers that are held to the document as they come.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use parking_lot::Mutex;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::contract;

/// Where the operations of version 2 live.
pub const V2: &str = "/_matrix/client/v2";
/// Where registration and login live.
pub const V1: &str = "/_matrix/client/api/v1";

/// No request of a test takes longer than this many seconds; one that does hangs.
const PATIENCE_S: u64 = 60;
/// A connection that was idle for so many seconds isn't used again: the server may be closing it.
const IDLE_S: u64 = 5;

/// How often the server at each address has ended.
static ENDS: LazyLock<Mutex<HashMap<String, u64>>> = LazyLock::new(Mutex::default);

/// Says that the server at an address has ended: no request goes over a connection from before. Such a connection is dead, also
/// where that wasn't noticed yet.
pub fn ended(base: &str) {
    *ENDS.lock().entry(base.to_owned()).or_default() += 1;
}

/// A client of one server that knows nothing but HTTP.
#[derive(Clone, Debug)]
pub struct Wire {
    /// The connections, and how often the server had ended when they were made.
    http: Arc<Mutex<(u64, reqwest::Client)>>,
    base: String,
}

fn connections() -> reqwest::Client {
    let patience = Duration::from_secs(PATIENCE_S);
    let builder = reqwest::Client::builder().timeout(patience);
    let builder = builder.pool_idle_timeout(Duration::from_secs(IDLE_S));
    builder.build().expect("a client without TLS needs nothing")
}

impl Wire {
    /// A client of the server at an address like `http://127.0.0.1:8008`.
    pub fn new(base: impl Into<String>) -> Self {
        Self {
            http: Arc::new(Mutex::new((0, connections()))),
            base: base.into(),
        }
    }

    fn http(&self) -> reqwest::Client {
        let ends = ENDS.lock().get(&self.base).copied().unwrap_or_default();
        let mut http = self.http.lock();
        if http.0 != ends {
            *http = (ends, connections());
        }
        http.1.clone()
    }

    /// A request; `path` is sent as it is and may hold a query.
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> Request {
        let path = path.as_ref();
        let builder = self
            .http()
            .request(method.clone(), format!("{}{path}", self.base));
        Request {
            builder,
            method,
            path: path.to_owned(),
        }
    }

    /// A GET request.
    pub fn get(&self, path: impl AsRef<str>) -> Request {
        self.request(Method::GET, path)
    }

    /// A POST request with a JSON body.
    pub fn post(&self, path: impl AsRef<str>, body: &Value) -> Request {
        self.request(Method::POST, path).json(body)
    }

    /// A PUT request with a JSON body.
    pub fn put(&self, path: impl AsRef<str>, body: &Value) -> Request {
        self.request(Method::PUT, path).json(body)
    }

    /// Sends a request whose target would not survive a URL library, such as one with dot segments. Answers status and
    /// body.
    pub async fn raw(&self, method: &str, target: &str, headers: &str) -> (u16, String) {
        let host = self.base.trim_start_matches("http://");
        let mut stream = tokio::net::TcpStream::connect(host)
            .await
            .expect("the server listens");
        let head = format!(
            "{method} {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{headers}\r\n"
        );
        stream
            .write_all(head.as_bytes())
            .await
            .expect("the server reads");
        let mut answer = Vec::new();
        stream
            .read_to_end(&mut answer)
            .await
            .expect("the server answers");
        let answer = String::from_utf8(answer).expect("an answer is UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.expect("an answer has a status"), body.to_owned())
    }
}

/// A request on its way.
#[derive(Debug)]
pub struct Request {
    builder: reqwest::RequestBuilder,
    method: Method,
    path: String,
}

impl Request {
    fn map(self, change: impl FnOnce(reqwest::RequestBuilder) -> reqwest::RequestBuilder) -> Self {
        Self {
            builder: change(self.builder),
            ..self
        }
    }

    /// Adds a header; the same name again adds another value.
    #[must_use]
    pub fn header(self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let name: HeaderName = name.parse().expect("a header name");
        let value = HeaderValue::from_bytes(value.as_ref()).expect("a header value");
        self.map(|builder| builder.header(name, value))
    }

    /// Says who asks.
    #[must_use]
    pub fn token(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// Says in which session.
    #[must_use]
    pub fn session(self, session: &str) -> Self {
        self.header("matrix-session", session)
    }

    /// Says which action it is.
    #[must_use]
    pub fn action(self, id: u64) -> Self {
        self.header("matrix-action", id.to_string())
    }

    /// Adds a body of JSON.
    #[must_use]
    pub fn json(self, body: &Value) -> Self {
        self.body(body.to_string())
            .header("content-type", "application/json")
    }

    /// Adds a body of any bytes.
    #[must_use]
    pub fn body(self, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        self.map(|builder| builder.body(bytes))
    }

    /// Sends it. What comes back is held to the document: a success to the operation's schema, an error of an operation to
    /// the error schema and its code to its status (ERR-1, ERR-2).
    pub async fn send(self) -> Answer {
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        let what = format!("{} {}", self.method, self.path);
        let response = self
            .builder
            .send()
            .await
            .unwrap_or_else(|error| panic!("{what}: {error:?}"));
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // A stream that stays open would not be read to its end.
        let goes_on = status == 101
            || headers
                .get("content-type")
                .is_some_and(|value| value == "text/event-stream");
        let text = if goes_on {
            String::new()
        } else {
            let text = response.text().await;
            text.unwrap_or_else(|error| panic!("{what}: {error:?}"))
        };
        let body: Value = serde_json::from_str(&text).unwrap_or_default();
        match status {
            200 if !goes_on => contract::assert_success(self.method.as_str(), &path, &body),
            400.. if body.get("errcode").is_some() => {
                assert_refusal(status, &headers, &body, &what);
            }
            _ => {}
        }
        Answer {
            what,
            status,
            headers,
            body,
        }
    }

    /// Sends it and gives the answer before its body has come.
    pub async fn open(self) -> reqwest::Response {
        let answer = self.builder.send().await;
        answer.unwrap_or_else(|error| panic!("{} {}: {error:?}", self.method, self.path))
    }

    /// Adds a body that comes in pieces, without its length being told beforehand.
    #[must_use]
    pub fn pieces(self, pieces: Vec<Vec<u8>>) -> Self {
        let pieces = pieces.into_iter().map(Ok::<_, std::io::Error>);
        let body = reqwest::Body::wrap_stream(futures::stream::iter(pieces));
        self.map(|builder| builder.body(body))
    }

    /// Sends it and expects 200 with bytes of whatever type.
    pub async fn bytes(self) -> (HeaderMap, Vec<u8>) {
        let what = format!("{} {}", self.method, self.path);
        let answer = self.builder.send().await;
        let answer = answer.unwrap_or_else(|error| panic!("{what}: {error:?}"));
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = answer.bytes().await;
        let bytes = bytes.unwrap_or_else(|error| panic!("{what}: {error:?}"));
        assert_eq!(status, 200, "{what}: {}", String::from_utf8_lossy(&bytes));
        (headers, bytes.into())
    }

    /// Sends it to a server that may go away meanwhile; `None` when it did.
    pub async fn try_send(self) -> Option<Answer> {
        let what = self.path.clone();
        Answer::read(what, self.try_open().await?).await
    }

    /// Like [`Request::open`], of a server that may go away meanwhile.
    pub async fn try_open(self) -> Option<reqwest::Response> {
        self.builder.send().await.ok()
    }

    /// Sends it and expects 200; gives the body.
    pub async fn ok(self) -> Value {
        self.send().await.ok()
    }

    /// Sends it and expects a refusal; gives its body.
    pub async fn refused(self, status: u16, errcode: &str) -> Value {
        self.send().await.refused(status, errcode)
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Method and path, for messages.
    pub what: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; null where it isn't JSON.
    pub body: Value,
}

impl Answer {
    /// Reads an answer to its end; `None` when the server went away meanwhile.
    pub async fn read(what: String, response: reqwest::Response) -> Option<Self> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = serde_json::from_str(&response.text().await.ok()?).unwrap_or_default();
        Some(Self {
            what,
            status,
            headers,
            body,
        })
    }

    /// The body of a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}: {}", self.what, self.body);
        self.body
    }

    /// The body of a refusal with this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, errcode: &str) -> Value {
        let found = (
            self.status,
            self.body["errcode"].as_str().unwrap_or_default(),
        );
        assert_eq!(found, (status, errcode), "{}: {}", self.what, self.body);
        contract::assert_error(&self.body, &self.what);
        self.body
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The session it names.
    #[track_caller]
    pub fn session(&self) -> String {
        let session = self.header("matrix-session");
        session
            .unwrap_or_else(|| panic!("{}: no session in the answer", self.what))
            .to_owned()
    }
}

/// Panics unless a refusal is an error as the document has it, its code has this status, and whoever is to wait is told
/// how long, in both forms (ERR-1, ERR-2).
fn assert_refusal(status: u16, headers: &HeaderMap, body: &Value, what: &str) {
    contract::assert_error(body, what);
    let code = body["errcode"].as_str().unwrap_or_default();
    assert!(
        contract::fits_status(code, status),
        "{what}: {status} with {body}"
    );
    let seconds = body["retry_after_ms"]
        .as_u64()
        .map(|ms| ms.div_ceil(1_000).to_string());
    let header = headers
        .get("retry-after")
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    assert_eq!(header, seconds, "{what}: {body}");
    assert!(status != 429 || header.is_some(), "{what}: {body}");
}

/// Percent-encodes a text for one path segment or one query value.
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;

    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
