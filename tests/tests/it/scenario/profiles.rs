//! The profile: reading it, and who changes what in it.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::{Request, V2, encode};

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    (server, ann, bob)
}

/// Reads a profile without a token; `query` with its question mark.
fn read(asking: &User, user: &str, query: &str) -> Request {
    let path = format!("{V2}/profile/{}{query}", encode(user));
    asking.wire.get(path)
}

/// PRO-1: everybody reads all of a profile or some keys of it; what isn't set is left out.
#[tokio::test]
async fn a_profile_is_read_whole_or_by_its_keys() {
    let (_server, ann, bob) = two().await;
    assert_eq!(read(&bob, &ann.id, "").ok().await, json!({}));
    let boat = json!({ "kind": "dinghy", "length_cm": 320, "crew": [null, true] });
    let all = json!({ "displayname": "Ann", "avatar_url": "mxc://localhost/aNn0f4ce", "org.example.boat": boat });
    for (key, value) in all.as_object().expect("an object") {
        ann.set_profile(key, value).ok().await;
    }
    assert_eq!(read(&bob, &ann.id, "").ok().await, all);
    for (keys, expected) in [
        ("displayname", json!({ "displayname": "Ann" })),
        (
            "avatar_url,displayname,avatar_url",
            json!({ "displayname": "Ann", "avatar_url": all["avatar_url"] }),
        ),
        (
            "org.example.boat,org.example.car",
            json!({ "org.example.boat": boat }),
        ),
        ("display", json!({})),
    ] {
        let query = format!("?keys={}", encode(keys));
        assert_eq!(read(&bob, &ann.id, &query).ok().await, expected, "{keys}");
    }
    assert_eq!(read(&ann, &bob.id, "").ok().await, json!({}));
}

/// PRO-1, ERR-2: a user that isn't there is 404, a malformed key 400.
#[tokio::test]
async fn unknown_users_and_malformed_keys_are_refused() {
    let (_server, ann, _bob) = two().await;
    for unknown in ["@nobody:localhost", "@ann:elsewhere.example"] {
        read(&ann, unknown, "").refused(404, "M_NOT_FOUND").await;
        read(&ann, unknown, "?keys=displayname")
            .refused(404, "M_NOT_FOUND")
            .await;
    }
    for keys in ["", ",", "a,,b", "-a", "a b", "%C3%A4", &"k".repeat(129)] {
        let refusal = read(&ann, &ann.id, &format!("?keys={keys}"));
        let refusal = refusal.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["parameter"], "keys", "{keys}");
    }
    for key in ["-a", "a b", "ä", &"k".repeat(129)] {
        for request in [ann.set_profile(key, &json!(1)), ann.delete_profile(key)] {
            let refusal = request.refused(400, "M_INVALID_PARAM").await;
            assert_eq!(refusal["parameter"], "key", "{key}");
        }
    }
}

/// PRO-1: only oneself changes one's profile; another's is 403, whether there is such a user or not.
#[tokio::test]
async fn only_oneself_changes_ones_profile() {
    let (_server, ann, bob) = two().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    for user in [&ann.id, "@nobody:localhost", "@bob:elsewhere.example"] {
        let path = format!("/profile/{}/displayname", encode(user));
        let set = bob.put(&path, &json!({ "value": "Bobby" }));
        set.refused(403, "M_FORBIDDEN").await;
        bob.delete(&path).refused(403, "M_FORBIDDEN").await;
    }
    assert_eq!(
        read(&bob, &ann.id, "").ok().await,
        json!({ "displayname": "Ann" })
    );
    ann.other_device()
        .await
        .set_profile("displayname", &json!("Annie"))
        .ok()
        .await;
    assert_eq!(
        read(&bob, &ann.id, "").ok().await,
        json!({ "displayname": "Annie" })
    );
}

