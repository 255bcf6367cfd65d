//! The hand-written face of the client against a real server: chatting, interruptions, restarts.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::StreamExt;
use tidings_client::types::{
    ErrorCode, RoomCreateRequest, RoomEvent, RoomId, RoomMessageEventContent, RoomNameEventContent,
    RoomVisibility, ScrollDirection, StateKey,
};
use tidings_client::{Client, Room, StreamItem, StreamOptions, Transport};
use tidings_tests::TestServer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

#[path = "../../../client/examples/chat.rs"]
#[expect(
    dead_code,
    reason = "an example has a main function, which isn't called here"
)]
mod chat;

/// The example as it is in the documentation: both see all that is said, in order.
#[tokio::test]
async fn two_users_chat() {
    let server = TestServer::start().await;
    let [ann, bob] = chat::chat(&server.url()).await.expect("they talk");
    assert_eq!(ann.len(), 4);
    assert_eq!(ann, bob);
}

/// What takes longer than this won't come.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

/// Waits for what comes at all only if it comes soon.
pub(super) async fn within<T>(wait: impl Future<Output = T>) -> T {
    tokio::time::timeout(LONG_ENOUGH, wait)
        .await
        .expect("it comes")
}

pub(super) async fn register(url: &str, name: &str) -> Client {
    Client::builder(url)
        .register(name, "a long password")
        .await
        .expect("a free name")
}

pub(super) async fn public_room(client: &Client) -> Room {
    let made = client
        .create_room(RoomCreateRequest::new(RoomVisibility::Public))
        .await
        .expect("made");
    client.room(made.room_id)
}

fn text_of(event: &RoomEvent) -> Option<String> {
    match event.content_as::<RoomMessageEventContent>()? {
        Ok(RoomMessageEventContent::Text(text)) => Some(text.body),
        _ => None,
    }
}

/// The texts of a room, oldest first.
pub(super) async fn texts(room: &Room) -> Vec<String> {
    let page = room
        .scroll(None, ScrollDirection::F, 1_000)
        .await
        .expect("a page");
    page.chunk.iter().filter_map(text_of).collect()
}

/// The texts of a room as the stream brings them, until one comes.
async fn read_until(
    client: &Client,
    from: tidings_client::types::ChunkToken,
    room: &RoomId,
    last: &str,
) -> Vec<String> {
    let mut events = client.stream(Some(from)).events();
    let mut texts = Vec::new();
    while texts.last().is_none_or(|text| text != last) {
        if let StreamItem::Event(event) = events
            .next()
            .await
            .expect("it doesn't end")
            .expect("no error")
            && event.room_id() == Some(room)
        {
            texts.extend(text_of(&event));
        }
    }
    texts
}

