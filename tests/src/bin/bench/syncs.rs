//! Entries o and p: what an initial sync costs for each room in it, and what a delta costs the more rooms there are in which
//! nothing happened.
//!
//! Each user is in so many rooms, and every room has as many members, messages and state, so that only the number of
//! rooms differs. Whole syncs are timed one after the other: some are seconds and many megabytes long.

use std::time::{Duration, Instant};

use futures::{StreamExt as _, TryStreamExt as _};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::Failure;
use crate::entries::Entry;
use crate::filling::Filling;
use crate::http::{Template, segment, send_all};
use crate::load::Measured;
use crate::report::{Row, things};
use crate::scale::Scale;
use crate::seed::{Account, Seed};
use crate::turns::{self, Contestant};
use crate::world::{Site, User, World, filler};

/// The messages of a room.
const MESSAGES: usize = 20;
/// The members of a room.
const MEMBERS: usize = 8;
/// So many rooms are filled at once.
const AT_ONCE: usize = 64;
/// How often all sizes take turns.
const ROUNDS: usize = 5;
/// No further turn begins after this.
const LIMIT: Duration = Duration::from_mins(1);
/// Requests at once that send the messages of a delta.
const WIDTH: usize = 32;

#[derive(Deserialize)]
struct Synced {
    rooms: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct Chunk {
    end: String,
}

/// The server, its rooms, and the moment when all of them were filled.
struct Filled {
    world: World,
    rooms: Vec<String>,
    since: String,
    /// How many rooms each user is in.
    sizes: Vec<usize>,
}

/// The id of the row of whole syncs of so many rooms.
pub(crate) fn whole_id(rooms: usize) -> String {
    format!("sync/{rooms}")
}

/// The id of the row of deltas after so many messages in some of so many rooms.
pub(crate) fn delta_id(messages: usize, rooms: usize) -> String {
    format!("delta/{messages}in{rooms}")
}

/// Measures both on a server of their own.
pub(crate) async fn run(
    scale: &Scale,
    site: &Site,
    wanted: impl Fn(Entry) -> bool,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let none: &[usize] = &[];
    let whole = if wanted(Entry::O) {
        &scale.synced
    } else {
        none
    };
    let changing = if wanted(Entry::P) {
        &scale.deltas
    } else {
        none
    };
    let sizes = whole.iter().chain(changing).copied();
    let filled = fill(site, sizes.collect()).await?;
    if !whole.is_empty() {
        run_whole(&filled, whole.len(), rows).await?;
    }
    if !changing.is_empty() {
        run_deltas(scale, &filled, whole.len(), rows).await?;
    }
    Ok(())
}

/// Fills a data directory and starts a server on it.
async fn fill(site: &Site, sizes: Vec<usize>) -> Result<Filled, Failure> {
    let seed = Seed::open(&site.data_in)?;
    let accounts = seed.accounts("user", sizes.len()).await?;
    let others = seed.users("member", MEMBERS).await?;
    let most = sizes.iter().copied().max().unwrap_or(0);
    let members = |number: usize| {
        let inside =
            |(account, size): (&Account, &usize)| (number < *size).then(|| account.user_id.clone());
        let users = accounts.iter().zip(&sizes).filter_map(inside);
        let mut members: Vec<_> = users.collect();
        members.extend(others.iter().take(MEMBERS - members.len()).cloned());
        members
    };
    let fill_one = async |number: usize| {
        let mut filling = Filling::begin(&seed, &members(number)).await?;
        for _ in 0..MESSAGES {
            filling.message().await?;
        }
        let position = filling.mark().await?.position;
        Ok::<_, Failure>((position, filling.done().await?))
    };
    eprintln!("filling {}", things(most, "room"));
    let filled = futures::stream::iter(0..most).map(fill_one);
    let filled: Vec<_> = filled.buffered(AT_ONCE).try_collect().await?;
    let newest = filled.iter().map(|(position, _)| *position).max();
    let since = seed.token(newest.unwrap_or_default());
    Ok(Filled {
        rooms: filled.into_iter().map(|(_, room)| room).collect(),
        world: World::start_on(site, seed.close().await, &accounts).await?,
        since,
        sizes,
    })
}

/// Entry o.
async fn run_whole(filled: &Filled, users: usize, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let asks = filled.world.users(users)?.iter();
    let asks: Vec<Template> = asks
        .map(|user| sync(user, None))
        .collect::<Result<_, _>>()?;
    let sizes = &filled.sizes[..users];
    let mut connection = filled.world.connect().await?;
    for (ask, size) in asks.iter().zip(sizes) {
        let synced: Synced = connection.ask(ask).await?;
        if synced.rooms.len() != *size {
            let found = synced.rooms.len();
            return Err(format!("a sync of {size} rooms holds {found}").into());
        }
    }
    let mut measured: Vec<_> = asks.iter().map(|_| Measured::default()).collect();
    let began = Instant::now();
    for _ in 0..ROUNDS {
        if began.elapsed() > LIMIT {
            break;
        }
        for (ask, measured) in asks.iter().zip(&mut measured) {
            let (cpu_before, sent) = (filled.world.server_cpu(), Instant::now());
            let bytes = connection.read(ask.request()).await?;
            let took = sent.elapsed();
            let cpu = filled.world.server_cpu().zip(cpu_before);
            measured.add(Measured {
                window: took,
                latencies: vec![took],
                server_cpu: cpu.and_then(|(after, before)| after.checked_sub(before)),
                client_cpu: None,
                answers: 1,
                bytes: bytes as u64,
            });
        }
    }
    let first = rows.len();
    for (size, measured) in sizes.iter().zip(measured) {
        let what = format!("initial_sync of {size} rooms of {MESSAGES} messages");
        let mut row = Row::new("o", whole_id(*size), what, measured);
        row.items = Some(*size);
        let row = row.relative_to(rows.get(first));
        rows.push(row);
    }
    Ok(())
}

/// Entry p.
async fn run_deltas(
    scale: &Scale,
    filled: &Filled,
    first: usize,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let users = &filled.world.users(filled.sizes.len())?[first..];
    let sizes = &filled.sizes[first..];
    send(filled, &users[0], 1).await?;
    let contestants = users.iter().zip(sizes);
    let contestants = contestants.map(|(user, size)| delta(user, &filled.since, 1, *size));
    let contestants = contestants.collect::<Result<_, _>>()?;
    turns::run("p", scale, &filled.world, contestants, rows).await?;
    let Some((most, largest)) = users.last().zip(sizes.last()) else {
        return Ok(());
    };
    let mut connection = filled.world.connect().await?;
    let now: Chunk = connection.ask(&most.poll(None, 0)?).await?;
    let few = scale.delta_messages.min(*largest);
    send(filled, most, few).await?;
    let contestants = users.iter().zip(sizes).filter(|(_, size)| **size >= few);
    let contestants = contestants.map(|(user, size)| delta(user, &now.end, few, *size));
    let contestants = contestants.collect::<Result<_, _>>()?;
    turns::run("p", scale, &filled.world, contestants, rows).await
}

/// What changed since a token: in so many rooms.
fn delta(user: &User, since: &str, messages: usize, rooms: usize) -> Result<Contestant, Failure> {
    Ok(Contestant {
        id: delta_id(messages, rooms),
        what: format!(
            "initial_sync after {} in {}",
            things(messages, "message"),
            things(rooms, "room")
        ),
        asks: vec![sync(user, Some(since))?],
        holds: Some(("rooms", messages)),
    })
}

fn sync(user: &User, since: Option<&str>) -> Result<Template, Failure> {
    let since = since.map_or_else(String::new, |since| format!("?since={}", segment(since)));
    user.sign(Template::get(&format!(
        "/_matrix/client/v2/initial_sync{since}"
    ))?)
}

/// Sends one message to each of the first rooms.
async fn send(filled: &Filled, user: &User, rooms: usize) -> Result<(), Failure> {
    let text = filler();
    let messages = filled.rooms[..rooms].iter();
    let messages = messages.map(|room| user.message(room, &text));
    let messages = messages.collect::<Result<Vec<_>, _>>()?;
    send_all(filled.world.address(), WIDTH, "sending messages", messages).await?;
    Ok(())
}
