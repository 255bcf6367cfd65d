//! Clients that want things, one after the other, whatever becomes of the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use tidings_client::types::{ActionOutcome, RoomAlias, RoomCreateRequest, RoomId};
use tidings_client::{Client, Error};
use tidings_tests::random::Random;

use crate::log::{Book, Came, What};

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
                0..75 => What::Message,
                75..92 => What::State,
                // A room is a round's only one, so that there won't be thousands.
                92..94 if !made => What::Create,
                _ if self.in_hall == Some(true) => What::Leave,
                _ => What::Join,
            };
            made |= what == What::Create;
            self.want(what, &places, &book).await;
        }
        self
    }

    async fn want(&mut self, what: What, places: &Places, book: &Book) {
        let room = match what {
            What::Message | What::State => self.random.pick(&places.rooms).clone(),
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
            What::Message => event(self.client.room(room).send_text(name).await),
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
}

fn new_room(name: &str) -> RoomCreateRequest {
    let room =
        json!({ "visibility": "private", "name": name, "alias": format!("#{name}:localhost") });
    serde_json::from_value(room).expect("a room as the document has it")
}

fn event(outcome: Result<ActionOutcome, Error>) -> Came {
    match outcome {
        Ok(outcome) => Came::Event {
            id: outcome.event_id.to_string(),
            at_ms: outcome
                .origin_server_ts
                .and_then(|ts| u64::try_from(ts).ok())
                .unwrap_or(u64::MAX),
        },
        Err(error) => refusal(&error),
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
