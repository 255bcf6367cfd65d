//! Changing power levels one at a time.

use serde_json::{Value, json};
use tidings_tests::user::{User, text};
use tidings_tests::wire::encode;

use super::deleting::room;

const LEVELS: &str = "state.m.room.power_levels";

async fn levels(user: &User, room: &str) -> Value {
    user.state(room, LEVELS, "_").ok().await["content"].clone()
}

/// The content with one level changed, by hand.
fn with(levels: &Value, key: &str, value: Option<i64>) -> Value {
    let mut levels = levels.clone();
    let (map, key) = match key.split_once('/') {
        Some((field, key)) => (levels[field].as_object_mut(), key),
        None => (levels.as_object_mut(), key),
    };
    let map = map.expect("an object");
    match value {
        Some(value) => map.insert(key.into(), value.into()),
        None => map.remove(key),
    };
    levels
}

/// PLV-1: each level is set alone; the event has all of them, and what nobody knows; `null` takes the key away.
#[tokio::test]
async fn one_level_is_set_and_the_others_stay() {
    let (_server, ann, bob, room) = room().await;
    let mut expected = levels(&ann, &room).await;
    expected["com.example"] = json!({ "kept": true });
    ann.set_state(&room, LEVELS, "_", &expected).ok().await;
    let (users, events) = (format!("users/{}", bob.id), "events/message.m.room.message");
    let keys = [
        "ban",
        "kick",
        "redact",
        "invite",
        "users_default",
        "events_default",
        "state_default",
        users.as_str(),
        events,
        "events/state.m.room.topic",
    ];
    for value in [Some(7), Some(-3), None] {
        for key in keys {
            let before = expected.clone();
            expected = with(&expected, key, value);
            let set = ann.set_level(&room, key, &json!(value)).ok().await;
            let event = &set["event"];
            assert_eq!(
                (&event["content"], &event["prev_content"]),
                (&expected, &before),
                "{key}"
            );
            assert_eq!(
                (&event["type"], &event["state_key"], &event["sender"]),
                (&json!(LEVELS), &json!("_"), &json!(ann.id)),
            );
            assert_eq!(levels(&bob, &room).await, expected, "{key}");
        }
    }
    assert_eq!(
        expected,
        json!({
            "users": { (&ann.id): 100 },
            "events": { "state.m.room.name": 100, "state.m.room.power_levels": 100 },
            "com.example": { "kept": true },
        })
    );
}

/// PLV-1: `null` takes a level back to its default: what an absent key means is in force.
#[tokio::test]
async fn back_to_the_default() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    cleo.join_room(&room).await;
    let kick = || {
        let body = json!({ "user_id": cleo.id });
        bob.post(format!("/rooms/{}/kick", encode(&room)), &body)
    };
    for (key, value) in [
        ("kick", json!(60)),
        (&format!("users/{}", bob.id), json!(55)),
    ] {
        ann.set_level(&room, key, &value).ok().await;
    }
    kick().refused(403, "M_FORBIDDEN").await;
    ann.set_level(&room, "kick", &Value::Null).ok().await;
    kick().ok().await;
    bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "x" }))
        .ok()
        .await;
    ann.set_level(&room, &format!("users/{}", bob.id), &Value::Null)
        .ok()
        .await;
    bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "y" }))
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.set_level(&room, "events/message.m.room.message", &json!(10))
        .ok()
        .await;
    bob.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    ann.set_level(&room, "events/message.m.room.message", &Value::Null)
        .ok()
        .await;
    bob.text(&room, "x").ok().await;
}

/// PLV-1: the value that a level already has makes no event and answers the present one.
#[tokio::test]
async fn the_value_it_has_makes_no_event() {
    let (server, ann, bob, room) = room().await;
    ann.set_level(&room, "kick", &json!(60)).ok().await;
    let present = ann.set_level(&room, "redact", &Value::Null).ok().await;
    let position = server.server().app().position();
    for (key, value) in [
        ("kick", json!(60)),
        ("ban", json!(50)),
        ("redact", Value::Null),
        // It isn't written down, and 50 is what it is.
        ("redact", json!(50)),
        ("events/state.m.room.name", json!(100)),
        ("events/message.x", Value::Null),
        (&format!("users/{}", ann.id), json!(100)),
        (&format!("users/{}", bob.id), Value::Null),
    ] {
        let again = ann.set_level(&room, key, &value).ok().await;
        assert_eq!(
            (&again["event_id"], &again["position"]),
            (&present["event_id"], &present["position"]),
            "{key}"
        );
    }
    assert_eq!(server.server().app().position(), position);
}

