//! What clients and the server can do, by hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tidings_server::settings::{List, Secret, Settings};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};
use tidings_tests::wire::{Request, encode};

/// The hash of the set without a capability.
const NOTHING: &str = "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o";
/// A hash that no set has.
const UNKNOWN: &str = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";

/// The hash of a set, from its canonical JSON written by hand.
fn hash_of(canonical: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(canonical))
}

fn named(sha256: &str) -> Value {
    json!({ "sha256": sha256 })
}

async fn upload(user: &User, set: &Value) -> String {
    text(&user.post("/capabilities", set).ok().await, "sha256")
}

fn set_of(user: &User, sha256: &str) -> Request {
    user.get(format!("/capabilities/{sha256}"))
}

fn say(session: &User, sha256: &str) -> Request {
    session.put("/session/capabilities", &named(sha256))
}

/// The same client in a new session that can do this.
async fn able(user: &User, set: &Value) -> User {
    let sha256 = upload(user, set).await;
    let session = user.in_session().await;
    say(&session, &sha256).ok().await;
    session
}

/// What `asker` sees that a user's clients can do: the hash that comes with presence.
async fn seen(asker: &User, user: &User) -> Option<String> {
    let presence = asker
        .get(format!("/presence/{}", encode(&user.id)))
        .ok()
        .await;
    let hash = presence.pointer("/capabilities/sha256")?;
    Some(hash.as_str().expect("a hash").to_owned())
}

/// Two users in one room.
async fn two(server: &TestServer) -> (User, User) {
    let ann = User::register(server, "ann").await;
    let bob = User::register(server, "bob").await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (ann, bob)
}

/// CAP-2, CAP-3: the hash is that of the canonical JSON, however the set was written; everybody finds the set by it, with
/// and without saying whose it is, also after a restart.
#[tokio::test]
async fn an_uploaded_set_is_found_by_its_hash() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let set = json!({ "org.example.b": { "z": [1, null], "a": "é" }, "m.cap.a": {} });
    let expected = hash_of(r#"{"m.cap.a":{},"org.example.b":{"a":"é","z":[1,null]}}"#);
    assert_eq!(upload(&ann, &set).await, expected);
    let spread = " { \"m.cap.a\" : {},\n\"org.example.b\":{\"z\":[1,null],\"a\":\"\\u00e9\"} } ";
    let again = ann.post("/capabilities", &Value::Null).body(spread);
    assert_eq!(again.ok().await["sha256"], expected.as_str());
    assert_eq!(set_of(&bob, &expected).ok().await, set);
    let whose = format!("{expected}?user_id={}", encode(&ann.id));
    assert_eq!(set_of(&bob, &whose).ok().await, set);
    server.restart().await;
    assert_eq!(set_of(&bob, &expected).ok().await, set);
    assert_eq!(upload(&bob, &set).await, expected, "known already");
}

/// CAP-3: a set that nobody uploaded is 404, whoever is said to have it.
#[tokio::test]
async fn an_unknown_set_is_404() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    set_of(&ann, UNKNOWN).refused(404, "M_NOT_FOUND").await;
    let whose = format!("{UNKNOWN}?user_id={}", encode(&ann.id));
    set_of(&ann, &whose).refused(404, "M_NOT_FOUND").await;
    // It has the form of a hash, and yet none is written so.
    let odd = format!("{}p", &NOTHING[..42]);
    set_of(&ann, &odd).refused(404, "M_NOT_FOUND").await;
}

