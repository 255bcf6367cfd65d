//! What a client says of itself, as others see it across the ends of its sessions.

use futures::StreamExt;
use serde_json::{Value, json};
use tidings_client::api::{ClientCapabilityExt, ClientPresenceExt, ClientSessionExt};
use tidings_client::types::{CapabilitySet, PresenceState};
use tidings_client::{Client, Room, StreamItem};
use tidings_tests::TestServer;

use super::core::{public_room, register, within};

/// A server where sessions end soon, so that nobody waits for what keeps them alive.
async fn hasty() -> TestServer {
    TestServer::start_with(|settings| settings.session.timeout_ms = 6_000).await
}

/// Bob, who watches Ann in a room that both are in.
async fn harbour(server: &TestServer, ann: &Client) -> (Client, Room) {
    let bob = register(&server.url(), "bob").await;
    let room = public_room(&bob).await;
    ann.join(room.id()).await.expect("joined");
    (bob, ann.room(room.id().clone()))
}

/// Waits until the stream has said something of the moment, from now on.
async fn hear(client: &Client, event_type: &str, is_wanted: impl Fn(&Value) -> bool) {
    let mut items = client.stream(None).events();
    let heard = async {
        loop {
            let item = items
                .next()
                .await
                .expect("it doesn't end")
                .expect("no error");
            let StreamItem::Event(event) = item else {
                continue;
            };
            let event: Value = serde_json::from_str(event.json()).expect("JSON");
            if event["type"] == event_type && is_wanted(&event["content"]) {
                return;
            }
        }
    };
    within(heard).await;
}

async fn hear_presence(bob: &Client, ann: &Client, presence: &str, status: Value) {
    let user = json!(ann.user_id());
    let is_wanted = |content: &Value| {
        content["user_id"] == user
            && content["presence"] == presence
            && content["status_msg"] == status
    };
    hear(bob, "ephemeral.m.presence", is_wanted).await;
}

async fn hear_typing(bob: &Client, users: Value) {
    hear(bob, "ephemeral.m.typing", |content| {
        content["user_ids"] == users
    })
    .await;
}

/// SES-4, SES-6, PRE-1, TYP-1: presence and typing go with the session when the server is restarted. The client, which does
/// nothing else, notices and says them again.
#[tokio::test]
async fn presence_and_typing_come_back_after_a_restart() {
    let mut server = hasty().await;
    let ann = register(&server.url(), "ann").await;
    let (bob, room) = harbour(&server, &ann).await;
    ann.set_presence(PresenceState::Busy, Some("at sea"))
        .await
        .expect("said");
    room.set_typing(true).await.expect("said");
    hear_presence(&bob, &ann, "busy", json!("at sea")).await;
    hear_typing(&bob, json!([ann.user_id()])).await;
    server.restart().await;
    hear_presence(&bob, &ann, "busy", json!("at sea")).await;
    hear_typing(&bob, json!([ann.user_id()])).await;
    room.set_typing(false).await.expect("said");
    let shown = ann
        .api()
        .session_get()
        .send()
        .await
        .expect("a session")
        .into_inner();
    assert_eq!(
        (shown.presence, shown.typing.len()),
        (PresenceState::Busy, 0)
    );
}

/// TYP-1: a message that arrives ends the typing, and the next session doesn't begin it anew.
#[tokio::test]
async fn typing_ends_with_the_message() {
    let mut server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let (_bob, room) = harbour(&server, &ann).await;
    ann.set_presence(PresenceState::Away, None)
        .await
        .expect("said");
    for wait in [true, false] {
        room.set_typing(true).await.expect("said");
        if wait {
            room.send_text("a").await.expect("sent");
        } else {
            within(room.post_text("b")).await.expect("sent");
        }
        server.restart().await;
        ann.initial_sync(None).await.expect("in the next session");
        let shown = ann
            .api()
            .session_get()
            .send()
            .await
            .expect("a session")
            .into_inner();
        assert_eq!(
            (shown.presence, shown.typing.len()),
            (PresenceState::Away, 0)
        );
    }
}

/// SES-4: who goes offline is seen to, at once, though the session would have gone on.
#[tokio::test]
async fn going_offline_is_seen() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let (bob, room) = harbour(&server, &ann).await;
    // The client that only registered is there, too.
    ann.set_presence(PresenceState::Dnd, None)
        .await
        .expect("said");
    room.set_typing(true).await.expect("said");
    hear_presence(&bob, &ann, "dnd", Value::Null).await;
    drop(room.post_text("bye"));
    let (heard, gone) = futures::join!(
        hear_presence(&bob, &ann, "offline", Value::Null),
        ann.go_offline()
    );
    gone.expect("offline");
    let () = heard;
    assert_eq!(super::core::texts(&room).await, ["bye"]);
}

/// CAP-2, CAP-3: what a client can do is found by the hash that its user's presence names, also after the server was
/// restarted.
#[tokio::test]
async fn capabilities_are_announced_in_each_session() {
    let mut server = TestServer::start().await;
    let set =
        json!({"m.cap.video": {"codecs": ["av1", "größer\u{1f39e}"], "most": 4}, "m.cap.a": {}});
    let set: CapabilitySet = serde_json::from_value(set).expect("a set");
    let builder = Client::builder(server.url()).capabilities(set.clone());
    let ann = builder
        .register("ann", "a long password")
        .await
        .expect("a free name");
    let (bob, _room) = harbour(&server, &ann).await;
    for _ in 0..2 {
        ann.session().await.expect("a session");
        let call = bob.api().presence_get().user_id(ann.user_id().clone());
        let shown = call.send().await.expect("a presence").into_inner();
        let hash = shown.capabilities.expect("what Ann can do").sha256;
        let call = bob.api().capability_set_get().sha256(hash);
        let found = call
            .user_id(ann.user_id().clone())
            .send()
            .await
            .expect("the set");
        assert_eq!(found.into_inner(), set);
        server.restart().await;
        for client in [&ann, &bob] {
            client
                .initial_sync(None)
                .await
                .expect("in the next session");
        }
    }
}
