//! Leaving and kicking.

use serde_json::{Value, json};
use tidings_tests::TestServer;
use tidings_tests::user::{User, entry, ids, text};
use tidings_tests::wire::{Request, encode};

const MEMBER: &str = "state.m.room.member";

/// Ann's public room in which bob is too; keeper can kick but not ban; cleo has no part in it.
pub(super) struct World {
    pub(super) server: TestServer,
    pub(super) ann: User,
    pub(super) bob: User,
    pub(super) cleo: User,
    pub(super) keeper: User,
    pub(super) room: String,
}

/// Makes it.
pub(super) async fn world() -> World {
    let server = TestServer::start().await;
    let [ann, bob, cleo, keeper] = futures::future::join_all(
        ["ann", "bob", "cleo", "keeper"].map(|n| User::register(&server, n)),
    )
    .await
    .try_into()
    .expect("four");
    let levels = json!({ "users": { (&ann.id): 100, (&keeper.id): 50 }, "kick": 50, "ban": 60 });
    let asked = json!({ "visibility": "public", "power_levels": levels });
    let room = text(&ann.create(&asked).ok().await, "room_id");
    bob.join_room(&room).await;
    keeper.join_room(&room).await;
    World {
        server,
        ann,
        bob,
        cleo,
        keeper,
        room,
    }
}

impl World {
    /// How far the server has come.
    pub(super) fn position(&self) -> u64 {
        self.server.server().app().position()
    }

    /// What a user is to the room, as ann sees it.
    pub(super) async fn is(&self, user: &User) -> Value {
        let state = self.ann.state(&self.room, MEMBER, &user.id).ok().await;
        state["content"]["membership"].clone()
    }
}

/// Leaving.
pub(super) fn leave(user: &User, room: &str) -> Request {
    user.post(format!("/rooms/{}/leave", encode(room)), &json!({}))
}

/// `kick`, `ban` or `unban` of a user.
pub(super) fn change(user: &User, room: &str, what: &str, target: &str) -> Request {
    let path = format!("/rooms/{}/{what}", encode(room));
    user.post(path, &json!({ "user_id": target }))
}

/// The same with a reason.
pub(super) fn change_because(
    user: &User,
    room: &str,
    what: &str,
    target: &str,
    reason: &str,
) -> Request {
    let path = format!("/rooms/{}/{what}", encode(room));
    user.post(path, &json!({ "user_id": target, "reason": reason }))
}

/// LEA-1, STR-6, SYN-2: who is joined leaves, says why if they like, and has no more part in the room; all of the user's
/// clients and the room are told.
#[tokio::test]
async fn who_is_joined_leaves() {
    let world = world().await;
    let (ann, bob, room) = (&world.ann, &world.bob, &world.room);
    let other = bob.other_device().await;
    let from = ann.now().await;
    let path = format!("/rooms/{}/leave", encode(room));
    let left = bob.post(&path, &json!({ "reason": "supper" })).ok().await;
    let content = json!({ "membership": "leave", "reason": "supper" });
    assert_eq!(left["event"]["content"], content);
    assert_eq!(
        left["event"]["prev_content"],
        json!({ "membership": "join" })
    );
    assert_eq!(
        (&left["event"]["sender"], &left["event"]["state_key"]),
        (&json!(bob.id), &json!(bob.id))
    );
    ann.say(room, "after").await;
    assert_eq!(
        bob.stream(&text(&left, "position")).await["events"],
        json!([])
    );
    for client in [bob, &other] {
        assert_eq!(
            ids(&client.stream(&from).await["events"]),
            [text(&left, "event_id")]
        );
    }
    assert_eq!(ids(&ann.stream(&from).await["events"])[0], left["event_id"]);
    let delta = bob.sync(&format!("since={from}")).await;
    assert_eq!(
        (&delta["left"], &delta["rooms"]),
        (&json!([room]), &json!([]))
    );
    assert_eq!(bob.sync("").await["rooms"], json!([]));
    assert_eq!(entry(&ann.sync("").await["rooms"], room)["member_count"], 2);
    bob.text(room, "x").refused(403, "M_FORBIDDEN").await;
}

/// LEA-1: who is invited can leave too. Leaving again makes no new event and answers the one that stands.
#[tokio::test]
async fn leaving_again_changes_nothing() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    ann.invite(room, &cleo.id).ok().await;
    let left = leave(cleo, room).ok().await;
    assert_eq!(left["event"]["content"], json!({ "membership": "leave" }));
    assert_eq!(cleo.sync("").await["invites"], json!([]));
    let position = world.position();
    let again = leave(cleo, room).ok().await;
    assert_eq!(
        (&again["event_id"], &again["position"]),
        (&left["event_id"], &left["position"])
    );
    // It was the user's own doing, or somebody else's.
    let kicked = change(ann, room, "kick", &world.bob.id).ok().await;
    assert_eq!(
        leave(&world.bob, room).ok().await["event_id"],
        kicked["event_id"]
    );
    assert_eq!(world.position(), position + 1);
}

