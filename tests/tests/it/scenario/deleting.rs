//! Deleting state: who may, and what can be.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, text};

const TOPIC: &str = "state.m.room.topic";
const CUSTOM: &str = "state.com.example";

/// A public room of ann, with bob in it.
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

/// Ann's topic, set and deleted; the answers of both.
pub(super) async fn deleted_topic(ann: &User, room: &str) -> (Value, Value) {
    let content = json!({ "topic": "All that floats" });
    let set = ann.set_state(room, TOPIC, "_", &content).ok().await;
    let deleted = ann.delete_state(room, TOPIC, "_").ok().await;
    (set, deleted)
}

/// SYN-2, EVT-6: in a delta, deleted state shows as an event without content; SYN-3: messages have `prev_content`, current
/// STA-2: deleting what isn't there, or not any more, is 404 and makes no event.
#[tokio::test]
async fn deleting_what_is_not_there_is_404() {
    let (server, ann, _bob, room) = room().await;
    ann.delete_state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    deleted_topic(&ann, &room).await;
    let position = server.server().app().position();
    for key in ["_", "_other"] {
        ann.delete_state(&room, CUSTOM, key)
            .refused(404, "M_NOT_FOUND")
            .await;
    }
    ann.delete_state(&room, TOPIC, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
    assert_eq!(server.server().app().position(), position);
}

/// STA-2, EVT-4: deleting takes what setting takes: the power for the type, and the right to the key.
#[tokio::test]
async fn deleting_takes_the_power_of_setting() {
    let (_server, ann, bob, room) = room().await;
    let set = |who: &User, key: &str| who.set_state(&room, CUSTOM, key, &json!({}));
    let (anns, bobs) = (ann.id.clone(), format!("{}/phone", bob.id));
    for (who, key) in [(&ann, "_"), (&ann, &anns), (&bob, &bobs), (&bob, &bob.id)] {
        set(who, key).ok().await;
    }
    for (who, key, allowed) in [
        (&bob, "_", false),
        (&bob, anns.as_str(), false),
        (&bob, bobs.as_str(), true),
        (&ann, bob.id.as_str(), true),
        (&ann, "localhost", false),
        (&ann, "_", true),
    ] {
        let answer = who.delete_state(&room, CUSTOM, key).send().await;
        assert_eq!(
            answer.status,
            if allowed { 200 } else { 403 },
            "{} {key}",
            who.id
        );
    }
    ann.set_level(&room, "events/state.com.example", &json!(0))
        .ok()
        .await;
    set(&ann, "_").ok().await;
    bob.delete_state(&room, CUSTOM, "_").ok().await;
}

/// STA-2: whom a room doesn't count among its members deletes nothing there, and can't tell it from none.
#[tokio::test]
async fn only_members_delete() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    ann.set_state(&room, CUSTOM, &bob.id, &json!({})).ok().await;
    let here = cleo
        .delete_state(&room, CUSTOM, "_")
        .refused(403, "M_FORBIDDEN")
        .await;
    let nowhere = cleo.delete_state("!nowhere:localhost", CUSTOM, "_");
    assert_eq!(here, nowhere.refused(403, "M_FORBIDDEN").await);
    ann.invite(&room, &cleo.id).ok().await;
    cleo.delete_state(&room, CUSTOM, "_")
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.leave(&room).await;
    bob.delete_state(&room, CUSTOM, &bob.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.state(&room, CUSTOM, &bob.id).ok().await;
}

/// STA-2, EVT-6, MRK-1: creation, membership, power levels and join rules can't be deleted, nor markers, nor the server's list
/// of aliases; the refusal names the rule.
#[tokio::test]
async fn what_a_room_stands_on_cannot_be_deleted() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let body = json!({ "visibility": "public", "alias": "#boats:localhost" });
    let room = text(&ann.create(&body).ok().await, "room_id");
    ann.invite(&room, &bob.id).ok().await;
    let event = ann.say(&room, "x").await;
    ann.mark(&room, "read", &event).ok().await;
    for (event_type, key, rule) in [
        ("state.m.room.create", "_", "creation"),
        ("state.m.room.power_levels", "_", "power levels"),
        ("state.m.room.join_rules", "_", "join rule"),
        ("state.m.room.member", ann.id.as_str(), "membership"),
        ("state.m.room.member", bob.id.as_str(), "membership"),
        ("state.m.room.marker.read", ann.id.as_str(), "backwards"),
        (
            "state.m.room.marker.delivered",
            ann.id.as_str(),
            "backwards",
        ),
        ("state.m.room.aliases", "localhost", "aliases"),
    ] {
        let refusal = ann
            .delete_state(&room, event_type, key)
            .refused(403, "M_FORBIDDEN")
            .await;
        let why = text(&refusal, "error");
        assert!(why.contains(rule), "{event_type}: {why}");
        ann.state(&room, event_type, key).ok().await;
    }
    bob.delete_state(&room, "state.m.room.member", &bob.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(bob.sync("").await["invites"][0]["event"]["room_id"], room);
}

/// STA-2, EVT-1, EVT-4, EVT-5: what can't be state isn't asked after, whoever asks: 400, in a room that isn't there too.
#[tokio::test]
async fn what_cannot_be_state_is_400() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let nowhere = "!nowhere:localhost".to_owned();
    for (event_type, key, parameter) in [
        ("message.com.example", "_", "event_type"),
        ("ephemeral.com.example", "_", "event_type"),
        (CUSTOM, "!x", "state_key"),
        ("state._@com.example", "_", "state_key"),
        ("state._:com.example", ann.id.as_str(), "state_key"),
        (TOPIC, "_x", "state_key"),
        ("state.m.room.member", "_", "state_key"),
    ] {
        for (who, room) in [
            (&ann, &room),
            (&bob, &room),
            (&cleo, &room),
            (&ann, &nowhere),
        ] {
            let content = json!({ "topic": "x", "membership": "join" });
            for request in [
                who.delete_state(room, event_type, key),
                who.state(room, event_type, key),
                who.set_state(room, event_type, key, &content),
            ] {
                let refusal = request.refused(400, "M_INVALID_PARAM").await;
                assert_eq!(refusal["parameter"], parameter, "{event_type} {key}");
            }
        }
    }
}

