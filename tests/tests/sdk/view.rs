//! Room views against a real server: gaps, edits, threads, receipts, names, redactions, memory.

use futures::{FutureExt, StreamExt};
use tidings_client::api::ClientStreamExt;
use tidings_client::types::{
    ChunkToken, EventType, MarkerKind, ReceiptReadEventContent, RelatesTo, RoomTopicEventContent,
    StateKey, TypedContent,
};
use tidings_client::{Change, Room, RoomView};
use tidings_tests::TestServer;

use super::shown::{body, hang_on, public_room, register, say, seen, texts, within};

/// A room of ann's in which bob is, who looks at it.
struct World {
    _server: TestServer,
    ann: Room,
    bob: Room,
    view: RoomView,
    at: ChunkToken,
}

impl World {
    async fn new(keep: usize) -> Self {
        let server = TestServer::start().await;
        let (ann, bob) = (
            register(&server, "ann").await,
            register(&server, "bob").await,
        );
        let room = public_room(&ann).await;
        bob.join(room.id()).await.expect("joined");
        let bob = bob.room(room.id());
        let view = RoomView::new(&bob, keep);
        let sync = bob.client().initial_sync(None).await.expect("a sync");
        view.take_entry(&sync.rooms[0], |_| None);
        Self {
            _server: server,
            ann: room,
            bob,
            view,
            at: sync.end,
        }
    }

    /// Takes up what the stream has.
    async fn stream(&mut self) {
        loop {
            let call = self.bob.client().api().stream_poll();
            let chunk = call.from(self.at.clone()).timeout(0).send().await;
            let chunk = chunk.expect("a chunk").into_inner();
            self.view.take_events(&chunk.events, |_| None);
            self.at = chunk.end;
            if !chunk.more {
                return;
            }
        }
    }

    /// Takes up a delta.
    async fn delta(&mut self) {
        let sync = self
            .bob
            .client()
            .initial_sync(Some(&self.at))
            .await
            .expect("a sync");
        for entry in &sync.rooms {
            self.view.take_delta(entry, |_| None);
        }
        self.at = sync.end;
    }
}

/// SYN-2, SCR-1: a delta that leaves something out makes a gap, which is filled from its newer end until nothing is missing.
#[tokio::test]
async fn gaps_are_known_and_filled() {
    let mut world = World::new(1_000).await;
    say(&world.ann, "old").await;
    world.delta().await;
    for number in 0..30 {
        say(&world.ann, &number.to_string()).await;
    }
    world.delta().await;
    let shown = world.view.snapshot();
    assert!(!shown.is_whole());
    let held = texts(&shown);
    assert_eq!(
        (held[0].as_str(), held[1].as_str(), held[2].as_str()),
        ("old", "…", "10")
    );
    let gap = shown.gaps().next().expect("a gap").id();
    let loaded = world.view.fill(gap, 4).await.expect("filled");
    assert_eq!((loaded.events, loaded.more), (4, true));
    assert_eq!(texts(&world.view.snapshot())[1..3], ["…", "6"]);
    let loaded = world.view.load_earlier(100).await.expect("loaded");
    assert_eq!((loaded.events, loaded.more), (6, false));
    let all: Vec<String> = (0..30).map(|number| number.to_string()).collect();
    assert_eq!(texts(&world.view.snapshot())[1..], all);
    let loaded = world.view.fill(gap, 4).await.expect("nothing to do");
    assert_eq!((loaded.events, loaded.more), (0, false));
}

