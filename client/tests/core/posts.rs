//! Messages that are posted, against a server that does what each test says: what goes out, under which number, in which
//! session, and what its sender is told.

use std::collections::HashSet;
use std::time::Duration;

use crate::fake::{
    Act, Fake, applied, body_of, done, event_of, refusal, room, session, stale, within,
};
use futures::future::join_all;
use futures::{FutureExt as _, Stream, StreamExt as _};
use serde_json::json;
use tidings_client::types::{ErrorCode, RoomEvent};
use tidings_client::{Client, EchoState, Error, LocalEcho};
use tokio::sync::watch;

/// The next echoes, as text and how far it is.
async fn echoes(echoes: &mut (impl Stream<Item = LocalEcho> + Unpin), count: usize) -> Vec<String> {
    let mut said = Vec::new();
    for _ in 0..count {
        let echo = within(echoes.next()).await.expect("an echo");
        said.push(match &echo.state {
            EchoState::Sending => format!("{} is sent", body_of(&echo)),
            EchoState::Sent(event_id) => format!("{} is {event_id}", body_of(&echo)),
            EchoState::Failed(error) => format!("{} failed: {error}", body_of(&echo)),
            other => format!("{other:?}"),
        });
    }
    said
}

fn sends(fake: &Fake) -> Vec<(String, String, i64)> {
    let mut sends = fake.sends();
    sends.sort_by_key(|(_, session, id)| (session.clone(), *id));
    sends
}

fn send(text: &str, session: &str, id: i64) -> (String, String, i64) {
    (text.into(), session.into(), id)
}

/// ACT-7: posting answers at once; the echo is there before the server has heard of it, and becomes the event.
#[tokio::test]
async fn a_post_is_shown_at_once_and_becomes_its_event() {
    let (answer, may_answer) = watch::channel(false);
    let fake = Fake::start(move |request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => Act::Until(may_answer.clone(), Box::new(done("one", request))),
    })
    .await;
    let client = fake.client();
    let mut said = client.echoes();
    let sending = room(&client).post_text("a");
    let name = sending.local_id().clone();
    let echo = said.next().now_or_never().flatten().expect("at once");
    assert_eq!(
        (&echo.local_id, echo.room_id.as_str()),
        (&name, "!r:a.example")
    );
    assert!(matches!(echo.state, EchoState::Sending) && echo.asked_ts > 0);
    answer.send_replace(true);
    let outcome = within(sending).await.expect("sent");
    assert_eq!(outcome.event_id.as_str(), event_of("a"));
    let echo = within(said.next()).await.expect("the change");
    assert!(matches!(&echo.state, EchoState::Sent(id) if id.as_str() == event_of("a")));
    assert_eq!(echo.local_id, name);
}

/// ACT-5, ACT-7: whichever of answer and stream comes first, the event is known as the message. Another client's isn't.
#[tokio::test]
async fn an_event_is_known_before_and_after_the_answer() {
    let (answer, may_answer) = watch::channel(false);
    let fake = Fake::start(move |request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => Act::Until(may_answer.clone(), Box::new(done("one", request))),
    })
    .await;
    let client = fake.client();
    let event = |session: &str, id: i64| {
        let unsigned = json!({"session_id": session, "action_id": id});
        let event = json!({"type": "message.m.room.message", "sender": "@ann:a.example", "unsigned": unsigned});
        RoomEvent::from_json(event.to_string()).expect("an event")
    };
    let sending = room(&client).post_text("a");
    let name = sending.local_id().clone();
    fake.until(|asked| asked.len() == 2).await;
    assert_eq!(client.local_id_of(&event("one", 0)), Some(name.clone()));
    answer.send_replace(true);
    within(sending).await.expect("sent");
    assert_eq!(client.local_id_of(&event("one", 0)), Some(name));
    assert_eq!(client.local_id_of(&event("one", 1)), None);
    assert_eq!(client.local_id_of(&event("two", 0)), None);
}

