//! Entry d: what reading costs in a small room and in a large one. It should be the same.
//!
//! Both rooms have the same members, every read answers the same number of events, and the two
//! rooms take turns, so that only the room's size differs.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::task::JoinSet;

use crate::Failure;
use crate::http::{Connection, Template, segment};
use crate::progress::Progress;
use crate::report::Row;
use crate::scale::Scale;
use crate::turns::{self, Contestant};
use crate::world::{User, World, filler};

/// How many places in each room are read from, evenly spread over its first three quarters.
const PLACES: usize = 16;
/// The events of one answer of the timeline.
const SCROLL_LIMIT: usize = 20;
/// Connections of each user who fills a room.
const FILL_DEPTH: usize = 4;
/// Filling stops after this, and the room has what it has.
const FILL_LIMIT: Duration = Duration::from_secs(45);

#[derive(Deserialize)]
struct Stored {
    position: String,
}

/// A room that was filled, one reader of it, and the places to read from.
struct Filled {
    room: String,
    events: usize,
    reader: User,
    places: Vec<String>,
}

/// The id of the row of reading a room of this size.
pub(crate) fn row_id(operation: &str, events: usize) -> String {
    format!("{operation}/{events}")
}

/// Fills both rooms, then measures both operations in both.
pub(crate) async fn run(
    scale: &Scale,
    world: &mut World,
    rows: &mut Vec<Row>,
) -> Result<(), Failure> {
    let mut filled = Vec::new();
    for (number, events) in scale.events.into_iter().enumerate() {
        // The readers are users of their own, so that each has one room and nothing else.
        let reader = world.user(scale.first_reader() + number)?.clone();
        filled.push(fill(scale, world, events, reader).await?);
    }
    for operation in ["scroll", "poll"] {
        let sizes = filled.iter().zip(scale.events);
        let contestants = sizes.map(|(room, asked)| contestant(operation, room, asked));
        let contestants = contestants.collect::<Result<_, _>>()?;
        turns::run("d", scale, world, contestants, rows).await?;
    }
    Ok(())
}

/// Reading from all places of a room.
fn contestant(operation: &str, room: &Filled, asked: usize) -> Result<Contestant, Failure> {
    let (reader, id) = (&room.reader, &room.room);
    let ask = |place: &String| match operation {
        "scroll" => {
            let from = segment(place);
            reader.look(
                id,
                &format!("timeline?dir=b&limit={SCROLL_LIMIT}&from={from}"),
            )
        }
        _ => reader.poll(Some(place), 0),
    };
    let what = match operation {
        "scroll" => format!("timeline_scroll back, {SCROLL_LIMIT} events from inside a room"),
        _ => "stream_poll from an old token, a room".to_owned(),
    };
    Ok(Contestant {
        id: row_id(operation, asked),
        what: format!("{what} of {} events", room.events),
        asks: room.places.iter().map(ask).collect::<Result<_, _>>()?,
        holds: None,
    })
}

/// Makes a room and fills it from several users at once.
async fn fill(
    scale: &Scale,
    world: &mut World,
    events: usize,
    reader: User,
) -> Result<Filled, Failure> {
    let users = world.users(scale.fillers)?;
    let room = world.create_rooms(&users[0], 1).await?.remove(0);
    let mut pairs: Vec<_> = users[1..].iter().map(|user| (user, &*room)).collect();
    pairs.push((&reader, &room));
    world.join(&pairs).await?;
    let marks = (1..=PLACES).map(|place| place * events * 3 / (4 * PLACES));
    let marks = Arc::new(marks.collect::<BTreeSet<_>>());
    let next = Arc::new(AtomicUsize::new(0));
    let stop_at = Instant::now() + FILL_LIMIT;
    let mut lanes = JoinSet::new();
    for user in users {
        let message = user.message(&room, &filler())?;
        for _ in 0..FILL_DEPTH {
            let connection = world.connect().await?;
            let (next, marks) = (Arc::clone(&next), Arc::clone(&marks));
            let writer = Writer {
                message: message.clone(),
                events,
                marks,
                stop_at,
            };
            lanes.spawn(writer.write(connection, next));
        }
    }
    let progress = Progress::start("filling a room", events, next);
    let (mut stored, mut places) = (0, Vec::new());
    while let Some(lane) = lanes.join_next().await {
        let (count, marked) = lane??;
        stored += count;
        places.extend(marked);
    }
    progress.done();
    world.stored(stored.try_into()?);
    if places.is_empty() {
        return Err("filling was too slow to read from anywhere".into());
    }
    Ok(Filled {
        room,
        events: stored,
        reader,
        places,
    })
}

/// One of those who fill a room.
struct Writer {
    message: Template,
    events: usize,
    marks: Arc<BTreeSet<usize>>,
    stop_at: Instant,
}

impl Writer {
    /// Sends until the room is full: how many it sent, and the positions of the marked ones.
    async fn write(
        self,
        mut connection: Connection,
        next: Arc<AtomicUsize>,
    ) -> Result<(usize, Vec<String>), Failure> {
        let (mut sent, mut places) = (0, Vec::new());
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= self.events || Instant::now() > self.stop_at {
                return Ok((sent, places));
            }
            let body = connection.send(self.message.request()).await?;
            sent += 1;
            if self.marks.contains(&number) {
                places.push(serde_json::from_slice::<Stored>(&body)?.position);
            }
        }
    }
}
