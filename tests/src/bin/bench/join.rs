//! Entry f: what joining a room with many members costs, against one with few. The answer of a join holds all of them.
//!
//! A user joins a room once only, so here nothing is loaded: one join after the other is timed, of rooms with few members
//! and of the one with many.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::Failure;
use crate::http::{Connection, Template};
use crate::large::{Joined, SMALL_ROOMS};
use crate::load::Measured;
use crate::report::Row;
use crate::scale::Scale;
use crate::world::{User, World};

/// How often few and many take turns.
const ROUNDS: usize = 5;
/// No further turn begins after this.
const LIMIT: Duration = Duration::from_secs(20);

/// Measures joins by all users but the first.
pub(crate) async fn run(
    scale: &Scale,
    world: &World,
    joined: &Joined,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let joiners = &world.users(1 + scale.joiners)?[1..];
    let joiners: Vec<_> = joiners
        .iter()
        .zip(joined.small.chunks(SMALL_ROOMS))
        .collect();
    let mut connection = world.connect().await?;
    let (mut small, mut large) = (Measured::default(), Measured::default());
    let began = Instant::now();
    for turn in joiners.chunks(joiners.len().div_ceil(ROUNDS)) {
        if began.elapsed() > LIMIT {
            break;
        }
        let few = turn
            .iter()
            .flat_map(|(user, rooms)| rooms.iter().map(|room| ask(user, room)));
        small.add(time(world, &mut connection, few.collect::<Result<_, _>>()?).await?);
        let many = turn.iter().map(|(user, _)| ask(user, &joined.large));
        large.add(time(world, &mut connection, many.collect::<Result<_, _>>()?).await?);
    }
    let mut first = None;
    for (members, measured) in scale.members.into_iter().zip([small, large]) {
        let what = format!("room_join of a room with {members} members");
        let row = Row::new("f", format!("join/{members}"), what, measured);
        rows.push(row.relative_to(first.and_then(|first: usize| rows.get(first))));
        first = first.or(Some(rows.len() - 1));
    }
    Ok(())
}

fn ask(user: &User, room: &str) -> Result<Template, Failure> {
    let body = json!({"room_id": room});
    user.sign(Template::post("/_matrix/client/v2/join", &body)?)
}

/// Sends one request after the other.
async fn time(
    world: &World,
    connection: &mut Connection,
    asks: Vec<Template>,
) -> Result<Measured, Failure> {
    let mut measured = Measured::default();
    let (cpu_before, began) = (world.server_cpu(), Instant::now());
    for ask in asks {
        let sent = Instant::now();
        let body = connection.send(ask.request()).await?;
        measured.latencies.push(sent.elapsed());
        measured.answers += 1;
        measured.bytes += body.len() as u64;
    }
    measured.window = began.elapsed();
    measured.server_cpu = world
        .server_cpu()
        .zip(cpu_before)
        .and_then(|(after, before)| after.checked_sub(before));
    Ok(measured)
}
