//! How much may be uploaded, and how.

use futures::future::join_all;
use http::Method;
use tidings_tests::TestServer;
use tidings_tests::media::{
    MEDIA, answer, download, files, folder, go_on, half_upload, noise, until_files, upload,
    upload_as,
};
use tidings_tests::user::{User, text};
use tokio::io::AsyncWriteExt as _;

async fn with_limits(upload_bytes: u64, quota_bytes: u64) -> (TestServer, User) {
    let server = TestServer::start_with(|settings| {
        settings.media.max_upload_bytes = upload_bytes;
        settings.media.quota_bytes = quota_bytes;
    })
    .await;
    let ann = User::register(&server, "ann").await;
    (server, ann)
}

/// MED-1: a file over the limit is refused, whether its length is told or not, and nothing of it stays.
#[tokio::test]
async fn a_file_over_the_limit_is_refused() {
    let (server, ann) = with_limits(300_000, 1_000_000).await;
    let pieces = |length| noise(length).chunks(50_000).map(<[u8]>::to_vec).collect();
    let over = noise(300_001);
    let told = upload_as(&ann, "text/plain", None).body(&*over);
    told.refused(413, "M_TOO_LARGE").await;
    let untold = upload_as(&ann, "text/plain", None).pieces(pieces(300_001));
    untold.refused(413, "M_TOO_LARGE").await;
    // A client that sends far too much is still told.
    let far_over = upload_as(&ann, "text/plain", None).body(noise(4_000_000));
    far_over.refused(413, "M_TOO_LARGE").await;
    assert_eq!(files(&folder(&server)), []);
    for _ in 0..2 {
        let at_it = upload_as(&ann, "text/plain", None).pieces(pieces(300_000));
        at_it.ok().await;
    }
    assert_eq!(
        files(&folder(&server)).len(),
        2,
        "what was refused took nothing of the quota"
    );
}

/// MED-1: who tells the length and waits to be asked for the rest is refused before sending it.
#[tokio::test]
async fn a_file_that_is_announced_to_be_too_large_is_not_asked_for() {
    let (server, ann) = with_limits(1_000, 10_000).await;
    let mut stream = half_upload(&server, &ann, 1_001, "expect: 100-continue\r\n").await;
    let refused = answer(&mut stream).await;
    assert!(
        refused.starts_with("HTTP/1.1 413") && refused.contains("M_TOO_LARGE"),
        "{refused}"
    );
    let mut stream = half_upload(&server, &ann, 1_000, "expect: 100-continue\r\n").await;
    go_on(&mut stream).await;
    stream
        .write_all(&noise(1_000))
        .await
        .expect("the server reads");
    assert!(answer(&mut stream).await.starts_with("HTTP/1.1 200"));
}

/// MED-1: a user's files together stay within the quota; another user has another.
#[tokio::test]
async fn a_user_has_a_quota() {
    let (mut server, ann) = with_limits(10_000, 25_000).await;
    let bob = User::register(&server, "bob").await;
    let ask = |length| upload_as(&ann, "text/plain", None).body(noise(length));
    for _ in 0..2 {
        ask(10_000).ok().await;
    }
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let refused = ask(5_001).refused(413, "M_TOO_LARGE").await;
        assert_eq!(refused["error"], "your quota is used up");
        let untold = upload_as(&ann, "text/plain", None).pieces(vec![noise(4_000), noise(1_001)]);
        untold.refused(413, "M_TOO_LARGE").await;
    }
    ask(5_000).ok().await;
    ask(1).refused(413, "M_TOO_LARGE").await;
    upload(&bob, "text/plain", &noise(10_000)).await;
    assert_eq!(files(&folder(&server)).len(), 4);
}

/// MED-1: small and empty files use up a quota, too: each takes its place.
#[tokio::test]
async fn a_quota_holds_only_so_many_small_files() {
    let (server, ann) = with_limits(10_000, 3 * 4_096).await;
    for length in [0, 1, 4_096] {
        upload(&ann, "text/plain", &noise(length)).await;
    }
    for length in [0, 1] {
        let over = upload_as(&ann, "text/plain", None).body(noise(length));
        over.refused(413, "M_TOO_LARGE").await;
    }
    assert_eq!(files(&folder(&server)).len(), 3);
}

/// MED-1: many uploads at once don't get past the quota together.
#[tokio::test]
async fn uploads_at_once_share_the_quota() {
    let (server, ann) = with_limits(100_000, 450_000).await;
    let ask = || {
        upload_as(&ann, "text/plain", None)
            .pieces(vec![noise(60_000), noise(40_000)])
            .send()
    };
    let answers = join_all((0..10).map(|_| ask())).await;
    let (done, refused): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    assert!((1..=4).contains(&done.len()), "{}", done.len());
    for answer in refused {
        answer.refused(413, "M_TOO_LARGE");
    }
    assert_eq!(files(&folder(&server)).len(), done.len());
    for _ in done.len()..4 {
        ask().await.ok();
    }
    ask().await.refused(413, "M_TOO_LARGE");
}

/// MED-1, ERR-2: a user has so many uploads under way; one more is told when to come again.
#[tokio::test]
async fn a_user_has_few_uploads_under_way() {
    let (server, ann) = with_limits(1_000, 1_000_000).await;
    let mut waiting = Vec::new();
    for _ in 0..16 {
        waiting.push(half_upload(&server, &ann, 10, "expect: 100-continue\r\n").await);
    }
    for stream in &mut waiting {
        go_on(stream).await;
    }
    let refused = upload_as(&ann, "text/plain", None).body("x").send().await;
    assert!(refused.header("retry-after").is_some());
    let refused = refused.refused(429, "M_LIMIT_EXCEEDED");
    assert!(
        refused["retry_after_ms"].as_u64().is_some_and(|ms| ms > 0),
        "{refused}"
    );
    for stream in &mut waiting {
        stream
            .write_all(&noise(10))
            .await
            .expect("the server reads");
        assert!(answer(stream).await.starts_with("HTTP/1.1 200"));
    }
    upload(&ann, "text/plain", b"x").await;
}

/// MED-1: what comes is written as it comes; the end of a file needn't be there for its beginning to be on the disk.
#[tokio::test]
async fn an_upload_goes_to_the_disk_in_pieces() {
    let (server, ann) = with_limits(40 << 20, 100 << 20).await;
    let bytes = noise(8 << 20);
    let mut stream = half_upload(&server, &ann, bytes.len(), "").await;
    for (number, part) in bytes.chunks(2 << 20).enumerate() {
        stream.write_all(part).await.expect("the server reads");
        // A few hundred KiB may be on their way.
        let least = ((number as u64 + 1) << 21) - (1 << 20);
        until_files(&folder(&server), "most of it is there", |files| {
            files.iter().map(|(_, length)| length).sum::<u64>() >= least
        })
        .await;
    }
    let done = answer(&mut stream).await;
    let (_, body) = done.split_once("\r\n\r\n").expect("a body");
    let body = serde_json::from_str(body).expect("JSON");
    let found = download(&ann.wire, &text(&body, "content_uri"))
        .bytes()
        .await
        .1;
    assert!(found == bytes);
}

/// ERR-1: the largest upload that the document knows is the default.
#[tokio::test]
async fn the_documents_limit_holds_by_default() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let mut stream = half_upload(&server, &ann, (50 << 20) + 1, "expect: 100-continue\r\n").await;
    assert!(answer(&mut stream).await.contains("M_TOO_LARGE"));
    let refused = ann.wire.request(Method::POST, format!("{MEDIA}/upload"));
    refused.body("x").refused(401, "M_MISSING_TOKEN").await;
}
