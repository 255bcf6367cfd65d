//! What sessions do to presence and typing, and what readers of the stream are told of both (SES-6, PRE-2, TYP-1).

use std::collections::HashMap;
use std::sync::Arc;

use tidings_types::{PresenceState, RoomId, Sha256, UserId};

use super::capabilities::KnownSet;
use super::ephemeral::{Asked, Gathered, News};
use super::filter::Filter;
use super::live::{Live, Now};
use super::rules::presence::Shown;
use super::rules::telling::{Mark, Told};
use super::session::Session;
use super::{AppError, no_part};
use crate::store::Position;

/// Sessions and what they say.
impl Live {
    /// Says who finds the union of what a user's sessions can do (CAP-2).
    pub fn ask_for_unions(
        &self,
        union_of: impl Fn(&UserId) -> Option<Sha256> + Send + Sync + 'static,
    ) {
        let _ = self.unions.set(Box::new(union_of));
    }

    /// A session counts from now on.
    pub(super) fn session_started(&self, session: &Arc<Session>) {
        let user = &session.client.user_id;
        let is_loaded = {
            let mut now = self.now.lock();
            // It may have ended before others were told of it.
            if session.ended().is_some() {
                return;
            }
            now.watchers.follow(user, self.position());
            now.ephemeral.add_session(session);
            now.watchers.is_loaded(user)
        };
        if !is_loaded {
            self.meet(std::iter::once(user.clone()));
        }
        self.show(user);
    }

    /// A session has ended: its typing ends and its presence goes (SES-6).
    pub(super) fn session_ended(&self, session: &Arc<Session>) {
        let user = &session.client.user_id;
        let has_left = {
            let mut now = self.now.lock();
            let Now {
                watchers,
                ephemeral,
                ..
            } = &mut *now;
            for room in ephemeral.remove_session(session) {
                watchers.wake(watchers.members(&room), self.position());
            }
            !ephemeral.has_session(user)
        };
        if has_left {
            self.note_left(user);
        }
        self.show(user);
    }

    /// Whether a user has a live session.
    pub(super) fn has_session(&self, user: &UserId) -> bool {
        self.now.lock().ephemeral.has_session(user)
    }

    /// A session said its presence, and a status or none.
    pub(super) fn said(&self, session: &Session, status_msg: Option<&str>) {
        {
            let mut now = self.now.lock();
            // It may have ended meanwhile, and what it said with it.
            if session.ended().is_none() {
                now.ephemeral.set_status(session, status_msg);
            }
        }
        self.show(&session.client.user_id);
    }

    /// A session of the user said what it can do.
    pub(super) fn capabilities_changed(&self, user: &UserId) {
        self.now.lock().ephemeral.note_capabilities(user);
        self.show(user);
    }

    /// What a user's live sessions say they can do, the oldest session's first.
    pub(super) fn capabilities_of(&self, user: &UserId) -> Vec<Arc<KnownSet>> {
        self.now.lock().ephemeral.capabilities_of(user)
    }

    /// Whether a user appears offline to others, whatever the sessions say; `None` before that is known.
    pub(super) fn appears_offline(&self, user: &UserId) -> Option<bool> {
        self.now.lock().ephemeral.appears_offline(user)
    }

    /// A user wants to be seen, or not.
    pub(super) fn set_appears_offline(&self, user: &UserId, appears: bool) {
        self.now.lock().ephemeral.set_appears_offline(user, appears);
        self.show(user);
    }

    /// Shows a user as the sessions say now.
    pub(super) fn show(&self, user: &UserId) {
        loop {
            let due = self.now.lock().ephemeral.capabilities_due(user);
            let Some((generation, has_sets)) = due else {
                return;
            };
            // Asked without the lock, for it may take long and looks at the sessions itself.
            let unions = self.unions.get().filter(|_| has_sets);
            let union = unions.and_then(|union_of| union_of(user));
            let now_ms = self.env.clock.monotonic_ms();
            let mut now = self.now.lock();
            let Now {
                watchers,
                ephemeral,
                ..
            } = &mut *now;
            if ephemeral.show(user, generation, union, watchers, now_ms) {
                break;
            }
        }
        if self.wake_for_presence().is_some() {
            self.hurry.notify_one();
        }
    }

