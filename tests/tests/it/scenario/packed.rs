//! Answers that are packed for clients that take it.

use std::io::Read as _;

use flate2::read::GzDecoder;
use serde_json::Value;
use tidings_tests::TestServer;
use tidings_tests::user::User;

/// SYN-8, STR-1: initial sync and the poll are packed for who takes it: fewer bytes, the same answer, and caches are told.
/// The clock stands still, so that ages are the same.
#[tokio::test]
async fn sync_and_poll_are_packed_for_who_takes_it() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let from = ann.now().await;
    for number in 0..20 {
        ann.say(&room, &format!("message {number}")).await;
    }
    for path in [
        "/initial_sync".to_owned(),
        format!("/stream?timeout=0&from={from}"),
    ] {
        let (headers, plain) = ann.get(&path).bytes().await;
        assert_eq!(headers.get("content-encoding"), None, "{path}");
        let request = ann.get(&path).header("accept-encoding", "gzip");
        let (headers, packed) = request.bytes().await;
        assert_eq!(headers["content-encoding"], "gzip", "{path}");
        let vary = headers["vary"].to_str().expect("text").to_lowercase();
        assert!(vary.contains("accept-encoding"), "{path}: {vary}");
        assert_eq!(headers["matrix-session"], ann.session(), "{path}");
        assert!(
            packed.len() * 2 < plain.len(),
            "{path}: {} of {}",
            packed.len(),
            plain.len()
        );
        let mut text = String::new();
        GzDecoder::new(&packed[..])
            .read_to_string(&mut text)
            .expect("gzip");
        let parse = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("JSON");
        assert_eq!(parse(text.as_bytes()), parse(&plain), "{path}");
    }
}
