//! The profile that a join and an invite come with.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tidings_tests::user::{User, entry, ids, text};

use super::profile_rooms::{MEMBER, PROFILE, shown, two, until_shown};

/// The profile that an event comes with.
fn profile_of(event: &Value) -> &Value {
    &event["unsigned"]["profile"]["content"]
}

/// The newest join of a user in a room's timeline.
async fn newest_join(reader: &User, room: &str, user: &User) -> Value {
    let page = reader
        .scroll(room, &format!("limit=1000&types={MEMBER}"))
        .await;
    let joins = page["chunk"].as_array().expect("a chunk").iter();
    let mut joins = joins.filter(|event| event["state_key"] == *user.id.as_str());
    joins.next().expect("a join").clone()
}

/// EVT-10, JOI-2, JOI-3: whichever way one joins, the join comes with the profile event, which follows it in the room; the
/// answer names the member by it, and the session's stream doesn't bring it again.
#[tokio::test]
async fn a_join_comes_with_the_profile() {
    let (_server, ann, bob) = two().await;
    let face = json!({ "displayname": "Ann", "avatar_url": "mxc://localhost/a" });
    for (key, value) in face.as_object().expect("an object") {
        ann.set_profile(key, value).ok().await;
    }
    let ann = ann.in_session().await;
    let from = ann.now().await;
    let room = bob.public_room().await;
    let bobs = bob.now().await;
    let joined = ann.join(&json!({ "room_id": room })).ok().await["room"].clone();
    let created = ann.create(&json!({ "visibility": "public" })).ok().await;
    for (room, answer) in [
        (&room, &joined),
        (&text(&created, "room_id"), &created["room"]),
    ] {
        let member = answer["members"].as_array().expect("members").iter();
        let mut own = member.filter(|member| member["user_id"] == *ann.id.as_str());
        let own = own.next().expect("oneself");
        assert_eq!(
            (&own["displayname"], &own["avatar_url"]),
            (&face["displayname"], &face["avatar_url"])
        );
        let events = answer["events"].as_object().expect("events");
        let join = events.values().find(|event| {
            (&event["type"], &event["state_key"]) == (&json!(MEMBER), &json!(ann.id))
        });
        assert_eq!(*profile_of(join.expect("the join")), face);
        assert_eq!(*profile_of(&newest_join(&ann, room, &ann).await), face);
        assert_eq!(shown(&ann, room, &ann).await, face);
    }
    let stream = ann.stream(&from).await;
    assert_eq!(
        (ids(&stream["events"]), &stream["joined"]),
        (vec![], &json!([]))
    );
    let stream = bob.stream(&bobs).await["events"].clone();
    assert_eq!(*profile_of(&stream[0]), face);
    assert_eq!(
        (&stream[0]["content"], &stream[1]["content"]),
        (&json!({ "membership": "join" }), &face)
    );
    assert_eq!(
        stream[0]["unsigned"]["profile"]["event_id"],
        stream[1]["event_id"]
    );
    let third = bob.public_room().await;
    let join = ann.set_state(&third, MEMBER, &ann.id, &json!({ "membership": "join" }));
    let join = join.ok().await;
    assert_eq!(
        (&join["event"]["type"], profile_of(&join["event"])),
        (&json!(MEMBER), &face)
    );
    assert_eq!(*profile_of(&newest_join(&bob, &third, &ann).await), face);
}

/// EVT-10: a join again shows the profile as it is then: a new one, none any more, or the one the room knows without another
/// event. Without a profile a join comes alone.
#[tokio::test]
async fn a_join_again_shows_the_profile_as_it_is() {
    let (_server, ann, bob) = two().await;
    let room = bob.public_room().await;
    ann.join_room(&room).await;
    assert_eq!(
        newest_join(&bob, &room, &ann).await["unsigned"].get("profile"),
        None
    );
    let events = async || {
        let page = bob
            .scroll(&room, &format!("limit=1000&types={PROFILE}"))
            .await;
        ids(&page["chunk"]).len()
    };
    assert_eq!(events().await, 0);
    ann.leave(&room).await;
    let mut expected = 0;
    for name in [Some("Ann"), Some("Annie"), Some("Annie"), None, None] {
        let known = shown(&bob, &room, &ann).await;
        let face = name.map_or(Value::Null, |name| json!({ "displayname": name }));
        match name {
            Some(name) => drop(ann.set_profile("displayname", &json!(name)).ok().await),
            None => drop(ann.delete_profile("displayname").send().await),
        }
        ann.join_room(&room).await;
        expected += usize::from(known != face);
        assert_eq!(events().await, expected, "{name:?}");
        assert_eq!(shown(&bob, &room, &ann).await, face);
        assert_eq!(*profile_of(&newest_join(&bob, &room, &ann).await), face);
        ann.leave(&room).await;
    }
    assert_eq!(expected, 3);
}

