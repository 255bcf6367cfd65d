//! A server that does with each request what a test says.

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use serde_json::{Value, json};
use tidings_client::types::{ErrorCode, RoomId};
use tidings_client::{Client, ClientBuilder, Credentials, LocalEcho, Room};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What a request said.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Method and path, without what all paths begin with.
    pub(crate) line: String,
    pub(crate) session: Option<String>,
    pub(crate) action: Option<i64>,
    pub(crate) body: Value,
}

impl Request {
    /// Session and number of an action.
    pub(crate) fn place(&self) -> Option<(String, i64)> {
        Some((self.session.clone()?, self.action?))
    }

    /// What it sends, if it sends a message.
    pub(crate) fn text(&self) -> Option<&str> {
        self.body["content"]["body"].as_str()
    }
}

/// What the server does with a request.
pub(crate) enum Act {
    /// Answers in a session.
    Answer(u16, &'static str, Value),
    /// Answers what isn't of the protocol.
    Foreign(u16),
    /// Closes the connection without an answer.
    HangUp,
    /// Keeps the connection open and says nothing until something has come true.
    Until(watch::Receiver<bool>, Box<Act>),
}

/// The server, and what it was asked.
#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) url: String,
    asked: watch::Receiver<Vec<Request>>,
}

type Handler = dyn FnMut(&Request) -> Act + Send;

impl Fake {
    /// Starts a server; each request is handled when it has come whole.
    pub(crate) async fn start(handler: impl FnMut(&Request) -> Act + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (note, asked) = watch::channel(Vec::new());
        let handler: Arc<Mutex<Box<Handler>>> = Arc::new(Mutex::new(Box::new(handler)));
        let note = Arc::new(note);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.expect("a connection");
                let (handler, note) = (Arc::clone(&handler), Arc::clone(&note));
                tokio::spawn(async move {
                    let mut stream = BufReader::new(stream);
                    // A client may go away in the middle.
                    let Some(request) = read(&mut stream).await else {
                        return;
                    };
                    let mut act = {
                        let mut handler = handler.lock();
                        let act = handler(&request);
                        note.send_modify(|all| all.push(request));
                        act
                    };
                    while let Act::Until(mut condition, then) = act {
                        let _ = condition.wait_for(|it| *it).await;
                        act = *then;
                    }
                    answer(stream, act).await;
                });
            }
        });
        Self { url, asked }
    }

    /// Everything that was asked so far.
    pub(crate) fn asked(&self) -> Vec<Request> {
        self.asked.borrow().clone()
    }

    /// Waits until what was asked is what is wanted.
    pub(crate) async fn until(&self, is_wanted: impl Fn(&[Request]) -> bool) {
        let mut asked = self.asked.clone();
        let wanted = asked.wait_for(|all| is_wanted(all));
        within(wanted).await.expect("the server runs");
    }

    /// The messages that were asked for: text, session, number.
    pub(crate) fn sends(&self) -> Vec<(String, String, i64)> {
        let send = |request: &Request| {
            let (session, id) = request.place()?;
            Some((request.text()?.to_owned(), session, id))
        };
        self.asked().iter().filter_map(send).collect()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder(&self.url)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().restore(ann()).expect("a client")
    }
}

async fn read(stream: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let pairs = lines.iter().filter_map(|line| line.split_once(": "));
        let mut found = pairs.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.to_owned())
    };
    let length = header("content-length").map_or(0, |length| length.parse().expect("a length"));
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    let line = lines[0]
        .trim_end_matches(" HTTP/1.1")
        .replace("/_matrix/client/v2", "");
    Some(Request {
        line,
        session: header("matrix-session"),
        action: header("matrix-action").map(|id| id.parse().expect("a number")),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    })
}

async fn answer(mut stream: BufReader<TcpStream>, act: Act) {
    let (status, headers, body) = match act {
        Act::Answer(status, session, body) => (
            status,
            format!("Matrix-Session: {session}\r\n"),
            body.to_string(),
        ),
        Act::Foreign(status) => (status, String::new(), "<p>busy</p>".to_owned()),
        Act::HangUp | Act::Until(..) => return,
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    // A client may have gone.
    let _ = stream.write_all(head.as_bytes()).await;
}

/// What takes longer than this won't come.
pub(crate) async fn within<T>(wait: impl Future<Output = T>) -> T {
    let wait = tokio::time::timeout(Duration::from_mins(1), wait);
    wait.await.expect("it comes")
}

pub(crate) fn ann() -> Credentials {
    serde_json::from_value(json!({
        "user_id": "@ann:a.example", "access_token": "hush", "device_id": "D", "home_server": "a.example",
    }))
    .expect("credentials")
}

pub(crate) fn room(client: &Client) -> Room {
    client.room("!r:a.example".parse::<RoomId>().expect("a room id"))
}

/// Answers that a session begins, or how it is.
pub(crate) fn session(session: &'static str, next_action_id: i64) -> Act {
    let shown = json!({
        "session_id": session, "expires_in_ms": 60_000, "next_action_id": next_action_id, "presence": "online",
        "typing": [],
    });
    Act::Answer(200, session, shown)
}

pub(crate) fn outcome(event_id: &str) -> Value {
    json!({"event_id": event_id, "position": "s1n2bSxAAAAAAAAAAMtMc"})
}

/// The id of the event that a text becomes.
pub(crate) fn event_of(text: &str) -> String {
    format!("${text}:a.example")
}

/// Answers a message with its event.
pub(crate) fn done(session: &'static str, request: &Request) -> Act {
    let text = request.text().expect("a message");
    Act::Answer(200, session, outcome(&event_of(text)))
}

pub(crate) fn refusal(status: u16, session: &'static str, code: &ErrorCode, more: &Value) -> Act {
    let mut body = json!({"errcode": code, "error": "no"});
    let more = more.as_object().cloned().unwrap_or_default();
    body.as_object_mut().expect("an object").extend(more);
    Act::Answer(status, session, body)
}

/// Answers that a session has ended, and what became of an action in it.
pub(crate) fn stale(new: &'static str, applied: Option<Value>) -> Act {
    let mut more = json!({"session_id": new});
    if let Some(applied) = applied {
        more["applied"] = applied;
    }
    refusal(409, new, &ErrorCode::STALE_SESSION, &more)
}

pub(crate) fn applied(request: &Request) -> Value {
    let text = request.text().expect("a message");
    json!({"action_id": request.action, "outcome": outcome(&event_of(text))})
}

/// The body of an echo.
pub(crate) fn body_of(echo: &LocalEcho) -> String {
    let content: Value = serde_json::from_str(echo.content.get()).expect("a content");
    content["body"].as_str().expect("a text").to_owned()
}
