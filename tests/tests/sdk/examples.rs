//! The examples of the client, each run against a server as its head says.

use std::error::Error;

use futures::channel::oneshot;
use futures::{FutureExt, StreamExt};
use indicatif::ProgressBar;
use serde_json::Value;
use tidings_client::types::{
    EventId, FileMessageContent, MessageSendRequest, RelatesTo, RoomCreateRequest, RoomEvent,
    RoomMessageEventContent, RoomVisibility, ScrollDirection, TextMessageContent, TypedContent,
};
use tidings_client::{CallEnd, Client, EventStream, Fold, Room, StreamItem};
use tidings_tests::TestServer;

use crate::within;

macro_rules! examples {
    ($($path:literal => $name:ident),*) => {$(
        #[path = $path]
        #[expect(dead_code, reason = "an example has a main function, which isn't called here")]
        mod $name;
    )*};
}
examples!(
    "../../../client/examples/archive.rs" => archive,
    "../../../client/examples/bridge.rs" => bridge,
    "../../../client/examples/echo_bot.rs" => echo_bot,
    "../../../client/examples/hello.rs" => hello,
    "../../../client/examples/issue_tracker.rs" => issue_tracker,
    "../../../client/examples/two_device_call.rs" => two_device_call
);

const PASSWORD: &str = "a long password";

async fn register(server: &TestServer, name: &str) -> Client {
    let builder = Client::builder(server.url());
    let registered = builder.register(name, PASSWORD).await;
    registered.expect("a free name")
}

async fn make_room(client: &Client, visibility: RoomVisibility) -> Room {
    let made = client.create_room(RoomCreateRequest::new(visibility)).await;
    client.room(made.expect("made").room_id)
}

/// The events from now on.
async fn listen(client: &Client) -> EventStream {
    let now = client.initial_sync(None).await.expect("a sync").end;
    client.stream(Some(now)).events()
}

/// Runs what goes on until it is stopped, for as long as something else takes.
async fn meanwhile<T>(
    run: impl AsyncFnOnce(oneshot::Receiver<()>) -> Result<(), Box<dyn Error>>,
    other: impl Future<Output = T>,
) -> T {
    let (stop, stopped) = oneshot::channel();
    let other = async {
        let found = other.await;
        drop(stop);
        Ok(found)
    };
    let both = within(Box::pin(async { tokio::try_join!(run(stopped), other) })).await;
    both.expect("it runs").1
}

/// The text of a message, also of a notice.
fn text_of(event: &RoomEvent) -> Option<String> {
    match event.content_as::<RoomMessageEventContent>()?.ok()? {
        RoomMessageEventContent::Text(text) => Some(text.body),
        RoomMessageEventContent::Notice(notice) => Some(notice.body),
        _ => None,
    }
}

/// Waits until somebody else says something, and gives it.
async fn heard(client: &Client, events: &mut EventStream) -> String {
    while let Some(item) = events.next().await {
        if let StreamItem::Event(event) = item.expect("no error")
            && event.sender() != client.user_id().as_str()
            && let Some(text) = text_of(&event)
        {
            return text;
        }
    }
    panic!("the stream ended")
}

/// The whole room, oldest first.
async fn timeline(room: &Room) -> Vec<RoomEvent> {
    let page = room.scroll(None, ScrollDirection::F, 1_000).await;
    page.expect("a page").chunk
}

async fn texts(room: &Room) -> Vec<String> {
    timeline(room).await.iter().filter_map(text_of).collect()
}

/// JOI-1, STR-8: the bot joins where it is invited and says again what is said, also what was said while it was away, each
/// once.
#[tokio::test]
async fn the_echo_bot_goes_on_after_a_restart() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let bot = register(&server, "bot").await;
    let early = make_room(&ann, RoomVisibility::Private).await;
    early.invite(bot.user_id()).await.expect("invited");
    let mut events = listen(&ann).await;
    let (url, file) = (server.url(), server.dir().join("echo.json"));
    let run = async |stop: oneshot::Receiver<()>| {
        let stop = async { _ = stop.await };
        echo_bot::echo(&url, "bot", PASSWORD, &file, stop).await
    };
    let joined = |item: &StreamItem| matches!(item, StreamItem::Event(event) if event.sender() == bot.user_id().as_str());
    let story = Box::pin(async {
        while !joined(&events.next().await.expect("it goes on").expect("no error")) {}
        early.send_text("hello").await.expect("sent");
        assert_eq!(heard(&ann, &mut events).await, "hello");
    });
    meanwhile(run, story).await;
    let late = make_room(&ann, RoomVisibility::Private).await;
    late.invite(bot.user_id()).await.expect("invited");
    early.send_text("are you there?").await.expect("sent");
    let story = Box::pin(async {
        assert_eq!(heard(&ann, &mut events).await, "are you there?");
    });
    meanwhile(run, story).await;
    assert_eq!(
        texts(&early).await,
        ["hello", "hello", "are you there?", "are you there?"]
    );
    let story = Box::pin(async {
        late.send_text("and here?").await.expect("sent");
        assert_eq!(heard(&ann, &mut events).await, "and here?");
    });
    meanwhile(run, story).await;
    assert_eq!(texts(&late).await, ["and here?", "and here?"]);
}

