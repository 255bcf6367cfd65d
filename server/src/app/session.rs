//! Sessions: runs of requests of one client, which scope action ids, typing and presence (SES-1…6).
//!
//! They live in memory. After a restart every session is stale, and the outcomes of its actions, which are kept in the
//! store, tell a client what became of them (SES-3).
//!
//! Whoever sees a session's presence and typing is told of its beginning and its end: [`Live`] hears of both, never under
//! the lock of the list.

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, OnceLock, Weak};

use parking_lot::Mutex;
use tidings_types::{EventId, PresenceState, RoomId, SessionId, UserId};
use tokio_util::sync::CancellationToken;

use super::account::Client;
use super::action::ActionGate;
use super::capabilities::KnownSet;
use super::live::Live;
use super::{AppError, ErrorKind};
use crate::env::Env;

/// Rooms handed over in answers that a session remembers; the stream brings the entry of an older one again.
const MOST_HANDED_OVER: usize = 1_000;

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

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// No request came for a while, a newer session took its place, or the client asked for it (SES-2, SES-4).
    Over,
    /// The access token ended (ACC-5).
    TokenGone,
}

impl SessionEnd {
    /// What requests of the session that still wait are answered, besides its [successor](Sessions::successor).
    pub fn error(self) -> AppError {
        match self {
            Self::Over => AppError::new(ErrorKind::StaleSession, "the session has ended"),
            Self::TokenGone => AppError::new(ErrorKind::UnknownToken, "the access token has ended"),
        }
    }
}

/// A session.
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub client: Arc<Client>,
    /// Orders its actions.
    pub gate: Arc<ActionGate>,
    live: Weak<Live>,
    over: CancellationToken,
    state: Mutex<State>,
    successor: OnceLock<SessionId>,
}

struct State {
    /// It is the successor of one that ended, and no request has named it yet: the client may have gone.
    is_reserved: bool,
    open_requests: u32,
    last_end_ms: u64,
    /// Whether others have been told of it yet.
    announced: bool,
    presence: PresenceState,
    capabilities: Option<Arc<KnownSet>>,
    typing: BTreeSet<RoomId>,
    /// Joins whose room was handed over in the answer, so that the stream doesn't repeat it (JOI-2).
    handed_over: HashMap<EventId, u64>,
    /// The same joins, the newest last.
    handed_over_order: VecDeque<EventId>,
    ended: Option<SessionEnd>,
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
        let mut state = self.state.lock();
        state.handed_over_order.push_back(join.clone());
        state.handed_over.insert(join, following);
        if state.handed_over_order.len() > MOST_HANDED_OVER
            && let Some(oldest) = state.handed_over_order.pop_front()
        {
            state.handed_over.remove(&oldest);
        }
    }

    /// How many events after this join the session got with it in an answer; `None` when the stream must bring the room.
    pub fn handed_over(&self, join: &EventId) -> Option<u64> {
        self.state.lock().handed_over.get(join).copied()
    }

    /// Sets the presence that it says from the start. Said by its first request, before others are told of it (SES-4).
    pub fn begin_with(&self, presence: PresenceState) {
        self.state.lock().presence = presence;
    }

    /// Says the session's presence and a status for people (PRE-1). Without a status the user has none.
    pub fn set_presence(self: &Arc<Self>, presence: PresenceState, status_msg: Option<&str>) {
        self.state.lock().presence = presence;
        if let Some(live) = self.live.upgrade() {
            live.said(self, status_msg);
        }
    }

    /// The presence it says.
    pub fn presence(&self) -> PresenceState {
        self.state.lock().presence
    }

    /// Says what the client can do; `None` takes it back (CAP-2).
    pub fn set_capabilities(&self, set: Option<Arc<KnownSet>>) {
        self.state.lock().capabilities = set;
        if let Some(live) = self.live.upgrade() {
            live.capabilities_changed(&self.client.user_id);
        }
    }

    /// What the client can do, if it has said so (CAP-2).
    pub fn capabilities(&self) -> Option<Arc<KnownSet>> {
        self.state.lock().capabilities.clone()
    }

    /// Notes whether it is typing in a room; answers whether that is new.
    pub(super) fn note_typing(&self, room_id: &RoomId, typing: bool) -> bool {
        let rooms = &mut self.state.lock().typing;
        if typing {
            rooms.insert(room_id.clone())
        } else {
            rooms.remove(room_id)
        }
    }

    /// The rooms in which it is typing.
    pub fn typing(&self) -> Vec<RoomId> {
        self.state.lock().typing.iter().cloned().collect()
    }

    /// Why it ended, if it has.
    pub fn ended(&self) -> Option<SessionEnd> {
        self.state.lock().ended
    }

    /// Waits until it ends.
    pub async fn over(&self) {
        self.over.cancelled().await;
    }

    /// Tells others of it, once.
    fn announce(self: &Arc<Self>) {
        let first = !std::mem::replace(&mut self.state.lock().announced, true);
        if first && let Some(live) = self.live.upgrade() {
            live.session_started(self);
        }
    }

    fn end(&self, why: SessionEnd) {
        self.state.lock().ended.get_or_insert(why);
        self.gate.close(why.error());
        self.over.cancel();
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

    fn is_reserved(&self) -> bool {
        self.state.lock().is_reserved
    }

    fn is_over(&self, now_ms: u64, timeout_ms: u64) -> bool {
        let state = self.state.lock();
        let idle = state.open_requests == 0;
        state.ended.is_some() || (idle && now_ms >= state.last_end_ms.saturating_add(timeout_ms))
    }

    /// When its time runs out, if no request comes; `None` while one runs.
    fn due_ms(&self, timeout_ms: u64) -> Option<u64> {
        let state = self.state.lock();
        (state.open_requests == 0).then(|| state.last_end_ms.saturating_add(timeout_ms))
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
        // The first request may have said how the session begins; when it ends others are told in any case.
        self.session.announce();
        let mut state = self.session.state.lock();
        state.open_requests = state.open_requests.saturating_sub(1);
        state.last_end_ms = self.env.clock.monotonic_ms();
    }
}

