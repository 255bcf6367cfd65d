//! The mock server that users of the client test their programs with.

use std::panic::{AssertUnwindSafe, catch_unwind};

use futures::{StreamExt, TryStreamExt};
use serde_json::json;
use tidings_client::testing::operations::{
    MediaDownload, MemberInvite, MessageSend, RoomJoin, SessionCreate, StateGet, TimelineScroll,
};
use tidings_client::testing::{Bytes, MockServer, Refusal};
use tidings_client::types::{
    ActionOutcome, ErrorCode, MessageSendRequest, RoomEvent, RoomId, ScrollDirection,
    TimelineResponse,
};
use tidings_client::{Room, StreamItem};

use crate::within;

fn room(server: &MockServer) -> Room {
    let id: RoomId = "!room:mock.example".parse().expect("an id");
    server.client().room(id)
}

fn sent(number: usize) -> ActionOutcome {
    let id = format!("$sent{number}:mock.example");
    ActionOutcome::new(
        id.parse().expect("an id"),
        "t1sent".parse().expect("a token"),
    )
}

/// What `verify` complains of.
fn complaint(server: &MockServer) -> String {
    let caught = catch_unwind(AssertUnwindSafe(|| server.verify()));
    let panic = caught.expect_err("something is wrong");
    *panic.downcast::<String>().expect("a text")
}

/// Answers with a number come first and in order, then the one without; the newest of these counts.
#[tokio::test]
async fn answers_come_in_order() {
    let server = MockServer::start().await;
    let room = room(&server);
    server.on(MessageSend).answer(sent(8));
    server.on(MessageSend).answer(sent(9));
    server.on(MessageSend).once().answer(sent(1));
    server.on(MessageSend).times(2).answer(sent(2));
    server
        .on(MessageSend)
        .once()
        .refuse(ErrorCode::FORBIDDEN, "no");
    let mut told = Vec::new();
    for _ in 0..6 {
        told.push(match within(room.send_text("hello")).await {
            Ok(outcome) => outcome.event_id.localpart().to_owned(),
            Err(error) => {
                assert_eq!(error.status().expect("one").as_u16(), 403);
                error.code().expect("one").as_str().to_owned()
            }
        });
    }
    assert_eq!(
        told,
        ["sent1", "sent2", "sent2", "M_FORBIDDEN", "sent9", "sent9"]
    );
    server.verify();
}

/// ACT-4: after a connection that broke, the client asks again under the same id. An answer may look at what was asked.
#[tokio::test]
async fn a_connection_breaks() {
    let server = MockServer::start().await;
    server.on(MessageSend).once().break_off();
    server.on(MessageSend).answer_with(|request| {
        let body: &MessageSendRequest = &request.body;
        match body.content["body"].as_str() {
            Some("hello") => Ok(sent(request.param("event_type").len())),
            _ => Err(Refusal::new(ErrorCode::BAD_JSON, "say hello")),
        }
    });
    let room = room(&server);
    let outcome = within(room.send_text("hello")).await.expect("sent");
    assert_eq!(outcome.event_id.localpart(), "sent22");
    let refused = within(room.send_text("bye")).await.expect_err("refused");
    assert!(refused.is(&ErrorCode::BAD_JSON) && refused.to_string().contains("say hello"));
    let actions = server.requests_of(MessageSend);
    let actions = actions
        .iter()
        .map(|request| &request.headers["matrix-action"]);
    assert_eq!(actions.collect::<Vec<_>>(), ["0", "0", "1"]);
    server.verify();
}

/// What nobody has said an answer to is refused with a text that names it; so is what was said and never asked for.
#[tokio::test]
async fn what_is_unexpected_is_named() {
    let server = MockServer::start().await;
    let room = room(&server);
    let scroll = room.scroll(None, ScrollDirection::B, 10);
    let refused = within(scroll).await.expect_err("nobody knows");
    let text = "the mock server has no answer to timeline_scroll (GET \
                /_matrix/client/v2/rooms/!room:mock.example/timeline?dir=b&limit=10): nothing was said about it";
    assert!(
        refused.is(&ErrorCode::UNRECOGNIZED) && refused.to_string().contains(text),
        "{refused}"
    );
    assert_eq!(complaint(&server), text);

    let server = MockServer::start().await;
    let empty = TimelineResponse::new(vec![], "t1mock".parse().expect("a token"), false, false, 0);
    server.on(TimelineScroll).once().answer(empty);
    server
        .on(RoomJoin)
        .times(3)
        .refuse(ErrorCode::FORBIDDEN, "no");
    server
        .on(StateGet)
        .refuse(ErrorCode::NOT_FOUND, "it may be asked or not");
    let room = self::room(&server);
    for expected in [true, false] {
        let page = within(room.scroll(None, ScrollDirection::B, 10)).await;
        assert_eq!(page.is_ok(), expected);
    }
    let complaint = complaint(&server);
    let lines: Vec<&str> = complaint.lines().collect();
    assert!(
        lines[0].ends_with("it was answered as often as was said (1)"),
        "{complaint}"
    );
    assert_eq!(lines[1..], ["room_join: 3 answers weren't asked for"]);
}

/// STR-8: what is put into the stream comes once and in order, also over a break.
#[tokio::test]
async fn events_are_pushed() {
    let server = MockServer::start().await;
    let client = server.client();
    let event = |number: usize| {
        let event = json!({
            "type": "message.m.room.message", "room_id": "!room:mock.example", "event_id": format!("${number}:a"),
            "sender": "@bob:a", "origin_server_ts": number, "content": { "msgtype": "m.text", "body": "hello" },
        });
        RoomEvent::from_json(event.to_string()).expect("an event")
    };
    server.push([event(1)]);
    let from = within(client.initial_sync(None)).await.expect("a sync").end;
    let mut events = client.stream(Some(from)).events();
    server.push([event(2), event(3)]);
    let mut seen = Vec::new();
    for number in 4..=5 {
        server.push([event(number)]);
        while seen.last() != Some(&(number as u64)) {
            let item = within(events.next()).await.expect("it goes on");
            if let StreamItem::Event(event) = item.expect("no error") {
                seen.extend(event.origin_server_ts());
            }
        }
    }
    assert_eq!(seen, [2, 3, 4, 5]);
    server.verify();
}

/// MED-1, SES-2: files are bytes; and what is answered by itself can be answered otherwise.
#[tokio::test]
async fn other_answers() {
    let server = MockServer::start().await;
    let client = server.client();
    server
        .on(SessionCreate)
        .once()
        .refuse(ErrorCode::FORBIDDEN, "no sessions");
    let refused = within(client.session()).await.expect_err("refused");
    assert!(refused.is(&ErrorCode::FORBIDDEN));
    server
        .on(MediaDownload)
        .answer(Bytes(b"High water at six.".to_vec()));
    let uri = "mxc://mock.example/tides".parse().expect("a URI");
    let file = within(client.download(&uri)).await.expect("there");
    let bytes: Vec<_> = file.try_collect().await.expect("all of it");
    assert_eq!(bytes.concat(), b"High water at six.");
    server
        .on(MemberInvite)
        .refuse(ErrorCode::LIMIT_EXCEEDED, "later");
    assert_eq!(server.requests()[0].operation, Some("session_create"));
    let asked = server.requests_of(MediaDownload);
    assert_eq!(asked[0].param("media_id"), "tides");
    assert_eq!(asked[0].headers["authorization"], "Bearer mock");
    server.verify();
}
