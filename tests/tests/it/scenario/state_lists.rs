//! Listing the state of a room, now and as it was.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, entry, ids, text};
use tidings_tests::wire::encode;

use super::deleting::room;

const NAME: &str = "state.m.room.name";
const CUSTOM: &str = "state.com.example";

async fn name(ann: &User, room: &str, name: &str) -> Value {
    let content = json!({ "name": name });
    ann.set_state(room, NAME, "_", &content).ok().await
}

async fn list(user: &User, room: &str, query: &str) -> Value {
    user.states(room, query).ok().await["state"].clone()
}

/// Where the listed events stand: type and key.
fn places(state: &Value) -> Vec<(String, String)> {
    let events = state.as_array().expect("a list").iter();
    events
        .map(|event| (text(event, "type"), text(event, "state_key")))
        .collect()
}

/// The room's name in a list of its state.
fn name_in(state: &Value) -> Option<String> {
    let mut events = state.as_array().expect("a list").iter();
    let found = events.find(|event| event["type"] == NAME)?;
    Some(text(&found["content"], "name"))
}

/// STA-1: the whole state comes, ordered by type and key, each entry as it is read alone: the newest value, without
/// `prev_content` (SYN-3).
#[tokio::test]
async fn the_whole_state_comes_in_order() {
    let (mut server, ann, bob, room) = room().await;
    for (key, value) in [("_b", 1), ("_a", 1), ("_b", 2), ("_", 1)] {
        let content = json!({ "value": value });
        ann.set_state(&room, CUSTOM, key, &content).ok().await;
    }
    ann.say(&room, "not state").await;
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let state = list(&bob, &room, "").await;
        let found = places(&state);
        assert!(found.is_sorted(), "{found:?}");
        let named: Vec<_> = found
            .iter()
            .map(|(event_type, key)| (&**event_type, &**key))
            .collect();
        let expected = [
            (CUSTOM, "_"),
            (CUSTOM, "_a"),
            (CUSTOM, "_b"),
            ("state.m.room.create", "_"),
            ("state.m.room.join_rules", "_"),
            ("state.m.room.member", &*ann.id),
            ("state.m.room.member", &*bob.id),
            ("state.m.room.power_levels", "_"),
        ];
        assert_eq!(named, expected);
        for (event, (event_type, key)) in state.as_array().expect("a list").iter().zip(expected) {
            let mut alone = bob.state(&room, event_type, key).ok().await;
            alone["unsigned"] = event["unsigned"].clone();
            assert_eq!(*event, alone);
            assert!(event.get("prev_content").is_none(), "{event}");
        }
        assert_eq!(state[2]["content"], json!({ "value": 2 }));
        let sync = bob.sync("").await;
        let mut synced: Vec<String> =
            serde_json::from_value(entry(&sync["rooms"], &room)["state"].clone()).expect("ids");
        let mut listed = ids(&state);
        synced.sort();
        listed.sort();
        assert_eq!(listed, synced);
    }
}

/// FIL-3: `types` and `not_types` choose; `limit` takes the first so many of what they chose.
#[tokio::test]
async fn types_and_limit_choose() {
    let (_server, ann, bob, room) = room().await;
    for key in ["_a", "_b", "_c"] {
        ann.set_state(&room, CUSTOM, key, &json!({})).ok().await;
    }
    let keys = async |query: &str| {
        let found = places(&list(&bob, &room, query).await);
        found.into_iter().map(|(_, key)| key).collect::<Vec<_>>()
    };
    let member = "types=state.m.room.member";
    assert_eq!(keys(member).await, [ann.id.clone(), bob.id.clone()]);
    assert_eq!(keys("types=state.com.*&limit=2").await, ["_a", "_b"]);
    assert_eq!(
        keys("types=state.com.*&limit=1000").await,
        ["_a", "_b", "_c"]
    );
    assert_eq!(
        keys("types=state.com.*,state.m.room.create&not_types=state.com.*").await,
        ["_"]
    );
    assert_eq!(keys("limit=0").await, [""; 0]);
    let refusal = bob
        .states(&room, "limit=1001")
        .refused(400, "M_INVALID_PARAM");
    assert_eq!(refusal.await["parameter"], "limit");
}

/// FIL-1: a filter chooses by `state_types`, which fall back to `types`; its own limit is for timelines and doesn't count here.
#[tokio::test]
async fn a_filter_chooses_and_its_limit_does_not_count() {
    let (_server, ann, bob, room) = room().await;
    name(&ann, &room, "Boats").await;
    let filter = async |body: Value| text(&bob.post("/filters", &body).ok().await, "filter");
    let by_state_types = filter(json!({
        "types": ["message.*"], "state_types": ["state.m.room.name", "state.m.room.create"], "limit": 1,
    }));
    let by_types =
        filter(json!({ "types": ["state.m.room.name", "state.m.room.create"], "limit": 1 }));
    for token in [by_state_types.await, by_types.await] {
        let found = places(&list(&bob, &room, &format!("filter={}", encode(&token))).await);
        let types: Vec<_> = found.iter().map(|(event_type, _)| &**event_type).collect();
        assert_eq!(types, ["state.m.room.create", NAME]);
        let one = format!("filter={}&limit=1", encode(&token));
        assert_eq!(places(&list(&bob, &room, &one).await).len(), 1);
    }
}

