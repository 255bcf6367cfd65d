//! Messages that are posted, against a real server: each once, in order, and known as what it is.

use std::collections::HashMap;

use futures::future::join_all;
use futures::{Stream, StreamExt};
use tidings_client::types::{
    ChunkToken, ErrorCode, EventId, RoomEvent, RoomId, RoomMessageEventContent, ScrollDirection,
    TextMessageContent,
};
use tidings_client::{Client, EchoState, Fold, LocalEcho, LocalId, StreamItem};
use tidings_tests::TestServer;
use tidings_tests::lossy::lossy;

use super::core::{public_room, register, text_of, texts, within};

/// The messages of a room as the stream brings them, until one comes.
async fn read_until(
    client: &Client,
    from: ChunkToken,
    room: &RoomId,
    last: &str,
) -> Vec<RoomEvent> {
    let mut items = client.stream(Some(from)).events();
    let mut events = Vec::new();
    loop {
        let item = items.next().await.expect("it doesn't end");
        let StreamItem::Event(event) = item.expect("no error") else {
            continue;
        };
        let Some(text) = text_of(&event).filter(|_| event.room_id() == Some(room)) else {
            continue;
        };
        events.push(event);
        if text == last {
            return events;
        }
    }
}

/// What the echoes say in the end of so many messages.
async fn settled(
    mut echoes: impl Stream<Item = LocalEcho> + Unpin,
    count: usize,
) -> HashMap<LocalId, EventId> {
    let mut settled = HashMap::new();
    while settled.len() < count {
        let echo = echoes.next().await.expect("an echo");
        match echo.state {
            EchoState::Sending => {}
            EchoState::Sent(event_id) => {
                let before = settled.insert(echo.local_id, event_id);
                assert!(before.is_none(), "a message is settled once");
            }
            other => panic!("{other:?}"),
        }
    }
    settled
}

/// ACT-3, ACT-5, ACT-7: a hundred at once arrive in order, and each event is known as the message it was, whether its answer
/// came first or not. To others it isn't.
#[tokio::test]
async fn a_hundred_posts_at_once_arrive_in_order() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server.url(), "ann").await,
        register(&server.url(), "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let from = ann.initial_sync(None).await.expect("a sync").end;
    let all: Vec<_> = (0..100).map(|number| number.to_string()).collect();
    let settled = settled(ann.echoes(), all.len());
    let sending: Vec<_> = all.iter().map(|text| room.post_text(text)).collect();
    let names: Vec<_> = sending.iter().map(|it| it.local_id().clone()).collect();
    let (read, seen, settled, answers) = within(async {
        tokio::join!(
            read_until(&ann, from.clone(), room.id(), "99"),
            read_until(&bob, from, room.id(), "99"),
            settled,
            join_all(sending),
        )
    })
    .await;
    assert_eq!(read.iter().filter_map(text_of).collect::<Vec<_>>(), all);
    assert_eq!(texts(&room).await, all);
    for (((event, name), answer), seen) in read.iter().zip(&names).zip(answers).zip(&seen) {
        assert_eq!(ann.local_id_of(event).as_ref(), Some(name));
        assert_eq!(bob.local_id_of(seen), None);
        assert_eq!(event.event_id(), Some(&answer.expect("sent").event_id));
        assert_eq!(event.event_id(), settled.get(name));
    }
}

