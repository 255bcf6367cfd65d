//! The server of a test.

use std::error::Error;
use std::sync::Arc;

use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use parking_lot::Mutex;
use serde_json::json;
use tidings_types::{ErrorCode, RoomEvent};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use super::Operation;
use super::builtin::World;
use super::request::{Request, SeenRequest};
use super::script::{Refusal, Reply, Script, When};
use crate::{Client, Credentials};

/// A server that answers what a test says, on a free port of this machine. It ends when it is dropped.
pub struct MockServer {
    url: String,
    shared: Arc<Shared>,
    accepting: JoinHandle<()>,
}

struct Shared {
    script: Mutex<Script>,
    world: World,
    seen: Mutex<Vec<SeenRequest>>,
    /// What nobody had said an answer to.
    unexpected: Mutex<Vec<String>>,
}

impl MockServer {
    /// Starts a server. Must be called inside a tokio runtime.
    ///
    /// Panics when this machine has no free port.
    pub async fn start() -> Self {
        let bound = TcpListener::bind("127.0.0.1:0").await;
        let listener = bound.unwrap_or_else(|error| panic!("no free port: {error}"));
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let shared = Arc::new(Shared {
            script: Mutex::default(),
            world: World::new(),
            seen: Mutex::default(),
            unexpected: Mutex::default(),
        });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&shared)));
        Self {
            url: format!("http://{address}"),
            shared,
            accepting,
        }
    }

    /// Its address, for [`Client::builder`].
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A client of it: `@ann:mock.example` on the device `MOCK`. Each has the one session of the server, so that the test
    /// needs but one.
    pub fn client(&self) -> Client {
        let credentials = json!({
            "user_id": "@ann:mock.example", "device_id": "MOCK", "access_token": "mock",
            "home_server": "mock.example",
        });
        let credentials: Credentials = serde_json::from_value(credentials).expect("credentials");
        let client = Client::builder(&self.url).restore(credentials);
        client.unwrap_or_else(|error| panic!("no client: {error}"))
    }

    /// Begins to say what an operation answers.
    pub fn on<O: Operation>(&self, _: O) -> When<'_, O> {
        When::new(&self.shared.script)
    }

    /// Puts events at the end of the stream; who polls gets them.
    pub fn push(&self, events: impl IntoIterator<Item = RoomEvent>) {
        self.shared.world.push(events);
    }

    /// All requests that came, in their order.
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.shared.seen.lock().clone()
    }

    /// The requests of an operation that came, in their order.
    ///
    /// Panics when the body of one isn't what the operation takes.
    pub fn requests_of<O: Operation>(&self, _: O) -> Vec<Request<O::Body>> {
        let seen = self.shared.seen.lock();
        let of_it = seen.iter().filter(|one| one.operation == Some(O::INFO.id));
        of_it
            .map(|one| match one.read() {
                Ok(request) => request,
                Err(error) => panic!("{}: {error}", one.name()),
            })
            .collect()
    }

    /// Holds that every request had an answer, and that every answer with a number was asked for.
    ///
    /// Panics with a list of what is wrong.
    pub fn verify(&self) {
        let mut wrong = self.shared.unexpected.lock().clone();
        wrong.extend(self.shared.script.lock().unused());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Serves connections until it is aborted, and they with it.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        while connections.try_join_next().is_some() {}
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(move |request| serve(Arc::clone(&shared), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A client that goes away is its own matter.
            _ = connection.await;
        });
    }
}

/// An error breaks the connection.
async fn serve(
    shared: Arc<Shared>,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<hyper::body::Bytes>>, Box<dyn Error + Send + Sync>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    let target = head.uri.path_and_query();
    let target = target.map_or("/", |target| target.as_str());
    let request = SeenRequest::new(head.method.as_str(), target, head.headers, body);
    shared.seen.lock().push(request.clone());
    shared.world.note(&request);
    match shared.reply(&request).await {
        Reply::Answer {
            status,
            content_type,
            body,
        } => {
            let answer = hyper::Response::builder().status(status);
            let answer = answer.header("content-type", content_type);
            Ok(answer.body(Full::from(body))?)
        }
        Reply::Break => Err("the test breaks the connection".into()),
    }
}

impl Shared {
    async fn reply(&self, request: &SeenRequest) -> Reply {
        let next = self.script.lock().next(request);
        let why = match next {
            Ok(answer) => return answer(request),
            Err(why) => why,
        };
        if let Some(reply) = self.world.answer(request).await {
            return reply;
        }
        let text = format!("the mock server has no answer to {}: {why}", request.name());
        self.unexpected.lock().push(text.clone());
        Refusal::new(ErrorCode::UNRECOGNIZED, text).into()
    }
}
