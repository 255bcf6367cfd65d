//! Changes of membership that are repeated, interrupted, or made at once.

use serde_json::json;
use tidings_tests::user::text;

use super::membership::{change, leave, world};
use super::rejecting::{self, reject};

/// ACT-4, SES-3: each of these actions is applied once, whatever is repeated: in its session, and after a restart. A
/// repetition answers what the first did, also where the same would be refused by now.
#[tokio::test]
async fn every_change_is_applied_once() {
    let mut world = world().await;
    let (room, target) = (world.room.clone(), world.bob.id.clone());
    let ann = world.ann.in_session().await;
    let bob = world.bob.in_session().await;
    let calls = |id: usize| match id {
        0 => change(&ann, &room, "kick", &target).action(0),
        1 => change(&ann, &room, "ban", &target).action(1),
        _ => change(&ann, &room, "unban", &target).action(2),
    };
    let mut firsts = Vec::new();
    for id in 0..3 {
        firsts.push(calls(id).ok().await);
    }
    bob.join(&json!({ "room_id": room })).action(0).ok().await;
    let left = leave(&bob, &room).action(1).ok().await;
    world.ann.say(&room, "and on it goes").await;
    let position = world.position();
    for (id, first) in firsts.iter().enumerate() {
        assert_eq!(calls(id).ok().await["event_id"], first["event_id"]);
    }
    assert_eq!(
        leave(&bob, &room).action(1).ok().await["event_id"],
        left["event_id"]
    );
    assert_eq!(world.position(), position);
    world.server.restart().await;
    for (id, first) in firsts.iter().enumerate() {
        let stale = calls(id).refused(409, "M_STALE_SESSION").await;
        assert_eq!(
            stale["applied"]["outcome"]["event_id"], first["event_id"],
            "{stale}"
        );
    }
    let stale = leave(&bob, &room)
        .action(1)
        .refused(409, "M_STALE_SESSION")
        .await;
    assert_eq!(stale["applied"]["outcome"]["event_id"], left["event_id"]);
    assert_eq!(
        (world.position(), world.is(&world.bob).await),
        (position, json!("leave"))
    );
}

/// ACT-3, ERR-3: a change that is refused has used up its action id, and is refused again under it when it would go through.
#[tokio::test]
async fn a_refused_change_stays_refused_under_its_id() {
    let world = world().await;
    let ann = world.ann.in_session().await;
    let (room, cleo) = (&world.room, &world.cleo);
    let kick = || change(&ann, room, "kick", &cleo.id).action(0);
    let refusal = kick().refused(403, "M_FORBIDDEN").await;
    cleo.join_room(room).await;
    assert_eq!(kick().refused(403, "M_FORBIDDEN").await, refusal);
    assert_eq!(world.is(cleo).await, "join");
    change(&ann, room, "kick", &cleo.id).action(1).ok().await;
}

/// BAN-1, LEA-1: what users are to a room is the same after a restart.
#[tokio::test]
async fn memberships_outlast_a_restart() {
    let mut world = world().await;
    change(&world.ann, &world.room, "ban", &world.bob.id)
        .ok()
        .await;
    leave(&world.keeper, &world.room).ok().await;
    world.server.restart().await;
    let (ann, bob, room) = (&world.ann, &world.bob, &world.room);
    assert_eq!(
        (world.is(bob).await, world.is(&world.keeper).await),
        (json!("ban"), json!("leave"))
    );
    bob.join(&json!({ "room_id": room }))
        .refused(403, "M_FORBIDDEN")
        .await;
    let position = world.position();
    leave(&world.keeper, room).ok().await;
    change(ann, room, "ban", &bob.id).ok().await;
    assert_eq!(world.position(), position, "both are so already");
    change(ann, room, "unban", &bob.id).ok().await;
    bob.join_room(room).await;
}