/// ACT-3: several are on their way at once, each under the number after the one before, and not more than a few.
#[tokio::test]
async fn posts_are_on_their_way_together() {
    let (answer, may_answer) = watch::channel(false);
    let fake = Fake::start(move |request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => Act::Until(may_answer.clone(), Box::new(done("one", request))),
    })
    .await;
    let room = room(&fake.client());
    let all: Vec<_> = (0..100).map(|number| number.to_string()).collect();
    let sending: Vec<_> = all.iter().map(|text| room.post_text(text)).collect();
    // None has been answered, so these are on their way at once.
    fake.until(|asked| asked.len() == 1 + 8).await;
    answer.send_replace(true);
    let outcomes = within(join_all(sending)).await;
    let outcomes: Vec<_> = outcomes
        .into_iter()
        .map(|it| it.expect("sent").event_id.to_string())
        .collect();
    assert_eq!(
        outcomes,
        all.iter().map(|text| event_of(text)).collect::<Vec<_>>()
    );
    let expected = (0..).zip(&all).map(|(id, text)| send(text, "one", id));
    assert_eq!(sends(&fake), expected.collect::<Vec<_>>());
}

/// SES-3, ACT-4: the session ends while four are on their way. Two had been stored, though their answers were lost; the
/// other two go on in the new session, in their order, and nothing goes twice.
#[tokio::test]
async fn what_was_not_stored_moves_in_order_when_a_session_ends() {
    let (four, all_four) = watch::channel(false);
    let mut first_tries = HashSet::new();
    let fake = Fake::start(move |request| {
        let Some((named, id)) = request.place() else {
            return session("one", 0);
        };
        if named == "two" {
            return done("two", request);
        }
        if first_tries.insert(id) {
            four.send_replace(first_tries.len() == 4);
            return Act::Until(all_four.clone(), Box::new(Act::HangUp));
        }
        stale("two", (id < 2).then(|| applied(request)))
    })
    .await;
    let client = fake.client();
    let room = room(&client);
    let sending: Vec<_> = ["a", "b", "c", "d"].map(|text| room.post_text(text)).into();
    for (outcome, text) in within(join_all(sending))
        .await
        .into_iter()
        .zip(["a", "b", "c", "d"])
    {
        assert_eq!(outcome.expect("sent").event_id.as_str(), event_of(text));
    }
    let mut moved = fake.sends();
    moved.retain(|(_, session, _)| session == "two");
    moved.sort_by_key(|(_, _, id)| *id);
    assert_eq!(moved, [send("c", "two", 0), send("d", "two", 1)]);
    // Of what moved the event is known in the new session.
    let unsigned = json!({"session_id": "two", "action_id": 1});
    let event =
        json!({"type": "message.m.room.message", "sender": "@ann:a.example", "unsigned": unsigned});
    let event = RoomEvent::from_json(event.to_string()).expect("an event");
    assert!(client.local_id_of(&event).is_some());
}

/// A refusal is one message's alone; its number is used up (ACT-3).
#[tokio::test]
async fn a_refused_post_fails_and_the_others_do_not() {
    let fake = Fake::start(|request| match request.text() {
        None => session("one", 0),
        Some("b") => refusal(403, "one", &ErrorCode::FORBIDDEN, &json!({"why": "x"})),
        Some(_) => done("one", request),
    })
    .await;
    let client = fake.client();
    let room = room(&client);
    let [a, b, c] = ["a", "b", "c"].map(|text| room.post_text(text));
    within(a).await.expect("sent");
    let error = within(b).await.expect_err("refused");
    assert!(error.is(&ErrorCode::FORBIDDEN));
    within(c).await.expect("sent");
    assert_eq!(
        sends(&fake),
        [
            send("a", "one", 0),
            send("b", "one", 1),
            send("c", "one", 2)
        ]
    );
    room.send_text("d").await.expect("sent");
    assert_eq!(sends(&fake).last(), Some(&send("d", "one", 3)));
}

