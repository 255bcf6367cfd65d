//! Listing a room's members.

use serde_json::{Value, json};
use tidings_server::app::token::{MembersPlace, encode_members, room_tag};
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};
use tidings_tests::wire::{Request, encode};

/// Ann's public room in which everyone has another part: bob is joined, cleo invited, dora gone, emil banned.
struct World {
    server: TestServer,
    ann: User,
    bob: User,
    cleo: User,
    dora: User,
    emil: User,
    room: String,
}

async fn world() -> World {
    let server = TestServer::start().await;
    let names = ["ann", "bob", "cleo", "dora", "emil"];
    let users = names.map(|name| User::register(&server, name));
    let users = futures::future::join_all(users).await;
    let [ann, bob, cleo, dora, emil] = users.try_into().expect("five");
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    dora.join_room(&room).await;
    dora.leave(&room).await;
    ann.invite(&room, &cleo.id).ok().await;
    of_member(&ann, &room, "ban", &emil).ok().await;
    World {
        server,
        ann,
        bob,
        cleo,
        dora,
        emil,
        room,
    }
}

fn of_member(user: &User, room: &str, what: &str, target: &User) -> Request {
    let path = format!("/rooms/{}/{what}", encode(room));
    user.post(path, &json!({ "user_id": target.id }))
}

/// A page; `query` without the question mark.
fn members(user: &User, room: &str, query: &str) -> Request {
    user.get(format!("/rooms/{}/members?{query}", encode(room)))
}

/// Who is listed, with what they are.
fn who(list: &Value) -> Vec<(String, String)> {
    let members = list["members"].as_array().expect("a list").iter();
    members
        .map(|event| {
            (
                text(event, "state_key"),
                text(&event["content"], "membership"),
            )
        })
        .collect()
}

/// The users of a list, by the local parts of their ids.
fn names(list: &Value) -> Vec<String> {
    let names = who(list).into_iter();
    names
        .map(|(id, _)| id[1..].split(':').next().unwrap_or_default().to_owned())
        .collect()
}

/// All pages of so many, and between them something that happens.
async fn pages(
    user: &User,
    room: &str,
    query: &str,
    mut meanwhile: impl AsyncFnMut(usize),
) -> Vec<Value> {
    let mut pages = vec![members(user, room, query).ok().await];
    while let Some(end) = pages[pages.len() - 1]["end"].as_str() {
        let query = format!("{query}&from={end}");
        meanwhile(pages.len()).await;
        pages.push(members(user, room, &query).ok().await);
    }
    pages
}

/// JOI-3: everyone with a membership is listed, ordered by user id, or those with one membership; the entries are the
/// membership events that stand, without `prev_content` (SYN-3).
#[tokio::test]
async fn members_come_in_order_with_what_they_are() {
    let world = world().await;
    let list = members(&world.ann, &world.room, "").ok().await;
    let expected = [
        (&world.ann, "join"),
        (&world.bob, "join"),
        (&world.cleo, "invite"),
        (&world.dora, "leave"),
        (&world.emil, "ban"),
    ];
    let expected = expected.map(|(user, is)| (user.id.clone(), is.to_owned()));
    assert_eq!(who(&list), expected);
    assert!(list.get("end").is_none(), "{list}");
    for event in list["members"].as_array().expect("a list") {
        assert_eq!(
            (&event["type"], &event["room_id"], event.get("prev_content")),
            (&json!("state.m.room.member"), &json!(world.room), None)
        );
    }
    for (membership, found) in [
        ("join", &["ann", "bob"][..]),
        ("invite", &["cleo"]),
        ("leave", &["dora"]),
        ("ban", &["emil"]),
        ("knock", &[]),
    ] {
        let query = format!("membership={membership}");
        assert_eq!(
            names(&members(&world.bob, &world.room, &query).ok().await),
            found
        );
    }
}

