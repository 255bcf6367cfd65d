//! Markers of what is read and delivered: one's own, forwards only.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, place, text};
use tidings_tests::wire::{Request, V2, encode};

const READ: &str = "state.m.room.marker.read";
const DELIVERED: &str = "state.m.room.marker.delivered";

/// A room that two are in, in which ann said some things.
async fn told(count: usize) -> (TestServer, User, User, String, Vec<String>) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let mut said = Vec::new();
    for number in 0..count {
        said.push(ann.say(&room, &number.to_string()).await);
    }
    (server, ann, bob, room, said)
}

/// The event that a marker of a user names, as another member sees it; null without one.
async fn marked(reader: &User, room: &str, event_type: &str, user: &User) -> Value {
    let answer = reader.state(room, event_type, &user.id).send().await;
    answer.body["content"]["event_id"].clone()
}

/// The two ways to move a marker: by its own operation, and as the state that it is.
fn ways(user: &User, room: &str, event_type: &str, event: &str) -> [Request; 2] {
    let marker = event_type.rsplit('.').next().expect("a name");
    let content = json!({ "event_id": event });
    [
        user.mark(room, marker, event),
        user.set_state(room, event_type, &user.id, &content),
    ]
}

/// MRK-1: a marker is a state event under one's own user id that names the event marked; everybody in the room sees it.
#[tokio::test]
async fn a_marker_is_state_under_ones_own_id() {
    let (_server, ann, bob, room, said) = told(1).await;
    let from = ann.now().await;
    let outcome = bob.mark(&room, "read", &said[0]).ok().await;
    let event = &outcome["event"];
    assert_eq!(
        (&event["type"], &event["state_key"]),
        (&json!(READ), &json!(bob.id))
    );
    assert_eq!(
        (&event["sender"], &event["content"]),
        (&json!(bob.id), &json!({ "event_id": said[0] }))
    );
    assert_eq!(event["event_id"], outcome["event_id"]);
    let streamed = ann.stream(&from).await;
    assert_eq!(
        ids(&streamed["events"]).last(),
        Some(&text(&outcome, "event_id"))
    );
    assert_eq!(marked(&ann, &room, READ, &bob).await, said[0]);
}

/// MRK-1: a marker doesn't move backwards in the timeline. The same or an earlier place makes no event and answers the
/// present one, whichever way it is asked for, and after a restart.
#[tokio::test]
async fn a_marker_does_not_move_backwards() {
    let (mut server, ann, bob, room, said) = told(4).await;
    for event_type in [DELIVERED, READ] {
        for (way, place) in [(0, 1), (1, 2)] {
            let ahead = ways(&bob, &room, event_type, &said[place])
                .into_iter()
                .nth(way);
            let moved = ahead.expect("two ways").ok().await;
            assert_eq!(moved["event"]["content"]["event_id"], said[place]);
            for restarted in [false, true] {
                if restarted {
                    server.restart().await;
                }
                let position = server.server().app().position();
                for earlier in &said[..=place] {
                    for again in ways(&bob, &room, event_type, earlier) {
                        let again = again.ok().await;
                        for key in ["event_id", "position", "origin_server_ts"] {
                            assert_eq!(again[key], moved[key], "{event_type} {key}");
                        }
                        assert_eq!(again["event"]["content"], moved["event"]["content"]);
                    }
                }
                assert_eq!(server.server().app().position(), position, "no new event");
            }
        }
        assert_eq!(marked(&ann, &room, event_type, &bob).await, said[2]);
        // Each user has markers of their own.
        assert_eq!(marked(&bob, &room, event_type, &ann).await, Value::Null);
    }
    let last = ann.mark(&room, "read", &said[0]).ok().await;
    assert_eq!(last["event"]["content"]["event_id"], said[0]);
}

