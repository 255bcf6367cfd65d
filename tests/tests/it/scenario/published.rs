//! Published rooms: who publishes them, and what a search finds.

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};
use tidings_tests::wire::{Request, V2, Wire, encode};

pub(super) async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    (server, ann, bob)
}

/// Searches without a token.
pub(super) fn search(wire: &Wire, body: &Value) -> Request {
    wire.post(format!("{V2}/published_rooms"), body)
}

/// The rooms of a page.
pub(super) fn rooms(page: &Value) -> Vec<String> {
    let rooms = page["rooms"].as_array().expect("rooms").iter();
    rooms.map(|room| text(room, "room_id")).collect()
}

pub(super) async fn found(user: &User, words: &str) -> Vec<String> {
    rooms(&search(&user.wire, &json!({ "search": words })).ok().await)
}

/// A published room with what a search looks at.
pub(super) async fn room(user: &User, body: Value) -> String {
    let mut body = body;
    body["visibility"] = "public".into();
    text(&user.create(&body).ok().await, "room_id")
}

/// Published rooms of one member each.
pub(super) async fn many(user: &User, count: usize) -> Vec<String> {
    let mut all =
        join_all((0..count).map(|n| room(user, json!({ "name": format!("r{n}") })))).await;
    all.sort();
    all
}

/// PUB-1: room ops publish a room and take it back, nobody else; doing it again changes nothing, and the room's timeline
/// never tells.
#[tokio::test]
async fn only_room_ops_publish() {
    let (server, ann, bob) = two().await;
    let room = text(
        &ann.create(&json!({ "visibility": "private", "invite": [bob.id] }))
            .ok()
            .await,
        "room_id",
    );
    bob.publish(&room, true).refused(403, "M_FORBIDDEN").await;
    bob.join_room(&room).await;
    bob.publish(&room, true).refused(403, "M_FORBIDDEN").await;
    ann.publish("!nowhere:localhost", true)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(found(&bob, "").await, Vec::<String>::new());
    let levels = json!({ "users": { (&ann.id): 100, (&bob.id): 50 } });
    ann.set_state(&room, "state.m.room.power_levels", "_", &levels)
        .ok()
        .await;
    let position = server.server().app().position();
    for _ in 0..2 {
        bob.publish(&room, true).ok().await;
        assert_eq!(found(&bob, "").await, [room.as_str()]);
    }
    for _ in 0..2 {
        ann.publish(&room, false).ok().await;
        assert_eq!(found(&bob, "").await, Vec::<String>::new());
    }
    assert_eq!(server.server().app().position(), position);
    bob.leave(&room).await;
    bob.publish(&room, true).refused(403, "M_FORBIDDEN").await;
}

/// PUB-1, CRE-1: a new public room is published and a private one isn't, unless it is said otherwise.
#[tokio::test]
async fn a_new_room_is_published_as_was_asked() {
    let (_server, ann, _bob) = two().await;
    let mut published = Vec::new();
    for (visibility, asked, expected) in [
        ("public", None, true),
        ("private", None, false),
        ("public", Some(false), false),
        ("private", Some(true), true),
    ] {
        let mut body = json!({ "visibility": visibility });
        if let Some(asked) = asked {
            body["published"] = asked.into();
        }
        let room = text(&ann.create(&body).ok().await, "room_id");
        published.extend(expected.then_some(room));
    }
    published.sort();
    assert_eq!(found(&ann, "").await, published);
}

