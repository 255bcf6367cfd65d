//! Deleted state, wherever state shows.

use serde_json::{Value, json};
use tidings_tests::user::{entry, text};
use tidings_tests::wire::encode;

use super::deleting::{deleted_topic, room};

const NAME: &str = "state.m.room.name";
const TOPIC: &str = "state.m.room.topic";
const CUSTOM: &str = "state.com.example";

/// EVT-6 of one event: it deletes the topic that was set.
#[track_caller]
fn assert_deletes(event: &Value, set: &Value) {
    assert!(event.get("content").is_none(), "{event}");
    assert_eq!(event["prev_content"], json!({ "topic": "All that floats" }));
    assert_eq!(event["replaces_state"], set["event_id"]);
    assert_eq!(
        (&event["type"], &event["state_key"]),
        (&json!(TOPIC), &json!("_"))
    );
}

/// STA-2, EVT-6: the event that deletes has no content and says what was there; the key is gone from the state.
#[tokio::test]
async fn deleted_state_is_gone_and_its_event_says_what_it_was() {
    let (mut server, ann, bob, room) = room().await;
    let (set, deleted) = deleted_topic(&ann, &room).await;
    assert_ne!(deleted["event_id"], set["event_id"]);
    assert_deletes(&deleted["event"], &set);
    assert_eq!(deleted["event"]["sender"], ann.id);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for who in [&ann, &bob] {
            who.state(&room, TOPIC, "_")
                .refused(404, "M_NOT_FOUND")
                .await;
            let listed = who.states(&room, "types=state.m.room.topic").ok().await;
            assert_eq!(listed["state"], json!([]));
        }
        let path = format!("/events/{}", encode(&text(&deleted, "event_id")));
        assert_deletes(&bob.get(path).ok().await, &set);
    }
}

/// EVT-6, SCR-1: in the timeline the deletion stands in its place, with what it took away.
#[tokio::test]
async fn deletions_stand_in_history() {
    let (_server, ann, bob, room) = room().await;
    let (set, deleted) = deleted_topic(&ann, &room).await;
    ann.say(&room, "after").await;
    let back = bob.scroll(&room, "types=state.m.room.topic").await["chunk"].clone();
    assert_deletes(&back[0], &set);
    assert_eq!(
        [&back[0]["event_id"], &back[1]["event_id"]],
        [&deleted["event_id"], &set["event_id"]]
    );
    let forth = bob.scroll(&room, "dir=f&types=state.m.room.topic").await["chunk"].clone();
    assert_deletes(&forth[1], &set);
}

/// EVT-6, STA-2: a deletion comes down the stream like any event. The place `position` names is right after it.
#[tokio::test]
async fn deletions_come_down_the_stream() {
    let (_server, ann, bob, room) = room().await;
    let from = bob.now().await;
    let (set, deleted) = deleted_topic(&ann, &room).await;
    ann.say(&room, "after").await;
    let events = bob.stream(&from).await["events"].clone();
    assert_eq!(events.as_array().map(Vec::len), Some(3));
    assert_eq!(events[1]["event_id"], deleted["event_id"]);
    assert_deletes(&events[1], &set);
    let rest = bob.stream(&text(&deleted, "position")).await["events"].clone();
    assert_eq!(rest.as_array().map(Vec::len), Some(1));
}

/// state hasn't.
#[tokio::test]
async fn deltas_name_deleted_state() {
    let (mut server, ann, bob, room) = room().await;
    let name = |name: &str| ann.set_state(&room, NAME, "_", &json!({ "name": name }));
    name("one").ok().await;
    name("two").ok().await;
    let content = json!({ "topic": "All that floats" });
    let set = ann.set_state(&room, TOPIC, "_", &content).ok().await;
    let since = text(&bob.sync("").await, "end");
    let deleted = ann.delete_state(&room, TOPIC, "_").ok().await;
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for limit in [20, 0] {
            let delta = bob.sync(&format!("since={since}&limit={limit}")).await;
            let found = entry(&delta["rooms"], &room);
            assert_eq!(found["state"], json!([deleted["event_id"]]));
            let event = &found["events"][text(&deleted, "event_id")];
            assert_deletes(event, &set);
        }
        let whole = bob.sync("limit=0").await;
        let found = entry(&whole["rooms"], &room);
        let events = found["events"].as_object().expect("events");
        assert!(
            events.values().all(|event| event["type"] != TOPIC),
            "{found}"
        );
        let is_name = |event: &&Value| event["type"] == NAME;
        let current = events.values().find(is_name).expect("the name");
        assert!(current.get("prev_content").is_none(), "{current}");
        let messages = bob.sync("limit=3").await;
        let found = entry(&messages["rooms"], &room);
        let newest = found["messages"].as_array().expect("ids");
        let shown = |at: usize| &found["events"][newest[at].as_str().expect("an id")];
        assert_eq!(shown(0)["prev_content"], json!({ "name": "one" }));
        assert_deletes(shown(2), &set);
    }
}

/// SYN-2: what was set and deleted since then shows as deleted; what was deleted and set again shows as set.
#[tokio::test]
async fn a_delta_holds_the_last_word() {
    let (_server, ann, bob, room) = room().await;
    ann.set_state(&room, CUSTOM, "_back", &json!({ "was": 1 }))
        .ok()
        .await;
    let since = text(&bob.sync("").await, "end");
    ann.set_state(&room, CUSTOM, "_gone", &json!({ "was": 1 }))
        .ok()
        .await;
    let gone = ann.delete_state(&room, CUSTOM, "_gone").ok().await;
    ann.delete_state(&room, CUSTOM, "_back").ok().await;
    let back = ann
        .set_state(&room, CUSTOM, "_back", &json!({ "was": 2 }))
        .ok()
        .await;
    let delta = bob.sync(&format!("since={since}")).await;
    let found = entry(&delta["rooms"], &room);
    assert_eq!(found["state"], json!([back["event_id"], gone["event_id"]]));
    let event = |answer: &Value| found["events"][text(answer, "event_id")].clone();
    assert_eq!(event(&back)["content"], json!({ "was": 2 }));
    assert!(event(&gone).get("content").is_none());
}

/// EVT-6, EVT-7: what is set after a deletion replaces nothing; deleting again deletes the new value.
#[tokio::test]
async fn state_set_after_a_deletion_replaces_nothing() {
    let (_server, ann, _bob, room) = room().await;
    let (set, deleted) = deleted_topic(&ann, &room).await;
    let content = json!({ "topic": "All that floats" });
    let again = ann.set_state(&room, TOPIC, "_", &content).ok().await;
    assert_ne!(
        again["event_id"], set["event_id"],
        "the same value is set anew"
    );
    for key in ["prev_content", "replaces_state"] {
        assert!(again["event"].get(key).is_none(), "{again}");
    }
    let twice = ann.delete_state(&room, TOPIC, "_").ok().await;
    assert_ne!(twice["event_id"], deleted["event_id"]);
    assert_deletes(&twice["event"], &again);
}
