//! Entry n: many clients that wait for news while there are none. What each takes of the server's memory, what the server does
//! meanwhile, and how soon all of them have a message.

use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::Failure;
use crate::http::Connection;
use crate::load::count;
use crate::report::Row;
use crate::scale::Scale;
use crate::world::{Site, User, World};

/// How long a client waits in one request.
const WAIT_MS: u64 = 120_000;
/// So many begin to wait at once.
const AT_ONCE: usize = 64;
/// How long it is looked on while nothing happens.
const REST: Duration = Duration::from_secs(5);
/// Until what was set in motion before has come to rest.
const SETTLE: Duration = Duration::from_secs(2);
/// Messages that all wait for.
const MESSAGES: u64 = 10;
/// How long all may take to have a message, or to begin to wait.
const LIMIT: Duration = Duration::from_mins(1);

#[derive(Deserialize)]
struct Chunk {
    end: String,
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    content: serde_json::Value,
}

/// Somebody has the message of this number since then. Number 0: they are about to wait.
type Receipt = (u64, Instant);

/// Measures on a server of its own, whose memory holds nothing else.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    let [users, sessions] = scale.idle;
    let streams = users * sessions;
    let world = World::with_users(site, users).await?;
    let everybody = world.users(users)?;
    let room = world.create_rooms(&everybody[0], 1).await?.remove(0);
    let pairs: Vec<_> = everybody[1..].iter().map(|user| (user, &*room)).collect();
    world.join(&pairs).await?;
    let each: Vec<&User> = (1..sessions).flat_map(|_| everybody).collect();
    let mut waiters = world.sessions_of(&each).await?;
    waiters.extend_from_slice(everybody);
    tokio::time::sleep(SETTLE).await;
    let before = world.server_bytes();
    let mut receivers = JoinSet::new();
    let (tell, mut receipts) = mpsc::unbounded_channel();
    for waiters in waiters.chunks(AT_ONCE) {
        for waiter in waiters {
            let connection = world.connect().await?;
            receivers.spawn(receive(connection, waiter.clone(), tell.clone()));
        }
        all(0, waiters.len(), &mut receipts).await?;
    }
    tokio::time::sleep(SETTLE).await;
    let after = world.server_bytes();
    let cpu_before = world.server_cpu();
    tokio::time::sleep(REST).await;
    let at_rest = used(&world, cpu_before);
    let told = tokio::select! {
        told = tell_all(&world, &room, streams, &mut receipts) => told?,
        Some(receiver) = receivers.join_next() => {
            receiver??;
            return Err("a receiver ended before its time".into());
        }
    };
    let what = format!("one message to each of {streams} waiting streams of {users} users");
    let mut row = Row::of_latencies("n", format!("idle/{streams}"), what, told.latencies);
    row.server_cpu_us = told
        .cpu
        .map(|cpu| cpu.as_secs_f64() * 1e6 / count(row.samples.unwrap_or(1)));
    let grown = after
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before));
    let kib = grown.and_then(|bytes| u32::try_from(bytes / 1024).ok());
    row.memory_kib = kib.map(|kib| f64::from(kib) / count(streams));
    row.rest_percent = at_rest.map(|cpu| 100.0 * cpu.as_secs_f64() / REST.as_secs_f64());
    rows.push(row);
    Ok(())
}

fn used(world: &World, before: Option<Duration>) -> Option<Duration> {
    world.server_cpu()?.checked_sub(before?)
}

/// Waits at the stream for good, and says which messages it saw when.
async fn receive(
    mut connection: Connection,
    user: User,
    tell: mpsc::UnboundedSender<Receipt>,
) -> Result<(), Failure> {
    let mut chunk: Chunk = connection.ask(&user.poll(None, 0)?).await?;
    // Whoever listened may be gone, at the end of the entry.
    let _ = tell.send((0, Instant::now()));
    loop {
        let poll = user.poll(Some(&chunk.end), WAIT_MS)?;
        let body = connection.send(poll.request()).await?;
        let at = Instant::now();
        chunk = serde_json::from_slice(&body)?;
        for event in &chunk.events {
            let text = event.content.get("body").and_then(|body| body.as_str());
            if let Some(number) = text.and_then(|text| text.strip_prefix("ping ")?.parse().ok()) {
                let _ = tell.send((number, at));
            }
        }
    }
}

/// What came of the messages.
struct Told {
    /// From the send to each that waited.
    latencies: Vec<Duration>,
    /// The server's processor time.
    cpu: Option<Duration>,
}

/// Sends one message after the other, each when all wait again.
async fn tell_all(
    world: &World,
    room: &str,
    streams: usize,
    receipts: &mut mpsc::UnboundedReceiver<Receipt>,
) -> Result<Told, Failure> {
    let user = world.user(0)?;
    let mut connection = world.connect().await?;
    let mut told = Told {
        latencies: Vec::new(),
        cpu: Some(Duration::ZERO),
    };
    for number in 1..=MESSAGES {
        let message = user.message(room, &format!("ping {number}"))?;
        let (before, began) = (world.server_cpu(), Instant::now());
        let (answer, received) = tokio::join!(
            connection.send(message.request()),
            all(number, streams, receipts)
        );
        answer?;
        // Time for the last of them to wait again.
        tokio::time::sleep(SETTLE / 4).await;
        told.cpu = told
            .cpu
            .zip(used(world, before))
            .map(|(all, used)| all + used);
        let received = received?.into_iter();
        let since = received.map(|at| at.saturating_duration_since(began));
        told.latencies.extend(since);
    }
    Ok(told)
}

/// Waits until all have said this number; when each did.
async fn all(
    number: u64,
    streams: usize,
    receipts: &mut mpsc::UnboundedReceiver<Receipt>,
) -> Result<Vec<Instant>, Failure> {
    let gather = async {
        let mut moments = Vec::with_capacity(streams);
        while moments.len() < streams {
            let (seen, at) = receipts.recv().await.ok_or("all receivers ended")?;
            if seen == number {
                moments.push(at);
            }
        }
        Ok(moments)
    };
    let late = |_| format!("message {number} didn't reach all {streams} streams in time");
    tokio::time::timeout(LIMIT, gather).await.map_err(late)?
}
