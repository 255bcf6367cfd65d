//! Several actions in one request.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, is_ephemeral, text};
use tidings_tests::wire::encode;

pub(super) const MESSAGE: &str = "message.m.room.message";

pub(super) fn send(body: &str) -> Value {
    let content = json!({ "msgtype": "m.text", "body": body });
    json!({ "action": "send", "event_type": MESSAGE, "content": content })
}

pub(super) fn of(action: &str, user: &User) -> Value {
    json!({ "action": action, "user_id": user.id })
}

fn set(event_type: &str, key: &str, content: &Value) -> Value {
    json!({ "action": "set_state", "event_type": event_type, "state_key": key, "content": content })
}

/// A room of ann's, in which bob is too.
pub(super) async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// For each action the id of its event, or the code of its refusal.
pub(super) fn told(answer: &Value) -> Vec<String> {
    let outcomes = answer["outcomes"].as_array().expect("outcomes").iter();
    let told = outcomes.map(|one| match (one.get("outcome"), one.get("error")) {
        (Some(outcome), None) => text(outcome, "event_id"),
        (None, Some(error)) => text(error, "errcode"),
        (None, None) => "-".to_owned(),
        both => panic!("{both:?}"),
    });
    told.collect()
}

fn of_the_room(events: &Value) -> Value {
    let events = events.as_array().into_iter().flatten();
    events
        .filter(|event| !is_ephemeral(event))
        .cloned()
        .collect()
}

/// BAT-1: every kind of action does what it does alone, in order; each answers its event and its place.
#[tokio::test]
async fn every_kind_of_action_has_its_outcome_in_order() {
    let (server, ann, bob, room) = room().await;
    let (cleo, dan) = (
        User::register(&server, "cleo").await,
        User::register(&server, "dan").await,
    );
    dan.join_room(&room).await;
    let (said, mistake) = (
        bob.say(&room, "said").await,
        bob.say(&room, "mistake").await,
    );
    let from = ann.now().await;
    let actions = [
        send("hello"),
        set("state.m.room.topic", "_", &json!({ "topic": "Boats" })),
        json!({ "action": "delete_state", "event_type": "state.m.room.topic", "state_key": "_" }),
        json!({ "action": "redact", "event_id": mistake, "reason": "typo" }),
        of("invite", &cleo),
        json!({ "action": "kick", "user_id": dan.id, "reason": "noise" }),
        of("ban", &dan),
        of("unban", &dan),
        json!({ "action": "set_marker", "marker": "delivered", "event_id": said }),
    ];
    let answer = ann.batch(&room, &actions).action(0).ok().await;
    let streamed = of_the_room(&ann.stream(&from).await["events"]);
    assert_eq!(told(&answer), ids(&streamed));
    let types: Vec<_> = streamed
        .as_array()
        .expect("events")
        .iter()
        .map(|event| text(event, "type"))
        .collect();
    assert_eq!(
        types,
        [
            MESSAGE,
            "state.m.room.topic",
            "state.m.room.topic",
            "message.m.room.redaction",
            "state.m.room.member",
            "state.m.room.member",
            "state.m.room.member",
            "state.m.room.member",
            "state.m.room.marker.delivered",
        ]
    );
    for (number, event) in streamed.as_array().expect("events").iter().enumerate() {
        let outcome = &answer["outcomes"][number]["outcome"];
        assert_eq!(outcome["event"]["content"], event["content"]);
        let next = ann.stream(&text(outcome, "position")).await["events"].clone();
        assert_eq!(
            ids(&next),
            ids(&streamed)[number + 1..],
            "after action {number}"
        );
    }
    assert_eq!(ann.event(&mistake, "").ok().await["content"], json!({}));
    assert_eq!(streamed[5]["content"]["reason"], "noise");
    assert_eq!(streamed[1]["content"]["topic"], "Boats");
    assert!(streamed[2].get("content").is_none());
}