/// LEA-1, ERR-2: who never was in the room, and who is banned from it, can't leave it. A room that one has no part in reads
/// like one that doesn't exist.
#[tokio::test]
async fn only_who_has_a_part_leaves() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    change(ann, room, "ban", &bob.id).ok().await;
    let position = world.position();
    let refusal = leave(bob, room).refused(403, "M_FORBIDDEN").await;
    assert!(text(&refusal, "error").contains("banned"), "{refusal}");
    let mut refusals = Vec::new();
    for room in [room, "!nowhere:localhost", "!nowhere:elsewhere.example"] {
        refusals.push(leave(cleo, room).refused(403, "M_FORBIDDEN").await);
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    assert_eq!(
        (world.position(), world.is(bob).await),
        (position, json!("ban"))
    );
}

/// KIC-1, STR-6: who is joined or invited is kicked, with a reason; they are told, and see nothing after it.
#[tokio::test]
async fn who_is_joined_or_invited_is_kicked() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    ann.invite(room, &cleo.id).ok().await;
    for target in [bob, cleo] {
        let from = target.now().await;
        let asked = change_because(&world.keeper, room, "kick", &target.id, "off topic");
        let kicked = asked.ok().await;
        let event = &kicked["event"];
        assert_eq!(
            event["content"],
            json!({ "membership": "leave", "reason": "off topic" })
        );
        assert_eq!(
            (&event["sender"], &event["state_key"]),
            (&json!(world.keeper.id), &json!(target.id))
        );
        ann.say(room, "after").await;
        assert_eq!(
            ids(&target.stream(&from).await["events"]),
            [text(&kicked, "event_id")]
        );
        let delta = target.sync(&format!("since={from}")).await;
        assert_eq!(
            (&delta["left"], &delta["invites"]),
            (&json!([room]), &json!([]))
        );
        target.text(room, "x").refused(403, "M_FORBIDDEN").await;
    }
    // A kick keeps nobody out.
    bob.join_room(room).await;
    assert_eq!(world.is(bob).await, "join");
}

/// KIC-1: kicking takes being joined, the level `kick`, more power than the target, and a target who is joined or invited.
/// A banned user can't be kicked, whatever one's power. What is refused names the rule and changes nothing.
#[tokio::test]
async fn kicking_has_rules() {
    let world = world().await;
    let (ann, bob, cleo, keeper) = (&world.ann, &world.bob, &world.cleo, &world.keeper);
    let room = &world.room;
    let dora = User::register(&world.server, "dora").await;
    change(ann, room, "ban", &dora.id).ok().await;
    let position = world.position();
    for (who, target, words) in [
        (cleo, bob, "not a member"),
        (&dora, bob, "not a member"),
        (bob, keeper, "to kick takes power level 50, you have 0"),
        (
            keeper,
            ann,
            "above that of the user: you have 50, the user has 100",
        ),
        (ann, cleo, "only who is invited or joined can be kicked"),
        (ann, &dora, "a ban is lifted by unbanning"),
        (keeper, &dora, "a ban is lifted by unbanning"),
    ] {
        let refusal = change(who, room, "kick", &target.id)
            .refused(403, "M_FORBIDDEN")
            .await;
        assert!(
            text(&refusal, "error").contains(words),
            "{words}: {refusal}"
        );
    }
    change(ann, "!nowhere:localhost", "kick", &bob.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        (world.position(), world.is(&dora).await),
        (position, json!("ban"))
    );
}

/// KIC-1, LEA-1: kicking oneself is leaving: it takes no power, works from an invite, and again changes nothing.
#[tokio::test]
async fn kicking_oneself_is_leaving() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    ann.invite(room, &cleo.id).ok().await;
    for user in [bob, cleo, ann] {
        let kicked = change(user, room, "kick", &user.id).ok().await;
        assert_eq!(kicked["event"]["content"], json!({ "membership": "leave" }));
        let again = change(user, room, "kick", &user.id).ok().await;
        assert_eq!(again["event_id"], kicked["event_id"]);
        assert_eq!(leave(user, room).ok().await["event_id"], kicked["event_id"]);
    }
    let stranger = User::register(&world.server, "dora").await;
    let refusal = change(&stranger, room, "kick", &stranger.id)
        .refused(403, "M_FORBIDDEN")
        .await;
    assert_eq!(
        refusal,
        leave(&stranger, room).refused(403, "M_FORBIDDEN").await
    );
}
