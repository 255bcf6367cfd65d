//! A reader of the stream sees every event that it may see exactly once, in order, however small its answers are.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, is_ephemeral, text};

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

struct World {
    server: TestServer,
    /// Is in every room from its start.
    ann: User,
    /// Joins and leaves.
    bob: User,
    rooms: Vec<String>,
    start: String,
}

async fn world(seed: u64) -> World {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let mut rooms = Vec::new();
    for _ in 0..3 {
        rooms.push(ann.public_room().await);
    }
    let world = World {
        start: ann.now().await,
        server,
        ann,
        bob,
        rooms,
    };
    let mut dice = Dice(seed);
    let mut joined = [false; 3];
    for number in 0..60 {
        let at = dice.roll(3);
        let room = &world.rooms[at];
        match dice.roll(6) {
            0 if joined[at] => {
                world.bob.leave(room).await;
                joined[at] = false;
            }
            0 | 1 if !joined[at] => {
                let deliver = if dice.roll(2) == 0 {
                    "stream"
                } else {
                    "response"
                };
                world
                    .bob
                    .join(&json!({ "room_id": room, "deliver": deliver }))
                    .ok()
                    .await;
                joined[at] = true;
            }
            2 if !joined[at] => drop(world.ann.invite(room, &world.bob.id).ok().await),
            2 => drop(topic(&world.ann, room, number).await),
            3 if joined[at] => drop(world.bob.say(room, &number.to_string()).await),
            _ => drop(world.ann.say(room, &number.to_string()).await),
        }
    }
    world
}

async fn topic(ann: &User, room: &str, number: usize) -> Value {
    ann.set_state(
        room,
        "state.m.room.topic",
        "_",
        &json!({ "topic": number.to_string() }),
    )
    .ok()
    .await
}

/// What there is to see for bob, from all there was: his own membership, and everything while he was joined.
fn visible(all: &[Value], bob: &str) -> Vec<Value> {
    let mut joined: BTreeMap<String, bool> = BTreeMap::new();
    let sees = |event: &&Value| {
        let own = event["type"] == "state.m.room.member" && event["state_key"] == bob;
        let joined = joined.entry(text(event, "room_id")).or_default();
        if own {
            *joined = event["content"]["membership"] == "join";
        }
        own || *joined
    };
    all.iter().filter(sees).cloned().collect()
}

/// The events of a walk from a token to the end of the stream, and the rooms that came with it.
async fn walk(reader: &User, from: &str, limit: usize) -> (Vec<Value>, Vec<String>) {
    let (mut from, mut events, mut joined) = (from.to_owned(), Vec::new(), Vec::new());
    loop {
        let read = reader
            .poll(&format!("timeout=0&limit={limit}&from={from}"))
            .ok()
            .await;
        assert_eq!(read["start"], from);
        let page = read["events"].as_array().expect("events").iter();
        let page: Vec<&Value> = page.filter(|event| !is_ephemeral(event)).collect();
        assert!(page.len() <= limit);
        events.extend(page.into_iter().cloned());
        let entries = read["joined"].as_array().expect("joined").iter();
        joined.extend(entries.map(|entry| text(entry, "room_id")));
        from = text(&read, "end");
        if read["more"] == false {
            return (events, joined);
        }
    }
}

/// STR-8, STR-2: whatever the size of the answers, the walk brings what there is to see, once and in order; on another
/// device too, and after a restart, when memory holds none of it.
#[tokio::test]
async fn every_walk_brings_every_visible_event_once_and_in_order() {
    for seed in [1, 2, 3] {
        let mut world = world(seed).await;
        let (all, _) = walk(&world.ann, &world.start, 1_000).await;
        let expected = ids(&json!(visible(&all, &world.bob.id)));
        let other = world.bob.other_device().await;
        for _ in 0..2 {
            for limit in [1, 2, 3, 7, 1_000] {
                let (events, _) = walk(&other, &world.start, limit).await;
                assert_eq!(ids(&json!(events)), expected, "seed {seed}, limit {limit}");
            }
            world.server.restart().await;
        }
    }
}

/// STR-8, JOI-2: a session that took rooms with the answers to its joins gets everything but those joins, and only the
/// rooms that it didn't take.
#[tokio::test]
async fn what_came_with_answers_does_not_come_again() {
    for seed in [4, 5, 6] {
        let world = world(seed).await;
        let other = world.bob.other_device().await;
        let (everything, rooms) = walk(&other, &world.start, 1).await;
        for limit in [1, 2, 1_000] {
            let (events, entries) = walk(&world.bob, &world.start, limit).await;
            let seen = ids(&json!(events));
            let missing: Vec<&Value> = everything
                .iter()
                .filter(|event| !seen.contains(&text(event, "event_id")))
                .collect();
            assert!(
                missing
                    .iter()
                    .all(|event| event["content"]["membership"] == "join"),
                "{missing:?}"
            );
            assert!(entries.len() <= rooms.len());
            if limit == 1 {
                assert_eq!(
                    entries.len() + missing.len(),
                    rooms.len(),
                    "seed {seed}: each join brought its room once"
                );
            }
        }
    }
}
