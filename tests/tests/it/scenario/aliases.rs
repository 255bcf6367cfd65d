//! Aliases: what they lead to, who makes them, who takes them away, and what the rooms say of them.

use std::collections::BTreeSet;

use futures::future::join_all;
use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::{Answer, Request, V2, encode};

const ALIASES: &str = "state.m.room.aliases";

async fn two() -> (TestServer, User, User) {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    (server, ann, bob)
}

/// Asks where an alias leads, without a token.
fn resolve(user: &User, alias: &str) -> Request {
    user.wire.get(format!("{V2}/directory/{}", encode(alias)))
}

fn unalias(user: &User, alias: &str) -> Request {
    user.delete(format!("/directory/{}", encode(alias)))
}

/// The aliases that a room's state lists.
async fn listed(member: &User, room: &str) -> Vec<String> {
    let answer = member.state(room, ALIASES, "localhost").send().await;
    let aliases = answer.body.pointer("/content/aliases").cloned();
    aliases
        .and_then(|aliases| serde_json::from_value(aliases).ok())
        .unwrap_or_default()
}

async fn alias_events(member: &User, room: &str) -> Value {
    member
        .scroll(room, &format!("dir=f&limit=1000&types={ALIASES}"))
        .await["chunk"]
        .clone()
}

/// DIR-1: an alias leads to a room and the servers to join through, for everybody; one that isn't known, wherever it is
/// from, is 404.
#[tokio::test]
async fn an_alias_leads_to_its_room() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    ann.alias("#boats:localhost", &room).ok().await;
    let found = resolve(&bob, "#boats:localhost").ok().await;
    assert_eq!(found, json!({ "room_id": room, "servers": ["localhost"] }));
    for unknown in [
        "#ships:localhost",
        "#Boats:localhost",
        "#boats:elsewhere.example",
    ] {
        resolve(&bob, unknown).refused(404, "M_NOT_FOUND").await;
    }
    for malformed in ["boats", "#boats", "!boats:localhost"] {
        let refusal = resolve(&bob, malformed).refused(400, "M_INVALID_PARAM");
        assert_eq!(refusal.await["parameter"], "room_alias");
    }
    let joined = bob.join(&json!({ "alias": "#boats:localhost" })).ok().await;
    assert_eq!(joined["room_id"], room);
}

/// DIR-1: every joined member makes an alias, of this server only; who isn't joined gets the same refusal as for a room that
/// doesn't exist.
#[tokio::test]
async fn any_joined_member_makes_an_alias_of_this_server() {
    let (server, ann, bob) = two().await;
    let room = ann.public_room().await;
    let refused = |answer: Value| text(&answer, "error");
    let outside = bob.alias("#a:localhost", &room).refused(403, "M_FORBIDDEN");
    let nowhere = bob.alias("#a:localhost", "!nowhere:localhost");
    let nowhere = nowhere.refused(403, "M_FORBIDDEN").await;
    assert_eq!(refused(outside.await), refused(nowhere));
    ann.invite(&room, &bob.id).ok().await;
    let invited = bob.alias("#a:localhost", &room);
    invited.refused(403, "M_FORBIDDEN").await;
    bob.join_room(&room).await;
    bob.alias("#a:localhost", &room).ok().await;
    for elsewhere in ["#b:elsewhere.example", "#b:localhost:8448"] {
        let refusal = bob.alias(elsewhere, &room).refused(400, "M_INVALID_PARAM");
        assert_eq!(refusal.await["parameter"], "room_alias");
    }
    bob.leave(&room).await;
    bob.alias("#b:localhost", &room)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(listed(&ann, &room).await, ["#a:localhost"]);
    drop(server);
}

/// DIR-1, ERR-2: an alias that is taken is 409, by whichever room and whoever made it, and nothing changes.
#[tokio::test]
async fn an_alias_that_is_taken_is_refused() {
    let (_server, ann, bob) = two().await;
    let (room, other) = (ann.public_room().await, bob.public_room().await);
    ann.alias("#boats:localhost", &room).ok().await;
    for (user, room) in [(&ann, &room), (&bob, &other)] {
        user.alias("#boats:localhost", room)
            .refused(409, "M_ROOM_IN_USE")
            .await;
    }
    assert_eq!(ids(&alias_events(&ann, &room).await).len(), 1);
    assert_eq!(ids(&alias_events(&bob, &other).await).len(), 0);
    let found = resolve(&ann, "#boats:localhost").ok().await;
    assert_eq!(found["room_id"], room);
}

