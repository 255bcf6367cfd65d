//! Thumbnails.

use futures::future::join_all;
use image::{GenericImageView as _, ImageFormat};
use tidings_tests::TestServer;
use tidings_tests::media::{download, files, folder, header, noise, picture, thumbnail, upload};
use tidings_tests::user::User;

async fn ann() -> (TestServer, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    (server, ann)
}

/// The sides of a thumbnail.
async fn sides(ann: &User, uri: &str, query: &str) -> (u32, u32) {
    let (_, bytes) = thumbnail(&ann.wire, uri, query).bytes().await;
    image::load_from_memory(&bytes)
        .expect("a picture")
        .dimensions()
}

/// MED-1: `scale` keeps the picture's sides and `crop` fills the asked ones; neither makes it larger.
#[tokio::test]
async fn scale_keeps_the_sides_and_crop_fills_them() {
    let (_server, ann) = ann().await;
    let uri = upload(&ann, "image/png", &picture(400, 200, ImageFormat::Png)).await;
    for (query, wanted) in [
        ("width=100&height=100", (100, 50)),
        ("width=100&height=100&method=scale", (100, 50)),
        ("width=320&height=240&method=scale", (320, 160)),
        ("width=4096&height=10&method=scale", (20, 10)),
        ("width=4096&height=4096&method=scale", (400, 200)),
        ("width=96&height=96&method=crop", (96, 96)),
        ("width=32&height=64&method=crop", (32, 64)),
        ("width=400&height=400&method=crop", (200, 200)),
        ("width=4096&height=4096&method=crop", (200, 200)),
        ("width=1&height=1&method=crop", (1, 1)),
    ] {
        assert_eq!(sides(&ann, &uri, query).await, wanted, "{query}");
    }
}

/// MED-1: JPEG of a JPEG, PNG of others, whatever they were said to be; with the headers of a download.
#[tokio::test]
async fn thumbnails_are_jpeg_or_png() {
    let (_server, ann) = ann().await;
    for (format, said, wanted) in [
        (ImageFormat::Jpeg, "image/jpeg", "image/jpeg"),
        (ImageFormat::Png, "image/png", "image/png"),
        (ImageFormat::Gif, "image/gif", "image/png"),
        (ImageFormat::WebP, "image/webp", "image/png"),
        (ImageFormat::Jpeg, "application/octet-stream", "image/jpeg"),
    ] {
        let uri = upload(&ann, said, &picture(80, 60, format)).await;
        for _ in 0..2 {
            let (headers, bytes) = thumbnail(&ann.wire, &uri, "width=40&height=40")
                .bytes()
                .await;
            assert_eq!(header(&headers, "content-type"), wanted);
            let found = image::guess_format(&bytes).expect("a picture");
            assert_eq!(found.to_mime_type(), wanted);
            assert_eq!(header(&headers, "content-length"), bytes.len().to_string());
            assert_eq!(header(&headers, "content-disposition"), "inline");
            assert_eq!(header(&headers, "x-content-type-options"), "nosniff");
            assert!(header(&headers, "content-security-policy").contains("default-src 'none'"));
        }
    }
}

/// MED-1: of what is no picture, or a broken one, there is no thumbnail.
#[tokio::test]
async fn what_is_no_picture_has_no_thumbnail() {
    let (_server, ann) = ann().await;
    let whole = picture(200, 200, ImageFormat::Png);
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    for bytes in [
        b"".as_slice(),
        b"High water at six.",
        svg,
        &whole[..whole.len() / 8],
        &noise(5_000),
    ] {
        let uri = upload(&ann, "image/png", bytes).await;
        let ask = thumbnail(&ann.wire, &uri, "width=96&height=96");
        let refused = ask.refused(404, "M_NOT_FOUND").await;
        assert_eq!(refused["error"], "no thumbnail can be made of this file");
    }
}