/// STR-8, ACT-4: the server is restarted while one writes and the other reads; nothing is lost, nothing comes twice.
#[tokio::test]
async fn the_stream_and_the_sends_survive_restarts() {
    let mut server = TestServer::start().await;
    let (ann, bob) = (
        register(&server.url(), "ann").await,
        register(&server.url(), "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let from = bob.initial_sync(None).await.expect("a sync").end;
    let write = async {
        for round in 0..3 {
            room.send_text(format!("{round} before"))
                .await
                .expect("sent");
            let (sent, ()) =
                tokio::join!(room.send_text(format!("{round} during")), server.restart());
            sent.expect("sent");
            room.send_text(format!("{round} after"))
                .await
                .expect("sent");
        }
    };
    let read = read_until(&bob, from, room.id(), "2 after");
    let (read, ()) = within(Box::pin(async { tokio::join!(read, write) })).await;
    let parts = ["before", "during", "after"];
    let all: Vec<String> = (0..3)
        .flat_map(|round| parts.map(|part| format!("{round} {part}")))
        .collect();
    assert_eq!(read, all);
    assert_eq!(texts(&room).await, all);
}

/// SES-3: after a restart the old session has ended; calls go on in a new one.
#[tokio::test]
async fn an_ended_session_is_renewed() {
    let mut server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let before = ann.session().await.expect("a session");
    assert_eq!(ann.session().await.expect("the same"), before);
    server.restart().await;
    ann.initial_sync(None).await.expect("in the new session");
    let after = ann.session().await.expect("a session");
    assert_ne!(before, after);
    let room = public_room(&ann).await;
    let sent = room.send_text("still here").await.expect("sent");
    let event = sent.event.expect("the event");
    assert_eq!(
        event
            .unsigned()
            .and_then(|unsigned| unsigned.session_id.clone()),
        Some(after)
    );
}

/// What lies between client and server lets through, loses an answer, or is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Open,
    LosesAnswer,
    Down,
}

/// A line to a server that can lose an answer; then it is down until it is opened again.
async fn line(server: SocketAddr) -> (String, Arc<watch::Sender<Line>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let line = Arc::new(watch::Sender::new(Line::Open));
    let state = Arc::clone(&line);
    tokio::spawn(async move {
        loop {
            let (client, _) = listener.accept().await.expect("a connection");
            if *state.borrow() != Line::Down
                && let Ok(server) = TcpStream::connect(server).await
            {
                tokio::spawn(carry(client, server, Arc::clone(&state)));
            }
        }
    });
    (url, line)
}

/// Carries bytes both ways until one side ends, or an answer is lost.
async fn carry(mut client: TcpStream, mut server: TcpStream, line: Arc<watch::Sender<Line>>) {
    let (mut asked, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            read = client.read(&mut asked) => match read {
                Ok(length @ 1..) if server.write_all(&asked[..length]).await.is_ok() => {}
                _ => return,
            },
            read = server.read(&mut answered) => {
                if *line.borrow() == Line::LosesAnswer {
                    line.send_replace(Line::Down);
                    return;
                }
                match read {
                    Ok(length @ 1..) if client.write_all(&answered[..length]).await.is_ok() => {}
                    _ => return,
                }
            }
        }
    }
}

/// SES-3, ACT-4: the server has stored the message, its answer was lost, and the server was restarted before the client
/// could ask again. The message is there once, and its sender learns which event it is.
#[tokio::test]
async fn a_send_whose_answer_was_lost_applies_once_across_a_restart() {
    let mut server = TestServer::start().await;
    let (url, line) = line(server.address()).await;
    let ann = register(&url, "ann").await;
    let room = public_room(&ann).await;
    line.send_replace(Line::LosesAnswer);
    let restart = async {
        line.subscribe()
            .wait_for(|line| *line == Line::Down)
            .await
            .expect("the answer is lost");
        server.restart().await;
        line.send_replace(Line::Open);
    };
    let (sent, ()) = within(async { tokio::join!(room.send_text("once"), restart) }).await;
    let event_id = sent.expect("what became of it").event_id;
    room.send_text("next").await.expect("sent");
    assert_eq!(texts(&room).await, ["once", "next"]);
    let page = room
        .scroll(None, ScrollDirection::F, 1_000)
        .await
        .expect("a page");
    let found = page
        .chunk
        .iter()
        .find(|event| text_of(event).as_deref() == Some("once"));
    assert_eq!(found.and_then(|event| event.event_id()), Some(&event_id));
}

/// BAT-1, SES-3, ACT-4: the same of a batch: it is there once, as one piece, and its sender learns what came of each action.
#[tokio::test]
async fn a_batch_whose_answer_was_lost_applies_once_across_a_restart() {
    let mut server = TestServer::start().await;
    let (url, line) = line(server.address()).await;
    let ann = register(&url, "ann").await;
    let room = public_room(&ann).await;
    let nobody = "$AZrG5m4nc0mTgm9wJ0nV8w:localhost".parse().expect("an id");
    let batch = room
        .batch()
        .send_text("one")
        .redact(&nobody, None)
        .send_text("two");
    line.send_replace(Line::LosesAnswer);
    let restart = async {
        line.subscribe()
            .wait_for(|line| *line == Line::Down)
            .await
            .expect("the answer is lost");
        server.restart().await;
        line.send_replace(Line::Open);
    };
    let (done, ()) = within(async { tokio::join!(batch.run(), restart) }).await;
    let done = done.expect("what became of it");
    room.send_text("next").await.expect("sent");
    assert_eq!(texts(&room).await, ["one", "two", "next"]);
    let [Some(Ok(one)), Some(Err(refused)), Some(Ok(two))] = &done[..] else {
        panic!("{done:?}")
    };
    assert!(refused.is(&ErrorCode::NOT_FOUND));
    for (done, text) in [(one, "one"), (two, "two")] {
        let event = ann.event(&done.event_id).await.expect("it is there");
        assert_eq!(text_of(&event).as_deref(), Some(text));
    }
}

