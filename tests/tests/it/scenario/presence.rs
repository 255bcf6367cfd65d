//! Who is there, as it is asked for and as rooms show it.

use std::time::Duration;

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::follower::{go, presence_of, say, typing};
use tidings_tests::user::{User, entry, text};
use tidings_tests::wire::encode;

/// Ann and Bob in a room of Ann's, each in a session.
async fn harbour(server: &TestServer) -> (User, User, String) {
    let ann = User::register(server, "ann").await.in_session().await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    // Whoever reads the stream is known to the server.
    ann.now().await;
    bob.now().await;
    (ann, bob, room)
}

async fn shown(asker: &User, user: &User) -> Value {
    presence_of(asker, user).ok().await["presence"].clone()
}

/// PRE-1: over the live sessions the first of dnd, busy, online, away, offline holds.
#[tokio::test]
async fn the_first_of_what_the_sessions_say_holds() {
    let server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let tablet = ann.other_device().await.in_session().await;
    let phone = tablet.in_session().await;
    for (said, expected) in [
        (["online", "offline", "away"], "online"),
        (["away", "away", "offline"], "away"),
        (["busy", "online", "away"], "busy"),
        (["online", "busy", "dnd"], "dnd"),
        (["offline", "offline", "offline"], "offline"),
        (["offline", "online", "offline"], "online"),
    ] {
        for (session, state) in [&ann, &tablet, &phone].into_iter().zip(said) {
            say(session, state).ok().await;
            let own = session.get("/session").ok().await;
            assert_eq!(own["presence"], state, "a session shows what it says");
        }
        for asker in [&bob, &ann] {
            assert_eq!(shown(asker, &ann).await, expected, "{said:?}");
        }
    }
    go(&tablet).ok().await;
    assert_eq!(shown(&bob, &ann).await, "offline");
}

/// PRE-1: a new session is online; one may begin otherwise (SES-4).
#[tokio::test]
async fn a_new_session_is_online_until_told_otherwise() {
    let server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    assert_eq!(shown(&bob, &ann).await, "online");
    go(&ann).ok().await;
    assert_eq!(shown(&bob, &ann).await, "offline");
    ann.post("/session", &json!({ "presence": "away" }))
        .refused(409, "M_STALE_SESSION")
        .await;
}

/// PRE-1: a status is the user's: the newest said counts, none said clears it, and it goes with the session that said it.
#[tokio::test]
async fn a_status_is_the_newest_said() {
    let server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let phone = ann.other_device().await.in_session().await;
    let status = async || presence_of(&bob, &ann).ok().await["status_msg"].clone();
    let set = async |session: &User, status: Value| {
        let body = json!({ "presence": "online", "status_msg": status });
        session.put("/presence", &body).ok().await;
    };
    assert_eq!(status().await, Value::Null);
    set(&ann, json!("at sea")).await;
    assert_eq!(status().await, "at sea");
    set(&phone, json!("in port")).await;
    assert_eq!(status().await, "in port");
    say(&ann, "busy").ok().await;
    assert_eq!(status().await, Value::Null);
    set(&phone, json!("in port")).await;
    go(&phone).ok().await;
    assert_eq!(status().await, Value::Null);
    set(&ann, json!("x".repeat(1_024))).await;
    let body = json!({ "presence": "online", "status_msg": "x".repeat(1_025) });
    let refusal = ann.put("/presence", &body);
    let refusal = refusal.refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refusal["path"], "/status_msg");
    assert_eq!(status().await, "x".repeat(1_024));
}

/// PRE-1: appearing offline wins over all sessions, those that come later too, until it is taken back; restarts included.
/// Nothing more is told, so that it looks like being gone.
#[tokio::test]
async fn appearing_offline_wins_until_taken_back() {
    let mut server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let body = json!({ "presence": "dnd", "status_msg": "at sea", "appear_offline": true });
    ann.put("/presence", &body).ok().await;
    let gone = json!({ "user_id": ann.id, "presence": "offline" });
    assert_eq!(presence_of(&bob, &ann).ok().await, gone);
    say(&ann, "online").ok().await;
    let phone = ann.other_device().await.in_session().await;
    phone.now().await;
    assert_eq!(presence_of(&bob, &ann).ok().await, gone);
    server.restart().await;
    let (phone, bob) = (phone.in_session().await, bob.in_session().await);
    phone.now().await;
    say(&phone, "busy").ok().await;
    assert_eq!(presence_of(&bob, &ann).ok().await, gone);
    let body = json!({ "presence": "busy", "appear_offline": false });
    phone.put("/presence", &body).ok().await;
    assert_eq!(shown(&bob, &ann).await, "busy");
    server.restart().await;
    let (ann, bob) = (ann.in_session().await, bob.in_session().await);
    ann.now().await;
    assert_eq!(shown(&bob, &ann).await, "online");
}