    /// Wakes for presence whom it concerns, unless they were woken a moment ago. Answers when to do so again.
    pub(super) fn wake_for_presence(&self) -> Option<u64> {
        let now_ms = self.env.clock.monotonic_ms();
        let mut now = self.now.lock();
        let Now {
            watchers,
            ephemeral,
            ..
        } = &mut *now;
        match ephemeral.wake_for_presence(watchers, now_ms) {
            Ok(users) => {
                watchers.wake(&users, self.position());
                None
            }
            Err(due_ms) => due_ms,
        }
    }

    /// A session of a member says whether it is typing in a room. Refused: who isn't joined (403), a session that ended.
    pub(super) fn set_typing(
        &self,
        session: &Arc<Session>,
        room_id: &RoomId,
        typing: bool,
    ) -> Result<(), AppError> {
        let now_ms = self.env.clock.monotonic_ms();
        let user = &session.client.user_id;
        let mut now = self.now.lock();
        let Now {
            watchers,
            ephemeral,
            ..
        } = &mut *now;
        if !watchers.is_in(user, room_id) {
            return Err(no_part());
        }
        if let Some(end) = session.ended() {
            return Err(end.error());
        }
        if typing {
            ephemeral.note_act(user, now_ms);
        }
        if ephemeral.set_typing(session, room_id, typing) {
            watchers.wake(watchers.members(room_id), self.position());
        }
        Ok(())
    }
}

/// Readers.
impl Live {
    /// A session's request for the stream goes on from what its token says was told. Answers how it goes on; `None` when
    /// it wants nothing of the kind.
    pub(super) fn begin_telling(
        &self,
        session: &Session,
        filter: &Filter,
        told: Option<Told>,
    ) -> Option<(u32, Mark)> {
        let mut now = self.now.lock();
        let is_alive = session.ended().is_none();
        is_alive
            .then(|| now.ephemeral.begin(session, filter, told))
            .flatten()
    }

    /// A session is about to be told all there is. Answers what it then knows; `None` when it wants nothing of the kind.
    pub(super) fn tell_all(&self, session: &Session, filter: &Filter) -> Option<Told> {
        let mut now = self.now.lock();
        let is_alive = session.ended().is_none();
        is_alive
            .then(|| now.ephemeral.begin_whole(session, filter))
            .flatten()
    }

    /// What a session can be told, and the newest position of that moment: what is told follows from the events up to there,
    /// and from no later one.
    pub(super) fn gather(&self, asked: &Asked<'_>) -> (Position, Gathered) {
        let now_ms = self.env.clock.monotonic_ms();
        let mut now = self.now.lock();
        let Now {
            watchers,
            ephemeral,
            ..
        } = &mut *now;
        let gathered = ephemeral.gather(watchers, asked, now_ms);
        (self.position(), gathered)
    }

    /// How all whom a followed user can see show, those left out who aren't there (SYN-4).
    pub(super) fn around(&self, user: &UserId) -> Vec<News> {
        let now_ms = self.env.clock.monotonic_ms();
        let now = self.now.lock();
        now.ephemeral.around(&now.watchers, user, now_ms)
    }

    /// How a user shows, and how long ago it last did something, in milliseconds.
    pub(super) fn presence_of(&self, user: &UserId) -> (Shown, Option<u64>) {
        let now_ms = self.env.clock.monotonic_ms();
        self.now.lock().ephemeral.presence_of(user, now_ms)
    }

    /// Whether two followed users are joined to the same room.
    pub(super) fn share_a_room(&self, one: &UserId, other: &UserId) -> bool {
        self.now.lock().watchers.share_a_room(one, other)
    }

    /// The rooms that a followed user is joined to.
    pub(super) fn is_in(&self, user: &UserId, room_id: &RoomId) -> bool {
        self.now.lock().watchers.is_in(user, room_id)
    }

    /// Who is typing in a room.
    pub(super) fn typing_in(&self, room_id: &RoomId) -> Arc<[UserId]> {
        self.now.lock().ephemeral.typing_in(room_id)
    }

    /// How the members of a room show, those left out who aren't there.
    pub(super) fn present_in(&self, room_id: &RoomId) -> HashMap<UserId, PresenceState> {
        let now = self.now.lock();
        now.ephemeral.present_in(&now.watchers, room_id)
    }
}
