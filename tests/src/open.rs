//! The event stream by whatever carries it, chunk by chunk (STR-7). Every chunk is held to the document.

use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::BoxStream;
use http::HeaderMap;
use reqwest::Upgraded;
use serde_json::Value;
use sse_stream::{Sse, SseByteStream};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use crate::TestServer;
use crate::contract;
use crate::user::{User, text};
use crate::wire::{Request, V2, encode};

/// What takes longer than this won't come.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

/// Waits for what comes at all only if it comes soon.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(LONG_ENOUGH, what).await;
    waited.expect("it comes")
}

/// Waits until something is so that nobody tells of.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    let wait = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(LONG_ENOUGH, wait).await;
    assert!(waited.is_ok(), "it never came: {what}");
}

/// What carries the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// One request after the other.
    Poll,
    /// Server-sent events.
    Sse,
    /// A WebSocket.
    Socket,
}

/// All there are.
pub const CARRIERS: [Carrier; 3] = [Carrier::Poll, Carrier::Sse, Carrier::Socket];

/// Those that stay open.
pub const OPEN: [Carrier; 2] = [Carrier::Sse, Carrier::Socket];

/// A WebSocket as a client has it.
pub type Socket = WebSocketStream<Upgraded>;

enum Line {
    Poll,
    Sse(BoxStream<'static, Sse>),
    Socket(Box<Socket>),
}

/// A reader of the stream.
pub struct Reader {
    user: User,
    query: String,
    /// Where it goes on.
    pub at: Option<String>,
    line: Line,
}

/// How a stream ended.
#[derive(Debug)]
pub struct LastWord {
    /// The code of the close, where there is one.
    pub code: Option<u16>,
    /// The error.
    pub error: Value,
}

fn path(place: &str, query: &str, from: Option<&str>) -> String {
    let from = from.map_or_else(String::new, |from| format!("&from={}", encode(from)));
    format!("/stream{place}?{query}{from}")
}

/// The request that opens a stream; `query` without the question mark.
pub fn request(user: &User, carrier: Carrier, query: &str, from: Option<&str>) -> Request {
    match carrier {
        Carrier::Poll => user.get(path("", &format!("timeout=60000&{query}"), from)),
        Carrier::Sse => user.get(path("/sse", query, from)),
        Carrier::Socket => upgrading(user.get(path("/socket", query, from)))
            .header("sec-websocket-protocol", "m.json"),
    }
}

/// A request that asks to become a WebSocket.
pub fn upgrading(request: Request) -> Request {
    request
        .header("connection", "Upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
}

/// Opens server-sent events; gives the head of the answer too.
pub async fn sse(request: Request) -> (HeaderMap, BoxStream<'static, Sse>) {
    let answer = request.open().await;
    assert_eq!(answer.status(), 200);
    let headers = answer.headers().clone();
    assert_eq!(headers["content-type"], "text/event-stream");
    let events = SseByteStream::new(answer.bytes_stream());
    (
        headers,
        events.map(|event| event.expect("an event")).boxed(),
    )
}

/// Opens a WebSocket; gives the head of the answer too.
pub async fn socket(request: Request) -> (HeaderMap, Socket) {
    let answer = request.open().await;
    assert_eq!(answer.status(), 101);
    let headers = answer.headers().clone();
    let line = answer.upgrade().await.expect("a WebSocket");
    let socket = WebSocketStream::from_raw_socket(line, Role::Client, None).await;
    (headers, socket)
}

/// Sends the head of a request for an open stream over a line of its own, which takes little ahead, and reads the head of
/// the answer.
pub async fn raw(
    server: &TestServer,
    user: &User,
    carrier: Carrier,
    from: Option<&str>,
) -> TcpStream {
    let line = TcpSocket::new_v4().expect("a socket");
    line.set_recv_buffer_size(16 << 10).expect("a small buffer");
    let mut line = line
        .connect(server.address())
        .await
        .expect("the server listens");
    let (place, more) = match carrier {
        Carrier::Poll => panic!("a poll doesn't stay open"),
        Carrier::Sse => ("/sse", ""),
        Carrier::Socket => (
            "/socket",
            "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        ),
    };
    let path = path(place, "limit=10&not_types=ephemeral.*", from);
    let (token, session) = (&user.token, user.session());
    let head = format!(
        "GET {V2}{path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         matrix-session: {session}\r\n{more}\r\n"
    );
    line.write_all(head.as_bytes())
        .await
        .expect("the server reads");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(soon(line.read_u8()).await.expect("an answer"));
    }
    let head = String::from_utf8(head).expect("text");
    assert!(
        head.starts_with("HTTP/1.1 200") || head.starts_with("HTTP/1.1 101"),
        "{head}"
    );
    line
}

/// How many bytes still come until the server breaks the line off.
pub async fn rest(line: &mut TcpStream) -> usize {
    let (mut buffer, mut count) = (vec![0; 1 << 16], 0);
    loop {
        match soon(line.read(&mut buffer)).await {
            Ok(0) | Err(_) => return count,
            Ok(more) => count += more,
        }
    }
}

impl Reader {
    /// Begins to read, from a place or from now on; `query` without the question mark.
    pub async fn begin(user: &User, carrier: Carrier, query: &str, from: Option<&str>) -> Self {
        let request = request(user, carrier, query, from);
        let line = match carrier {
            Carrier::Poll => Line::Poll,
            Carrier::Sse => Line::Sse(sse(request).await.1),
            Carrier::Socket => Line::Socket(Box::new(socket(request).await.1)),
        };
        Self {
            user: user.clone(),
            query: query.to_owned(),
            at: from.map(str::to_owned),
            line,
        }
    }

    /// The next chunk. It goes on where the one before ended.
    pub async fn next(&mut self) -> Value {
        let chunk = soon(self.receive()).await;
        contract::assert_success("GET", &format!("{V2}/stream"), &chunk);
        if let Some(at) = &self.at {
            assert_eq!(chunk["start"], at.as_str());
        }
        self.at = Some(text(&chunk, "end"));
        chunk
    }

    async fn receive(&mut self) -> Value {
        match &mut self.line {
            Line::Poll => {
                // One that stays open gives the first at once.
                let timeout = self.at.as_ref().map_or("0", |_| "60000");
                let query = format!("timeout={timeout}&{}", self.query);
                self.user
                    .get(path("", &query, self.at.as_deref()))
                    .ok()
                    .await
            }
            Line::Sse(events) => {
                let event = events.next().await.expect("an event");
                assert_eq!(event.event, None, "{event:?}");
                let chunk = parse(&event.data.expect("data"));
                assert_eq!(event.id.as_deref(), chunk["end"].as_str());
                chunk
            }
            Line::Socket(socket) => loop {
                match socket.next().await.expect("a frame").expect("a frame") {
                    Message::Text(text) => return parse(&text),
                    Message::Ping(_) => {}
                    other => panic!("{other:?}"),
                }
            },
        }
    }

    /// Reads to the end, past whatever chunks come.
    pub async fn end(self) -> LastWord {
        let last = match self.line {
            Line::Poll => panic!("a poll has no end"),
            Line::Sse(mut events) => {
                let mut last = None;
                while let Some(event) = soon(events.next()).await {
                    last = Some(event);
                }
                let last = last.expect("a last word");
                assert_eq!((last.event.as_deref(), last.id), (Some("end"), None));
                LastWord {
                    code: None,
                    error: parse(&last.data.expect("data")),
                }
            }
            Line::Socket(socket) => closed(*socket).await,
        };
        contract::assert_error(&last.error, "the last word");
        last
    }
}

/// Reads a socket to its close.
pub async fn closed(mut socket: Socket) -> LastWord {
    let mut last = None;
    while let Some(Ok(message)) = soon(socket.next()).await {
        if let Message::Close(frame) = message {
            let frame = frame.expect("a reason");
            last = Some(LastWord {
                code: Some(frame.code.into()),
                error: parse(&frame.reason),
            });
        }
    }
    last.expect("a last word")
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
