//! What the clients of one sequence share: their sessions, what they know, and the log of what they were told.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;
use serde_json::Value;
use tidings_tests::TestServer;
use tidings_tests::user::User;
use tidings_tests::wire::{Answer as Came, Request};
use tokio::sync::{RwLock, watch};

use super::choice::Filter;
use super::log::{Answer, Asked, Deed, Log, Moment, Told, words};
use super::steps::{CLIENTS, ROOMS};
use super::truth::MEMBER;
use super::world::World;

/// Whether the server is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Power {
    Up,
    /// It is up and is going to be restarted.
    Doomed,
    Down,
}

/// A session and its next action id. A client goes on in another when it is told that this one has ended.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub(super) session: String,
    pub(super) next: u64,
}

/// What acts can name, as far as it is known from answers.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The id of each room by its number.
    pub(super) rooms: Vec<Option<String>>,
    /// Room, id, and whether it is a message, of events that were made.
    pub(super) events: Vec<(String, String, bool)>,
    /// Room, user and id of invites.
    pub(super) invites: Vec<(String, usize, String)>,
    /// Where each client's syncs stand.
    pub(super) synced: Vec<Option<String>>,
    /// Where each client's stream stands, and the last that it was told to begin at.
    pub(super) streamed: Vec<Option<String>>,
    pub(super) word: u64,
    /// The tokens of filters, by what they say.
    pub(super) filters: BTreeMap<String, String>,
}

/// What all tasks of a sequence share.
pub(super) struct Stage {
    pub(super) seed: u64,
    pub(super) users: Vec<String>,
    clients: Vec<User>,
    lanes: Mutex<Vec<Lane>>,
    moment: AtomicU64,
    pub(super) known: Mutex<Known>,
    log: Mutex<Log>,
    power: watch::Receiver<Power>,
    /// For what another server hands over.
    pub(super) server: Arc<RwLock<TestServer>>,
    /// Where the stream stood when the sequence began.
    pub(super) beginning: String,
}

impl Stage {
    /// All that a sequence needs, with sessions of its clients.
    pub(super) fn new(
        seed: u64,
        beginning: String,
        (users, clients): (Vec<String>, Vec<User>),
        sessions: Vec<String>,
        world: &World,
    ) -> Self {
        let lanes = sessions
            .into_iter()
            .map(|session| Lane { session, next: 0 });
        let nowhere = || vec![None; CLIENTS.len()];
        let known = Known {
            rooms: vec![None; ROOMS],
            synced: nowhere(),
            streamed: nowhere(),
            ..Known::default()
        };
        Self {
            seed,
            users,
            clients,
            lanes: Mutex::new(lanes.collect()),
            moment: AtomicU64::new(1),
            known: Mutex::new(known),
            log: Mutex::default(),
            power: world.power.subscribe(),
            server: Arc::clone(&world.server),
            beginning,
        }
    }

    /// The next moment.
    pub(super) fn tick(&self) -> Moment {
        self.moment.fetch_add(1, Ordering::SeqCst)
    }

    /// A text that stands nowhere else.
    pub(super) fn word(&self) -> String {
        let mut known = self.known.lock();
        known.word += 1;
        super::log::word(self.seed, known.word)
    }

    pub(super) fn room(&self, room: usize) -> Option<String> {
        self.known.lock().rooms[room].clone()
    }

    pub(super) fn session(&self, client: usize) -> String {
        self.lanes.lock()[client].session.clone()
    }

    /// A client's session and an action id of its own there.
    pub(super) fn ticket(&self, client: usize) -> (String, u64) {
        let lane = &mut self.lanes.lock()[client];
        lane.next += 1;
        (lane.session.clone(), lane.next - 1)
    }

    /// A client's session has ended; it goes on in another, unless it does already.
    pub(super) fn renew(&self, client: usize, ended: &str, next: String) {
        let lane = &mut self.lanes.lock()[client];
        if lane.session == ended {
            *lane = Lane {
                session: next,
                next: 0,
            };
        }
    }

    pub(super) fn user(&self, client: usize) -> &str {
        &self.users[CLIENTS[client]]
    }