/// EVT-6: as of a stream token the state is what it was then; deleted state is there before its deletion and gone after.
#[tokio::test]
async fn the_state_of_a_moment_of_the_stream() {
    let (mut server, ann, bob, room) = room().await;
    let start = bob.now().await;
    let one = name(&ann, &room, "one").await;
    let two = name(&ann, &room, "two").await;
    let deleted = ann.delete_state(&room, NAME, "_").ok().await;
    let three = name(&ann, &room, "three").await;
    let position = |answer: &Value| text(answer, "position");
    let moments = [
        (start, None),
        (position(&one), Some("one")),
        (position(&two), Some("two")),
        (position(&deleted), None),
        (position(&three), Some("three")),
    ];
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for (at, expected) in &moments {
            for query in [format!("at={at}"), format!("types={NAME}&at={at}")] {
                let state = list(&bob, &room, &query).await;
                assert_eq!(name_in(&state).as_deref(), *expected, "{query}");
            }
            assert_eq!(
                places(&list(&bob, &room, &format!("at={at}&limit=1")).await).len(),
                1
            );
        }
    }
}

/// Tokens of a timeline name a place in it: the state there counts what stands before the gap.
#[tokio::test]
async fn the_state_of_a_place_of_the_timeline() {
    let (mut server, ann, bob, room) = room().await;
    let mut names = vec![None];
    for number in 0..5 {
        name(&ann, &room, &number.to_string()).await;
        ann.say(&room, "between").await;
        names.push(Some(number.to_string()));
    }
    ann.delete_state(&room, NAME, "_").ok().await;
    names.push(None);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let mut found = Vec::new();
        let mut query = "limit=1".to_owned();
        loop {
            let page = bob.scroll(&room, &query).await;
            let at = |token: &str| format!("at={}", text(&page, token));
            let (newer, older) = (list(&bob, &room, &at("start")).await, page["end"].as_str());
            found.push(name_in(&newer));
            let Some(end) = older else { break };
            query = format!("limit=1&from={end}");
        }
        found.dedup();
        found.reverse();
        assert_eq!(found, names);
    }
}

/// The state before a room's first event is empty, and before one's own join, where the room's history is for all
/// its members, what it then was (JOI-6).
#[tokio::test]
async fn the_state_before_one_came() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let before = ann.now().await;
    let room = ann.public_room().await;
    name(&ann, &room, "one").await;
    let then = ann.now().await;
    name(&ann, &room, "two").await;
    bob.join_room(&room).await;
    assert_eq!(list(&bob, &room, &format!("at={before}")).await, json!([]));
    let state = list(&bob, &room, &format!("at={then}")).await;
    assert_eq!(name_in(&state).as_deref(), Some("one"));
    assert!(!places(&state).contains(&("state.m.room.member".into(), bob.id.clone())));
}

/// JOI-6: what the history visibility keeps from a member isn't told by way of the state either: 403.
#[tokio::test]
async fn the_state_of_a_time_that_history_hides_is_403() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let visibility = json!({ "history_visibility": "joined" });
    ann.set_state(&room, "state.m.room.history_visibility", "_", &visibility)
        .ok()
        .await;
    name(&ann, &room, "hush").await;
    let then = cleo.now().await;
    name(&ann, &room, "Boats").await;
    cleo.join_room(&room).await;
    let at = format!("at={then}");
    let refusal = cleo.states(&room, &at).refused(403, "M_FORBIDDEN").await;
    assert!(
        text(&refusal, "error").contains("history visibility"),
        "{refusal}"
    );
    assert_eq!(
        name_in(&list(&bob, &room, &at).await).as_deref(),
        Some("hush")
    );
    for query in [String::new(), format!("at={}", cleo.now().await)] {
        assert_eq!(
            name_in(&list(&cleo, &room, &query).await).as_deref(),
            Some("Boats")
        );
    }
}

/// JOI-6: who left sees the state of the leave, from now and from any later token, and that of earlier moments.
#[tokio::test]
async fn who_left_sees_the_state_of_the_leave() {
    let (mut server, ann, bob, room) = room().await;
    name(&ann, &room, "early").await;
    let early = bob.now().await;
    name(&ann, &room, "last seen").await;
    bob.leave(&room).await;
    let left = bob.now().await;
    name(&ann, &room, "hush").await;
    let late = bob.now().await;
    let expected = BTreeMap::from([
        (String::new(), "last seen"),
        (format!("at={left}"), "last seen"),
        (format!("at={late}"), "last seen"),
        (format!("at={early}"), "early"),
    ]);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for (query, name) in &expected {
            let state = list(&bob, &room, query).await;
            assert_eq!(name_in(&state).as_deref(), Some(*name), "{query}");
        }
    }
    let state = list(&bob, &room, "types=state.m.room.member").await;
    assert_eq!(
        state[1]["content"]["membership"], "leave",
        "the leave itself counts"
    );
}

/// ERR-2: who has no part in a room lists nothing of it and can't tell it from none; another room's token is 400.
#[tokio::test]
async fn listing_takes_a_part_in_the_room() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let here = cleo.states(&room, "").refused(403, "M_FORBIDDEN").await;
    let nowhere = cleo
        .states("!nowhere:localhost", "")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(here, nowhere);
    ann.invite(&room, &cleo.id).ok().await;
    cleo.states(&room, "").refused(403, "M_FORBIDDEN").await;
    let other = ann.public_room().await;
    let elsewhere = text(&ann.scroll(&other, "limit=1").await, "end");
    for at in [elsewhere.as_str(), "s1AAAA", "nonsense"] {
        let refusal = bob
            .states(&room, &format!("at={at}"))
            .refused(400, "M_INVALID_PARAM");
        assert_eq!(refusal.await["parameter"], "at", "{at}");
    }
}
