//! Sessions: runs of requests of one client, which scope action ids, typing and presence (SES-1…6).
//!
//! They live in memory. After a restart every session is stale, and the outcomes of its actions, which are kept in the
//! store, tell a client what became of them (SES-3).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use parking_lot::Mutex;
use tidings_types::{EventId, PresenceState, RoomId, SessionId};

use super::account::Client;
use super::action::ActionGate;
use crate::env::Env;

/// How long sessions live and how many a client may have.
#[derive(Clone, Copy, Debug)]
pub struct SessionLimits {
    /// Milliseconds after the end of the last request (SES-4).
    pub timeout_ms: u64,
    /// Live sessions of one client; one more ends the one least recently used (SES-2).
    pub max_per_client: usize,
    /// Requests held for their turn (ACT-3).
    pub max_held: usize,
    /// How long a request is held, in milliseconds (ACT-3).
    pub hold_ms: u64,
}

/// A session.
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub client: Arc<Client>,
    /// Orders its actions.
    pub gate: Arc<ActionGate>,
    state: Mutex<State>,
}

struct State {
    open_requests: u32,
    last_end_ms: u64,
    presence: PresenceState,
    typing: BTreeSet<RoomId>,
    /// Joins whose room was handed over in the answer, so that the stream doesn't repeat it (JOI-2).
    handed_over: HashMap<EventId, u64>,
    ended: bool,
}

/// What a session shows of itself.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// How long it lives on without a request, in milliseconds.
    pub expires_in_ms: u64,
    /// The action id that comes next.
    pub next_action_id: u64,
    /// The presence it says.
    pub presence: PresenceState,
    /// Where it is typing.
    pub typing: Vec<RoomId>,
}

impl Session {
    /// Remembers that this session gets a room in an answer: with its join and so many events right after it.
    ///
    /// Said before the join is committed, so that the stream can't be faster.
    pub fn hand_over(&self, join: EventId, following: u64) {
        self.state.lock().handed_over.insert(join, following);
    }

    /// How many events after this join the session got with it in an answer; `None` when the stream must bring the room.
    pub fn handed_over(&self, join: &EventId) -> Option<u64> {
        self.state.lock().handed_over.get(join).copied()
    }

    /// Says the session's presence (PRE-1).
    pub fn set_presence(&self, presence: PresenceState) {
        self.state.lock().presence = presence;
    }

    /// What the session shows of itself while one of its requests runs.
    pub fn view(&self, limits: &SessionLimits) -> SessionView {
        let state = self.state.lock();
        SessionView {
            expires_in_ms: limits.timeout_ms,
            next_action_id: self.gate.next_action_id(),
            presence: state.presence,
            typing: state.typing.iter().cloned().collect(),
        }
    }

    fn is_over(&self, now_ms: u64, timeout_ms: u64) -> bool {
        let state = self.state.lock();
        state.ended
            || (state.open_requests == 0 && now_ms >= state.last_end_ms.saturating_add(timeout_ms))
    }
}

/// Keeps a session alive while one of its requests runs (SES-4).
pub struct SessionGuard {
    session: Arc<Session>,
    env: Env,
}

impl SessionGuard {
    fn new(session: Arc<Session>, env: Env) -> Self {
        session.state.lock().open_requests += 1;
        Self { session, env }
    }

    /// The session.
    pub fn session(&self) -> &Arc<Session> {
        &self.session
    }
}

impl Drop for SessionGuard {
    fn drop(&mut self) {
        let mut state = self.session.state.lock();
        state.open_requests = state.open_requests.saturating_sub(1);
        state.last_end_ms = self.env.clock.monotonic_ms();
    }
}

/// All live sessions.
pub struct Sessions {
    env: Env,
    limits: SessionLimits,
    live: Mutex<Live>,
}

#[derive(Default)]
struct Live {
    by_id: HashMap<SessionId, Arc<Session>>,
    by_client: HashMap<Arc<Client>, Vec<Arc<Session>>>,
}

impl Sessions {
    /// No sessions yet.
    pub fn new(env: Env, limits: SessionLimits) -> Self {
        Self {
            env,
            limits,
            live: Mutex::default(),
        }
    }

    /// The limits.
    pub fn limits(&self) -> &SessionLimits {
        &self.limits
    }

    /// The session a request named, if it is alive and that client's (SES-5). Marks it used.
    pub fn find(&self, client: &Client, id: &str) -> Option<SessionGuard> {
        let now_ms = self.env.clock.monotonic_ms();
        let mut live = self.live.lock();
        let session = live.by_id.get(id)?;
        if *session.client != *client {
            return None;
        }
        let session = Arc::clone(session);
        if session.is_over(now_ms, self.limits.timeout_ms) {
            live.remove(&session);
            return None;
        }
        Some(SessionGuard::new(session, self.env.clone()))
    }

    /// Starts a session (SES-2).
    pub fn start(&self, client: &Arc<Client>) -> SessionGuard {
        let now_ms = self.env.clock.monotonic_ms();
        let id = self
            .env
            .opaque(16)
            .parse()
            .expect("base64url of 16 bytes is a session id");
        let session = Arc::new(Session {
            id,
            client: Arc::clone(client),
            gate: Arc::new(ActionGate::new(self.env.clone(), self.limits)),
            state: Mutex::new(State {
                open_requests: 0,
                last_end_ms: now_ms,
                presence: PresenceState::Online,
                typing: BTreeSet::new(),
                handed_over: HashMap::new(),
                ended: false,
            }),
        });
        let mut live = self.live.lock();
        live.make_room(client, &self.limits, now_ms);
        live.by_id.insert(session.id.clone(), Arc::clone(&session));
        live.by_client
            .entry(Arc::clone(client))
            .or_default()
            .push(Arc::clone(&session));
        SessionGuard::new(session, self.env.clone())
    }

