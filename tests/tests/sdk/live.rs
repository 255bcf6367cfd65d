//! A live client against a real server: what it shows, whatever interrupts it.

use futures::StreamExt;
use tidings_client::api::{ClientPresenceExt, ClientSessionExt, ClientTypingExt};
use tidings_client::types::{MarkerKind, PresenceState, RoomId};
use tidings_client::{
    Client, EchoState, Live, LiveOptions, LiveUpdate, LiveView, Reach, Room, RoomView, Transport,
};
use tidings_tests::TestServer;

use super::shown::{body, other_device, public_room, register, say, seen, texts, within};

/// Reads on until something is so.
async fn until(live: &mut Live, is_so: impl Fn(&LiveView) -> bool) {
    let view = live.view();
    within(async {
        while !is_so(&view) {
            live.next()
                .await
                .expect("it doesn't end")
                .expect("no error");
        }
    })
    .await;
}

/// Reads on until something is told.
async fn told(live: &mut Live, update: &LiveUpdate) {
    within(async {
        while live
            .next()
            .await
            .expect("it doesn't end")
            .expect("no error")
            != *update
        {}
    })
    .await;
}

async fn synced(client: &Client) -> Live {
    let mut live = client.live(LiveOptions::default());
    told(&mut live, &LiveUpdate::Synced).await;
    live
}

fn texts_of(view: &LiveView, room: &RoomId) -> Vec<String> {
    let room = view.room(room).expect("a joined room");
    let shown = room.snapshot();
    let texts = shown.items().map(|item| body(item));
    texts.filter(|text| !text.is_empty()).collect()
}

fn shows(view: &LiveView, room: &RoomId, text: &str) -> bool {
    let room = view.room(room);
    room.is_some_and(|room| texts(&room.snapshot()).iter().any(|shown| shown == text))
}

/// SYN-6, SYN-7: all rooms come, page by page, and then what is new in them.
#[tokio::test]
async fn it_begins_with_all_rooms() {
    let server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let mut rooms = Vec::new();
    for number in 0..5 {
        let room = public_room(&ann).await;
        say(&room, &format!("old {number}")).await;
        rooms.push(room);
    }
    let mut options = LiveOptions::default();
    (options.rooms, options.messages) = (2, 3);
    let mut live = ann.live(options);
    told(&mut live, &LiveUpdate::Synced).await;
    let view = live.view();
    assert_eq!(view.rooms().len(), 5);
    for (number, room) in rooms.iter().enumerate() {
        assert_eq!(texts_of(&view, room.id()), [format!("old {number}")]);
        say(room, "new").await;
        until(&mut live, |view| shows(view, room.id(), "new")).await;
    }
}

/// STR-6, JOI-2: rooms joined here and on another device, and rooms left.
#[tokio::test]
async fn it_follows_joins_and_leaves() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let tablet = other_device(&server, &bob).await;
    let mut live = synced(&bob).await;
    for (client, text) in [(&bob, "here"), (&tablet, "there")] {
        let room = public_room(&ann).await;
        say(&room, "before").await;
        client.join(room.id()).await.expect("joined");
        say(&room, text).await;
        until(&mut live, |view| shows(view, room.id(), text)).await;
        let view = live.view();
        assert_eq!(texts_of(&view, room.id()), ["before", text]);
        let held = view.room(room.id()).expect("joined");
        say(&room, "after").await;
        until(&mut live, |view| shows(view, room.id(), "after")).await;
        client.room(room.id()).leave().await.expect("left");
        told(&mut live, &LiveUpdate::Left(room.id().clone())).await;
        assert!(view.room(room.id()).is_none());
        assert_eq!(
            texts(&held.snapshot()).last().map(String::as_str),
            Some("after")
        );
        // What happens meanwhile isn't seen, and is there after the next join.
        say(&room, "meanwhile").await;
        client.join(room.id()).await.expect("joined again");
        until(&mut live, |view| shows(view, room.id(), "meanwhile")).await;
        assert_eq!(
            texts_of(&view, room.id()),
            ["before", text, "after", "meanwhile"]
        );
    }
}

/// SYN-4, STR-6, REJ-1: invites come and go.
#[tokio::test]
async fn it_follows_invites() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let mut live = synced(&bob).await;
    let view = live.view();
    for accepts in [true, false] {
        let room = public_room(&ann).await;
        room.set_name("Boats").await.expect("named");
        room.invite(bob.user_id()).await.expect("invited");
        told(&mut live, &LiveUpdate::Invited(room.id().clone())).await;
        let invite = view.invites().into_iter().next().expect("an invite");
        assert_eq!((&invite.room_id, invite.entry.member_count), (room.id(), 1));
        assert_eq!(invite.entry.inviter.user_id, *ann.user_id());
        if accepts {
            bob.join(room.id()).await.expect("joined");
            told(&mut live, &LiveUpdate::Joined(room.id().clone())).await;
        } else {
            let event = invite.entry.event.event_id().expect("an id").clone();
            bob.reject_invite(&event).await.expect("rejected");
            told(&mut live, &LiveUpdate::InviteGone(room.id().clone())).await;
        }
        assert_eq!(view.invites(), []);
        assert_eq!(view.room(room.id()).is_some(), accepts);
    }
}

