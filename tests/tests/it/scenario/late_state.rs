//! Late state events: what they change, and for whom (STR-2, STR-3).

use serde_json::{Value, json};
use tidings_server::app::ErrorKind;
use tidings_tests::foreign::{Foreigner, id};
use tidings_tests::user::{User, entry, ids, text};
use tidings_tests::wire::encode;

use super::late_events::{World, late, stream, timeline, world};

const TOPIC: &str = "state.m.room.topic";

/// A topic set by dan, who is given the power to.
fn topic(
    dan: &Foreigner,
    local: &str,
    after: &str,
    text: &str,
) -> tidings_server::app::ingest::ForeignEvent {
    dan.state((local, after), (TOPIC, "_"), Some(json!({ "topic": text })))
}

async fn empower(world: &World) {
    let World { ann, dan, room, .. } = world;
    ann.set_level(room, &format!("users/{}", dan.id), &json!(60))
        .ok()
        .await;
}

async fn set(user: &User, room: &str, text_of: &str) -> String {
    let set = user.set_state(room, TOPIC, "_", &json!({ "topic": text_of }));
    text(&set.ok().await, "event_id")
}

/// The topic among a list of states.
fn shown(states: &Value) -> Option<String> {
    let states = states.as_array().expect("a list").iter();
    let mut topics = states.filter(|event| event["type"] == TOPIC);
    topics.next().map(|event| text(&event["content"], "topic"))
}

/// STR-2: late state that something newer has superseded never comes down the stream, whoever asks; it stands in the timeline,
/// and what followed it says so.
#[tokio::test]
async fn superseded_late_state_is_never_sent() {
    let world = world().await;
    empower(&world).await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    let old = set(&ann, &room, "old").await;
    let new = set(&ann, &room, "new").await;
    let from = ann.now().await;
    dan.take(&topic(&dan, "late", &old, "late")).await;
    for query in [String::new(), late(&ann).await] {
        let read = stream(&ann, &from, &query).await;
        assert_eq!(ids(&read["events"]), Vec::<String>::new());
        let delta = ann.sync(&format!("since={from}&{query}")).await;
        for entry in delta["rooms"].as_array().expect("a list") {
            assert_eq!(
                (&entry["messages"], &entry["state"]),
                (&json!([]), &json!([]))
            );
        }
    }
    drop(dan);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        assert_eq!(
            ann.state(&room, TOPIC, "_").ok().await["content"]["topic"],
            "new"
        );
        let all = timeline(&ann, &room).await;
        let topics: Vec<&Value> = all.iter().filter(|event| event["type"] == TOPIC).collect();
        let told: Vec<_> = topics
            .iter()
            .map(|event| text(&event["content"], "topic"))
            .collect();
        assert_eq!(told, ["old", "late", "new"]);
        assert_eq!(topics[1]["prev_content"]["topic"], "old");
        assert_eq!(topics[2]["prev_content"]["topic"], "late");
        assert_eq!(topics[2]["replaces_state"], id("late"));
        assert_eq!(ann.event(&new, "").ok().await["replaces_state"], id("late"));
        let around = ann.context(&id("late"), "before=0&after=0").ok().await;
        assert_eq!(shown(&around["state"]).as_deref(), Some("late"));
    }
}

/// STR-2, SYN-3, STA-2: late state becomes current where nothing is newer. Reads of now show it, reads of what was before it
/// came don't, and a delta brings it to everybody.
#[tokio::test]
async fn late_state_becomes_current_where_nothing_is_newer() {
    let world = world().await;
    empower(&world).await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    set(&ann, &room, "old").await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let from = ann.now().await;
    dan.take(&topic(&dan, "late", &one, "late")).await;
    let end = ann.now().await;
    ann.say(&room, "three").await;
    drop(dan);
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        assert_eq!(
            ann.state(&room, TOPIC, "_").ok().await["content"]["topic"],
            "late"
        );
        for (at, expected) in [(&from, "old"), (&end, "late")] {
            let states = ann.states(&room, &format!("at={at}")).ok().await;
            assert_eq!(shown(&states["state"]).as_deref(), Some(expected));
        }
        let sync = ann.sync("").await;
        let fresh = entry(&sync["rooms"], &room);
        assert!(
            fresh["state"]
                .as_array()
                .expect("a list")
                .contains(&json!(id("late")))
        );
        for (query, messages) in [(String::new(), 1), (late(&ann).await, 2)] {
            let delta = ann.sync(&format!("since={from}&{query}")).await;
            let changed = entry(&delta["rooms"], &room);
            assert_eq!(changed["state"], json!([id("late")]));
            assert_eq!(changed["events"][id("late")]["content"]["topic"], "late");
            assert_eq!(changed["messages"].as_array().map(Vec::len), Some(messages));
            let read = stream(&ann, &from, &query).await;
            assert_eq!(ids(&read["events"]).len(), messages, "{query}");
        }
        let delta = ann.sync(&format!("since={end}")).await;
        assert_eq!(
            entry(&delta["rooms"], &room)["state"],
            json!([]),
            "it was known"
        );
    }
}