/// STR-8, REL-3: killed between an answer and remembering it, the bot finds its answer when it is started again. It passes
/// over edits, and over rooms that threw it out.
#[tokio::test]
async fn the_echo_bot_answers_once_though_it_was_killed() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let bot = register(&server, "bot").await;
    let [room, other] = [
        make_room(&ann, RoomVisibility::Private).await,
        make_room(&ann, RoomVisibility::Private).await,
    ];
    for room in [&room, &other] {
        room.invite(bot.user_id()).await.expect("invited");
    }
    let mut events = listen(&ann).await;
    let (url, file) = (server.url(), server.dir().join("echo.json"));
    let run = async |stop: oneshot::Receiver<()>| {
        let stop = async { _ = stop.await };
        echo_bot::echo(&url, "bot", PASSWORD, &file, stop).await
    };
    let joined = |item: &StreamItem| matches!(item, StreamItem::Event(event) if event.sender() == bot.user_id().as_str());
    let story = Box::pin(async {
        for _ in [&room, &other] {
            while !joined(&events.next().await.expect("it goes on").expect("no error")) {}
        }
        room.send_text("one").await.expect("sent");
        assert_eq!(heard(&ann, &mut events).await, "one");
    });
    meanwhile(run, story).await;
    let before = std::fs::read(&file).expect("what it remembers");
    let story = Box::pin(async {
        send(&room, "two", |_| {}).await;
        assert_eq!(heard(&ann, &mut events).await, "two");
    });
    meanwhile(run, story).await;
    // As if it had been killed before it could write that it has answered.
    std::fs::write(&file, before).expect("written");
    let three = send(&room, "three", |_| {}).await;
    send(&room, "three, but late", |edit| edit.updates = Some(three)).await;
    other.send_text("out with you").await.expect("sent");
    other.kick(bot.user_id(), None).await.expect("kicked");
    room.send_text("four").await.expect("sent");
    let story = Box::pin(async { while heard(&ann, &mut events).await != "four" {} });
    meanwhile(run, story).await;
    let expected = ["one", "one", "two", "two", "three", "four", "three", "four"];
    assert_eq!(texts(&room).await, expected);
    assert_eq!(texts(&other).await, ["out with you"]);
}

/// A message that updates or relates to another.
async fn send(room: &Room, text: &str, relate: impl FnOnce(&mut MessageSendRequest)) -> EventId {
    let content = RoomMessageEventContent::from(TextMessageContent::new(text));
    let Ok(Value::Object(content)) = serde_json::to_value(content) else {
        panic!("a content is an object");
    };
    let mut request = MessageSendRequest::new(content.into());
    relate(&mut request);
    let event_type = RoomMessageEventContent::TYPE.parse().expect("a type");
    let sent = room.send_event(event_type, request).await;
    sent.expect("sent").event_id
}

