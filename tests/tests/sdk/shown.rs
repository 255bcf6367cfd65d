//! What several of these tests share: clients, rooms, and what a view shows as something to compare.

use std::time::Duration;

use tidings_client::types::{
    EventId, MessageSendRequest, RoomCreateRequest, RoomEvent, RoomMessageEventContent,
    RoomVisibility, TextMessageContent, TypedContent,
};
use tidings_client::{Client, Item, Room, RoomSnapshot, TimelineEntry};
use tidings_tests::TestServer;

/// Waits for what comes at all only if it comes soon.
pub(crate) async fn within<T>(wait: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(Duration::from_mins(1), wait).await;
    waited.expect("it comes")
}

pub(crate) async fn register(server: &TestServer, name: &str) -> Client {
    let builder = Client::builder(server.url());
    let registered = builder.register(name, "a long password").await;
    registered.expect("a free name")
}

/// The same user on another device.
pub(crate) async fn other_device(server: &TestServer, client: &Client) -> Client {
    let builder = Client::builder(server.url());
    let user = client.user_id().as_str();
    builder
        .login(user, "a long password")
        .await
        .expect("logged in")
}

pub(crate) async fn public_room(client: &Client) -> Room {
    let request = RoomCreateRequest::new(RoomVisibility::Public);
    let made = client.create_room(request).await.expect("made");
    client.room(made.room_id)
}

/// Sends a text; gives its id.
pub(crate) async fn say(room: &Room, text: &str) -> EventId {
    room.send_text(text).await.expect("sent").event_id
}

/// Sends a text that updates an event, or responds to one.
pub(crate) async fn hang_on(
    room: &Room,
    text: &str,
    change: impl FnOnce(&mut MessageSendRequest),
) -> EventId {
    let content = RoomMessageEventContent::from(TextMessageContent::new(text));
    let content = serde_json::to_value(&content).expect("JSON");
    let content = content.as_object().expect("an object").clone();
    let mut request = MessageSendRequest::new(content.into());
    change(&mut request);
    let event_type = RoomMessageEventContent::TYPE.parse().expect("a type");
    let sent = room.send_event(event_type, request).await;
    sent.expect("sent").event_id
}

/// The text of a message, as it is shown.
pub(crate) fn body(item: &Item) -> String {
    match item.content_as() {
        Some(Ok(RoomMessageEventContent::Text(text))) => text.body,
        _ => String::new(),
    }
}

/// The texts of a view, gaps as `…`, echoes in brackets, and nothing else.
pub(crate) fn texts(shown: &RoomSnapshot) -> Vec<String> {
    let text = |entry: &TimelineEntry| match entry {
        TimelineEntry::Event(item) => Some(body(item)).filter(|text| !text.is_empty()),
        TimelineEntry::Gap(_) => Some("…".to_owned()),
        TimelineEntry::Echo(echo) => Some(format!("[{}]", echo.local_id)),
        _ => None,
    };
    shown.entries().filter_map(text).collect()
}

/// All that can be seen of an event in a view.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) content: Option<serde_json::Value>,
    pub(crate) redacted: bool,
    pub(crate) because: bool,
    pub(crate) replies: u64,
    pub(crate) receipts: tidings_client::Receipts,
}

pub(crate) fn seen(shown: &RoomSnapshot) -> Vec<Seen> {
    let see = |item: &std::sync::Arc<Item>| Seen {
        id: item.event_id().to_string(),
        name: item.sender_name().to_owned(),
        content: item
            .content()
            .map(|content| serde_json::from_str(content.get()).expect("JSON")),
        redacted: item.is_redacted(),
        because: is_redacted(item.event()),
        replies: item.reply_count(),
        receipts: item.receipts(),
    };
    shown.items().map(see).collect()
}

pub(crate) fn is_redacted(event: &RoomEvent) -> bool {
    event
        .unsigned()
        .is_some_and(|unsigned| unsigned.redacted_because.is_some())
}
