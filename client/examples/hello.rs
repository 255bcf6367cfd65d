//! Logs ann in, joins `#boats:localhost`, says hello and prints what happens, until it is stopped.
//!
//! `cargo run -p tidings-client --example hello`, after the curl tour of the README made the account and the room.

use futures::StreamExt as _;
use tidings_client::types::RoomAlias;
use tidings_client::{Client, StreamItem};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    hello("http://127.0.0.1:8008", |line| println!("{line}")).await
}

/// Logs in at a server, says hello, and prints what happens.
pub(crate) async fn hello(
    url: &str,
    print: impl Fn(String),
) -> Result<(), Box<dyn std::error::Error>> {
    let ann = Client::builder(url).login("ann", "correct horse").await?;
    let alias: RoomAlias = "#boats:localhost".parse()?;
    let room = ann.room(ann.join(&alias).await?.room_id);
    let now = ann.initial_sync(None).await?.end;
    room.send_text("Hello from Rust").await?;
    let mut events = ann.stream(Some(now)).events();
    while let Some(item) = events.next().await {
        if let StreamItem::Event(event) = item? {
            print(format!("{}: {}", event.sender(), event.json()));
        }
    }
    Ok(())
}