/// DIR-1, EVT-3: making and deleting an alias writes the server's list of the room's aliases, which the members see; without
/// any the list is empty. An alias made with the room counts like the others.
#[tokio::test]
async fn the_rooms_state_lists_its_aliases() {
    let (_server, ann, bob) = two().await;
    let created = ann
        .create(&json!({ "visibility": "public", "alias": "#one:localhost" }))
        .ok()
        .await;
    let room = text(&created, "room_id");
    bob.join_room(&room).await;
    let from = bob.now().await;
    ann.alias("#two:localhost", &room).ok().await;
    unalias(&ann, "#one:localhost").ok().await;
    unalias(&ann, "#two:localhost").ok().await;
    let events = bob.stream(&from).await["events"].clone();
    let events = events.as_array().expect("events");
    let lists = events.iter().map(|event| {
        assert_eq!(
            (&event["type"], &event["sender"]),
            (&json!(ALIASES), &json!("localhost"))
        );
        assert_eq!(event["state_key"], "localhost");
        event["content"]["aliases"].clone()
    });
    let expected = [
        json!(["#one:localhost", "#two:localhost"]),
        json!(["#two:localhost"]),
        json!([]),
    ];
    assert_eq!(lists.collect::<Vec<_>>(), expected);
    assert_eq!(events[2]["prev_content"]["aliases"], expected[1]);
    for gone in ["#one:localhost", "#two:localhost"] {
        resolve(&ann, gone).refused(404, "M_NOT_FOUND").await;
    }
    bob.alias("#one:localhost", &room).ok().await;
    assert_eq!(listed(&ann, &room).await, ["#one:localhost"]);
}

/// DIR-1: who made an alias deletes it, in the room or not, and so do the ops of its room; everybody else gets 403.
#[tokio::test]
async fn its_maker_and_room_ops_delete_an_alias() {
    let (server, ann, bob) = two().await;
    let cleo = User::register(&server, "cleo").await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    for alias in ["#b1:localhost", "#b2:localhost", "#b3:localhost"] {
        bob.alias(alias, &room).ok().await;
    }
    ann.alias("#a1:localhost", &room).ok().await;
    let refuse = async |user: &User, alias: &str| {
        unalias(user, alias).refused(403, "M_FORBIDDEN").await;
    };
    refuse(&cleo, "#b1:localhost").await;
    cleo.join_room(&room).await;
    refuse(&cleo, "#b1:localhost").await;
    refuse(&bob, "#a1:localhost").await;
    unalias(&bob, "#b1:localhost").ok().await;
    unalias(&ann, "#b2:localhost").ok().await;
    bob.leave(&room).await;
    unalias(&bob, "#b3:localhost").ok().await;
    assert_eq!(listed(&ann, &room).await, ["#a1:localhost"]);
    let levels = json!({ "users": { (&ann.id): 100, (&cleo.id): 50 } });
    ann.set_state(&room, "state.m.room.power_levels", "_", &levels)
        .ok()
        .await;
    cleo.leave(&room).await;
    refuse(&cleo, "#a1:localhost").await;
    cleo.join_room(&room).await;
    unalias(&cleo, "#a1:localhost").ok().await;
    assert_eq!(listed(&ann, &room).await, Vec::<String>::new());
}

/// DIR-1, ERR-2: an alias that nobody made can't be deleted, nor one of another server; deleting twice is 404.
#[tokio::test]
async fn only_an_alias_of_this_server_that_is_there_is_deleted() {
    let (_server, ann, _bob) = two().await;
    let room = ann.public_room().await;
    ann.alias("#boats:localhost", &room).ok().await;
    unalias(&ann, "#ships:localhost")
        .refused(404, "M_NOT_FOUND")
        .await;
    let refusal = unalias(&ann, "#boats:elsewhere.example").refused(400, "M_INVALID_PARAM");
    assert_eq!(refusal.await["parameter"], "room_alias");
    unalias(&ann, "#boats:localhost").ok().await;
    unalias(&ann, "#boats:localhost")
        .refused(404, "M_NOT_FOUND")
        .await;
    assert_eq!(ids(&alias_events(&ann, &room).await).len(), 2);
}

