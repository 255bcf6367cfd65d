//! What filters let through, and in which form (FIL-1, FIL-3…5).

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};
use tidings_tests::wire::encode;

use super::redaction::{room, shown};

async fn token(user: &User, filter: Value) -> String {
    text(&user.post("/filters", &filter).ok().await, "filter")
}

/// The types of a list of events.
fn types(events: &Value) -> Vec<String> {
    let events = events.as_array().into_iter().flatten();
    events.map(|event| text(event, "type")).collect()
}

/// The types of the events whose ids a list of an entry holds.
fn types_in(entry: &Value, list: &str) -> Vec<String> {
    let ids = entry[list].as_array().expect("a list").iter();
    let events = ids.map(|id| &entry["events"][id.as_str().expect("an id")]);
    events.map(|event| text(event, "type")).collect()
}

/// The room ids of a list of entries, sorted.
fn rooms(entries: &Value) -> Vec<String> {
    let entries = entries.as_array().into_iter().flatten();
    let mut rooms: Vec<String> = entries.map(|entry| text(entry, "room_id")).collect();
    rooms.sort();
    rooms
}

/// FIL-4: initial sync, stream, join, scrollback and context let the same events through.
#[tokio::test]
async fn a_filter_works_alike_everywhere() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    for event_type in ["message.a.x", "message.b.x", "message.a.y", "message.c"] {
        ann.send(&room, event_type, &json!({})).ok().await;
    }
    bob.send(&room, "message.a.z", &json!({})).ok().await;
    let centre = ann.say(&room, "centre").await;
    let filter = json!({
        "types": ["message.a.*", "message.b.x"], "not_types": ["*.y"], "senders": ["@ann:*"], "not_senders": ["@bob:*"],
    });
    let filter = token(&bob, filter).await;
    let newest_first = ["message.b.x", "message.a.x"];
    let oldest_first = ["message.a.x", "message.b.x"];
    let query = format!("filter={filter}");
    let sync = bob.sync(&query).await;
    assert_eq!(
        types_in(entry(&sync["rooms"], &room), "messages"),
        oldest_first
    );
    assert_eq!(types_in(entry(&sync["rooms"], &room), "state"), [""; 0]);
    let delta = bob.sync(&format!("since={before}&{query}")).await;
    assert_eq!(
        types_in(entry(&delta["rooms"], &room), "messages"),
        oldest_first
    );
    let stream = bob.stream(&format!("{before}&{query}")).await;
    assert_eq!(types(&stream["events"]), oldest_first);
    let join = bob
        .join(&json!({ "room_id": room, "filter": filter }))
        .ok()
        .await;
    assert_eq!(types_in(&join["room"], "messages"), oldest_first);
    assert_eq!(
        types(&bob.scroll(&room, &query).await["chunk"]),
        newest_first
    );
    let forwards = bob.scroll(&room, &format!("dir=f&{query}")).await;
    assert_eq!(types(&forwards["chunk"]), oldest_first);
    let path = format!("/events/{}/context?before=9&{query}", encode(&centre));
    let context = bob.get(path).ok().await;
    let around: Vec<String> = types(&context["chunk"]);
    assert_eq!(
        around,
        ["message.a.x", "message.b.x", "message.m.room.message"]
    );
}

