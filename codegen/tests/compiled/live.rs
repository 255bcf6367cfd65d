//! Requests on the wire: to dropshot by the generated trait, from the generated client and by hand.

use crate::parameters::client::{Client as ParameterClient, ClientThingExt as _};
use crate::shapes::client::{Client as ShapeClient, ClientTreeExt as _};
use crate::streams::client::{Client as StreamClient, ClientFeedExt as _, ClientFileExt as _};
use crate::{parameters, shapes, streams};

/// Starts a server on a free port of this machine.
pub fn start(api: dropshot::ApiDescription<()>) -> dropshot::HttpServer<()> {
    let log = slog::Logger::root(slog::Discard, slog::o!());
    let config = dropshot::ConfigDropshot {
        bind_address: ([127, 0, 0, 1], 0).into(),
        ..Default::default()
    };
    dropshot::ServerBuilder::new(api, (), log)
        .config(config)
        .start()
        .unwrap()
}

fn address(server: &dropshot::HttpServer<()>) -> String {
    format!("http://{}", server.local_addr())
}

async fn get(url: String) -> (u16, String) {
    let answer = reqwest::get(url).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test]
async fn parameters_pass_from_client_to_handler() {
    let server = parameters::edge::start();
    let client = ParameterClient::new(&address(&server));
    let answer = client
        .thing_get()
        .type_("abc")
        .count(7)
        .x_wanted("xyz")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.headers()["x-left"], "3");
    assert_eq!(
        answer.seen,
        "ThingGetPath { type_: Name(\"abc\"), count: Count(7) } \
         ThingGetHeaders { x_trace: None, x_wanted: Name(\"xyz\") }"
    );
    let answer = client.thing_list().self_("me").send().await.unwrap();
    assert_eq!(
        answer.seen,
        "ThingListQuery { kind: Small, limit: 20, small: None, ratio: None, all: false, text: \"none\", self_: \"me\" }"
    );
    let answer = client
        .thing_list()
        .self_("a&b c")
        .kind(parameters::types::Kind::BigOne)
        .limit(-1)
        .small(5)
        .ratio(0.5)
        .all(true)
        .text("öö")
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.seen,
        "ThingListQuery { kind: BigOne, limit: -1, small: Some(5), ratio: Some(0.5), all: true, text: \"öö\", self_: \"a&b c\" }"
    );
}

#[tokio::test]
async fn bad_parameters_are_named() {
    let server = parameters::edge::start();
    let base = address(&server);
    for (path, reason) in [
        ("/things", "parameter self: missing"),
        (
            "/things?self=a&self=b",
            "parameter self: given more than once",
        ),
        (
            "/things?self=1234567890",
            "parameter self: longer than 9 characters",
        ),
        ("/things?self=a&limit=51", "parameter limit: more than 50"),
        ("/things?self=a&limit=-2", "parameter limit: less than -1"),
        (
            "/things?self=a&limit=1.5",
            "parameter limit: not an integer from -1 to 50",
        ),
        ("/things?self=a&small=0", "parameter small: less than 1"),
        ("/things?self=a&ratio=2", "parameter ratio: more than 1"),
        ("/things?self=a&ratio=NaN", "parameter ratio: not a number"),
        (
            "/things?self=a&all=yes",
            "parameter all: neither true nor false",
        ),
        (
            "/things?self=a&text=b",
            "parameter text: shorter than 2 characters",
        ),
        ("/things?self=a&kind=huge", "parameter kind: invalid value"),
        (
            "/things/ABC/1",
            "parameter type: doesn't match pattern \"^[a-z]{1,8}$\"",
        ),
        ("/things/abc/11", "parameter count: more than 10"),
        ("/things/abc/1", "parameter x-wanted: missing"),
    ] {
        let (status, body) = get(format!("{base}{path}")).await;
        let body: parameters::types::Problem = serde_json::from_str(&body).unwrap();
        assert_eq!((status, body.reason.as_str()), (400, reason), "{path}");
    }
}

#[tokio::test]
async fn methods_that_a_path_lacks_are_answered() {
    let server = parameters::edge::start();
    let url = format!("{}/things/abc/1", address(&server));
    let answer = reqwest::Client::new().put(url).send().await.unwrap();
    assert_eq!(answer.status(), 405);
    let body: parameters::types::Problem =
        serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    assert_eq!(body.reason, "/things/{type}/{count} has 2");
}

#[tokio::test]
async fn bodies_pass_and_bad_ones_are_told_apart() {
    let server = shapes::edge::start();
    let base = address(&server);
    let client = ShapeClient::new(&base);
    let mut tree = shapes::types::Tree::new("oak", crate::by_hand::Stamp(4), None);
    tree.branches = Some(vec![tree.clone()]);
    tree.extra.insert("unknown".to_owned(), 1.into());
    let answer = client
        .tree_create()
        .body(tree.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.into_inner(), tree);

    let post = async |text: String| {
        let answer = reqwest::Client::new()
            .post(format!("{base}/leaves"))
            .body(text)
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        (status, answer.text().await.unwrap())
    };
    let (status, body) = post("{".to_owned()).await;
    assert!(
        status == 400 && body.contains("the body is not JSON"),
        "{status} {body}"
    );
    let (status, body) = post(r#"{"size": "x"}"#.to_owned()).await;
    assert!(
        status == 400 && body.contains("invalid type"),
        "{status} {body}"
    );
    let (status, body) = post(" ".repeat(65)).await;
    assert!(
        status == 413 && body.contains("larger than 64 bytes"),
        "{status} {body}"
    );
    let (status, _) = post(String::new()).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn bytes_stream_both_ways() {
    use futures::TryStreamExt as _;
    let server = streams::edge::start();
    let client = StreamClient::new(&address(&server));
    assert_eq!(
        client
            .file_upload()
            .body("twelve bytes")
            .send()
            .await
            .unwrap()
            .bytes,
        12
    );
    let refused = client
        .file_upload()
        .body("more than sixteen")
        .send()
        .await
        .unwrap_err();
    let streams::client::Error::ErrorResponse(refused) = refused else {
        panic!("{refused}")
    };
    assert_eq!(refused.status(), 413);
    assert_eq!(refused.reason, "the body is larger than 16 bytes");
    let answer = client.file_download().send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/x-test");
    let chunks: Vec<bytes::Bytes> = answer
        .into_inner()
        .into_inner()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(chunks.concat(), b"bytes");
}

#[tokio::test]
async fn a_socket_opens_and_a_bad_request_for_one_is_refused() {
    use futures::StreamExt as _;
    use tokio_tungstenite::WebSocketStream;
    use tokio_tungstenite::tungstenite::protocol::Role;
    let server = streams::edge::start();
    let base = address(&server);
    let upgraded = StreamClient::new(&base)
        .feed_socket()
        .send()
        .await
        .unwrap()
        .into_inner();
    let mut socket = WebSocketStream::from_raw_socket(upgraded, Role::Client, None).await;
    assert_eq!(
        socket.next().await.unwrap().unwrap().to_text().unwrap(),
        "hello"
    );
    let (status, body) = get(format!("{base}/feed")).await;
    assert_eq!(status, 400);
    assert!(body.contains("expected connection upgrade"), "{body}");
}