/// JOI-6, STA-2: a room whose word on its history is deleted shows what comes to all its members again; what was said under
/// the word stays as it was.
#[tokio::test]
async fn deleting_history_visibility_goes_back_to_shared() {
    let (mut server, ann, _bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let visibility = "state.m.room.history_visibility";
    ann.say(&room, "before").await;
    let joined = json!({ "history_visibility": "joined" });
    ann.set_state(&room, visibility, "_", &joined).ok().await;
    ann.say(&room, "under the word").await;
    let deleted = ann.delete_state(&room, visibility, "_").ok().await;
    assert_eq!(deleted["event"]["prev_content"], joined);
    ann.say(&room, "after").await;
    cleo.join_room(&room).await;
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        let seen = cleo.scroll(&room, "dir=f&types=message.*").await;
        assert_eq!(bodies(&seen["chunk"]), ["before", "after"]);
    }
    cleo.state(&room, visibility, "_")
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// ACT-4, STA-2: a deletion under an action id happens once, and its refusal is repeated as it was.
#[tokio::test]
async fn a_repeated_deletion_answers_the_first() {
    let (_server, ann, _bob, room) = room().await;
    let ann = ann.in_session().await;
    ann.set_state(&room, CUSTOM, "_", &json!({}))
        .action(0)
        .ok()
        .await;
    let delete = |id| ann.delete_state(&room, CUSTOM, "_").action(id);
    let first = delete(1).ok().await;
    ann.set_state(&room, CUSTOM, "_", &json!({}))
        .action(2)
        .ok()
        .await;
    let again = delete(1).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&first["event_id"], &first["position"])
    );
    ann.state(&room, CUSTOM, "_").ok().await;
    assert_eq!(first["event"]["unsigned"]["action_id"], 1);
    delete(3).ok().await;
    delete(4).refused(404, "M_NOT_FOUND").await;
    ann.set_state(&room, CUSTOM, "_", &json!({}))
        .action(5)
        .ok()
        .await;
    delete(4).refused(404, "M_NOT_FOUND").await;
}

/// STA-2, ERR-3: of many who delete the same at once, one does; the others find nothing there.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_delete_at_once() {
    let (_server, ann, _bob, room) = room().await;
    ann.set_state(&room, CUSTOM, "_", &json!({})).ok().await;
    let deletes = (0..20).map(|_| tokio::spawn(ann.delete_state(&room, CUSTOM, "_").send()));
    let answers = futures::future::join_all(deletes.collect::<Vec<_>>()).await;
    let statuses = answers
        .iter()
        .map(|answer| answer.as_ref().expect("no panic").status);
    let mut statuses: Vec<u16> = statuses.collect();
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (200, &[404; 19][..]));
    let chunk = ann.scroll(&room, "types=state.com.example").await["chunk"].clone();
    assert_eq!(chunk.as_array().map(Vec::len), Some(2));
}
