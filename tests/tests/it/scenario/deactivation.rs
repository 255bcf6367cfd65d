//! The end of an account.

use std::collections::BTreeSet;

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{PASSWORD, User, text};
use tidings_tests::wire::{Request, V1};

const MEMBER: &str = "state.m.room.member";

fn deactivate(user: &User, password: &str) -> Request {
    user.post("/account/deactivate", &json!({ "password": password }))
}

fn login(user: &User, password: &str) -> Request {
    let body = json!({ "type": "m.login.password", "user": user.id, "password": password });
    user.wire.post(format!("{V1}/login"), &body)
}

/// What a room says of a user.
async fn membership(reader: &User, room: &str, user: &User) -> Value {
    let state = reader.state(room, MEMBER, &user.id).ok().await;
    state["content"]["membership"].clone()
}

/// Reads a stream from a token on until the user has left all of these rooms.
async fn until_left(reader: &User, from: &str, rooms: &[String], user: &User) {
    let (mut from, mut left) = (from.to_owned(), BTreeSet::new());
    while left.len() < rooms.len() {
        let path = format!("/stream?timeout=20000&limit=1000&types={MEMBER}&from={from}");
        let read = reader.get(path).ok().await;
        let events = read["events"].as_array().expect("events");
        assert!(!events.is_empty(), "left {left:?} of {rooms:?}");
        for event in events {
            let is_leave = event["content"]["membership"] == "leave";
            if event["state_key"] == user.id && is_leave {
                assert_eq!(event["sender"], user.id);
                left.insert(text(event, "room_id"));
            }
        }
        from = text(&read, "end");
    }
    assert_eq!(left, rooms.iter().cloned().collect());
}

/// ACC-5: a deactivated account has no devices; a login reads like one with a wrong password, also after a restart, and the
/// user id is never given out again.
#[tokio::test]
async fn a_deactivated_account_is_gone_for_good() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let phone = ann.other_device().await;
    let bob = User::register(&server, "bob").await;
    assert_eq!(deactivate(&ann, PASSWORD).ok().await, json!({}));
    for restarted in [false, true] {
        if restarted {
            server.restart().await;
        }
        for client in [&ann, &phone] {
            client.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
        }
        let wrong = login(&bob, "wrong").refused(403, "M_FORBIDDEN").await;
        for password in [PASSWORD, "", "x"] {
            let refused = login(&ann, password).send().await;
            if password.is_empty() {
                refused.refused(400, "M_INVALID_PARAM");
            } else {
                assert_eq!(refused.refused(403, "M_FORBIDDEN"), wrong);
            }
        }
        let again = json!({ "type": "m.login.password", "user": "ann", "password": "x" });
        let again = ann.wire.post(format!("{V1}/register"), &again);
        again.refused(400, "M_USER_IN_USE").await;
        bob.get("/account").ok().await;
    }
}

/// ACC-5, ERR-3: without the right password nothing happens.
#[tokio::test]
async fn an_account_ends_only_with_its_password() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let room = ann.public_room().await;
    for password in ["", "wrong"] {
        deactivate(&ann, password).refused(403, "M_FORBIDDEN").await;
    }
    let nothing = ann.post("/account/deactivate", &json!({}));
    nothing.refused(400, "M_BAD_JSON").await;
    ann.say(&room, "still here").await;
    login(&ann, PASSWORD).ok().await;
}

/// ACC-5: soon after, the user has left all rooms and no invite waits; the others see it, and what the user said stays.
#[tokio::test]
async fn a_deactivated_user_leaves_all_rooms() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let mut rooms = join_all((0..70).map(|_| bob.public_room())).await;
    join_all(rooms.iter().map(|room| ann.join_room(room))).await;
    ann.say(&rooms[0], "farewell").await;
    let (left, banned) = (bob.public_room().await, bob.public_room().await);
    ann.join_room(&left).await;
    ann.leave(&left).await;
    let body = json!({ "user_id": ann.id });
    let path = format!("/rooms/{}/ban", tidings_tests::wire::encode(&banned));
    bob.post(path, &body).ok().await;
    let invited = bob.public_room().await;
    bob.invite(&invited, &ann.id).ok().await;
    rooms.push(invited);
    let from = bob.now().await;
    deactivate(&ann, PASSWORD).ok().await;
    until_left(&bob, &from, &rooms, &ann).await;
    assert_eq!(membership(&bob, &banned, &ann).await, "ban");
    assert_eq!(membership(&bob, &left, &ann).await, "leave");
    let said = bob.scroll(&rooms[0], "types=message.m.room.message").await;
    assert_eq!(said["chunk"][0]["content"]["body"], "farewell");
}

/// ACC-5: a server that stops meanwhile goes on leaving when it starts again, and leaves no room twice.
#[tokio::test]
async fn leaving_goes_on_after_a_restart() {
    let mut server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let rooms = join_all((0..80).map(|_| bob.public_room())).await;
    join_all(rooms.iter().map(|room| ann.join_room(room))).await;
    let from = bob.now().await;
    deactivate(&ann, PASSWORD).ok().await;
    for _ in 0..3 {
        server.restart().await;
    }
    until_left(&bob, &from, &rooms, &ann).await;
    server.restart().await;
    for room in &rooms {
        let path = format!("types={MEMBER}&limit=1000");
        let chunk = bob.scroll(room, &path).await;
        let events = chunk["chunk"].as_array().expect("events").iter();
        let of_ann = events.filter(|event| event["state_key"] == ann.id);
        assert_eq!(of_ann.count(), 2, "a join and a leave");
    }
}

/// ACC-5: whoever logs in while the account ends is logged out by that, or refused.
#[tokio::test]
async fn no_login_outlives_the_account() {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let logins = (0..6).map(|_| login(&ann, PASSWORD).send());
    let end = deactivate(&ann, PASSWORD).ok();
    let (logins, _) = tokio::join!(join_all(logins), end);
    for answer in logins {
        if answer.status == 200 {
            let made = User::of(ann.wire.clone(), &answer.body);
            made.get("/account").refused(401, "M_UNKNOWN_TOKEN").await;
        } else {
            answer.refused(403, "M_FORBIDDEN");
        }
    }
}
