//! Tokens that stand for filters: made, shown again, forged, run out (FIL-2).

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};
use tidings_tests::wire::V2;

async fn user() -> (TestServer, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    (server, ann)
}

async fn token(user: &User, filter: &Value) -> String {
    text(&user.post("/filters", filter).ok().await, "filter")
}

/// The token of a filter that is written just so.
async fn token_of_text(user: &User, filter: &str) -> String {
    let path = format!("{V2}/filters");
    let request = user.wire.request(http::Method::POST, path);
    let answer = request
        .token(&user.token)
        .header("Content-Type", "application/json")
        .body(filter)
        .ok()
        .await;
    text(&answer, "filter")
}

/// A filter with too much in it to be its own token.
fn long() -> Value {
    let rooms: Vec<String> = (0..200)
        .map(|number| format!("!{number}:a.example"))
        .collect();
    json!({ "rooms": rooms, "types": ["message.*"] })
}

/// FIL-2: the same inputs give the same token, in whatever order they were written; other inputs give another.
#[tokio::test]
async fn the_same_filter_has_the_same_token() {
    let (server, ann) = user().await;
    let bob = User::register(&server, "bob").await;
    let first = token(
        &ann,
        &json!({ "types": ["a", "b"], "limit": 3, "keys": ["x", "y"] }),
    )
    .await;
    for same in [
        r#"{"limit":3,"types":["a","b"],"keys":["x","y"]}"#,
        r#"{"keys":["y","x"],"types":["b","a","b"],"limit":3}"#,
        r#"{ "types": ["\u0061", "b"], "keys": ["y", "x"], "format": "client", "limit": 3 }"#,
        r#"{"keys":["y","x"],"types":["b","a"],"limit":3,"updates":"bundle","out_of_order":false,
            "replies":{"sort":"newest","limit":0},"not_types":[]}"#,
    ] {
        assert_eq!(token_of_text(&bob, same).await, first, "{same}");
    }
    for other in [
        json!({ "types": ["a", "b"], "limit": 3 }),
        json!({ "types": ["a", "b"], "limit": 3, "keys": [] }),
        json!({ "types": ["a", "b"], "limit": 4, "keys": ["x", "y"] }),
        json!({ "types": ["a", "b"], "limit": 3, "keys": ["x", "y"], "com.example": null }),
    ] {
        assert_ne!(token(&ann, &other).await, first, "{other}");
    }
    let mut turned = long();
    turned["rooms"].as_array_mut().expect("a list").reverse();
    assert_eq!(token(&ann, &long()).await, token(&bob, &turned).await);
}

/// FIL-2: a token shows its filter again, to anybody and after a restart, with keys that nobody knows, and without what
/// says nothing.
#[tokio::test]
async fn a_token_shows_its_filter() {
    let (mut server, ann) = user().await;
    let bob = User::register(&server, "bob").await;
    let mut long = long();
    long["rooms"] = {
        let mut rooms = long["rooms"].as_array().expect("a list").clone();
        rooms.sort_by_key(Value::to_string);
        rooms.into()
    };
    let whole = json!({
        "types": ["message.*"], "not_types": ["message.x"], "rooms": [], "not_rooms": ["!r:a.example"],
        "senders": ["*:a.example"], "not_senders": ["@ann:*"], "state_types": ["state.*"], "users": [bob.id],
        "not_users": [ann.id], "keys": ["content.body"], "format": "federation", "updates": "separate",
        "replies": { "limit": 3, "rel_types": ["m.*"], "sort": "oldest" }, "out_of_order": true, "limit": 0,
        "com.example": { "b": [2, 1], "a": null },
    });
    let said = json!({ "types": ["b", "a"], "not_types": [], "format": "client", "replies": {} });
    let left = json!({ "types": ["a", "b"] });
    let mut tokens = Vec::new();
    for (filter, shown) in [
        (json!({}), json!({})),
        (whole.clone(), whole),
        (said, left),
        (long.clone(), long),
    ] {
        let token = token(&ann, &filter).await;
        assert!(token.len() <= 200);
        tokens.push((token, shown));
    }
    for _ in 0..2 {
        for (token, shown) in &tokens {
            let answer = bob.get(format!("/filters/{token}")).ok().await;
            assert_eq!(answer, *shown);
            bob.get(format!("/initial_sync?filter={token}")).ok().await;
        }
        server.restart().await;
    }
}