async fn statuses(requests: Vec<Request>) -> Vec<u16> {
    let sent = requests
        .into_iter()
        .map(|request| tokio::spawn(request.send()));
    let answers = join_all(sent.collect::<Vec<_>>()).await;
    let status = |answer: Result<Answer, _>| answer.expect("no panic").status;
    answers.into_iter().map(status).collect()
}

/// DIR-1: one alias that many want at once leads to one room, and only that room lists it; many aliases made at once for one
/// room are all in its list.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_alias_is_given_once_however_many_want_it() {
    let (_server, ann, bob) = two().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let others = join_all((0..6).map(|_| ann.public_room())).await;
    let wishes = others.iter().chain([&room, &room]);
    let wishes = wishes.map(|room| ann.alias("#boats:localhost", room));
    let mut answers = statuses(wishes.collect()).await;
    answers.sort_unstable();
    assert_eq!(answers, [200, 409, 409, 409, 409, 409, 409, 409]);
    let winner = resolve(&ann, "#boats:localhost").ok().await;
    for room in others.iter().chain([&room]) {
        let has = listed(&ann, room).await == ["#boats:localhost"];
        assert_eq!(has, winner["room_id"] == **room);
    }
    unalias(&ann, "#boats:localhost").ok().await;
    let names: BTreeSet<String> = (0..30).map(|n| format!("#n{n}:localhost")).collect();
    let made = names.iter().enumerate().map(|(n, alias)| {
        let user = if n % 2 == 0 { &ann } else { &bob };
        user.alias(alias, &room)
    });
    assert_eq!(statuses(made.collect()).await, [200; 30]);
    let found = listed(&ann, &room).await;
    assert_eq!((found.len(), BTreeSet::from_iter(found)), (30, names));
}

/// DIR-1: however making and deleting race, the directory and the rooms' lists say the same in the end, and nobody deletes
/// what became somebody else's.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn making_and_deleting_at_once_keeps_directory_and_rooms_in_step() {
    let (server, ann, bob) = two().await;
    let rooms = [ann.public_room().await, bob.public_room().await];
    let alias = "#boats:localhost";
    for _ in 0..12 {
        let wishes = vec![
            unalias(&ann, alias),
            bob.alias(alias, &rooms[1]),
            unalias(&ann, alias),
            ann.alias(alias, &rooms[0]),
            unalias(&bob, alias),
            unalias(&ann, alias),
        ];
        let answers = statuses(wishes).await;
        assert!(
            answers
                .iter()
                .all(|status| [200, 403, 404, 409].contains(status)),
            "{answers:?}"
        );
        let leads_to = resolve(&ann, alias).send().await;
        for (user, room) in [(&ann, &rooms[0]), (&bob, &rooms[1])] {
            let has = !listed(user, room).await.is_empty();
            assert_eq!(has, leads_to.body["room_id"] == *room.as_str());
        }
    }
    drop(server);
}

/// DIR-1, EVT-7: a list that would be too large for an event is refused; the aliases before it stay as they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_room_has_no_more_aliases_than_an_event_can_hold() {
    let (_server, ann, _bob) = two().await;
    let room = ann.public_room().await;
    let alias = |n: usize| format!("#{n:0>190}:localhost");
    let wishes = (0..340).map(|n| ann.alias(&alias(n), &room));
    let answers = statuses(wishes.collect()).await;
    let count = |status| answers.iter().filter(|found| **found == status).count();
    assert_eq!((count(200) + count(413), count(413) > 0), (340, true));
    assert_eq!(listed(&ann, &room).await.len(), count(200));
    let refused = answers.iter().position(|status| *status == 413);
    resolve(&ann, &alias(refused.expect("one was refused")))
        .refused(404, "M_NOT_FOUND")
        .await;
}

/// DIR-1: aliases, and whose they are, survive a restart.
#[tokio::test]
async fn aliases_are_there_after_a_restart() {
    let (mut server, ann, bob) = two().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    bob.alias("#kept:localhost", &room).ok().await;
    bob.alias("#gone:localhost", &room).ok().await;
    unalias(&bob, "#gone:localhost").ok().await;
    server.restart().await;
    resolve(&ann, "#gone:localhost")
        .refused(404, "M_NOT_FOUND")
        .await;
    assert_eq!(listed(&ann, &room).await, ["#kept:localhost"]);
    unalias(&bob, "#kept:localhost").ok().await;
    assert_eq!(listed(&ann, &room).await, Vec::<String>::new());
}
