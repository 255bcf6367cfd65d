//! Redacting state: its place stays taken, what the rules stand on stays, and what replaced it shows nothing of it.

use serde_json::{Value, json};
use tidings_client::types::{
    RoomEvent, RoomMarkerReadEventContent, RoomMemberEventContent, RoomNameEventContent,
};
use tidings_tests::user::{User, bodies, entry, text};
use tidings_tests::wire::{V2, encode};

use super::redaction::{answers, room, shown};

const NAME: &str = "state.m.room.name";
const TOPIC: &str = "state.m.room.topic";

async fn set(user: &User, room: &str, event_type: &str, content: Value) -> String {
    let set = user.set_state(room, event_type, "_", &content).ok().await;
    text(&set, "event_id")
}

/// The current state of a type and key, as the entry of an initial sync has it.
async fn synced(user: &User, room: &str, event_type: &str) -> Value {
    let sync = user.sync("limit=0").await;
    let found = entry(&sync["rooms"], room);
    let ids = found["state"].as_array().expect("ids").iter();
    let mut events = ids.map(|id| &found["events"][id.as_str().expect("an id")]);
    let event = events.find(|event| event["type"] == event_type);
    event
        .unwrap_or_else(|| panic!("no {event_type} in {found}"))
        .clone()
}

/// RED-1: redacted state stays in its place without its content; the earlier value doesn't come back.
#[tokio::test]
async fn redacted_state_keeps_its_place_and_brings_nothing_back() {
    let (mut server, ann, bob, room) = room().await;
    let before = bob.now().await;
    set(&ann, &room, NAME, json!({ "name": "Boats" })).await;
    let second = set(&ann, &room, NAME, json!({ "name": "hush-hush" })).await;
    let redaction = text(&ann.redact(&second, &json!({})).ok().await, "event_id");
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let read = bob.state(&room, NAME, "_").ok().await;
        for now in [&read, &synced(&bob, &room, NAME).await] {
            assert_eq!(
                (&now["event_id"], &now["content"]),
                (&json!(second), &json!({}))
            );
            assert_eq!(now["unsigned"]["redacted_because"]["event_id"], redaction);
        }
        for (path, answer) in answers(&bob, &room, &second, &before).await {
            assert!(
                !answer.to_string().contains("hush-hush"),
                "{path}: {answer}"
            );
            let shown = shown(&answer, &second);
            assert!(!shown.is_empty(), "{path}");
            for event in shown {
                assert_eq!(
                    (&event["content"], &event["state_key"]),
                    (&json!({}), &json!("_"))
                );
                assert_eq!(
                    event["unsigned"]["redacted_because"]["event_id"], redaction,
                    "{path}"
                );
            }
        }
    }
    let third = ann.set_state(&room, NAME, "_", &json!({ "name": "hush-hush" }));
    let third = third.ok().await["event"].clone();
    assert_ne!(third["event_id"], second, "it isn't so already");
    assert_eq!(
        (&third["replaces_state"], &third["prev_content"]),
        (&json!(second), &json!({}))
    );
}

/// RED-1: what replaced the state that is redacted shows nothing of it any more, in whatever answer.
#[tokio::test]
async fn what_replaced_it_shows_nothing_of_it() {
    let (mut server, ann, bob, room) = room().await;
    let ann = ann.in_session().await;
    let before = bob.now().await;
    let told = set(&ann, &room, TOPIC, json!({ "topic": "hush-hush" })).await;
    let replace = || {
        ann.set_state(&room, TOPIC, "_", &json!({ "topic": "Boats" }))
            .action(0)
    };
    let next = replace().ok().await;
    assert_eq!(
        next["event"]["prev_content"],
        json!({ "topic": "hush-hush" })
    );
    let next = text(&next, "event_id");
    let stranger = User::register(&server, "cleo").await;
    stranger
        .redact(&told, &json!({}))
        .refused(404, "M_NOT_FOUND")
        .await;
    ann.redact(&told, &json!({})).ok().await;
    let again = replace().ok().await;
    assert_eq!(
        (&again["event_id"], &again["event"]["prev_content"]),
        (&json!(next), &json!({}))
    );
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        assert_eq!(
            bob.state(&room, TOPIC, "_").ok().await["content"]["topic"],
            "Boats"
        );
        for event in [&told, &next] {
            for (path, answer) in answers(&bob, &room, event, &before).await {
                assert!(
                    !answer.to_string().contains("hush-hush"),
                    "{path}: {answer}"
                );
            }
        }
        let next = bob.get(format!("/events/{}", encode(&next))).ok().await;
        assert_eq!(
            (&next["replaces_state"], &next["prev_content"]),
            (&json!(told), &json!({}))
        );
        assert!(next["unsigned"].get("redacted_because").is_none(), "{next}");
    }
}

