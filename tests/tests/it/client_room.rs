//! Batches, prepared messages and calls through the hand-written face of the client.

use std::time::Duration;

use futures::StreamExt;
use serde_json::Value;
use tidings_client::types::{
    CallAckEventContent, CallAnswerEventContent, CallCandidate, CallDescription,
    CallHangupEventContent, CallInviteEventContent, ErrorCode, EventId, EventType, MarkerKind,
    MessageSendRequest, RoomEvent, RoomMessageEventContent, RoomTopicEventContent, StateKey,
    TextMessageContent, TypedContent,
};
use tidings_client::{Call, Client, EventStream, StreamItem};
use tidings_tests::TestServer;

use crate::client::{public_room, register, texts, within};

/// The number of the client's next action, as the server counts.
async fn next_action(client: &Client) -> i64 {
    use tidings_client::api::ClientSessionExt as _;

    let shown = client.api().session_get().send().await;
    shown.expect("the session").next_action_id
}

/// BAT-1: a batch takes a number for each of its actions, and the next action the one after; refused as a whole it takes
/// one. Each action tells its event, its refusal, or that it wasn't tried.
#[tokio::test]
async fn a_batch_takes_its_numbers() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let first = room.send_text("first").await.expect("sent").event_id;
    let before = next_action(&ann).await;
    let nobody = "@nobody:localhost".parse().expect("an id");
    let topic = StateKey::empty();
    let message: EventType = "message.m.room.message".parse().expect("a type");
    let text = Value::from_iter([("msgtype", "m.text"), ("body", "typed by hand")]);
    let text = text.as_object().expect("an object").clone();
    let done = room
        .batch()
        .send_text("second")
        .send(&RoomMessageEventContent::from(TextMessageContent::new(
            "third",
        )))
        .send_event(message, MessageSendRequest::new(text.into()))
        .set_state(&topic, &RoomTopicEventContent::new("Boats"))
        .delete_state(&"state.m.room.topic".parse().expect("a type"), &topic)
        .mark(MarkerKind::Read, &first)
        .kick(&nobody, Some("noise"))
        .redact(&first, Some("typo"))
        .run()
        .await
        .expect("done");
    let told: Vec<Option<bool>> = done
        .iter()
        .map(|one| one.as_ref().map(Result::is_ok))
        .collect();
    let mut expected = [Some(true); 8];
    expected[6] = Some(false);
    assert_eq!(told, expected);
    assert_eq!(next_action(&ann).await, before + 8);
    let stopped = room
        .batch()
        .send_text("fourth")
        .unban(&nobody, None)
        .send_text("never")
        .stop_on_error()
        .run();
    let stopped = stopped.await.expect("done");
    assert!(
        matches!(&stopped[..], [Some(Ok(_)), Some(Err(error)), None] if error.is(&ErrorCode::FORBIDDEN))
    );
    room.send_text("fifth").await.expect("sent");
    assert_eq!(next_action(&ann).await, before + 12);
    let empty = room.batch().run().await.expect_err("nothing to do");
    assert!(empty.is(&ErrorCode::INVALID_PARAM), "{empty}");
    let too_long = room.batch().ban(&nobody, Some(&"x".repeat(10_000)));
    assert!(too_long.run().await.is_err());
    room.send_text("sixth").await.expect("sent");
    let all = [
        "second",
        "third",
        "typed by hand",
        "fourth",
        "fifth",
        "sixth",
    ];
    assert_eq!(texts(&room).await, all);
}

/// MSG-2: a message is prepared, signed and sent once, as it was prepared.
#[tokio::test]
async fn a_message_is_signed_and_sent() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let content = RoomMessageEventContent::from(TextMessageContent::new("signed"));
    let mut prepared = room.prepare(&content).await.expect("prepared");
    assert!(texts(&room).await.is_empty());
    let text = prepared.text().expect("a text");
    assert_eq!(text, prepared.event().json());
    prepared.sign("ed25519:phone", "one").expect("signed");
    prepared.sign("ed25519:desk", "two").expect("signed");
    let sent = prepared.send().await.expect("sent");
    assert_eq!(Some(&sent.event_id), prepared.event().event_id());
    let event = ann.event(&sent.event_id).await.expect("it is there");
    let mut event: Value = serde_json::from_str(event.json()).expect("JSON");
    let signatures = event["signatures"].take();
    let expected = serde_json::json!({
        ann.user_id().as_str(): { "ed25519:phone": "one", "ed25519:desk": "two" }
    });
    assert_eq!(signatures, expected);
    let mut plain: Value = serde_json::from_str(&text).expect("JSON");
    for key in ["content", "event_id", "origin_server_ts", "sender", "type"] {
        assert_eq!(event[key], plain[key].take(), "{key}");
    }
    let again = prepared.send().await.expect_err("it was sent");
    assert!(again.is(&ErrorCode::INVALID_PARAM), "{again}");
    room.send_text("next").await.expect("sent");
    assert_eq!(texts(&room).await, ["signed", "next"]);
}

/// The next event of a type that the stream brings.
async fn heard<C: TypedContent>(events: &mut EventStream) -> (RoomEvent, C) {
    within(async {
        loop {
            let item = events.next().await.expect("it doesn't end");
            if let StreamItem::Event(event) = item.expect("no error")
                && let Some(content) = event.content_as::<C>()
            {
                return (event.clone(), content.expect("its shape"));
            }
        }
    })
    .await
}

/// VOI-1: two programs call each other through the typed client: each hears in the stream what the other one says.
#[tokio::test]
async fn two_programs_call_each_other() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let bob = register(&server.url(), "bob").await;
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let from = ann.initial_sync(None).await.expect("a sync").end;
    let mut hears = [&ann, &bob].map(|client| client.stream(Some(from.clone())).events());
    let offer = CallDescription::new("offer", "v=0");
    let lifetime = Duration::from_mins(1);
    let call = room
        .call(None, offer.clone(), lifetime)
        .await
        .expect("rings");
    let taken = room
        .call(None, offer, lifetime)
        .await
        .expect_err("there is one");
    assert!(taken.is(&ErrorCode::CALL_TAKEN));
    let (invite, content) = heard::<CallInviteEventContent>(&mut hears[1]).await;
    assert_eq!(content.lifetime, 60_000);
    let invite: EventId = invite.event_id().expect("an id").clone();
    let there: Call = bob.room(room.id().clone()).call_of(invite);
    assert_eq!(there.invite(), call.invite());
    let answer = CallDescription::new("answer", "v=0");
    there.answer(answer).await.expect("answered");
    let (event, answer) = heard::<CallAnswerEventContent>(&mut hears[0]).await;
    assert_eq!(event.updates(), Some(call.invite()));
    assert_eq!(answer.device_id, bob.credentials().device_id);
    call.ack(&answer.device_id).await.expect("chosen");
    let (_, ack) = heard::<CallAckEventContent>(&mut hears[1]).await;
    assert_eq!(ack.device_id, bob.credentials().device_id);
    let candidate = CallCandidate::new("candidate:1", "0", 0);
    there.candidates(vec![candidate]).await.expect("said");
    call.hang_up(Some("bye")).await.expect("over");
    let (_, hangup) = heard::<CallHangupEventContent>(&mut hears[1]).await;
    assert_eq!(hangup.reason.expect("a reason").as_str(), "bye");
    let late = there.reject(None).await.expect_err("it is over");
    assert!(late.is(&ErrorCode::CALL_ENDED));
}