/// EVT-10: each comes with the profile that the member has in the room.
#[tokio::test]
async fn members_come_with_their_profiles() {
    let world = world().await;
    let profile = json!({ "displayname": "Bob of the boats" });
    let bob = &world.bob;
    let set = bob.set_state(
        &world.room,
        "state.m.room.member.profile",
        &bob.id,
        &profile,
    );
    let set = set.ok().await;
    let list = members(&world.ann, &world.room, "").ok().await;
    for event in list["members"].as_array().expect("a list") {
        let profile = event["unsigned"].get("profile");
        assert!(
            event["content"].get("displayname").is_none(),
            "it doesn't travel in the membership"
        );
        let expected = (event["state_key"] == bob.id).then_some(&set["event_id"]);
        assert_eq!(profile.map(|event| &event["event_id"]), expected);
    }
    // As of an earlier moment it is that moment's.
    let before = text(
        &members(&world.ann, &world.room, "limit=2").ok().await,
        "end",
    );
    let newer = json!({ "displayname": "Bobby" });
    bob.set_state(&world.room, "state.m.room.member.profile", &bob.id, &newer)
        .ok()
        .await;
    let at = text(&set, "position");
    let list = members(&world.ann, &world.room, &format!("membership=join&at={at}"))
        .ok()
        .await;
    assert_eq!(
        list["members"][1]["unsigned"]["profile"]["content"],
        profile
    );
    assert_eq!(
        names(
            &members(&world.ann, &world.room, &format!("from={before}"))
                .ok()
                .await
        )
        .len(),
        3
    );
}

/// The pages of a listing show one moment, whatever happens between them, also after a restart; each member comes once.
#[tokio::test]
async fn pages_show_one_moment() {
    for (query, expected) in [
        ("limit=1", vec!["ann", "bob", "cleo", "dora", "emil"]),
        ("limit=2", vec!["ann", "bob", "cleo", "dora", "emil"]),
        ("limit=5", vec!["ann", "bob", "cleo", "dora", "emil"]),
        ("limit=1&membership=join", vec!["ann", "bob"]),
        ("limit=1&membership=ban", vec!["emil"]),
    ] {
        let mut world = world().await;
        let reader = world.ann.clone();
        let room = world.room.clone();
        let before = who(&members(&reader, &room, "").ok().await);
        let found = pages(&reader, &room, query, async |page| match page {
            1 => {
                of_member(&world.ann, &room, "kick", &world.bob).ok().await;
                User::register(&world.server, "abel")
                    .await
                    .join_room(&room)
                    .await;
            }
            2 => {
                of_member(&world.ann, &room, "ban", &world.cleo).ok().await;
                of_member(&world.ann, &room, "unban", &world.emil)
                    .ok()
                    .await;
                world.server.restart().await;
            }
            _ => world.dora.join_room(&room).await,
        })
        .await;
        let listed: Vec<String> = found.iter().flat_map(names).collect();
        assert_eq!(listed, expected, "{query}");
        for member in found.iter().flat_map(who) {
            assert!(before.contains(&member), "{query}: {member:?}");
        }
    }
}

/// A listing shows an earlier moment on request, named by a token of the stream or of the room's timeline; its pages go on
/// from there without naming it again, or naming it.
#[tokio::test]
async fn members_are_listed_as_of_a_moment() {
    let world = world().await;
    let (ann, room) = (&world.ann, &world.room);
    let then = ann.now().await;
    let scrolled = text(&ann.scroll(room, "limit=1").await, "start");
    world.dora.join_room(room).await;
    of_member(ann, room, "kick", &world.bob).ok().await;
    for at in [&then, &scrolled] {
        let list = members(ann, room, &format!("membership=join&at={at}"))
            .ok()
            .await;
        assert_eq!(names(&list), ["ann", "bob"]);
        let first = members(ann, room, &format!("membership=join&limit=1&at={at}"))
            .ok()
            .await;
        let end = text(&first, "end");
        for query in [format!("from={end}"), format!("from={end}&at={at}")] {
            let rest = members(ann, room, &format!("membership=join&limit=1&{query}"))
                .ok()
                .await;
            assert_eq!(
                (names(&rest), rest.get("end")),
                (vec!["bob".to_owned()], None)
            );
        }
    }
    assert_eq!(
        names(&members(ann, room, "membership=join").ok().await),
        ["ann", "dora"]
    );
    // Before anything was in the room but its creation.
    let start = text(&ann.scroll(room, "dir=f&limit=1").await, "end");
    let list = members(ann, room, &format!("at={start}")).ok().await;
    assert_eq!(list["members"], json!([]));
}

