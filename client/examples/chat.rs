//! Two users chat through a server: `cargo run -p tidings-client --example chat -- [URL]`.
//!
//! Registers ann and bob, lets ann make a room and bob join it by its alias, follows both event streams while they talk,
//! and ends. The server is that at `http://127.0.0.1:8008` unless a URL says otherwise.

use std::error::Error;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use futures::StreamExt;
use tidings_client::types::{
    RoomAlias, RoomCreateRequest, RoomId, RoomMessageEventContent, RoomVisibility,
};
use tidings_client::{Client, StreamItem};

/// Who says what.
const TALK: [(&str, &str); 4] = [
    ("ann", "Is the ferry in?"),
    ("bob", "Just now. Two hours late."),
    ("ann", "Then tea first."),
    ("bob", "Tea first."),
];

/// After this long something is wrong.
const LONG_ENOUGH: Duration = Duration::from_mins(1);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "http://127.0.0.1:8008".to_owned());
    tokio::time::timeout(LONG_ENOUGH, chat(&url)).await??;
    Ok(())
}

/// Lets the two talk, and gives the lines that each of them saw.
pub(crate) async fn chat(url: &str) -> Result<[Vec<String>; 2], Box<dyn Error>> {
    // Names that nobody has had yet, so that the example can run again.
    let suffix = RandomState::new().hash_one(url) % 1_000_000;
    let ann = Client::builder(url)
        .register(&format!("ann{suffix}"), "a long password")
        .await?;
    let bob = Client::builder(url)
        .register(&format!("bob{suffix}"), "another password")
        .await?;

    let server = &ann.credentials().home_server;
    let alias: RoomAlias = format!("#harbour{suffix}:{server}").parse()?;
    let wish = RoomCreateRequest {
        alias: Some(alias.clone()),
        name: Some("Harbour".to_owned()),
        ..RoomCreateRequest::new(RoomVisibility::Public)
    };
    let room_id = ann.create_room(wish).await?.room_id;
    bob.join(&alias).await?;
    println!("{} and {} are in {alias}", ann.user_id(), bob.user_id());

    let (ann_saw, bob_saw, ()) = tokio::try_join!(
        listen("ann", &ann, &room_id),
        listen("bob", &bob, &room_id),
        talk(&ann, &bob, &room_id)
    )?;
    Ok([ann_saw, bob_saw])
}

/// Says the lines, each after the server has the one before.
async fn talk(ann: &Client, bob: &Client, room_id: &RoomId) -> Result<(), Box<dyn Error>> {
    for (who, line) in TALK {
        let speaker = if who == "ann" { ann } else { bob };
        speaker.room(room_id).send_text(line).await?;
    }
    Ok(())
}

/// Follows the stream from where the initial sync ends, until every line has come: from the sync or from the stream.
async fn listen(
    name: &str,
    client: &Client,
    room_id: &RoomId,
) -> Result<Vec<String>, Box<dyn Error>> {
    let sync = client.initial_sync(None).await?;
    let mut seen = Vec::new();
    let mut show = |event: &tidings_client::types::RoomEvent| {
        if let Some(Ok(RoomMessageEventContent::Text(text))) =
            event.content_as::<RoomMessageEventContent>()
        {
            println!("{name} sees <{}> {}", event.sender(), text.body);
            seen.push(text.body);
        }
        seen.len()
    };
    let entry = sync.rooms.iter().find(|entry| entry.room_id == *room_id);
    let known = entry.into_iter().flat_map(|entry| {
        entry
            .messages
            .iter()
            .filter_map(|id| entry.events.get(id.as_str()))
    });
    let mut count = known.map(&mut show).last().unwrap_or(0);

    let mut events = client.stream(Some(sync.end)).events();
    while count < TALK.len() {
        match events.next().await.ok_or("the stream ended")?? {
            StreamItem::Event(event) if event.room_id() == Some(room_id) => count = show(&event),
            _ => {}
        }
    }
    Ok(seen)
}
