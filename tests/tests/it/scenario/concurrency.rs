//! Many at once.

use std::collections::BTreeSet;

use futures::StreamExt;
use serde_json::json;
use tidings_server::app::token::{self, Place};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, is_ephemeral, text};

/// STR-1, STR-8, SCR-1: two hundred sends at once into one room are all answered; the stream and the timeline have each
/// once, in the same order, and the positions leave no gap.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_senders_into_one_room() {
    let server = TestServer::start().await;
    let mut users = Vec::new();
    for name in ["ann", "bob", "cleo", "dora"] {
        users.push(User::register(&server, name).await.in_session().await);
    }
    let room = users[0].public_room().await;
    for user in &users[1..] {
        user.join_room(&room).await;
    }
    let from = users[0].now().await;
    let before = server.server().app().position();
    let sends = (0..200).map(|number| {
        let request = users[number % 4].text(&room, &number.to_string());
        tokio::spawn(
            request
                .action(u64::try_from(number / 4).expect("small"))
                .ok(),
        )
    });
    let answers = futures::future::join_all(sends.collect::<Vec<_>>()).await;
    let answers: Vec<_> = answers
        .into_iter()
        .map(|answer| answer.expect("no panic"))
        .collect();
    let acknowledged: BTreeSet<String> = answers
        .iter()
        .map(|answer| text(answer, "event_id"))
        .collect();
    assert_eq!(acknowledged.len(), 200);
    assert_eq!(server.server().app().position(), before + 200);
    let mut positions: Vec<u64> = answers
        .iter()
        .map(|answer| position(&text(answer, "position")))
        .collect();
    positions.sort_unstable();
    assert_eq!(positions, (before + 1..=before + 200).collect::<Vec<_>>());
    let streamed = users[1]
        .poll(&format!("timeout=0&limit=1000&from={from}"))
        .ok()
        .await;
    let mut scrolled = ids(&users[2].scroll(&room, "limit=200").await["chunk"]);
    scrolled.reverse();
    assert_eq!(ids(&streamed["events"]), scrolled);
    assert_eq!(
        scrolled.iter().cloned().collect::<BTreeSet<_>>(),
        acknowledged
    );
    for (at, user) in users.iter().enumerate() {
        let own: Vec<usize> = streamed["events"]
            .as_array()
            .expect("events")
            .iter()
            .filter(|event| event["sender"] == user.id && !is_ephemeral(event))
            .map(|event| text(&event["content"], "body").parse().expect("a number"))
            .collect();
        assert_eq!(
            own,
            (at..200).step_by(4).collect::<Vec<_>>(),
            "each sender's in the order of the ids"
        );
    }
}

/// The position in a stream token: its eight bytes behind the epoch. Found by trying, since tokens are opaque.
fn position(token: &str) -> u64 {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits = token[2..8].bytes().fold(0_u64, |bits, c| {
        bits << 6
            | DIGITS
                .find(char::from(c))
                .and_then(|digit| u64::try_from(digit).ok())
                .expect("a digit")
    });
    let epoch = u32::try_from(bits >> 4).expect("the first 32 of 36 bits");
    match token::decode(token, epoch, "position").expect("a token of this server") {
        Place::Stream(position) => position,
        Place::Timeline(_) => panic!("{token} is no place in the stream"),
    }
}

/// STR-8: readers that poll while others send, join and leave see everything once, in one order.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_that_poll_meanwhile_see_everything_once() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let rooms = [ann.public_room().await, ann.public_room().await];
    let mut readers = Vec::new();
    for name in ["bob", "cleo"] {
        let reader = User::register(&server, name).await;
        for room in &rooms {
            reader.join_room(room).await;
        }
        readers.push(reader.in_session().await);
    }
    let start = ann.now().await;
    let reading: Vec<_> = readers
        .into_iter()
        .map(|reader| {
            let mut from = start.clone();
            tokio::spawn(async move {
                let mut seen = Vec::new();
                while seen.len() < 80 {
                    let read = reader
                        .poll(&format!("timeout=10000&limit=7&from={from}"))
                        .ok()
                        .await;
                    seen.extend(ids(&read["events"]));
                    from = text(&read, "end");
                }
                seen
            })
        })
        .collect();
    let sends =
        (0..80).map(|number| tokio::spawn(ann.text(&rooms[number % 2], &number.to_string()).ok()));
    let sent = futures::future::join_all(sends.collect::<Vec<_>>()).await;
    let sent: BTreeSet<String> = sent
        .into_iter()
        .map(|answer| text(&answer.expect("no panic"), "event_id"))
        .collect();
    let mut orders = Vec::new();
    for reader in reading {
        orders.push(reader.await.expect("no panic"));
    }
    assert_eq!(orders[0], orders[1]);
    assert_eq!(
        (
            orders[0].len(),
            orders[0].iter().cloned().collect::<BTreeSet<_>>()
        ),
        (80, sent)
    );
}

/// STA-1, ERR-3: many who set the same state at once leave one event a value, each replacing the one before.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn state_set_by_many_at_once_is_one_chain() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let sets = (0..40).map(|number| {
        let topic = json!({ "topic": (number % 5).to_string() });
        tokio::spawn(ann.set_state(&room, "state.m.room.topic", "_", &topic).ok())
    });
    for answer in futures::future::join_all(sets.collect::<Vec<_>>()).await {
        answer.expect("no panic");
    }
    let chunk = ann
        .scroll(&room, "dir=f&limit=100&types=state.m.room.topic")
        .await["chunk"]
        .clone();
    let chain = chunk.as_array().expect("a chunk");
    assert!(chain.len() >= 5);
    for pair in chain.windows(2) {
        assert_eq!(pair[1]["replaces_state"], pair[0]["event_id"]);
        assert_eq!(pair[1]["prev_content"], pair[0]["content"]);
        assert_ne!(pair[1]["content"], pair[0]["content"]);
    }
}

/// CRE-1, JOI-5: many join a room at once; each is in it once, and all see the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_join_at_once() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let room = ann.public_room().await;
    let join = json!({ "room_id": room });
    let joins = (0..10).map(|_| tokio::spawn(bob.join(&join).ok()));
    for answer in futures::future::join_all(joins.collect::<Vec<_>>()).await {
        answer.expect("no panic");
    }
    let chunk = ann.scroll(&room, "types=state.m.room.member").await["chunk"].clone();
    assert_eq!(ids(&chunk).len(), 2, "ann's and one of bob's");
    bob.say(&room, "in").await;
    assert_eq!(bodies(&ann.scroll(&room, "limit=1").await["chunk"]), ["in"]);
}

/// CRE-1, EVT-7: a thousand equal rooms made at once, while the clock stands still, are a thousand rooms with events of
/// their own.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn equal_rooms_made_at_once_share_no_id() {
    let (server, _clock) = TestServer::start_with_clock(|_| {}).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = json!({ "visibility": "private", "name": "Same" });
    let made: Vec<_> = futures::stream::iter(0..1_000)
        .map(|_| tokio::spawn(ann.create(&room).ok()))
        .buffer_unordered(64)
        .collect()
        .await;
    let (mut rooms, mut events) = (BTreeSet::new(), BTreeSet::new());
    for answer in made {
        let answer = answer.expect("no panic");
        rooms.insert(text(&answer, "room_id"));
        let shown = answer["room"]["events"].as_object().expect("events");
        events.extend(shown.keys().cloned());
    }
    assert_eq!((rooms.len(), events.len()), (1_000, 5_000));
}
