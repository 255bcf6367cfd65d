//! Initial sync as a delta, and its seam with the stream.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    (server, ann, bob)
}

fn listed(entry: &Value, list: &str) -> Vec<Value> {
    let ids = entry[list].as_array().expect("ids").iter();
    ids.map(|id| entry["events"][id.as_str().expect("an id")].clone())
        .collect()
}

async fn joined_room(ann: &User, bob: &User) -> String {
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    room
}

/// SYN-2: a delta holds the rooms that changed, with their new messages and the state that changed.
#[tokio::test]
async fn a_delta_holds_what_changed() {
    let (_server, ann, bob) = two().await;
    let (quiet, busy) = (joined_room(&ann, &bob).await, joined_room(&ann, &bob).await);
    ann.say(&busy, "old").await;
    let since = text(&bob.sync("").await, "end");
    assert_eq!(
        bob.sync(&format!("since={since}")).await["rooms"],
        json!([])
    );
    ann.say(&busy, "new").await;
    for name in ["one", "two"] {
        ann.set_state(&busy, "state.m.room.name", "_", &json!({ "name": name }))
            .ok()
            .await;
    }
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(
        delta["rooms"].as_array().map(Vec::len),
        Some(1),
        "{quiet} is quiet"
    );
    let found = entry(&delta["rooms"], &busy);
    assert_eq!(found["limited"], false);
    let messages = listed(found, "messages");
    assert_eq!(
        (messages.len(), bodies(&json!(messages))),
        (3, vec!["new".to_owned()])
    );
    let state = listed(found, "state");
    assert_eq!(
        (state.len(), &state[0]["content"]["name"]),
        (1, &json!("two")),
        "only the newest of what changed"
    );
    assert_eq!(found["member_count"], 2);
}

/// SYN-2: more new messages than the limit are limited, and the token leads into the gap.
#[tokio::test]
async fn a_limited_delta_leads_into_its_gap() {
    let (_server, ann, bob) = two().await;
    let room = joined_room(&ann, &bob).await;
    ann.say(&room, "old").await;
    let since = text(&bob.sync("").await, "end");
    for number in 0..5 {
        ann.say(&room, &number.to_string()).await;
    }
    let delta = bob.sync(&format!("limit=2&since={since}")).await;
    let found = entry(&delta["rooms"], &room);
    assert_eq!(
        (bodies(&json!(listed(found, "messages"))), &found["limited"]),
        (vec!["3".into(), "4".into()], &json!(true))
    );
    let gap = bob
        .scroll(&room, &format!("limit=4&from={}", text(found, "start")))
        .await;
    assert_eq!(bodies(&gap["chunk"]), ["2", "1", "0", "old"]);
    let exact = bob.sync(&format!("limit=5&since={since}")).await;
    assert_eq!(entry(&exact["rooms"], &room)["limited"], false);
}

/// SYN-2: rooms left since then are named; a room joined since then comes whole; so does one left and joined again.
#[tokio::test]
async fn a_delta_names_rooms_left_and_brings_rooms_joined() {
    let (_server, ann, bob) = two().await;
    let (left, kept) = (joined_room(&ann, &bob).await, joined_room(&ann, &bob).await);
    let (again, new, invited) = (
        joined_room(&ann, &bob).await,
        ann.public_room().await,
        ann.public_room().await,
    );
    ann.say(&new, "past").await;
    let since = text(&bob.sync("").await, "end");
    bob.leave(&left).await;
    bob.join_room(&new).await;
    bob.leave(&again).await;
    bob.join_room(&again).await;
    ann.invite(&invited, &bob.id).ok().await;
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(delta["left"], json!([left]));
    let rooms: Vec<String> = delta["rooms"]
        .as_array()
        .expect("rooms")
        .iter()
        .map(|room| text(room, "room_id"))
        .collect();
    assert_eq!(rooms, [again.clone(), new.clone()], "{kept} didn't change");
    for room in [&again, &new] {
        let state = listed(entry(&delta["rooms"], room), "state");
        assert!(
            state
                .iter()
                .any(|event| event["type"] == "state.m.room.create"),
            "{room} comes whole"
        );
    }
    assert_eq!(
        bodies(&json!(listed(entry(&delta["rooms"], &new), "messages"))),
        ["past"]
    );
    assert_eq!(delta["invites"][0]["event"]["room_id"], invited);
    let later = bob.sync(&format!("since={}", text(&delta, "end"))).await;
    for list in ["rooms", "left", "invites"] {
        assert_eq!(later[list], json!([]), "{list}");
    }
}

/// SYN-2: a delta is the same when memory no longer reaches back, as after a restart.
#[tokio::test]
async fn a_delta_is_the_same_after_a_restart() {
    let (mut server, ann, bob) = two().await;
    let (one, two, three) = (
        joined_room(&ann, &bob).await,
        joined_room(&ann, &bob).await,
        joined_room(&ann, &bob).await,
    );
    let since = text(&bob.sync("").await, "end");
    ann.say(&one, "x").await;
    ann.set_state(&two, "state.m.room.name", "_", &json!({ "name": "y" }))
        .ok()
        .await;
    bob.leave(&three).await;
    let delta = async || {
        let mut delta = bob.sync(&format!("since={since}")).await;
        // Nobody else is there after a restart.
        delta["presence"].take();
        ageless(delta)
    };
    let before = delta().await;
    server.restart().await;
    assert_eq!(before, delta().await);
}