/// ACT-1, ACT-4, ACT-5, SES-3: rejecting is an action: a repetition answers the first, also after joining by a newer invite
/// and after a restart; the event shows the action to the client that acted.
#[tokio::test]
async fn rejecting_is_an_action() {
    let mut world = rejecting::world().await;
    let cleo = world.cleo.in_session().await;
    let invite = world.invited_by(&world.ann).await;
    let from = cleo.now().await;
    let call = || reject(&cleo, &invite).action(0);
    assert_eq!(call().ok().await, json!({}));
    let seen = cleo.stream(&from).await["events"][0].clone();
    assert_eq!(
        (
            &seen["unsigned"]["action_id"],
            &seen["unsigned"]["session_id"]
        ),
        (&json!(0), &json!(cleo.session()))
    );
    let seen = world.ann.stream(&from).await["events"][0].clone();
    assert_eq!(seen["unsigned"].get("action_id"), None);
    let second = world.invited_by(&world.ann).await;
    cleo.join(&json!({ "invite_event_id": second }))
        .action(1)
        .ok()
        .await;
    let used_up = || reject(&cleo, &second).action(2);
    let refusal = used_up().refused(403, "M_FORBIDDEN").await;
    let position = world.position();
    assert_eq!(call().ok().await, json!({}));
    assert_eq!(used_up().refused(403, "M_FORBIDDEN").await, refusal);
    let other = reject(&cleo, &second).action(0);
    other.refused(400, "M_INVALID_PARAM").await;
    world.server.restart().await;
    let stale = call().refused(409, "M_STALE_SESSION").await;
    assert_eq!(stale["applied"], json!({ "action_id": 0, "outcome": {} }));
    let stale = used_up().refused(409, "M_STALE_SESSION").await;
    assert_eq!(stale["applied"]["error"]["errcode"], "M_FORBIDDEN");
    assert_eq!(world.position(), position);
}

/// REJ-1: an invite from before a restart is rejected after it, and what was rejected before stays so.
#[tokio::test]
async fn a_restart_changes_nothing_about_invites() {
    let mut world = rejecting::world().await;
    let gone = world.invited_by(&world.ann).await;
    reject(&world.cleo, &gone).ok().await;
    world.server.restart().await;
    assert_eq!(world.invites().await, [""; 0]);
    let from = world.cleo.now().await;
    let stands = world.invited_by(&world.ann).await;
    world.server.restart().await;
    assert_eq!(world.invites().await, std::slice::from_ref(&stands));
    reject(&world.cleo, &gone).ok().await;
    reject(&world.cleo, &stands).ok().await;
    assert_eq!(world.invites().await, [""; 0]);
    let delta = world.cleo.sync(&format!("since={from}")).await;
    assert_eq!(delta["left"], json!([world.room]));
}

/// REJ-1, JOI-5: of joining and rejecting at the same time one happens: either the invite is gone and the join refused, or it
/// was used up and the rejection refused.
#[tokio::test]
async fn joining_and_rejecting_at_once_has_one_winner() {
    let world = rejecting::world().await;
    let (ann, cleo) = (&world.ann, &world.cleo);
    let race = async || -> (u16, u16) {
        let asked = json!({ "visibility": "private", "invite": [cleo.id] });
        let room = text(&ann.create(&asked).ok().await, "room_id");
        let sync = cleo.sync("").await;
        let invites = sync["invites"].as_array().expect("a list").iter();
        let mut events = invites.map(|invite| &invite["event"]);
        let invite = events.find(|event| event["room_id"] == room);
        let invite = text(invite.expect("an invite"), "event_id");
        let (joined, rejected) = futures::join!(
            cleo.join(&json!({ "invite_event_id": invite })).send(),
            reject(cleo, &invite).send()
        );
        let rooms = cleo.sync("").await["rooms"].clone();
        let is_in = rooms
            .as_array()
            .expect("a list")
            .iter()
            .any(|entry| entry["room_id"] == room);
        assert_eq!(is_in, joined.status == 200);
        (joined.status, rejected.status)
    };
    for _ in 0..20 {
        let outcome = race().await;
        assert!([(200, 403), (403, 200)].contains(&outcome), "{outcome:?}");
    }
}
