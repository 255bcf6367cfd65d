//! Readers that take nothing.

use std::time::Duration;

use futures::future::join_all;
use tidings_tests::TestServer;
use tidings_tests::open::{OPEN, raw, rest, until};
use tidings_tests::user::User;

/// How much there is to read, in messages of [`MESSAGE_BYTES`]. It is more than what lies between two programs.
const MESSAGES: usize = 200;
const MESSAGE_BYTES: usize = 60_000;

/// Makes a room with much to read. Gives the reader and where to begin.
async fn flood(server: &TestServer) -> (User, String) {
    let ann = User::register(server, "ann").await;
    let bob = User::register(server, "bob").await.in_session().await;
    let room = ann.public_room().await;
    bob.join_room(&room).await;
    let from = bob.now().await;
    let long = "x".repeat(MESSAGE_BYTES);
    join_all((0..MESSAGES).map(|_| ann.text(&room, &long).ok())).await;
    (bob, from)
}

/// STR-7: a reader that takes nothing is broken off after two heartbeats. By then the server has made no more than what
/// the connection holds, and nothing is held any longer.
#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up() {
    let (server, clock) = TestServer::start_with_clock(|settings| {
        settings.stream.heartbeat_ms = 5_000;
        settings.rate_limits.enabled = false;
    })
    .await;
    let (bob, from) = flood(&server).await;
    let app = server.server().app();
    for carrier in OPEN {
        let mut line = raw(&server, &bob, carrier, Some(&from)).await;
        let given_up = async {
            while app.sessions.busy() > 0 {
                clock.advance(Duration::from_secs(1));
                tokio::task::yield_now().await;
            }
        };
        let given_up = tokio::time::timeout(Duration::from_mins(1), given_up).await;
        assert!(given_up.is_ok(), "{carrier:?}");
        until("nobody waits", || app.waiting() == 0).await;
        let read = rest(&mut line).await;
        assert!(
            read < MESSAGES * MESSAGE_BYTES * 3 / 4,
            "{carrier:?} {read}"
        );
        println!("{carrier:?}: {read} bytes");
    }
}

/// STR-7: a server that stops doesn't wait long for a reader that takes nothing.
#[tokio::test]
async fn a_server_that_stops_does_not_wait_for_who_takes_nothing() {
    let mut server = TestServer::start_with(|settings| settings.rate_limits.enabled = false).await;
    let (bob, from) = flood(&server).await;
    let mut lines = Vec::new();
    for carrier in OPEN {
        lines.push(raw(&server, &bob.in_session().await, carrier, Some(&from)).await);
    }
    let stopped = tokio::time::timeout(Duration::from_secs(45), server.stop()).await;
    assert!(stopped.is_ok());
    drop(lines);
}
