//! Clients that want things, one after the other, whatever becomes of the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use tidings_client::types::{ActionOutcome, RoomAlias, RoomCreateRequest, RoomId};
use tidings_client::{Client, Error};
use tidings_tests::random::Random;

use crate::log::{Book, Came, What};

/// The most messages of a batch.
const BATCH_MAX: usize = 20;

/// A client that wants things.
pub(crate) struct Writer {
    pub(crate) client: Client,
    /// Which of the writers it is.
    pub(crate) number: usize,
    pub(crate) random: Random,
    /// Whether it is in the hall, if it knows.
    pub(crate) in_hall: Option<bool>,
    /// How much it has wanted so far.
    pub(crate) count: u64,
}

/// The rooms that everybody shares.
#[derive(Clone)]
pub(crate) struct Places {
    /// All are in these, always.
    pub(crate) rooms: Vec<RoomId>,
    /// Writers come and go here.
    pub(crate) hall: RoomId,
}

/// The alias by which a room that was wished for is found.
pub(crate) fn alias(name: &str) -> Option<RoomAlias> {
    format!("#{name}:localhost").parse().ok()
}

impl Writer {
    /// Wants one thing after the other until it is told to stop.
    pub(crate) async fn write(mut self, places: Places, book: Book, stop: Arc<AtomicBool>) -> Self {
        let mut made = false;
        while !stop.load(Ordering::Relaxed) {
            let what = match self.random.below(100) {
                0..65 => What::Message,
                65..75 => What::Part,
                75..92 => What::State,
                // A room is a round's only one, so that there won't be thousands.
                92..94 if !made => What::Create,
                _ if self.in_hall == Some(true) => What::Leave,
                _ => What::Join,
            };
            made |= what == What::Create;
            if what == What::Part {
                self.want_batch(&places, &book).await;
            } else {
                self.want(what, &places, &book).await;
            }
        }
        self
    }

    async fn want(&mut self, what: What, places: &Places, book: &Book) {
        let room = match what {
            What::Message | What::Part | What::State => self.random.pick(&places.rooms).clone(),
            What::Join | What::Leave | What::Create => places.hall.clone(),
        };
        self.count += 1;
        let name = format!("w{}n{}", self.number, self.count);
        let shown = if what == What::Create {
            ""
        } else {
            room.as_str()
        };
        let wish = book.ask(self.number, &name, what, shown);
        let came = match what {
            What::Message | What::Part => event(self.client.room(room).send_text(name).await),
            What::State if self.random.percent(50) => {
                event(self.client.room(room).set_topic(name).await)
            }
            What::State => event(self.client.room(room).set_name(name).await),
            What::Leave => event(self.client.room(room).leave().await),
            What::Join => match self.client.join(&room).await {
                Ok(_) => Came::Done,
                Err(error) => refusal(&error),
            },
            What::Create => match self.client.create_room(new_room(&name)).await {
                Ok(made) => Came::Room(made.room_id.to_string()),
                Err(error) => refusal(&error),
            },
        };
        let knew = self.in_hall.is_some();
        match what {
            What::Join | What::Leave if matches!(came, Came::GivenUp(_)) => self.in_hall = None,
            What::Join => self.in_hall = Some(true),
            What::Leave => self.in_hall = Some(false),
            _ => {}
        }
        let came = match came {
            // Who may have been there already may have come in now, or not.
            Came::Done if !knew => Came::GivenUp("it isn't known what was before".to_owned()),
            came => came,
        };
        book.tell(wish, came);
    }

    /// Wants several messages at once.
    async fn want_batch(&mut self, places: &Places, book: &Book) {
        let room = self.random.pick(&places.rooms).clone();
        self.count += 1;
        let (mut batch, mut wishes) = (self.client.room(room.clone()).batch(), Vec::new());
        for part in 0..2 + self.random.below(BATCH_MAX - 1) {
            let name = format!("w{}n{}.{part}", self.number, self.count);
            wishes.push(book.ask(self.number, &name, What::Part, room.as_str()));
            batch = batch.send_text(name);
        }
        let done = batch.run().await;
        for (part, wish) in wishes.into_iter().enumerate() {
            let came = match done.as_ref().map(|done| done.get(part)) {
                Ok(Some(Some(Ok(outcome)))) => told(outcome),
                Ok(Some(Some(Err(error)))) | Err(error) => refusal(error),
                Ok(_) => Came::Refused("it wasn't tried".to_owned()),
            };
            book.tell(wish, came);
        }
    }
}

fn new_room(name: &str) -> RoomCreateRequest {
    let room =
        json!({ "visibility": "private", "name": name, "alias": format!("#{name}:localhost") });
    serde_json::from_value(room).expect("a room as the document has it")
}

fn event(outcome: Result<ActionOutcome, Error>) -> Came {
    match outcome {
        Ok(outcome) => told(&outcome),
        Err(error) => refusal(&error),
    }
}

fn told(outcome: &ActionOutcome) -> Came {
    Came::Event {
        id: outcome.event_id.to_string(),
        at_ms: outcome
            .origin_server_ts
            .and_then(|ts| u64::try_from(ts).ok())
            .unwrap_or(u64::MAX),
    }
}

/// An answer that says no is one thing; none at all may mean yes.
fn refusal(error: &Error) -> Came {
    if error.code().is_some() && !error.is_transient() {
        Came::Refused(error.to_string())
    } else {
        Came::GivenUp(error.to_string())
    }
}