/// FIL-1: what `rooms` and `not_rooms` leave out doesn't come at all, neither as an entry nor as an invite nor as left,
/// and neither does what happens there.
#[tokio::test]
async fn rooms_that_are_not_wanted_are_absent() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let (one, two) = (ann.public_room().await, ann.public_room().await);
    let wanted = [
        token(&bob, json!({ "rooms": [one] })).await,
        token(&bob, json!({ "not_rooms": [two] })).await,
        token(&bob, json!({ "rooms": [one, two], "not_rooms": [two] })).await,
    ];
    let from = bob.now().await;
    ann.invite(&one, &bob.id).ok().await;
    ann.invite(&two, &bob.id).ok().await;
    for filter in &wanted {
        let sync = bob.sync(&format!("filter={filter}")).await;
        let invites = sync["invites"].as_array().expect("a list");
        let places: Vec<_> = invites
            .iter()
            .map(|invite| &invite["event"]["room_id"])
            .collect();
        assert_eq!(places, [&json!(one)]);
    }
    for room in [&one, &two] {
        bob.join(&json!({ "room_id": room, "deliver": "stream" }))
            .ok()
            .await;
        ann.say(room, room).await;
    }
    let joined = bob.now().await;
    for filter in &wanted {
        let sync = bob.sync(&format!("filter={filter}")).await;
        assert_eq!(
            (rooms(&sync["rooms"]), &sync["rooms_total"]),
            (vec![one.clone()], &json!(1))
        );
        let stream = bob.stream(&format!("{from}&filter={filter}")).await;
        assert_eq!(rooms(&stream["joined"]), [one.as_str()]);
        let events = stream["events"].as_array().expect("a list");
        assert!(
            events.iter().all(|event| event["room_id"] == *one),
            "{stream}"
        );
        assert_eq!(bodies(&stream["events"]), [one.as_str()]);
    }
    for room in [&one, &two] {
        bob.leave(room).await;
    }
    for filter in &wanted {
        let delta = bob.sync(&format!("since={joined}&filter={filter}")).await;
        assert_eq!(
            (&delta["left"], &delta["rooms"]),
            (&json!([one]), &json!([]))
        );
    }
    let nothing = token(&bob, json!({ "rooms": [] })).await;
    let sync = bob.sync(&format!("filter={nothing}")).await;
    assert_eq!(
        (&sync["rooms"], &sync["rooms_total"]),
        (&json!([]), &json!(0))
    );
}

/// JOI-2, FIL-1: a room whose entry the filter of the join leaves out comes down the stream, which has its own filter.
#[tokio::test]
async fn an_entry_that_was_not_wanted_with_the_answer_comes_down_the_stream() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let room = ann.public_room().await;
    let without = token(&bob, json!({ "not_rooms": [room] })).await;
    let from = bob.now().await;
    let join = bob
        .join(&json!({ "room_id": room, "filter": without }))
        .ok()
        .await;
    assert_eq!(join.get("room"), None);
    assert_eq!(rooms(&bob.stream(&from).await["joined"]), [room.as_str()]);
    let nothing = token(&bob, json!({ "rooms": [] })).await;
    let created = bob.create(&json!({ "visibility": "private", "filter": nothing }));
    let created = created.ok().await;
    assert_eq!(created.get("room"), None);
    let from = text(&bob.stream(&from).await, "start");
    let mut both = vec![room, text(&created, "room_id")];
    both.sort();
    assert_eq!(rooms(&bob.stream(&from).await["joined"]), both);
}

