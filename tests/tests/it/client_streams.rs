//! The streams of the hand-written client, whatever carries them, against a real server.

use std::time::Duration;

use futures::StreamExt;
use tidings_client::api::{ClientAccountExt, ClientSessionExt};
use tidings_client::types::{
    ChunkToken, ErrorCode, RoomCreateRequest, RoomMessageEventContent, RoomVisibility,
};
use tidings_client::{ChunkStream, Client, Room, StreamItem, StreamOptions, Transport};
use tidings_tests::TestServer;

const TRANSPORTS: [Transport; 3] = [
    Transport::Poll,
    Transport::ServerSentEvents,
    Transport::WebSocket,
];

/// Waits for what comes at all only if it comes soon.
async fn within<T>(wait: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(Duration::from_mins(1), wait).await;
    waited.expect("it comes")
}

async fn register(server: &TestServer, name: &str) -> Client {
    let builder = Client::builder(server.url());
    let registered = builder.register(name, "a long password").await;
    registered.expect("a free name")
}

async fn public_room(client: &Client) -> Room {
    let request = RoomCreateRequest::new(RoomVisibility::Public);
    let made = client.create_room(request).await.expect("made");
    client.room(made.room_id)
}

fn stream(client: &Client, transport: Transport, from: Option<ChunkToken>) -> ChunkStream {
    client.stream_with(StreamOptions {
        from,
        transport,
        ..StreamOptions::default()
    })
}

/// The texts that a stream brings, until one comes.
async fn read_until(chunks: ChunkStream, last: &str) -> Vec<String> {
    let mut events = chunks.events();
    let mut texts: Vec<String> = Vec::new();
    while texts.last().is_none_or(|text| text != last) {
        let item = events.next().await.expect("it doesn't end");
        if let StreamItem::Event(event) = item.expect("no error")
            && let Some(Ok(RoomMessageEventContent::Text(text))) = event.content_as()
        {
            texts.push(text.body);
        }
    }
    texts
}

/// STR-7, STR-8: whatever carries the stream, the server is restarted while one writes and others read; nothing is lost,
/// nothing comes twice.
#[tokio::test]
async fn every_stream_survives_restarts() {
    let mut server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let from = bob.initial_sync(None).await.expect("a sync").end;
    let write = async {
        for round in 0..3 {
            let text = |part| format!("{round} {part}");
            room.send_text(text("before")).await.expect("sent");
            let (sent, ()) = tokio::join!(room.send_text(text("during")), server.restart());
            sent.expect("sent");
            room.send_text(text("after")).await.expect("sent");
        }
    };
    let reading = TRANSPORTS.map(|transport| {
        let chunks = stream(&bob, transport, Some(from.clone()));
        read_until(chunks, "2 after")
    });
    let reading = futures::future::join_all(reading);
    let (read, ()) = within(Box::pin(async { tokio::join!(reading, write) })).await;
    let parts = ["before", "during", "after"];
    let all: Vec<String> = (0..3)
        .flat_map(|round| parts.map(|part| format!("{round} {part}")))
        .collect();
    for read in read {
        assert_eq!(read, all);
    }
}

/// STR-7, STR-1: a stream from now on begins at once, whatever carries it, and misses nothing from there on.
#[tokio::test]
async fn every_stream_begins_now() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    room.send_text("before").await.expect("sent");
    for transport in TRANSPORTS {
        let mut chunks = stream(&ann, transport, None);
        let first = within(chunks.next())
            .await
            .expect("a chunk")
            .expect("no error");
        assert_eq!(chunks.position(), Some(&first.end));
        let text = format!("{transport:?}");
        room.send_text(text.clone()).await.expect("sent");
        assert_eq!(within(read_until(chunks, &text)).await, [text]);
    }
}

/// SES-3, STR-7: when the session ends under a stream it goes on in the next one.
#[tokio::test]
async fn every_stream_outlives_its_session() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    for transport in TRANSPORTS {
        let mut chunks = stream(&ann, transport, None);
        within(chunks.next())
            .await
            .expect("a chunk")
            .expect("no error");
        let before = ann.session().await.expect("a session");
        let text = format!("{transport:?}");
        let end = async {
            ann.api().session_delete().send().await.expect("ended");
            room.send_text(text.clone()).await.expect("sent");
        };
        let (read, ()) = within(Box::pin(async {
            tokio::join!(read_until(chunks, &text), end)
        }))
        .await;
        assert_eq!(read, [text]);
        assert_ne!(ann.session().await.expect("a session"), before);
    }
}

/// ACC-5, STR-7: when the token ends, so does the stream, with the reason.
#[tokio::test]
async fn every_stream_ends_with_its_token() {
    let server = TestServer::start().await;
    for (number, transport) in TRANSPORTS.into_iter().enumerate() {
        let ann = register(&server, &format!("ann{number}")).await;
        let mut chunks = stream(&ann, transport, None);
        within(chunks.next())
            .await
            .expect("a chunk")
            .expect("no error");
        let end = async {
            ann.api().logout().send().await.expect("logged out");
        };
        let last = async {
            loop {
                match chunks.next().await {
                    Some(Ok(_)) => {}
                    Some(Err(error)) => break error,
                    None => panic!("it ended without a reason"),
                }
            }
        };
        let (error, ()) = within(async { tokio::join!(last, end) }).await;
        assert!(error.is(&ErrorCode::UNKNOWN_TOKEN), "{error:?}");
        assert!(chunks.next().await.is_none());
    }
}

/// ERR-2, STR-7: what can't be is refused, whatever carries it, and the stream ends.
#[tokio::test]
async fn every_stream_is_refused_what_cannot_be() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    for transport in TRANSPORTS {
        let mut chunks = ann.stream_with(StreamOptions {
            transport,
            limit: Some(1_001),
            ..StreamOptions::default()
        });
        let error = within(chunks.next()).await.expect("an answer");
        let error = error.expect_err("refused");
        assert!(error.is(&ErrorCode::INVALID_PARAM), "{error:?}");
        assert!(chunks.next().await.is_none());
    }
}