/// All live sessions.
pub struct Sessions {
    env: Env,
    limits: SessionLimits,
    live: Arc<Live>,
    list: Mutex<List>,
}

#[derive(Default)]
struct List {
    by_id: HashMap<SessionId, Arc<Session>>,
    by_client: HashMap<Arc<Client>, Vec<Arc<Session>>>,
    /// The gates of ended sessions in which an action was still being processed.
    ending: HashMap<SessionId, Weak<ActionGate>>,
}

impl Sessions {
    /// No sessions yet; `live` hears of those that begin and end.
    pub fn new(env: Env, limits: SessionLimits, live: Arc<Live>) -> Self {
        Self {
            env,
            limits,
            live,
            list: Mutex::default(),
        }
    }

    /// The limits.
    pub fn limits(&self) -> &SessionLimits {
        &self.limits
    }

    /// The session a request named, if it is alive and that client's (SES-5). Marks it used.
    pub fn find(&self, client: &Client, id: &str) -> Option<SessionGuard> {
        let now_ms = self.env.clock.monotonic_ms();
        let mut ended = Vec::new();
        let found = {
            let mut list = self.list.lock();
            let session = Arc::clone(list.by_id.get(id)?);
            if *session.client != *client {
                return None;
            }
            if session.is_over(now_ms, self.limits.timeout_ms) {
                list.remove(&session, SessionEnd::Over);
                ended.push(session);
                None
            } else {
                if session.is_reserved() {
                    ended = list.make_room(client, &self.limits, now_ms);
                    session.state.lock().is_reserved = false;
                }
                Some(SessionGuard::new(session, self.env.clone()))
            }
        };
        self.tell_ended(&ended);
        if let Some(guard) = &found {
            guard.session.announce();
        }
        found
    }

    /// Starts a session (SES-2).
    pub fn start(&self, client: &Arc<Client>) -> SessionGuard {
        let guard = self.start_unannounced(client);
        guard.session.announce();
        guard
    }

    /// Starts a session that others aren't told of before its first request ends, so that the request can say how it
    /// begins (SES-4).
    pub fn start_unannounced(&self, client: &Arc<Client>) -> SessionGuard {
        let session = self.make(client, false);
        let now_ms = self.env.clock.monotonic_ms();
        let (guard, ended) = {
            let mut list = self.list.lock();
            let ended = list.make_room(client, &self.limits, now_ms);
            list.add(&session);
            (SessionGuard::new(session, self.env.clone()), ended)
        };
        self.tell_ended(&ended);
        guard
    }

    /// The session that takes the place of one that has ended, for all requests that were still open there (SES-3). The
    /// client may have gone, so others aren't told of it, and no other ends for it, before a request names it.
    pub fn successor(&self, ended: &Session) -> SessionId {
        let begin = || {
            let session = self.make(&ended.client, true);
            let mut list = self.list.lock();
            list.drop_reserved(&ended.client, &self.limits);
            list.add(&session);
            session.id.clone()
        };
        ended.successor.get_or_init(begin).clone()
    }

    fn make(&self, client: &Arc<Client>, is_reserved: bool) -> Arc<Session> {
        let id = self
            .env
            .opaque(16)
            .parse()
            .expect("base64url of 16 bytes is a session id");
        Arc::new(Session {
            id,
            client: Arc::clone(client),
            gate: Arc::new(ActionGate::new(self.env.clone(), self.limits)),
            live: Arc::downgrade(&self.live),
            over: CancellationToken::new(),
            state: Mutex::new(State {
                is_reserved,
                open_requests: 0,
                last_end_ms: self.env.clock.monotonic_ms(),
                announced: false,
                presence: PresenceState::Online,
                capabilities: None,
                typing: BTreeSet::new(),
                handed_over: HashMap::new(),
                handed_over_order: VecDeque::new(),
                ended: None,
            }),
            successor: OnceLock::new(),
        })
    }

    /// Ends a session because its client asked for it (SES-4).
    pub fn end(&self, session: &Arc<Session>) {
        self.list.lock().remove(session, SessionEnd::Over);
        self.live.session_ended(session);
    }