/// RED-1, SYN-2: in a delta, state that was redacted since has changed: it stands in `state`, however old it is and however
/// many messages there were.
#[tokio::test]
async fn a_delta_has_the_state_that_was_redacted() {
    let (_server, ann, bob, room) = room().await;
    let name = set(&ann, &room, NAME, json!({ "name": "hush-hush" })).await;
    let topic = set(&ann, &room, TOPIC, json!({ "topic": "hush-hush" })).await;
    let since = text(&bob.sync("").await, "end");
    ann.redact(&name, &json!({})).ok().await;
    let redaction = text(&ann.redact(&topic, &json!({})).ok().await, "event_id");
    ann.redact(&redaction, &json!({})).ok().await;
    let topic = set(&ann, &room, TOPIC, json!({ "topic": "Boats" })).await;
    ann.say(&room, "last").await;
    let delta = bob.sync(&format!("limit=1&since={since}")).await;
    let found = entry(&delta["rooms"], &room);
    assert_eq!(
        (&found["limited"], &found["state"]),
        (&json!(true), &json!([name, topic]))
    );
    assert_eq!(found["events"][&name]["content"], json!({}));
    let wanted = bob
        .sync(&format!("limit=1&since={since}&types=message.*"))
        .await;
    assert_eq!(entry(&wanted["rooms"], &room)["state"], json!([]));
    let since = text(&delta, "end");
    ann.say(&room, "more").await;
    let delta = bob.sync(&format!("since={since}")).await;
    assert_eq!(entry(&delta["rooms"], &room)["state"], json!([]));
}

/// RED-1: state that is redacted at the very moment when something else takes its place: whichever comes first, nothing
/// of it is left.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn redacting_and_replacing_at_once_leaves_nothing() {
    let (mut server, ann, bob, room) = room().await;
    let before = bob.now().await;
    let mut last = String::new();
    for number in 0..25 {
        let told = set(
            &ann,
            &room,
            TOPIC,
            json!({ "topic": format!("hush-hush {number}") }),
        )
        .await;
        let next = json!({ "topic": format!("Boats {number}") });
        let replace = tokio::spawn(ann.set_state(&room, TOPIC, "_", &next).ok());
        let redact = tokio::spawn(ann.redact(&told, &json!({})).ok());
        let replaced = replace.await.expect("no panic");
        redact.await.expect("no panic");
        let path = format!("/events/{}", encode(&text(&replaced, "event_id")));
        let now = bob.get(path).ok().await;
        assert_eq!(
            (&now["replaces_state"], &now["prev_content"]),
            (&json!(told), &json!({}))
        );
        last = told;
    }
    for (path, answer) in answers(&bob, &room, &last, &before).await {
        assert!(
            !answer.to_string().contains("hush-hush"),
            "{path}: {answer}"
        );
    }
    let streamed = format!("{before}&limit=1000");
    let events = |answer: Value| {
        let mut events = answer["events"].as_array().expect("events").clone();
        for event in &mut events {
            event["unsigned"]["age"] = json!(0);
        }
        events
    };
    let from_memory = events(bob.stream(&streamed).await);
    server.restart().await;
    let from_store = events(bob.stream(&streamed).await);
    assert_eq!(from_memory, from_store);
}

/// RED-1: what the rules of a room stand on stays in force: membership, power levels, join rules, history visibility.
#[tokio::test]
async fn what_the_rules_stand_on_stays() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let invite = json!({ "user_id": cleo.id, "reason": "hush-hush" });
    let path = format!("/rooms/{}/invite", encode(&room));
    let invite = text(&ann.post(path, &invite).ok().await, "event_id");
    let levels = json!({
        "users": { ann.id.as_str(): 100 }, "events_default": 10, "com.example": "hush-hush",
    });
    let rules = json!({ "join_rule": "invite", "com.example": "hush-hush" });
    let history = json!({ "history_visibility": "joined", "com.example": "hush-hush" });
    let levels = set(&ann, &room, "state.m.room.power_levels", levels).await;
    let rules = set(&ann, &room, "state.m.room.join_rules", rules).await;
    let history = set(&ann, &room, "state.m.room.history_visibility", history).await;
    let joined = text(
        &bob.state(&room, "state.m.room.member", &bob.id).ok().await,
        "event_id",
    );
    let created = text(
        &bob.state(&room, "state.m.room.create", "_").ok().await,
        "event_id",
    );
    let kept = [
        (&invite, json!({ "membership": "invite" })),
        (
            &levels,
            json!({ "users": { ann.id.as_str(): 100 }, "events_default": 10 }),
        ),
        (&rules, json!({ "join_rule": "invite" })),
        (&history, json!({ "history_visibility": "joined" })),
        (&joined, json!({ "membership": "join" })),
        (&created, json!({ "creator": ann.id })),
    ];
    for (event, content) in &kept {
        ann.redact(event, &json!({})).ok().await;
        let path = format!("/events/{}", encode(event));
        assert_eq!(bob.get(path).ok().await["content"], *content);
    }
    bob.text(&room, "x").refused(403, "M_FORBIDDEN").await;
    let dora = User::register(&server, "dora").await;
    dora.join(&json!({ "room_id": room }))
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        cleo.sync("").await["invites"][0]["event"]["event_id"],
        invite
    );
    ann.say(&room, "unseen").await;
    cleo.join_room(&room).await;
    ann.say(&room, "seen").await;
    let seen = cleo.scroll(&room, "dir=f").await;
    assert_eq!(bodies(&seen["chunk"]), ["seen"]);
    assert!(!seen.to_string().contains("hush-hush"), "{seen}");
}

