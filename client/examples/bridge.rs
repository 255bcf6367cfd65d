//! A bridge between two rooms: what is said in one is said in the other, with edits, comments and redactions.
//!
//! `cargo run -p tidings-client --example bridge -- URL USER PASSWORD ROOM ROOM`, for an account that is in both rooms. It
//! carries over what is said from its start on; Ctrl-C stops it.

use std::collections::HashMap;
use std::error::Error;

use futures::StreamExt;
use serde_json::{Map, Value};
use tidings_client::types::{
    ChunkToken, EventId, MessageSendRequest, RelatesTo, RoomEvent, RoomId, RoomMessageEventContent,
    TypedContent,
};
use tidings_client::{Client, StreamItem};

/// A key of every message that a bridge says: the event that it stands for.
const MARK: &str = "com.example.bridged";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [url, user, password, one, other] = &given[..] else {
        return Err("usage: bridge URL USER PASSWORD ROOM ROOM".into());
    };
    let client = Client::builder(url).login(user, password).await?;
    let from = client.initial_sync(None).await?.end;
    let stop = async { _ = tokio::signal::ctrl_c().await };
    bridge(&client, [one.parse()?, other.parse()?], from, stop).await
}

/// Carries over what is said from a position on, until it is stopped.
pub(crate) async fn bridge(
    client: &Client,
    rooms: [RoomId; 2],
    from: ChunkToken,
    stop: impl Future<Output = ()>,
) -> Result<(), Box<dyn Error>> {
    println!("carries over between {} and {}", rooms[0], rooms[1]);
    let mut twins = Twins::default();
    let mut events = client.stream(Some(from)).events();
    let mut stop = std::pin::pin!(stop);
    loop {
        let item = tokio::select! {
            () = &mut stop => return Ok(()),
            item = events.next() => item.ok_or("the stream ended")??,
        };
        let StreamItem::Event(event) = item else {
            continue;
        };
        let there = match event.room_id() {
            Some(here) if *here == rooms[0] => &rooms[1],
            Some(here) if *here == rooms[1] => &rooms[0],
            _ => continue,
        };
        if let Err(error) = twins.carry(client, &event, there).await {
            // What the other room doesn't let in stays out; without a network there is nothing to go on with.
            if error.code().is_none() || error.is_transient() {
                return Err(error.into());
            }
            println!("not carried over: {error}");
        }
    }
}

/// Which event of one room is which of the other, both ways.
#[derive(Default)]
struct Twins(HashMap<EventId, EventId>);

impl Twins {
    /// Says in the other room what an event says.
    async fn carry(
        &mut self,
        client: &Client,
        event: &RoomEvent,
        there: &RoomId,
    ) -> Result<(), tidings_client::Error> {
        // What the bridge itself said, or a redaction that it made, doesn't come back.
        if event.sender() == client.user_id().as_str() {
            return Ok(());
        }
        if let Some(twin) = event.redacts().and_then(|gone| self.0.get(gone)) {
            client.redact(twin, Some("redacted there")).await?;
            return Ok(());
        }
        let (Some(id), Some(request)) = (event.event_id(), self.said_there(event)) else {
            return Ok(());
        };
        let sent = client
            .room(there)
            .send_event(event.event_type().clone(), request)
            .await?;
        println!("{id} is {} there", sent.event_id);
        self.0.insert(id.clone(), sent.event_id.clone());
        self.0.insert(sent.event_id, id.clone());
        Ok(())
    }

    /// The request that says it in the other room. `None` for what isn't carried over: what is no message or is
    /// redacted, what a bridge said, this one or another, and edits of what isn't there.
    fn said_there(&self, event: &RoomEvent) -> Option<MessageSendRequest> {
        let unsigned = event.unsigned();
        let is_gone = unsigned.is_some_and(|unsigned| unsigned.redacted_because.is_some());
        if is_gone || event.event_type().as_str() != RoomMessageEventContent::TYPE {
            return None;
        }
        let mut content: Map<String, Value> = serde_json::from_str(event.content()?.get()).ok()?;
        if content.contains_key(MARK) {
            return None;
        }
        if let Some(Value::String(body)) = content.get_mut("body") {
            *body = format!("<{}> {body}", event.sender());
        }
        content.insert(MARK.to_owned(), event.event_id()?.as_str().into());
        let mut request = MessageSendRequest::new(content.into());
        if let Some(parent) = event.updates() {
            request.updates = Some(self.0.get(parent)?.clone());
        }
        if let Some(relation) = event.relates_to()
            && let Some(twin) = self.0.get(&relation.event_id)
        {
            let rel_type = relation.rel_type.clone();
            request.relates_to = Some(RelatesTo::new(twin.clone(), rel_type));
        }
        Some(request)
    }
}
