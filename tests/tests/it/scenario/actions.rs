//! Action ids: once, whatever is repeated, and seen by the client that acted alone.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, ids, text};
use tidings_tests::wire::encode;

async fn room() -> (TestServer, User, String) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    (server, ann, room)
}

/// ACT-2, ACT-4: a repeated action gets the first outcome again and applies nothing.
#[tokio::test]
async fn a_repeated_action_is_applied_once() {
    let (_server, ann, room) = room().await;
    let first = ann.text(&room, "once").action(0).ok().await;
    let again = ann.text(&room, "once").action(0).ok().await;
    for key in ["event_id", "position", "origin_server_ts"] {
        assert_eq!(first[key], again[key], "{key}");
    }
    assert_eq!(bodies(&ann.scroll(&room, "dir=f").await["chunk"]), ["once"]);
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 1);
}

/// ACT-4: repetitions of every action answer what the first answered.
#[tokio::test]
async fn repetitions_of_every_action_answer_the_same() {
    let (server, ann, room) = room().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let create = || {
        bob.create(&json!({ "visibility": "public", "name": "Boats" }))
            .action(0)
    };
    let made = create().ok().await;
    let invite = || ann.invite(&room, &bob.id).action(0);
    let invited = invite().ok().await;
    let join = || {
        bob.join(&json!({ "invite_event_id": invited["event_id"], "deliver": "stream" }))
            .action(1)
    };
    join().ok().await;
    let name = || {
        ann.set_state(&room, "state.m.room.name", "_", &json!({ "name": "Rafts" }))
            .action(1)
    };
    let named = name().ok().await;
    let position = server.server().app().position();
    assert_eq!(create().ok().await["room_id"], made["room_id"]);
    assert_eq!(invite().ok().await["event_id"], invited["event_id"]);
    assert_eq!(join().ok().await["room_id"], room);
    assert_eq!(name().ok().await["event_id"], named["event_id"]);
    assert_eq!(
        server.server().app().position(),
        position,
        "nothing was applied again"
    );
}

/// ACT-4: also while the first is still under way. Of many at once one is applied, and all get its outcome.
#[tokio::test]
async fn concurrent_repetitions_get_one_outcome() {
    let (_server, ann, room) = room().await;
    for id in 0..5 {
        let same = (0..8).map(|_| ann.text(&room, &format!("{id}")).action(id).ok());
        let mut answers: Vec<String> = futures::future::join_all(same)
            .await
            .iter()
            .map(|answer| text(answer, "event_id"))
            .collect();
        answers.dedup();
        assert_eq!(answers.len(), 1, "{answers:?}");
    }
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["0", "1", "2", "3", "4"]
    );
}

/// ACT-4: the same id with another request is 400, be it another body, path or operation; the first outcome stays.
#[tokio::test]
async fn the_same_id_for_another_request_is_400() {
    let (_server, ann, room) = room().await;
    let first = ann.text(&room, "one").action(0).ok().await;
    let others = [
        ann.text(&room, "two"),
        ann.send(
            &room,
            "message.com.example",
            &json!({ "msgtype": "m.text", "body": "one" }),
        ),
        ann.invite(&room, "@bob:localhost"),
        ann.create(&json!({ "visibility": "public" })),
    ];
    for other in others {
        let refusal = other.action(0).refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["parameter"], "Matrix-Action");
    }
    assert_eq!(
        ann.text(&room, "one").action(0).ok().await["event_id"],
        first["event_id"]
    );
    assert_eq!(bodies(&ann.scroll(&room, "dir=f").await["chunk"]), ["one"]);
}

/// ACT-4: outcomes that memory has let go of come from the store.
#[tokio::test]
async fn old_outcomes_are_still_known() {
    let (_server, ann, room) = room().await;
    let first = ann.text(&room, "0").action(0).ok().await;
    for id in 1..40 {
        ann.text(&room, &id.to_string()).action(id).ok().await;
    }
    let again = ann.text(&room, "0").action(0).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&first["event_id"], &first["position"])
    );
    ann.text(&room, "other")
        .action(0)
        .refused(400, "M_INVALID_PARAM")
        .await;
}

/// ACT-3: an action refused for good has used up its id, and its repetition is refused alike.
#[tokio::test]
async fn an_action_refused_for_good_has_used_up_its_id() {
    let (_server, ann, room) = room().await;
    let nowhere = "!nowhere:localhost";
    let first = ann
        .text(nowhere, "x")
        .action(0)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        ann.text(nowhere, "x")
            .action(0)
            .refused(403, "M_FORBIDDEN")
            .await,
        first
    );
    ann.join(&json!({ "alias": "#nothing:localhost" }))
        .action(1)
        .refused(404, "M_NOT_FOUND")
        .await;
    ann.send(&room, "message.m.room.message", &json!({ "body": 5 }))
        .action(2)
        .refused(400, "M_BAD_JSON")
        .await;
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 3);
    ann.text(&room, "goes on").action(3).ok().await;
}