/// RED-1: the room's face is empty too, where invited and strangers see it.
#[tokio::test]
async fn a_redacted_name_shows_nowhere() {
    let (server, ann, _bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let name = set(&ann, &room, NAME, json!({ "name": "hush-hush" })).await;
    ann.invite(&room, &cleo.id).ok().await;
    let search = || {
        let body = json!({ "search": "hush-hush" });
        cleo.wire.post(format!("{V2}/published_rooms"), &body)
    };
    assert_eq!(search().ok().await["total"], 1);
    ann.redact(&name, &json!({})).ok().await;
    let invites = cleo.sync("").await["invites"].clone();
    assert_eq!(invites.as_array().map(Vec::len), Some(1));
    assert!(!invites.to_string().contains("hush-hush"), "{invites}");
    assert_eq!(search().ok().await["total"], 0);
}

/// RED-1, EVT-10: a member's profile in the room is empty too, where it comes with the membership.
#[tokio::test]
async fn a_redacted_profile_shows_nowhere() {
    let (_server, ann, bob, room) = room().await;
    let before = ann.now().await;
    let profile = json!({ "displayname": "hush-hush" });
    let set = bob.set_state(&room, "state.m.room.member.profile", &bob.id, &profile);
    let set = text(&set.ok().await, "event_id");
    ann.redact(&set, &json!({})).ok().await;
    let mut all = answers(&ann, &room, &set, &before).await;
    let members = format!("/rooms/{}/members", encode(&room));
    all.push((members.clone(), ann.get(members).ok().await));
    let phone = ann.other_device().await;
    let joined = phone.join(&json!({ "room_id": room })).ok().await;
    assert!(joined["room"]["members"].is_array(), "{joined}");
    all.push(("the answer to a join".into(), joined));
    for (path, answer) in all {
        let text = answer.to_string();
        assert!(!text.contains("hush-hush"), "{path}: {text}");
    }
}

/// RED-1, EVT-6: a deletion that is redacted goes on deleting.
#[tokio::test]
async fn a_redacted_deletion_goes_on_deleting() {
    let (_server, ann, bob, room) = room().await;
    set(&ann, &room, TOPIC, json!({ "topic": "Boats" })).await;
    let path = format!("/rooms/{}/state/{}/_", encode(&room), encode(TOPIC));
    let request = ann
        .wire
        .request(http::Method::DELETE, format!("{V2}{path}"));
    let deletion = text(&request.token(&ann.token).ok().await, "event_id");
    ann.redact(&deletion, &json!({})).ok().await;
    let event = bob.get(format!("/events/{}", encode(&deletion))).ok().await;
    assert!(event.get("content").is_none(), "{event}");
    bob.state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// RED-1, EVT-8: what is left of a content need not fit the schema of its type. A client that reads it typed gets an error
/// of its own to handle, and everything else goes on.
#[tokio::test]
async fn what_is_left_need_not_fit_the_schema() {
    let (_server, ann, bob, room) = room().await;
    let name = set(&ann, &room, NAME, json!({ "name": "Boats" })).await;
    let marker = text(&bob.mark(&room, "read", &name).ok().await, "event_id");
    let member = text(
        &bob.state(&room, "state.m.room.member", &bob.id).ok().await,
        "event_id",
    );
    for event in [&name, &marker, &member] {
        ann.redact(event, &json!({})).ok().await;
    }
    let get = async |id: &str| {
        let event = bob.get(format!("/events/{}", encode(id))).ok().await;
        serde_json::from_value::<RoomEvent>(event).expect("an event")
    };
    let name = get(&name).await.content_as::<RoomNameEventContent>();
    assert!(name.expect("a name event").is_err());
    let marker = get(&marker)
        .await
        .content_as::<RoomMarkerReadEventContent>();
    assert!(marker.expect("a marker").is_err());
    let member = get(&member).await.content_as::<RoomMemberEventContent>();
    assert!(
        member.expect("a membership").is_ok(),
        "it kept what it needs"
    );
    bob.say(&room, "still here").await;
    assert_eq!(bob.sync("").await["rooms"][0]["unread"], 0);
}
