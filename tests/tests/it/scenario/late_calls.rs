//! Calls with users of other servers, whose events come late or against what is allowed here.

use serde_json::{Value, json};
use tidings_tests::foreign::Foreigner;
use tidings_tests::user::{User, text};
use tidings_tests::{TestServer, sleepers};

use super::calls::{content, invite, ring, signal};

/// A room of two: ann's, with dan of another server, and the event that dan's late ones come right behind.
struct World {
    server: TestServer,
    ann: User,
    dan: Foreigner,
    room: String,
    start: String,
}

async fn world() -> World {
    // The clock stands, so that dan's invites don't run out.
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    sleepers(&clock, 1).await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let room = ann.public_room().await;
    let (dan, start) = dan(&server, &ann, &room, "join").await;
    World {
        server,
        ann,
        dan,
        room,
        start,
    }
}

/// Has dan join a room, and ann go on, so that what builds on the join is late.
async fn dan(server: &TestServer, ann: &User, room: &str, local: &str) -> (Foreigner, String) {
    let dan = Foreigner::new(server, "dan", room);
    let last = ann.say(room, "last").await;
    let start = dan.join(local, &last).await;
    ann.say(room, "next").await;
    (dan, start)
}

fn said(kind: &str) -> (String, Value) {
    let mut content = content(kind, "DAN");
    if kind == "invite" {
        content["lifetime"] = json!(3_600_000);
    }
    (format!("message.m.call.{kind}"), content)
}

impl World {
    /// Hands over what dan said in a call, which is late; gives its id.
    async fn late(&self, local: &str, kind: &str, call: Option<&str>) -> String {
        let (event_type, content) = said(kind);
        let ids = (local, self.start.as_str());
        let event = self.dan.signal(ids, (&event_type, &content), call);
        self.dan.take(&event).await
    }
}

/// VOI-1, VOI-2, STR-3: what the called of another server says counts when it comes, late or not: the answer is acked, and
/// after the hangup nothing is said any more, also over a restart.
#[tokio::test]
async fn a_late_hangup_ends_the_call() {
    let mut world = world().await;
    let call = ring(&world.ann, &world.room, None).await;
    world.late("answer", "answer", Some(&call)).await;
    signal(&world.ann, &world.room, "ack", Some(&call))
        .ok()
        .await;
    world.late("hangup", "hangup", Some(&call)).await;
    for kind in ["candidate", "ack", "hangup"] {
        signal(&world.ann, &world.room, kind, Some(&call))
            .refused(409, "M_CALL_ENDED")
            .await;
    }
    let next = ring(&world.ann, &world.room, None).await;
    world.late("again", "hangup", Some(&call)).await;
    world.server.restart().await;
    let ann = world.ann.in_session().await;
    signal(&ann, &world.room, "candidate", Some(&call))
        .refused(409, "M_CALL_ENDED")
        .await;
    signal(&ann, &world.room, "candidate", Some(&next))
        .ok()
        .await;
}

/// VOI-2, STR-3: another server may let through what this one wouldn't. It stands in the timeline and changes no call: not
/// the signal of a third user, not an ack by who is called, not what follows the hangup.
#[tokio::test]
async fn what_is_not_allowed_changes_no_call() {
    let world = world().await;
    let eve = Foreigner::new(&world.server, "eve", &world.room);
    let join = eve.member(("eve", &world.start), &eve.id, "join");
    let joined = eve.take(&join).await;
    let mut offer = content("invite", "A");
    offer["invitee"] = json!(world.dan.id);
    let sent = world.ann.send(&world.room, "message.m.call.invite", &offer);
    let call = text(&sent.ok().await, "event_id");
    for kind in ["hangup", "answer", "ack"] {
        let (event_type, content) = said(kind);
        let local = format!("eve{kind}");
        let ids = (local.as_str(), joined.as_str());
        let event = eve.signal(ids, (&event_type, &content), Some(&call));
        let id = eve.take(&event).await;
        world.ann.event(&id, "").ok().await;
    }
    world.late("ack", "ack", Some(&call)).await;
    signal(&world.ann, &world.room, "ack", Some(&call))
        .ok()
        .await;
    world.late("hangup", "hangup", Some(&call)).await;
    world.late("answer", "answer", Some(&call)).await;
    signal(&world.ann, &world.room, "candidate", Some(&call))
        .refused(409, "M_CALL_ENDED")
        .await;
}

/// VOI-2, STR-3: a late invite of another server begins a call. One that comes while the two have a call is taken too and
/// begins none, in this room and in another; the call that lives goes on.
#[tokio::test]
async fn a_late_invite_begins_a_call_unless_there_is_one() {
    let world = world().await;
    let call = world.late("one", "invite", None).await;
    signal(&world.ann, &world.room, "answer", Some(&call))
        .ok()
        .await;
    invite(&world.ann, &world.room, None)
        .refused(409, "M_CALL_TAKEN")
        .await;
    let other_room = world.ann.public_room().await;
    let (there, start) = dan(&world.server, &world.ann, &other_room, "there").await;
    let (event_type, content) = said("invite");
    let elsewhere = there.signal(("three", &start), (&event_type, &content), None);
    for (room, second) in [
        (&world.room, world.late("two", "invite", None).await),
        (&other_room, there.take(&elsewhere).await),
    ] {
        signal(&world.ann, room, "answer", Some(&second))
            .refused(409, "M_CALL_ENDED")
            .await;
    }
    signal(&world.ann, &world.room, "candidate", Some(&call))
        .ok()
        .await;
    world.dan.reject(&call, None).await;
    signal(&world.ann, &world.room, "candidate", Some(&call))
        .refused(409, "M_CALL_ENDED")
        .await;
    ring(&world.ann, &other_room, None).await;
}
