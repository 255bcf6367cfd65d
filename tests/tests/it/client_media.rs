//! The client's uploads and downloads against a real server.

use futures::{StreamExt as _, TryStreamExt as _};
use image::ImageFormat;
use tidings_client::types::{ErrorCode, MxcUri, ThumbnailMethod};
use tidings_client::{Body, Client};
use tidings_tests::TestServer;
use tidings_tests::media::{noise, picture};

async fn ann(server: &TestServer) -> Client {
    let builder = Client::builder(server.url());
    let registered = builder.register("ann", "a long password").await;
    registered.expect("a free name")
}

/// MED-1: files go up and come down in pieces.
#[tokio::test]
async fn files_pass_in_pieces() {
    let server = TestServer::start().await;
    let ann = ann(&server).await;
    let bytes = noise(2_000_000);
    let pieces: Vec<_> = bytes.chunks(50_000).map(<[u8]>::to_vec).collect();
    let pieces = futures::stream::iter(pieces).map(Ok::<_, std::io::Error>);
    let sent = ann.upload(
        Body::wrap_stream(pieces),
        "application/x-tide",
        Some("tides.bin"),
    );
    let uri = sent.await.expect("uploaded");
    let download = ann.download(&uri).await.expect("there");
    assert_eq!(download.content_type(), Some("application/x-tide"));
    assert_eq!(download.length(), Some(2_000_000));
    let found: Vec<_> = download.try_collect().await.expect("all of it");
    assert!(found.len() > 1 && found.concat() == bytes);
    let note = ann
        .upload("High water at six.", "text/plain", None)
        .await
        .expect("uploaded");
    let note = ann.download(&note).await.expect("there").bytes().await;
    assert_eq!(note.expect("all of it"), b"High water at six.");
}

/// MED-1: thumbnails come like files.
#[tokio::test]
async fn thumbnails_come_like_files() {
    let server = TestServer::start().await;
    let ann = ann(&server).await;
    let uploaded = ann.upload(picture(200, 100, ImageFormat::Jpeg), "image/jpeg", None);
    let uri = uploaded.await.expect("uploaded");
    for (method, sides) in [
        (ThumbnailMethod::Scale, (50, 25)),
        (ThumbnailMethod::Crop, (50, 50)),
    ] {
        let small = ann.thumbnail(&uri, (50, 50), method).await.expect("made");
        assert_eq!(small.content_type(), Some("image/jpeg"));
        let small = small.bytes().await.expect("all of it");
        let small = image::load_from_memory(&small).expect("a picture");
        assert_eq!((small.width(), small.height()), sides);
    }
    let note = ann.upload("High water at six.", "text/plain", None).await;
    let note = note.expect("uploaded");
    let refused = ann.thumbnail(&note, (50, 50), ThumbnailMethod::Scale);
    let refused = refused.await.expect_err("no picture");
    assert!(refused.is(&ErrorCode::NOT_FOUND), "{refused}");
}

/// MED-1, ERR-1: refusals are told as such.
#[tokio::test]
async fn refusals_are_told() {
    let server = TestServer::start_with(|settings| settings.media.max_upload_bytes = 10).await;
    let ann = ann(&server).await;
    let refused = ann
        .upload(noise(11), "text/plain", None)
        .await
        .expect_err("too large");
    assert!(refused.is(&ErrorCode::TOO_LARGE), "{refused}");
    let refused = ann.upload("x", "no type", None).await.expect_err("no type");
    assert!(refused.is(&ErrorCode::INVALID_PARAM), "{refused}");
    assert!(ann.upload("x", "a\nb", None).await.is_err());
    let unknown: MxcUri = "mxc://localhost/none".parse().expect("a URI");
    let refused = ann.download(&unknown).await.expect_err("nothing there");
    assert!(refused.is(&ErrorCode::NOT_FOUND), "{refused}");
}
