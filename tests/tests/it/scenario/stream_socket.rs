//! The event stream as a WebSocket.

use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tidings_tests::open::{
    Carrier, Reader, Socket, closed, raw, request, rest, socket, soon, until, upgrading,
};
use tidings_tests::user::{User, bodies};
use tidings_tests::wire::{V2, encode};
use tidings_tests::{TestServer, sleepers};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

const PLAIN: &str = "not_types=ephemeral.*";

async fn room() -> (TestServer, User, User, String) {
    let server = TestServer::start().await;
    let (ann, bob) = (
        User::register(&server, "ann").await,
        User::register(&server, "bob").await.in_session().await,
    );
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    (server, ann, bob, room)
}

/// STR-7, STR-1: every text frame is a chunk. Without a place the first comes at once, empty, and says where the stream
/// begins.
#[tokio::test]
async fn events_come_as_they_happen() {
    let (_server, ann, bob, room) = room().await;
    ann.say(&room, "before").await;
    let mut reader = Reader::begin(&bob, Carrier::Socket, PLAIN, None).await;
    let first = reader.next().await;
    assert_eq!(
        (&first["events"], &first["more"]),
        (&json!([]), &json!(false))
    );
    for said in ["one", "two"] {
        ann.say(&room, said).await;
        assert_eq!(bodies(&reader.next().await["events"]), [said]);
    }
}

/// STR-7, SES-2: the sub-protocol is `m.json`, found among others, and needn't be named; token and session may stand in
/// the query. The answer names the session.
#[tokio::test]
async fn the_sub_protocol_is_agreed_on() {
    let (_server, _ann, bob, _room) = room().await;
    let (token, session) = (encode(&bob.token), encode(bob.session()));
    let ask = || {
        let path = format!("{V2}/stream/socket?access_token={token}&session={session}");
        upgrading(bob.wire.get(path))
    };
    for offered in [None, Some("m.json"), Some("m.cbor, m.json")] {
        let request = match offered {
            Some(offered) => ask().header("sec-websocket-protocol", offered),
            None => ask(),
        };
        let (headers, mut line) = socket(request).await;
        let agreed = headers.get("sec-websocket-protocol");
        assert_eq!(agreed.is_some(), offered.is_some());
        assert!(agreed.is_none_or(|agreed| agreed == "m.json"));
        assert_eq!(headers["matrix-session"], bob.session());
        let first = soon(line.next()).await.expect("a frame").expect("a frame");
        assert!(first.is_text(), "{first}");
    }
}

/// ERR-2, STR-7: what can't be is refused before the upgrade, in the form of every error.
#[tokio::test]
async fn bad_input_is_refused_before_the_upgrade() {
    let (_server, _ann, bob, _room) = room().await;
    let plain = bob.get("/stream/socket");
    plain.refused(400, "M_INVALID_PARAM").await;
    for (query, name) in [
        ("from=s1nonsense", "from"),
        ("limit=0", "limit"),
        ("filter=nonsense", "filter"),
    ] {
        let refused = upgrading(bob.get(format!("/stream/socket?{query}")));
        let refused = refused.refused(400, "M_INVALID_PARAM").await;
        assert_eq!(refused["parameter"], name);
    }
    let other = upgrading(bob.get("/stream/socket")).header("sec-websocket-protocol", "m.cbor");
    let refused = other.refused(400, "M_INVALID_PARAM").await;
    assert_eq!(refused["parameter"], "Sec-WebSocket-Protocol");
    let nobody = upgrading(bob.wire.get(format!("{V2}/stream/socket")));
    nobody.refused(401, "M_MISSING_TOKEN").await;
}

async fn open(user: &User) -> Socket {
    let mut line = socket(request(user, Carrier::Socket, PLAIN, None)).await.1;
    soon(line.next()).await.expect("a frame").expect("a frame");
    line
}

/// STR-7: pings are answered, a close is; anything else a client sends closes the socket, and the reason says why.
#[tokio::test]
async fn clients_send_pings_and_the_close() {
    let (server, _ann, bob, _room) = room().await;
    let mut line = open(&bob).await;
    line.send(Message::Ping("tide".into())).await.expect("sent");
    let pong = soon(line.next()).await.expect("a frame").expect("a frame");
    assert_eq!(pong, Message::Pong("tide".into()));
    let frame = CloseFrame {
        code: 1000.into(),
        reason: "enough".into(),
    };
    line.close(Some(frame)).await.expect("sent");
    let answer = soon(line.next()).await.expect("a frame").expect("a frame");
    assert!(answer.is_close(), "{answer}");
    assert!(soon(line.next()).await.is_none());
    for (message, code, errcode) in [
        (Message::text("hello"), 1003, "M_UNRECOGNIZED"),
        (Message::binary(vec![1, 2, 3]), 1003, "M_UNRECOGNIZED"),
        (Message::text("x".repeat(5_000)), 1009, "M_TOO_LARGE"),
    ] {
        let mut line = open(&bob).await;
        line.send(message).await.expect("sent");
        let last = closed(line).await;
        assert_eq!(
            (last.code, &last.error["errcode"]),
            (Some(code), &json!(errcode))
        );
    }
    until("nobody reads", || server.server().app().waiting() == 0).await;
}

/// STR-7: when nothing happens a ping comes with every heartbeat. Who answers is kept.
#[tokio::test]
async fn pings_come_when_nothing_happens() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let from = bob.now().await;
    let mut line = socket(request(&bob, Carrier::Socket, PLAIN, Some(&from)))
        .await
        .1;
    for _ in 0..4 {
        sleepers(&clock, 2).await;
        clock.advance(Duration::from_secs(30));
        let ping = soon(line.next()).await.expect("a frame").expect("a frame");
        assert!(ping.is_ping(), "{ping}");
        // Its answer is on the way when that of another is there.
        line.send(Message::Ping("tide".into())).await.expect("sent");
        let pong = soon(line.next()).await.expect("a frame").expect("a frame");
        assert!(pong.is_pong(), "{pong}");
    }
}

/// STR-7: who doesn't answer a ping before the next is due is broken off, and holds nothing any more.
#[tokio::test]
async fn who_answers_no_ping_is_broken_off() {
    let (server, clock) = TestServer::start_with_clock(|_| {}).await;
    let bob = User::register(&server, "bob").await.in_session().await;
    let from = bob.now().await;
    let mut line = raw(&server, &bob, Carrier::Socket, Some(&from)).await;
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_secs(30));
    sleepers(&clock, 2).await;
    clock.advance(Duration::from_secs(30));
    assert_eq!(rest(&mut line).await, 2, "a ping alone");
    let app = server.server().app();
    until("nobody reads", || {
        app.waiting() == 0 && app.sessions.busy() == 0
    })
    .await;
}
