//! Entry j: how many bytes of disk an event takes, against its JSON.
//!
//! For each kind of event there is a server of its own. What its data directory grew by, from before its start until after
//! its clean stop, is shared among the events.

use serde_json::{Value, json};

use crate::Failure;
use crate::filling::{Filling, ITEM, item, item_key};
use crate::http::{Template, segment, send_all};
use crate::load::count;
use crate::report::Row;
use crate::scale::Scale;
use crate::seed::Seed;
use crate::system;
use crate::world::{Site, User, World, filler};

/// How many requests at once.
const WIDTH: usize = 16;
/// How often each entry of the state is set.
const VERSIONS: usize = 20;
/// How many events are looked at for their size.
const SAMPLE: usize = 100;

/// What is stored.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A message.
    Message,
    /// A message sent as a numbered action, whose outcome is kept for a day.
    Numbered,
    /// A change of state.
    State,
}

impl Kind {
    /// The id of its row.
    pub(crate) fn row_id(self) -> &'static str {
        match self {
            Self::Message => "disk/message",
            Self::Numbered => "disk/numbered",
            Self::State => "disk/state",
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Message => "messages",
            Self::Numbered => "messages sent as numbered actions, with what became of each",
            Self::State => "changes of state",
        }
    }

    /// The request for event number so and so.
    fn ask(
        self,
        user: &User,
        room: &str,
        number: usize,
        total: usize,
    ) -> Result<Template, Failure> {
        match self {
            Self::Message => user.message(room, &filler()),
            Self::Numbered => {
                let message = user.message(room, &filler())?;
                message.header("matrix-action", &number.to_string())
            }
            Self::State => {
                let items = (total / VERSIONS).max(1);
                let key = item_key(number % items);
                let path = format!(
                    "/_matrix/client/v2/rooms/{}/state/{ITEM}/{key}",
                    segment(room)
                );
                let content = json!({"content": item(number % items, number)});
                user.sign(Template::put(&path, &content)?)
            }
        }
    }
}

/// Measures all kinds.
pub(crate) async fn run(scale: &Scale, site: &Site, rows: &mut Vec<Row>) -> Result<(), Failure> {
    for kind in [Kind::Message, Kind::Numbered, Kind::State] {
        rows.push(measure(scale, site, kind).await?);
    }
    Ok(())
}

async fn measure(scale: &Scale, site: &Site, kind: Kind) -> Result<Row, Failure> {
    let seed = Seed::open(&site.data_in)?;
    let accounts = seed.accounts("user", 1).await?;
    let room = Filling::begin(&seed, &[accounts[0].user_id.clone()]).await?;
    let room = room.done().await?;
    let directory = seed.close().await;
    let before = system::directory_bytes(directory.path());
    let world = World::start_on(site, directory, &accounts).await?;
    let user = world.user(0)?;
    let asks = (0..scale.stored).map(|number| kind.ask(user, &room, number, scale.stored));
    let asks = asks.collect::<Result<_, _>>()?;
    send_all(world.address(), WIDTH, "storing events", asks).await?;
    let json_bytes = mean_json(&world, &room).await?;
    let (_, after) = world.finish();
    let grown = after
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before));
    let each = |bytes: u64| Some(count(usize::try_from(bytes).ok()?) / count(scale.stored));
    let disk_bytes = grown.and_then(each);
    Ok(Row {
        id: kind.row_id().to_owned(),
        entry: "j",
        what: format!("disk for each of {} {}", scale.stored, kind.describe()),
        samples: Some(scale.stored),
        json_bytes: Some(json_bytes),
        disk_ratio: disk_bytes.map(|bytes| bytes / json_bytes),
        disk_bytes,
        ..Row::default()
    })
}

/// The mean size of a room's newest events as a client gets them, without what the server adds for the reader.
async fn mean_json(world: &World, room: &str) -> Result<f64, Failure> {
    let look = world
        .user(0)?
        .look(room, &format!("timeline?dir=b&limit={SAMPLE}"))?;
    let mut answer: Value = world.connect().await?.ask(&look).await?;
    let chunk = answer.get_mut("chunk").and_then(Value::as_array_mut);
    let chunk = chunk
        .filter(|chunk| !chunk.is_empty())
        .ok_or("the timeline is empty")?;
    let mut bytes = 0;
    for event in chunk.iter_mut() {
        for key in ["unsigned", "prev_content", "replaces_state"] {
            event.as_object_mut().map(|event| event.remove(key));
        }
        bytes += event.to_string().len();
    }
    Ok(count(bytes) / count(chunk.len()))
}
