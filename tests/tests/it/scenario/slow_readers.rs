//! Readers that take nothing.

use std::pin::pin;
use std::time::Duration;

use futures::{StreamExt as _, stream};
use tidings_tests::TestServer;
use tidings_tests::open::{OPEN, raw, rest, soon, until};
use tidings_tests::user::User;

/// How much there is to read, in messages of [`MESSAGE_BYTES`]. It is more than what lies between two programs.
const MESSAGES: usize = 120;
const MESSAGE_BYTES: usize = 60_000;

/// Makes a room with much to read. Gives the reader and where to begin.
async fn flood(server: &TestServer) -> (User, String) {
    let ann = User::register(server, "ann").await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    let long = "x".repeat(MESSAGE_BYTES);
    let say = |_| ann.text(&room, &long).ok();
    let mut sent = stream::iter(0..MESSAGES).map(say).buffer_unordered(8);
    while sent.next().await.is_some() {}
    (bob, from)
}

/// STR-7: a reader that takes nothing is broken off after two heartbeats. By then the server has made no more than what
/// the connection holds, and nothing is held any longer. A server that stops doesn't wait even so long.
#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up() {
    let (mut server, clock) = TestServer::start_with_clock(|settings| {
        settings.stream.heartbeat_ms = 120_000;
        settings.rate_limits.enabled = false;
    })
    .await;
    let (bob, from) = flood(&server).await;
    for carrier in OPEN {
        let mut line = raw(&server, &bob, carrier, Some(&from)).await;
        let app = server.server().app();
        let mut passed = Duration::ZERO;
        let given_up = async {
            while app.sessions.busy() > 0 {
                clock.advance(Duration::from_secs(1));
                passed += Duration::from_secs(1);
                tokio::task::yield_now().await;
            }
        };
        soon(given_up).await;
        assert!(passed >= Duration::from_mins(4), "{carrier:?} {passed:?}");
        until("nobody waits", || app.waiting() == 0).await;
        let read = rest(&mut line).await;
        assert!(read < MESSAGES * MESSAGE_BYTES, "{carrier:?} {read}");
    }
    let mut lines = Vec::new();
    for carrier in OPEN {
        lines.push(raw(&server, &bob.in_session().await, carrier, Some(&from)).await);
    }
    let mut stopping = pin!(server.stop());
    let stopped = async {
        while futures::poll!(stopping.as_mut()).is_pending() {
            clock.advance(Duration::from_secs(1));
            tokio::task::yield_now().await;
        }
    };
    soon(stopped).await;
    for mut line in lines {
        assert!(rest(&mut line).await < MESSAGES * MESSAGE_BYTES);
    }
}