/// ACT-2: who waits for an action has the turn in which it was asked for, between what was posted before and after.
#[tokio::test]
async fn posts_and_other_actions_keep_their_order() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => done("one", request),
    })
    .await;
    let room = room(&fake.client());
    let before = ["a", "b"].map(|text| room.post_text(text));
    let between = room.send_text("c");
    let mut between = Box::pin(between);
    assert!(between.as_mut().now_or_never().is_none());
    let after = ["d", "e"].map(|text| room.post_text(text));
    let all = async {
        between.await.expect("sent");
        for sending in before.into_iter().chain(after) {
            sending.await.expect("sent");
        }
    };
    within(all).await;
    let expected = (0..).zip(["a", "b", "c", "d", "e"]);
    let expected: Vec<_> = expected.map(|(id, text)| send(text, "one", id)).collect();
    assert_eq!(sends(&fake), expected);
}

/// ACT-4: what passes is waited out: the same message each time, under the same number.
#[tokio::test]
async fn a_post_is_tried_again_under_its_number() {
    let mut tries = 0;
    let fake = Fake::start(move |request| {
        if request.text().is_none() {
            return session("one", 0);
        }
        tries += 1;
        let limited = json!({"retry_after_ms": 1});
        match tries {
            1 => Act::HangUp,
            2 => refusal(429, "one", &ErrorCode::LIMIT_EXCEEDED, &limited),
            3 => refusal(503, "one", &ErrorCode::UNAVAILABLE, &json!({})),
            4 => Act::Foreign(502),
            5 => refusal(500, "one", &ErrorCode::UNKNOWN, &json!({})),
            6 => Act::Foreign(404),
            _ => done("one", request),
        }
    })
    .await;
    within(room(&fake.client()).post_text("a"))
        .await
        .expect("sent");
    assert_eq!(fake.sends(), vec![send("a", "one", 0); 7]);
}

/// ACT-3: the server waits for a number that this client has no action for, so the message takes that number.
#[tokio::test]
async fn a_gap_is_closed_with_the_number_that_is_waited_for() {
    let fake = Fake::start(|request| match request.action {
        None => session("one", 3),
        Some(0) if request.text() == Some("a") => done("one", request),
        Some(1) => {
            let expected = json!({"expected_action_id": 0});
            refusal(409, "one", &ErrorCode::MISSING_ACTION, &expected)
        }
        Some(_) => done("one", request),
    })
    .await;
    let room = room(&fake.client());
    within(room.post_text("a")).await.expect("sent");
    within(room.post_text("b")).await.expect("sent");
    assert_eq!(
        fake.sends(),
        [
            send("a", "one", 0),
            send("b", "one", 1),
            send("b", "one", 0)
        ]
    );
}

/// ACT-3: a message that the server gave back because one before it hadn't come is sent again after that one, in the same
/// place.
#[tokio::test]
async fn a_post_that_was_held_for_too_long_keeps_its_place() {
    let mut tries = [0, 0];
    let (first_down, second_came) = watch::channel(false);
    let fake = Fake::start(move |request| {
        let Some(id) = request.action.and_then(|id| usize::try_from(id).ok()) else {
            return session("one", 0);
        };
        tries[id] += 1;
        match (id, tries[id]) {
            (0, 1) => Act::Until(second_came.clone(), Box::new(Act::HangUp)),
            (1, 1) => {
                first_down.send_replace(true);
                let expected = json!({"expected_action_id": 0});
                refusal(409, "one", &ErrorCode::MISSING_ACTION, &expected)
            }
            _ => done("one", request),
        }
    })
    .await;
    let room = room(&fake.client());
    let [a, b] = ["a", "b"].map(|text| room.post_text(text));
    within(async { (a.await.expect("sent"), b.await.expect("sent")) }).await;
    let twice = |text, id| [send(text, "one", id), send(text, "one", id)];
    assert_eq!(sends(&fake), [twice("a", 0), twice("b", 1)].concat());
}