/// STR-3, JOI-6, SYN-2: a late event that ends a user's part ends it from its position on, in the stream, in deltas and for
/// whoever lists the members; tokens from before show what was then.
#[tokio::test]
async fn a_late_kick_ends_the_part() {
    let world = world().await;
    empower(&world).await;
    let World {
        server,
        ann,
        dan,
        room,
    } = world;
    let (bob, cleo) = (
        User::register(&server, "bob").await,
        User::register(&server, "cleo").await,
    );
    bob.join_room(&room).await;
    cleo.join_room(&room).await;
    let one = ann.say(&room, "one").await;
    ann.say(&room, "two").await;
    let from = bob.now().await;
    dan.take(&dan.member(("kick", &one), &bob.id, "leave"))
        .await;
    ann.say(&room, "three").await;
    for query in [String::new(), late(&bob).await] {
        let read = stream(&bob, &from, &query).await;
        let expected: Vec<String> = if query.is_empty() {
            vec![]
        } else {
            vec![id("kick")]
        };
        assert_eq!(ids(&read["events"]), expected);
        let delta = bob.sync(&format!("since={from}&{query}")).await;
        assert_eq!(
            (&delta["left"], &delta["rooms"]),
            (&json!([room]), &json!([]))
        );
    }
    let newest = timeline(&bob, &room).await;
    assert_eq!(
        text(newest.last().expect("events"), "event_id"),
        id("kick"),
        "up to the leave"
    );
    let joined = async |query: &str| {
        let path = format!("/rooms/{}/members?membership=join&{query}", encode(&room));
        let members = ann.get(path).ok().await;
        let members = members["members"].as_array();
        members
            .expect("a list")
            .iter()
            .any(|event| event["state_key"] == bob.id)
    };
    assert!(!joined("").await);
    assert!(joined(&format!("at={from}")).await, "it hadn't come yet");
    // The part of who joined again behind the place of a late kick goes on.
    dan.take(&dan.member(("again", &one), &cleo.id, "leave"))
        .await;
    cleo.join_room(&room).await;
    let from = cleo.now().await;
    let before = dan
        .hand_over(&dan.member(("third", &one), &cleo.id, "leave"))
        .await;
    assert!(before.is_ok(), "{before:?}");
    let four = ann.say(&room, "four").await;
    let read = cleo.stream(&from).await;
    assert_eq!(ids(&read["events"]), [four]);
}

/// STR-3: a late event that would change what holds now must be allowed now; one that something newer has superseded only at
/// its place.
#[tokio::test]
async fn late_state_is_held_against_the_present_too() {
    let world = world().await;
    empower(&world).await;
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world;
    let one = ann.say(&room, "one").await;
    ann.set_level(&room, &format!("users/{}", dan.id), &json!(0))
        .ok()
        .await;
    let refused = dan.hand_over(&topic(&dan, "late", &one, "late")).await;
    assert_eq!(
        refused.expect_err("no power any more").kind,
        ErrorKind::Forbidden
    );
    set(&ann, &room, "newer").await;
    dan.take(&topic(&dan, "late", &one, "late")).await;
    assert_eq!(
        ann.state(&room, TOPIC, "_").ok().await["content"]["topic"],
        "newer"
    );
}

/// EVT-6, STR-2: a late deletion deletes what is older and leaves what is newer; late state doesn't bring back what was deleted
/// behind its place.
#[tokio::test]
async fn late_deletions_and_late_state_before_deletions() {
    let world = world().await;
    empower(&world).await;
    let World {
        mut server,
        ann,
        dan,
        room,
    } = world;
    let old = set(&ann, &room, "old").await;
    let one = ann.say(&room, "one").await;
    let two = ann.say(&room, "two").await;
    ann.say(&room, "three").await;
    let from = ann.now().await;
    dan.take(&dan.state(("gone", &two), (TOPIC, "_"), None))
        .await;
    ann.state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    let delta = ann.sync(&format!("since={from}")).await;
    let changed = entry(&delta["rooms"], &room);
    assert_eq!(changed["state"], json!([id("gone")]));
    assert_eq!(changed["events"][id("gone")].get("content"), None);
    // One that is deleted already is no news for being deleted below that once more.
    let from = ann.now().await;
    dan.take(&dan.state(("gone-before", &old), (TOPIC, "_"), None))
        .await;
    let delta = ann.sync(&format!("since={from}")).await;
    assert_eq!(entry(&delta["rooms"], &room)["state"], json!([]));
    let back = topic(&dan, "back", &one, "back");
    drop(dan);
    server.restart().await;
    let dan = Foreigner::new(&server, "dan", &room);
    dan.take(&back).await;
    ann.state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    let deletion = ann.event(&id("gone"), "").ok().await;
    assert_eq!(deletion["prev_content"]["topic"], "back");
}

/// RED-1, STR-3: late state that takes the place of what is redacted at that very moment shows nothing of it, whichever comes
/// first.
#[tokio::test]
async fn what_late_state_replaces_shows_nothing_once_it_is_redacted() {
    let world = world().await;
    empower(&world).await;
    let World {
        server: _server,
        ann,
        dan,
        room,
    } = world;
    let start = ann.say(&room, "start").await;
    ann.say(&room, "next").await;
    let query = late(&ann).await;
    for number in 0..40 {
        let (key, secret) = (format!("_key{number}"), format!("secret{number}"));
        let thing = |local: &str, after: &str, word: &str| {
            let place = ("state.com.example.thing", &*key);
            dan.state((local, after), place, Some(json!({ "word": word })))
        };
        let told = thing(&format!("told{number}"), &start, &secret);
        let told = dan.take(&told).await;
        let from = ann.now().await;
        let next = thing(&format!("next{number}"), &told, "harmless");
        let redact = async {
            // One comes a little later than the other, now more and now less.
            for _ in 0..number % 4 {
                ann.event(&start, "").ok().await;
            }
            ann.redact(&told, &json!({})).ok().await
        };
        tokio::join!(redact, dan.take(&next));
        let read = stream(&ann, &from, &query).await;
        let replaced = read["events"].as_array().into_iter().flatten();
        let mut replaced = replaced.filter(|event| event["replaces_state"] == json!(told));
        assert_eq!(
            replaced.next().map(|event| &event["prev_content"]),
            Some(&json!({})),
            "{read}"
        );
        assert!(!read.to_string().contains(&secret), "{read}");
    }
}