/// PRE-2, TYP-1, SES-6: who is there and who types; in a new session it is told anew.
#[tokio::test]
async fn it_follows_presence_and_typing() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let mut live = synced(&bob).await;
    let say = async |state| {
        let request = tidings_client::types::PresenceSetRequest::new(state);
        let call = ann.api().presence_set().body(request);
        call.send().await.expect("said");
    };
    let is = |view: &LiveView, state| {
        let presence = view.presence(ann.user_id());
        presence.is_some_and(|presence| presence.presence == state)
    };
    say(PresenceState::Busy).await;
    until(&mut live, |view| is(view, PresenceState::Busy)).await;
    let request = tidings_client::types::TypingSetRequest::new(true);
    let typing = ann
        .api()
        .typing_set()
        .room_id(room.id().clone())
        .body(request);
    typing.send().await.expect("typing");
    let types = |view: &LiveView| {
        let shown = view.room(room.id()).expect("joined").snapshot();
        shown.typing() == [ann.user_id().clone()]
    };
    until(&mut live, types).await;
    bob.api().session_delete().send().await.expect("ended");
    ann.api().session_delete().send().await.expect("ended");
    until(&mut live, |view| {
        !types(view) && !is(view, PresenceState::Busy)
    })
    .await;
}

/// STR-8, ACT-4: two who chat while the server is restarted again and again see the same, each message once.
#[tokio::test]
async fn a_chatting_pair_outlives_restarts() {
    let mut server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let mut lives = [synced(&ann).await, synced(&bob).await];
    let rooms = [&ann, &bob].map(|client| client.room(room.id()));
    let chat = async |room: &Room, name: &str| {
        for number in 0..12 {
            say(room, &format!("{name} {number}")).await;
        }
        say(room, &format!("{name} ends")).await;
    };
    let restarts = async {
        for _ in 0..3 {
            server.restart().await;
        }
    };
    let [first, second] = &mut lives;
    let is_over = |view: &LiveView| {
        ["ann ends", "bob ends"]
            .iter()
            .all(|text| shows(view, room.id(), text))
    };
    let all = async {
        tokio::join!(
            chat(&rooms[0], "ann"),
            chat(&rooms[1], "bob"),
            restarts,
            until(first, is_over),
            until(second, is_over)
        );
    };
    within(Box::pin(all)).await;
    let fresh = RoomView::new(&rooms[0], 1_000);
    assert!(!fresh.load_earlier(1_000).await.expect("loaded").more);
    let expected = seen(&fresh.snapshot());
    for live in &lives {
        let view = live.view().room(room.id()).expect("joined");
        while view.load_earlier(100).await.expect("loaded").more {}
        assert_eq!(seen(&view.snapshot()), expected);
    }
    assert_eq!(texts(&fresh.snapshot()).len(), 26);
}

/// SYN-5, MRK-1: when another device marks an event that isn't held as read, what is unread is counted by the server.
#[tokio::test]
async fn it_counts_unread_behind_a_gap() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let other = other_device(&server, &bob).await;
    let room = public_room(&ann).await;
    bob.join(room.id()).await.expect("joined");
    let mut said = Vec::new();
    for number in 0..12 {
        said.push(say(&room, &format!("number {number}")).await);
    }
    let mut options = LiveOptions::default();
    options.messages = 3;
    let mut live = bob.live(options);
    let unread = |count: u64| {
        let room_id = room.id().clone();
        move |view: &LiveView| {
            let room = view.room(&room_id);
            room.is_some_and(|room| room.snapshot().unread() == count)
        }
    };
    until(&mut live, unread(12)).await;
    let marked = other.room(room.id()).mark(MarkerKind::Read, &said[3]).await;
    marked.expect("marked");
    until(&mut live, unread(8)).await;
    say(&room, "one more").await;
    until(&mut live, unread(9)).await;
}

/// ACT-7: a message that was posted to a room before that was there is shown with it.
#[tokio::test]
async fn echoes_wait_for_their_room() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let room = public_room(&ann).await;
    let mut live = synced(&bob).await;
    let refused = bob.room(room.id()).post_text("too early").await;
    refused.expect_err("not joined");
    // What comes after the echo is taken up after it.
    let own = public_room(&bob).await;
    own.post_text("x").await.expect("sent");
    until(&mut live, |view| shows(view, own.id(), "x")).await;
    bob.join(room.id()).await.expect("joined");
    let view = live.view();
    told(&mut live, &LiveUpdate::Joined(room.id().clone())).await;
    let shown = view.room(room.id()).expect("joined").snapshot();
    let echo = shown.entries().next_back().and_then(|entry| entry.echo());
    let echo = echo.expect("the echo").clone();
    assert!(matches!(echo.state, EchoState::Failed(_)));
    // It can be sent again now.
    bob.room(room.id()).post_again(&echo).await.expect("sent");
    until(&mut live, |view| shows(view, room.id(), "too early")).await;
    view.room(room.id())
        .expect("joined")
        .dismiss(&echo.local_id);
    assert_eq!(texts_of(&view, room.id()), ["too early"]);
}