/// PRE-1: who shares no room gets 403, be it because one never did, does no longer, or there is no such user.
#[tokio::test]
async fn presence_is_for_those_who_share_a_room() {
    let server = TestServer::start().await;
    let (ann, bob, room) = harbour(&server).await;
    let eve = User::register(&server, "eve").await.in_session().await;
    presence_of(&ann, &ann).ok().await;
    presence_of(&eve, &ann).refused(403, "M_FORBIDDEN").await;
    ann.invite(&room, &eve.id).ok().await;
    presence_of(&eve, &ann).refused(403, "M_FORBIDDEN").await;
    presence_of(&ann, &eve).refused(403, "M_FORBIDDEN").await;
    eve.join_room(&room).await;
    presence_of(&eve, &ann).ok().await;
    eve.leave(&room).await;
    presence_of(&eve, &ann).refused(403, "M_FORBIDDEN").await;
    let nobody = format!("/presence/{}", encode("@nobody:localhost"));
    bob.get(nobody).refused(403, "M_FORBIDDEN").await;
}

/// PRE-1: who has no session is offline, and is asked for like anybody else.
#[tokio::test]
async fn who_has_no_session_is_offline() {
    let mut server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let eve = User::register(&server, "eve").await;
    server.restart().await;
    let bob = bob.in_session().await;
    assert_eq!(shown(&bob, &ann).await, "offline");
    presence_of(&bob, &eve).refused(403, "M_FORBIDDEN").await;
}

/// PRE-1: a state that isn't one is refused with its place.
#[tokio::test]
async fn an_unknown_state_is_refused() {
    let server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let refusal = say(&ann, "asleep").refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refusal["path"], "/presence");
    assert_eq!(shown(&bob, &ann).await, "online");
}

/// EVT-11: how long ago a user did something runs from sending and from coming nearer, not from going.
#[tokio::test]
async fn the_last_act_is_what_the_user_did() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let (ann, bob, room) = harbour(&server).await;
    let ago = async || {
        let shown = presence_of(&bob, &ann).ok().await;
        shown["last_active_ago"].as_u64().expect("it is told")
    };
    clock.advance(Duration::from_secs(5));
    assert_eq!(ago().await, 5_000);
    say(&ann, "away").ok().await;
    assert_eq!(ago().await, 5_000, "going away is no act");
    say(&ann, "online").ok().await;
    assert_eq!(ago().await, 0);
    clock.advance(Duration::from_secs(3));
    ann.get("/session").ok().await;
    assert_eq!(ago().await, 3_000, "neither is reading");
    ann.say(&room, "here").await;
    assert_eq!(ago().await, 0);
    clock.advance(Duration::from_secs(2));
    typing(&ann, &room, true).ok().await;
    assert_eq!(ago().await, 0);
}

/// SYN-4: presence of the users in shared rooms comes with initial sync, by user id, unless filtered out.
#[tokio::test]
async fn initial_sync_brings_the_presence_of_those_around() {
    let server = TestServer::start().await;
    let (ann, bob, _room) = harbour(&server).await;
    let eve = User::register(&server, "eve").await.in_session().await;
    eve.public_room().await;
    eve.now().await;
    say(&ann, "busy").ok().await;
    let around = async |query: &str| {
        let sync = bob.sync(query).await;
        let events = sync["presence"].as_array().expect("a list").clone();
        let users = events.iter().map(|event| {
            assert_eq!(event["type"], "ephemeral.m.presence");
            assert_eq!(event["sender"], event["content"]["user_id"]);
            format!("{} {}", event["sender"], event["content"]["presence"])
        });
        users.collect::<Vec<_>>()
    };
    let both = [
        format!("\"{}\" \"busy\"", ann.id),
        format!("\"{}\" \"online\"", bob.id),
    ];
    assert_eq!(around("").await, both);
    let token = async |filter: Value| {
        let answer = bob.post("/filters", &filter).ok().await;
        format!("filter={}", answer["filter"].as_str().expect("a token"))
    };
    for (filter, expected) in [
        (json!({ "users": [ann.id] }), &both[..1]),
        (json!({ "not_users": [ann.id] }), &both[1..]),
        (json!({ "types": ["message.*"] }), &[]),
        (json!({ "senders": ["@bob:*"] }), &both[1..]),
    ] {
        let query = token(filter.clone()).await;
        assert_eq!(around(&query).await, expected, "{filter}");
    }
    go(&ann).ok().await;
    assert_eq!(around("").await, both[1..]);
}