/// A poll outlives the time limit of the HTTP client it goes through: were it cut, it would begin anew for ever.
#[tokio::test]
async fn a_long_poll_is_not_cut() {
    let server = TestServer::start().await;
    let saved = register(&server.url(), "ann").await.credentials().clone();
    let (limit, poll) = (Duration::from_millis(200), Duration::from_millis(600));
    let http = impatient(limit);
    let ann = Client::builder(server.url())
        .http(http)
        .restore(saved)
        .expect("a client");
    let mut stream = ann.stream_with(StreamOptions {
        transport: Transport::Poll,
        poll,
        ..StreamOptions::default()
    });
    let first = stream.next().await.expect("a chunk").expect("no error");
    let began = Instant::now();
    let second = within(stream.next())
        .await
        .expect("a chunk")
        .expect("no error");
    assert!(
        began.elapsed() >= poll,
        "answered after {:?}",
        began.elapsed()
    );
    assert_eq!((second.start, second.events.len()), (first.end, 0));
}

fn impatient(limit: Duration) -> reqwest::Client {
    reqwest::Client::builder()
        .timeout(limit)
        .build()
        .expect("an HTTP client")
}

/// ACT-1, ACT-2: sends that begin at once are stored in the order in which they began.
#[tokio::test]
async fn sends_at_once_keep_their_order() {
    let server = TestServer::start().await;
    let room = public_room(&register(&server.url(), "ann").await).await;
    let all: Vec<String> = (0..20).map(|number| number.to_string()).collect();
    let sends = all.iter().map(|text| room.send_text(text));
    futures::future::try_join_all(sends).await.expect("sent");
    assert_eq!(texts(&room).await, all);
}

/// ACT-3: whatever refuses an action, the next one isn't held up.
#[tokio::test]
async fn a_refusal_does_not_hold_up_the_next_action() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let began = Instant::now();
    let nowhere: RoomId = "!nowhere:localhost".parse().expect("a room id");
    assert!(
        ann.join(&nowhere)
            .await
            .expect_err("refused")
            .is(&ErrorCode::FORBIDDEN)
    );
    let too_long = "x".repeat(70_000);
    assert!(
        room.send_text(too_long)
            .await
            .expect_err("refused")
            .is(&ErrorCode::TOO_LARGE)
    );
    room.send_text("fine").await.expect("sent");
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "an action was held"
    );
    assert_eq!(texts(&room).await, ["fine"]);
}

/// What else the face has: names taken, logging in anew, state, invites.
#[tokio::test]
async fn login_state_and_invites() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let again = Client::builder(server.url())
        .register("ann", "another password")
        .await;
    assert!(again.expect_err("taken").is(&ErrorCode::USER_IN_USE));
    let wrong = Client::builder(server.url())
        .login("ann", "a wrong password")
        .await;
    assert!(wrong.expect_err("refused").is(&ErrorCode::FORBIDDEN));
    let bob = register(&server.url(), "bob").await;
    let bob = Client::builder(server.url())
        .login(bob.user_id().as_str(), "a long password")
        .await
        .expect("logged in");

    let made = ann
        .create_room(RoomCreateRequest::new(RoomVisibility::Private))
        .await
        .expect("made");
    let room = ann.room(made.room_id);
    let name = RoomNameEventContent::new("Kitchen");
    let missing = room.state::<RoomNameEventContent>(&StateKey::empty()).await;
    assert!(missing.expect_err("no name yet").is(&ErrorCode::NOT_FOUND));
    room.set_state(&StateKey::empty(), &name)
        .await
        .expect("set");
    assert_eq!(
        room.state::<RoomNameEventContent>(&StateKey::empty())
            .await
            .expect("the name"),
        name
    );

    assert!(
        bob.join(room.id())
            .await
            .expect_err("not invited")
            .is(&ErrorCode::FORBIDDEN)
    );
    let invite = room.invite(bob.user_id()).await.expect("invited");
    let sync = bob.initial_sync(None).await.expect("a sync");
    assert_eq!(sync.invites.len(), 1);
    assert_eq!(
        bob.join(invite.event_id).await.expect("joined").room_id,
        *room.id()
    );
}