/// SYN-2: a driver that was dropped goes on where it ended, with a delta; the gap it leaves is filled.
#[tokio::test]
async fn it_can_be_resumed() {
    let server = TestServer::start().await;
    let (ann, bob) = (
        register(&server, "ann").await,
        register(&server, "bob").await,
    );
    let (room, other) = (public_room(&ann).await, public_room(&ann).await);
    for room in [&room, &other] {
        bob.join(room.id()).await.expect("joined");
    }
    say(&room, "old").await;
    let mut live = synced(&bob).await;
    let view = live.view();
    let held = view.room(room.id()).expect("joined");
    say(&room, "seen").await;
    until(&mut live, |view| shows(view, room.id(), "seen")).await;
    drop(live);
    for number in 0..30 {
        say(&room, &number.to_string()).await;
    }
    bob.room(other.id()).leave().await.expect("left");
    let mut live = bob.live_on(&view, LiveOptions::default());
    told(&mut live, &LiveUpdate::Synced).await;
    assert!(view.room(other.id()).is_none());
    assert_eq!(texts(&held.snapshot())[..4], ["old", "seen", "…", "10"]);
    while held.load_earlier(100).await.expect("loaded").more {}
    let all = ["old", "seen"]
        .map(str::to_owned)
        .into_iter()
        .chain((0..30).map(|number| number.to_string()));
    assert_eq!(texts_of(&view, room.id()), all.collect::<Vec<_>>());
    say(&room, "new").await;
    until(&mut live, |view| shows(view, room.id(), "new")).await;
}

/// ERR-2, STR-8: where a restored store has made its positions void, a new sync follows by itself, whatever carries the stream.
#[tokio::test]
async fn it_recovers_from_a_reset() {
    let mut server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let transports = [Transport::Best, Transport::Poll];
    let mut lives = Vec::new();
    for transport in transports {
        let mut options = LiveOptions::default();
        options.transport = transport;
        let mut live = ann.live(options);
        told(&mut live, &LiveUpdate::Synced).await;
        lives.push(live);
    }
    say(&room, "before").await;
    for live in &mut lives {
        until(live, |view| shows(view, room.id(), "before")).await;
    }
    server.stop().await;
    let store =
        rusqlite::Connection::open(server.dir().join("data/tidings.sqlite")).expect("a store");
    let drawn = store.execute("UPDATE meta SET value = value + 1 WHERE name = 'epoch'", ());
    assert_eq!(drawn.expect("drawn anew"), 1);
    store.close().expect("closed");
    server.resume().await;
    for live in &mut lives {
        told(live, &LiveUpdate::Synced).await;
        say(&room, "after").await;
        until(live, |view| shows(view, room.id(), "after")).await;
        assert_eq!(texts_of(&live.view(), room.id())[..2], ["before", "after"]);
    }
}

/// ACT-7: a message shows at once also while a sync is waited for, and comes once.
#[tokio::test]
async fn a_message_shows_while_a_sync_is_waited_for() {
    let mut server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let room = public_room(&ann).await;
    let view = synced(&ann).await.view();
    server.stop().await;
    let mut live = ann.live_on(&view, LiveOptions::default());
    let sending = room.post_text("hello");
    told(&mut live, &LiveUpdate::Room(room.id().clone())).await;
    let shown = view.room(room.id()).expect("a joined room").snapshot();
    let mut echoes = shown.entries().filter_map(|entry| entry.echo());
    let echo = echoes.next().expect("an echo");
    assert_eq!(echo.local_id, *sending.local_id());
    assert!(matches!(echo.state, EchoState::Sending), "{echo:?}");
    server.resume().await;
    until(&mut live, |view| shows(view, room.id(), "hello")).await;
    assert_eq!(texts_of(&view, room.id()), ["hello"]);
}

/// A client notices by what it does anyway that the server is away, and when it is back.
#[tokio::test]
async fn it_notices_when_the_server_is_away() {
    let mut server = TestServer::start().await;
    let ann = register(&server, "ann").await;
    let mut live = synced(&ann).await;
    assert_eq!(ann.reach(), Reach::There);
    let reading = tokio::spawn(async move { while let Some(Ok(_)) = live.next().await {} });
    let mut reaches = ann.reaches().boxed();
    let mut notices = async |wanted| {
        within(async { while reaches.next().await != Some(wanted) {} }).await;
    };
    for _ in 0..2 {
        server.stop().await;
        notices(Reach::Away).await;
        server.resume().await;
        notices(Reach::There).await;
    }
    reading.abort();
}
