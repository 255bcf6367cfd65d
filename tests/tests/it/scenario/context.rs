//! The surroundings of an event.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};

/// A room in which so many texts were said, numbered from 0, and the ids of its whole timeline.
async fn room(texts: usize) -> (TestServer, User, String, Vec<String>) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    for number in 0..texts {
        ann.say(&room, &number.to_string()).await;
    }
    let all = ids(&ann.scroll(&room, "dir=f&limit=1000").await["chunk"]);
    (server, ann, room, all)
}

/// CTX-1: the chunk is the event with the asked number before and after it, oldest first; ten when nothing is said, fewer
/// only where the room begins or ends.
#[tokio::test]
async fn the_chunk_is_the_asked_number_on_both_sides() {
    let (_server, ann, _room, all) = room(30).await;
    let around = |at: usize, before: usize, after: usize| {
        &all[at.saturating_sub(before)..(at + after + 1).min(all.len())]
    };
    for at in [
        0,
        1,
        9,
        10,
        17,
        all.len() - 11,
        all.len() - 2,
        all.len() - 1,
    ] {
        for (query, before, after) in [
            ("", 10, 10),
            ("before=2", 2, 10),
            ("after=3", 10, 3),
            ("before=1&after=4", 1, 4),
            ("before=0&after=0", 0, 0),
            ("before=100&after=100", 100, 100),
        ] {
            let found = ann.context(&all[at], query).ok().await;
            assert_eq!(found["event_id"], all[at]);
            assert_eq!(
                ids(&found["chunk"]),
                around(at, before, after),
                "{at} {query}"
            );
        }
    }
}

/// CTX-1: `limit` bounds the chunk and leaves out what is furthest from the event, which itself always comes.
#[tokio::test]
async fn a_limit_leaves_out_the_furthest() {
    let (_server, ann, room, all) = room(30).await;
    for (at, limit, first, last) in [
        (15, 0, 15, 15),
        (15, 1, 15, 15),
        (15, 2, 14, 15),
        (15, 3, 14, 16),
        (15, 21, 5, 25),
        (15, 100, 5, 25),
        (1, 8, 0, 7),
        (all.len() - 1, 5, all.len() - 5, all.len() - 1),
    ] {
        let found = ann.context(&all[at], &format!("limit={limit}")).ok().await;
        assert_eq!(ids(&found["chunk"]), all[first..=last], "{at} {limit}");
        let before = ann
            .scroll(&room, &format!("limit=1&from={}", text(&found, "start")))
            .await;
        let expected = first.checked_sub(1).map(|at| all[at].clone());
        assert_eq!(ids(&before["chunk"]).first(), expected.as_ref());
    }
}

/// CTX-1: before and after count what the filter lets through; the event itself comes whatever the filter says.
#[tokio::test]
async fn a_filter_counts_and_chooses() {
    let (_server, ann, room, _) = room(2).await;
    for number in 2..12 {
        let topic = json!({ "topic": number.to_string() });
        ann.set_state(&room, "state.m.room.topic", "_", &topic)
            .ok()
            .await;
        ann.say(&room, &number.to_string()).await;
    }
    let all = ann.scroll(&room, "dir=f&limit=1000").await["chunk"].clone();
    let said = |body: &str| {
        let mut events = all.as_array().expect("a chunk").iter();
        let found = events.find(|event| event["content"]["body"] == body);
        text(found.expect("a text"), "event_id")
    };
    let found = ann
        .context(&said("5"), "before=3&after=2&types=message.*")
        .ok()
        .await;
    assert_eq!(bodies(&found["chunk"]), ["2", "3", "4", "5", "6", "7"]);
    assert_eq!(ids(&found["chunk"]).len(), 6);
    assert_eq!(found["state"], json!([]), "types choose the state too");
    // The tokens lead on from the chunk, also for who doesn't filter any more.
    let back = ann
        .scroll(&room, &format!("limit=2&from={}", text(&found, "start")))
        .await;
    assert_eq!(back["chunk"][0]["content"]["topic"], "2");
    assert_eq!(bodies(&back["chunk"]), ["1"]);
    let on = ann
        .scroll(
            &room,
            &format!("dir=f&limit=2&from={}", text(&found, "end")),
        )
        .await;
    assert_eq!(on["chunk"][0]["content"]["topic"], "8");

    let found = ann
        .context(&said("5"), "before=2&after=1&types=state.m.room.topic")
        .ok()
        .await;
    let topics: Vec<&Value> = found["chunk"]
        .as_array()
        .expect("a chunk")
        .iter()
        .map(|event| &event["content"]["topic"])
        .collect();
    assert_eq!(
        topics,
        [&json!("4"), &json!("5"), &Value::Null, &json!("6")]
    );
    assert_eq!(bodies(&found["chunk"]), ["5"]);
    assert_eq!(found["state"].as_array().map(Vec::len), Some(1));
    assert_eq!(found["state"][0]["content"]["topic"], "6");

    let alone = ann.context(&said("5"), "types=").ok().await;
    assert_eq!(ids(&alone["chunk"]), [said("5")]);
}

