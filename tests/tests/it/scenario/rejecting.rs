//! Rejecting invites.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, bodies, entry, ids, text};
use tidings_tests::wire::{Request, encode};

use super::membership::{change, leave};

const MEMBER: &str = "state.m.room.member";

/// Ann's room for invited users, in which bob is too.
pub(super) struct World {
    pub(super) server: TestServer,
    pub(super) ann: User,
    pub(super) bob: User,
    /// Is to be invited.
    pub(super) cleo: User,
    pub(super) room: String,
}

/// Makes it.
pub(super) async fn world() -> World {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await;
    let bob = User::register(&server, "bob").await;
    let cleo = User::register(&server, "cleo").await;
    let asked = json!({ "visibility": "private", "name": "Boats", "invite": [bob.id] });
    let room = text(&ann.create(&asked).ok().await, "room_id");
    bob.join_room(&room).await;
    World {
        server,
        ann,
        bob,
        cleo,
        room,
    }
}

impl World {
    /// How far the server has come.
    pub(super) fn position(&self) -> u64 {
        self.server.server().app().position()
    }

    /// Invites cleo; gives the invite's id.
    pub(super) async fn invited_by(&self, inviter: &User) -> String {
        text(
            &inviter.invite(&self.room, &self.cleo.id).ok().await,
            "event_id",
        )
    }

    /// The invites that cleo has.
    pub(super) async fn invites(&self) -> Vec<String> {
        let sync = self.cleo.sync("").await;
        let invites = sync["invites"].as_array().expect("a list").iter();
        invites
            .map(|invite| text(&invite["event"], "event_id"))
            .collect()
    }
}

/// Rejecting.
pub(super) fn reject(user: &User, invite: &str) -> Request {
    user.post(format!("/invites/{}/reject", encode(invite)), &json!({}))
}

/// REJ-1, EVT-6, SYN-2, STR-6: rejecting deletes the membership: the room and all clients of the invited are told by an event
/// without content that shows what it replaced; the key is gone from the state, the invite from initial sync.
#[tokio::test]
async fn rejecting_deletes_the_membership() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    let other = cleo.other_device().await;
    let invite = world.invited_by(ann).await;
    let from = ann.now().await;
    assert_eq!(reject(cleo, &invite).ok().await, json!({}));
    ann.say(room, "after").await;
    let told = ann.stream(&from).await["events"][0].clone();
    assert!(told.get("content").is_none(), "{told}");
    assert_eq!(
        (&told["type"], &told["state_key"], &told["sender"]),
        (&json!(MEMBER), &json!(cleo.id), &json!(cleo.id))
    );
    assert_eq!(
        (&told["prev_content"], &told["replaces_state"]),
        (&json!({ "membership": "invite" }), &json!(invite))
    );
    for client in [cleo, &other] {
        let read = client.stream(&from).await;
        assert_eq!(ids(&read["events"]), [text(&told, "event_id")]);
        assert_eq!(read["events"][0]["prev_content"], told["prev_content"]);
        let delta = client.sync(&format!("since={from}")).await;
        assert_eq!(
            (&delta["left"], &delta["invites"], &delta["rooms"]),
            (&json!([room]), &json!([]), &json!([]))
        );
        let whole = client.sync("").await;
        assert_eq!(
            (&whole["left"], &whole["invites"]),
            (&json!([]), &json!([]))
        );
    }
    ann.state(room, MEMBER, &cleo.id)
        .refused(404, "M_NOT_FOUND")
        .await;
    let seen = entry(&ann.sync("").await["rooms"], room).clone();
    assert_eq!(
        (&seen["member_count"], &seen["invited_count"]),
        (&json!(2), &json!(0))
    );
    let history = ann.scroll(room, "limit=2").await;
    assert_eq!(history["chunk"][1]["event_id"], told["event_id"]);
}

/// REJ-1: who rejected has no part in the room: can't join it, leave it or read it, and may be invited anew, by the same
/// inviter too.
#[tokio::test]
async fn who_rejected_is_as_if_never_invited() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    let invite = world.invited_by(ann).await;
    reject(cleo, &invite).ok().await;
    cleo.join(&json!({ "room_id": room }))
        .refused(403, "M_FORBIDDEN")
        .await;
    cleo.join(&json!({ "invite_event_id": invite }))
        .refused(403, "M_FORBIDDEN")
        .await;
    leave(cleo, room).refused(403, "M_FORBIDDEN").await;
    cleo.get(format!("/rooms/{}/timeline", encode(room)))
        .refused(403, "M_FORBIDDEN")
        .await;
    let again = world.invited_by(ann).await;
    assert_ne!(again, invite);
    assert_eq!(world.invites().await, std::slice::from_ref(&again));
    cleo.join(&json!({ "invite_event_id": again })).ok().await;
}

/// REJ-1: rejecting twice succeeds, and makes one event.
#[tokio::test]
async fn rejecting_twice_succeeds() {
    let world = world().await;
    let invite = world.invited_by(&world.ann).await;
    let from = world.ann.now().await;
    for _ in 0..3 {
        assert_eq!(reject(&world.cleo, &invite).ok().await, json!({}));
    }
    let many = (0..4).map(|_| reject(&world.cleo, &invite).ok());
    futures::future::join_all(many).await;
    assert_eq!(ids(&world.ann.stream(&from).await["events"]).len(), 1);
    // Also when there is another invite, and when that was used up: what became of the first one stays.
    let second = world.invited_by(&world.ann).await;
    reject(&world.cleo, &invite).ok().await;
    assert_eq!(world.invites().await, [second]);
    world.cleo.join_room(&world.room).await;
    let position = world.position();
    reject(&world.cleo, &invite).ok().await;
    assert_eq!(world.position(), position);
}