/// CAP-2, CAP-3: what isn't an object of objects, what canonical JSON doesn't know, and what is too large is refused, and is
/// no set.
#[tokio::test]
async fn a_set_that_cannot_be_is_refused() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    for (set, path) in [
        (
            json!({ "m.cap.turnserver.v1": true }),
            "/m.cap.turnserver.v1",
        ),
        (json!({ "a": {}, "b/c": { "n": [1.5] } }), "/b~1c/n/0"),
        (json!({ "a": { "n": 9_007_199_254_740_992_u64 } }), "/a/n"),
    ] {
        let refused = ann
            .post("/capabilities", &set)
            .refused(400, "M_BAD_JSON")
            .await;
        assert_eq!(refused["path"], path, "{refused}");
        let hash = hash_of(&set.to_string());
        set_of(&ann, &hash).refused(404, "M_NOT_FOUND").await;
    }
    let sized =
        |bytes: usize| json!({ "a": { "b": "x".repeat(bytes - r#"{"a":{"b":""}}"#.len()) } });
    upload(&ann, &sized(262_144)).await;
    ann.post("/capabilities", &sized(262_145))
        .refused(413, "M_TOO_LARGE")
        .await;
}

/// CAP-2: a session that names an unknown set is refused, and nothing was begun or changed; after the upload it is accepted.
#[tokio::test]
async fn an_unknown_set_is_uploaded_and_then_accepted() {
    let server = TestServer::start().await;
    let (ann, bob) = two(&server).await;
    let set = json!({ "m.cap.calls": {} });
    let hash = hash_of(r#"{"m.cap.calls":{}}"#);
    let session = ann.in_session().await;
    let count = server.server().app().sessions.count();
    let begin = || session.post("/session", &json!({ "capabilities": named(&hash) }));
    begin().refused(404, "M_UNKNOWN_CAPABILITIES").await;
    assert_eq!(server.server().app().sessions.count(), count);
    say(&session, &hash)
        .refused(404, "M_UNKNOWN_CAPABILITIES")
        .await;
    assert_eq!(seen(&bob, &ann).await, None);

    assert_eq!(upload(&ann, &set).await, hash);
    let started = begin().ok().await;
    assert_eq!(seen(&bob, &ann).await, Some(hash.clone()));
    ann.naming(&text(&started, "session_id"))
        .delete("/session")
        .ok()
        .await;
    assert_eq!(seen(&bob, &ann).await, None, "the session has ended");
    say(&session, &hash).ok().await;
    assert_eq!(seen(&bob, &ann).await, Some(hash.clone()));

    // What was said before stays when something unknown is said.
    say(&session, UNKNOWN)
        .refused(404, "M_UNKNOWN_CAPABILITIES")
        .await;
    assert_eq!(seen(&bob, &ann).await, Some(hash));
    say(&session, NOTHING).ok().await;
    assert_eq!(seen(&bob, &ann).await.as_deref(), Some(NOTHING));
}

/// CAP-2: a client that can do nothing special uploads nothing.
#[tokio::test]
async fn the_empty_set_is_always_known() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let body = json!({ "capabilities": named(NOTHING) });
    ann.post("/session", &body).ok().await;
    assert_eq!(set_of(&ann, NOTHING).ok().await, json!({}));
}

/// CAP-2, CAP-3, SES-6: what all the user's connected clients can do comes with presence as one hash, which leads to the
/// set; of a name that several have, the newest session's value counts. It changes as sessions come and go.
#[tokio::test]
async fn the_union_comes_with_presence_and_changes_with_the_sessions() {
    let server = TestServer::start().await;
    let (ann, bob) = two(&server).await;
    let union = async || {
        let hash = seen(&bob, &ann).await.expect("a hash");
        let whose = format!("{hash}?user_id={}", encode(&ann.id));
        (set_of(&bob, &whose).ok().await, hash)
    };
    let first = able(&ann, &json!({ "a": { "v": 1 }, "b": { "v": 1 } })).await;
    let device = ann.other_device().await;
    let second = able(&device, &json!({ "b": { "v": 2 }, "c": { "v": 2 } })).await;
    let (set, hash) = union().await;
    assert_eq!(
        set,
        json!({ "a": { "v": 1 }, "b": { "v": 2 }, "c": { "v": 2 } })
    );
    assert_eq!(hash, hash_of(r#"{"a":{"v":1},"b":{"v":2},"c":{"v":2}}"#));

    // The newest session, not the newest word.
    let sha256 = upload(&ann, &json!({ "b": { "v": 3 } })).await;
    say(&first, &sha256).ok().await;
    assert_eq!(union().await.0, json!({ "b": { "v": 2 }, "c": { "v": 2 } }));
    let third = able(&ann, &json!({ "b": { "v": 4 } })).await;
    assert_eq!(union().await.0, json!({ "b": { "v": 4 }, "c": { "v": 2 } }));

    second.delete("/session").ok().await;
    assert_eq!(union().await.0, json!({ "b": { "v": 4 } }));
    third.delete("/session").ok().await;
    assert_eq!(union().await.0, json!({ "b": { "v": 3 } }));
    first.delete("/session").ok().await;
    assert_eq!(seen(&bob, &ann).await, None);
    assert_eq!(
        set_of(&bob, &hash).ok().await,
        set,
        "whoever saw it can still ask"
    );
}

/// CAP-2: whoever shares a room is told of a new union in the stream, once.
#[tokio::test]
async fn a_new_union_comes_down_the_stream() {
    let server = TestServer::start().await;
    let (ann, bob) = two(&server).await;
    let first = able(&ann, &json!({ "a": {} })).await;
    let now = bob.now().await;
    able(&ann, &json!({ "b": {} })).await;
    // The same union again is no news.
    able(&ann, &json!({ "b": {} })).await;
    let path = format!("/stream?timeout=0&from={now}");
    let told = bob.get(path).ok().await;
    let events = told["events"].as_array().into_iter().flatten();
    let hashes: Vec<&Value> = events
        .filter(|event| {
            event["type"] == "ephemeral.m.presence" && event["sender"] == ann.id.as_str()
        })
        .map(|event| &event["content"]["capabilities"]["sha256"])
        .collect();
    assert_eq!(hashes, [hash_of(r#"{"a":{},"b":{}}"#).as_str()]);
    first.get("/session").ok().await;
}

/// CAP-2: the set behind a hash that presence once named is found, though every session has ended and the server was
/// started again.
#[tokio::test]
async fn a_union_is_found_after_a_restart() {
    let mut server = TestServer::start().await;
    let (ann, bob) = two(&server).await;
    able(&ann, &json!({ "a": {} })).await;
    able(&ann, &json!({ "b": {} })).await;
    let hash = seen(&bob, &ann).await.expect("a hash");
    server.restart().await;
    assert_eq!(seen(&bob, &ann).await, None);
    assert_eq!(set_of(&bob, &hash).ok().await, json!({ "a": {}, "b": {} }));
}

/// CAP-1, CAP-4, VOI-4: the server's hash leads to its set, for whoever asks; in it is what is configured.
#[tokio::test]
async fn the_servers_hash_leads_to_its_set() {
    let turn = |settings: &mut Settings| {
        let uri = "turn:turn.example.org".parse().expect("an address");
        settings.turn.uris = List(vec![uri]);
        settings.turn.shared_secret = Secret("north".to_owned());
    };
    let plain = |_: &mut Settings| {};
    for (server, expected) in [
        (TestServer::start_with(plain).await, json!({})),
        (
            TestServer::start_with(turn).await,
            json!({ "m.cap.turnserver.v1": {} }),
        ),
    ] {
        let ann = User::register(&server, "ann").await;
        let bob = User::register(&server, "bob").await;
        let answer = ann.get("/server/capabilities").ok().await;
        let hash = text(&answer, "sha256");
        assert_eq!(hash, hash_of(&expected.to_string()));
        assert_eq!(set_of(&ann, &hash).ok().await, expected);
        assert_eq!(bob.get("/server/capabilities").ok().await, answer);
        let has_turn = ann.get("/voip/turn_server").ok().await != json!({});
        assert_eq!(has_turn, expected != json!({}), "it says what is there");
    }
}