/// UPD-6, REL-1, RED-1: what is said in one room is said in the other, with edits, comments and redactions, and doesn't come
/// back: also not where two bridges lead from one room to the other.
#[tokio::test]
async fn the_bridge_carries_over_and_makes_no_loops() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let here = make_room(&ann, RoomVisibility::Public).await;
    let there = make_room(&bob, RoomVisibility::Public).await;
    let mut bots = Vec::new();
    for name in ["one", "two"] {
        let bot = register(&server, name).await;
        for room in [&here, &there] {
            bot.join(room.id()).await.expect("joined");
        }
        let now = bot.initial_sync(None).await.expect("a sync").end;
        bots.push((bot, now));
    }
    let rooms = [here.id().clone(), there.id().clone()];
    let (mut ann_hears, mut bob_hears) = (listen(&ann).await, listen(&bob).await);
    let run = async |stop: oneshot::Receiver<()>| {
        let stop = stop.shared();
        let all = bots.iter().map(|(bot, from)| {
            let stop = stop.clone().map(drop);
            bridge::bridge(bot, rooms.clone(), from.clone(), stop)
        });
        futures::future::try_join_all(all).await.map(drop)
    };
    let story = Box::pin(async {
        let first = send(&here, "hallo", |_| {}).await;
        send(&here, "hello", |request| {
            request.updates = Some(first.clone());
        })
        .await;
        send(&here, "to you, too", |request| {
            let comment = "m.comment".parse().expect("a type");
            request.relates_to = Some(RelatesTo::new(first.clone(), comment));
        })
        .await;
        let typo = send(&here, "tpyo", |_| {}).await;
        ann.redact(&typo, None).await.expect("redacted");
        there.send_text("good night").await.expect("sent");
        here.send_text("the end").await.expect("sent");
        // Each bridge carries over in order, so nothing follows what each said last.
        for (client, events, last) in [
            (&ann, &mut ann_hears, "good night"),
            (&bob, &mut bob_hears, "the end"),
        ] {
            let mut left = bots.len();
            while left > 0 {
                left -= usize::from(heard(client, events).await.ends_with(last));
            }
        }
    });
    meanwhile(run, story).await;
    check_bridged(&there, &bots[0].0).await;
    check_bridged(&there, &bots[1].0).await;
    let mut found = texts(&here).await;
    found.sort_unstable();
    let night = format!("<{}> good night", bob.user_id());
    let mut expected = ["hallo", "to you, too", "the end", &night, &night];
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// What a bridge said in bob's room of what ann did in hers.
async fn check_bridged(there: &Room, bot: &Client) {
    let events = timeline(there).await;
    let mut fold = Fold::default();
    for event in &events {
        fold.take(event);
    }
    let said = events.iter().filter(|event| {
        event.sender() == bot.user_id().as_str() && event.event_type().name() == "m.room.message"
    });
    let shown = said.map(|event| {
        let content = fold.content(event).expect("a content").get();
        let content: Value = serde_json::from_str(content).expect("JSON");
        let body = content["body"].as_str().unwrap_or("gone");
        let replies = event.event_id().map(|id| fold.replies(id).count());
        (
            body.rsplit("> ").next().unwrap_or_default().to_owned(),
            replies.unwrap_or_default(),
        )
    });
    let expected = [
        ("hello", 1),
        ("to you, too", 0),
        ("gone", 0),
        ("the end", 0),
    ];
    let expected = expected.map(|(text, replies)| (text.to_owned(), replies));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

/// SCR-1, UPD-4, MED-1: the archive has the whole timeline in order, with edits in what they edit, and the room's files.
#[tokio::test]
async fn the_archive_has_it_all() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = make_room(&ann, RoomVisibility::Private).await;
    for part in 0..3 {
        let mut batch = room.batch();
        for number in 0..50 {
            batch = batch.send_text(format!("{}", part * 50 + number));
        }
        batch.run().await.expect("sent");
    }
    let last = send(&room, "tides", |_| {}).await;
    send(&room, "high tides", |request| {
        request.updates = Some(last.clone());
    })
    .await;
    let uri = ann.upload("High water at six.", "text/plain", None).await;
    let uri = uri.expect("uploaded");
    let file = FileMessageContent::new("tides", uri.as_str(), "tides.txt");
    room.send(&RoomMessageEventContent::from(file))
        .await
        .expect("sent");
    let (mut out, bar) = (Vec::new(), ProgressBar::hidden());
    let folder = server.dir();
    let found = archive::archive(&ann, &room, &mut out, Some(folder), &bar).await;
    let lines: Vec<RoomEvent> = String::from_utf8(out)
        .expect("a text")
        .lines()
        .map(|line| RoomEvent::from_json(line.to_owned()).expect("an event"))
        .collect();
    assert_eq!(found.expect("archived"), lines.len());
    assert_eq!(
        (bar.position(), bar.length()),
        (lines.len() as u64, Some(lines.len() as u64))
    );
    let whole = timeline(&room).await;
    let ids = |events: &[RoomEvent]| -> Vec<EventId> {
        events
            .iter()
            .filter_map(RoomEvent::event_id)
            .cloned()
            .collect()
    };
    assert_eq!(ids(&lines), ids(&whole));
    let numbers = lines.iter().filter_map(text_of);
    let numbers: Vec<usize> = numbers.filter_map(|text| text.parse().ok()).collect();
    assert_eq!(numbers, (0..150).collect::<Vec<_>>());
    let edited = lines.iter().find(|event| event.event_id() == Some(&last));
    let edits = edited.expect("the message").updated_by();
    assert_eq!(
        edits.iter().filter_map(text_of).collect::<Vec<_>>(),
        ["high tides"]
    );
    let name = uri.as_str().rsplit('/').next().expect("a name");
    let saved = std::fs::read_to_string(folder.join(name)).expect("a file");
    assert_eq!(saved, "High water at six.");
}

