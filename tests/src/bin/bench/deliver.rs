//! Entry c: how long a message takes from its sender to those who wait for it.
//!
//! One message at a time: the next is sent when the last receiver has the one before and all wait
//! again, so nothing here queues.

use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::Failure;
use crate::http::Connection;
use crate::load::count;
use crate::report::{Row, things};
use crate::scale::Scale;
use crate::world::{User, World};

/// How long a receiver waits in one request.
const WAIT_MS: u64 = 30_000;
/// Between two messages: time enough for all receivers to wait again.
const PAUSE: Duration = Duration::from_millis(8);
/// Messages that are not measured.
const WARM_UP: u64 = 10;
/// How long a message may take to all.
const LIMIT: Duration = Duration::from_secs(10);

#[derive(Deserialize)]
struct Chunk {
    end: String,
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    content: serde_json::Value,
}

/// A receiver has the message of this number since then. Number 0: it begins to wait.
type Receipt = (u64, Instant);

/// Measures with few and with many waiting streams.
pub(crate) async fn run(
    scale: &Scale,
    world: &mut World,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    for streams in scale.streams {
        let users = world.users(streams + 1)?;
        let room = world.create_rooms(&users[0], 1).await?.remove(0);
        let pairs: Vec<_> = users[1..].iter().map(|user| (user, &*room)).collect();
        world.join(&pairs).await?;
        let mut receivers = JoinSet::new();
        let (tell, mut receipts) = mpsc::unbounded_channel();
        for user in &users[1..] {
            let connection = world.connect().await?;
            receivers.spawn(receive(connection, user.clone(), tell.clone()));
        }
        let what = format!(
            "send until the last of {} has it",
            things(streams, "waiting stream")
        );
        let outcome = tokio::select! {
            outcome = send(scale, world, &room, streams, &mut receipts) => outcome?,
            Some(receiver) = receivers.join_next() => {
                receiver??;
                return Err("a receiver ended before its time".into());
            }
        };
        world.stored(outcome.sent);
        let cpu = outcome.cpu.map(|cpu| cpu.as_secs_f64() * 1e6);
        let deliveries = count(outcome.last.len() * streams);
        let id = format!("deliver/{streams}");
        let mut shown = Row::of_latencies("c", id, what, outcome.last);
        shown.server_cpu_us = cpu.map(|cpu| cpu / deliveries);
        rows.push(shown);
    }
    Ok(())
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

/// What the sender saw.
struct Outcome {
    /// From the send to the last receiver, one for each message.
    last: Vec<Duration>,
    /// The server's processor time for these.
    cpu: Option<Duration>,
    /// All messages.
    sent: u64,
}

/// Sends message after message, each when all have the one before.
async fn send(
    scale: &Scale,
    world: &World,
    room: &str,
    streams: usize,
    receipts: &mut mpsc::UnboundedReceiver<Receipt>,
) -> Result<Outcome, Failure> {
    let user = world.user(0)?;
    let mut connection = world.connect().await?;
    all(0, streams, receipts).await?;
    let (mut last, mut number) = (Vec::new(), 0);
    let (mut began, mut cpu_before) = (Instant::now(), None);
    while number < WARM_UP || began.elapsed() < scale.span.window {
        tokio::time::sleep(PAUSE).await;
        if number == WARM_UP {
            (began, cpu_before) = (Instant::now(), world.server_cpu());
        }
        number += 1;
        let message = user.message(room, &format!("ping {number}"))?;
        let start = Instant::now();
        // The answer and the deliveries race; neither may wait for the other.
        let (answer, received) = tokio::join!(
            connection.send(message.request()),
            all(number, streams, receipts)
        );
        answer?;
        let latency = received?.saturating_duration_since(start);
        if number > WARM_UP {
            last.push(latency);
        }
    }
    let cpu_after = world.server_cpu();
    Ok(Outcome {
        last,
        cpu: cpu_after
            .zip(cpu_before)
            .and_then(|(after, before)| after.checked_sub(before)),
        sent: number,
    })
}

/// Waits until all receivers have said this number; the time of the last.
async fn all(
    number: u64,
    streams: usize,
    receipts: &mut mpsc::UnboundedReceiver<Receipt>,
) -> Result<Instant, Failure> {
    let gather = async {
        let (mut missing, mut last) = (streams, None);
        while missing > 0 {
            let (seen, at) = receipts.recv().await.ok_or("all receivers ended")?;
            if seen == number {
                missing -= 1;
                last = last.max(Some(at));
            }
        }
        last.ok_or_else(|| Failure::from("there are no receivers"))
    };
    let late = |_| format!("message {number} didn't reach all {streams} streams in time");
    tokio::time::timeout(LIMIT, gather).await.map_err(late)?
}
