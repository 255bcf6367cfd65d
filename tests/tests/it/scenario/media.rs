//! Uploads and downloads.

use http::Method;
use image::ImageFormat;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::media::{
    MEDIA, download, files, folder, header, noise, path, picture, upload, upload_as,
};
use tidings_tests::user::{User, text};

async fn ann() -> (TestServer, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    (server, ann)
}

/// MED-1: byte by byte, whatever its length, for anybody, with its media type, its length and its name.
#[tokio::test]
async fn what_is_downloaded_is_what_was_uploaded() {
    let (mut server, ann) = ann().await;
    let mut uploads = Vec::new();
    for length in [0, 1, 65_536, 262_144, 262_145, 3_000_001] {
        let bytes = noise(length);
        let request = upload_as(&ann, "application/x-tide; v=2", Some("tide table.bin"));
        let uri = text(&request.body(&*bytes).ok().await, "content_uri");
        assert!(uri.starts_with("mxc://localhost/"), "{uri}");
        uploads.push((uri, bytes));
    }
    let in_pieces = noise(700_000).chunks(9_999).map(<[u8]>::to_vec).collect();
    let request = upload_as(&ann, "application/x-tide; v=2", Some("tide table.bin"));
    let uri = text(&request.pieces(in_pieces).ok().await, "content_uri");
    uploads.push((uri, noise(700_000)));
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for (uri, bytes) in &uploads {
            let (headers, found) = download(&ann.wire, uri).bytes().await;
            assert!(found == *bytes, "{} of {} bytes", found.len(), bytes.len());
            assert_eq!(header(&headers, "content-type"), "application/x-tide; v=2");
            assert_eq!(header(&headers, "content-length"), bytes.len().to_string());
            let name = header(&headers, "content-disposition");
            assert_eq!(name, "attachment; filename=\"tide table.bin\"");
        }
    }
}

/// MED-1: whether a browser may show a file where it stands depends on what it is said to be and on what it is; the headers
/// that keep pages in bounds are always there.
#[tokio::test]
async fn only_harmless_types_are_shown_by_browsers() {
    let (_server, ann) = ann().await;
    let png = picture(4, 4, ImageFormat::Png);
    let html = b"<html><script>alert(1)</script>".as_slice();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice();
    for (content_type, bytes, disposition) in [
        ("image/png", &*png, "inline"),
        ("text/plain", b"High water at six.", "inline"),
        ("text/html", html, "attachment"),
        ("TEXT/HTML; charset=utf-8", b"hello", "attachment"),
        ("image/svg+xml", svg, "attachment"),
        ("application/xhtml+xml", html, "attachment"),
        ("application/javascript", b"alert(1)", "attachment"),
        ("application/pdf", b"%PDF-1.7", "attachment"),
        ("application/octet-stream", &*png, "attachment"),
        ("text/plain", html, "attachment"),
        ("image/png", html, "attachment"),
        ("image/png", svg, "attachment"),
        ("video/mp4", b"<?xml version='1.0'?>", "attachment"),
    ] {
        let uri = upload(&ann, content_type, bytes).await;
        let (headers, found) = download(&ann.wire, &uri).bytes().await;
        assert_eq!(found, bytes);
        assert_eq!(
            header(&headers, "content-disposition"),
            disposition,
            "{content_type}"
        );
        assert_eq!(header(&headers, "content-type"), content_type);
        assert_eq!(header(&headers, "x-content-type-options"), "nosniff");
        let policy = header(&headers, "content-security-policy");
        assert!(
            policy.starts_with("sandbox; default-src 'none';"),
            "{policy}"
        );
        assert_eq!(
            header(&headers, "cross-origin-resource-policy"),
            "cross-origin"
        );
        assert_eq!(header(&headers, "access-control-allow-origin"), "*");
        assert_eq!(
            header(&headers, "cache-control"),
            "public,max-age=86400,s-maxage=86400"
        );
    }
}

/// MED-1: a length that was told is kept to, also for texts that could be packed on the way.
#[tokio::test]
async fn a_text_comes_with_its_length() {
    let (_server, ann) = ann().await;
    let tale = "The ferry leaves at noon. ".repeat(1_000);
    let uri = upload(&ann, "text/plain", tale.as_bytes()).await;
    let request = download(&ann.wire, &uri).header("accept-encoding", "gzip");
    let (headers, found) = request.bytes().await;
    assert_eq!(found, tale.as_bytes());
    assert_eq!(header(&headers, "content-length"), tale.len().to_string());
}

/// MED-1: the name comes back whatever stands in it, and stays in its header.
#[tokio::test]
async fn names_come_back_whatever_they_are() {
    let (_server, ann) = ann().await;
    for (name, disposition) in [
        ("", "inline"),
        ("a.txt", "inline; filename=\"a.txt\""),
        ("../../etc/passwd", "inline; filename=\"../../etc/passwd\""),
        (
            "\u{f8}y\".txt",
            "inline; filename=\"_y_.txt\"; filename*=UTF-8''%C3%B8y%22.txt",
        ),
        (
            "a\r\nset-cookie: x",
            "inline; filename=\"a__set-cookie: x\"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x",
        ),
    ] {
        let answer = upload_as(&ann, "text/plain", Some(name))
            .body("x")
            .ok()
            .await;
        let (headers, _) = download(&ann.wire, &text(&answer, "content_uri"))
            .bytes()
            .await;
        assert_eq!(
            header(&headers, "content-disposition"),
            disposition,
            "{name:?}"
        );
        assert!(!headers.contains_key("set-cookie"));
    }
    let long = upload_as(&ann, "text/plain", Some(&"x".repeat(256))).body("x");
    let refused = long.refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refused["parameter"], "filename");
}