/// PLV-1: a level of 0 that is written down counts as 0, not as absent.
#[tokio::test]
async fn a_zero_that_is_written_down_counts() {
    let (_server, ann, bob, room) = room().await;
    let user = format!("users/{}", bob.id);
    ann.set_level(&room, &user, &json!(0)).ok().await;
    ann.set_level(&room, "users_default", &json!(50)).ok().await;
    let topic = || bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "x" }));
    topic().refused(403, "M_FORBIDDEN").await;
    ann.set_level(&room, "events/state.m.room.topic", &json!(0))
        .ok()
        .await;
    topic().ok().await;
    ann.set_level(&room, "events/state.m.room.topic", &Value::Null)
        .ok()
        .await;
    ann.set_level(&room, &user, &Value::Null).ok().await;
    bob.set_state(&room, "state.m.room.topic", "_", &json!({ "topic": "y" }))
        .ok()
        .await;
}

/// PLV-1: keys that name no level are 400 with the place, malformed ids and types among them.
#[tokio::test]
async fn keys_that_name_no_level_are_400() {
    let (server, ann, _bob, room) = room().await;
    let position = server.server().app().position();
    for key in [
        "",
        "users",
        "events",
        "Kick",
        "kick ",
        "history",
        "users/",
        "users/ann",
        "users/@ann",
        "events/",
        "events/m.room.name",
        "events/state.",
        "events/ephemeral.m.typing",
        "kick/x",
        "users/@ann:localhost/x",
        "events/state.a b",
        // The document's pattern takes these, but they are longer than ids and types can be.
        &format!("users/@{}:x", "é".repeat(130)),
        &format!("users/@{}:x", "x".repeat(201)),
        &format!("events/state.{}", "x".repeat(241)),
    ] {
        let refusal = ann
            .set_level(&room, key, &json!(1))
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], "/key", "{key}");
    }
    for (value, code) in [
        (json!("50"), "M_BAD_JSON"),
        (json!(true), "M_BAD_JSON"),
        (json!(0.5), "M_BAD_JSON"),
        (json!(9_007_199_254_740_992_i64), "M_INVALID_PARAM"),
    ] {
        let refusal = ann
            .set_level(&room, "kick", &value)
            .refused(400, code)
            .await;
        assert_eq!(refusal["path"], "/value", "{value}");
    }
    let path = format!("/rooms/{}/power_levels", encode(&room));
    for body in [json!({ "key": "kick" }), json!({ "value": 1 }), json!({})] {
        ann.put(&path, &body).refused(400, "M_BAD_JSON").await;
    }
    assert_eq!(server.server().app().position(), position);
}

/// EVT-8, PLV-1: in the whole event too, `users` has user ids and `events` full types for keys.
#[tokio::test]
async fn the_whole_event_has_ids_and_types_for_keys() {
    let (_server, ann, _bob, room) = room().await;
    let before = levels(&ann, &room).await;
    for (field, key, path) in [
        ("users", "ann", "/content/users/ann"),
        ("users", "@ann:a/b", "/content/users/@ann:a~1b"),
        ("events", "m.room.name", "/content/events/m.room.name"),
        ("events", "state.", "/content/events/state."),
    ] {
        let whole = with(&before, &format!("{field}/{key}"), Some(1));
        let refusal = ann
            .set_state(&room, LEVELS, "_", &whole)
            .refused(400, "M_INVALID_PARAM");
        assert_eq!(refusal.await["path"], path);
    }
    assert_eq!(levels(&ann, &room).await, before);
}

