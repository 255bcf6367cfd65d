//! Who is typing.

use serde_json::json;
use tidings_tests::TestServer;
use tidings_tests::follower::{Follower, go, typing};
use tidings_tests::user::{User, bodies};
use tidings_tests::wire::encode;

/// Ann, Bob and Eve in a room of Ann's; Bob and Eve follow. Guest is invited, Cat has no part.
struct Quay {
    server: TestServer,
    ann: User,
    bob: Follower,
    eve: Follower,
    room: String,
}

async fn quay() -> Quay {
    let server = TestServer::start().await;
    let ann = User::register(&server, "ann").await.in_session().await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let eve = User::register(&server, "eve").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    eve.join_room(&room).await;
    let (bob, eve) = (Follower::of(bob).await, Follower::of(eve).await);
    Quay {
        server,
        ann,
        bob,
        eve,
        room,
    }
}

/// TYP-1, EVT-11: typing comes as the whole list, to joined members and nobody else, and ends when told.
#[tokio::test]
async fn typing_comes_as_the_whole_list_to_members() {
    let Quay {
        server,
        ann,
        mut bob,
        eve,
        room,
    } = quay().await;
    let guest = User::register(&server, "guest").await.in_session().await;
    ann.invite(&room, &guest.id).ok().await;
    let mut guest = Follower::of(guest).await;
    let mut cat = Follower::begin(&User::register(&server, "cat").await).await;
    typing(&ann, &room, true).ok().await;
    bob.until(|bob| bob.typing_in(&room) == [ann.id.as_str()])
        .await;
    typing(&eve.user, &room, true).ok().await;
    let both = [ann.id.as_str(), &eve.user.id];
    bob.until(|bob| bob.typing_in(&room) == both).await;
    typing(&ann, &room, false).ok().await;
    bob.until(|bob| bob.typing_in(&room) == [eve.user.id.as_str()])
        .await;
    typing(&eve.user, &room, false).ok().await;
    bob.until(|bob| bob.typing_in(&room).is_empty()).await;
    for outside in [&mut guest, &mut cat] {
        outside.catch_up().await;
        assert!(outside.typing.is_empty());
    }
}

/// TYP-1: what is said again is no change.
#[tokio::test]
async fn typing_again_is_no_news() {
    let Quay {
        server: _server,
        ann,
        mut bob,
        room,
        ..
    } = quay().await;
    typing(&ann, &room, true).ok().await;
    bob.until(|bob| !bob.typing_in(&room).is_empty()).await;
    // Somebody else's message tells that the answer before came.
    bob.user.say(&room, "here").await;
    bob.catch_up().await;
    let before = bob.count;
    typing(&ann, &room, true).ok().await;
    typing(&ann.other_device().await, &room, true).ok().await;
    bob.user.say(&room, "there").await;
    bob.catch_up().await;
    assert_eq!(bob.count, before);
    assert_eq!(bob.typing_in(&room), [ann.id.as_str()]);
}

/// TYP-1: it ends with that user's message, in the same answer, in whatever session it was; not with others' messages.
#[tokio::test]
async fn typing_ends_with_the_message_in_the_same_answer() {
    let Quay {
        server: _server,
        ann,
        mut bob,
        eve,
        room,
    } = quay().await;
    let phone = ann.other_device().await.in_session().await;
    for round in 0..20 {
        typing(&ann, &room, true).ok().await;
        typing(&phone, &room, true).ok().await;
        typing(&eve.user, &room, true).ok().await;
        let both = [ann.id.as_str(), &eve.user.id];
        bob.until(|bob| bob.typing_in(&room) == both).await;
        let said = round.to_string();
        let poll = tokio::spawn(bob.poll().ok());
        ann.say(&room, &said).await;
        let mut answer = poll.await.expect("no panic");
        loop {
            bob.take(&answer);
            let came = bodies(&answer["events"]).contains(&said);
            let typing = bob.typing_in(&room).contains(&ann.id.as_str());
            assert_eq!(came, !typing, "message and end come together: {answer}");
            if came {
                break;
            }
            answer = bob.poll().ok().await;
        }
        assert_eq!(bob.typing_in(&room), [eve.user.id.as_str()]);
        for session in [&ann, &phone] {
            assert_eq!(session.get("/session").ok().await["typing"], json!([]));
        }
        eve.user.say(&room, "mine").await;
        bob.until(|bob| bob.typing_in(&room).is_empty()).await;
    }
}

