//! Who may read how much of a room's past.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};

/// A room with the visibility, in which things were said before the invite, between invite and join, and after the join.
async fn told(visibility: &str) -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let initial = json!([
        { "type": "state.m.room.history_visibility", "content": { "history_visibility": visibility } },
    ]);
    let created = ann
        .create(&json!({ "visibility": "private", "initial_state": initial }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    ann.say(&room, "before").await;
    ann.invite(&room, &bob.id).ok().await;
    ann.say(&room, "invited").await;
    bob.join_room(&room).await;
    ann.say(&room, "joined").await;
    (server, ann, bob, room)
}

/// JOI-6: a member sees history from before the join unless the room says otherwise; in scrollback, in both directions, and
/// in the room's entry.
#[tokio::test]
async fn a_member_sees_as_much_as_the_room_says() {
    for (visibility, seen) in [
        ("shared", &["before", "invited", "joined"][..]),
        ("invited", &["invited", "joined"]),
        ("joined", &["joined"]),
    ] {
        let (_server, ann, bob, room) = told(visibility).await;
        let forwards = bob.scroll(&room, "dir=f&limit=100").await;
        assert_eq!(bodies(&forwards["chunk"]), seen, "{visibility}");
        let mut backwards = bodies(&bob.scroll(&room, "limit=100").await["chunk"]);
        backwards.reverse();
        assert_eq!(backwards, seen, "{visibility}");
        let sync = bob.sync("limit=100").await;
        let found = entry(&sync["rooms"], &room);
        let messages = found["messages"].as_array().expect("ids").iter();
        let events: Vec<_> = messages
            .map(|id| found["events"][id.as_str().expect("an id")].clone())
            .collect();
        assert_eq!(bodies(&json!(events)), seen, "{visibility}");
        assert_eq!(
            found["limited"], false,
            "{visibility}: there is no more to scroll into"
        );
        assert_eq!(
            bodies(&ann.scroll(&room, "dir=f&limit=100").await["chunk"]).len(),
            3
        );
    }
}

/// JOI-6, SCR-1: `remaining` counts what may be read, not what is there. What made the room came before the room's word, and
/// may be read.
#[tokio::test]
async fn remaining_counts_what_may_be_read() {
    let (_server, ann, bob, room) = told("joined").await;
    let readable = ids(&bob.scroll(&room, "dir=f&limit=100").await["chunk"]);
    let there = ids(&ann.scroll(&room, "dir=f&limit=100").await["chunk"]);
    assert!(there.len() > readable.len() + 3);
    let page = bob.scroll(&room, "limit=1").await;
    assert_eq!(
        (&page["remaining"], &page["more_local"]),
        (&json!(readable.len() - 1), &json!(true))
    );
    let next = bob
        .scroll(&room, &format!("limit=1&from={}", text(&page, "end")))
        .await;
    assert_eq!(next["chunk"][0]["content"]["membership"], "join");
    assert_eq!(next["chunk"][0]["state_key"], bob.id);
    let rest = bob
        .scroll(&room, &format!("from={}", text(&next, "end")))
        .await;
    assert_eq!(
        (&rest["remaining"], &rest["more_local"], rest.get("end")),
        (&json!(0), &json!(false), None)
    );
    let mut made = ids(&rest["chunk"]);
    made.reverse();
    assert_eq!(made, there[..made.len()], "what made the room");
    assert_eq!(made.len(), readable.len() - 2);
    let forwards = bob.scroll(&room, "dir=f&limit=1").await;
    assert_eq!(forwards["chunk"][0]["type"], "state.m.room.create");
    assert_eq!(forwards["remaining"], readable.len() - 1);
}

/// JOI-6: who left sees up to the leave, and nothing after it, from whatever token.
#[tokio::test]
async fn who_left_sees_up_to_the_leave() {
    let (_server, ann, bob, room) = told("shared").await;
    bob.leave(&room).await;
    let end = bob.now().await;
    ann.say(&room, "gone").await;
    let later = ann.now().await;
    let seen = ["before", "invited", "joined"];
    for query in [
        "dir=f&limit=100".to_owned(),
        format!("dir=b&limit=100&from={later}"),
        "limit=100".to_owned(),
    ] {
        let page = bob.scroll(&room, &query).await;
        let mut found = bodies(&page["chunk"]);
        found.sort();
        assert_eq!(found, seen, "{query}");
        assert_eq!(
            (&page["remaining"], page.get("end")),
            (&json!(0), None),
            "{query}"
        );
    }
    let after = bob.scroll(&room, &format!("dir=f&from={end}")).await;
    assert_eq!(
        (&after["chunk"], &after["remaining"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(bodies(&bob.stream(&end).await["events"]), [""; 0]);
    assert_eq!(bob.sync("").await["rooms"], json!([]));
}

/// ERR-2: who was never joined reads no timeline, and can't tell the room from none.
#[tokio::test]
async fn who_was_never_joined_reads_nothing() {
    let (server, ann, bob, room) = told("shared").await;
    let cleo = User::register(&server, "cleo").await;
    let path = |room: &str| format!("/rooms/{}/timeline", tidings_tests::wire::encode(room));
    let here = cleo.get(path(&room)).refused(403, "M_FORBIDDEN").await;
    assert_eq!(
        here,
        cleo.get(path("!nowhere:localhost"))
            .refused(403, "M_FORBIDDEN")
            .await
    );
    ann.invite(&room, &cleo.id).ok().await;
    cleo.get(path(&room)).refused(403, "M_FORBIDDEN").await;
    cleo.set_state(
        &room,
        "state.m.room.member",
        &cleo.id,
        &json!({ "membership": "leave" }),
    )
    .ok()
    .await;
    cleo.get(path(&room)).refused(403, "M_FORBIDDEN").await;
    bob.scroll(&room, "").await;
}