/// EVT-10, EVT-4: a member's own name in one room lasts until the profile changes, and until a join again.
#[tokio::test]
async fn a_name_for_one_room_lasts_until_the_profile_is_shown_again() {
    let (_server, ann, bob) = two().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    let room = bob.public_room().await;
    ann.join_room(&room).await;
    let skipper = json!({ "displayname": "Skipper" });
    ann.set_state(&room, PROFILE, &ann.id, &skipper).ok().await;
    ann.set_profile("org.example.mood", &json!("calm"))
        .ok()
        .await;
    assert_eq!(shown(&bob, &room, &ann).await, skipper);
    let from = bob.now().await;
    ann.set_profile("displayname", &json!("Annie")).ok().await;
    until_shown(
        &bob,
        &from,
        std::slice::from_ref(&room),
        &json!({ "displayname": "Annie" }),
    )
    .await;
    ann.set_state(&room, PROFILE, &ann.id, &skipper).ok().await;
    ann.leave(&room).await;
    ann.join_room(&room).await;
    assert_eq!(
        shown(&bob, &room, &ann).await,
        json!({ "displayname": "Annie" })
    );
}

/// SYN-4: an invite comes with the room's avatar and the profile of who invites.
#[tokio::test]
async fn an_invite_shows_the_rooms_avatar_and_the_inviters_profile() {
    let (_server, ann, bob) = two().await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    ann.set_profile("avatar_url", &json!("mxc://localhost/aNn"))
        .ok()
        .await;
    let avatar =
        json!({ "type": "state.m.room.avatar", "content": { "url": "mxc://localhost/bOat" } });
    let created = ann
        .create(&json!({ "visibility": "private", "invite": [bob.id], "initial_state": [avatar] }))
        .ok()
        .await;
    let sync = bob.sync("").await;
    let invite = &sync["invites"][0];
    assert_eq!(invite["event"]["room_id"], created["room_id"]);
    let inviter =
        json!({ "user_id": ann.id, "displayname": "Ann", "avatar_url": "mxc://localhost/aNn" });
    assert_eq!(invite["inviter"], inviter);
    let state = invite["state"].as_array().expect("a list").iter();
    let mut avatars = state.filter(|event| event["type"] == "state.m.room.avatar");
    let shown = avatars.next().expect("an avatar");
    assert_eq!(shown["content"]["url"], "mxc://localhost/bOat");
}

/// JOI-3, STR-6: a client that learns of a room by its stream finds the members by their names.
#[tokio::test]
async fn a_room_joined_elsewhere_comes_with_its_members_names() {
    let (_server, ann, bob) = two().await;
    let room = bob.public_room().await;
    let from = bob.now().await;
    bob.set_profile("displayname", &json!("Bob")).ok().await;
    until_shown(
        &bob,
        &from,
        std::slice::from_ref(&room),
        &json!({ "displayname": "Bob" }),
    )
    .await;
    ann.set_profile("displayname", &json!("Ann")).ok().await;
    let (phone, from) = (ann.other_device().await, ann.now().await);
    ann.join_room(&room).await;
    let stream = phone.stream(&from).await;
    let members = entry(&stream["joined"], &room)["members"].clone();
    let names: BTreeMap<String, Value> = members
        .as_array()
        .expect("members")
        .iter()
        .map(|member| (text(member, "user_id"), member["displayname"].clone()))
        .collect();
    assert_eq!(
        (&names[&ann.id], &names[&bob.id]),
        (&json!("Ann"), &json!("Bob"))
    );
}
