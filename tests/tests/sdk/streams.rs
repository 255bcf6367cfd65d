//! The best transport by itself: whatever stands between lets through, nothing is lost and nothing doubled.

use std::time::Duration;

use futures::StreamExt;
use tidings_client::types::RoomMessageEventContent;
use tidings_client::{Client, StreamItem, StreamOptions, Transport};
use tidings_tests::TestServer;

use super::proxy::{Manner, Proxy};
use super::shown::{public_room, register, within};

/// Reads from before three texts on, of which the second is sent when the first has come, and so on. Answers what carried the
/// last one, and how often a stream that stays open was asked for.
async fn carried(manner: Option<Manner>) -> (Transport, usize) {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let from = ann.initial_sync(None).await.expect("a sync").end;
    let proxy = match manner {
        Some(manner) => Some(Proxy::start(&server, manner).await),
        None => None,
    };
    let url = proxy.as_ref().map_or(server.url(), Proxy::url);
    let reader = Client::builder(url)
        .restore(ann.credentials().clone())
        .expect("a client");
    let mut chunks = reader.stream_with(StreamOptions {
        from: Some(from),
        silence: Duration::from_secs(3),
        ..StreamOptions::default()
    });
    let mut read = Vec::new();
    for text in ["one", "two", "three"] {
        room.send_text(text).await.expect("sent");
        while read.last().is_none_or(|last| last != text) {
            let chunk = within(chunks.next())
                .await
                .expect("it doesn't end")
                .expect("no error");
            for event in &chunk.events {
                if let Some(Ok(RoomMessageEventContent::Text(text))) = event.content_as() {
                    read.push(text.body);
                }
            }
        }
    }
    assert_eq!(read, ["one", "two", "three"], "{manner:?}");
    (
        chunks.transport().expect("a chunk came"),
        proxy.map_or(0, |proxy| proxy.opened()),
    )
}

/// STR-7: where nothing is in the way it is a WebSocket.
#[tokio::test]
async fn the_best_is_a_socket() {
    assert_eq!(carried(None).await, (Transport::WebSocket, 0));
}

/// STR-7, STR-8: where upgrades are refused or left out it is server-sent events, at once.
#[tokio::test]
async fn without_upgrades_events_are_sent() {
    for manner in [Manner::RefusesUpgrades, Manner::StripsUpgrades] {
        // The socket, the probe, and the events.
        assert_eq!(
            carried(Some(manner)).await,
            (Transport::ServerSentEvents, 3),
            "{manner:?}"
        );
    }
}

/// STR-7, STR-8: a socket through which nothing comes is given up.
#[tokio::test]
async fn a_silent_socket_is_given_up() {
    let (transport, _) = carried(Some(Manner::SwallowsFrames)).await;
    assert_ne!(transport, Transport::WebSocket);
}

/// STR-7, STR-8: where what is sent is kept back, or whatever stays open is closed, it is the long poll.
#[tokio::test]
async fn the_long_poll_passes_always() {
    for manner in [Manner::BuffersEvents, Manner::HangsUp] {
        assert_eq!(carried(Some(manner)).await.0, Transport::Poll, "{manner:?}");
    }
}

/// STR-8: a restart of the server is no reason for another transport, and nothing is lost by it.
#[tokio::test]
async fn the_best_outlives_restarts() {
    let mut server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let from = ann.initial_sync(None).await.expect("a sync").end;
    let mut events = ann.stream(Some(from)).events();
    let mut read = Vec::new();
    for number in 0..3 {
        room.send_text(number.to_string()).await.expect("sent");
        while read.len() <= number {
            let item = within(events.next())
                .await
                .expect("it doesn't end")
                .expect("no error");
            if let StreamItem::Event(event) = item
                && let Some(Ok(RoomMessageEventContent::Text(text))) = event.content_as()
            {
                read.push(text.body);
            }
        }
        server.restart().await;
    }
    assert_eq!(read, ["0", "1", "2"]);
}
