//! A user with sessions, or with sessions until a while ago.

use std::sync::Arc;

use tidings_types::{SessionId, Sha256};

use crate::app::capabilities::KnownSet;
use crate::app::rules::presence::{Shown, height, union};
use crate::app::rules::telling::History;
use crate::app::session::Session;

/// What is known of a user while sessions live, and for a while after.
pub(super) struct Person {
    /// The live sessions, oldest first.
    pub(super) sessions: Vec<Arc<Session>>,
    /// The newest status said, and by which session.
    pub(super) status: Option<(SessionId, Arc<str>)>,
    /// Whether the user wants to be seen; the store knows.
    pub(super) appears_offline: Option<bool>,
    /// The union of what the sessions can do (CAP-2).
    pub(super) capabilities: Option<Sha256>,
    /// Counts the changes on which that union stands.
    pub(super) generation: u64,
    /// How the user shows to others.
    pub(super) shown: History<Shown>,
    /// When the user last did something.
    pub(super) last_act_ms: Option<u64>,
    height: u8,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            sessions: Vec::new(),
            status: None,
            appears_offline: None,
            capabilities: None,
            generation: 0,
            shown: History::new(Shown::offline()),
            last_act_ms: None,
            height: 0,
        }
    }
}

impl Person {
    /// A session ended, and with it what it said.
    pub(super) fn remove_session(&mut self, session: &Session) {
        self.sessions.retain(|other| other.id != session.id);
        self.status = self.status.take().filter(|(by, _)| *by != session.id);
        self.generation += 1;
    }

    /// What the sessions can do, as far as they have said.
    pub(super) fn capability_sets(&self) -> Vec<Arc<KnownSet>> {
        let sets = self.sessions.iter();
        sets.filter_map(|session| session.capabilities()).collect()
    }

    /// Coming nearer is something that the user does.
    pub(super) fn note_height(&mut self, now_ms: u64) {
        let before = self.height;
        self.height = height(self.state());
        if self.height > before {
            self.last_act_ms = Some(now_ms);
        }
    }

    /// How the user is to be shown. Nothing is, before it is known whether the user wants to be seen, and by whom.
    pub(super) fn as_shown(&self, is_loaded: bool) -> Shown {
        let state = self.state();
        let shown = Shown {
            state,
            status_msg: self.status.as_ref().map(|(_, text)| Arc::clone(text)),
            capabilities: self.capabilities.clone(),
        };
        if shown.is_offline() || !is_loaded || self.appears_offline != Some(false) {
            return Shown::offline();
        }
        shown
    }

    /// How long ago the user last did something, in milliseconds, where that may be told.
    pub(super) fn idle_ms(&self, now_ms: u64) -> Option<u64> {
        let seen = !self.shown.now().is_offline();
        let last_act_ms = self.last_act_ms.filter(|_| seen)?;
        Some(now_ms.saturating_sub(last_act_ms))
    }

    fn state(&self) -> tidings_types::PresenceState {
        union(self.sessions.iter().map(|session| session.presence()))
    }
}
