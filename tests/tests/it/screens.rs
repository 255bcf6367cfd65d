//! A chat program's two screens, through the typed client: the list of rooms, and one room. What one person does, the others
//! see where they look.

use std::time::Duration;

use futures::StreamExt;
use tidings_client::types::{
    EventId, InitialSyncResponse, MarkerKind, Membership, PublishedRoomSearchRequest,
    RoomCreateRequest, RoomEntry, RoomEvent, RoomMessageEventContent, RoomNameEventContent,
    RoomTopicEventContent, RoomVisibility, ScrollDirection, StateKey, UserId,
};
use tidings_client::{Client, ErrorCode, EventStream, JoinBy, Room, StreamItem};
use tidings_tests::TestServer;

/// What takes longer than this won't come.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

/// Somebody with a program open: a client, and its stream.
struct Person {
    client: Client,
    events: EventStream,
}

impl Person {
    async fn new(server: &TestServer, name: &str) -> Self {
        let client = Client::builder(server.url())
            .register(name, "a long password")
            .await
            .expect("a free name");
        let now = client.initial_sync(None).await.expect("a sync").end;
        let events = client.stream(Some(now)).events();
        Self { client, events }
    }

    fn id(&self) -> &UserId {
        self.client.user_id()
    }

    /// Makes a room.
    async fn makes(&self, room: RoomCreateRequest) -> Room {
        let made = self.client.create_room(room).await.expect("made");
        self.client.room(made.room_id)
    }

    async fn joins(&self, by: impl Into<JoinBy>) -> RoomEntry {
        let joined = self.client.join(by).await.expect("joined");
        joined.room.expect("an entry")
    }

    fn room(&self, room: &Room) -> Room {
        self.client.room(room.id())
    }

    async fn home(&self) -> InitialSyncResponse {
        self.client.initial_sync(None).await.expect("a sync")
    }

    /// Reads the stream until something is seen; the next time it goes on behind it.
    async fn sees(&mut self, what: impl Fn(&StreamItem) -> bool) -> StreamItem {
        let read = async {
            loop {
                let item = self.events.next().await.expect("it doesn't end");
                let item = item.expect("no error");
                if what(&item) {
                    return item;
                }
            }
        };
        tokio::time::timeout(LONG_ENOUGH, read)
            .await
            .expect("it comes")
    }

    async fn sees_event(&mut self, event_id: &EventId) -> RoomEvent {
        let found = self.sees(
            |item| matches!(item, StreamItem::Event(event) if event.event_id() == Some(event_id)),
        );
        match found.await {
            StreamItem::Event(event) => event,
            other => panic!("{other:?}"),
        }
    }
}

fn private(name: &str) -> RoomCreateRequest {
    RoomCreateRequest {
        name: Some(name.parse().expect("a name")),
        ..RoomCreateRequest::new(RoomVisibility::Private)
    }
}

fn membership(event: &RoomEvent) -> Option<String> {
    let content: serde_json::Value = serde_json::from_str(event.content()?.get()).ok()?;
    Some(content.get("membership")?.as_str()?.to_owned())
}

fn text_of(event: &RoomEvent) -> Option<String> {
    match event.content_as::<RoomMessageEventContent>()? {
        Ok(RoomMessageEventContent::Text(text)) => Some(text.body),
        _ => None,
    }
}

fn public() -> RoomCreateRequest {
    RoomCreateRequest::new(RoomVisibility::Public)
}

/// CRE-1, DIR-1, PUB-1, JOI-1: rooms are found by searching, and joined by a name or an id.
#[tokio::test]
async fn the_home_screen_finds_rooms() {
    let server = TestServer::start().await;
    let ann = Person::new(&server, "ann").await;
    let bob = Person::new(&server, "bob").await;
    let harbour = RoomCreateRequest {
        alias: Some("#harbour:localhost".parse().expect("an alias")),
        name: Some("Harbour".parse().expect("a name")),
        topic: Some("Boats and ships".parse().expect("a topic")),
        ..public()
    };
    let harbour = ann.makes(harbour).await;
    let search = PublishedRoomSearchRequest {
        search: Some("SHIPS".parse().expect("a text")),
        ..PublishedRoomSearchRequest::default()
    };
    let found = bob.client.published_rooms(search).await.expect("a page");
    assert_eq!((found.total, &found.rooms[0].room_id), (1, harbour.id()));
    let alias = found.rooms[0].aliases[0].clone();
    let led = bob.client.resolve(&alias).await.expect("known");
    assert_eq!(led.room_id, *harbour.id());
    let entry = bob.joins(alias).await;
    assert_eq!((entry.member_count, entry.unread), (2, 0));
    let kitchen = ann.makes(public()).await;
    bob.joins(kitchen.id()).await;
    assert_eq!(bob.home().await.rooms.len(), 2);
}

