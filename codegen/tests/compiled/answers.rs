//! Answers that were written before.

use bytes::Bytes;
use dropshot::HttpResponse as _;
use http_body_util::BodyExt as _;
use hyper::body::Body as _;
use serde_json::{Value, json};

use crate::shared::{NoHeaders, Reply, Written};

/// The body of an answer, whose length was said before it came.
async fn answered(value: Value, items: &[&'static str]) -> String {
    let items = items.iter().map(|text| Bytes::from_static(text.as_bytes()));
    let written = Written::around(&value, "list", items).unwrap();
    let response = Reply::<Value, NoHeaders>::new(Ok(written))
        .to_result()
        .unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    let length = response.body().size_hint().exact();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(length, Some(body.len() as u64));
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn a_list_in_pieces_stands_where_the_value_has_it() {
    let value = || json!({"before": {"list": []}, "list": [], "say": "\"list\":[]"});
    for (pieces, list) in [
        (&[][..], json!([])),
        (&["1"], json!([1])),
        (
            &["1,2", r#"{"list":[]}"#, "3"],
            json!([1, 2, {"list": []}, 3]),
        ),
    ] {
        let body = answered(value(), pieces).await;
        let mut expected = value();
        expected["list"] = list;
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body, expected);
    }
}

#[test]
fn a_value_without_the_list_is_refused() {
    for value in [
        json!({}),
        json!({"list": [1]}),
        json!({"list": null}),
        json!([]),
    ] {
        assert!(Written::around(&value, "list", []).is_err(), "{value}");
    }
}