    /// A client that names a session.
    pub(super) fn client(&self, client: usize, session: &str) -> User {
        self.clients[client].naming(session)
    }

    /// Waits until the server is up.
    pub(super) async fn is_up(&self) {
        let mut power = self.power.clone();
        let up = power.wait_for(|power| *power != Power::Down);
        up.await.expect("the world lasts");
    }

    /// Waits until the server has been restarted, if it is going to be.
    pub(super) async fn is_settled(&self) {
        let mut power = self.power.clone();
        let settled = power.wait_for(|power| *power == Power::Up);
        settled.await.expect("the world lasts");
    }

    /// Asks until there is an answer that isn't about the session or the server's stopping.
    pub(super) async fn ask(
        &self,
        client: usize,
        request: impl Fn(&User) -> Request,
    ) -> (Asked, Came) {
        loop {
            self.is_up().await;
            let session = self.session(client);
            let sent = self.tick();
            let came = request(&self.client(client, &session)).try_send().await;
            if let Some(came) = self.is_an_answer(client, &session, came).await {
                return (self.asked(client, session, sent), came);
            }
        }
    }

    /// What was answered, if it is neither about the session, which is renewed then, nor the server's stopping.
    pub(super) async fn is_an_answer(
        &self,
        client: usize,
        session: &str,
        came: Option<Came>,
    ) -> Option<Came> {
        let came = came?;
        let code = came.body["errcode"].as_str().unwrap_or_default();
        match (came.status, code) {
            (409, "M_STALE_SESSION") => self.follow_on(client, session, &came).await,
            (503, _) => tokio::task::yield_now().await,
            _ => return Some(came),
        }
        None
    }

    /// What a client asked for in a session and has been answered now.
    pub(super) fn asked(&self, client: usize, session: String, sent: Moment) -> Asked {
        Asked {
            client,
            user: self.user(client).to_owned(),
            session,
            sent,
            answered: self.tick(),
        }
    }

    /// Goes on in the session that a refusal names, or in a new one.
    pub(super) async fn follow_on(&self, client: usize, ended: &str, refusal: &Came) {
        if let Some(next) = refusal.body["session_id"].as_str() {
            self.renew(client, ended, next.to_owned());
            return;
        }
        self.is_up().await;
        let request = self.clients[client].post("/session", &serde_json::json!({}));
        if let Some(next) = request
            .try_send()
            .await
            .and_then(|came| came.header("matrix-session").map(str::to_owned))
        {
            self.renew(client, ended, next);
        }
    }

    /// Notes an answer. What stands in it is searched for words.
    pub(super) fn note(&self, by: Asked, filter: &Filter, told: Told, body: &Value) {
        let words = words(&body.to_string());
        self.log.lock().answers.push(Answer {
            by,
            filter: filter.clone(),
            told,
            words,
        });
    }

    /// Takes up which invites a client's user has.
    pub(super) fn learn<'e>(&self, client: usize, events: impl IntoIterator<Item = &'e Value>) {
        let user = self.user(client);
        let own = |event: &&Value| {
            let invites = event["content"]["membership"] == "invite";
            event["type"] == MEMBER && event["state_key"] == user && invites
        };
        let text = |event: &Value, key: &str| event[key].as_str().map(str::to_owned);
        let invites = events.into_iter().filter(own);
        let invites = invites.filter_map(|event| {
            let (room, id) = (text(event, "room_id")?, text(event, "event_id")?);
            Some((room, CLIENTS[client], id))
        });
        let invites: Vec<_> = invites.collect();
        self.known.lock().invites.extend(invites);
    }

    /// Notes an answer that nothing explains.
    pub(super) fn odd(&self, by: Asked, came: &Came) {
        let what = format!("{} came to {} {}", came.what, came.status, came.body);
        self.note(by, &Filter::default(), Told::Odd(what), &Value::Null);
    }

    pub(super) fn did(&self, deed: Deed) {
        self.log.lock().deeds.push(deed);
    }

    /// All that was noted.
    pub(super) fn log(&self) -> Log {
        self.log.lock().clone()
    }
}