/// INV-1, REJ-1, JOI-1, SYN-4: an invite shows who asks, and to where; one is taken, one is rejected.
#[tokio::test]
async fn the_home_screen_shows_invites() {
    let server = TestServer::start().await;
    let mut ann = Person::new(&server, "ann").await;
    let mut bob = Person::new(&server, "bob").await;
    ann.client.set_display_name("Ann").await.expect("set");
    let cellar = ann.makes(private("Cellar")).await;
    let attic = ann.makes(private("Attic")).await;
    let to_cellar = cellar.invite(bob.id()).await.expect("invited").event_id;
    let to_attic = attic.invite(bob.id()).await.expect("invited").event_id;
    bob.sees_event(&to_attic).await;
    let home = bob.home().await;
    assert_eq!((home.rooms.len(), home.invites.len()), (0, 2));
    let mut invites = home.invites.iter();
    let invite = invites.find(|invite| invite.event.event_id() == Some(&to_cellar));
    let invite = invite.expect("the invite");
    assert_eq!(invite.inviter.displayname.as_deref(), Some("Ann"));
    let named = |event: &RoomEvent| event.json().contains("Cellar");
    assert!(invite.state.iter().any(named));
    bob.joins(&to_cellar).await;
    bob.client.reject_invite(&to_attic).await.expect("rejected");
    let home = bob.home().await;
    assert_eq!((home.rooms.len(), home.invites.len()), (1, 0));
    // Ann sees that bob won't come.
    ann.sees(|item| {
        matches!(item, StreamItem::Event(event)
            if event.room_id() == Some(attic.id()) && event.content().is_none())
    })
    .await;
    let joined = cellar.members(Some(Membership::Join)).await;
    assert_eq!(joined.expect("a list").len(), 2);
    assert_eq!(attic.members(None).await.expect("a list").len(), 1);
}

/// STA-1, MRK-1, SYN-5: a room's name and topic change, and what is said is unread until it is marked.
#[tokio::test]
async fn the_chat_screen_shows_what_changes() {
    let server = TestServer::start().await;
    let ann = Person::new(&server, "ann").await;
    let mut bob = Person::new(&server, "bob").await;
    let room = ann.makes(public()).await;
    bob.joins(room.id()).await;
    let named = room.set_name("Harbour").await.expect("named").event_id;
    let told = room.set_topic("Boats").await.expect("told").event_id;
    bob.sees_event(&named).await;
    let shown = bob.sees_event(&told).await;
    assert_eq!(shown.sender(), ann.id().as_str());
    let bobs = bob.room(&room);
    let empty = StateKey::empty();
    let name: RoomNameEventContent = bobs.state(&empty).await.expect("a name");
    let topic: RoomTopicEventContent = bobs.state(&empty).await.expect("a topic");
    assert_eq!((name.name, topic.topic), ("Harbour".into(), "Boats".into()));
    let said = room.send_text("hello").await.expect("sent").event_id;
    bob.sees_event(&said).await;
    assert_eq!(bob.home().await.rooms[0].unread, 1);
    bobs.mark(MarkerKind::Read, &said).await.expect("marked");
    assert_eq!(bob.home().await.rooms[0].unread, 0);
    let renamed = room.set_name("Haven").await.expect("named").event_id;
    let shown = bob.sees_event(&renamed).await;
    let before = r#""prev_content":{"name":"Harbour"}"#;
    assert!(shown.json().contains(before), "{}", shown.json());
}

