//! Events as clients get them.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};

/// EVT-3: what the server writes has the server's name as its sender, everywhere.
#[tokio::test]
async fn events_of_the_server_have_its_name_as_sender() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let created = ann
        .create(&json!({ "visibility": "public", "alias": "#boats:localhost" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    let aliases = ann
        .state(&room, "state.m.room.aliases", "localhost")
        .ok()
        .await;
    assert_eq!(
        (&aliases["sender"], &aliases["state_key"]),
        (&json!("localhost"), &json!("localhost"))
    );
    assert_eq!(aliases["content"]["aliases"], json!(["#boats:localhost"]));
    let content = json!({ "aliases": ["#mine:localhost"] });
    ann.set_state(&room, "state.m.room.aliases", "localhost", &content)
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// EVT-7: state that replaces some says what it replaces; the first says nothing of it.
#[tokio::test]
async fn state_says_what_it_replaces() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let topic =
        |text: &str| ann.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": text }));
    let first = topic("one").ok().await;
    assert!(
        first["event"].get("prev_content").is_none()
            && first["event"].get("replaces_state").is_none()
    );
    let second = topic("two").ok().await;
    assert_eq!(second["event"]["prev_content"], json!({ "topic": "one" }));
    assert_eq!(second["event"]["replaces_state"], first["event_id"]);
}

/// EVT-7: an event's age is how long ago it was sent.
#[tokio::test]
async fn events_tell_their_age() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    ann.say(&room, "x").await;
    clock.advance(std::time::Duration::from_millis(1_234));
    assert_eq!(
        ann.scroll(&room, "limit=1").await["chunk"][0]["unsigned"]["age"],
        1_234
    );
}

/// EVT-1, EVT-8: types and keys that nobody knows pass, and come back as they were.
#[tokio::test]
async fn unknown_types_pass() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let content = json!({ "anything": [true, null, { "x": -1 }] });
    let longest = format!("message.{}", "x".repeat(240));
    for event_type in [
        "message.x",
        "message.com.example.\u{f6}l",
        "message.with/slash",
        &longest,
    ] {
        let sent = ann.send(&room, event_type, &content).ok().await;
        assert_eq!(
            (&sent["event"]["type"], &sent["event"]["content"]),
            (&json!(event_type), &content)
        );
    }
    let set = ann
        .set_state(&room, "state.com.example", "_", &content)
        .ok()
        .await;
    assert_eq!(set["event"]["content"], content);
}
