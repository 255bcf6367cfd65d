//! Bodies on the wire, both ways: JSON, bytes and WebSockets.

use futures::{StreamExt as _, TryStreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;

use crate::edge::refusal;
use crate::{bytes_answer, bytes_body, json_body, websocket};

#[tokio::test]
async fn a_json_body_comes_back() {
    use json_body::client::{Client, ClientLeafExt as _};
    let (_server, base) = json_body::start();
    let mut leaf = json_body::types::Leaf::new(4);
    leaf.extra.insert("unknown".to_owned(), 1.into());
    let client = Client::new(&base);
    let answer = client.leaf_create().body(leaf.clone()).send().await;
    assert_eq!(answer.unwrap().into_inner(), leaf);
}

#[tokio::test]
async fn bad_json_bodies_are_told_apart() {
    let (_server, base) = json_body::start();
    for (text, wanted, reason) in [
        ("{", 400, "the body is not JSON"),
        ("", 400, "the body is not JSON"),
        (r#"{"size": "x"}"#, 400, "invalid type"),
        (&" ".repeat(65), 413, "larger than 64 bytes"),
    ] {
        let request = reqwest::Client::new().post(format!("{base}/leaves"));
        let (status, told) = refusal(request.body(text.to_owned())).await;
        assert!(status == wanted && told.contains(reason), "{status} {told}");
    }
}

#[test]
fn the_schema_of_a_body_is_complete_in_itself() {
    let body = json_body::api::operations::LEAF_CREATE.body;
    let crate::shared::BodyInfo::Json { schema } = body else {
        panic!("a JSON body")
    };
    let schema: Value = serde_json::from_str(schema).unwrap();
    assert_eq!(schema["allOf"], json!([{"$ref": "#/definitions/Leaf"}]));
    assert!(schema["definitions"]["Leaf"].is_object());
}

#[tokio::test]
async fn bytes_stream_in_up_to_their_limit() {
    use bytes_body::client::{Client, ClientFileExt as _, Error};
    let (_server, base) = bytes_body::start();
    let client = Client::new(&base);
    let answer = client.file_upload().body("twelve bytes").send().await;
    let seen = answer.unwrap().into_inner().seen;
    assert_eq!(seen, "12 bytes, application/octet-stream");
    let answer = client.file_upload().body("more than sixteen").send().await;
    let Error::ErrorResponse(refused) = answer.unwrap_err() else {
        panic!("the server answers")
    };
    assert_eq!(refused.status(), 413);
    assert_eq!(refused.reason, "the body is larger than 16 bytes");
}

#[tokio::test]
async fn bytes_stream_out() {
    use bytes_answer::client::{Client, ClientFileExt as _};
    let (_server, base) = bytes_answer::start();
    let answer = Client::new(&base).file_download().send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/x-test");
    let chunks = answer
        .into_inner()
        .into_inner()
        .try_collect::<Vec<bytes::Bytes>>();
    assert_eq!(chunks.await.unwrap().concat(), b"bytes");
}

#[tokio::test]
async fn a_socket_opens_and_a_bad_request_for_one_is_refused() {
    use websocket::client::{Client, ClientFeedExt as _};
    let (_server, base) = websocket::start();
    let answer = Client::new(&base).feed_socket().send().await.unwrap();
    let upgraded = answer.into_inner();
    let mut socket = WebSocketStream::from_raw_socket(upgraded, Role::Client, None).await;
    let message = socket.next().await.unwrap().unwrap();
    assert_eq!(message.to_text().unwrap(), "hello");
    let plain = reqwest::Client::new().get(format!("{base}/feed"));
    let (status, reason) = refusal(plain).await;
    assert_eq!(status, 400);
    assert!(reason.contains("expected connection upgrade"), "{reason}");
}