/// ACT-4, SES-3: every fifth answer is lost, and the server is restarted again and again while messages are on their way.
/// Each is there once, in order, and its sender knows its event.
#[tokio::test]
async fn posts_survive_restarts_and_lost_answers() {
    let mut server = TestServer::start().await;
    let url = lossy(server.address(), 5).await;
    // What isn't posted isn't tried for as long.
    let ann = Client::builder(server.url());
    let ann = ann
        .register("ann", "a long password")
        .await
        .expect("a free name");
    let room_id = public_room(&ann).await.id().clone();
    let ann = Client::builder(url)
        .restore(ann.credentials().clone())
        .expect("a client");
    let room = ann.room(room_id);
    let all: Vec<_> = (0..60).map(|number| number.to_string()).collect();
    let echoes = ann.echoes();
    let mut sending = Vec::new();
    for texts in all.chunks(15) {
        sending.extend(texts.iter().map(|text| room.post_text(text)));
        // In the middle, wherever that is by now.
        let middle = sending.len() - 8;
        within(&mut sending[middle]).await.expect("sent");
        server.restart().await;
    }
    let names: Vec<_> = sending.iter().map(|it| it.local_id().clone()).collect();
    let settled = within(settled(echoes, all.len())).await;
    assert_eq!(texts(&room).await, all);
    for (name, text) in names.iter().zip(&all) {
        let event = ann.event(&settled[name]).await.expect("the event");
        assert_eq!(text_of(&event).as_ref(), Some(text));
        assert_eq!(ann.local_id_of(&event).as_ref(), Some(name));
    }
}

/// ACT-3: a refusal is one message's alone, whatever is on its way beside it.
#[tokio::test]
async fn a_refused_post_holds_nothing_up() {
    let server = TestServer::start().await;
    let ann = register(&server.url(), "ann").await;
    let room = public_room(&ann).await;
    let nowhere: RoomId = "!nowhere:localhost".parse().expect("a room id");
    let before = room.post_text("before");
    let long = room.post_text("x".repeat(70_000));
    let elsewhere = ann.room(nowhere).post_text("nowhere");
    let after = room.post_text("after");
    within(before).await.expect("sent");
    assert!(
        within(long)
            .await
            .expect_err("too long")
            .is(&ErrorCode::TOO_LARGE)
    );
    assert!(
        within(elsewhere)
            .await
            .expect_err("no such room")
            .is(&ErrorCode::FORBIDDEN)
    );
    within(after).await.expect("sent");
    room.send_text("last").await.expect("sent");
    assert_eq!(texts(&room).await, ["before", "after", "last"]);
}

/// ACT-2: what is posted and what is waited for go in the order in which they were asked for.
#[tokio::test]
async fn posts_and_other_actions_keep_their_order() {
    let server = TestServer::start().await;
    let room = public_room(&register(&server.url(), "ann").await).await;
    let mut all = Vec::new();
    for round in 0..10 {
        drop(["a", "b", "c"].map(|name| room.post_text(format!("{round} {name}"))));
        let sent = room.send_text(format!("{round} d"));
        within(sent).await.expect("sent");
        all.extend(["a", "b", "c", "d"].map(|name| format!("{round} {name}")));
    }
    assert_eq!(texts(&room).await, all);
}

/// REL-1, UPD-1, UPD-6: replies and edits, waited for or posted. Somebody else's message isn't edited.
#[tokio::test]
async fn replies_and_edits_hang_on_their_event() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server.url(), "ann").await,
        register(&server.url(), "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let said = room.send_text("parent").await.expect("sent").event_id;
    let text = |text: &str| RoomMessageEventContent::from(TextMessageContent::new(text));
    let of_bob = bob.room(room.id());
    of_bob.reply(&said, &text("reply")).await.expect("sent");
    room.update(&said, &text("edited")).await.expect("sent");
    let posted = of_bob.post_reply(&said, &text("posted"));
    within(posted).await.expect("sent");
    let posted = room.post_update(&said, &text("edited again"));
    within(posted).await.expect("sent");
    let refused = of_bob.update(&said, &text("not mine")).await;
    let refused = refused.expect_err("it is ann's");
    assert!(refused.is(&ErrorCode::FORBIDDEN), "{refused}");

    let page = room.scroll(None, ScrollDirection::F, 100).await;
    let mut fold = Fold::default();
    for event in &page.expect("a page").chunk {
        fold.take(event);
    }
    let replies: Vec<_> = fold.replies(&said).filter_map(text_of).collect();
    assert_eq!(replies, ["reply", "posted"]);
    let parent = ann.event(&said).await.expect("the event");
    let edit = fold.edit(&parent).expect("it was edited");
    assert_eq!(text_of(edit).as_deref(), Some("edited again"));
}