/// UPD-3, UPD-6, UPD-5: edits show in what they edit, whichever comes first; receipts of one's own too.
#[tokio::test]
async fn updates_show_in_what_they_update() {
    let mut world = World::new(1_000).await;
    let message = say(&world.ann, "tpyo").await;
    world.stream().await;
    let edit = hang_on(&world.ann, "typo", |edit| {
        edit.updates = Some(message.clone());
    })
    .await;
    world.stream().await;
    let item = world.view.snapshot().item(&message).expect("held").clone();
    assert_eq!(body(&item), "typo");
    assert_eq!(
        item.edit().and_then(|edit| edit.event_id().cloned()),
        Some(edit.clone())
    );
    assert!(
        world.view.snapshot().item(&edit).is_none(),
        "no place of its own"
    );
    let receipt = ReceiptReadEventContent::TYPE.parse().expect("a type");
    let mut request = tidings_client::types::MessageSendRequest::new(serde_json::Map::new().into());
    request.updates = Some(message.clone());
    world.bob.send_event(receipt, request).await.expect("sent");
    world.stream().await;
    let item = world.view.snapshot().item(&message).expect("held").clone();
    assert!(item.receipts().read && item.receipts().delivered);
    // RED-1: without the edit it is the message's own text; without that it is nothing.
    world
        .ann
        .client()
        .redact(&edit, None)
        .await
        .expect("redacted");
    world.stream().await;
    assert_eq!(
        body(world.view.snapshot().item(&message).expect("held")),
        "tpyo"
    );
    world
        .ann
        .client()
        .redact(&message, None)
        .await
        .expect("redacted");
    world.stream().await;
    let item = world.view.snapshot().item(&message).expect("held").clone();
    assert!(item.is_redacted() && body(&item).is_empty());
    assert!(
        !item.event().json().contains("tpyo"),
        "what was redacted isn't held"
    );
}

/// REL-2, REL-4: a thread grows by the stream, and is counted by bundles where it isn't held.
#[tokio::test]
async fn threads_are_counted() {
    let mut world = World::new(1_000).await;
    let parent = say(&world.ann, "parent").await;
    let reply = |text: &'static str| {
        let relation = RelatesTo::new(parent.clone(), "m.comment".parse().expect("a type"));
        hang_on(&world.ann, text, |reply| reply.relates_to = Some(relation))
    };
    reply("one").await;
    let two = reply("two").await;
    world.stream().await;
    let count = |world: &World| {
        world
            .view
            .snapshot()
            .item(&parent)
            .expect("held")
            .reply_count()
    };
    assert_eq!(count(&world), 2);
    assert_eq!(world.view.replies(&parent).len(), 2);
    world
        .ann
        .client()
        .redact(&two, None)
        .await
        .expect("redacted");
    world.stream().await;
    assert_eq!(count(&world), 1);
}

/// EVT-10, EVT-6: each message stands with the name that its sender had then, also what is loaded later; deleted state shows.
#[tokio::test]
async fn names_are_those_of_the_time() {
    let mut world = World::new(1_000).await;
    let mut expected = Vec::new();
    for name in ["Ann", "Anne", "Anna"] {
        world
            .ann
            .client()
            .set_display_name(name)
            .await
            .expect("named");
        let ann = world.ann.client().user_id().clone();
        // It takes a moment until the room knows.
        let knows = |view: &RoomView| {
            view.snapshot()
                .state()
                .member(&ann)
                .is_some_and(|it| it.name() == name)
        };
        within(async {
            while !knows(&world.view) {
                world.stream().await;
            }
        })
        .await;
        expected.push((say(&world.ann, name).await, name));
        world.stream().await;
    }
    let named = |view: &RoomView| {
        let shown = view.snapshot();
        for (message, name) in &expected {
            assert_eq!(shown.item(message).expect("held").sender_name(), *name);
        }
        let ann = shown
            .state()
            .member(world.ann.client().user_id())
            .expect("a member");
        assert_eq!(ann.name(), "Anna");
    };
    named(&world.view);
    let fresh = RoomView::new(&world.bob, 1_000);
    let sync = world.bob.client().initial_sync(None).await.expect("a sync");
    fresh.take_entry(&sync.rooms[0], |_| None);
    named(&fresh);
    world.ann.set_topic("boats").await.expect("set");
    let key: StateKey = "_".parse().expect("a key");
    let topic: EventType = RoomTopicEventContent::TYPE.parse().expect("a type");
    world.ann.delete_state(&topic, &key).await.expect("deleted");
    world.stream().await;
    let shown = world.view.snapshot();
    assert_eq!(shown.state().topic(), None);
    assert!(shown.items().any(|item| item.is_deletion()));
}