/// MED-1, ERR-2: a size is asked for, within bounds.
#[tokio::test]
async fn a_thumbnail_has_a_size() {
    let (_server, ann) = ann().await;
    let uri = upload(&ann, "image/png", &picture(20, 20, ImageFormat::Png)).await;
    for (query, parameter) in [
        ("height=96", "width"),
        ("width=96", "height"),
        ("width=0&height=96", "width"),
        ("width=96&height=4097", "height"),
        ("width=96&height=x", "height"),
        ("width=96&height=96&method=squeeze", "method"),
    ] {
        let refused = thumbnail(&ann.wire, &uri, query)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refused["parameter"], parameter, "{query}");
    }
}

/// MED-1: a picture of too many pixels isn't decoded; how many are too many is a setting.
#[tokio::test]
async fn too_large_pictures_have_no_thumbnail() {
    let server =
        TestServer::start_with(|settings| settings.media.max_picture_pixels = 10_000).await;
    let ann = User::register(&server, "ann").await;
    let uri = upload(&ann, "image/png", &picture(100, 100, ImageFormat::Png)).await;
    assert_eq!(sides(&ann, &uri, "width=10&height=10").await, (10, 10));
    let uri = upload(&ann, "image/png", &picture(101, 100, ImageFormat::Png)).await;
    let refused = thumbnail(&ann.wire, &uri, "width=10&height=10");
    refused.refused(404, "M_NOT_FOUND").await;
}

/// MED-1: a small file that would become a huge picture isn't decoded.
#[tokio::test]
async fn a_picture_that_swells_is_refused() {
    let server =
        TestServer::start_with(|settings| settings.media.max_picture_pixels = 1_000_000).await;
    let ann = User::register(&server, "ann").await;
    let black = image::RgbImage::new(2_000, 1_000);
    for format in [
        ImageFormat::Png,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Jpeg,
    ] {
        let mut bomb = std::io::Cursor::new(Vec::new());
        black.write_to(&mut bomb, format).expect("encoded");
        let bomb = bomb.into_inner();
        assert!(bomb.len() * 50 < black.len(), "{format:?}: {}", bomb.len());
        let uri = upload(&ann, "image/png", &bomb).await;
        let ask = thumbnail(&ann.wire, &uri, "width=96&height=96");
        ask.refused(404, "M_NOT_FOUND").await;
        assert_eq!(download(&ann.wire, &uri).bytes().await.1, bomb);
    }
}

/// MED-1: a thumbnail that was made is kept, also over a restart; of a picture only so many are.
#[tokio::test]
async fn thumbnails_are_kept_up_to_a_bound() {
    let (mut server, ann) = ann().await;
    let uri = upload(&ann, "image/png", &picture(200, 200, ImageFormat::Png)).await;
    let ask = async || {
        thumbnail(&ann.wire, &uri, "width=50&height=50")
            .bytes()
            .await
            .1
    };
    let first = ask().await;
    let kept = |server: &TestServer| files(&folder(server).join("thumbnails"));
    let [(file, length)] = &kept(&server)[..] else {
        panic!("one is kept: {:?}", kept(&server));
    };
    assert_eq!(*length, first.len() as u64);
    // What comes is what was kept.
    std::fs::write(file, b"kept").expect("written");
    assert_eq!(ask().await, b"kept");
    server.restart().await;
    assert_eq!(ask().await, b"kept");
    for width in 1..=50 {
        let query = format!("width={width}&height=200&method=crop");
        assert_eq!(sides(&ann, &uri, &query).await, (width, 200));
    }
    assert!(kept(&server).len() <= 32, "{:?}", kept(&server));
}

/// MED-1: many who ask at once all get theirs.
#[tokio::test]
async fn many_ask_at_once() {
    let (_server, ann) = ann().await;
    let uri = upload(&ann, "image/jpeg", &picture(600, 400, ImageFormat::Jpeg)).await;
    let asks = (0..40).map(|number| {
        let query = format!("width={}&height=100", 30 + number % 5);
        thumbnail(&ann.wire, &uri, &query).bytes()
    });
    let answers = join_all(asks).await;
    for (number, (_, bytes)) in answers.iter().enumerate() {
        assert_eq!(*bytes, answers[number % 5].1);
    }
}
