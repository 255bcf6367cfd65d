//! What the server lets be said in a call, and by whom.

use futures::future::join_all;
use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::user::{User, text};
use tidings_tests::wire::encode;

use super::calls::{SIGNALS, content, heard, hung_up, invite, pair, ring, signal};

/// VOI-1, VOI-2: answers and rejects come from the called, the ack from the caller, candidates and hangups from either; from
/// a third user everything is 403.
#[tokio::test]
async fn everybody_says_what_is_theirs() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let cleo = User::register(&server, "cleo").await;
    cleo.join_room(&room).await;
    let call = ring(&ann, &room, Some(&bob)).await;
    let from = ann.now().await;
    for said in SIGNALS {
        signal(&cleo, &room, said, Some(&call))
            .refused(403, "M_FORBIDDEN")
            .await;
    }
    for said in ["answer", "reject"] {
        signal(&ann, &room, said, Some(&call))
            .refused(403, "M_FORBIDDEN")
            .await;
    }
    signal(&bob, &room, "ack", Some(&call))
        .refused(403, "M_FORBIDDEN")
        .await;
    assert!(heard(&ann, &from).await.is_empty());
    for (user, said) in [
        (&bob, "reject"),
        (&bob, "answer"),
        (&bob, "candidate"),
        (&ann, "candidate"),
        (&ann, "ack"),
        (&ann, "hangup"),
    ] {
        signal(user, &room, said, Some(&call)).ok().await;
    }
}

/// VOI-2: one ack, however many come at once; a second is 409.
#[tokio::test]
async fn one_device_is_chosen() {
    let server = TestServer::start().await;
    let (ann, _bob, room) = pair(&server).await;
    let call = ring(&ann, &room, None).await;
    let acks = (0..8).map(|_| signal(&ann, &room, "ack", Some(&call)).send());
    let mut statuses: Vec<u16> = join_all(acks)
        .await
        .iter()
        .map(|answer| answer.status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
    signal(&ann, &room, "ack", Some(&call))
        .refused(409, "M_CALL_TAKEN")
        .await;
}

/// VOI-2, RED-1: after the hangup nothing is said any more, by nobody; redactions still go, also of the hangup, which brings
/// nothing back. A redacted invite is over.
#[tokio::test]
async fn nothing_follows_the_hangup_but_redactions() {
    let mut server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let call = ring(&ann, &room, None).await;
    let answer = text(
        &signal(&bob, &room, "answer", Some(&call)).ok().await,
        "event_id",
    );
    let hangup = text(
        &signal(&bob, &room, "hangup", Some(&call)).ok().await,
        "event_id",
    );
    let over = async |ann: &User, bob: &User, call: &str| {
        for said in SIGNALS {
            for user in [ann, bob] {
                signal(user, &room, said, Some(call))
                    .refused(409, "M_CALL_ENDED")
                    .await;
            }
        }
    };
    over(&ann, &bob, &call).await;
    for event in [&answer, &hangup] {
        bob.redact(event, &json!({})).ok().await;
    }
    over(&ann, &bob, &call).await;
    server.restart().await;
    let (ann, bob) = (ann.in_session().await, bob.in_session().await);
    over(&ann, &bob, &call).await;
    let other = ring(&bob, &room, None).await;
    bob.redact(&other, &json!({})).ok().await;
    over(&ann, &bob, &other).await;
    ring(&ann, &room, None).await;
}

/// VOI-2: in a room of two the other one is called; elsewhere the invite names another member, else it is 400.
#[tokio::test]
async fn it_is_clear_who_is_called() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let alone = ann.public_room().await;
    let dan = User::register(&server, "dan").await;
    for (room, invitee) in [
        (&alone, None),
        (&alone, Some(&bob)),
        (&room, Some(&ann)),
        (&room, Some(&dan)),
    ] {
        let refusal = invite(&ann, room, invitee)
            .refused(400, "M_INVALID_PARAM")
            .await;
        assert_eq!(refusal["path"], "/content/invitee");
    }
    let call = ring(&ann, &room, Some(&bob)).await;
    signal(&bob, &room, "hangup", Some(&call)).ok().await;
    dan.join_room(&room).await;
    invite(&ann, &room, None)
        .refused(400, "M_INVALID_PARAM")
        .await;
    ring(&ann, &room, Some(&dan)).await;
    invite(&User::register(&server, "eve").await, &room, Some(&ann))
        .refused(403, "M_FORBIDDEN")
        .await;
    let mut bad = content("invite", "A");
    bad["lifetime"] = json!(10);
    let refusal = ann
        .send(&room, "message.m.call.invite", &bad)
        .refused(400, "M_BAD_JSON")
        .await;
    assert_eq!(refusal["path"], "/content/lifetime");
}