/// MRK-1: marking read moves delivered as far, in the same commit and before the read marker, which is what is answered.
#[tokio::test]
async fn marking_read_moves_delivered_as_far() {
    let (_server, ann, bob, room, said) = told(4).await;
    for (way, event) in said[..2].iter().enumerate() {
        let from = ann.now().await;
        let request = ways(&bob, &room, READ, event)
            .into_iter()
            .nth(way)
            .expect("two ways");
        let outcome = request.ok().await;
        let streamed = ann.stream(&from).await;
        let events = streamed["events"].as_array().expect("events");
        let types: Vec<&Value> = events.iter().map(|event| &event["type"]).collect();
        assert_eq!(types, [DELIVERED, READ]);
        for marker in events {
            assert_eq!(marker["content"], json!({ "event_id": event }));
        }
        assert_eq!(events[1]["event_id"], outcome["event_id"]);
        assert_eq!(
            (place(&outcome["position"]), &outcome["event"]["type"]),
            (place(&streamed["end"]), &json!(READ))
        );
    }
    // Where more has been delivered than is read, that stays.
    bob.mark(&room, "delivered", &said[3]).ok().await;
    let position = ann.now().await;
    bob.mark(&room, "read", &said[2]).ok().await;
    assert_eq!(ids(&ann.stream(&position).await["events"]).len(), 1);
    assert_eq!(marked(&ann, &room, DELIVERED, &bob).await, said[3]);
    assert_eq!(marked(&ann, &room, READ, &bob).await, said[2]);
}

/// MRK-1: delivered goes by itself; it says nothing of what is read.
#[tokio::test]
async fn delivered_does_not_move_read() {
    let (_server, ann, bob, room, said) = told(2).await;
    bob.mark(&room, "delivered", &said[1]).ok().await;
    assert_eq!(marked(&ann, &room, DELIVERED, &bob).await, said[1]);
    assert_eq!(marked(&ann, &room, READ, &bob).await, Value::Null);
}

/// MRK-1, ERR-2: the event marked is one of this room, and one that may be seen; all others are 404 alike.
#[tokio::test]
async fn the_event_marked_is_one_of_the_room_that_one_sees() {
    let (_server, ann, bob, room, said) = told(1).await;
    let hidden = json!({
        "visibility": "public",
        "initial_state": [{
            "type": "state.m.room.history_visibility",
            "content": { "history_visibility": "joined" },
        }],
    });
    let other = text(&ann.create(&hidden).ok().await, "room_id");
    let unseen = ann.say(&other, "x").await;
    bob.join_room(&other).await;
    let seen = ann.say(&other, "y").await;
    let nowhere = "$AAAAAAAAAAAAAAAAAAAAAA:localhost";
    for (room, event) in [
        (&room, nowhere),
        (&room, seen.as_str()),
        (&room, unseen.as_str()),
        (&other, unseen.as_str()),
        (&other, said[0].as_str()),
    ] {
        for event_type in [READ, DELIVERED] {
            for request in ways(&bob, room, event_type, event) {
                request.refused(404, "M_NOT_FOUND").await;
            }
        }
    }
    assert_eq!(marked(&ann, &room, READ, &bob).await, Value::Null);
    bob.mark(&other, "read", &seen).ok().await;
    // Any event of the timeline can be marked, state and redacted ones too.
    ann.redact(&seen, &json!({})).ok().await;
    let name = ann.set_state(&other, "state.m.room.name", "_", &json!({ "name": "x" }));
    let name = text(&name.ok().await, "event_id");
    bob.mark(&other, "read", &name).ok().await;
    bob.mark(&other, "read", &seen).ok().await;
    assert_eq!(marked(&ann, &other, READ, &bob).await, name);
}

/// MRK-1, EVT-4: markers are one's own. Nobody sets another's, whatever the power.
#[tokio::test]
async fn nobody_sets_anothers_marker() {
    let (_server, ann, bob, room, said) = told(1).await;
    let content = json!({ "event_id": said[0] });
    for event_type in [READ, DELIVERED] {
        ann.set_state(&room, event_type, &bob.id, &content)
            .refused(403, "M_FORBIDDEN")
            .await;
        for key in ["_", "localhost", &format!("{}/phone", bob.id)] {
            let refusal = bob.set_state(&room, event_type, key, &content);
            let refusal = refusal.refused(400, "M_INVALID_PARAM").await;
            assert_eq!(refusal["parameter"], "state_key", "{key}");
        }
        let path = format!(
            "/rooms/{}/state/{}/{}",
            encode(&room),
            encode(event_type),
            encode(&bob.id)
        );
        bob.mark(&room, "read", &said[0]).ok().await;
        for who in [&ann, &bob] {
            let delete = who
                .wire
                .request(http::Method::DELETE, format!("{V2}{path}"));
            delete.token(&who.token).refused(403, "M_FORBIDDEN").await;
        }
    }
    assert_eq!(marked(&ann, &room, READ, &bob).await, said[0]);
}