/// TYP-1: what is sent beside typing doesn't end it.
#[tokio::test]
async fn what_is_sent_beside_does_not_end_typing() {
    let Quay {
        server: _server,
        ann,
        bob,
        room,
        ..
    } = quay().await;
    let event = bob.user.say(&room, "here").await;
    typing(&ann, &room, true).ok().await;
    ann.mark(&room, "read", &event).ok().await;
    ann.set_state(
        &room,
        "state.m.room.topic",
        "_",
        &json!({ "topic": "tides" }),
    )
    .ok()
    .await;
    let elsewhere = ann.public_room().await;
    ann.say(&elsewhere, "elsewhere").await;
    assert_eq!(ann.get("/session").ok().await["typing"], json!([room]));
}

/// TYP-1: an answer that has no place for the message yet doesn't end the typing either.
#[tokio::test]
async fn a_full_answer_leaves_the_end_of_typing_to_the_next() {
    let Quay {
        server: _server,
        ann,
        mut bob,
        eve,
        room,
    } = quay().await;
    typing(&ann, &room, true).ok().await;
    bob.until(|bob| !bob.typing_in(&room).is_empty()).await;
    for text in ["a", "b", "c"] {
        eve.user.say(&room, text).await;
    }
    ann.say(&room, "last").await;
    for (bodies_expected, typing_expected) in [(["a", "b"], 1), (["c", "last"], 0)] {
        let path = format!("/stream?timeout=0&limit=2&from={}", encode(&bob.at));
        let answer = bob.user.get(path).ok().await;
        bob.take(&answer);
        assert_eq!(bodies(&answer["events"]), bodies_expected);
        assert_eq!(bob.typing_in(&room).len(), typing_expected);
    }
}

/// TYP-1: it ends on leaving, on a kick and on a ban.
#[tokio::test]
async fn typing_ends_with_the_membership() {
    let Quay {
        server: _server,
        ann,
        mut bob,
        eve,
        room,
    } = quay().await;
    for how in ["leave", "kick", "ban"] {
        typing(&eve.user, &room, true).ok().await;
        bob.until(|bob| !bob.typing_in(&room).is_empty()).await;
        match how {
            "leave" => eve.user.leave(&room).await,
            how => {
                let path = format!("/rooms/{}/{how}", encode(&room));
                let body = json!({ "user_id": eve.user.id });
                ann.post(path, &body).ok().await;
            }
        }
        bob.until(|bob| bob.typing_in(&room).is_empty()).await;
        let session = eve.user.get("/session").ok().await;
        assert_eq!(session["typing"], json!([]), "{how}");
        typing(&eve.user, &room, true)
            .refused(403, "M_FORBIDDEN")
            .await;
        if how != "ban" {
            eve.user.join_room(&room).await;
        }
    }
}

/// TYP-1: who isn't joined can't type, nor stop: an invited, a stranger, in a room there is and in one there isn't.
#[tokio::test]
async fn only_members_type() {
    let Quay {
        server,
        ann,
        mut bob,
        room,
        ..
    } = quay().await;
    let guest = User::register(&server, "guest").await.in_session().await;
    ann.invite(&room, &guest.id).ok().await;
    let cat = User::register(&server, "cat").await.in_session().await;
    for (user, room) in [
        (&guest, room.as_str()),
        (&cat, &room),
        (&cat, "!nosuch:localhost"),
    ] {
        for is_typing in [true, false] {
            typing(user, room, is_typing)
                .refused(403, "M_FORBIDDEN")
                .await;
        }
    }
    bob.catch_up().await;
    assert!(bob.typing.is_empty());
}

/// TYP-1, SES-4: a session shows where it is typing, and only it.
#[tokio::test]
async fn a_session_shows_where_it_types() {
    let Quay {
        server: _server,
        ann,
        mut bob,
        room,
        ..
    } = quay().await;
    let phone = ann.other_device().await.in_session().await;
    for session in [&ann, &phone] {
        typing(session, &room, true).ok().await;
    }
    assert_eq!(ann.get("/session").ok().await["typing"], json!([room]));
    bob.until(|bob| !bob.typing_in(&room).is_empty()).await;
    typing(&ann, &room, false).ok().await;
    assert_eq!(ann.get("/session").ok().await["typing"], json!([]));
    assert_eq!(phone.get("/session").ok().await["typing"], json!([room]));
    bob.catch_up().await;
    assert_eq!(
        bob.typing_in(&room),
        [ann.id.as_str()],
        "the phone is typing still"
    );
    go(&phone).ok().await;
    bob.until(|bob| bob.typing_in(&room).is_empty()).await;
}
