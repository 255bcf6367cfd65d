//! Messages that are prepared, signed and sent as they are.

use std::time::Duration;

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, place, text};

pub(super) const MESSAGE: &str = "message.m.room.message";

pub(super) async fn room(server: &TestServer) -> (User, User, String) {
    let ann = User::register(server, "ann").await.in_session().await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (ann, bob, room)
}

pub(super) fn hello() -> Value {
    json!({ "msgtype": "m.text", "body": "hello" })
}

/// What was prepared, with a signature of its sender.
pub(super) fn signed(mut prepared: Value, user: &User) -> Value {
    prepared["event"]["signatures"] = json!({ &user.id: { "ed25519:phone": "c2lnbmVk" } });
    prepared
}

/// MSG-2: what is sent is what was prepared and signed, in the answer and for every reader; its place is the one it gets
/// when it is sent.
#[tokio::test]
async fn what_was_prepared_is_signed_and_sent() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = room(&server).await;
    let prepared = ann.prepare(&room, MESSAGE, &hello()).ok().await;
    let event = &prepared["event"];
    assert_eq!(event["content"], hello());
    assert_eq!(
        (&event["sender"], &event["room_id"], &event["type"]),
        (&json!(ann.id), &json!(room), &json!(MESSAGE))
    );
    assert!(event.get("unsigned").is_none(), "{event}");
    clock.advance(Duration::from_secs(50));
    bob.say(&room, "meanwhile").await;
    let from = bob.now().await;
    let signed = signed(prepared.clone(), &ann);
    let sent = ann.send_prepared(&room, &signed).action(0).ok().await;
    let stripped = |event: &Value| {
        let mut event = event.clone();
        event.as_object_mut().expect("an event").remove("unsigned");
        event
    };
    assert_eq!(stripped(&sent["event"]), signed["event"]);
    assert_eq!(sent["event"]["unsigned"]["action_id"], 0);
    assert_eq!(sent["event"]["unsigned"]["age"], 50_000);
    let streamed = bob.stream(&from).await;
    assert_eq!(place(&streamed["end"]), place(&sent["position"]));
    assert_eq!(stripped(&streamed["events"][0]), signed["event"]);
    let scrolled = bob.scroll(&room, "").await["chunk"].clone();
    assert_eq!(bodies(&scrolled), ["hello", "meanwhile"]);
    assert_eq!(stripped(&scrolled[0]), signed["event"]);
    let path = format!(
        "/rooms/{}/send_prepared?compact=true",
        tidings_tests::wire::encode(&room)
    );
    let compact = ann.post(&path, &ann.prepare(&room, MESSAGE, &hello()).ok().await);
    assert!(compact.ok().await.get("event").is_none());
}

/// MSG-2: preparing stores nothing and uses up no action id: the event isn't there, and nothing has happened.
#[tokio::test]
async fn preparing_stores_nothing() {
    let server = TestServer::start().await;
    let (ann, _bob, room) = room(&server).await;
    let before = server.server().app().position();
    let prepared = ann.prepare(&room, MESSAGE, &hello()).ok().await;
    assert_eq!(server.server().app().position(), before);
    let id = text(&prepared["event"], "event_id");
    ann.event(&id, "").refused(404, "M_NOT_FOUND").await;
    assert_eq!(bodies(&ann.scroll(&room, "").await["chunk"]), [""; 0]);
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 0);
    let again = ann.prepare(&room, MESSAGE, &hello()).ok().await;
    assert_ne!(text(&again["event"], "event_id"), id, "another event");
}

/// MSG-2: anything that was altered, added or taken away is 400 and named; nothing is sent.
#[tokio::test]
async fn an_altered_event_is_refused() {
    let server = TestServer::start().await;
    let (ann, _bob, room) = room(&server).await;
    let signed = signed(ann.prepare(&room, MESSAGE, &hello()).ok().await, &ann);
    let before = server.server().app().position();
    for (pointer, value) in [
        ("/content", json!({ "msgtype": "m.text", "body": "Hello" })),
        ("/event_id", json!("$AZrG5m4nc0mTgm9wJ0nV8w:localhost")),
        ("/origin_server_ts", json!(1)),
        ("/room_id", json!("!other:localhost")),
        ("/sender", json!("@bob:localhost")),
        ("/type", json!("message.com.example")),
        ("/updates", json!("$AZrG5m4nc0mTgm9wJ0nV8w:localhost")),
        ("/state_key", json!("_")),
        ("/unsigned", json!({ "age": 1 })),
        ("/com.example.new", json!(null)),
        ("/signatures", json!({ "localhost": { "ed25519:a": "x" } })),
        ("/signatures", json!({ &ann.id: { "ed25519:a": 1 } })),
    ] {
        let mut altered = signed.clone();
        altered["event"][&pointer[1..]] = value;
        let refusal = ann.send_prepared(&room, &altered);
        let refusal = refusal.refused(400, "M_INVALID_PARAM").await;
        let path = text(&refusal, "path");
        assert!(
            path.starts_with(&format!("/event{pointer}")),
            "{pointer}: {refusal}"
        );
    }
    for key in ["content", "event_id", "origin_server_ts", "room_id"] {
        let mut less = signed.clone();
        less["event"].as_object_mut().expect("an event").remove(key);
        let refusal = ann
            .send_prepared(&room, &less)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(text(&refusal, "path"), format!("/event/{key}"));
    }
    assert_eq!(server.server().app().position(), before);
    ann.send_prepared(&room, &signed).ok().await;
}