/// VOI-1: the caller's client chooses one of two devices, the other gives up.
#[tokio::test]
async fn one_of_two_devices_has_the_call() {
    let server = TestServer::start().await;
    let url = server.url();
    let [ann, phone, desk] = within(Box::pin(two_device_call::call(&url)))
        .await
        .expect("they talk");
    assert!(matches!(ann, CallEnd::HungUp { .. }));
    let (chosen, other) = match phone {
        CallEnd::TakenElsewhere { .. } => (desk, phone),
        _ => (phone, desk),
    };
    assert!(matches!(chosen, CallEnd::HungUp { .. }), "{chosen:?}");
    assert!(matches!(other, CallEnd::TakenElsewhere { .. }), "{other:?}");
}

/// ACC-2, STR-8: the first example, on what the README's tour has made: it says hello, and prints that and what follows.
#[tokio::test]
async fn hello_is_said_and_what_follows_is_printed() {
    let server = TestServer::start().await;
    let builder = Client::builder(server.url());
    let ann = builder.register("ann", "correct horse").await;
    let request = RoomCreateRequest {
        alias: Some("#boats:localhost".parse().expect("an alias")),
        ..RoomCreateRequest::new(RoomVisibility::Public)
    };
    let made = ann.expect("a free name").create_room(request).await;
    let bob = register(&server, "bob").await;
    let room = bob.room(made.expect("made").room_id);
    bob.join(room.id()).await.expect("joined");
    let mut bob_hears = listen(&bob).await;
    let (print, mut printed) = futures::channel::mpsc::unbounded();
    let url = server.url();
    let run = async |stop: oneshot::Receiver<()>| {
        let print = |line| print.unbounded_send(line).expect("it is read");
        tokio::select! {
            ended = hello::hello(&url, print) => ended,
            _ = stop => Ok(()),
        }
    };
    let story = Box::pin(async {
        assert_eq!(heard(&bob, &mut bob_hears).await, "Hello from Rust");
        room.send_text("Ahoy").await.expect("sent");
        for (who, text) in [
            ("@ann:localhost: ", "Hello from Rust"),
            ("@bob:localhost: ", "Ahoy"),
        ] {
            let line = printed.next().await.expect("a line");
            assert!(line.starts_with(who) && line.contains(text), "{line}");
        }
    });
    meanwhile(run, story).await;
}

/// REL-1, UPD-1: issues are opened, talked about, closed by somebody else, and opened again.
#[tokio::test]
async fn issues_are_tracked() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let room = make_room(&ann, RoomVisibility::Public).await;
    bob.join(room.id()).await.expect("joined");
    let ann = issue_tracker::Tracker::new(room.clone());
    let bob = issue_tracker::Tracker::new(bob.room(room.id().clone()));
    let run = async |by, command: &[&str]| {
        let done = issue_tracker::run(by, command).await;
        done.map_err(|error| error.to_string())
    };
    let leak = run(&ann, &["open", "The boat leaks"])
        .await
        .expect("opened")
        .concat();
    let paint = run(&bob, &["open", "It wants paint"])
        .await
        .expect("opened")
        .concat();
    run(&bob, &["comment", &leak, "Where?"])
        .await
        .expect("said");
    run(&ann, &["comment", &leak, "Everywhere."])
        .await
        .expect("said");
    let closed = run(&bob, &["close", &leak]).await.expect("closed");
    let expected = [
        format!("{leak} closed, 2 comments: The boat leaks"),
        "  <@bob:localhost> Where?".to_owned(),
        "  <@ann:localhost> Everywhere.".to_owned(),
    ];
    assert_eq!(closed, expected);
    let list = run(&ann, &["list"]).await.expect("a list");
    let open = format!("{paint} open, 0 comments: It wants paint");
    assert_eq!(list, [expected[0].clone(), open]);
    let again = run(&ann, &["reopen", &leak]).await.expect("opened");
    assert_eq!(again[0], format!("{leak} open, 2 comments: The boat leaks"));
    let missing = run(&ann, &["show", "$none:localhost"]).await;
    assert_eq!(missing, Err("there is no such issue".to_owned()));
    assert!(run(&ann, &["paint"]).await.is_err());
}
