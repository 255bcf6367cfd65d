//! A provider of registration that tests make say what they want: it judges captchas, or is an identity server.

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the provider does about a request.
#[derive(Clone, Debug)]
enum Says {
    Answer(u16, String),
    Nothing,
}

/// A request that the provider got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Method and target: `GET /x?y=z`.
    pub line: String,
    /// The names and values of query and body, in their order.
    pub values: Vec<(String, String)>,
}

impl Asked {
    /// The value of a name; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        let mut named = self.values.iter().filter(|(key, _)| key == name);
        named.next().map_or("", |(_, value)| value)
    }
}

/// An HTTP server on a free port. It ends when it is dropped.
pub struct Provider {
    host: String,
    says: Arc<Mutex<Says>>,
    asked: Arc<Mutex<Vec<Asked>>>,
    serving: JoinHandle<()>,
}

impl Provider {
    /// Starts one that answers 200 with this body.
    pub async fn start(body: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let host = listener.local_addr().expect("an address").to_string();
        let says = Arc::new(Mutex::new(Says::Answer(200, body.to_owned())));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let serving = tokio::spawn(serve(listener, Arc::clone(&says), Arc::clone(&asked)));
        Self {
            host,
            says,
            asked,
            serving,
        }
    }

    /// Host and port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// From now on it answers so.
    pub fn says(&self, status: u16, body: &str) {
        *self.says.lock() = Says::Answer(status, body.to_owned());
    }

    /// From now on it takes requests and answers none.
    pub fn says_nothing(&self) {
        *self.says.lock() = Says::Nothing;
    }

    /// What it was asked, oldest first.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().clone()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, says: Arc<Mutex<Says>>, asked: Arc<Mutex<Vec<Asked>>>) {
    let mut unanswered = Vec::new();
    while let Ok((mut stream, _)) = listener.accept().await {
        let Some(request) = read(&mut stream).await else {
            continue;
        };
        asked.lock().push(request);
        let answer = says.lock().clone();
        match answer {
            Says::Answer(status, body) => {
                let length = body.len();
                let head = format!("HTTP/1.1 {status} Said\r\ncontent-length: {length}\r\n");
                let text = format!("{head}connection: close\r\n\r\n{body}");
                // A client that went away misses the answer.
                let _ = stream.write_all(text.as_bytes()).await;
            }
            Says::Nothing => unanswered.push(stream),
        }
    }
}

/// Reads one request; `None` when it isn't HTTP.
async fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let (head, body) = loop {
        let text = std::str::from_utf8(&bytes).ok()?;
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.len() >= content_length(head)
        {
            break (head.to_owned(), body.to_owned());
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let line = head.lines().next()?.strip_suffix(" HTTP/1.1")?.to_owned();
    let query = line.split_once('?').map_or("", |(_, query)| query);
    let values = [query, &body]
        .map(|text| serde_urlencoded::from_str::<Vec<(String, String)>>(text).unwrap_or_default());
    Some(Asked {
        values: values.concat(),
        line,
    })
}

fn content_length(head: &str) -> usize {
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length
        .and_then(|(_, value)| value.trim().parse().ok())
        .unwrap_or(0)
}
