//! A server and the clients of all sequences on it.

use std::sync::Arc;

use serde_json::Value;
use tidings_server::env::{Env, Fault};
use tidings_tests::TestServer;
use tidings_tests::user::User;
use tokio::sync::{RwLock, watch};

use super::log::Log;
use super::stage::{Power, Stage};
use super::steps::{CLIENTS, USERS, client_of};
use super::truth::{Event, Position, Truth};

/// Events of the log that are read at once.
const LOG_PAGE: usize = 1_000;

/// The server, and what outlives a sequence.
pub(super) struct World {
    pub(super) server: Arc<RwLock<TestServer>>,
    clients: Vec<User>,
    users: Vec<String>,
    pub(super) power: watch::Sender<Power>,
}

impl World {
    /// A server that does this wrong, or nothing.
    pub(super) async fn start(fault: Option<Fault>) -> Self {
        let env = Env::system().with_fault(fault);
        let server =
            TestServer::start_in(env, |settings| settings.rate_limits.enabled = false).await;
        let mut clients: Vec<User> = Vec::new();
        for (client, user) in CLIENTS.into_iter().enumerate() {
            let first = client_of(user);
            let device = if first == client {
                User::register(&server, USERS[user]).await
            } else {
                clients[first].other_device().await
            };
            clients.push(device);
        }
        let users = (0..USERS.len()).map(|user| clients[client_of(user)].id.clone());
        let users = users.collect();
        Self {
            server: Arc::new(RwLock::new(server)),
            clients,
            users,
            power: watch::Sender::new(Power::Up),
        }
    }

    /// All that a sequence needs, with fresh sessions.
    pub(super) async fn stage(&self, seed: u64) -> Arc<Stage> {
        let mut sessions = Vec::new();
        for client in &self.clients {
            sessions.push(client.in_session().await.session().to_owned());
        }
        let beginning = self.clients[0].now().await;
        let (users, clients) = (self.users.clone(), self.clients.clone());
        Arc::new(Stage::new(
            seed,
            beginning,
            (users, clients),
            sessions,
            self,
        ))
    }

    /// Says that the server is going to be restarted.
    pub(super) fn doom(&self) {
        self.power.send_replace(Power::Doomed);
    }

    pub(super) async fn restart(&self) {
        let mut server = self.server.write().await;
        self.power.send_replace(Power::Down);
        server.restart().await;
        self.power.send_replace(Power::Up);
    }

    pub(super) async fn stop(&self) {
        self.server.write().await.stop().await;
    }

    /// What was committed after a position. The words of the events are those of the deeds.
    pub(super) async fn truth(&self, base: Position, log: &Log) -> Truth {
        let server = self.server.read().await;
        let store = server.server().store();
        let mut events: Vec<Event> = Vec::new();
        loop {
            let after = events.last().map_or(base, |last| last.position);
            let page = store
                .log(after, Position::MAX >> 1, LOG_PAGE)
                .await
                .expect("the log is read");
            if page.is_empty() {
                return Truth::new(base, events);
            }
            for event in page {
                let json: Value = serde_json::from_str(&event.json).expect("JSON");
                let mut event = Event::read(event.position, event.order, &json);
                let id = Some(&event.id);
                let deeds = log.deeds.iter().filter(|deed| deed.id.as_ref() == id);
                // What was redacted itself has lost both here.
                if !event.is_servers() {
                    event.word = deeds.clone().find_map(|deed| deed.word.clone());
                }
                let redacts = deeds.clone().find_map(|deed| deed.redacts.clone());
                event.redacts = event.redacts.or(redacts);
                events.push(event);
            }
        }
    }
}