/// VOI-1, VOI-2: a signal names the invite it belongs to: without it is 400, as on an event that is no call, or in another
/// room; of one that isn't there it is 404.
#[tokio::test]
async fn a_signal_belongs_to_an_invite() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let other_room = ann.public_room().await;
    bob.join_room(&other_room).await;
    let said = bob.say(&room, "hello").await;
    let call = ring(&ann, &room, None).await;
    let answer = text(
        &signal(&bob, &room, "answer", Some(&call)).ok().await,
        "event_id",
    );
    let unknown = "$AZrG5m4nc0mTgm9wJ0nV8w:localhost";
    for kind in SIGNALS {
        let refusal = signal(&ann, &room, kind, None)
            .refused(400, "M_BAD_JSON")
            .await;
        assert_eq!(refusal["path"], "/updates");
        for (room, parent) in [(&room, &said), (&room, &answer), (&other_room, &call)] {
            let refusal = signal(&ann, room, kind, Some(parent));
            let refusal = refusal.refused(400, "M_INVALID_PARAM").await;
            assert_eq!(refusal["path"], "/updates");
        }
        signal(&ann, &room, kind, Some(unknown))
            .refused(404, "M_NOT_FOUND")
            .await;
    }
}

/// VOI-2: two users have one call at a time, in whatever room; others may call meanwhile.
#[tokio::test]
async fn a_pair_has_one_call_at_a_time() {
    let mut server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let cleo = User::register(&server, "cleo").await.in_session().await;
    let other_room = ann.public_room().await;
    for user in [&bob, &cleo] {
        user.join_room(&other_room).await;
    }
    let call = ring(&ann, &room, None).await;
    invite(&ann, &room, None).refused(409, "M_CALL_TAKEN").await;
    invite(&ann, &other_room, Some(&bob))
        .refused(409, "M_CALL_TAKEN")
        .await;
    // Bob has heard of it, so that his own invite doesn't cross it any more.
    signal(&bob, &room, "candidate", Some(&call)).ok().await;
    invite(&bob, &room, None).refused(409, "M_CALL_TAKEN").await;
    signal(&ann, &room, "ack", Some(&call)).ok().await;
    ring(&ann, &other_room, Some(&cleo)).await;
    ring(&cleo, &other_room, Some(&bob)).await;
    server.restart().await;
    let (ann, bob) = (ann.in_session().await, bob.in_session().await);
    invite(&bob, &other_room, Some(&ann))
        .refused(409, "M_CALL_TAKEN")
        .await;
    invite(&bob, &room, None).refused(409, "M_CALL_TAKEN").await;
    signal(&ann, &room, "hangup", Some(&call)).ok().await;
    ring(&bob, &other_room, Some(&ann)).await;
}

/// VOI-2, EVT-3: of two invites that cross, the earlier stands; the later one is followed at once by a hangup of the server.
#[tokio::test]
async fn of_two_that_cross_the_earlier_stands() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let other_room = ann.public_room().await;
    bob.join_room(&other_room).await;
    let first = ring(&ann, &room, None).await;
    for crossing in [&room, &other_room] {
        let from = ann.now().await;
        let later = ring(&bob, crossing, None).await;
        let kinds: Vec<String> = heard(&ann, &from)
            .await
            .into_iter()
            .map(|(_, kind, _)| kind)
            .collect();
        assert_eq!(kinds, ["invite", "hangup"]);
        assert_eq!(hung_up(&ann, &from, &later).await.as_deref(), Some("glare"));
        signal(&ann, crossing, "answer", Some(&later))
            .refused(409, "M_CALL_ENDED")
            .await;
    }
    signal(&bob, &room, "answer", Some(&first)).ok().await;
    signal(&ann, &room, "ack", Some(&first)).ok().await;
    invite(&bob, &room, None).refused(409, "M_CALL_TAKEN").await;
}

/// VOI-2: however many invites come at once, in two rooms and from both sides, one call lives.
#[tokio::test]
async fn of_many_at_once_one_lives() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let other_room = bob.public_room().await;
    ann.join_room(&other_room).await;
    for _ in 0..5 {
        let from = ann.now().await;
        let tries = [
            (&ann, &room),
            (&bob, &room),
            (&ann, &other_room),
            (&bob, &other_room),
        ];
        let tries = tries.map(|(user, room)| invite(user, room, None).send());
        let mut living = Vec::new();
        for answer in join_all(tries).await {
            if answer.status != 200 {
                answer.refused(409, "M_CALL_TAKEN");
                continue;
            }
            let event = answer.ok()["event"].clone();
            let call = text(&event, "event_id");
            match hung_up(&ann, &from, &call).await {
                Some(reason) => assert_eq!(reason, "glare"),
                None => living.push((text(&event, "room_id"), call)),
            }
        }
        let [(room, call)] = &living[..] else {
            panic!("{living:?}")
        };
        signal(&ann, room, "hangup", Some(call)).ok().await;
    }
}

/// VOI-2: who has left the room says nothing in its calls any more; the other one can still end them.
#[tokio::test]
async fn who_left_the_room_says_no_more() {
    let server = TestServer::start().await;
    let (ann, bob, room) = pair(&server).await;
    let call = ring(&ann, &room, None).await;
    bob.leave(&room).await;
    signal(&bob, &room, "answer", Some(&call))
        .refused(403, "M_FORBIDDEN")
        .await;
    let path = format!("/rooms/{}/send/message.m.call.hangup", encode(&room));
    let body = json!({ "content": { "reason": "gone" }, "updates": call });
    ann.post(path, &body).ok().await;
}
