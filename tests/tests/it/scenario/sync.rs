//! Initial sync as a whole.

use std::collections::BTreeSet;

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, place, text};

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    (server, ann, bob)
}

/// The events of a room's entry that a list of ids names.
fn listed(entry: &Value, list: &str) -> Vec<Value> {
    let ids = entry[list].as_array().expect("ids").iter();
    ids.map(|id| entry["events"][id.as_str().expect("an id")].clone())
        .collect()
}

/// SYN-1, SYN-3: per room the newest messages oldest first, the state as of the end, the counts, and no event twice.
#[tokio::test]
async fn a_room_comes_with_messages_state_and_counts() {
    let (_server, ann, bob) = two().await;
    let created = ann
        .create(&json!({ "visibility": "public", "name": "one", "topic": "t" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    ann.say(&room, "first").await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "two" }))
        .ok()
        .await;
    ann.say(&room, "last").await;
    ann.invite(&room, &bob.id).ok().await;
    let sync = ann.sync("limit=3").await;
    let found = entry(&sync["rooms"], &room);
    assert_eq!(
        (&found["membership"], &found["limited"]),
        (&json!("join"), &json!(true))
    );
    assert_eq!(
        (&found["member_count"], &found["invited_count"]),
        (&json!(1), &json!(1))
    );
    let messages = listed(found, "messages");
    let types: Vec<String> = messages.iter().map(|event| text(event, "type")).collect();
    assert_eq!(
        types,
        [
            "state.m.room.name",
            "message.m.room.message",
            "state.m.room.member"
        ]
    );
    assert_eq!(messages[0]["prev_content"], json!({ "name": "one" }));
    let state = listed(found, "state");
    let places: BTreeSet<(String, String)> = state
        .iter()
        .map(|event| (text(event, "type"), text(event, "state_key")))
        .collect();
    assert_eq!(places.len(), state.len(), "one event for each type and key");
    let of_name: Vec<&Value> = state
        .iter()
        .filter(|event| event["type"] == "state.m.room.name")
        .collect();
    assert_eq!(
        of_name[0]["content"],
        json!({ "name": "two" }),
        "as of the end"
    );
    assert!(places.contains(&("state.m.room.member".into(), bob.id.clone())));
    let named: BTreeSet<String> = ["messages", "state"]
        .iter()
        .flat_map(|list| listed(found, list))
        .map(|event| text(&event, "event_id"))
        .collect();
    let keys: BTreeSet<String> = found["events"]
        .as_object()
        .expect("events")
        .keys()
        .cloned()
        .collect();
    assert_eq!(named, keys, "every event once, and none that nothing names");
}

/// SYN-1: without a limit twenty messages come; `limit=0` brings the state alone, and `start` is the newest end.
#[tokio::test]
async fn the_limit_bounds_the_messages() {
    let (_server, ann, _bob) = two().await;
    let room = ann.public_room().await;
    for number in 0..25 {
        ann.say(&room, &number.to_string()).await;
    }
    let found = ann.sync("").await["rooms"][0].clone();
    let texts: Vec<String> = (5..25).map(|number| number.to_string()).collect();
    assert_eq!(bodies(&json!(listed(&found, "messages"))), texts);
    let none = ann.sync("limit=0").await["rooms"][0].clone();
    assert_eq!(
        (&none["messages"], &none["limited"]),
        (&json!([]), &json!(true))
    );
    assert!(!listed(&none, "state").is_empty());
    let page = ann
        .scroll(&room, &format!("limit=1&from={}", text(&none, "start")))
        .await;
    assert_eq!(bodies(&page["chunk"]), ["24"]);
    let all = ann.sync("limit=1000").await["rooms"][0].clone();
    assert_eq!(all["limited"], false);
    assert_eq!(listed(&all, "messages")[0]["type"], "state.m.room.create");
}

/// SYN-2, SCR-1: a room's `start` leads on backwards, without a gap and without a doubling.
#[tokio::test]
async fn the_start_leads_into_the_past() {
    let (_server, ann, _bob) = two().await;
    let room = ann.public_room().await;
    for number in 0..10 {
        ann.say(&room, &number.to_string()).await;
    }
    let found = ann.sync("limit=4").await["rooms"][0].clone();
    assert_eq!(
        bodies(&json!(listed(&found, "messages"))),
        ["6", "7", "8", "9"]
    );
    let page = ann
        .scroll(&room, &format!("limit=3&from={}", text(&found, "start")))
        .await;
    assert_eq!(bodies(&page["chunk"]), ["5", "4", "3"]);
    let forwards = ann
        .scroll(&room, &format!("dir=f&from={}", text(&found, "start")))
        .await;
    assert_eq!(bodies(&forwards["chunk"]), ["6", "7", "8", "9"]);
}