/// JOI-6: who has left, or was kicked or banned, sees the members as of then, whatever moment is asked for.
#[tokio::test]
async fn who_left_sees_the_members_as_of_the_leave() {
    let world = world().await;
    let (ann, bob, room) = (&world.ann, &world.bob, &world.room);
    of_member(ann, room, "ban", bob).ok().await;
    world.dora.join_room(room).await;
    let now = ann.now().await;
    for query in [String::new(), format!("at={now}")] {
        let list = members(bob, room, &query).ok().await;
        let is = who(&list);
        assert_eq!(is[1], (bob.id.clone(), "ban".to_owned()));
        assert_eq!(is[3], (world.dora.id.clone(), "leave".to_owned()));
    }
    // A listing that was begun before goes no further than that either.
    let first = members(ann, room, "limit=1").ok().await;
    let rest = members(bob, room, &format!("from={}", text(&first, "end")))
        .ok()
        .await;
    assert_eq!(who(&rest)[2], (world.dora.id.clone(), "leave".to_owned()));
}

/// ERR-2: who has no part in a room, and who is only invited, sees no members; the room reads like one that doesn't exist.
#[tokio::test]
async fn members_are_for_members() {
    let world = world().await;
    let stranger = User::register(&world.server, "fred").await;
    let mut refusals = Vec::new();
    for (user, room) in [
        (&stranger, world.room.as_str()),
        (&world.cleo, &world.room),
        (&world.emil, &world.room),
        (&stranger, "!nowhere:localhost"),
    ] {
        refusals.push(members(user, room, "").refused(403, "M_FORBIDDEN").await);
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
}

/// ERR-2: a page that can't be gone on with is refused by the name of its parameter: one of another room, one of another kind
/// of list, one that was mistyped; one from before a restore is 410.
#[tokio::test]
async fn a_page_that_is_none_is_refused() {
    let world = world().await;
    let (ann, room) = (&world.ann, &world.room);
    let other = ann.public_room().await;
    world.bob.join_room(&other).await;
    let end = text(&members(ann, room, "limit=1").ok().await, "end");
    let elsewhere = text(&members(ann, &other, "limit=1").ok().await, "end");
    let rooms = text(&ann.sync("rooms_limit=1").await, "rooms_next");
    let (start, last) = end.split_at(end.len() - 1);
    let mistyped = format!("{start}{}", if last == "A" { "E" } else { "A" });
    for bad in [elsewhere, rooms, mistyped, "abc".to_owned()] {
        let request = members(ann, room, &format!("from={bad}"));
        let refusal = request.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refusal["parameter"], "from", "{bad}: {refusal}");
    }
    let place = MembersPlace {
        room_tag: room_tag(&room.parse().expect("a room id")),
        order: 1,
        as_of: 1,
        offset: 0,
    };
    let old = ["0", "1"].map(|epoch| encode_members(place, epoch.parse().expect("a number")));
    for old in old {
        let request = members(ann, room, &format!("from={}", old.as_str()));
        request.refused(410, "M_RESET_TOKEN").await;
    }
}

/// A page of nothing has an `end` that leads on when there are members.
#[tokio::test]
async fn a_page_of_nothing_leads_on() {
    let world = world().await;
    let (ann, room) = (&world.ann, &world.room);
    let nothing = members(ann, room, "limit=0").ok().await;
    assert_eq!(nothing["members"], json!([]));
    let all = members(ann, room, &format!("from={}", text(&nothing, "end")))
        .ok()
        .await;
    assert_eq!(names(&all).len(), 5);
    assert_eq!(
        members(ann, room, "limit=0&membership=knock")
            .ok()
            .await
            .get("end"),
        None
    );
}