/// The ids of a room's current state, and the id of its newest event.
async fn now(ann: &User, room: &str) -> (Vec<String>, String) {
    let sync = ann.sync("limit=1").await;
    let found = entry(&sync["rooms"], room);
    let texts = |key: &str| -> Vec<String> {
        let ids = found[key].as_array().expect("ids").iter();
        ids.map(|id| id.as_str().expect("an id").to_owned())
            .collect()
    };
    let mut state = texts("state");
    state.sort();
    (state, texts("messages").remove(0))
}

/// CTX-1: the state is the room's as it was at the end of the chunk: a name that changed later has its old value, who joined
/// later isn't there, what was deleted later is, and what was deleted by then is not.
#[tokio::test]
async fn the_state_is_that_of_the_chunks_end() {
    let (server, ann, room, _) = room(1).await;
    let bob = User::register(&server, "bob").await;
    let mut moments = vec![now(&ann, &room).await];
    for name in ["one", "two"] {
        let name = json!({ "name": name });
        ann.set_state(&room, "state.m.room.name", "_", &name)
            .ok()
            .await;
        moments.push(now(&ann, &room).await);
        ann.say(&room, "then").await;
        moments.push(now(&ann, &room).await);
    }
    bob.join_room(&room).await;
    moments.push(now(&ann, &room).await);
    ann.delete_state(&room, "state.m.room.name", "_").ok().await;
    moments.push(now(&ann, &room).await);
    bob.leave(&room).await;
    moments.push(now(&ann, &room).await);
    let name = json!({ "name": "three" });
    ann.set_state(&room, "state.m.room.name", "_", &name)
        .ok()
        .await;
    moments.push(now(&ann, &room).await);
    let first = moments[0].1.clone();
    for (state, newest) in &moments {
        let found = ann.context(newest, "after=0").ok().await;
        let mut at_the_end = ids(&found["state"]);
        at_the_end.sort();
        assert_eq!(&at_the_end, state, "{newest}");
        for event in found["state"].as_array().expect("a list") {
            assert_eq!(
                event.get("prev_content"),
                None,
                "state stands, it doesn't change"
            );
        }
    }
    // The end of the chunk counts, not the event.
    let found = ann.context(&first, "after=100").ok().await;
    let mut at_the_end = ids(&found["state"]);
    at_the_end.sort();
    assert_eq!(Some(&at_the_end), moments.last().map(|(state, _)| state));
}

/// CTX-1, JOI-6: who left reads the surroundings and the state up to the leave.
#[tokio::test]
async fn who_left_reads_up_to_the_leave() {
    let (server, ann, room, _) = room(3).await;
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let name = json!({ "name": "then" });
    ann.set_state(&room, "state.m.room.name", "_", &name)
        .ok()
        .await;
    let last = ann.say(&room, "last").await;
    bob.leave(&room).await;
    let name = json!({ "name": "now" });
    ann.set_state(&room, "state.m.room.name", "_", &name)
        .ok()
        .await;
    ann.say(&room, "after").await;
    let found = bob.context(&last, "").ok().await;
    let chunk = found["chunk"].as_array().expect("a chunk");
    assert_eq!(
        chunk.last().expect("events")["content"]["membership"],
        "leave"
    );
    assert_eq!(bodies(&found["chunk"]).last().expect("texts"), "last");
    let state = found["state"].as_array().expect("a list").iter();
    let names: Vec<&Value> = state
        .filter(|event| event["type"] == "state.m.room.name")
        .collect();
    assert_eq!(names.len(), 1);
    assert_eq!(names[0]["content"]["name"], "then");
    let on = bob
        .scroll(&room, &format!("dir=f&from={}", text(&found, "end")))
        .await;
    assert_eq!(on["chunk"], json!([]));
}

/// CTX-1, JOI-6: the chunk goes on beyond what may not be read, as scrollback does.
#[tokio::test]
async fn the_chunk_skips_what_may_not_be_read() {
    let (server, ann, room, _) = room(0).await;
    let rule = json!({ "history_visibility": "joined" });
    ann.set_state(&room, "state.m.room.history_visibility", "_", &rule)
        .ok()
        .await;
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let before = ann.say(&room, "before").await;
    bob.leave(&room).await;
    let away = ann.say(&room, "away").await;
    bob.join_room(&room).await;
    let after = ann.say(&room, "after").await;
    for id in [&before, &after] {
        let found = bob.context(id, "").ok().await;
        assert_eq!(bodies(&found["chunk"]), ["before", "after"]);
        let seen = ids(&bob.scroll(&room, "dir=f&limit=100").await["chunk"]);
        let chunk = ids(&found["chunk"]);
        assert!(seen.ends_with(&chunk), "{seen:?} {chunk:?}");
    }
    bob.context(&away, "").refused(404, "M_NOT_FOUND").await;
}