/// FIL-3: `types` and `not_types` choose messages and state.
#[tokio::test]
async fn types_choose_what_comes() {
    let (_server, ann, _bob) = two().await;
    let created = ann
        .create(&json!({ "visibility": "public", "name": "x", "topic": "y" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    for number in 0..3 {
        ann.say(&room, &number.to_string()).await;
        ann.send(&room, "message.com.example", &json!({}))
            .ok()
            .await;
    }
    let found = ann
        .sync("limit=2&types=message.*,state.m.room.name&not_types=*.com.*")
        .await["rooms"][0]
        .clone();
    assert_eq!(bodies(&json!(listed(&found, "messages"))), ["1", "2"]);
    let state = listed(&found, "state");
    assert_eq!(
        (state.len(), &state[0]["type"]),
        (1, &json!("state.m.room.name"))
    );
}

/// SYN-5: unread are others' messages since the join; one's own and state don't count, and zero is said.
#[tokio::test]
async fn unread_counts_others_messages_since_the_join() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    ann.say(&room, "before").await;
    bob.join_room(&room).await;
    let unread = async |who: &User| who.sync("").await["rooms"][0]["unread"].clone();
    assert_eq!(
        (unread(&ann).await, unread(&bob).await),
        (json!(0), json!(0))
    );
    for _ in 0..3 {
        ann.say(&room, "x").await;
    }
    bob.say(&room, "y").await;
    ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "x" }))
        .ok()
        .await;
    ann.send(&room, "message.com.example", &json!({}))
        .ok()
        .await;
    assert_eq!(
        (unread(&ann).await, unread(&bob).await),
        (json!(1), json!(4))
    );
}

/// SYN-6: rooms come by latest activity; pages bring each once, also when there is activity between them.
#[tokio::test]
async fn rooms_are_paged_by_activity() {
    let (_server, ann, bob) = two().await;
    let mut rooms = Vec::new();
    for _ in 0..5 {
        let room = ann.public_room().await;
        bob.join_room(&room).await;
        rooms.push(room);
    }
    bob.say(&rooms[1], "newest").await;
    let expected: Vec<String> = [1, 4, 3, 2, 0].map(|at: usize| rooms[at].clone()).into();
    let all = ann.sync("").await;
    assert_eq!(named(&all), expected);
    assert!(all.get("rooms_next").is_none());
    let (mut found, mut query) = (Vec::new(), "rooms_limit=2".to_owned());
    loop {
        let page = ann.sync(&query).await;
        assert_eq!(
            (&page["rooms_total"], place(&page["end"])),
            (&json!(5), place(&all["end"]))
        );
        found.extend(named(&page));
        let Some(next) = page["rooms_next"].as_str() else {
            break;
        };
        query = format!("rooms_limit=2&rooms_from={next}");
        bob.say(&rooms[0], "meanwhile").await;
        bob.public_room().await;
    }
    assert_eq!(found, expected);
    let none = ann.sync("rooms_limit=0").await;
    assert_eq!(
        (&none["rooms"], &none["rooms_total"]),
        (&json!([]), &json!(5))
    );
}

/// SYN-6, SYN-8: more rooms than are read in one go come in one list, the latest active first, whole and as a delta, and the
/// same to all who ask at once.
#[tokio::test]
async fn many_rooms_come_in_one_list() {
    let (_server, ann, _bob) = two().await;
    let before = text(&ann.sync("").await, "end");
    let mut rooms = Vec::new();
    for _ in 0..50 {
        rooms.push(ann.public_room().await);
    }
    // The oldest three are active again.
    for at in [1, 0, 2] {
        ann.say(&rooms[at], "again").await;
    }
    let again = [2, 0, 1];
    let order = again.into_iter().chain((3..rooms.len()).rev());
    let expected: Vec<String> = order.map(|at| rooms[at].clone()).collect();
    let since = format!("since={before}");
    let wholes = (0..3).map(|_| ann.sync(""));
    let deltas = (0..3).map(|_| ann.sync(&since));
    for sync in join_all(wholes.chain(deltas)).await {
        assert_eq!(
            (named(&sync), &sync["rooms_total"]),
            (expected.clone(), &json!(50))
        );
        for room in &expected {
            let last = listed(entry(&sync["rooms"], room), "messages").pop();
            assert_eq!(text(&last.expect("a message"), "room_id"), *room);
        }
    }
}

fn named(sync: &Value) -> Vec<String> {
    sync["rooms"]
        .as_array()
        .expect("rooms")
        .iter()
        .map(|entry| text(entry, "room_id"))
        .collect()
}

/// SYN-1: a user without rooms gets an empty answer with an end to go on from.
#[tokio::test]
async fn a_user_without_rooms_gets_an_empty_answer() {
    let (_server, ann, bob) = two().await;
    let sync = bob.sync("").await;
    for list in ["rooms", "left", "invites"] {
        assert_eq!(sync[list], json!([]), "{list}");
    }
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    assert_eq!(
        bob.stream(&text(&sync, "end")).await["joined"][0]["room_id"],
        room
    );
}