/// PRO-1, EVT-8: name and picture are texts of bounded length, everything else what canonical JSON holds; a refusal names the
/// place and changes nothing.
#[tokio::test]
async fn a_value_that_the_key_cannot_have_is_refused() {
    let (_server, ann, _bob) = two().await;
    let long = |length: usize| Value::from("ä".repeat(length));
    for (key, value, path) in [
        ("displayname", json!(7), "/value"),
        ("displayname", Value::Null, "/value"),
        ("displayname", long(256), "/value"),
        (
            "avatar_url",
            json!({ "url": "mxc://localhost/a" }),
            "/value",
        ),
        ("avatar_url", long(2_049), "/value"),
        ("org.example.boat", json!(0.5), "/value"),
        (
            "org.example.boat",
            json!({ "sizes": [1, 9_007_199_254_740_992_i64] }),
            "/value/sizes/1",
        ),
    ] {
        let refusal = ann.set_profile(key, &value).refused(400, "M_INVALID_PARAM");
        assert_eq!(refusal.await["path"], path, "{key} {value}");
    }
    let without = ann.put(
        format!("/profile/{}/displayname", encode(&ann.id)),
        &json!({}),
    );
    without.refused(400, "M_BAD_JSON").await;
    assert_eq!(read(&ann, &ann.id, "").ok().await, json!({}));
    for (key, value) in [
        ("displayname", long(255)),
        ("avatar_url", long(2_048)),
        ("org.example.null", Value::Null),
    ] {
        ann.set_profile(key, &value).ok().await;
        assert_eq!(read(&ann, &ann.id, "").ok().await[key], value);
    }
}

/// PRO-1: a profile has at most 64 KiB, also when many of its values are set at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_profile_that_would_be_too_large_is_refused() {
    let (_server, ann, _bob) = two().await;
    let text = Value::from("x".repeat(20_000));
    let sets = (0..8).map(|n| {
        let set = ann.set_profile(&format!("org.example.k{n}"), &text);
        tokio::spawn(set.send())
    });
    let answers = join_all(sets.collect::<Vec<_>>()).await;
    let answers = answers.into_iter().map(|answer| answer.expect("no panic"));
    let (kept, refused): (Vec<_>, Vec<_>) = answers.partition(|answer| answer.status == 200);
    assert_eq!(kept.len(), 3);
    for answer in refused {
        answer.refused(413, "M_TOO_LARGE");
    }
    let profile = read(&ann, &ann.id, "").ok().await;
    let values = profile.as_object().expect("an object");
    assert_eq!(values.len(), 3);
    let key = values
        .keys()
        .next()
        .expect("one")
        .trim_start_matches("org.example.");
    ann.delete_profile(&format!("org.example.{key}")).ok().await;
    ann.set_profile("org.example.new", &text).ok().await;
}

/// PRO-1: a value that is removed is gone; one that isn't set can't be removed.
#[tokio::test]
async fn a_value_is_removed_once() {
    let (_server, ann, _bob) = two().await;
    ann.delete_profile("displayname")
        .refused(404, "M_NOT_FOUND")
        .await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    ann.set_profile("org.example.null", &Value::Null).ok().await;
    ann.delete_profile("displayname").ok().await;
    assert_eq!(
        read(&ann, &ann.id, "").ok().await,
        json!({ "org.example.null": null })
    );
    ann.delete_profile("displayname")
        .refused(404, "M_NOT_FOUND")
        .await;
    ann.delete_profile("org.example.null").ok().await;
    assert_eq!(read(&ann, &ann.id, "").ok().await, json!({}));
}

/// PRO-1: setting the value that is set succeeds and tells nobody.
#[tokio::test]
async fn the_same_value_again_changes_nothing() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    for name in ["Ann", "Ann", "Ann", "Annie", "Annie"] {
        ann.set_profile("displayname", &json!(name)).ok().await;
        ann.set_profile("org.example.mood", &json!("calm"))
            .ok()
            .await;
    }
    let (mut from, mut names) = (from, Vec::new());
    while names.last().is_none_or(|name| name != "Annie") {
        let read = bob.poll(&format!("timeout=10000&from={from}")).ok().await;
        assert!(!ids(&read["events"]).is_empty(), "only {names:?}");
        let events = read["events"].as_array().expect("events").clone();
        names.extend(
            events
                .iter()
                .map(|event| text(&event["content"], "displayname")),
        );
        from = text(&read, "end");
    }
    // What changed twice in one go may be told once.
    assert!(names == ["Ann", "Annie"] || names == ["Annie"], "{names:?}");
    let said = ann.say(&room, "last").await;
    assert_eq!(ids(&bob.stream(&from).await["events"]), [said]);
}

/// PRO-1: profiles survive a restart.
#[tokio::test]
async fn profiles_are_there_after_a_restart() {
    let (mut server, ann, bob) = two().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    ann.set_profile("org.example.boat", &json!({ "b": 1, "a": [2] }))
        .ok()
        .await;
    bob.set_profile("displayname", &json!("Bob")).ok().await;
    bob.delete_profile("displayname").ok().await;
    server.restart().await;
    let expected = json!({ "displayname": "Ann", "org.example.boat": { "a": [2], "b": 1 } });
    assert_eq!(read(&bob, &ann.id, "").ok().await, expected);
    assert_eq!(read(&ann, &bob.id, "").ok().await, json!({}));
}