/// FIL-1: `senders` and `not_senders` are patterns of user ids and server names; `users` and `not_users` choose profiles.
#[tokio::test]
async fn senders_and_users_choose() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    for user in [&ann, &bob] {
        let path = format!("/profile/{}/displayname", encode(&user.id));
        user.put(path, &json!({ "value": "x" })).ok().await;
    }
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    ann.say(&room, "of ann").await;
    bob.say(&room, "of bob").await;
    let scroll = async |filter: Value| {
        let filter = token(&bob, filter).await;
        let page = bob
            .scroll(&room, &format!("limit=100&filter={filter}"))
            .await;
        (bodies(&page["chunk"]), types(&page["chunk"]))
    };
    for (filter, expected) in [
        (json!({ "senders": [bob.id] }), &["of bob"][..]),
        (
            json!({ "senders": ["@*:localhost"] }),
            &["of bob", "of ann"],
        ),
        (json!({ "not_senders": ["@a*"] }), &["of bob"]),
        (json!({ "senders": ["@*"], "not_senders": ["*"] }), &[]),
        (json!({ "senders": [] }), &[]),
    ] {
        assert_eq!(scroll(filter.clone()).await.0, expected, "{filter}");
    }
    let alias = json!({ "visibility": "public", "alias": "#boats:localhost" });
    let named = text(&ann.create(&alias).ok().await, "room_id");
    let filter = token(&ann, json!({ "senders": ["localhost"] })).await;
    let page = ann.scroll(&named, &format!("filter={filter}")).await;
    assert_eq!(types(&page["chunk"]), ["state.m.room.aliases"]);
    // A profile belongs to whom its key names.
    let profile = "state.m.room.member.profile";
    for (filter, expected) in [
        (json!({ "types": [profile] }), 2),
        (json!({ "types": [profile], "users": [bob.id] }), 1),
        (json!({ "types": [profile], "not_users": [bob.id] }), 1),
        (json!({ "types": [profile], "users": [] }), 0),
    ] {
        assert_eq!(scroll(filter.clone()).await.1.len(), expected, "{filter}");
    }
    assert_eq!(scroll(json!({ "users": [] })).await.0, ["of bob", "of ann"]);
}

/// FIL-1: `state_types` chooses lists of state, `types` where it is absent; timelines follow `types` alone.
#[tokio::test]
async fn state_types_fall_back_to_types() {
    let (_server, ann, bob, room) = room().await;
    for event_type in ["name", "topic"] {
        let event_type = format!("state.m.room.{event_type}");
        let key = event_type.rsplit('.').next().expect("a name");
        ann.set_state(&room, &event_type, "_", &json!({ key: "x" }))
            .ok()
            .await;
    }
    let (name, topic) = ("state.m.room.name", "state.m.room.topic");
    for (filter, state, messages) in [
        (json!({ "types": [name] }), vec![name], vec![name]),
        (
            json!({ "types": [name], "state_types": [topic] }),
            vec![topic],
            vec![name],
        ),
        (
            json!({ "types": [name], "state_types": [] }),
            vec![],
            vec![name],
        ),
        (
            json!({ "types": [], "state_types": ["*.topic", name] }),
            vec![name, topic],
            vec![],
        ),
        (
            json!({ "types": [topic], "state_types": ["*.topic", name], "not_types": ["*.name"] }),
            vec![topic],
            vec![topic],
        ),
    ] {
        let what = filter.to_string();
        let filter = token(&bob, filter).await;
        let sync = bob.sync(&format!("filter={filter}")).await;
        let join = bob
            .join(&json!({ "room_id": room, "filter": filter }))
            .ok()
            .await;
        for entry in [entry(&sync["rooms"], &room), &join["room"]] {
            assert_eq!(types_in(entry, "state"), state, "{what}");
            assert_eq!(types_in(entry, "messages"), messages, "{what}");
        }
        let list = format!("/rooms/{}/state?filter={filter}", encode(&room));
        assert_eq!(types(&bob.get(list).ok().await["state"]), state, "{what}");
    }
}

/// FIL-3: without a filter everything comes; `limit`, `types` and `not_types` beside one replace its fields for that
/// request.
#[tokio::test]
async fn parameters_replace_fields_of_the_filter() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    for event_type in ["message.a", "message.b", "message.c"] {
        ann.send(&room, event_type, &json!({})).ok().await;
    }
    let filter =
        json!({ "types": ["message.a", "message.b"], "not_types": ["message.a"], "limit": 1 });
    let filter = token(&bob, filter).await;
    for (query, expected) in [
        (String::new(), &["message.a", "message.b", "message.c"][..]),
        (format!("&filter={filter}"), &["message.b"]),
        (
            format!("&filter={filter}&types=message.c,message.a"),
            &["message.c"],
        ),
        (
            format!("&filter={filter}&not_types=message.b&limit=9"),
            &["message.a"],
        ),
        (
            format!("&filter={filter}&not_types=x&limit=9"),
            &["message.a", "message.b"],
        ),
        (format!("&filter={filter}&not_types=x"), &["message.a"]),
        (format!("&filter={filter}"), &["message.b"]),
    ] {
        let stream = bob.stream(&format!("{before}{query}")).await;
        assert_eq!(types(&stream["events"]), expected, "{query}");
    }
    let entry =
        bob.join(&json!({ "room_id": room, "filter": filter, "types": "message.*", "limit": 9 }));
    let entry = entry.ok().await;
    assert_eq!(
        types_in(&entry["room"], "messages"),
        ["message.b", "message.c"]
    );
}