/// SYN-2, SYN-4: a delta brings the presence of those who show otherwise than was told, who went included, and of nobody else.
#[tokio::test]
async fn a_delta_brings_presence_that_changed() {
    let server = TestServer::start().await;
    let (ann, bob, room) = harbour(&server).await;
    let cat = User::register(&server, "cat").await.in_session().await;
    cat.join_room(&room).await;
    let shown = |sync: &Value| -> Vec<(String, String)> {
        let events = sync["presence"].as_array().expect("a list").iter();
        let content = events.map(|event| &event["content"]);
        let shown = content.map(|shown| (text(shown, "user_id"), text(shown, "presence")));
        shown.collect()
    };
    let is = |user: &User, presence: &str| (user.id.clone(), presence.to_owned());
    let since = async |sync: &Value| bob.sync(&format!("since={}", text(sync, "end"))).await;
    let first = bob.sync("").await;
    assert_eq!(shown(&first).len(), 3);
    assert_eq!(shown(&since(&first).await), []);
    say(&ann, "busy").ok().await;
    let delta = since(&first).await;
    assert_eq!(shown(&delta), [is(&ann, "busy")]);
    // Whether it came isn't known, so it is told until the stream has told it.
    assert_eq!(shown(&since(&delta).await), [is(&ann, "busy")]);
    let chunk = bob.stream(&text(&delta, "end")).await;
    assert_eq!(shown(&since(&chunk).await), []);
    go(&cat).ok().await;
    assert_eq!(shown(&since(&chunk).await), [is(&cat, "offline")]);
}

/// JOI-3: the room's entry names each member's display name, avatar, power level, presence and typing.
#[tokio::test]
async fn a_joined_rooms_members_come_with_presence_and_typing() {
    let server = TestServer::start().await;
    let (ann, bob, room) = harbour(&server).await;
    let face = json!({ "displayname": "Ann", "avatar_url": "mxc://localhost/ann" });
    ann.set_state(&room, "state.m.room.member.profile", &ann.id, &face)
        .ok()
        .await;
    say(&ann, "busy").ok().await;
    typing(&ann, &room, true).ok().await;
    go(&bob).ok().await;
    let eve = User::register(&server, "eve").await.in_session().await;
    let tablet = eve.other_device().await.in_session().await;
    let from = tablet.now().await;
    let guest = User::register(&server, "guest").await;
    ann.invite(&room, &guest.id).ok().await;
    let joined = eve.join(&json!({ "room_id": room })).ok().await["room"].clone();
    let members = joined["members"].as_array().expect("a list").clone();
    let member = |user: &User| {
        let found = members.iter().find(|member| member["user_id"] == user.id);
        found.expect("a member").clone()
    };
    let expected = json!({
        "user_id": ann.id,
        "membership": "join",
        "displayname": "Ann",
        "avatar_url": "mxc://localhost/ann",
        "power_level": 100,
        "presence": "busy",
        "typing": true,
    });
    assert_eq!(member(&ann), expected);
    let streamed = tablet.stream(&from).await;
    let streamed = entry(&streamed["joined"], &room)["members"].as_array();
    assert!(streamed.is_some_and(|members| members.contains(&expected)));
    let of_bob = member(&bob);
    assert_eq!(
        (&of_bob["presence"], &of_bob["typing"]),
        (&json!("offline"), &json!(false))
    );
    assert_eq!(
        member(&guest)["presence"],
        Value::Null,
        "who is invited shares no room"
    );
    let expected = json!([{
        "type": "ephemeral.m.typing",
        "room_id": room,
        "sender": "localhost",
        "content": { "user_ids": [ann.id] },
    }]);
    assert_eq!(joined["ephemeral"], expected);
    let sync = eve.sync("").await;
    assert_eq!(entry(&sync["rooms"], &room)["ephemeral"], expected);
    ann.say(&room, "here").await;
    let sync = eve.sync("").await;
    assert_eq!(entry(&sync["rooms"], &room)["ephemeral"], json!([]));
}
