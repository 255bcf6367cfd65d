//! Requests by hand, whose connection may break at any moment.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tidings_tests::contract;
use tidings_tests::user::User;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::flaw::Flawed;

/// What takes longer than this won't come.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

/// What a request asks, whoever sends it.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) body: String,
}

/// In which session, and under which number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ticket {
    pub(super) session: String,
    pub(super) id: u64,
}

/// What becomes of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing happens to it.
    Whole,
    /// It breaks before the request is out.
    HalfSent,
    /// It breaks when the request is out, whether or not the server has seen it.
    Unheard,
    /// It breaks when the server has begun to answer.
    AnswerLost,
}

/// What the client sees.
#[derive(Debug)]
pub(super) enum Came {
    /// An answer.
    Answer(Reply),
    /// None, and the server may have had the request.
    Unknown,
    /// None, and the server has never had the request.
    Nothing,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// The session in the header.
    pub(super) session: Option<String>,
    pub(super) body: Value,
}

/// A client's way to the server.
#[derive(Clone, Debug)]
pub(super) struct Line {
    address: SocketAddr,
    token: String,
    flawed: Option<Arc<Flawed>>,
}

impl Line {
    pub(super) fn new(address: SocketAddr, user: &User, flawed: Option<Arc<Flawed>>) -> Self {
        Self {
            address,
            token: user.token.clone(),
            flawed,
        }
    }

    /// Sends a request over a connection of its own. What comes back is held to the document.
    pub(super) async fn send(
        &self,
        ask: &Ask,
        session: Option<&str>,
        id: Option<u64>,
        fate: Fate,
    ) -> Came {
        match (&self.flawed, session, id) {
            (Some(flawed), Some(session), Some(id)) => {
                let session = session.to_owned();
                flawed.send(self, ask, &Ticket { session, id }, fate).await
            }
            _ => self.pass(ask, session, id, fate).await,
        }
    }

    /// Sends a request as it is.
    pub(super) async fn pass(
        &self,
        ask: &Ask,
        session: Option<&str>,
        id: Option<u64>,
        fate: Fate,
    ) -> Came {
        let Ok(mut stream) = TcpStream::connect(self.address).await else {
            return Came::Nothing;
        };
        let text = self.text(ask, session, id);
        if fate == Fate::HalfSent {
            let _ = stream.write_all(&text.as_bytes()[..text.len() / 2]).await;
            return Came::Nothing;
        }
        if stream.write_all(text.as_bytes()).await.is_err() || fate == Fate::Unheard {
            return Came::Unknown;
        }
        let mut answer = Vec::new();
        let read = async {
            if fate == Fate::AnswerLost {
                let _ = stream.read_u8().await;
                return Ok(0);
            }
            stream.read_to_end(&mut answer).await
        };
        let read = tokio::time::timeout(LONG_ENOUGH, read).await;
        let read = read.unwrap_or_else(|_| panic!("no answer to {ask:?}"));
        let whole = read.ok().and_then(|_| Reply::read(&answer));
        let Some(reply) = whole else {
            return Came::Unknown;
        };
        reply.check(ask);
        Came::Answer(reply)
    }

    fn text(&self, ask: &Ask, session: Option<&str>, id: Option<u64>) -> String {
        let Ask { method, path, body } = ask;
        let session = session.map_or(String::new(), |id| format!("matrix-session: {id}\r\n"));
        let action = id.map_or(String::new(), |id| format!("matrix-action: {id}\r\n"));
        let (token, length) = (&self.token, body.len());
        format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             authorization: Bearer {token}\r\n{session}{action}\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        )
    }
}

impl Reply {
    /// Reads an answer; `None` where it isn't whole.
    fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        let header = |name: &str| {
            let mut found = headers
                .clone()
                .filter(|(key, _)| key.eq_ignore_ascii_case(name));
            found.next().map(|(_, value)| value.to_owned())
        };
        let length: usize = header("content-length")?.parse().ok()?;
        if body.len() < length {
            return None;
        }
        Some(Self {
            status,
            session: header("matrix-session"),
            body: serde_json::from_str(body).ok()?,
        })
    }

    fn check(&self, ask: &Ask) {
        let path = ask.path.split('?').next().unwrap_or_default();
        match self.status {
            200 => contract::assert_success(ask.method, path, &self.body),
            _ => contract::assert_error(&self.body, path),
        }
    }

    /// A text of the body; empty where there is none.
    pub(super) fn text(&self, pointer: &str) -> &str {
        text_at(&self.body, pointer)
    }
}

/// A text inside a value; empty where there is none.
pub(super) fn text_at<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}