/// FIL-5: event id, type and room id come whatever `keys` says, and of the rest only what it names.
#[tokio::test]
async fn keys_choose_what_comes_of_an_event() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let content =
        json!({ "body": "b", "msgtype": "m.text", "com.example": { "one": 1, "two": 2 } });
    let event = text(
        &ann.send(&room, "message.m.room.message", &content)
            .ok()
            .await,
        "event_id",
    );
    let always = json!({
        "event_id": event, "room_id": room, "sender": ann.id, "type": "message.m.room.message",
    });
    for (keys, content) in [
        (json!([]), None),
        (json!(["content.body"]), Some(json!({ "body": "b" }))),
        (
            json!(["content.com.example.one"]),
            Some(json!({ "com.example": { "one": 1 } })),
        ),
        (json!(["content"]), Some(content.clone())),
    ] {
        let mut expected = always.clone();
        if let Some(content) = content {
            expected["content"] = content;
        }
        let filter = token(&bob, json!({ "keys": keys })).await;
        let (room, event_path) = (encode(&room), encode(&event));
        for path in [
            format!("/events/{event_path}?"),
            format!("/events/{event_path}/context?"),
            format!("/rooms/{room}/timeline?"),
            "/initial_sync?".to_owned(),
            format!("/stream?timeout=0&from={before}&"),
        ] {
            let answer = bob.get(format!("{path}filter={filter}")).ok().await;
            assert_eq!(
                shown(&answer, &event),
                vec![expected.clone()],
                "{path} {keys}"
            );
        }
    }
}

/// FIL-5: a key is named by its place, as deep as objects go.
#[tokio::test]
async fn keys_lead_into_objects() {
    let (_server, _ann, bob, room) = room().await;
    let filter = token(&bob, json!({ "keys": ["state_key", "unsigned.age"] })).await;
    let path = format!("/rooms/{}/state?filter={filter}", encode(&room));
    for event in bob.get(path).ok().await["state"]
        .as_array()
        .expect("a list")
    {
        let keys: Vec<&str> = event
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        let expected = [
            "event_id",
            "room_id",
            "sender",
            "state_key",
            "type",
            "unsigned",
        ];
        assert_eq!(keys, expected);
        assert_eq!(
            event["unsigned"].as_object().map(serde_json::Map::len),
            Some(1)
        );
    }
}

/// FIL-5: encrypted content is never cut into.
#[tokio::test]
async fn encrypted_content_comes_whole_or_not_at_all() {
    let (_server, ann, bob, room) = room().await;
    let content = json!({ "algorithm": "a", "ciphertext": { "one": 1 } });
    ann.send(&room, "message.m.room.encrypted", &content)
        .ok()
        .await;
    for (keys, expected) in [
        (json!(["content.algorithm"]), Some(&content)),
        (json!(["content.body"]), Some(&content)),
        (json!(["origin_server_ts"]), None),
    ] {
        let filter = token(&bob, json!({ "keys": keys })).await;
        let page = bob.scroll(&room, &format!("limit=1&filter={filter}")).await;
        assert_eq!(page["chunk"][0].get("content"), expected, "{keys}");
        assert_eq!(ids(&page["chunk"]).len(), 1);
    }
}
