//! Paths that the document doesn't know, and odd spellings of those it knows.

use tidings_tests::wire::V2;

use super::World;

/// A gap of ERR-1: an unknown path is answered by the HTTP library, 404 with a body of its own.
#[tokio::test]
async fn an_unknown_path_gets_the_librarys_own_404() {
    let world = World::new().await;
    for path in [
        "/",
        "/nothing",
        "/_matrix/client/v2",
        "/_matrix/client/v2/nothing",
        "/_matrix/client/v3/rooms",
        "/_matrix/client/v2/rooms/a/b/c/d/e/f",
    ] {
        let answer = world
            .ann
            .wire
            .get(path)
            .token(&world.ann.token)
            .send()
            .await;
        assert_eq!(answer.status, 404, "{path}");
        let keys: Vec<&String> = answer.body.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["message", "request_id"], "{path}");
        assert_eq!(answer.body["message"], "Not Found");
    }
}

/// ERR-2: an empty segment makes an unknown path, before anything else is asked.
#[tokio::test]
async fn an_empty_segment_makes_an_unknown_path() {
    let world = World::new().await;
    let before = world.dump().await;
    for target in [
        format!("{V2}/account/"),
        format!("{V2}//account"),
        format!("/{V2}/account"),
        format!("{V2}/rooms//timeline"),
        format!("{V2}/rooms/{}/state//", world.room),
        format!("{V2}/account/devices/"),
        "/_matrix/client/versions/".to_owned(),
    ] {
        let headers = format!("authorization: Bearer {}\r\n", world.ann.token);
        let (status, body) = world.ann.wire.raw("GET", &target, &headers).await;
        assert_eq!(status, 404, "{target} {body}");
        let (status, body) = world.ann.wire.raw("PATCH", &target, &headers).await;
        assert_eq!(status, 404, "{target} {body}");
    }
    world.assert_unchanged(&before).await;
}

/// A gap of ERR-1: segments that are dots, or that don't decode to UTF-8, are refused by the HTTP library with a body of
/// its own, before a path is looked for.
#[tokio::test]
async fn dot_segments_and_broken_encodings_get_the_librarys_own_400() {
    let world = World::new().await;
    let before = world.dump().await;
    for target in [
        format!("{V2}/./account"),
        format!("{V2}/../v2/account"),
        format!("{V2}/account/.."),
        format!("{V2}/rooms/%FF/timeline"),
        format!("{V2}/rooms/{}/state/state.m.room.topic/%C3", world.room),
    ] {
        let headers = format!("authorization: Bearer {}\r\n", world.ann.token);
        let (status, body) = world.ann.wire.raw("GET", &target, &headers).await;
        assert_eq!(status, 400, "{target}");
        assert!(
            body.contains("request_id") && !body.contains("errcode"),
            "{target} {body}"
        );
    }
    world.assert_unchanged(&before).await;
}

/// A segment is decoded once: what it decodes to is a value like any other, dots and slashes too.
#[tokio::test]
async fn segments_are_decoded_once() {
    let world = World::new().await;
    for (key, written) in [
        ("_a/b", "_a%2Fb"),
        ("_%2F", "_%252F"),
        ("_.", "_%2E"),
        ("_ \u{fc}", "_%20%C3%BC"),
    ] {
        let path = format!("/rooms/{}/state/state.com.example/{written}", world.room);
        world
            .ann
            .put(&path, &serde_json::json!({ "content": {} }))
            .ok()
            .await;
        let event = world.ann.get(&path).ok().await;
        assert_eq!(event["state_key"], key);
    }
    let headers = format!("authorization: Bearer {}\r\n", world.ann.token);
    let dots = format!("{V2}/rooms/{}/state/state.com.example/%2e%2e", world.room);
    let (status, body) = world.ann.wire.raw("GET", &dots, &headers).await;
    assert!(
        status == 404 && body.contains("M_NOT_FOUND"),
        "two dots, encoded, are a key like others: {body}"
    );
}