/// ERR-2, FIL-2: a token that this server didn't make is 400, wherever it is given; one whose filter isn't there is 410.
#[tokio::test]
async fn other_tokens_are_refused() {
    let (_server, ann) = user().await;
    let (other_server, other) = user().await;
    let own = token(&ann, &json!({ "types": ["message.*"] })).await;
    let mut changed = own.clone().into_bytes();
    changed[30] = if changed[30] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).expect("a text");
    let foreign = token(&other, &json!({ "types": ["message.*"] })).await;
    assert_ne!(foreign, own);
    let kept_elsewhere = token(&other, &long()).await;
    drop(other_server);
    let invented = "f1".to_owned() + &"A".repeat(40);
    let cut = own[..own.len() - 3].to_owned();
    let short = kept_elsewhere[..20].to_owned();
    for (token, status, errcode) in [
        (changed, 400, "M_INVALID_PARAM"),
        (foreign, 400, "M_INVALID_PARAM"),
        (invented, 400, "M_INVALID_PARAM"),
        (cut, 400, "M_INVALID_PARAM"),
        (short, 400, "M_INVALID_PARAM"),
        (kept_elsewhere, 410, "M_EXPIRED_TOKEN"),
    ] {
        for path in [
            format!("/filters/{token}"),
            format!("/initial_sync?filter={token}"),
            format!("/stream?timeout=0&filter={token}"),
        ] {
            let refused = ann.get(&path).refused(status, errcode).await;
            assert_eq!(refused["parameter"], "filter", "{path}");
        }
        let create = ann.create(&json!({ "visibility": "public", "filter": token }));
        assert_eq!(create.refused(status, errcode).await["path"], "/filter");
    }
}

/// FIL-1: a filter that can't be is refused where it is made, and the field is named.
#[tokio::test]
async fn impossible_filters_are_refused_by_their_field() {
    let (_server, ann) = user().await;
    let many = |count: usize| vec!["message.x"; count];
    for (filter, errcode, path) in [
        (json!({ "limit": 1001 }), "M_INVALID_PARAM", "/limit"),
        (json!({ "limit": -1 }), "M_INVALID_PARAM", "/limit"),
        (json!({ "limit": "3" }), "M_BAD_JSON", "/limit"),
        (json!({ "types": "message.*" }), "M_BAD_JSON", "/types"),
        (json!({ "types": ["a", ""] }), "M_INVALID_PARAM", "/types/1"),
        (json!({ "types": many(1001) }), "M_INVALID_PARAM", "/types"),
        (
            json!({ "state_types": ["a".repeat(256)] }),
            "M_INVALID_PARAM",
            "/state_types/0",
        ),
        (json!({ "rooms": ["boats"] }), "M_INVALID_PARAM", "/rooms/0"),
        (
            json!({ "not_rooms": [format!("!{}:a", "x".repeat(255))] }),
            "M_INVALID_PARAM",
            "/not_rooms/0",
        ),
        (json!({ "users": ["ann"] }), "M_INVALID_PARAM", "/users/0"),
        (json!({ "keys": [""] }), "M_INVALID_PARAM", "/keys/0"),
        (
            json!({ "keys": vec!["k"; 257] }),
            "M_INVALID_PARAM",
            "/keys",
        ),
        (json!({ "format": "xml" }), "M_INVALID_PARAM", "/format"),
        (json!({ "updates": "none" }), "M_INVALID_PARAM", "/updates"),
        (
            json!({ "replies": { "limit": 101 } }),
            "M_INVALID_PARAM",
            "/replies/limit",
        ),
        (
            json!({ "replies": { "sort": "best" } }),
            "M_INVALID_PARAM",
            "/replies/sort",
        ),
        (json!({ "out_of_order": 1 }), "M_BAD_JSON", "/out_of_order"),
    ] {
        let refused = ann.post("/filters", &filter).refused(400, errcode).await;
        assert_eq!(refused["path"], path, "{filter}");
    }
}