fn ageless(mut value: Value) -> Value {
    match &mut value {
        Value::Object(map) => {
            map.remove("age");
            map.values_mut()
                .for_each(|inner| *inner = ageless(inner.take()));
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|inner| *inner = ageless(inner.take())),
        _ => {}
    }
    value
}

/// SYN-7: `end` goes on in the stream, with nothing lost and nothing doubled, while others keep sending.
#[tokio::test]
async fn the_seam_with_the_stream_holds_while_others_send() {
    let (_server, ann, bob) = two().await;
    let room = joined_room(&ann, &bob).await;
    let sending = tokio::spawn({
        let (ann, room) = (ann.clone(), room.clone());
        async move {
            for number in 0..60 {
                ann.say(&room, &number.to_string()).await;
            }
        }
    });
    let mut syncs = Vec::new();
    while !sending.is_finished() {
        syncs.push(bob.sync("limit=1000&types=message.*").await);
    }
    sending.await.expect("no panic");
    let expected: Vec<String> = (0..60).map(|number| number.to_string()).collect();
    let all = ids(&bob.scroll(&room, "dir=f&limit=1000&types=message.*").await["chunk"]);
    assert_eq!(all.len(), expected.len());
    for sync in &syncs {
        let mut seen = bodies(&json!(listed(entry(&sync["rooms"], &room), "messages")));
        let rest = bob
            .poll(&format!("timeout=0&limit=1000&from={}", text(sync, "end")))
            .ok()
            .await;
        seen.extend(bodies(&rest["events"]));
        assert_eq!(seen, expected);
    }
}

/// SYN-2, SYN-7: deltas one after the other bring what one after all would, whatever came between.
#[tokio::test]
async fn deltas_add_up() {
    let (_server, ann, bob) = two().await;
    let room = joined_room(&ann, &bob).await;
    let start = text(&bob.sync("").await, "end");
    let (mut since, mut seen) = (start.clone(), Vec::new());
    for step in 0..6 {
        for number in 0..step {
            ann.say(&room, &format!("{step}.{number}")).await;
        }
        let delta = bob.sync(&format!("limit=1000&since={since}")).await;
        let rooms = delta["rooms"].as_array().expect("rooms");
        seen.extend(
            rooms
                .iter()
                .flat_map(|room| bodies(&json!(listed(room, "messages")))),
        );
        since = text(&delta, "end");
    }
    let whole = bob.sync(&format!("limit=1000&since={start}")).await;
    assert_eq!(
        bodies(&json!(listed(entry(&whole["rooms"], &room), "messages"))),
        seen
    );
    assert_eq!(seen.len(), 15);
}

/// SYN-2, SYN-8: a delta from before a restart, which memory knows nothing of, finds the rooms that changed.
#[tokio::test]
async fn a_delta_from_before_a_restart_finds_what_changed() {
    let (mut server, ann, bob) = two().await;
    let (quiet, busy) = (joined_room(&ann, &bob).await, joined_room(&ann, &bob).await);
    let left = joined_room(&ann, &bob).await;
    let since = format!("since={}", text(&bob.sync("").await, "end"));
    ann.say(&busy, "new").await;
    bob.leave(&left).await;
    server.restart().await;
    let delta = bob.sync(&since).await;
    let rooms = delta["rooms"].as_array().expect("a list").iter();
    let rooms: Vec<_> = rooms.map(|room| text(room, "room_id")).collect();
    assert_eq!(rooms, std::slice::from_ref(&busy), "{quiet} is quiet");
    assert_eq!(delta["left"], json!([left]));
    // Of what happens now memory knows.
    let since = format!("since={}", text(&delta, "end"));
    ann.say(&quiet, "newer").await;
    let delta = bob.sync(&since).await;
    assert_eq!(delta["rooms"][0]["room_id"], json!(quiet));
    assert_eq!(delta["rooms_total"], 1);
}

/// SYN-2, SYN-4: a room that was left is listed as left, also when an invite to it has come since.
#[tokio::test]
async fn a_room_left_and_invited_to_again_is_both() {
    let (_server, ann, bob) = two().await;
    let room = joined_room(&ann, &bob).await;
    let since = text(&bob.sync("").await, "end");
    bob.leave(&room).await;
    ann.invite(&room, &bob.id).ok().await;
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(delta["left"], json!([room]));
    assert_eq!(delta["invites"].as_array().map(Vec::len), Some(1));
    let since = text(&delta, "end");
    ann.text(&room, "are you coming?").ok().await;
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(
        (&delta["left"], &delta["invites"]),
        (&json!([]), &json!([]))
    );
}
