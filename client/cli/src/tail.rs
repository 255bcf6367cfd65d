//! `tidings tail`: events as they happen.

use std::collections::BTreeSet;
use std::pin::pin;

use futures::StreamExt as _;
use tidings_client::api::{ClientDirectoryExt as _, ClientFilterExt as _};
use tidings_client::{Client, Error, Reach, StreamItem, StreamOptions, Transport};
use tidings_types::{ChunkToken, Filter, RoomAlias, RoomId};

use crate::context::Common;
use crate::failure::Failure;
use crate::io::Io;
use crate::show;

/// Arguments of `tail`.
#[derive(Debug, clap::Args)]
pub(crate) struct Tail {
    /// Rooms to follow, by id or alias; all of them without any
    #[arg(value_name = "ROOM", value_parser = room)]
    rooms: Vec<RoomName>,
    /// Print a line for people instead of JSON
    #[arg(long)]
    pretty: bool,
    /// The position to go on from, such as the `end` of an earlier answer; from now on without it
    #[arg(long, value_name = "TOKEN", value_parser = token)]
    from: Option<ChunkToken>,
    /// Which events, as comma-separated patterns such as `message.*,state.m.room.topic`
    #[arg(long, value_name = "PATTERNS")]
    types: Option<String>,
    /// End after so many events
    #[arg(long, value_name = "NUMBER")]
    count: Option<u64>,
    /// What carries the events; all give the same
    #[arg(long, value_enum, default_value_t)]
    transport: Carrier,
}

/// What carries the events (STR-7).
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Carrier {
    /// One request after the other; passes whatever lies between
    #[default]
    Poll,
    /// Server-sent events
    Sse,
    /// A WebSocket
    Websocket,
}

impl From<Carrier> for Transport {
    fn from(carrier: Carrier) -> Self {
        match carrier {
            Carrier::Poll => Self::Poll,
            Carrier::Sse => Self::ServerSentEvents,
            Carrier::Websocket => Self::WebSocket,
        }
    }
}

/// A room as a person names it.
#[derive(Clone, Debug)]
pub(crate) enum RoomName {
    /// By its id.
    Id(RoomId),
    /// By one of its names.
    Alias(RoomAlias),
}

/// Reads a room's id or alias.
pub(crate) fn room(text: &str) -> Result<RoomName, String> {
    if let Ok(id) = text.parse() {
        return Ok(RoomName::Id(id));
    }
    let alias = text.parse().map(RoomName::Alias);
    alias.map_err(|_| {
        "a room is named by its id, as in !id:server, or an alias, as in #name:server".to_owned()
    })
}

fn token(text: &str) -> Result<ChunkToken, String> {
    text.parse()
        .map_err(|_| "not a position of a stream".to_owned())
}

impl RoomName {
    /// The room's id, which the server knows of an alias (DIR-1).
    pub(crate) async fn id(&self, client: &Client) -> Result<RoomId, Error> {
        match self {
            Self::Id(id) => Ok(id.clone()),
            Self::Alias(alias) => {
                let asked = client.api().alias_get().room_alias(alias.clone());
                Ok(asked.send().await?.into_inner().room_id)
            }
        }
    }
}

/// Prints events until it is interrupted or there were enough.
pub(crate) async fn run(common: &Common, tail: Tail, io: &mut Io) -> Result<(), Failure> {
    let client = common.client()?;
    let mut rooms = BTreeSet::new();
    for room in &tail.rooms {
        rooms.insert(room.id(&client).await?);
    }
    let mut options = StreamOptions {
        from: tail.from,
        transport: tail.transport.into(),
        types: tail.types,
        ..StreamOptions::default()
    };
    if !rooms.is_empty() {
        let filter = Filter {
            rooms: Some(rooms.into_iter().collect::<Vec<_>>().into()),
            ..Filter::default()
        };
        let made = client.api().filter_create().body(filter).send().await;
        options.filter = Some(made.map_err(Error::from)?.into_inner().filter);
    }
    let mut events = client.stream_with(options).events();
    let mut reaches = pin!(client.reaches().fuse());
    let mut was_away = false;
    let mut left = tail.count;
    while left != Some(0) {
        let item = tokio::select! {
            item = events.next() => match item {
                Some(item) => item,
                None => break,
            },
            reach = reaches.select_next_some() => {
                // Else whoever waits doesn't know for what.
                match reach {
                    Reach::Away => io.say("the server can't be reached: trying again"),
                    Reach::There if was_away => io.say("the server is there again"),
                    _ => {}
                }
                was_away = reach == Reach::Away;
                continue;
            }
        };
        // A room that was joined comes with its events too.
        let StreamItem::Event(event) = item? else {
            continue;
        };
        if tail.pretty {
            io.line(&show::event(&event))?;
        } else {
            io.line(event.json())?;
        }
        left = left.map(|left| left - 1);
    }
    Ok(())
}