/// SYN-5, MRK-1: what is unread is counted as the server does, by the stream and over markers.
#[tokio::test]
async fn unread_is_counted_as_the_server_does() {
    let mut world = World::new(1_000).await;
    let mut said = Vec::new();
    for number in 0..5 {
        said.push(say(&world.ann, &number.to_string()).await);
    }
    say(&world.bob, "own").await;
    world.stream().await;
    assert_eq!(world.view.snapshot().unread(), 5);
    world
        .bob
        .mark(MarkerKind::Read, &said[2])
        .await
        .expect("marked");
    world
        .ann
        .client()
        .redact(&said[3], None)
        .await
        .expect("redacted");
    world.stream().await;
    let shown = world.view.snapshot();
    let me = world.bob.client().user_id();
    assert_eq!(shown.state().read_marker(me).as_ref(), Some(&said[2]));
    let told = world
        .bob
        .client()
        .initial_sync(None)
        .await
        .expect("a sync")
        .rooms[0]
        .unread;
    assert_eq!((i64::try_from(shown.unread()), told), (Ok(1), 1));
}

/// A view keeps no more than it was told to, and gets back what it let go of (CTX-1).
#[tokio::test]
async fn memory_is_bounded() {
    let mut world = World::new(20).await;
    let message = say(&world.ann, "first").await;
    hang_on(&world.ann, "edited", |edit| {
        edit.updates = Some(message.clone());
    })
    .await;
    for number in 0..50 {
        say(&world.ann, &number.to_string()).await;
    }
    world.stream().await;
    let shown = world.view.snapshot();
    assert_eq!(shown.items().count(), 20);
    assert_eq!(texts(&shown)[..2], ["…", "30"]);
    let fresh = RoomView::new(&world.bob, 1_000);
    let scrolled = fresh.load_earlier(1_000).await.expect("loaded");
    assert!(!scrolled.more);
    while world.view.load_earlier(15).await.expect("loaded").more {}
    assert_eq!(seen(&world.view.snapshot()), seen(&fresh.snapshot()));
}

/// Who follows a view gets each change once, and all of it anew when it was too slow.
#[tokio::test]
async fn a_view_can_be_followed() {
    let world = World::new(1_000).await;
    let (before, mut changes) = world.view.subscribe();
    let sync = world.bob.client().initial_sync(None).await.expect("a sync");
    let entry = &sync.rooms[0];
    for event in entry
        .messages
        .iter()
        .filter_map(|id| entry.events.get(id.as_str()))
    {
        world.view.take_events([event], |_| None);
    }
    assert!(changes.next().now_or_never().is_none(), "nothing is new");
    let message = say(&world.ann, "new").await;
    let event = world.bob.client().event(&message).await.expect("an event");
    world.view.take_events([&event], |_| None);
    let batch = changes.next().await.expect("a change");
    let Change::Inserted { index, entry } = &batch[0] else {
        panic!("{batch:?}")
    };
    assert_eq!(*index, before.entries().len());
    assert_eq!(entry.item().map(|item| body(item)), Some("new".to_owned()));
    for number in 0..300 {
        let text = event
            .json()
            .replace(message.as_str(), &format!("${number}:a"));
        let event = tidings_client::types::RoomEvent::from_json(text).expect("an event");
        world.view.take_events([&event], |_| None);
    }
    let batch = changes.next().await.expect("a change");
    let Change::Reset(shown) = &batch[0] else {
        panic!("{batch:?}")
    };
    assert_eq!(shown.items().count(), before.items().count() + 301);
    assert!(
        changes.next().now_or_never().is_none(),
        "the snapshot has it all"
    );
    drop(world);
    assert!(
        changes.next().await.is_none(),
        "nobody has the view any more"
    );
}
