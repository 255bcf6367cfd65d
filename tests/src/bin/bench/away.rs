//! Entry v: what it costs to read on after being away, the more happened meanwhile in rooms that are none of the reader's. It
//! should cost nothing.
//!
//! The reader gets the same message from two places: from before all that happened elsewhere, and from before the last hundredth
//! of it. First the server finds it in the store, then, sent once more, in memory.

use futures::{StreamExt as _, TryStreamExt as _};
use serde::Deserialize;
use tidings_server::store::Store as _;

use crate::Failure;
use crate::filling::Filling;
use crate::http::{Template, segment, send_all};
use crate::report::{Row, things};
use crate::scale::Scale;
use crate::seed::Seed;
use crate::turns::{self, Contestant};
use crate::world::{Site, User, World, filler};

/// The rooms of the reader.
const ROOMS: usize = 10;
/// The nearer of the two places has so much less behind it.
const SHARE: usize = 100;
/// So many rooms are filled at once.
const AT_ONCE: usize = 64;
/// Requests at once that send messages elsewhere.
const WIDTH: usize = 32;

#[derive(Deserialize)]
struct Chunk {
    end: String,
}

/// Where what happened is found.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Store,
    Memory,
}

impl Place {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Store => "the store",
            Self::Memory => "memory",
        }
    }

    /// The id of the row of reading on when so many events happened elsewhere.
    pub(crate) fn row_id(self, events: usize) -> String {
        let place = match self {
            Self::Store => "store",
            Self::Memory => "memory",
        };
        format!("away/{place}/{events}")
    }
}

/// Measures both on a server of their own.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let seed = Seed::open(&site.data_in)?;
    let accounts = seed.accounts("user", 2).await?;
    let (reader, other) = (&accounts[0].user_id, &accounts[1].user_id);
    let mut own = Filling::begin(&seed, std::slice::from_ref(reader)).await?;
    for _ in 1..ROOMS {
        let mut room = Filling::begin(&seed, std::slice::from_ref(reader)).await?;
        room.mark().await?;
    }
    own.mark().await?;
    let [rooms, each] = scale.elsewhere;
    eprintln!("filling {}", things(rooms, "room"));
    let fill = async |_| {
        let mut room = Filling::begin(&seed, std::slice::from_ref(other)).await?;
        while room.events() < each {
            room.message().await?;
        }
        room.done().await
    };
    let (mut elsewhere, mut froms) = (Vec::new(), Vec::new());
    let few = rooms.div_ceil(SHARE);
    for (count, left) in [(rooms - few, rooms), (few, few)] {
        froms.push((left * each, seed.token(seed.store.position())));
        let filled = futures::stream::iter(0..count).map(fill).buffered(AT_ONCE);
        elsewhere.extend(filled.try_collect::<Vec<String>>().await?);
    }
    own.message().await?;
    let own = own.done().await?;
    let world = World::start_on(site, seed.close().await, &accounts).await?;
    let (reader, other) = (world.user(0)?, world.user(1)?);
    let from_store = contestants(reader, Place::Store, froms)?;
    turns::run("v", scale, &world, from_store, rows).await?;

    let (text, mut froms) = (filler(), Vec::new());
    let few = scale.messages_elsewhere.div_ceil(SHARE);
    for (count, left) in [
        (scale.messages_elsewhere - few, scale.messages_elsewhere),
        (few, few),
    ] {
        froms.push((left, now(&world, reader).await?));
        let messages = elsewhere.iter().cycle().take(count);
        let messages = messages.map(|room| other.message(room, &text));
        let messages = messages.collect::<Result<Vec<_>, _>>()?;
        send_all(world.address(), WIDTH, "sending elsewhere", messages).await?;
    }
    let message = vec![reader.message(&own, &text)?];
    send_all(world.address(), WIDTH, "sending", message).await?;
    let from_memory = contestants(reader, Place::Memory, froms)?;
    turns::run("v", scale, &world, from_memory, rows).await
}

/// The token of the moment.
async fn now(world: &World, reader: &User) -> Result<String, Failure> {
    let chunk: Chunk = world.connect().await?.ask(&reader.poll(None, 0)?).await?;
    Ok(chunk.end)
}

/// Asks for messages alone: a token from before the server began tells all presence once more.
fn messages(reader: &User, from: &str) -> Result<Template, Failure> {
    let from = segment(from);
    let path = format!("/_matrix/client/v2/stream?timeout=0&types=message.*&from={from}");
    reader.sign(Template::get(&path)?)
}

fn contestants(
    reader: &User,
    place: Place,
    froms: Vec<(usize, String)>,
) -> Result<Vec<Contestant>, Failure> {
    let contestant = |(count, from): (usize, String)| {
        Ok(Contestant {
            id: place.row_id(count),
            what: format!(
                "stream_poll after {} elsewhere, found in {}",
                things(count, "event"),
                place.name()
            ),
            asks: vec![messages(reader, &from)?],
            holds: Some(("events", 1)),
        })
    };
    // The nearest first: it is what the other is held against.
    froms.into_iter().rev().map(contestant).collect()
}
