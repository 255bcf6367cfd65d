//! A reader who was away reads on, while much happened in rooms that are none of theirs.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, is_ephemeral, text};

use super::batches::send;

/// All that a reader gets from a token on, `limit` events an answer, each as its room and what it says.
async fn read(reader: &User, from: &str, limit: usize) -> Vec<(String, String)> {
    let (mut found, mut from) = (Vec::new(), from.to_owned());
    loop {
        let query = format!("from={from}&timeout=0&limit={limit}");
        let chunk = reader.poll(&query).ok().await;
        let events = chunk["events"].as_array().expect("events").iter();
        let events: Vec<&Value> = events.filter(|event| !is_ephemeral(event)).collect();
        assert!(events.len() <= limit, "{chunk}");
        found.extend(events.iter().map(|event| {
            let what = [&event["content"]["body"], &event["content"]["membership"]];
            let what = what.into_iter().find_map(Value::as_str);
            (text(event, "room_id"), what.unwrap_or_default().to_owned())
        }));
        from = text(&chunk, "end");
        if chunk["more"] == false {
            return found;
        }
    }
}

/// Says something in each of the rooms, many times over.
async fn chatter(speaker: &User, rooms: &[String]) {
    for number in 0..8 {
        for room in rooms {
            speaker.say(room, &format!("chatter {number}")).await;
        }
    }
}

/// STR-8: who was away gets everything that is theirs once and in order, and nothing else, in answers of any size, be it read
/// from memory or, after a restart, from the store.
#[tokio::test]
async fn all_that_is_the_readers_comes_and_nothing_else() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let (mut stays, mut others) = (Vec::new(), Vec::new());
    for _ in 0..2 {
        stays.push(ann.public_room().await);
    }
    let (leaves, left, joins) = (
        ann.public_room().await,
        ann.public_room().await,
        bob.public_room().await,
    );
    let invites = bob.public_room().await;
    for room in stays.iter().chain([&leaves, &left]) {
        bob.join_room(room).await;
    }
    ann.leave(&left).await;
    for _ in 0..6 {
        others.push(bob.public_room().await);
    }
    let from = ann.now().await;

    // What ann doesn't see lies between all that she does.
    bob.say(&stays[0], "one").await;
    bob.say(&left, "behind her back").await;
    chatter(&bob, &others).await;
    bob.say(&leaves, "before she leaves").await;
    ann.leave(&leaves).await;
    bob.say(&leaves, "after she left").await;
    chatter(&bob, &others).await;
    bob.say(&joins, "before she joins").await;
    ann.join_room(&joins).await;
    bob.say(&joins, "after she joined").await;
    bob.say(&stays[1], "two").await;
    bob.invite(&invites, "@ann:localhost").ok().await;
    bob.say(&invites, "not for the invited").await;
    chatter(&bob, &others).await;
    bob.say(&stays[0], "three").await;
    chatter(&bob, &others).await;

    let seen = |room: &str, what: &str| (room.to_owned(), what.to_owned());
    let expected = [
        seen(&stays[0], "one"),
        seen(&leaves, "before she leaves"),
        seen(&leaves, "leave"),
        seen(&joins, "join"),
        seen(&joins, "after she joined"),
        seen(&stays[1], "two"),
        seen(&invites, "invite"),
        seen(&stays[0], "three"),
    ];
    for _ in ["memory", "the store"] {
        for limit in [1, 3, 100] {
            let mut found = read(&ann, &from, limit).await;
            // What a join brings along: the profile behind it.
            found.retain(|(_, what)| !what.is_empty());
            assert_eq!(found, expected, "{limit}");
        }
        server.restart().await;
    }
}

/// STR-8: a filter that lets through little gets it all the same. An answer looks at so much and no more, and says where the next
/// one goes on; the same from memory and, after a restart, from the store.
#[tokio::test]
async fn what_a_filter_wants_is_found_behind_all_that_it_does_not() {
    let mut server = TestServer::start_with(|settings| settings.rate_limits.enabled = false).await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    let from = ann.now().await;
    let batch = vec![send("not wanted"); 100];
    for _ in 0..22 {
        let batches = (0..5).map(|_| ann.batch(&room, &batch).ok());
        join_all(batches).await;
    }
    let topic = json!({ "topic": "wanted" });
    let set = ann.set_state(&room, "state.m.room.topic", "_", &topic);
    set.ok().await;
    ann.say(&room, "nor is this").await;
    let read = async |from: &str| {
        let query = format!("from={from}&timeout=0&types=state.m.room.topic&limit=5");
        ann.get(format!("/stream?{query}")).ok().await
    };
    for _ in ["memory", "the store"] {
        let first = read(&from).await;
        assert_eq!(
            (&first["events"], &first["more"]),
            (&json!([]), &json!(true))
        );
        let second = read(&text(&first, "end")).await;
        assert_eq!(second["events"][0]["content"], topic);
        assert_eq!(
            (second["events"].as_array().map(Vec::len), &second["more"]),
            (Some(1), &json!(false))
        );
        let third = read(&text(&second, "end")).await;
        assert_eq!(
            (&third["events"], &third["end"]),
            (&json!([]), &second["end"])
        );
        server.restart().await;
    }
}
