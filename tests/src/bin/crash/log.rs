//! What the clients asked for and were told, and what they saw.

use std::sync::Arc;

use parking_lot::Mutex;
use serde::Serialize;
use tidings_client::types::RoomEvent;
use tidings_server::env::Env;

/// Something a client wants to happen once. It has its name in it, so that it is known again wherever it shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Wish {
    /// The number of the client.
    pub(crate) client: usize,
    /// Its name: no two have the same.
    pub(crate) name: String,
    pub(crate) what: What,
    /// The room it is about; empty for a new one.
    pub(crate) room: String,
    /// When it was first asked for, in milliseconds of the epoch.
    pub(crate) asked_ms: u64,
    /// When it was known what came of it.
    pub(crate) told_ms: Option<u64>,
    pub(crate) came: Came,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum What {
    Message,
    /// One of the messages of a batch, whose name is its own's up to the dot (BAT-1).
    Part,
    State,
    Join,
    Leave,
    Create,
}

/// What came of it, as far as the client knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Came {
    /// Nothing yet.
    Open,
    /// An event, decided on at a moment.
    Event { id: String, at_ms: u64 },
    /// A room that was made.
    Room(String),
    /// It is so now.
    Done,
    /// A refusal.
    Refused(String),
    /// The client gave up asking: it may have happened.
    GivenUp(String),
}

/// All the wishes since the book was last emptied.
#[derive(Clone)]
pub(crate) struct Book {
    env: Env,
    wishes: Arc<Mutex<Vec<Wish>>>,
}

impl Book {
    pub(crate) fn new() -> Self {
        Self {
            env: Env::system(),
            wishes: Arc::default(),
        }
    }

    /// The time, as the server has it.
    pub(crate) fn now_ms(&self) -> u64 {
        self.env.now_ms()
    }

    /// Notes a wish that is about to be asked for; answers its place.
    pub(crate) fn ask(&self, client: usize, name: &str, what: What, room: &str) -> usize {
        let wish = Wish {
            client,
            name: name.to_owned(),
            what,
            room: room.to_owned(),
            asked_ms: self.now_ms(),
            told_ms: None,
            came: Came::Open,
        };
        let mut wishes = self.wishes.lock();
        wishes.push(wish);
        wishes.len() - 1
    }

    /// Notes what came of a wish.
    pub(crate) fn tell(&self, place: usize, came: Came) {
        let wish = &mut self.wishes.lock()[place];
        wish.told_ms = Some(self.now_ms());
        wish.came = came;
    }

    /// Takes the wishes out, once nobody asks for anything.
    pub(crate) fn take(&self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes.lock())
    }
}

/// An event as a client sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) room: String,
    pub(crate) sender: String,
    /// The type, when it is state.
    pub(crate) state: Option<String>,
    /// The name of the wish that it came of.
    pub(crate) name: Option<String>,
    /// The membership it says.
    pub(crate) membership: Option<String>,
}

impl Seen {
    /// Reads an event; `None` for one that has no place in a timeline.
    pub(crate) fn read(event: &RoomEvent) -> Option<Self> {
        let content = event.content().map_or("{}", |content| content.get());
        let content: serde_json::Value = serde_json::from_str(content).ok()?;
        let text = |key: &str| Some(content.get(key)?.as_str()?.to_owned());
        Some(Self {
            id: event.event_id()?.to_string(),
            room: event.room_id()?.to_string(),
            sender: event.sender().to_owned(),
            state: event
                .state_key()
                .map(|_| event.event_type().as_str().to_owned()),
            name: text("body")
                .or_else(|| text("topic"))
                .or_else(|| text("name")),
            membership: text("membership"),
        })
    }
}