    /// Ends every session of a client, because its token ended (ACC-5).
    pub fn end_all_of(&self, client: &Client) {
        let ended = {
            let mut list = self.list.lock();
            let ended = list.by_client.get(client).cloned().unwrap_or_default();
            for session in &ended {
                list.remove(session, SessionEnd::TokenGone);
            }
            ended
        };
        self.tell_ended(&ended);
    }

    /// Ends the sessions whose time ran out. Answers when the next one's will, if no request comes.
    pub fn sweep(&self) -> Option<u64> {
        let (now_ms, timeout_ms) = (self.env.clock.monotonic_ms(), self.limits.timeout_ms);
        let (ended, next_ms) = {
            let mut list = self.list.lock();
            let over = |session: &&Arc<Session>| session.is_over(now_ms, timeout_ms);
            let ended: Vec<_> = list.by_id.values().filter(over).cloned().collect();
            for session in &ended {
                list.remove(session, SessionEnd::Over);
            }
            list.ending.retain(|_, gate| gate.strong_count() > 0);
            let due = |session: &Arc<Session>| session.due_ms(timeout_ms);
            (ended, list.by_id.values().filter_map(due).min())
        };
        self.tell_ended(&ended);
        next_ms
    }

    /// Waits until nothing is being processed any more in a session that has ended: what became of its actions is known
    /// then (SES-3).
    pub async fn settled(&self, session_id: &str) {
        let ending = self.list.lock().ending.get(session_id).cloned();
        if let Some(gate) = ending.and_then(|gate| gate.upgrade()) {
            gate.idle().await;
        }
    }

    /// Refuses whoever waits for a turn, because the server stops: what they wait for may not come any more.
    pub fn refuse_held(&self) {
        for session in self.list.lock().by_id.values() {
            let why = AppError::new(ErrorKind::Unavailable, "the server is stopping");
            session.gate.close(why);
        }
    }

    /// What a user's live sessions say they can do, the oldest session's first (CAP-2).
    pub fn capabilities_of(&self, user: &UserId) -> Vec<Arc<KnownSet>> {
        self.live.capabilities_of(user)
    }

    /// How many sessions are alive.
    pub fn count(&self) -> usize {
        self.list.lock().by_id.len()
    }

    /// How many of them have a request open.
    pub fn busy(&self) -> usize {
        let list = self.list.lock();
        let sessions = list.by_id.values();
        let busy = sessions.filter(|session| session.state.lock().open_requests > 0);
        busy.count()
    }

    fn tell_ended(&self, ended: &[Arc<Session>]) {
        for session in ended {
            self.live.session_ended(session);
        }
    }
}

impl List {
    fn add(&mut self, session: &Arc<Session>) {
        self.by_id.insert(session.id.clone(), Arc::clone(session));
        self.by_client
            .entry(Arc::clone(&session.client))
            .or_default()
            .push(Arc::clone(session));
    }

    /// Ends what is over, then the least recently used, until one more fits (SES-2). Answers what ended.
    fn make_room(
        &mut self,
        client: &Client,
        limits: &SessionLimits,
        now_ms: u64,
    ) -> Vec<Arc<Session>> {
        let Some(sessions) = self.by_client.get(client).cloned() else {
            return Vec::new();
        };
        let (mut ended, mut alive): (Vec<_>, Vec<_>) = sessions
            .into_iter()
            .partition(|session| session.is_over(now_ms, limits.timeout_ms));
        let last_used = |session: &Arc<Session>| {
            let state = session.state.lock();
            (state.open_requests > 0, state.last_end_ms)
        };
        alive.retain(|session| !session.is_reserved());
        alive.sort_by_key(last_used);
        let surplus = (alive.len() + 1).saturating_sub(limits.max_per_client);
        ended.extend(alive.into_iter().take(surplus));
        for session in &ended {
            self.remove(session, SessionEnd::Over);
        }
        ended
    }

    /// Ends the oldest successors that nobody has asked for, until one more fits. Nobody was told of them.
    fn drop_reserved(&mut self, client: &Client, limits: &SessionLimits) {
        let sessions = self.by_client.get(client).into_iter().flatten();
        let reserved = sessions.filter(|session| session.is_reserved());
        let reserved: Vec<_> = reserved.cloned().collect();
        let surplus = (reserved.len() + 1).saturating_sub(limits.max_per_client);
        for session in &reserved[..surplus] {
            self.remove(session, SessionEnd::Over);
        }
    }

    fn remove(&mut self, session: &Arc<Session>, why: SessionEnd) {
        session.end(why);
        if session.gate.is_running() {
            let gate = Arc::downgrade(&session.gate);
            self.ending.insert(session.id.clone(), gate);
        }
        self.by_id.remove(&session.id);
        if let Some(sessions) = self.by_client.get_mut(&session.client) {
            sessions.retain(|other| other.id != session.id);
            if sessions.is_empty() {
                self.by_client.remove(&session.client);
            }
        }
    }
}