/// LEA-1, KIC-1, BAN-1: kicked, back again, banned, let in again, gone.
#[tokio::test]
async fn the_chat_screen_shows_who_comes_and_goes() {
    let server = TestServer::start().await;
    let ann = Person::new(&server, "ann").await;
    let mut bob = Person::new(&server, "bob").await;
    let mut cleo = Person::new(&server, "cleo").await;
    let room = ann.makes(public()).await;
    bob.joins(room.id()).await;
    cleo.joins(room.id()).await;
    let kicked = room.kick(bob.id(), Some("too loud")).await.expect("kicked");
    let shown = bob.sees_event(&kicked.event_id).await;
    assert_eq!(membership(&shown).as_deref(), Some("leave"));
    assert!(bob.home().await.rooms.is_empty());
    bob.joins(room.id()).await;
    let banned = room.ban(bob.id(), None).await.expect("banned").event_id;
    let shown = bob.sees_event(&banned).await;
    assert_eq!(membership(&shown).as_deref(), Some("ban"));
    let refused = bob.client.join(room.id()).await.expect_err("banned");
    assert!(refused.is(&ErrorCode::FORBIDDEN));
    let unbanned = room.unban(bob.id()).await.expect("unbanned").event_id;
    bob.sees_event(&unbanned).await;
    bob.joins(room.id()).await;
    let left = bob.room(&room).leave().await.expect("left").event_id;
    let shown = cleo.sees_event(&left).await;
    assert_eq!(shown.sender(), bob.id().as_str());
    assert_eq!(membership(&shown).as_deref(), Some("leave"));
    let joined = room.members(Some(Membership::Join)).await.expect("a list");
    assert_eq!(joined.len(), 2);
}

/// A room with fifty messages between two names, and the messages.
async fn told_room(ann: &Person) -> (Room, Vec<EventId>) {
    let room = ann.makes(public()).await;
    room.set_name("Old").await.expect("named");
    let mut said = Vec::new();
    for number in 0..50 {
        let sent = room.send_text(format!("{number}")).await.expect("sent");
        said.push(sent.event_id);
    }
    room.set_name("New").await.expect("named");
    (room, said)
}

fn texts(events: &[RoomEvent]) -> Vec<String> {
    events.iter().filter_map(text_of).collect()
}

/// SCR-1, JOI-3: from where a joined room begins up to its first event, every message once.
#[tokio::test]
async fn the_chat_screen_scrolls_to_the_start() {
    let server = TestServer::start().await;
    let ann = Person::new(&server, "ann").await;
    let bob = Person::new(&server, "bob").await;
    let (room, _) = told_room(&ann).await;
    let entry = bob.joins(room.id()).await;
    assert!(entry.limited);
    let newest = entry.messages.iter().rev();
    let newest: Vec<_> = newest.map(|id| entry.events[id.as_str()].clone()).collect();
    let mut shown = texts(&newest);
    let bobs = bob.room(&room);
    let mut from = Some(entry.start);
    let mut first = None;
    while let Some(place) = from {
        let page = bobs.scroll(Some(&place), ScrollDirection::B, 7).await;
        let page = page.expect("a page");
        shown.extend(texts(&page.chunk));
        first = page.chunk.last().cloned().or(first);
        from = page.end;
    }
    let all: Vec<String> = (0..50).rev().map(|number| number.to_string()).collect();
    assert_eq!(shown, all);
    let first = first.expect("an event");
    assert_eq!(first.event_type().as_str(), "state.m.room.create");
}

/// CTX-1, RED-1: a link to a message shows what was around it, the room as it was, and leads on both ways; taken back, the
/// message is empty wherever it is asked for.
#[tokio::test]
async fn the_chat_screen_opens_links() {
    let server = TestServer::start().await;
    let ann = Person::new(&server, "ann").await;
    let bob = Person::new(&server, "bob").await;
    let (room, said) = told_room(&ann).await;
    bob.joins(room.id()).await;
    let context = bob.client.context(&said[20], 3, 3).await;
    let around = context.expect("a context");
    let near = ["17", "18", "19", "20", "21", "22", "23"];
    assert_eq!(texts(&around.chunk), near);
    let mut state = around.state.iter();
    assert!(state.any(|event| event.json().contains(r#""name":"Old""#)));
    let mut state = around.state.iter();
    assert!(!state.any(|event| event.sender() == bob.id().as_str()));
    let bobs = bob.room(&room);
    let earlier = bobs
        .scroll(Some(&around.start), ScrollDirection::B, 2)
        .await;
    assert_eq!(texts(&earlier.expect("a page").chunk), ["16", "15"]);
    let later = bobs.scroll(Some(&around.end), ScrollDirection::F, 2).await;
    assert_eq!(texts(&later.expect("a page").chunk), ["24", "25"]);
    let redacted = ann.client.redact(&said[20], Some("a slip")).await;
    redacted.expect("redacted");
    let gone = bob.client.event(&said[20]).await.expect("an event");
    assert_eq!(
        gone.content().map(serde_json::value::RawValue::get),
        Some("{}")
    );
    assert!(gone.json().contains("a slip"));
    let context = bob.client.context(&said[20], 1, 1).await;
    assert_eq!(texts(&context.expect("a context").chunk), ["19", "21"]);
}
