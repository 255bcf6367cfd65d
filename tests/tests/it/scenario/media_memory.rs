//! How much memory a large file takes on its way through the server.
//!
//! Memory is that of a whole process, so the measuring runs in one of its own: this program again, with nothing but the one
//! test to run.

use std::process::Command;

use futures::StreamExt as _;
use http::Method;
use tidings_tests::TestServer;
use tidings_tests::media::{MEDIA, path};
use tidings_tests::user::User;

/// Set where the measuring runs.
const MEASURING: &str = "TIDINGS_MEASURE_MEDIA";
/// The file.
const FILE_BYTES: usize = 50 << 20;
/// The pieces in which it is sent.
const PIECE_BYTES: usize = 64 << 10;
/// What it may take, for the server and for the client beside it.
const MOST_KIB: u64 = 4 << 10;

/// MED-1: a file of 50 MiB goes up and down without being held whole in memory.
#[test]
fn a_large_file_takes_little_memory() {
    if !cfg!(target_os = "linux") {
        return;
    }
    if std::env::var_os(MEASURING).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.expect("a runtime").block_on(measure());
        return;
    }
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([
        "--exact",
        "scenario::media_memory::a_large_file_takes_little_memory",
        "--nocapture",
    ]);
    let output = command.env(MEASURING, "1").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for way in ["upload", "download"] {
        let line = said
            .lines()
            .find_map(|line| line.strip_prefix(way))
            .expect("a measurement");
        let kib: u64 = line.trim().parse().expect("a number");
        assert!(kib <= MOST_KIB, "{way}: {kib} KiB");
    }
}

async fn measure() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let http = reqwest::Client::new();
    // What is set up once isn't the file's.
    let uri = upload(&http, &server, &ann, 4 << 20).await;
    download(&http, &server, &uri).await;
    let before = reset();
    let uri = upload(&http, &server, &ann, FILE_BYTES).await;
    println!("upload {}", peak() - before.min(peak()));
    let before = reset();
    assert_eq!(download(&http, &server, &uri).await, FILE_BYTES);
    println!("download {}", peak() - before.min(peak()));
}

async fn upload(http: &reqwest::Client, server: &TestServer, ann: &User, length: usize) -> String {
    let pieces =
        (0..length / PIECE_BYTES).map(|_| Ok::<_, std::io::Error>(vec![b'x'; PIECE_BYTES]));
    let body = reqwest::Body::wrap_stream(futures::stream::iter(pieces));
    let request = http.request(Method::POST, format!("{}{MEDIA}/upload", server.url()));
    let request = request
        .bearer_auth(&ann.token)
        .header("content-type", "text/plain")
        .body(body);
    let answer = request
        .send()
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a body");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    tidings_tests::user::text(&answer, "content_uri")
}

async fn download(http: &reqwest::Client, server: &TestServer, uri: &str) -> usize {
    let request = http.get(format!("{}{MEDIA}/download/{}", server.url(), path(uri)));
    let mut pieces = request.send().await.expect("an answer").bytes_stream();
    let mut length = 0;
    while let Some(piece) = pieces.next().await {
        length += piece.expect("a piece").len();
    }
    length
}

/// Forgets the most memory that was in use; gives what is now, in KiB.
fn reset() -> u64 {
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux forgets its peak");
    status("VmRSS:")
}

/// The most memory that was in use, in KiB.
fn peak() -> u64 {
    status("VmHWM:")
}

fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .expect("a line");
    line.trim()
        .trim_end_matches(" kB")
        .parse()
        .expect("a number")
}
