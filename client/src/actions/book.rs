//! What became of the messages of this client, and which events they are (ACT-5, ACT-7).

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Weak};

use futures::Stream;
use parking_lot::Mutex;
use tidings_types::{EventId, RoomEvent};
use tokio::sync::watch;

use super::post::Post;
use crate::action::Ticket;
use crate::echo::{EchoState, LocalEcho, LocalId};
use crate::{Client, Error};

/// How many settled messages are remembered for readers of echoes who are behind.
const MOST_SETTLED: usize = 256;
/// How many places of messages are remembered, to know their events by.
const MOST_TICKETS: usize = 8_192;

/// The echoes of a client, and the places its messages were given.
pub(crate) struct Book {
    state: Mutex<State>,
    changed: watch::Sender<()>,
}

#[derive(Default)]
struct State {
    /// The number of the last change.
    last: u64,
    /// The echoes by the number of their last change.
    echoes: BTreeMap<u64, LocalEcho>,
    numbers: HashMap<LocalId, u64>,
    /// The numbers of the settled ones, the oldest first.
    settled: VecDeque<u64>,
    tickets: HashMap<Ticket, LocalId>,
    /// The same, the oldest first.
    ticket_order: VecDeque<Ticket>,
    /// The events that messages became, as far as that is known.
    events: HashMap<EventId, LocalId>,
    /// The same, the oldest first.
    event_order: VecDeque<EventId>,
}

impl State {
    fn became(&mut self, event_id: &EventId, local_id: &LocalId) {
        let before = self.events.insert(event_id.clone(), local_id.clone());
        if before.is_none() {
            self.event_order.push_back(event_id.clone());
        }
        if self.event_order.len() > MOST_TICKETS
            && let Some(oldest) = self.event_order.pop_front()
        {
            self.events.remove(&oldest);
        }
    }
}

impl Default for Book {
    fn default() -> Self {
        Self {
            state: Mutex::default(),
            changed: watch::Sender::new(()),
        }
    }
}

impl Book {
    /// A message begins to be sent.
    pub(super) fn begin(&self, echo: LocalEcho) {
        let mut state = self.state.lock();
        state.last += 1;
        let number = state.last;
        state.numbers.insert(echo.local_id.clone(), number);
        state.echoes.insert(number, echo);
        drop(state);
        self.changed.send_replace(());
    }

    /// A message goes on that was pending in an earlier run of the program.
    pub(crate) fn resume(&self, post: &Post) -> Result<(), Error> {
        self.begin(post.message.echo(EchoState::Sending)?);
        if let Some(placed) = &post.placed {
            self.place(placed.ticket.clone(), post.message.local_id.clone());
        }
        Ok(())
    }

    /// It is known what became of a message.
    pub(super) fn settle(&self, local_id: &LocalId, became: EchoState) {
        let mut state = self.state.lock();
        if let EchoState::Sent(event_id) = &became {
            state.became(event_id, local_id);
        }
        let known = state.numbers.remove(local_id);
        let Some(mut echo) = known.and_then(|number| state.echoes.remove(&number)) else {
            return;
        };
        echo.state = became;
        state.last += 1;
        let number = state.last;
        state.echoes.insert(number, echo);
        state.settled.push_back(number);
        if state.settled.len() > MOST_SETTLED
            && let Some(oldest) = state.settled.pop_front()
        {
            state.echoes.remove(&oldest);
        }
        drop(state);
        self.changed.send_replace(());
    }

    /// A message gets a place, before it is sent there.
    pub(super) fn place(&self, ticket: Ticket, local_id: LocalId) {
        let mut state = self.state.lock();
        if state.tickets.insert(ticket.clone(), local_id).is_none() {
            state.ticket_order.push_back(ticket);
        }
        if state.ticket_order.len() > MOST_TICKETS
            && let Some(oldest) = state.ticket_order.pop_front()
        {
            state.tickets.remove(&oldest);
        }
    }

    fn at(&self, ticket: &Ticket) -> Option<LocalId> {
        self.state.lock().tickets.get(ticket).cloned()
    }

    fn of_event(&self, event_id: &EventId) -> Option<LocalId> {
        self.state.lock().events.get(event_id).cloned()
    }

    /// The first change after a number. Of those up to `start` only the ones that are still to be settled.
    fn after(&self, number: u64, start: u64) -> Option<(u64, LocalEcho)> {
        let state = self.state.lock();
        let wanted = |(at, echo): &(&u64, &LocalEcho)| {
            **at > start || matches!(echo.state, EchoState::Sending)
        };
        let next = state.echoes.range(number + 1..).find(wanted);
        next.map(|(number, echo)| (*number, echo.clone()))
    }
}

impl Client {
    /// What this client posts, as it goes: first every message that is still pending, in their order, then every change of
    /// any of them ([`Room::post`](crate::Room::post)).
    ///
    /// Each message comes once when it begins and once when it is settled; who reads late gets the second alone. Who is more
    /// than 256 settled messages behind misses the oldest of them. The stream ends when the client is dropped.
    pub fn echoes(&self) -> impl Stream<Item = LocalEcho> + Send + Unpin + use<> {
        self.serve();
        let book = self.book();
        let reader = Reader {
            book: Arc::downgrade(book),
            changes: book.changed.subscribe(),
            number: 0,
            start: book.state.lock().last,
        };
        Box::pin(futures::stream::unfold(reader, async |mut reader| {
            let echo = reader.next().await?;
            Some((echo, reader))
        }))
    }

