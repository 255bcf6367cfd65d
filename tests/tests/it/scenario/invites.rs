//! Inviting.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};

async fn three() -> (TestServer, User, User, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let cleo = User::register(&server, "cleo").await;
    (server, ann, bob, cleo)
}

/// INV-1, STR-6: an invite reaches the invited down the stream, and nothing else of the room does.
#[tokio::test]
async fn an_invite_reaches_the_invited_and_nothing_else_does() {
    let (_server, ann, bob, _cleo) = three().await;
    let room = ann.public_room().await;
    ann.say(&room, "before").await;
    let from = bob.now().await;
    let invite = ann.invite(&room, &bob.id).ok().await;
    ann.say(&room, "after").await;
    let read = bob.stream(&from).await;
    assert_eq!(ids(&read["events"]), [text(&invite, "event_id")]);
    let event = &read["events"][0];
    assert_eq!(
        (&event["content"]["membership"], &event["sender"]),
        (&json!("invite"), &json!(ann.id))
    );
    assert_eq!(read["joined"], json!([]));
}

/// INV-1, STA-1: the same inviter's invite is a no-op that answers the present one; another's is a new event.
#[tokio::test]
async fn anothers_invite_replaces_the_first_and_ones_own_does_not() {
    let (_server, ann, bob, cleo) = three().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let first = ann.invite(&room, &cleo.id).ok().await;
    let again = ann.invite(&room, &cleo.id).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&first["event_id"], &first["position"])
    );
    let second = bob.invite(&room, &cleo.id).ok().await;
    assert_ne!(second["event_id"], first["event_id"]);
    assert_eq!(second["event"]["replaces_state"], first["event_id"]);
    assert_eq!(second["event"]["content"]["membership"], "invite");
    let invites = cleo.sync("").await["invites"].clone();
    assert_eq!(
        (
            invites.as_array().map(Vec::len),
            &invites[0]["event"]["event_id"]
        ),
        (Some(1), &second["event_id"])
    );
}

/// INV-1: inviting takes being joined, the power for it, and an invited who isn't in the room or banned from it.
#[tokio::test]
async fn inviting_has_rules() {
    let (server, ann, bob, cleo) = three().await;
    let room = ann.public_room().await;
    bob.invite(&room, &cleo.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.invite("!nowhere:localhost", &cleo.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    bob.join_room(&room).await;
    ann.invite(&room, &bob.id).refused(403, "M_FORBIDDEN").await;
    ann.invite(&room, &ann.id).refused(403, "M_FORBIDDEN").await;
    let ban = json!({ "membership": "ban" });
    ann.set_state(&room, "state.m.room.member", &cleo.id, &ban)
        .ok()
        .await;
    ann.invite(&room, &cleo.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    let levels = json!({ "users": { (&ann.id): 100 }, "invite": 50 });
    ann.set_state(&room, "state.m.room.power_levels", "_", &levels)
        .ok()
        .await;
    let dora = User::register(&server, "dora").await;
    bob.invite(&room, &dora.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    ann.invite(&room, &dora.id).ok().await;
}

/// INV-1: a reason travels with the invite, and the invited's own name and picture come back where they are known, whether
/// the invite is new or stood already.
#[tokio::test]
async fn an_invite_carries_its_reason_and_answers_what_is_known_of_the_invited() {
    let (_server, ann, bob, cleo) = three().await;
    let room = ann.public_room().await;
    let known = [
        ("displayname", "Bob of the boats"),
        ("avatar_url", "mxc://localhost/boat"),
    ];
    for (key, value) in known {
        let path = format!("/profile/{}/{key}", tidings_tests::wire::encode(&bob.id));
        bob.put(&path, &json!({ "value": value })).ok().await;
    }
    let path = format!("/rooms/{}/invite", tidings_tests::wire::encode(&room));
    let asked = json!({ "user_id": bob.id, "reason": "come along" });
    let invite = ann.post(&path, &asked).ok().await;
    assert_eq!(invite["event"]["content"]["reason"], "come along");
    let again = ann.post(&path, &asked).ok().await;
    assert_eq!(again["event_id"], invite["event_id"]);
    for answer in [invite, again] {
        for (key, value) in known {
            assert_eq!(answer[key], value);
        }
    }
    // Nothing is known of one who said nothing, of one who doesn't exist, and of one elsewhere.
    for nobody in [&cleo.id, "@nobody:localhost", "@dora:elsewhere.example"] {
        let invite = ann.invite(&room, nobody).ok().await;
        for (key, _) in known {
            assert!(invite.get(key).is_none(), "{invite}");
        }
    }
}

/// SYN-4: an invite in initial sync shows the room's face, who invites, and how many are there; nothing else of the room.
#[tokio::test]
async fn an_invite_in_initial_sync_shows_the_rooms_face() {
    let (_server, ann, bob, _cleo) = three().await;
    let created = ann
        .create(&json!({
            "visibility": "private", "name": "Boats", "topic": "All that floats", "alias": "#boats:localhost",
            "invite": [bob.id], "initial_state": [{ "type": "state.com.example.secret", "content": {} }],
        }))
        .ok()
        .await;
    let sync = bob.sync("").await;
    assert_eq!(sync["rooms"], json!([]));
    let invite = &sync["invites"][0];
    assert_eq!(invite["event"]["room_id"], created["room_id"]);
    assert_eq!(
        (&invite["inviter"]["user_id"], &invite["member_count"]),
        (&json!(ann.id), &json!(1))
    );
    let mut types: Vec<String> = invite["state"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| text(event, "type"))
        .collect();
    types.sort();
    let face =
        ["aliases", "join_rules", "name", "topic"].map(|name| format!("state.m.room.{name}"));
    assert_eq!(types, face);
}