/// MSG-2: the token is its user's, its room's, and nobody else's; another device of the user may send.
#[tokio::test]
async fn a_token_is_of_its_user_and_room() {
    let server = TestServer::start().await;
    let (ann, bob, room) = room(&server).await;
    let other_room = ann.public_room().await;
    let prepared = ann.prepare(&room, MESSAGE, &hello()).ok().await;
    let mut of_another = prepared.clone();
    of_another["prepared"] = ann.prepare(&room, MESSAGE, &hello()).ok().await["prepared"].clone();
    let mut garbage = prepared.clone();
    garbage["prepared"] = json!("p1AAAA");
    for (client, room, body, path) in [
        (&bob, &room, &prepared, "/prepared"),
        (&ann, &other_room, &prepared, "/prepared"),
        (&ann, &room, &garbage, "/prepared"),
        (&ann, &room, &of_another, "/event/event_id"),
    ] {
        let refusal = client
            .send_prepared(room, body)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], path);
    }
    let stranger = User::register(&server, "cleo").await;
    stranger
        .send_prepared(&room, &prepared)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.other_device()
        .await
        .send_prepared(&room, &prepared)
        .ok()
        .await;
}

/// MSG-2: it can be sent for 5 minutes, over a restart too, and then not any more.
#[tokio::test]
async fn what_is_prepared_runs_out() {
    let (mut server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, _bob, room) = room(&server).await;
    let [first, second, third] = [(); 3].map(|()| ann.prepare(&room, MESSAGE, &hello()));
    let (first, second, third) = (first.ok().await, second.ok().await, third.ok().await);
    server.restart().await;
    // The sessions ended with the server.
    let ann = ann.in_session().await;
    ann.send_prepared(&room, &first).ok().await;
    clock.advance(Duration::from_mins(5));
    let ann = ann.in_session().await;
    ann.send_prepared(&room, &second).ok().await;
    clock.advance(Duration::from_millis(1));
    ann.send_prepared(&room, &third)
        .refused(410, "M_EXPIRED_TOKEN")
        .await;
}

/// MSG-2, ACT-4: an event is sent once. With its action id it is a repetition; without, or under another one, it is refused,
/// also after a restart, and when many come at once.
#[tokio::test]
async fn an_event_is_sent_once() {
    let mut server = TestServer::start().await;
    let (ann, bob, room) = room(&server).await;
    let signed = signed(ann.prepare(&room, MESSAGE, &hello()).ok().await, &ann);
    let sent = ann.send_prepared(&room, &signed).action(0).ok().await;
    let again = ann.send_prepared(&room, &signed).action(0).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&sent["event_id"], &sent["position"])
    );
    let other = ann.send_prepared(&room, &signed).action(1);
    assert_eq!(
        other.refused(400, "M_INVALID_PARAM").await["path"],
        "/prepared"
    );
    ann.send_prepared(&room, &signed)
        .refused(400, "M_INVALID_PARAM")
        .await;
    let prepared = ann.prepare(&room, MESSAGE, &hello()).ok().await;
    let many = (0..8).map(|_| ann.send_prepared(&room, &prepared).send());
    let talk = (0..8).map(|_| bob.text(&room, "x").ok());
    let (answers, _) = tokio::join!(join_all(many), join_all(talk));
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400, 400, 400, 400, 400, 400, 400]);
    server.restart().await;
    let stale = ann
        .send_prepared(&room, &signed)
        .action(0)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert_eq!(stale["applied"]["outcome"]["event_id"], sent["event_id"]);
    let ann = ann.in_session().await;
    ann.send_prepared(&room, &signed)
        .refused(400, "M_INVALID_PARAM")
        .await;
    let chunk = ann.scroll(&room, "limit=100").await["chunk"].clone();
    let once = ids(&chunk)
        .iter()
        .filter(|id| **id == text(&sent, "event_id"))
        .count();
    assert_eq!((once, bodies(&chunk).len()), (1, 10));
}
