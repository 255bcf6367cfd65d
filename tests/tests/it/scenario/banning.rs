//! Banning, unbanning, and membership set as state.

use serde_json::json;
use tidings_tests::user::{User, ids, text};
use tidings_tests::wire::Request;

use super::membership::{change, change_because, leave, world};

const MEMBER: &str = "state.m.room.member";

fn set(user: &User, room: &str, target: &str, membership: &str) -> Request {
    user.set_state(room, MEMBER, target, &json!({ "membership": membership }))
}

/// BAN-1, JOI-5: whoever it is can be banned: joined, invited, left, or never there. Who is banned is told, is out and stays
/// out. Banning again makes no new event.
#[tokio::test]
async fn who_is_banned_stays_out() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    let dora = User::register(&world.server, "dora").await;
    let emil = User::register(&world.server, "emil").await;
    ann.invite(room, &cleo.id).ok().await;
    dora.join_room(room).await;
    leave(&dora, room).ok().await;
    for target in [bob, cleo, &dora, &emil] {
        let from = target.now().await;
        let banned = change_because(ann, room, "ban", &target.id, "spam")
            .ok()
            .await;
        assert_eq!(
            banned["event"]["content"],
            json!({ "membership": "ban", "reason": "spam" })
        );
        assert_eq!(
            ids(&target.stream(&from).await["events"]),
            [text(&banned, "event_id")]
        );
        assert_eq!(
            target.sync(&format!("since={from}")).await["left"],
            json!([room])
        );
        assert_eq!(target.sync("").await["invites"], json!([]));
        let position = world.position();
        let again = change_because(ann, room, "ban", &target.id, "more spam")
            .ok()
            .await;
        assert_eq!(again["event_id"], banned["event_id"]);
        target
            .join(&json!({ "room_id": room }))
            .refused(403, "M_FORBIDDEN")
            .await;
        ann.invite(room, &target.id)
            .refused(403, "M_FORBIDDEN")
            .await;
        target.text(room, "x").refused(403, "M_FORBIDDEN").await;
        assert_eq!(
            (world.position(), world.is(target).await),
            (position, json!("ban"))
        );
    }
}

/// BAN-1: lifting a ban leads to `leave`; then the user joins a public room again, or is invited.
#[tokio::test]
async fn unbanning_leads_to_leave() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    for target in [bob, cleo] {
        change(ann, room, "ban", &target.id).ok().await;
        let from = target.now().await;
        let unbanned = change_because(ann, room, "unban", &target.id, "sorry")
            .ok()
            .await;
        let content = json!({ "membership": "leave", "reason": "sorry" });
        assert_eq!(unbanned["event"]["content"], content);
        assert_eq!(
            unbanned["event"]["prev_content"],
            json!({ "membership": "ban" })
        );
        assert_eq!(
            ids(&target.stream(&from).await["events"]),
            [text(&unbanned, "event_id")]
        );
        assert_eq!(world.is(target).await, "leave");
    }
    bob.join_room(room).await;
    ann.invite(room, &cleo.id).ok().await;
    assert_eq!(
        (world.is(bob).await, world.is(cleo).await),
        (json!("join"), json!("invite"))
    );
}

/// BAN-1: banning and unbanning take being joined, the level `ban`, which `kick` isn't, and more power than the target.
/// Unbanning takes somebody who is banned. What is refused names the rule and changes nothing.
#[tokio::test]
async fn banning_and_unbanning_have_rules() {
    let world = world().await;
    let (ann, bob, cleo, keeper) = (&world.ann, &world.bob, &world.cleo, &world.keeper);
    let room = &world.room;
    let dora = User::register(&world.server, "dora").await;
    let emil = User::register(&world.server, "emil").await;
    let levels = json!({ "users": { (&ann.id): 100, (&keeper.id): 50, (&bob.id): 60, (&emil.id): 60 }, "ban": 60 });
    ann.set_state(room, "state.m.room.power_levels", "_", &levels)
        .ok()
        .await;
    change(ann, room, "ban", &dora.id).ok().await;
    change(ann, room, "ban", &emil.id).ok().await;
    let position = world.position();
    for (who, what, target, words) in [
        (cleo, "ban", bob, "not a member"),
        (cleo, "unban", &dora, "not a member"),
        (&dora, "unban", &dora, "not a member"),
        (
            keeper,
            "ban",
            cleo,
            "to ban takes power level 60, you have 50",
        ),
        (
            keeper,
            "unban",
            &dora,
            "to unban takes power level 60, you have 50",
        ),
        (bob, "ban", ann, "to ban takes a power level above"),
        (bob, "ban", bob, "to ban takes a power level above"),
        (
            bob,
            "unban",
            &emil,
            "above that of the user: you have 60, the user has 60",
        ),
        (bob, "unban", cleo, "only who is banned can be unbanned"),
        (ann, "unban", bob, "only who is banned can be unbanned"),
        (ann, "unban", ann, "only who is banned can be unbanned"),
    ] {
        let refusal = change(who, room, what, &target.id)
            .refused(403, "M_FORBIDDEN")
            .await;
        assert!(
            text(&refusal, "error").contains(words),
            "{words}: {refusal}"
        );
    }
    assert_eq!(world.position(), position);
    change(bob, room, "unban", &dora.id).ok().await;
    change(bob, room, "unban", &dora.id)
        .refused(403, "M_FORBIDDEN")
        .await;
}

/// KIC-1, BAN-1, LEA-1: a membership set as state is what its operation is, also where it is refused; `leave` for a banned
/// user is unbanning.
#[tokio::test]
async fn membership_set_as_state_follows_the_same_rules() {
    let world = world().await;
    let (ann, bob, cleo, keeper) = (&world.ann, &world.bob, &world.cleo, &world.keeper);
    let room = &world.room;
    set(keeper, room, &bob.id, "ban")
        .refused(403, "M_FORBIDDEN")
        .await;
    set(ann, room, &bob.id, "ban").ok().await;
    // The level to kick doesn't do for a ban.
    set(keeper, room, &bob.id, "leave")
        .refused(403, "M_FORBIDDEN")
        .await;
    set(bob, room, &bob.id, "leave")
        .refused(403, "M_FORBIDDEN")
        .await;
    set(ann, room, &bob.id, "leave").ok().await;
    assert_eq!(world.is(bob).await, "leave");
    let position = world.position();
    set(ann, room, &bob.id, "leave")
        .refused(403, "M_FORBIDDEN")
        .await;
    set(cleo, room, &cleo.id, "leave")
        .refused(403, "M_FORBIDDEN")
        .await;
    set(keeper, room, &ann.id, "leave")
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(world.position(), position);
    bob.join_room(room).await;
    set(keeper, room, &bob.id, "leave").ok().await;
    assert_eq!(world.is(bob).await, "leave");
}
