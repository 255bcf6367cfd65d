//! A room while it is filled: its events are made here and appended many at once.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use tidings_server::app::room::{Draft, RoomState};
use tidings_server::store::{Append, Position, RoomAppend, Store as _, Write};
use tidings_types::{EventId, RelatesTo, UserId};

use crate::Failure;
use crate::progress::Progress;
use crate::seed::{Answer, Seed};
use crate::world::filler;

/// How many events are appended at once.
const EVENTS: usize = 1_000;
/// How many appends wait while the next events are made.
const QUEUED: usize = 4;

/// The type of the state that fills a room; it means nothing.
pub(crate) const ITEM: &str = "state.org.example.item";

/// A room while it is filled.
pub(crate) struct Filling<'s> {
    seed: &'s Seed,
    state: RoomState,
    creator: UserId,
    /// The message that is sent again and again.
    message: Draft,
    drafts: Vec<Draft>,
    queued: VecDeque<Answer>,
    /// The position of the newest event that is stored.
    newest: Option<Position>,
    count: Arc<AtomicUsize>,
}

/// A place in a room that was filled.
pub(crate) struct Mark {
    /// The newest event there.
    pub(crate) event_id: String,
    /// Its position.
    pub(crate) position: Position,
}

impl<'s> Filling<'s> {
    /// Begins a public room of these members, the first of whom makes it.
    pub(crate) async fn begin(seed: &'s Seed, members: &[UserId]) -> Result<Self, Failure> {
        let creator = members.first().ok_or("a room needs a member")?.clone();
        let content = json!({"msgtype": "m.text", "body": filler()});
        let message = Draft {
            event_type: "message.m.room.message".parse()?,
            state_key: None,
            ..Draft::state("state.m.room.name", "_", &creator, &content)
        };
        let mut filling = Self {
            seed,
            state: RoomState::empty(seed.rooms.new_room_id()?),
            message,
            creator: creator.clone(),
            drafts: Vec::with_capacity(EVENTS),
            queued: VecDeque::new(),
            newest: None,
            count: Arc::default(),
        };
        let content = json!({"creator": creator.as_str()});
        filling.state("create", "_", &content).await?;
        let join = |user: &UserId| Draft::member(user, user, "join", None);
        filling.put(join(&creator)).await?;
        let levels = json!({"users": {creator.as_str(): 100}, "state_default": 50});
        filling.state("power_levels", "_", &levels).await?;
        let rule = json!({"join_rule": "public"});
        filling.state("join_rules", "_", &rule).await?;
        filling
            .state("name", "_", &json!({"name": "Bench"}))
            .await?;
        for member in &members[1..] {
            filling.put(join(member)).await?;
        }
        Ok(filling)
    }

    /// Sends a message.
    pub(crate) async fn message(&mut self) -> Result<(), Failure> {
        self.put(self.message.clone()).await
    }

    /// Sends a message that updates an event.
    pub(crate) async fn update(&mut self, parent: &EventId) -> Result<(), Failure> {
        let updates = Some(parent.clone());
        let draft = Draft {
            updates,
            ..self.message.clone()
        };
        self.put(draft).await
    }

    /// Sends a message that relates to an event.
    pub(crate) async fn reply(&mut self, parent: &EventId) -> Result<(), Failure> {
        let relates_to = RelatesTo::new(parent.clone(), "m.comment".parse()?);
        let draft = Draft {
            relates_to: Some(relates_to),
            ..self.message.clone()
        };
        self.put(draft).await
    }

    /// Sets an item, whose state differs with the version.
    pub(crate) async fn item(&mut self, number: usize, version: usize) -> Result<(), Failure> {
        let key = item_key(number);
        let draft = Draft::state(ITEM, key, &self.creator, &item(number, version));
        self.put(draft).await
    }

    async fn state(&mut self, name: &str, key: &str, content: &Value) -> Result<(), Failure> {
        let event_type = format!("state.m.room.{name}");
        let draft = Draft::state(&event_type, key, &self.creator, content);
        self.put(draft).await
    }

    async fn put(&mut self, draft: Draft) -> Result<(), Failure> {
        self.drafts.push(draft);
        if self.drafts.len() >= EVENTS {
            self.append().await?;
        }
        Ok(())
    }

    /// Appends what has gathered. Waits only for what was appended some time before.
    async fn append(&mut self) -> Result<(), Failure> {
        let drafts = std::mem::take(&mut self.drafts);
        let (events, next) = self.seed.rooms.build(&self.state, &drafts)?;
        let room_id = self.state.room_id.clone();
        let make = Write::Room {
            room_id: room_id.clone(),
            created_ms: self.seed.env.now_ms(),
        };
        let answer = self.seed.store.append(Append {
            writes: if self.state.head.is_none() {
                vec![make]
            } else {
                Vec::new()
            },
            rooms: vec![RoomAppend {
                room_id,
                expected_head: self.state.head_order(),
                expected_event: None,
                expected_late: None,
                events,
            }],
            ..Append::default()
        });
        self.state = next;
        self.count.fetch_add(drafts.len(), Ordering::Relaxed);
        self.queued.push_back(answer);
        self.wait(QUEUED).await
    }

    /// Waits until no more than so many appends are under way.
    async fn wait(&mut self, queued: usize) -> Result<(), Failure> {
        while self.queued.len() > queued {
            let Some(answer) = self.queued.pop_front() else {
                break;
            };
            self.newest = answer.await??.positions.last().copied();
        }
        Ok(())
    }

    /// Waits until all is stored, and says where the room ends now.
    pub(crate) async fn mark(&mut self) -> Result<Mark, Failure> {
        if !self.drafts.is_empty() {
            self.append().await?;
        }
        self.wait(0).await?;
        let head = self.state.head.as_ref().ok_or("the room is empty")?;
        Ok(Mark {
            event_id: head.event_id.to_string(),
            position: self.newest.ok_or("the room is empty")?,
        })
    }

    /// How many events the room has.
    pub(crate) fn events(&self) -> usize {
        self.count.load(Ordering::Relaxed) + self.drafts.len()
    }

    /// How many entries its state has.
    pub(crate) async fn entries(&mut self) -> Result<usize, Failure> {
        self.mark().await?;
        Ok(self.state.entries().count())
    }

    /// Says from now on how far it is on the way to so many events.
    pub(crate) fn watch(&self, what: &str, events: usize) -> Progress {
        Progress::start(what, events, Arc::clone(&self.count))
    }

    /// The room's id, once all is stored.
    pub(crate) async fn done(mut self) -> Result<String, Failure> {
        self.mark().await?;
        Ok(self.state.room_id.to_string())
    }
}

/// The state key of an item.
pub(crate) fn item_key(number: usize) -> String {
    format!("_item{number:05}")
}

/// The content of an item: about 350 bytes once it is an event.
pub(crate) fn item(number: usize, version: usize) -> Value {
    json!({"title": format!("Berth {number}, as of round {version}"), "open": version.is_multiple_of(2)})
}