    /// Ends every session of a client, because its token ended (ACC-5).
    pub fn end_all_of(&self, client: &Client) {
        let mut live = self.live.lock();
        for session in live.by_client.get(client).cloned().unwrap_or_default() {
            live.remove(&session);
        }
    }

    /// Forgets the sessions whose time ran out.
    pub fn sweep(&self) {
        let now_ms = self.env.clock.monotonic_ms();
        let mut live = self.live.lock();
        let over = |session: &&Arc<Session>| session.is_over(now_ms, self.limits.timeout_ms);
        for session in live
            .by_id
            .values()
            .filter(over)
            .cloned()
            .collect::<Vec<_>>()
        {
            live.remove(&session);
        }
    }

    /// How many sessions are alive.
    pub fn count(&self) -> usize {
        self.live.lock().by_id.len()
    }
}

impl Live {
    /// Ends what is over, then the least recently used, until one more fits (SES-2).
    fn make_room(&mut self, client: &Client, limits: &SessionLimits, now_ms: u64) {
        let Some(sessions) = self.by_client.get(client).cloned() else {
            return;
        };
        let (over, mut alive): (Vec<_>, Vec<_>) = sessions
            .into_iter()
            .partition(|session| session.is_over(now_ms, limits.timeout_ms));
        for session in over {
            self.remove(&session);
        }
        let last_used = |session: &Arc<Session>| {
            let state = session.state.lock();
            (state.open_requests > 0, state.last_end_ms)
        };
        alive.sort_by_key(last_used);
        let surplus = (alive.len() + 1).saturating_sub(limits.max_per_client);
        for session in alive.into_iter().take(surplus) {
            self.remove(&session);
        }
    }

    fn remove(&mut self, session: &Arc<Session>) {
        session.state.lock().ended = true;
        session.gate.close();
        self.by_id.remove(&session.id);
        if let Some(sessions) = self.by_client.get_mut(&session.client) {
            sessions.retain(|other| other.id != session.id);
            if sessions.is_empty() {
                self.by_client.remove(&session.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::env::TestClock;

    fn client(name: &str) -> Arc<Client> {
        Arc::new(Client {
            user_id: format!("@{name}:a").parse().expect("an id"),
            device_id: "D".into(),
        })
    }

    fn sessions() -> (Sessions, Arc<TestClock>) {
        let (env, clock) = Env::test(1);
        let limits = SessionLimits {
            timeout_ms: 60_000,
            max_per_client: 3,
            max_held: 4,
            hold_ms: 10_000,
        };
        (Sessions::new(env, limits), clock)
    }

    /// SES-4: the time runs from the end of the last request, and stands still while one is open.
    #[test]
    fn a_session_ends_when_no_request_came_for_a_while() {
        let (sessions, clock) = sessions();
        let ann = client("ann");
        let id = sessions.start(&ann).session().id.clone();
        clock.advance(Duration::from_millis(59_999));
        let open = sessions.find(&ann, id.as_str()).expect("alive");
        clock.advance(Duration::from_mins(10));
        assert!(
            sessions.find(&ann, id.as_str()).is_some(),
            "an open request keeps it alive"
        );
        drop(open);
        clock.advance(Duration::from_mins(1));
        assert!(sessions.find(&ann, id.as_str()).is_none());
        assert_eq!(sessions.count(), 0);
    }

    /// SES-5: another client's session is as unknown as none.
    #[test]
    fn a_session_belongs_to_one_client() {
        let (sessions, _clock) = sessions();
        let id = sessions.start(&client("ann")).session().id.clone();
        assert!(sessions.find(&client("bob"), id.as_str()).is_none());
        assert!(sessions.find(&client("ann"), "nosuch").is_none());
        assert!(sessions.find(&client("ann"), id.as_str()).is_some());
    }

    /// SES-2: one more than the limit ends the one least recently used.
    #[test]
    fn one_more_session_ends_the_least_recently_used() {
        let (sessions, clock) = sessions();
        let ann = client("ann");
        let ids: Vec<_> = (0..3)
            .map(|_| {
                clock.advance(Duration::from_millis(1));
                sessions.start(&ann).session().id.clone()
            })
            .collect();
        clock.advance(Duration::from_millis(1));
        drop(sessions.find(&ann, ids[0].as_str()));
        drop(sessions.start(&ann));
        let alive = ids
            .iter()
            .map(|id| sessions.find(&ann, id.as_str()).is_some());
        assert_eq!(alive.collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn the_end_of_a_token_ends_its_sessions() {
        let (sessions, _clock) = sessions();
        let ann = client("ann");
        let id = sessions.start(&ann).session().id.clone();
        drop(sessions.start(&client("bob")));
        sessions.end_all_of(&ann);
        assert!(sessions.find(&ann, id.as_str()).is_none());
        assert_eq!(sessions.count(), 1);
    }
}
