//! Uploads that lie in a bucket of an object store.
//!
//! How a bucket is reached stands in the environment of a process, so the scenario runs in one of its own: this program
//! again, with nothing but the one test to run.

use std::process::Command;

use image::ImageFormat;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::bucket::{Bucket, NAME, listing};
use tidings_tests::media::{
    download, folder, half_upload, noise, picture, thumbnail, upload, upload_as,
};
use tidings_tests::user::{PASSWORD, User};
use tokio::io::AsyncWriteExt as _;

/// Set where the scenario runs.
const INSIDE: &str = "TIDINGS_TEST_IN_BUCKET";

/// MED-1: that files lie in a bucket is a setting; there they come and go as they do on a disk.
#[tokio::test]
async fn files_may_lie_in_a_bucket() {
    if std::env::var_os(INSIDE).is_some() {
        return scenario(&std::env::var("AWS_ENDPOINT").expect("an address")).await;
    }
    let bucket = Bucket::start().await;
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([
        "--exact",
        "scenario::media_bucket::files_may_lie_in_a_bucket",
        "--nocapture",
    ]);
    command.envs(bucket.environment()).env(INSIDE, "1");
    let output = tokio::task::spawn_blocking(move || command.output()).await;
    let output = output.expect("it is waited for").expect("it runs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

async fn scenario(url: &str) {
    let mut server = TestServer::start_with(|settings| {
        settings.media.store = format!("s3://{NAME}/up/loads").parse().expect("a place");
        settings.media.max_upload_bytes = 13_000_000;
    })
    .await;
    let ann = User::register(&server, "ann").await;
    // More than two of the pieces in which a bucket takes a file, and less than one.
    let large = noise(12_000_001);
    let uri = upload(&ann, "text/plain", &large).await;
    let small = upload(&ann, "text/plain", b"High water at six.").await;
    let png = upload(&ann, "image/png", &picture(200, 100, ImageFormat::Png)).await;
    let ask = async || {
        thumbnail(&ann.wire, &png, "width=50&height=50")
            .bytes()
            .await
            .1
    };
    let made = ask().await;
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        assert!(download(&ann.wire, &uri).bytes().await.1 == large);
        assert_eq!(
            download(&ann.wire, &small).bytes().await.1,
            b"High water at six."
        );
        assert_eq!(ask().await, made);
    }
    let lies = listing(url).await;
    let below = |folder| lies.iter().filter(|name| name.starts_with(folder)).count();
    assert_eq!(
        (
            below("up/loads/originals/"),
            below("up/loads/thumbnails/"),
            lies.len()
        ),
        (3, 1, 4),
        "{lies:?}"
    );
    refused_and_broken_off(url, &server, &ann, lies.len()).await;
    let password = json!({ "password": PASSWORD });
    ann.post("/account/deactivate", &password).ok().await;
    until(url, "nothing is left", <[_]>::is_empty).await;
    download(&ann.wire, &uri).refused(404, "M_NOT_FOUND").await;
    assert!(!folder(&server).exists());
}

/// What is given up in the middle leaves nothing in the bucket, not even what isn't finished.
async fn refused_and_broken_off(url: &str, server: &TestServer, ann: &User, lying: usize) {
    let pieces = noise(13_000_001)
        .chunks(100_000)
        .map(<[u8]>::to_vec)
        .collect();
    let over = upload_as(ann, "text/plain", None).pieces(pieces);
    over.refused(413, "M_TOO_LARGE").await;
    assert_eq!(listing(url).await.len(), lying);
    let mut stream = half_upload(server, ann, 12_000_000, "").await;
    stream
        .write_all(&noise(11_000_000))
        .await
        .expect("the server reads");
    until(url, "some of it is there", |lies| {
        lies.iter().any(|name| name.starts_with('+'))
    })
    .await;
    drop(stream);
    until(url, "nothing of it is there", |lies| lies.len() == lying).await;
}

async fn until(url: &str, what: &str, is_true: impl Fn(&[String]) -> bool) {
    let wait = async {
        while !is_true(&listing(url).await) {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(std::time::Duration::from_mins(1), wait).await;
    assert!(waited.is_ok(), "{what}: {:?}", listing(url).await);
}