/// PUB-1: a page shows each room's face as it is now, and needs no access token.
#[tokio::test]
async fn a_search_shows_the_faces_of_rooms() {
    let (_server, ann, bob) = two().await;
    let boats = room(
        &ann,
        json!({ "name": "Boats", "topic": "All that floats", "alias": "#boats:localhost" }),
    )
    .await;
    let avatar = json!({ "url": "mxc://localhost/bOat5a1l" });
    ann.set_state(&boats, "state.m.room.avatar", "_", &avatar)
        .ok()
        .await;
    bob.join_room(&boats).await;
    ann.alias("#ships:localhost", &boats).ok().await;
    let page = search(&ann.wire, &json!({})).ok().await;
    let face = json!({
        "room_id": boats, "member_count": 2, "name": "Boats", "topic": "All that floats",
        "aliases": ["#boats:localhost", "#ships:localhost"], "avatar_url": "mxc://localhost/bOat5a1l",
        "join_rule": "public",
    });
    assert_eq!(page, json!({ "rooms": [face], "page": 1, "total": 1 }));
    bob.leave(&boats).await;
    let unalias = ann.delete(format!("/directory/{}", encode("#ships:localhost")));
    unalias.ok().await;
    ann.set_state(
        &boats,
        "state.m.room.join_rules",
        "_",
        &json!({ "join_rule": "invite" }),
    )
    .ok()
    .await;
    let face = search(&ann.wire, &json!({})).ok().await["rooms"][0].clone();
    assert_eq!(
        (&face["member_count"], &face["aliases"], &face["join_rule"]),
        (&json!(1), &json!(["#boats:localhost"]), &json!("invite"))
    );
}

/// PUB-1: every word is found in name, topic or alias, anywhere in them and whatever its case; white space alone says
/// nothing.
#[tokio::test]
async fn a_search_finds_words_whatever_their_case() {
    let (_server, ann, _bob) = two().await;
    let boats = room(
        &ann,
        json!({ "name": "Rowing BOATS", "topic": "Ufer & Öl" }),
    )
    .await;
    let ships = room(
        &ann,
        json!({ "topic": "tall ships", "alias": "#Sailors:localhost" }),
    )
    .await;
    let plain = room(&ann, json!({})).await;
    for (words, expected) in [
        ("boats", vec![&boats]),
        ("BoAtS", vec![&boats]),
        ("oat", vec![&boats]),
        ("öl", vec![&boats]),
        ("ÖL", vec![&boats]),
        ("&", vec![&boats]),
        ("ships", vec![&ships]),
        ("SAILORS", vec![&ships]),
        ("#sail", vec![&ships]),
        ("ufer rowing", vec![&boats]),
        ("  tall\tsailor\n", vec![&ships]),
        ("boats ships", vec![]),
        ("boatships", vec![]),
        ("\"", vec![]),
        ("s", vec![&boats, &ships]),
        ("", vec![&boats, &ships, &plain]),
        (" \t", vec![&boats, &ships, &plain]),
    ] {
        let mut expected: Vec<String> = expected.into_iter().cloned().collect();
        expected.sort();
        assert_eq!(found(&ann, words).await, expected, "{words:?}");
    }
}

/// PUB-1: a search finds what a room is called now, not what it was called.
#[tokio::test]
async fn a_search_follows_what_rooms_are_called() {
    let (_server, ann, _bob) = two().await;
    let boats = room(&ann, json!({ "name": "Boats" })).await;
    let renamed = ann.set_state(
        &boats,
        "state.m.room.name",
        "_",
        &json!({ "name": "Ships" }),
    );
    let renamed = renamed.ok().await;
    assert_eq!(found(&ann, "boats").await, Vec::<String>::new());
    assert_eq!(found(&ann, "ships").await, [boats.as_str()]);
    ann.alias("#boats:localhost", &boats).ok().await;
    assert_eq!(found(&ann, "boats").await, [boats.as_str()]);
    ann.delete(format!("/directory/{}", encode("#boats:localhost")))
        .ok()
        .await;
    assert_eq!(found(&ann, "boats").await, Vec::<String>::new());
    ann.redact(&text(&renamed, "event_id"), &json!({}))
        .ok()
        .await;
    assert_eq!(found(&ann, "ships").await, Vec::<String>::new());
    assert_eq!(found(&ann, "").await, [boats]);
}

/// PUB-1: what is published stays so over a restart, and so does what isn't.
#[tokio::test]
async fn published_rooms_are_there_after_a_restart() {
    let (mut server, ann, bob) = two().await;
    let all = many(&ann, 3).await;
    ann.publish(&all[1], false).ok().await;
    server.restart().await;
    assert_eq!(found(&ann, "").await, [all[0].as_str(), all[2].as_str()]);
    bob.join_room(&all[2]).await;
    bob.join_room(&all[1]).await;
    assert_eq!(found(&ann, "").await, [all[2].as_str(), all[0].as_str()]);
}