/// What stays a fault of the server is given up in the end; its number stays empty, so the session is ended and the rest
/// goes on in the next, in order.
#[tokio::test]
async fn a_post_that_is_given_up_does_not_hold_up_the_rest() {
    let mut sessions = ["one", "two"].into_iter();
    let mut is_over = false;
    let fake = Fake::start(move |request| {
        if request.line == "DELETE /session" {
            assert_eq!(request.session.as_deref(), Some("one"));
            is_over = true;
            return Act::Answer(200, "one", json!({}));
        }
        let Some((named, _)) = request.place() else {
            return session(sessions.next().expect("no more sessions"), 0);
        };
        match request.text() {
            _ if is_over && named == "one" => stale("lost", None),
            Some("a") => refusal(500, "one", &ErrorCode::UNKNOWN, &json!({})),
            _ if named == "two" => done("two", request),
            // Held until its turn.
            _ => Act::HangUp,
        }
    })
    .await;
    let client = fake.builder().retry_for(Duration::ZERO);
    let client = client.restore(crate::fake::ann()).expect("a client");
    let room = room(&client);
    let [a, b, c] = ["a", "b", "c"].map(|text| room.post_text(text));
    let error = within(a).await.expect_err("a fault");
    assert!(error.is(&ErrorCode::UNKNOWN), "{error}");
    within(async { (b.await.expect("sent"), c.await.expect("sent")) }).await;
    let mut moved = sends(&fake);
    moved.retain(|(_, session, _)| session == "two");
    assert_eq!(moved, [send("b", "two", 0), send("c", "two", 1)]);
}

/// Without an access token nothing can be sent any more, and everybody is told.
#[tokio::test]
async fn all_fail_when_the_token_has_ended() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => refusal(401, "one", &ErrorCode::UNKNOWN_TOKEN, &json!({})),
    })
    .await;
    let client = fake.client();
    let mut said = client.echoes();
    let room = room(&client);
    let sending: Vec<_> = (0..20)
        .map(|number| room.post_text(number.to_string()))
        .collect();
    for outcome in within(join_all(sending)).await {
        assert!(outcome.expect_err("refused").is(&ErrorCode::UNKNOWN_TOKEN));
    }
    let said = echoes(&mut said, 20).await;
    assert!(
        said.iter()
            .all(|it| it.ends_with("failed: M_UNKNOWN_TOKEN: no")),
        "{said:?}"
    );
}

/// Who doesn't wait has the message sent all the same.
#[tokio::test]
async fn dropping_does_not_cancel() {
    let fake = Fake::start(|request| match &*request.line {
        "POST /session" => session("one", 0),
        _ => done("one", request),
    })
    .await;
    drop(room(&fake.client()).post_text("a"));
    fake.until(|asked| asked.len() == 2).await;
    assert_eq!(fake.sends(), [send("a", "one", 0)]);
}

/// More than so many can't wait at once: memory is bounded.
#[tokio::test]
async fn too_many_posts_are_refused() {
    let fake = Fake::start(|_| Act::HangUp).await;
    let room = room(&fake.client());
    let kept: Vec<_> = (0..4_096).map(|_| room.post_text("a")).collect();
    let error = within(room.post_text("b")).await.expect_err("too many");
    assert!(matches!(error, Error::Request(_)), "{error}");
    drop(kept);
}

/// Nothing can be sent without a runtime, which is no reason to panic.
#[test]
fn a_post_outside_a_runtime_fails() {
    let client = Client::builder("http://127.0.0.1:1").restore(crate::fake::ann());
    let sending = room(&client.expect("a client")).post_text("a");
    let error = sending.now_or_never().expect("at once");
    assert!(matches!(error, Err(Error::Request(_))));
}

/// What a client posts and hears may go on in a task of its own.
#[test]
fn posts_can_be_spawned() {
    fn can_be_spawned<T: Send + 'static>(_: &T) {}
    let client = Client::builder("http://127.0.0.1:1").restore(crate::fake::ann());
    let client = client.expect("a client");
    can_be_spawned(&client.echoes());
    can_be_spawned(&room(&client).post_text("a"));
    can_be_spawned(&async move { client.go_offline().await });
}
