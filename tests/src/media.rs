//! Uploads, downloads and thumbnails over raw HTTP, and pictures to make them of.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Duration;

use http::{HeaderMap, Method};
use image::{ImageFormat, Rgb, RgbImage};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::TestServer;
use crate::user::{User, text};
use crate::wire::{Request, Wire, encode};

/// Where the content repository lives.
pub const MEDIA: &str = "/_matrix/media/v1";

/// An upload without its body.
pub fn upload_as(user: &User, content_type: &str, filename: Option<&str>) -> Request {
    let query = filename.map(|name| format!("?filename={}", encode(name)));
    let path = format!("{MEDIA}/upload{}", query.unwrap_or_default());
    let request = user.wire.request(Method::POST, path).token(&user.token);
    request.header("content-type", content_type)
}

/// Uploads bytes; gives the URI.
pub async fn upload(user: &User, content_type: &str, bytes: &[u8]) -> String {
    let answer = upload_as(user, content_type, None).body(bytes).ok().await;
    text(&answer, "content_uri")
}

/// What follows the scheme of an `mxc://` URI: server and id.
pub fn path(uri: &str) -> &str {
    uri.strip_prefix("mxc://")
        .unwrap_or_else(|| panic!("{uri} is no mxc URI"))
}

/// A download, by the URI.
pub fn download(wire: &Wire, uri: &str) -> Request {
    wire.get(format!("{MEDIA}/download/{}", path(uri)))
}

/// A thumbnail, by the URI; `query` without the question mark.
pub fn thumbnail(wire: &Wire, uri: &str, query: &str) -> Request {
    wire.get(format!("{MEDIA}/thumbnail/{}?{query}", path(uri)))
}

/// A header's value.
#[track_caller]
pub fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let value = headers
        .get(name)
        .unwrap_or_else(|| panic!("no {name} in {headers:?}"));
    value.to_str().expect("plain text")
}

/// A picture in which no row is like another.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let low = |number: u32| u8::try_from(number % 256).unwrap_or_default();
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([low(x), low(y), low(x / 256 + y)])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, format)
        .expect("a picture can be encoded");
    bytes.into_inner()
}

/// Bytes that look like nothing, the same for the same length.
pub fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let mut bytes = Vec::with_capacity(length);
    while bytes.len() < length {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

/// An upload of which the head is sent and nothing more.
pub async fn half_upload(
    server: &TestServer,
    user: &User,
    announced: usize,
    headers: &str,
) -> TcpStream {
    let mut stream = TcpStream::connect(server.address())
        .await
        .expect("the server listens");
    let head = format!(
        "POST {MEDIA}/upload HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: text/plain\r\n\
         content-length: {announced}\r\n{headers}\r\n",
        user.token
    );
    stream
        .write_all(head.as_bytes())
        .await
        .expect("the server reads");
    stream
}

/// The beginning of an answer on a connection, up to where a body may end.
pub async fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"}") {
        let mut more = [0; 4_096];
        let read = stream.read(&mut more).await.expect("an answer");
        assert!(read > 0, "{}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&more[..read]);
    }
    String::from_utf8(bytes).expect("text")
}

/// Reads the answer that asks a client to go on with its body.
pub async fn go_on(stream: &mut TcpStream) {
    let mut bytes = *b"HTTP/1.1 100 Continue\r\n\r\n";
    let wanted = bytes;
    stream.read_exact(&mut bytes).await.expect("an answer");
    assert_eq!(bytes, wanted, "{}", String::from_utf8_lossy(&bytes));
}

/// The folder in which a server keeps uploads.
pub fn folder(server: &TestServer) -> PathBuf {
    server.dir().join("data/media")
}

/// The files below a folder, with their lengths.
pub fn files(folder: &Path) -> Vec<(PathBuf, u64)> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    // A file may go while it is looked at.
    let with_length =
        |entry: walkdir::DirEntry| Some((entry.path().to_owned(), entry.metadata().ok()?.len()));
    files.filter_map(with_length).collect()
}

/// Waits until something about the files in a folder is true. Panics when that takes so long that it won't happen.
pub async fn until_files(folder: &Path, what: &str, is_true: impl Fn(&[(PathBuf, u64)]) -> bool) {
    let wait = async {
        while !is_true(&files(folder)) {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_mins(1), wait).await;
    assert!(waited.is_ok(), "{what}: {:?}", files(folder));
}