/// MRK-1, ERR-2: who isn't joined marks nothing, and learns nothing of the room.
#[tokio::test]
async fn only_members_mark() {
    let (server, ann, bob, room, said) = told(1).await;
    let cleo = User::register(&server, "cleo").await;
    let marks = |who: &User, room: &str| {
        [READ, DELIVERED].map(|event_type| ways(who, room, event_type, &said[0]))
    };
    for (inside, outside) in marks(&cleo, &room)
        .into_iter()
        .flatten()
        .zip(marks(&cleo, "!nowhere:localhost").into_iter().flatten())
    {
        let inside = inside.refused(403, "M_FORBIDDEN").await;
        assert_eq!(inside, outside.refused(403, "M_FORBIDDEN").await);
    }
    ann.invite(&room, &cleo.id).ok().await;
    bob.leave(&room).await;
    for who in [&cleo, &bob] {
        for request in marks(who, &room).into_iter().flatten() {
            request.refused(403, "M_FORBIDDEN").await;
        }
    }
}

/// MRK-1, EVT-4: markers take the power that any state under one's own key takes; reading takes that of both.
#[tokio::test]
async fn markers_take_power_like_all_state_of_ones_own() {
    let (_server, ann, bob, room, said) = told(1).await;
    let levels = async |events: Value, default: i64| {
        let levels = json!({
            "users": { ann.id.as_str(): 100 }, "events": events, "events_default": default,
        });
        let set = ann.set_state(&room, "state.m.room.power_levels", "_", &levels);
        set.ok().await;
    };
    levels(json!({}), 10).await;
    for event_type in [READ, DELIVERED] {
        for request in ways(&bob, &room, event_type, &said[0]) {
            request.refused(403, "M_FORBIDDEN").await;
        }
    }
    levels(json!({ READ: 0, DELIVERED: 10 }), 0).await;
    for event_type in [READ, DELIVERED] {
        let refusal = bob.mark(
            &room,
            event_type.rsplit('.').next().expect("a name"),
            &said[0],
        );
        let refusal = refusal.refused(403, "M_FORBIDDEN").await;
        assert!(text(&refusal, "error").contains(DELIVERED), "{refusal}");
    }
    levels(json!({ READ: 0, DELIVERED: 0 }), 10).await;
    bob.mark(&room, "read", &said[0]).ok().await;
}

/// MRK-1, EVT-8: set as state, a marker's content must name an event and may hold more, which goes with this marker alone.
#[tokio::test]
async fn a_marker_set_as_state_fits_its_schema() {
    let (_server, ann, bob, room, said) = told(1).await;
    for event_type in [READ, DELIVERED] {
        for (content, path) in [
            (json!({}), "/content"),
            (json!({ "event_id": 5 }), "/content/event_id"),
            (json!({ "event_id": "x" }), "/content/event_id"),
            (json!({ "event_id": said[0], "x": 0.5 }), "/content/x"),
        ] {
            let refusal = bob.set_state(&room, event_type, &bob.id, &content);
            assert_eq!(
                refusal.refused(400, "M_BAD_JSON").await["path"],
                path,
                "{content}"
            );
        }
    }
    let content = json!({ "event_id": said[0], "com.example.device": "phone" });
    let set = bob.set_state(&room, READ, &bob.id, &content).ok().await;
    assert_eq!(set["event"]["content"], content);
    let delivered = ann.state(&room, DELIVERED, &bob.id).ok().await;
    assert_eq!(delivered["content"], json!({ "event_id": said[0] }));
    let unknown = ann.set_state(&room, "state.m.room.marker.liked", "_", &json!({ "x": 1 }));
    unknown.ok().await;
}

