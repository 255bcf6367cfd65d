//! Entry q: messages sent without a pause while many streams read every one of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::task::JoinSet;

use crate::Failure;
use crate::ceiling;
use crate::http::{Connection, Template, segment};
use crate::load::{Lane, count};
use crate::report::{Row, find, things};
use crate::scale::Scale;
use crate::send;
use crate::world::{User, World, filler};

/// How long a reader waits in one request.
const WAIT_MS: u64 = 30_000;
/// The most events of one answer.
const LIMIT: usize = 1_000;
/// How long the readers may take to have everything, once nothing is sent any more.
const CATCH_UP: Duration = Duration::from_mins(1);

#[derive(Deserialize)]
struct Chunk {
    end: String,
    events: Vec<IgnoredAny>,
}

/// Measures with the many waiting streams, and the middle number of senders.
pub(crate) async fn run(
    scale: &Scale,
    world: &mut World,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let [_, senders, most] = scale.senders;
    let readers = scale.streams[1];
    let users = world.users(senders.max(readers))?;
    let room = world.create_rooms(&users[0], 1).await?.remove(0);
    let pairs: Vec<_> = users[1..].iter().map(|user| (user, &*room)).collect();
    world.join(&pairs).await?;
    let seen = Arc::new(AtomicUsize::new(0));
    let mut reading = JoinSet::new();
    for user in &users[..readers] {
        let connection = world.connect().await?;
        let start: Chunk = world.connect().await?.ask(&user.poll(None, 0)?).await?;
        reading.spawn(read(connection, user.clone(), start.end, Arc::clone(&seen)));
    }
    let text = filler();
    let lane = |user: &User| {
        let message = user.message(&room, &text)?;
        Ok::<_, Failure>(Box::new(move || message.request()) as Lane)
    };
    let lanes = users[..senders].iter().map(lane);
    let lanes = lanes.collect::<Result<_, _>>()?;
    let began = Instant::now();
    let measured = tokio::select! {
        measured = world.load(scale.span, lanes) => measured?,
        Some(reader) = reading.join_next() => {
            reader??;
            return Err("a reader ended before its time".into());
        }
    };
    let sent = usize::try_from(measured.answers)?;
    caught_up(&seen, sent * readers).await?;
    // Reading may go on when all is sent, so this is the slower of the two.
    let took = began.elapsed();
    reading.shutdown().await;
    let what = format!(
        "durable send, {}, 1 room, {} that read everything",
        things(senders, "sender"),
        things(readers, "stream")
    );
    let mut row = Row::new("q", format!("sustain/{senders}x{readers}"), what, measured);
    row = row.relative_to(find(rows, &send::row_id(senders, 1)));
    rows.push(row);
    let delivered = Row {
        id: format!("sustained/{senders}x{readers}"),
        entry: "q",
        what: "  what the streams were given of these".to_owned(),
        samples: Some(sent * readers),
        per_second: Some(count(sent * readers) / took.as_secs_f64()),
        ..Row::default()
    };
    let delivered = delivered.relative_to(find(rows, &ceiling::row_id(most)));
    rows.push(delivered);
    world.stored(u64::try_from(sent)?);
    Ok(())
}

/// Waits until so many deliveries were counted.
async fn caught_up(seen: &AtomicUsize, all: usize) -> Result<(), Failure> {
    let wait = async {
        while seen.load(Ordering::Relaxed) < all {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    let waited = tokio::time::timeout(CATCH_UP, wait).await;
    let missing = || all - seen.load(Ordering::Relaxed);
    waited.map_err(|_| format!("{} of {all} deliveries are missing", missing()).into())
}

/// Reads the stream for good, and counts what comes.
async fn read(
    mut connection: Connection,
    user: User,
    mut from: String,
    seen: Arc<AtomicUsize>,
) -> Result<(), Failure> {
    loop {
        let path = format!(
            "/_matrix/client/v2/stream?timeout={WAIT_MS}&limit={LIMIT}&types=message.*&from={}",
            segment(&from)
        );
        let chunk: Chunk = connection.ask(&user.sign(Template::get(&path)?)?).await?;
        seen.fetch_add(chunk.events.len(), Ordering::Relaxed);
        from = chunk.end;
    }
}