    /// Which of the messages that this client posted an event is (ACT-5).
    ///
    /// It is known as soon as the event can come, also before the answer has, and also when the message was sent in another
    /// session than it was first tried in. What an event says of its session and action goes by that; only this client's
    /// own streams and answers say it, and only lately: of events from before a restart of the server it is known once the
    /// message is sent. The last 8,192 messages are known.
    pub fn local_id_of(&self, event: &RoomEvent) -> Option<LocalId> {
        let unsigned = event.unsigned();
        let ticket = unsigned.and_then(|unsigned| {
            Some(Ticket {
                session: unsigned.session_id.clone()?,
                id: unsigned.action_id?,
            })
        });
        ticket
            .and_then(|ticket| self.book().at(&ticket))
            .or_else(|| self.book().of_event(event.event_id()?))
    }
}

/// Where a reader of echoes stands.
struct Reader {
    book: Weak<Book>,
    changes: watch::Receiver<()>,
    number: u64,
    start: u64,
}

impl Reader {
    async fn next(&mut self) -> Option<LocalEcho> {
        loop {
            // Before looking, so that what changes meanwhile isn't missed.
            self.changes.mark_unchanged();
            let next = self.book.upgrade()?.after(self.number, self.start);
            if let Some((number, echo)) = next {
                self.number = number;
                return Some(echo);
            }
            self.changes.changed().await.ok()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt as _, StreamExt as _};
    use serde_json::json;

    use super::*;
    use crate::actions::post::Message;

    fn echo(name: &str) -> LocalEcho {
        let message: Message = serde_json::from_value(json!({
            "local_id": name, "room_id": "!r:a.example", "event_type": "message.m.room.message",
            "request": {"content": {"body": name}}, "asked_ts": 1,
        }))
        .expect("a message");
        message.echo(EchoState::Sending).expect("an echo")
    }

    fn client() -> Client {
        let credentials =
            json!({"user_id": "@a:a", "access_token": "t", "device_id": "D", "home_server": "a"});
        let credentials = serde_json::from_value(credentials).expect("credentials");
        let builder = Client::builder("http://127.0.0.1:1");
        builder.restore(credentials).expect("a client")
    }

    fn sent() -> EchoState {
        EchoState::Sent("$e:a.example".parse().expect("an id"))
    }

    fn names(echoes: Vec<LocalEcho>) -> Vec<(String, bool)> {
        let name = |echo: LocalEcho| {
            let is_pending = matches!(echo.state, EchoState::Sending);
            (echo.local_id.to_string(), is_pending)
        };
        echoes.into_iter().map(name).collect()
    }

    /// ACT-7: who comes late gets what is pending, and not what is over; then the changes.
    #[test]
    fn readers_get_what_is_pending_and_then_what_changes() {
        let client = client();
        let book = Arc::clone(client.book());
        for name in ["over", "one", "two"] {
            book.begin(echo(name));
        }
        book.settle(&"over".to_owned().into(), sent());
        let mut echoes = client.echoes();
        let mut ready = |most: usize| {
            let taken = echoes.by_ref().take(most).collect::<Vec<_>>();
            names(taken.now_or_never().expect("they are there"))
        };
        assert_eq!(ready(2), [("one".into(), true), ("two".into(), true)]);
        book.settle(&"one".to_owned().into(), sent());
        book.begin(echo("three"));
        assert_eq!(ready(2), [("one".into(), false), ("three".into(), true)]);
        drop((book, client));
        assert!(echoes.next().now_or_never().expect("its end").is_none());
    }

    /// What is over is forgotten after a while, what is pending never.
    #[test]
    fn memory_is_bounded() {
        let book = Book::default();
        book.begin(echo("pending"));
        for number in 0..2 * MOST_SETTLED {
            let name = number.to_string();
            book.begin(echo(&name));
            book.settle(&name.into(), sent());
        }
        assert_eq!(book.state.lock().echoes.len(), MOST_SETTLED + 1);
        assert_eq!(book.state.lock().numbers.len(), 1);
        let session: tidings_types::SessionId = "s".repeat(22).parse().expect("an id");
        for id in 0..20_000 {
            let session = session.clone();
            book.place(Ticket { session, id }, id.to_string().into());
            let event_id = format!("${id}:a.example").parse().expect("an id");
            book.settle(&id.to_string().into(), EchoState::Sent(event_id));
        }
        assert_eq!(book.state.lock().events.len(), MOST_TICKETS);
        assert_eq!(book.state.lock().tickets.len(), MOST_TICKETS);
        let newest = Ticket {
            session,
            id: 19_999,
        };
        assert_eq!(book.at(&newest), Some("19999".to_owned().into()));
    }
}