/// REJ-1: of two inviters' invites the newer stands. Rejecting the older succeeds and leaves the newer alone.
#[tokio::test]
async fn a_replaced_invite_is_rejected_without_harm_to_the_newer() {
    let world = world().await;
    let (ann, bob, cleo) = (&world.ann, &world.bob, &world.cleo);
    let (first, second) = (world.invited_by(ann).await, world.invited_by(bob).await);
    let position = world.position();
    assert_eq!(reject(cleo, &first).ok().await, json!({}));
    assert_eq!(
        (world.position(), world.invites().await),
        (position, vec![second.clone()])
    );
    reject(cleo, &second).ok().await;
    assert_eq!(world.invites().await, [""; 0]);
    reject(cleo, &first).ok().await;
    assert_eq!(world.position(), position + 1);
}

/// REJ-1: after joining it is 403, for the invite that was used and for one that it replaced, and stays so after leaving; a
/// new invite is another thing.
#[tokio::test]
async fn an_invite_used_up_by_joining_cannot_be_rejected() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    let used = [world.invited_by(ann).await, world.invited_by(bob).await];
    cleo.join_room(room).await;
    let refused = async || {
        let position = world.position();
        for invite in &used {
            let refusal = reject(cleo, invite).refused(403, "M_FORBIDDEN").await;
            assert!(
                text(&refusal, "error").contains("used up by joining"),
                "{refusal}"
            );
        }
        assert_eq!(world.position(), position);
    };
    refused().await;
    assert_eq!(cleo.sync("").await["rooms_total"], 1);
    leave(cleo, room).ok().await;
    refused().await;
    let new = world.invited_by(ann).await;
    refused().await;
    assert_eq!(world.invites().await, std::slice::from_ref(&new));
    reject(cleo, &new).ok().await;
    assert_eq!(world.invites().await, [""; 0]);
}

/// REJ-1: an invite that was taken back, left or ended by a ban is gone already: rejecting it succeeds and changes nothing.
#[tokio::test]
async fn an_invite_that_is_gone_is_rejected_without_effect() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    let mut gone = vec![world.invited_by(ann).await];
    change(ann, room, "kick", &cleo.id).ok().await;
    gone.push(world.invited_by(ann).await);
    leave(cleo, room).ok().await;
    gone.push(world.invited_by(ann).await);
    change(ann, room, "ban", &cleo.id).ok().await;
    let position = world.position();
    for invite in &gone {
        assert_eq!(reject(cleo, invite).ok().await, json!({}));
    }
    assert_eq!(world.position(), position);
    let is = ann.state(room, MEMBER, &cleo.id).ok().await;
    assert_eq!(is["content"]["membership"], "ban");
}

/// REJ-1, ERR-2: what is no invite of one's own is 404, and all of it reads the same: somebody else's invite, another event,
/// an unknown one.
#[tokio::test]
async fn only_own_invites_are_rejected() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    let invite = world.invited_by(ann).await;
    let message = ann.say(room, "x").await;
    let sync = ann.sync("limit=100").await;
    let join = &entry(&sync["rooms"], room)["messages"][1];
    let position = world.position();
    let mut refusals = Vec::new();
    for (who, event) in [
        (ann, invite.as_str()),
        (&world.bob, &invite),
        (ann, join.as_str().expect("an id")),
        (ann, &message),
        (cleo, &message),
        (cleo, "$nothing:localhost"),
        (cleo, "$nothing:elsewhere.example"),
    ] {
        refusals.push(reject(who, event).refused(404, "M_NOT_FOUND").await);
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    assert_eq!(
        (world.position(), world.invites().await),
        (position, vec![invite])
    );
}

/// REJ-1: it always works here: when the inviter is gone, when nobody is left in the room, when the room is closed.
#[tokio::test]
async fn rejecting_works_whatever_became_of_the_inviter() {
    let world = world().await;
    let (ann, bob, cleo, room) = (&world.ann, &world.bob, &world.cleo, &world.room);
    let invite = world.invited_by(bob).await;
    let closed = json!({ "join_rule": "private" });
    ann.set_state(room, "state.m.room.join_rules", "_", &closed)
        .ok()
        .await;
    change(ann, room, "ban", &bob.id).ok().await;
    leave(ann, room).ok().await;
    assert_eq!(world.invites().await, std::slice::from_ref(&invite));
    reject(cleo, &invite).ok().await;
    assert_eq!(world.invites().await, [""; 0]);
}

/// REJ-1, JOI-6: who was in the room before and rejects a new invite still reads up to the leave, and no further.
#[tokio::test]
async fn who_was_there_before_still_reads_up_to_the_leave() {
    let world = world().await;
    let (ann, cleo, room) = (&world.ann, &world.cleo, &world.room);
    world.invited_by(ann).await;
    cleo.join_room(room).await;
    ann.say(room, "then").await;
    leave(cleo, room).ok().await;
    ann.say(room, "meanwhile").await;
    let invite = world.invited_by(ann).await;
    reject(cleo, &invite).ok().await;
    ann.say(room, "later").await;
    assert_eq!(
        bodies(&cleo.scroll(room, "dir=f&limit=100").await["chunk"]),
        ["then"]
    );
}