/// BAT-1: an action that is refused changes nothing and doesn't stop the others; with `stop_on_error` those after it aren't
/// tried.
#[tokio::test]
async fn a_refused_action_stops_the_others_only_on_request() {
    let (_server, ann, bob, room) = room().await;
    let actions = [
        send("a"),
        of("kick", &ann),
        send("b"),
        of("ban", &ann),
        send("c"),
    ];
    let answer = bob.batch(&room, &actions).ok().await;
    assert_eq!(told(&answer)[1], "M_FORBIDDEN");
    assert_eq!(told(&answer)[3], "M_FORBIDDEN");
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["a", "b", "c"]
    );
    let path = format!("/rooms/{}/batch", encode(&room));
    let stopping = bob.post(&path, &json!({ "actions": actions, "stop_on_error": true }));
    let answer = stopping.ok().await;
    assert_eq!(told(&answer)[1..], ["M_FORBIDDEN", "-", "-", "-"]);
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["a", "b", "c", "a"]
    );
}

/// BAT-1, EVT-7, EVT-8: a content that isn't one of its type, and an event that is too large, fail alone and name their place.
#[tokio::test]
async fn a_bad_content_fails_alone() {
    let (_server, ann, bob, room) = room().await;
    let typed = |event_type: &str, content: Value| json!({ "action": "send", "event_type": event_type, "content": content });
    let actions = [
        typed(MESSAGE, json!({ "msgtype": "m.text", "body": 5 })),
        typed(
            MESSAGE,
            json!({ "msgtype": "m.text", "body": "x", "n": [0.5] }),
        ),
        send(&"x".repeat(66_000)),
        typed("state.m.room.name", json!({ "name": "x" })),
        set("state.m.room.name", "!", &json!({ "name": "x" })),
        json!({ "action": "redact", "event_id": "$AZrG5m4nc0mTgm9wJ0nV8w:localhost" }),
        send("fine"),
    ];
    let answer = ann.batch(&room, &actions).ok().await;
    let errors = answer["outcomes"].as_array().expect("outcomes").iter();
    let errors: Vec<(String, Option<&str>)> = errors
        .filter_map(|one| one.get("error"))
        .map(|error| (text(error, "errcode"), error["path"].as_str()))
        .collect();
    let expected = [
        ("M_BAD_JSON", Some("/actions/0/content/body")),
        ("M_BAD_JSON", Some("/actions/1/content/n/0")),
        ("M_TOO_LARGE", None),
        ("M_INVALID_PARAM", Some("/actions/3/event_type")),
        ("M_INVALID_PARAM", Some("/actions/4/state_key")),
        ("M_NOT_FOUND", None),
    ];
    assert_eq!(errors, expected.map(|(code, path)| (code.to_owned(), path)));
    assert_eq!(bodies(&bob.scroll(&room, "").await["chunk"]), ["fine"]);
}

/// BAT-1: an action that is unknown, lacks a field or has one of the wrong shape refuses the whole batch; so do none and too
/// many.
#[tokio::test]
async fn a_malformed_action_refuses_the_whole_batch() {
    let (server, ann, _bob, room) = room().await;
    let before = server.server().app().position();
    for (bad, code, path) in [
        (
            json!({ "action": "dance" }),
            "M_INVALID_PARAM",
            "/actions/1/action",
        ),
        (json!({ "event_type": MESSAGE }), "M_BAD_JSON", "/actions/1"),
        (
            json!({ "action": "send", "event_type": MESSAGE }),
            "M_BAD_JSON",
            "/actions/1",
        ),
        (
            json!({ "action": "send", "content": {} }),
            "M_BAD_JSON",
            "/actions/1",
        ),
        (json!({ "action": "kick" }), "M_BAD_JSON", "/actions/1"),
        (
            json!({ "action": "kick", "user_id": "bob" }),
            "M_INVALID_PARAM",
            "/actions/1/user_id",
        ),
        (
            json!({ "action": "redact", "event_id": 5 }),
            "M_BAD_JSON",
            "/actions/1/event_id",
        ),
        (
            json!({ "action": "set_marker", "event_id": "$x:a" }),
            "M_BAD_JSON",
            "/actions/1",
        ),
        (json!("send"), "M_BAD_JSON", "/actions/1"),
    ] {
        let refusal = ann
            .batch(&room, &[send("fine"), bad])
            .refused(400, code)
            .await;
        assert_eq!(refusal["path"], path, "{refusal}");
    }
    for count in [0, 101] {
        let many = vec![send("x"); count];
        let refusal = ann
            .batch(&room, &many)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], "/actions");
    }
    assert_eq!(server.server().app().position(), before);
}

