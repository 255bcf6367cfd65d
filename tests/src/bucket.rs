//! A bucket of an object store, as far as servers use one: S3's requests, without signatures being looked at.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;

use http::header::{ETAG, LAST_MODIFIED};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use parking_lot::Mutex;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The bucket's name.
pub const NAME: &str = "harbour";

/// What lies in it, by name.
#[derive(Debug, Default)]
struct Contents {
    objects: BTreeMap<String, Bytes>,
    /// Uploads in parts that aren't finished: name and parts.
    unfinished: HashMap<String, (String, BTreeMap<u32, Bytes>)>,
    begun: u64,
}

/// An object store on a free port with one bucket. It ends when it is dropped.
pub struct Bucket {
    url: String,
    serving: JoinHandle<()>,
}

impl Bucket {
    /// Starts one.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        Self {
            url,
            serving: tokio::spawn(serve(listener)),
        }
    }

    /// The environment in which a server finds it.
    pub fn environment(&self) -> [(&'static str, &str); 5] {
        [
            ("AWS_ENDPOINT", &self.url),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_ACCESS_KEY_ID", "harbourmaster"),
            ("AWS_SECRET_ACCESS_KEY", "tide-and-time"),
            ("AWS_REGION", "coast"),
        ]
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// The names of the objects in the bucket at an address; those of uploads in parts that aren't finished begin with a `+`.
pub async fn listing(url: &str) -> Vec<String> {
    let answer = reqwest::get(format!("{url}/{NAME}?everything")).await;
    let text = answer.expect("an answer").text().await.expect("a text");
    text.lines().map(str::to_owned).collect()
}

async fn serve(listener: TcpListener) {
    let contents = Arc::new(Mutex::new(Contents::default()));
    while let Ok((stream, _)) = listener.accept().await {
        let contents = Arc::clone(&contents);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &contents));
            // A client may go away.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    contents: &Mutex<Contents>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().trim_start_matches('/');
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    let query = parts.uri.query().unwrap_or_default();
    let query: HashMap<String, String> = serde_urlencoded::from_str(query).unwrap_or_default();
    let Ok(body) = body.collect().await else {
        return Ok(status(StatusCode::BAD_REQUEST));
    };
    let body = body.to_bytes();
    let mut contents = contents.lock();
    let answer = match (bucket == NAME, key) {
        (false, _) => None,
        (true, "") => Some(contents.whole(&parts.method, &query, &body)),
        (true, key) => contents.object(&parts.method, key, &query, body),
    };
    let answer = answer.unwrap_or_else(|| status(StatusCode::NOT_FOUND));
    let stamped = [
        (ETAG, "\"tide\""),
        (LAST_MODIFIED, "Mon, 23 Nov 2026 00:00:00 GMT"),
    ];
    let mut answer = answer;
    for (name, value) in stamped {
        answer
            .headers_mut()
            .insert(name, http::HeaderValue::from_static(value));
    }
    Ok(answer)
}

impl Contents {
    /// A request to the bucket itself.
    fn whole(
        &mut self,
        method: &Method,
        query: &HashMap<String, String>,
        body: &[u8],
    ) -> Response<Full<Bytes>> {
        if query.contains_key("everything") {
            let unfinished = self.unfinished.values().map(|(key, _)| format!("+{key}"));
            let all: Vec<_> = self.objects.keys().cloned().chain(unfinished).collect();
            return text(all.join("\n"));
        }
        let mut xml = String::new();
        if *method == Method::POST && query.contains_key("delete") {
            for key in named(&String::from_utf8_lossy(body), "Key") {
                self.objects.remove(&key);
                let _ = write!(xml, "<Deleted><Key>{key}</Key></Deleted>");
            }
            return text(format!("<DeleteResult>{xml}</DeleteResult>"));
        }
        let prefix = query.get("prefix").map_or("", String::as_str);
        let found = self
            .objects
            .iter()
            .filter(|(key, _)| key.starts_with(prefix));
        for (key, bytes) in found {
            let size = bytes.len();
            let modified = "2026-11-23T00:00:00.000Z";
            let _ = write!(
                xml,
                "<Contents><Key>{key}</Key><Size>{size}</Size><LastModified>{modified}</LastModified></Contents>"
            );
        }
        text(format!("<ListBucketResult>{xml}</ListBucketResult>"))
    }

    /// A request to one object.
    fn object(
        &mut self,
        method: &Method,
        key: &str,
        query: &HashMap<String, String>,
        body: Bytes,
    ) -> Option<Response<Full<Bytes>>> {
        let upload = query.get("uploadId");
        match (method.as_str(), upload) {
            ("GET", None) => return Some(Response::new(Full::new(self.objects.get(key)?.clone()))),
            ("PUT", None) => {
                self.objects.insert(key.to_owned(), body);
            }
            ("POST", None) if query.contains_key("uploads") => {
                self.begun += 1;
                let id = self.begun.to_string();
                let xml = format!("<X><UploadId>{id}</UploadId></X>");
                self.unfinished
                    .insert(id, (key.to_owned(), BTreeMap::new()));
                return Some(text(xml));
            }
            ("PUT", Some(id)) => {
                let number = query.get("partNumber")?.parse().ok()?;
                self.unfinished.get_mut(id)?.1.insert(number, body);
            }
            ("POST", Some(id)) => {
                let parts = self.unfinished.remove(id)?.1;
                let parts: Vec<_> = parts.into_values().collect();
                self.objects.insert(key.to_owned(), parts.concat().into());
                return Some(text("<X><ETag>tide</ETag></X>".to_owned()));
            }
            ("DELETE", Some(id)) => {
                self.unfinished.remove(id)?;
            }
            _ => return None,
        }
        Some(status(StatusCode::OK))
    }
}

/// What stands in the elements of a name.
fn named(xml: &str, name: &str) -> Vec<String> {
    let (begin, end) = (format!("<{name}>"), format!("</{name}>"));
    let after = xml.split(&begin).skip(1);
    after
        .filter_map(|rest| Some(rest.split_once(&end)?.0.to_owned()))
        .collect()
}

fn text(text: String) -> Response<Full<Bytes>> {
    Response::new(Full::new(text.into()))
}

fn status(status: StatusCode) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}
