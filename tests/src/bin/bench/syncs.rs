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
use crate::http::{Connection, Template, segment, send_all};
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
struct Chunk {
    end: String,
    events: Vec<IgnoredAny>,
}

/// The server and its rooms.
struct Filled {
    world: World,
    rooms: Vec<String>,
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
        filling.done().await
    };
    eprintln!("filling {}", things(most, "room"));
    let rooms = futures::stream::iter(0..most).map(fill_one);
    let rooms: Vec<_> = rooms.buffered(AT_ONCE).try_collect().await?;
    Ok(Filled {
        world: World::start_on(site, seed.close().await, &accounts).await?,
        rooms,
        sizes,
    })
}

/// Entry o.
async fn run_whole(filled: &Filled, users: usize, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let users = filled.world.users(users)?.iter().zip(&filled.sizes);
    let contestant = |(user, rooms): (&User, &usize)| {
        Ok::<_, Failure>(Contestant {
            id: whole_id(*rooms),
            what: format!("initial_sync of {rooms} rooms of {MESSAGES} messages"),
            asks: vec![sync(user, None)?],
            holds: Some(("rooms", *rooms)),
        })
    };
    let contestants = users.map(contestant).collect::<Result<_, _>>()?;
    run_long("o", &filled.world, contestants, rows).await
}

/// Measures what takes long: one answer after the other, by turns.
async fn run_long(
    entry: &'static str,
    world: &World,
    contestants: Vec<Contestant>,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let mut connection = world.connect().await?;
    for contestant in &contestants {
        turns::check(world, contestant).await?;
    }
    let mut measured: Vec<_> = contestants.iter().map(|_| Measured::default()).collect();
    let began = Instant::now();
    for _ in 0..ROUNDS {
        if began.elapsed() > LIMIT {
            break;
        }
        for (contestant, measured) in contestants.iter().zip(&mut measured) {
            for ask in &contestant.asks {
                measured.add(time(world, &mut connection, ask).await?);
            }
        }
    }
    turns::show(entry, contestants, measured, rows);
    Ok(())
}

/// Waits for one answer.
async fn time(
    world: &World,
    connection: &mut Connection,
    ask: &Template,
) -> Result<Measured, Failure> {
    let (cpu_before, sent) = (world.server_cpu(), Instant::now());
    let bytes = connection.read(ask.request()).await?;
    let took = sent.elapsed();
    let cpu = world.server_cpu().zip(cpu_before);
    Ok(Measured {
        window: took,
        latencies: vec![took],
        server_cpu: cpu.and_then(|(after, before)| after.checked_sub(before)),
        client_cpu: None,
        answers: 1,
        bytes: bytes as u64,
    })
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
    for messages in [1, scale.delta_messages] {
        let inside = users
            .iter()
            .zip(sizes)
            .filter(|(_, size)| **size >= messages);
        let inside: Vec<_> = inside.collect();
        let mut since = Vec::new();
        for (user, _) in &inside {
            since.push(caught_up(filled, user).await?);
        }
        if let Some((user, _)) = inside.first() {
            send(filled, user, messages).await?;
        }
        let contestants = inside.iter().zip(&since);
        let contestants =
            contestants.map(|((user, size), since)| delta(user, since, messages, **size));
        let contestants = contestants.collect::<Result<_, _>>()?;
        if messages == 1 {
            turns::run("p", scale, &filled.world, contestants, rows).await?;
        } else {
            run_long("p", &filled.world, contestants, rows).await?;
        }
    }
    Ok(())
}

/// The token of a user who has been told everything.
async fn caught_up(filled: &Filled, user: &User) -> Result<String, Failure> {
    let mut connection = filled.world.connect().await?;
    let mut chunk: Chunk = connection.ask(&user.poll(None, 0)?).await?;
    loop {
        chunk = connection.ask(&user.poll(Some(&chunk.end), 0)?).await?;
        if chunk.events.is_empty() {
            return Ok(chunk.end);
        }
    }
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