/// MRK-1, CRE-1: a room can't begin with markers, since none of its events can be named before it is there.
#[tokio::test]
async fn a_room_does_not_begin_with_markers() {
    let (_server, ann, _bob, _room, said) = told(1).await;
    for event_type in [READ, DELIVERED] {
        let marker = json!({
            "type": event_type, "state_key": ann.id, "content": { "event_id": said[0] },
        });
        let topic = json!({ "type": "state.m.room.topic", "content": { "topic": "fine" } });
        let body = json!({ "visibility": "public", "initial_state": [topic, marker] });
        let refusal = ann.create(&body).refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["path"], "/initial_state/1/type");
    }
    assert_eq!(ann.sync("").await["rooms_total"], 1);
}

/// MRK-1: of many marks at once the furthest stays, and none ever went back.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_marks_at_once_the_furthest_stays() {
    let (_server, ann, bob, room, said) = told(24).await;
    let phone = bob.other_device().await;
    let marks = (0..48).map(|number: usize| {
        let event = &said[(number * 7) % 24];
        let marker = if number.is_multiple_of(3) {
            "delivered"
        } else {
            "read"
        };
        let client = if number.is_multiple_of(2) {
            &bob
        } else {
            &phone
        };
        tokio::spawn(client.mark(&room, marker, event).ok())
    });
    for answer in futures::future::join_all(marks.collect::<Vec<_>>()).await {
        answer.expect("no panic");
    }
    for event_type in [READ, DELIVERED] {
        let query = format!("dir=f&limit=1000&types={event_type}");
        let chunk = ann.scroll(&room, &query).await["chunk"].clone();
        let place = |event: &Value| {
            said.iter()
                .position(|id| event["content"]["event_id"] == *id)
        };
        let events = chunk.as_array().expect("a chunk").iter();
        let places: Vec<_> = events.map(place).collect();
        assert!(
            places.is_sorted_by(|a, b| a < b),
            "{event_type}: {places:?}"
        );
        assert_eq!(
            marked(&ann, &room, event_type, &bob).await,
            said[23],
            "{event_type}"
        );
    }
}

/// MRK-1, ACT-4: moving a marker is an action; repeated, it answers what it answered first.
#[tokio::test]
async fn moving_a_marker_is_an_action() {
    let (_server, _ann, bob, room, said) = told(2).await;
    let bob = bob.in_session().await;
    let first = bob.mark(&room, "read", &said[0]).action(0).ok().await;
    assert_eq!(first["event"]["unsigned"]["action_id"], 0);
    let unchanged = bob.mark(&room, "read", &said[0]).action(1).ok().await;
    bob.mark(&room, "read", &said[1]).action(2).ok().await;
    for (id, outcome) in [(0, &first), (1, &unchanged)] {
        let again = bob.mark(&room, "read", &said[0]).action(id).ok().await;
        assert_eq!(
            (&again["event_id"], &again["position"]),
            (&first["event_id"], &first["position"])
        );
        assert_eq!(again["event_id"], outcome["event_id"]);
    }
    let missing = "$AAAAAAAAAAAAAAAAAAAAAA:localhost";
    for _ in 0..2 {
        let refused = bob.mark(&room, "read", missing).action(3);
        refused.refused(404, "M_NOT_FOUND").await;
    }
    assert_eq!(bob.get("/session").ok().await["next_action_id"], 4);
}

/// MRK-1, RED-1: a marker that was redacted marks nothing, and can be set anew, anywhere.
#[tokio::test]
async fn a_redacted_marker_marks_nothing() {
    let (_server, ann, bob, room, said) = told(3).await;
    let read = text(&bob.mark(&room, "read", &said[2]).ok().await, "event_id");
    ann.redact(&read, &json!({})).ok().await;
    assert_eq!(marked(&ann, &room, READ, &bob).await, Value::Null);
    let again = bob.mark(&room, "read", &said[0]).ok().await;
    assert_eq!(
        (
            &again["event"]["replaces_state"],
            &again["event"]["prev_content"]
        ),
        (&json!(read), &json!({}))
    );
    assert_eq!(marked(&ann, &room, READ, &bob).await, said[0]);
    assert_eq!(
        marked(&ann, &room, DELIVERED, &bob).await,
        said[2],
        "that one wasn't redacted"
    );
    let sync = bob.sync("").await;
    assert_eq!(entry(&sync["rooms"], &room)["unread"], 2);
    assert_eq!(bodies(&bob.scroll(&room, "dir=f").await["chunk"]).len(), 3);
}