/// MED-1, ERR-2: an upload says what it is.
#[tokio::test]
async fn an_upload_has_a_media_type() {
    let (server, ann) = ann().await;
    let request = || {
        ann.wire
            .request(Method::POST, format!("{MEDIA}/upload"))
            .token(&ann.token)
    };
    let refused = request().body("x").refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refused["parameter"], "Content-Type");
    for wrong in ["text", "text/", "*/*", "a b/c", ""] {
        let request = request().header("content-type", wrong).body("x");
        let refused = request.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refused["parameter"], "Content-Type", "{wrong}");
    }
    assert_eq!(files(&folder(&server)), []);
}

/// MED-1, ACC-3: uploading takes a token and no session; downloading takes neither.
#[tokio::test]
async fn only_users_upload() {
    let (server, ann) = ann().await;
    let request = || {
        ann.wire
            .request(Method::POST, format!("{MEDIA}/upload"))
            .body("x")
    };
    let request = || request().header("content-type", "text/plain");
    request().refused(401, "M_MISSING_TOKEN").await;
    request().token("x").refused(401, "M_UNKNOWN_TOKEN").await;
    assert_eq!(files(&folder(&server)), []);
    let answer = request().token(&ann.token).send().await;
    assert_eq!(answer.header("matrix-session"), None);
    let by_query = format!("{MEDIA}/upload?access_token={}", ann.token);
    let by_query = ann.wire.request(Method::POST, by_query).body("x");
    by_query.header("content-type", "text/plain").ok().await;
}

/// MED-1: what isn't there isn't found, and a name that isn't one is refused before anything is looked for.
#[tokio::test]
async fn unknown_files_are_not_found() {
    let (_server, ann) = ann().await;
    let uri = upload(&ann, "image/png", &picture(4, 4, ImageFormat::Png)).await;
    let id = path(&uri).split_once('/').expect("an id").1.to_owned();
    for (kind, query) in [("download", ""), ("thumbnail", "?width=2&height=2")] {
        let get =
            |server: &str, id: &str| ann.wire.get(format!("{MEDIA}/{kind}/{server}/{id}{query}"));
        get("localhost", &id).bytes().await;
        get("localhost", "NoSuchFileAnywhere000000")
            .refused(404, "M_NOT_FOUND")
            .await;
        get("localhost", "a").refused(404, "M_NOT_FOUND").await;
        get("elsewhere.example", &id)
            .refused(404, "M_NOT_FOUND")
            .await;
        for (server, id, parameter) in [
            ("localhost", "..%2f..%2ftidings.sqlite", "media_id"),
            ("localhost", "a.b", "media_id"),
            ("localhost", &*"x".repeat(129), "media_id"),
            ("local%2fhost", &id, "server_name"),
        ] {
            let refused = get(server, id).refused(400, "M_INVALID_PARAM").await;
            assert_eq!(refused["parameter"], parameter, "{server} {id}");
        }
    }
}

/// MED-1: what a user has uploaded is named by nobody's guess.
#[tokio::test]
async fn every_upload_has_a_name_of_its_own() {
    let (_server, ann) = ann().await;
    let one = upload(&ann, "text/plain", b"x").await;
    let two = upload(&ann, "text/plain", b"x").await;
    assert_ne!(one, two);
    let id = path(&one).split_once('/').expect("an id").1;
    assert_eq!(id.len(), 24, "144 random bits");
}

/// MED-1: where files lie is a setting.
#[tokio::test]
async fn files_may_lie_in_memory() {
    let server = TestServer::start_with(|settings| {
        settings.media.store = "memory:".parse().expect("a place");
    })
    .await;
    let ann = User::register(&server, "ann").await;
    let bytes = noise(1_000_000);
    let uri = upload(&ann, "text/plain", &bytes).await;
    assert!(download(&ann.wire, &uri).bytes().await.1 == bytes);
    let picture = upload(&ann, "image/png", &picture(64, 64, ImageFormat::Png)).await;
    for _ in 0..2 {
        let thumbnail = tidings_tests::media::thumbnail(&ann.wire, &picture, "width=32&height=32");
        thumbnail.bytes().await;
    }
    assert!(!folder(&server).exists());
}

/// MED-1, ACC-5: the files of a deactivated account go, and so does what they took on the disk.
#[tokio::test]
async fn a_deactivated_users_files_free_the_disk() {
    let (mut server, ann) = ann().await;
    let bob = User::register(&server, "bob").await;
    let text = upload(&ann, "text/plain", &noise(400_000)).await;
    let png = upload(&ann, "image/png", &picture(200, 100, ImageFormat::Png)).await;
    let thumbnail = tidings_tests::media::thumbnail(&ann.wire, &png, "width=32&height=32");
    thumbnail.bytes().await;
    let other = upload(&bob, "text/plain", b"stays").await;
    assert_eq!(files(&folder(&server)).len(), 4);
    let password = json!({ "password": tidings_tests::user::PASSWORD });
    ann.post("/account/deactivate", &password).ok().await;
    tidings_tests::media::until_files(&folder(&server), "one file is left", |files| {
        files.len() == 1
    })
    .await;
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for uri in [&text, &png] {
            download(&bob.wire, uri).refused(404, "M_NOT_FOUND").await;
        }
        assert_eq!(download(&bob.wire, &other).bytes().await.1, b"stays");
    }
}