/// BAT-1, ERR-2: who isn't joined can't, and a room that doesn't exist reads the same.
#[tokio::test]
async fn only_members_act() {
    let (server, _ann, _bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let one = cleo
        .batch(&room, &[send("x")])
        .refused(403, "M_FORBIDDEN")
        .await;
    let other = cleo.batch("!nowhere:localhost", &[send("x")]);
    assert_eq!(
        other.refused(403, "M_FORBIDDEN").await["error"],
        one["error"]
    );
}

/// BAT-1: each action is decided on what the ones before have left.
#[tokio::test]
async fn an_action_sees_the_ones_before_it() {
    let (server, ann, bob, room) = room().await;
    let mistake = bob.say(&room, "mistake").await;
    let elsewhere = ann.public_room().await;
    let foreign = ann.say(&elsewhere, "foreign").await;
    let topic = || set("state.m.room.topic", "_", &json!({ "topic": "Boats" }));
    let redact = |event: &str| json!({ "action": "redact", "event_id": event });
    let actions = [
        topic(),
        topic(),
        redact(&mistake),
        redact(&mistake),
        redact(&foreign),
        json!({ "action": "set_marker", "marker": "read", "event_id": foreign }),
        of("ban", &bob),
        of("invite", &bob),
        set(
            "state.m.room.member",
            &ann.id,
            &json!({ "membership": "leave" }),
        ),
        send("gone"),
        redact(&mistake),
        json!({ "action": "set_marker", "marker": "read", "event_id": mistake }),
    ];
    let before = server.server().app().position();
    let told = told(&ann.batch(&room, &actions).ok().await);
    assert_eq!((&told[0], &told[2]), (&told[1], &told[3]), "the same again");
    assert_eq!(told[4..6], ["M_NOT_FOUND"; 2]);
    assert_eq!(told[7], "M_FORBIDDEN", "a banned user isn't invited");
    assert_eq!(told[9..], ["M_FORBIDDEN"; 3]);
    assert_eq!(server.server().app().position(), before + 4);
}

/// BAT-1, EVT-10: who leaves and comes back in a batch comes back with a profile.
#[tokio::test]
async fn a_batch_may_leave_and_come_back() {
    let (_server, ann, bob, room) = room().await;
    bob.set_profile("displayname", &json!("Bob")).ok().await;
    let membership = |is: &str| set("state.m.room.member", &bob.id, &json!({ "membership": is }));
    let actions = [membership("leave"), membership("join"), send("back")];
    let answer = bob.batch(&room, &actions).ok().await;
    let join = &answer["outcomes"][1]["outcome"]["event"];
    assert_eq!(join["content"]["membership"], "join");
    assert_eq!(join["unsigned"]["profile"]["content"]["displayname"], "Bob");
    assert_eq!(bodies(&ann.scroll(&room, "").await["chunk"]), ["back"]);
}

/// BAT-1: batches go through where many talk at once, and nobody's events come between theirs.
#[tokio::test]
async fn a_batch_is_one_piece_where_many_talk() {
    let (_server, ann, bob, room) = room().await;
    let batches = (0..4).map(|batch| {
        let actions: Vec<Value> = (0..25).map(|n| send(&format!("{batch}.{n}"))).collect();
        let (ann, room) = (&ann, &room);
        async move { ann.batch(room, &actions).ok().await }
    });
    let talk = (0..60).map(|n| bob.say(&room, if n % 2 == 0 { "x" } else { "y" }));
    let (answers, _) = tokio::join!(join_all(batches), join_all(talk));
    let all = ids(&bob.scroll(&room, "dir=f&limit=1000").await["chunk"]);
    for answer in &answers {
        let told = told(answer);
        let at = all
            .iter()
            .position(|id| *id == told[0])
            .expect("it is there");
        assert_eq!(all[at..at + told.len()], told);
    }
}
