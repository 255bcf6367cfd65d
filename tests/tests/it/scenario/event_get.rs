//! One event by its id.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::encode;

async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// An event without what depends on when it is read.
fn still(event: &Value) -> Value {
    let mut event = event.clone();
    event["unsigned"]["age"] = Value::Null;
    event
}

async fn set_membership(by: &User, room: &str, user: &User, membership: &str) -> String {
    let content = json!({ "membership": membership });
    let set = by.set_state(room, "state.m.room.member", &user.id, &content);
    text(&set.ok().await, "event_id")
}

/// EVT-7: an event comes by its id as it came when it was sent and as the timeline has it; its id names the room.
#[tokio::test]
async fn an_event_comes_as_the_timeline_has_it() {
    let (_server, ann, bob, room) = room().await;
    let sent = ann.text(&room, "hello").ok().await;
    let id = text(&sent, "event_id");
    let found = ann.event(&id, "").ok().await;
    assert_eq!(still(&found), still(&sent["event"]));
    assert_eq!(found["room_id"], room);
    let page = bob.scroll(&room, "limit=100").await;
    for event in page["chunk"].as_array().expect("a chunk") {
        let found = bob.event(&text(event, "event_id"), "").ok().await;
        assert_eq!(still(&found), still(event));
    }
}

/// ACT-5: the action is told to the client that did it, and to nobody else.
#[tokio::test]
async fn only_who_did_it_is_told_of_the_action() {
    let (_server, ann, bob, room) = room().await;
    let ann = ann.in_session().await;
    let sent = ann.text(&room, "hello").action(0).ok().await;
    let id = text(&sent, "event_id");
    let own = ann.event(&id, "").ok().await;
    assert_eq!(own["unsigned"]["action_id"], 0);
    assert_eq!(own["unsigned"]["session_id"], ann.session());
    for other in [bob, ann.other_device().await] {
        let found = other.event(&id, "").ok().await;
        assert_eq!(found["unsigned"].get("action_id"), None);
        assert_eq!(found["unsigned"].get("session_id"), None);
    }
}

/// SCR-1, CTX-1, EVT-7: a state change tells the old value in the timeline, among an event's surroundings and by its id alike,
/// also the one that deletes; the first value of a key tells none.
#[tokio::test]
async fn a_state_change_tells_the_old_value_everywhere() {
    let (_server, ann, _bob, room) = room().await;
    let mut set = Vec::new();
    for name in ["one", "two", "three"] {
        let content = json!({ "name": name });
        let done = ann.set_state(&room, "state.m.room.name", "_", &content);
        set.push((text(&done.ok().await, "event_id"), Some(content)));
    }
    let deleted = ann.delete_state(&room, "state.m.room.name", "_").ok().await;
    set.push((text(&deleted, "event_id"), None));
    let page = ann.scroll(&room, "limit=4").await;
    let around = ann.context(&set[0].0, "before=0&after=3").ok().await;
    for (index, (id, content)) in set.iter().enumerate() {
        let found = ann.event(id, "").ok().await;
        let previous = index.checked_sub(1).map(|index| &set[index]);
        assert_eq!(found.get("content"), content.as_ref(), "{id}");
        assert_eq!(
            found.get("prev_content"),
            previous.and_then(|(_, content)| content.as_ref())
        );
        assert_eq!(
            found["replaces_state"].as_str(),
            previous.map(|(id, _)| id.as_str())
        );
        for (list, at) in [(&page["chunk"], 3 - index), (&around["chunk"], index)] {
            assert_eq!(still(&list[at]), still(&found));
        }
    }
}

/// JOI-6, ERR-2: what one may not see and what doesn't exist read alike: before the join where the room says so, after the
/// leave, in a room that one has no part in.
#[tokio::test]
async fn what_may_not_be_seen_reads_like_nothing() {
    let (server, ann, bob, room) = room().await;
    let nothing = bob
        .event("$bm93aGVyZSBhdCBhbGwuLg:localhost", "")
        .refused(404, "M_NOT_FOUND")
        .await;
    let cleo = User::register(&server, "cleo").await;
    let seen = ann.say(&room, "seen").await;
    bob.leave(&room).await;
    let after = ann.say(&room, "after").await;
    let rule = json!({ "history_visibility": "joined" });
    ann.set_state(&room, "state.m.room.history_visibility", "_", &rule)
        .ok()
        .await;
    let hidden = ann.say(&room, "hidden").await;
    cleo.join_room(&room).await;
    bob.event(&seen, "").ok().await;
    cleo.event(&after, "").ok().await;
    let dora = User::register(&server, "dora").await;
    for (who, id) in [(&bob, &after), (&cleo, &hidden), (&dora, &seen)] {
        for path in ["", "/context"] {
            let path = format!("/events/{}{path}", encode(id));
            let refusal = who.get(path).refused(404, "M_NOT_FOUND").await;
            assert_eq!(refusal, nothing);
        }
    }
    ann.event(&hidden, "").ok().await;
}

/// JOI-6: one's own invite, kick and ban are seen by who may read nothing else; they have no surroundings then.
#[tokio::test]
async fn ones_own_membership_is_always_seen() {
    let (server, ann, bob, room) = room().await;
    let cleo = User::register(&server, "cleo").await;
    let said = ann.say(&room, "said").await;
    let before = ann.now().await;
    ann.invite(&room, &cleo.id).ok().await;
    let invite = ids(&cleo.stream(&before).await["events"]).remove(0);
    let put_out = set_membership(&ann, &room, &cleo, "leave").await;
    let banned = set_membership(&ann, &room, &cleo, "ban").await;
    for (id, membership) in [(invite, "invite"), (put_out, "leave"), (banned, "ban")] {
        let found = cleo.event(&id, "").ok().await;
        assert_eq!(found["content"]["membership"], membership);
        cleo.context(&id, "").refused(404, "M_NOT_FOUND").await;
        assert_eq!(bob.context(&id, "").ok().await["event_id"], id);
    }
    cleo.event(&said, "").refused(404, "M_NOT_FOUND").await;
}

/// FIL-3: the event asked for comes whatever its type; a token that isn't one is refused.
#[tokio::test]
async fn a_filter_does_not_choose_it() {
    let (_server, ann, _bob, room) = room().await;
    let id = ann.say(&room, "hello").await;
    for query in [
        "types=",
        "types=state.*",
        "not_types=*",
        "limit=0",
        "types=state.*&not_types=message.*&limit=7",
    ] {
        let found = ann.event(&id, query).ok().await;
        assert_eq!(found["content"]["body"], "hello", "{query}");
    }
    let refusal = ann
        .event(&id, "filter=nonsense")
        .refused(400, "M_INVALID_PARAM")
        .await;
    assert_eq!(refusal["parameter"], "filter");
}