/// ACT-3: so has one that can't even be read; its repetition is refused alike, and the next goes on.
#[tokio::test]
async fn an_action_that_cannot_be_read_has_used_up_its_id() {
    let (_server, ann, room) = room().await;
    let path = format!("/rooms/{}/send/message.m.room.message", encode(&room));
    let bad = || ann.post(&path, &json!({ "content": 5 })).action(0);
    let first = bad().refused(400, "M_BAD_JSON").await;
    assert_eq!(first["path"], "/content");
    assert_eq!(bad().refused(400, "M_BAD_JSON").await, first);
    ann.text(&room, "other")
        .action(0)
        .refused(400, "M_INVALID_PARAM")
        .await;
    let no_json = ann
        .wire
        .request(http::Method::POST, format!("/_matrix/client/v2{path}"));
    no_json
        .token(&ann.token)
        .session(ann.session())
        .action(1)
        .body("{")
        .refused(400, "M_NOT_JSON")
        .await;
    ann.text("not-a-room", "x")
        .action(2)
        .refused(400, "M_INVALID_PARAM")
        .await;
    ann.post(format!("{path}?compact=maybe"), &json!({ "content": {} }))
        .action(3)
        .refused(400, "M_INVALID_PARAM")
        .await;
    ann.post(&path, &json!({ "content": { "x": "x".repeat(200_000) } }))
        .action(4)
        .refused(413, "M_TOO_LARGE")
        .await;
    assert_eq!(ann.get("/session").ok().await["next_action_id"], 5);
    ann.text(&room, "goes on").action(5).ok().await;
}

/// ACT-1: without a session only 0 makes sense; more is refused at once.
#[tokio::test]
async fn without_a_session_only_action_0_makes_sense() {
    let (server, ann, room) = room().await;
    let loose = ann.other_device().await;
    assert_eq!(
        loose
            .text(&room, "x")
            .action(1)
            .refused(409, "M_MISSING_ACTION")
            .await["expected_action_id"],
        0
    );
    let answer = loose.text(&room, "zero").action(0).send().await;
    let session = answer.session();
    answer.ok();
    loose
        .naming(&session)
        .text(&room, "one")
        .action(1)
        .ok()
        .await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["zero", "one"]
    );
    drop(server);
}

/// ACT-6: actions without an id are applied as they come, also between others.
#[tokio::test]
async fn actions_without_an_id_are_applied_at_once() {
    let (_server, ann, room) = room().await;
    ann.text(&room, "a").action(0).ok().await;
    ann.text(&room, "b").ok().await;
    ann.text(&room, "b").ok().await;
    ann.text(&room, "c").action(1).ok().await;
    assert_eq!(
        bodies(&ann.scroll(&room, "dir=f").await["chunk"]),
        ["a", "b", "b", "c"]
    );
}

fn own(event: &Value) -> Option<(u64, String)> {
    let unsigned = &event["unsigned"];
    Some((
        unsigned["action_id"].as_u64()?,
        text(unsigned, "session_id"),
    ))
}

/// ACT-5: the action id stands on the event in every answer to the client that sent it, and in nobody else's, not even on
/// another device of the same user.
#[tokio::test]
async fn the_action_id_shows_to_the_client_that_acted_alone() {
    let (server, ann, room) = room().await;
    let bob = User::register(&server, "bob").await;
    bob.join_room(&room).await;
    let other = ann.other_device().await;
    let from = ann.now().await;
    let sent = ann.text(&room, "mine").action(0).ok().await;
    let seen = Some((0, ann.session().to_owned()));
    assert_eq!(own(&sent["event"]), seen);
    for (client, expected) in [(&ann, seen), (&other, None), (&bob, None)] {
        let streamed = client.stream(&from).await;
        assert_eq!(ids(&streamed["events"]), [text(&sent, "event_id")]);
        let entry = client.sync("limit=1").await["rooms"][0].clone();
        let synced = entry["events"][text(&sent, "event_id")].clone();
        let scrolled = client.scroll(&room, "limit=1").await["chunk"][0].clone();
        for event in [&streamed["events"][0], &synced, &scrolled] {
            assert_eq!(own(event), expected, "{} {event}", client.device_id);
        }
    }
    let unnamed = ann.text(&room, "no id").ok().await;
    assert_eq!(own(&unnamed["event"]), None);
}

/// What a client shows of its own messages: one line for each action, however it hears of it.
#[derive(Default)]
struct Echoes(BTreeMap<(String, u64), Option<String>>);

impl Echoes {
    /// Shown as soon as it is asked for.
    fn ask(&mut self, client: &User, action: u64) {
        self.0.insert((client.session().to_owned(), action), None);
    }

    fn answer(&mut self, client: &User, action: u64, answer: &Value) {
        let known = self.0.get_mut(&(client.session().to_owned(), action));
        let event = text(answer, "event_id");
        let before = known.expect("it was asked for").replace(event.clone());
        assert!(before.is_none_or(|before| before == event));
    }

    fn stream(&mut self, events: &Value) {
        for event in events.as_array().into_iter().flatten() {
            if let Some((action, session)) = own(event) {
                let event = text(event, "event_id");
                let before = self.0.insert((session, action), Some(event.clone()));
                let before = before.expect("it was asked for");
                assert!(before.is_none_or(|before| before == event));
            }
        }
    }

    fn shown(&self) -> Vec<&str> {
        self.0.values().flatten().map(String::as_str).collect()
    }
}

/// ACT-7, ACT-5: the stream may show an event before its action is answered, or after. Either way a client knows it for the one
/// it asked for, and shows it once.
#[tokio::test]
async fn an_answer_and_the_stream_tell_of_the_same_in_either_order() {
    let (_server, ann, room) = room().await;
    let (mut from, mut echoes) = (ann.now().await, Echoes::default());
    let mut sent = Vec::new();
    for action in 0..4 {
        echoes.ask(&ann, action);
        let answer = ann.text(&room, "mine").action(action).ok().await;
        sent.push(text(&answer, "event_id"));
        let streamed = ann.stream(&from).await;
        from = text(&streamed, "end");
        if action % 2 == 0 {
            echoes.answer(&ann, action, &answer);
            echoes.stream(&streamed["events"]);
        } else {
            echoes.stream(&streamed["events"]);
            echoes.answer(&ann, action, &answer);
        }
        assert_eq!(echoes.shown(), sent);
    }
}
