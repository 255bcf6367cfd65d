//! Equal initial syncs at the same time.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, text};

/// The texts of a room's messages in a sync.
fn texts(sync: &Value, room: &str) -> Vec<String> {
    let entry = entry(&sync["rooms"], room);
    let ids = entry["messages"].as_array().into_iter().flatten();
    let events = ids.map(|id| entry["events"][id.as_str().unwrap_or_default()].clone());
    bodies(&Value::Array(events.collect()))
}

/// SYN-8, SYN-7: however many ask the same at once while others send, every answer has what was acknowledged before it was
/// asked for, and leads on in the stream without loss or doubling.
#[tokio::test]
async fn no_shared_answer_is_older_than_its_request() {
    let server = TestServer::start_with(|settings| settings.rate_limits.enabled = false).await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    for number in 0..8 {
        let said = format!("{number} before");
        ann.say(&room, &said).await;
        let syncs = (0..12).map(|_| bob.sync("limit=5"));
        let after = format!("{number} beside");
        let (answers, _) = tokio::join!(join_all(syncs), ann.say(&room, &after));
        for answer in answers {
            let mut seen = texts(&answer, &room);
            assert!(seen.contains(&said), "{said} in {seen:?}");
            let rest = bob.stream(&text(&answer, "end")).await;
            seen.extend(bodies(&rest["events"]));
            assert_eq!(seen[seen.len() - 2..], [said.clone(), after.clone()]);
        }
    }
    // There may have been so many searches as there were requests, never more.
    let searches = server.server().app().syncs.answered();
    assert!((8..=96).contains(&searches), "{searches}");
}

/// SYN-8, ACT-5, SES-2: what belongs to one client or one session isn't shared: its own actions are shown to it alone, and
/// what the answer's place says of presence is said to that session.
#[tokio::test]
async fn what_is_ones_own_is_not_shared() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    ann.text(&room, "mine").action(0).ok().await;
    let (beside, phone) = (ann.unnamed().in_session().await, ann.other_device().await);
    let phone = phone.in_session().await;
    let clients = [&ann, &beside, &phone];
    let asks = clients.iter().cycle().take(12).map(|client| async {
        let sync = client.sync("").await;
        (*client, sync)
    });
    for (client, sync) in join_all(asks).await {
        let entry = entry(&sync["rooms"], &room);
        let newest = entry["messages"].as_array().and_then(|ids| ids.last());
        let newest = &entry["events"][newest.and_then(Value::as_str).expect("a message")];
        let own = client.device_id == ann.device_id;
        let expected = if own { json!(0) } else { Value::Null };
        assert_eq!(newest["unsigned"]["action_id"], expected);
        // It knows who is there, so nothing comes of it.
        let end = text(&sync, "end");
        let next = client
            .get(format!("/stream?timeout=0&from={end}"))
            .ok()
            .await;
        assert_eq!(next["events"], json!([]));
    }
}

/// STR-5: a room that the client doesn't know can be had by an initial sync filtered to it.
#[tokio::test]
async fn an_unknown_room_can_be_had_alone() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let (known, unknown) = (ann.public_room().await, ann.public_room().await);
    ann.say(&known, "old").await;
    ann.say(&unknown, "news").await;
    let filter = ann
        .post("/filters", &json!({ "rooms": [unknown] }))
        .ok()
        .await;
    let sync = ann
        .sync(&format!("filter={}", text(&filter, "filter")))
        .await;
    assert_eq!(sync["rooms"].as_array().map(Vec::len), Some(1));
    assert_eq!(texts(&sync, &unknown), ["news"]);
}
