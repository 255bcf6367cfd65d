//! Redacting messages: what is left of them, who may, and that it shows at once and everywhere.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::encode;

/// A room that two are in.
pub(super) async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// Every answer in which a reader meets an event of a room, also those that start at a token from before it.
pub(super) async fn answers(
    reader: &User,
    room: &str,
    event: &str,
    before: &str,
) -> Vec<(String, Value)> {
    let (room, event) = (encode(room), encode(event));
    let mut answers = Vec::new();
    for path in [
        format!("/events/{event}"),
        format!("/events/{event}/context"),
        format!("/rooms/{room}/timeline?limit=1000"),
        format!("/rooms/{room}/timeline?limit=1000&dir=f"),
        format!("/rooms/{room}/timeline?limit=1000&dir=f&from={before}"),
        format!("/rooms/{room}/state"),
        "/initial_sync?limit=1000".to_owned(),
        format!("/initial_sync?limit=1000&since={before}"),
        format!("/stream?timeout=0&limit=1000&from={before}"),
    ] {
        let answer = reader.get(&path).ok().await;
        answers.push((path, answer));
    }
    answers
}

/// The events with an id in an answer, wherever they stand.
pub(super) fn shown(answer: &Value, event: &str) -> Vec<Value> {
    let inner: Vec<&Value> = match answer {
        Value::Object(map) => map.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let mut found: Vec<Value> = inner
        .into_iter()
        .flat_map(|value| shown(value, event))
        .collect();
    if answer["event_id"] == event && answer.get("type").is_some() {
        found.push(answer.clone());
    }
    found
}

/// The keys of an object, in their order.
fn keys(value: &Value) -> Vec<&str> {
    let map = value.as_object().expect("an object");
    map.keys().map(String::as_str).collect()
}

/// Panics unless an event is an empty message that says why.
#[track_caller]
fn assert_emptied(event: &Value, redaction: &str, reason: &Value, what: &str) {
    let left = [
        "content",
        "event_id",
        "origin_server_ts",
        "room_id",
        "sender",
        "type",
        "unsigned",
    ];
    assert_eq!(keys(event), left, "{what}");
    assert_eq!(event["content"], json!({}), "{what}");
    let because = &event["unsigned"]["redacted_because"];
    assert_eq!(because["event_id"], redaction, "{what}");
    assert_eq!(because["type"], "message.m.room.redaction", "{what}");
    assert_eq!(because["redacts"], event["event_id"], "{what}");
    assert_eq!(&because["content"], reason, "{what}");
}

/// RED-1: of a redacted message nothing is left but its protected keys: in every answer, at once, from whatever token, and
/// after a restart.
#[tokio::test]
async fn a_redacted_message_is_empty_everywhere() {
    let (mut server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let content =
        json!({ "msgtype": "m.text", "body": "hush-hush", "m.extra": { "x": "hush-hush" } });
    let sent = ann
        .send(&room, "message.m.room.message", &content)
        .ok()
        .await;
    let sent = text(&sent, "event_id");
    for (path, answer) in answers(&bob, &room, &sent, &before).await {
        let has = answer.to_string().contains("hush-hush");
        assert!(has || path.ends_with("/state"), "{path}");
    }
    let reason = json!({ "reason": "Wrong room" });
    let outcome = ann.redact(&sent, &reason).ok().await;
    let redaction = text(&outcome, "event_id");
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for reader in [&ann, &bob] {
            for (path, answer) in answers(reader, &room, &sent, &before).await {
                assert!(
                    !answer.to_string().contains("hush-hush"),
                    "{path}: {answer}"
                );
                let shown = shown(&answer, &sent);
                assert!(!shown.is_empty() || path.ends_with("/state"), "{path}");
                for event in shown {
                    assert_emptied(&event, &redaction, &reason, &path);
                }
            }
        }
    }
}

/// RED-1, ACT-4, SES-3: what made the event is told as it is now, to who repeats the action and to whose session ended.
#[tokio::test]
async fn the_outcome_of_the_action_that_made_it_is_empty_too() {
    let (mut server, ann, _bob, room) = room().await;
    let ann = ann.in_session().await;
    let send = || ann.text(&room, "hush-hush").action(0);
    let made = text(&send().ok().await, "event_id");
    let redact = || ann.redact(&made, &json!({})).action(1);
    let redaction = text(&redact().ok().await, "event_id");
    let again = send().ok().await;
    assert_eq!(again["event_id"], made);
    assert_eq!(again["event"]["content"], json!({}));
    assert_eq!(redact().ok().await["event_id"], redaction, "once");
    server.restart().await;
    let stale = send().refused(409, "M_STALE_SESSION").await;
    let told = &stale["applied"]["outcome"]["event"];
    assert_emptied(told, &redaction, &json!({}), "the outcome that was kept");
}

/// RED-1: a redaction is an event that comes like others; it names what it empties and carries the reason alone.
#[tokio::test]
async fn a_redaction_comes_as_an_event() {
    let (_server, ann, bob, room) = room().await;
    let sent = ann.say(&room, "x").await;
    let from = bob.now().await;
    let poll = bob.poll(&format!("timeout=30000&from={from}"));
    let body = json!({ "reason": "so", "other": 1 });
    let (streamed, outcome) = tokio::join!(poll.ok(), ann.redact(&sent, &body).ok());
    let event = &streamed["events"][0];
    assert_eq!(event["event_id"], outcome["event_id"]);
    assert_eq!(event["type"], "message.m.room.redaction");
    assert_eq!(
        (&event["redacts"], &event["sender"]),
        (&json!(sent), &json!(ann.id))
    );
    assert_eq!(event["content"], json!({ "reason": "so" }));
    assert_eq!(
        ids(&bob.scroll(&room, "limit=1").await["chunk"]),
        ids(&streamed["events"])
    );
    assert_eq!(outcome["event"]["redacts"], sent);
}

/// RED-1: one's own events one may always redact, others' with the room's level `redact`.
#[tokio::test]
async fn redacting_takes_being_the_sender_or_power() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    cleo.join_room(&room).await;
    let levels = json!({
        "users": { ann.id.as_str(): 100, cleo.id.as_str(): 59 }, "events_default": 0, "redact": 60,
    });
    let set = ann.set_state(&room, "state.m.room.power_levels", "_", &levels);
    set.ok().await;
    let (anns, bobs) = (ann.say(&room, "x").await, bob.say(&room, "y").await);
    let refusal = cleo
        .redact(&bobs, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
    assert!(
        text(&refusal, "error").contains("60"),
        "it names the level: {refusal}"
    );
    bob.redact(&anns, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        bob.get(format!("/events/{}", encode(&anns))).ok().await["content"]["body"],
        "x"
    );
    bob.redact(&bobs, &json!({})).ok().await;
    let muted = json!({ "users": { ann.id.as_str(): 100 }, "events_default": 50, "redact": 60 });
    let more = cleo.say(&room, "z").await;
    ann.set_state(&room, "state.m.room.power_levels", "_", &muted)
        .ok()
        .await;
    cleo.redact(&more, &json!({})).ok().await;
    let cleos = json!({ "users": { ann.id.as_str(): 100, cleo.id.as_str(): 60 }, "redact": 60 });
    ann.set_state(&room, "state.m.room.power_levels", "_", &cleos)
        .ok()
        .await;
    cleo.redact(&anns, &json!({})).ok().await;
}

/// RED-1, ERR-2: what doesn't exist and what may not be seen are 404 alike; who isn't joined is 403, for own events too.
#[tokio::test]
async fn only_members_redact_and_only_what_they_see() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let sent = bob.say(&room, "x").await;
    let nowhere = "$AAAAAAAAAAAAAAAAAAAAAA:localhost";
    let unknown = cleo
        .redact(nowhere, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    let hidden = cleo
        .redact(&sent, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    assert_eq!(hidden, unknown);
    let invite = text(&ann.invite(&room, &cleo.id).ok().await, "event_id");
    cleo.redact(&invite, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.leave(&room).await;
    bob.redact(&sent, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
    let page = ann.scroll(&room, "limit=1000&types=message.*").await;
    assert_eq!(ids(&page["chunk"]), [sent], "nothing was appended");
}

/// RED-1, JOI-6: a member can't redact what the room's history visibility hides.
#[tokio::test]
async fn a_member_redacts_only_what_history_shows() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let hidden = json!([{
        "type": "state.m.room.history_visibility", "content": { "history_visibility": "joined" },
    }]);
    let body = json!({
        "visibility": "public", "initial_state": hidden,
        "power_levels": { "redact": 0 },
    });
    let room = text(&ann.create(&body).ok().await, "room_id");
    let earlier = ann.say(&room, "x").await;
    bob.join_room(&room).await;
    bob.redact(&earlier, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    let later = ann.say(&room, "y").await;
    bob.redact(&later, &json!({})).ok().await;
}

/// RED-1, ACT-4: what has been redacted already stays as it is; whoever may redact it is answered the first redaction.
#[tokio::test]
async fn redacting_twice_answers_the_first_redaction() {
    let (server, ann, bob, room) = room().await;
    let sent = bob.say(&room, "x").await;
    let first = bob.redact(&sent, &json!({ "reason": "first" })).ok().await;
    let position = server.server().app().position();
    let in_session = ann.in_session().await;
    for again in [
        bob.redact(&sent, &json!({ "reason": "second" })),
        ann.redact(&sent, &json!({})),
        in_session.redact(&sent, &json!({})).action(0),
        in_session.redact(&sent, &json!({})).action(0),
    ] {
        let again = again.ok().await;
        for key in ["event_id", "position", "origin_server_ts"] {
            assert_eq!(again[key], first[key], "{key}");
        }
        assert_eq!(again["event"]["content"], json!({ "reason": "first" }));
    }
    assert_eq!(server.server().app().position(), position, "no new event");
    let cleo = User::register(&server, "cleo").await;
    cleo.join_room(&room).await;
    cleo.redact(&sent, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.leave(&room).await;
    bob.redact(&sent, &json!({}))
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// RED-1: a redaction can be redacted. Its reason goes, also where it says why another event is empty; that stays empty, and the
/// redaction goes on naming it.
#[tokio::test]
async fn a_redaction_can_be_redacted() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let sent = ann.say(&room, "x").await;
    let reason = json!({ "reason": "hush-hush" });
    let redaction = text(&ann.redact(&sent, &reason).ok().await, "event_id");
    let again = ann.redact(&redaction, &json!({ "reason": "said too much" }));
    let again = text(&again.ok().await, "event_id");
    for event in [&sent, &redaction] {
        for (path, answer) in answers(&bob, &room, event, &before).await {
            assert!(
                !answer.to_string().contains("hush-hush"),
                "{path}: {answer}"
            );
            for event in shown(&answer, &sent) {
                let because = &event["unsigned"]["redacted_because"];
                assert_eq!(event["content"], json!({}), "{path}");
                assert_eq!(
                    (&because["event_id"], &because["content"]),
                    (&json!(redaction), &json!({}))
                );
            }
        }
    }
    let redaction = bob
        .get(format!("/events/{}", encode(&redaction)))
        .ok()
        .await;
    assert_eq!(redaction["unsigned"]["redacted_because"]["event_id"], again);
    // Who comes by both only now has to learn it still.
    assert_eq!(redaction["redacts"], sent);
}

/// RED-1, EVT-9: in federation form it is empty too, and keeps the hash and the signature of the whole event, whether
/// somebody asked for them before or not.
#[tokio::test]
async fn the_proof_of_a_redacted_event_is_that_of_the_whole() {
    let (_server, ann, bob, room) = room().await;
    let filter = ann.post("/filters", &json!({ "format": "federation" }));
    let filter = text(&filter.ok().await, "filter");
    let form = async |event: &str| {
        let path = format!("/events/{}?filter={}", encode(event), encode(&filter));
        bob.get(path).ok().await
    };
    let asked = ann.say(&room, "hush-hush").await;
    let whole = form(&asked).await;
    let unasked = ann.say(&room, "hush-hush").await;
    for event in [&asked, &unasked] {
        ann.redact(event, &json!({})).ok().await;
        let left = form(event).await;
        assert_eq!(left["content"], json!({}));
        assert_eq!(left, form(event).await, "the same every time");
    }
    let left = form(&asked).await;
    for key in [
        "hashes",
        "signatures",
        "depth",
        "prev_events",
        "auth_events",
    ] {
        assert_eq!(left[key], whole[key], "{key}");
    }
    let unasked = form(&unasked).await;
    let hash = |form: &Value| text(&form["hashes"], "sha256");
    assert_ne!(hash(&unasked), hash(&left));
    assert!(unasked["signatures"].is_object(), "{unasked}");
}

/// RED-1: of many who redact an event at once, the first is the reason, and all see the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_redact_an_event_at_once() {
    let (_server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let sent = bob.say(&room, "hush-hush").await;
    let both = [&ann, &bob].into_iter().cycle().take(12).enumerate();
    let redactions = both.map(|(number, user)| {
        let body = json!({ "reason": number.to_string() });
        tokio::spawn(user.redact(&sent, &body).ok())
    });
    for answer in futures::future::join_all(redactions.collect::<Vec<_>>()).await {
        answer.expect("no panic");
    }
    let redactions = bob
        .scroll(&room, "dir=f&types=message.m.room.redaction")
        .await;
    let first = &redactions["chunk"][0];
    for (path, answer) in answers(&ann, &room, &sent, &before).await {
        assert!(
            !answer.to_string().contains("hush-hush"),
            "{path}: {answer}"
        );
        for event in shown(&answer, &sent) {
            assert_emptied(&event, &text(first, "event_id"), &first["content"], &path);
        }
    }
}