/// PLV-1: it takes the power to set power levels, and being in the room.
#[tokio::test]
async fn it_takes_the_power_to_set_power_levels() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    bob.set_level(&room, "invite", &json!(0))
        .refused(403, "M_FORBIDDEN")
        .await;
    let bobs = format!("users/{}", bob.id);
    ann.set_level(&room, &bobs, &json!(99)).ok().await;
    bob.set_level(&room, "invite", &json!(10))
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.set_level(&room, "events/state.m.room.power_levels", &json!(99))
        .ok()
        .await;
    bob.set_level(&room, "invite", &json!(10)).ok().await;
    let here = cleo
        .set_level(&room, "invite", &json!(0))
        .refused(403, "M_FORBIDDEN")
        .await;
    let nowhere = cleo.set_level("!nowhere:localhost", "invite", &json!(0));
    assert_eq!(here, nowhere.refused(403, "M_FORBIDDEN").await);
    ann.invite(&room, &cleo.id).ok().await;
    cleo.set_level(&room, "invite", &json!(0))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.leave(&room).await;
    bob.set_level(&room, "invite", &json!(0))
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// PLV-1: nobody sets a level above their own, changes one above their own, or changes another's that isn't below their own.
/// The same holds for setting the whole event. The refusal names the level.
#[tokio::test]
async fn changes_stay_within_ones_own_reach() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let (anns, bobs) = (format!("users/{}", ann.id), format!("users/{}", bob.id));
    let (cleos, doras) = (format!("users/{}", cleo.id), "users/@dora:localhost");
    for (key, value) in [
        ("events/state.m.room.power_levels", 50),
        ("kick", 60),
        ("events/message.loud", 60),
        (bobs.as_str(), 55),
        (cleos.as_str(), 55),
    ] {
        ann.set_level(&room, key, &json!(value)).ok().await;
    }
    let before = levels(&ann, &room).await;
    for (key, value) in [
        ("kick", Some(10)),
        ("kick", None),
        ("ban", Some(56)),
        ("users_default", Some(56)),
        ("events/message.loud", Some(10)),
        ("events/message.loud", None),
        ("events/message.x", Some(56)),
        ("events/state.m.room.name", Some(55)),
        (anns.as_str(), Some(10)),
        (anns.as_str(), None),
        (cleos.as_str(), Some(54)),
        (cleos.as_str(), None),
        (doras, Some(56)),
        (bobs.as_str(), Some(56)),
    ] {
        let refusal = bob
            .set_level(&room, key, &json!(value))
            .refused(403, "M_FORBIDDEN")
            .await;
        assert!(text(&refusal, "error").contains(key), "{key}: {refusal}");
        let whole = with(&before, key, value);
        bob.set_state(&room, LEVELS, "_", &whole)
            .refused(403, "M_FORBIDDEN")
            .await;
    }
    assert_eq!(levels(&ann, &room).await, before);
    for (key, value) in [
        ("ban", Some(55)),
        ("events/message.x", Some(55)),
        (doras, Some(55)),
        (bobs.as_str(), Some(52)),
    ] {
        bob.set_level(&room, key, &json!(value)).ok().await;
    }
    bob.set_level(&room, &bobs, &json!(55))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.set_level(&room, doras, &json!(10))
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.set_level(&room, &bobs, &Value::Null).ok().await;
    bob.set_level(&room, "invite", &json!(0))
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// PLV-1, ERR-3: different levels set at the same time all hold.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn levels_set_at_once_all_hold() {
    let (_server, ann, bob, room) = room().await;
    let before = levels(&ann, &room).await;
    ann.set_level(&room, &format!("users/{}", bob.id), &json!(100))
        .ok()
        .await;
    let keys = |number: usize| match number % 3 {
        0 => format!("users/@u{number}:localhost"),
        1 => format!("events/message.x{number}"),
        _ => format!("events/state.x{number}"),
    };
    let sets = (0..40).map(|number| {
        let who = if number % 2 == 0 { &ann } else { &bob };
        tokio::spawn(who.set_level(&room, &keys(number), &json!(number)).ok())
    });
    let answers = futures::future::join_all(sets.collect::<Vec<_>>()).await;
    let now = levels(&ann, &room).await;
    let mut expected = with(&before, &format!("users/{}", bob.id), Some(100));
    for (number, answer) in answers.into_iter().enumerate() {
        let answer = answer.expect("no panic");
        let key = keys(number);
        let (field, entry) = key.split_once('/').expect("an entry");
        assert_eq!(answer["event"]["content"][field][entry], json!(number));
        expected = with(&expected, &key, i64::try_from(number).ok());
    }
    assert_eq!(now, expected);
    let chunk = ann
        .scroll(&room, &format!("dir=f&limit=1000&types={LEVELS}"))
        .await["chunk"]
        .clone();
    let chain = chunk.as_array().expect("a chunk");
    assert_eq!(chain.len(), 42);
    for pair in chain.windows(2) {
        assert_eq!(pair[1]["prev_content"], pair[0]["content"]);
    }
}

/// ACT-4, ACT-5, PLV-1: under an action id a level is set once.
#[tokio::test]
async fn a_repeated_change_answers_the_first() {
    let (_server, ann, _bob, room) = room().await;
    let ann = ann.in_session().await;
    let set = |id: u64, value: i64| ann.set_level(&room, "kick", &json!(value)).action(id);
    let first = set(0, 60).ok().await;
    assert_eq!(first["event"]["unsigned"]["action_id"], 0);
    set(1, 70).ok().await;
    let again = set(0, 60).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&first["event_id"], &first["position"])
    );
    assert_eq!(levels(&ann, &room).await["kick"], 70);
    set(0, 80).refused(400, "M_INVALID_PARAM").await;
}
