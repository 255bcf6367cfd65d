//! What a live client keeps: views of rooms, invites, presence, and how far it has come.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use parking_lot::Mutex;
use tidings_types::{
    ChunkToken, FilterToken, HomeserverScrollbackEventContent, InitialSyncResponse, InviteEntry,
    Membership, PresenceEventContent, RoomEntry, RoomEvent, RoomId, RoomMemberEventContent,
    SessionId, StreamChunk, TypedContent, UserId,
};

use super::{LiveUpdate, own};
use crate::{Client, EchoState, LocalEcho, RoomView};

/// So many messages wait for rooms that aren't there.
const MOST_WAITING: usize = 256;

/// All that a client shows, as [`Client::live`] keeps it. Clones are the same view.
///
/// It holds a [`RoomView`] for each joined room, the invites, and the presence of who shares a room. What each room view holds
/// is bounded by [`LiveOptions::keep`](super::LiveOptions::keep).
#[derive(Clone)]
pub struct LiveView {
    shared: Arc<Shared>,
}

struct Shared {
    client: Client,
    keep: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    rooms: HashMap<RoomId, RoomView>,
    invites: BTreeMap<RoomId, Invite>,
    presence: HashMap<UserId, PresenceEventContent>,
    /// Up to where all has been taken up.
    position: Option<ChunkToken>,
    /// In which session presence and typing were told.
    session: Option<SessionId>,
    filter: Option<FilterToken>,
    /// Messages of this client for rooms that aren't there, the oldest first.
    waiting: VecDeque<LocalEcho>,
}

/// An invite (SYN-4).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Invite {
    /// The room.
    pub room_id: RoomId,
    /// The invite with what is told of the room.
    pub entry: InviteEntry,
}

/// What a chunk asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing more.
    Stream,
    /// A delta since its start: it tells of a room of which it doesn't have the entry (STR-5), or of a marker at an event that
    /// isn't held (SYN-5).
    Sync,
}

impl LiveView {
    /// A view that knows nothing yet.
    pub(super) fn new(client: &Client, keep: usize) -> Self {
        let shared = Shared {
            client: client.clone(),
            keep,
            kept: Mutex::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// The view of a joined room.
    pub fn room(&self, room_id: &RoomId) -> Option<RoomView> {
        self.shared.kept.lock().rooms.get(room_id).cloned()
    }

    /// The views of all joined rooms, by room id.
    pub fn rooms(&self) -> BTreeMap<RoomId, RoomView> {
        let kept = self.shared.kept.lock();
        let rooms = kept.rooms.iter();
        rooms.map(|(id, view)| (id.clone(), view.clone())).collect()
    }

    /// The rooms that the user is invited to (SYN-4), by room id.
    pub fn invites(&self) -> Vec<Invite> {
        self.shared.kept.lock().invites.values().cloned().collect()
    }

    /// How reachable a user is (PRE-2). `None` for who is offline, and for who shares no room.
    pub fn presence(&self, user_id: &UserId) -> Option<PresenceEventContent> {
        self.shared.kept.lock().presence.get(user_id).cloned()
    }

    /// Up to where all has been taken up; `None` before the first sync is done.
    pub fn position(&self) -> Option<ChunkToken> {
        self.shared.kept.lock().position.clone()
    }

    pub(super) fn set_position(&self, position: Option<ChunkToken>) {
        self.shared.kept.lock().position = position;
    }

    /// Through which filter everything is read; earlier events too.
    pub(super) fn read_through(&self, filter: &FilterToken) {
        let mut kept = self.shared.kept.lock();
        kept.filter = Some(filter.clone());
        for view in kept.rooms.values() {
            view.read_through(Some(filter.clone()));
        }
    }

    fn me(&self) -> &UserId {
        self.shared.client.user_id()
    }

    /// Presence and typing are of one session (SES-6): in another one all there is comes anew.
    pub(super) fn enter(&self, session: &SessionId) {
        let mut kept = self.shared.kept.lock();
        if kept.session.as_ref() == Some(session) {
            return;
        }
        let had = kept.session.replace(session.clone()).is_some();
        if had {
            kept.presence.clear();
            for view in kept.rooms.values() {
                view.forget_typing();
            }
        }
    }

    /// Takes up a page of a sync. `since` where it is a delta.
    pub(super) fn take_sync(&self, page: &InitialSyncResponse, is_delta: bool) -> Vec<LiveUpdate> {
        let mut updates = Vec::new();
        for room_id in &page.left {
            self.leave(room_id, &mut updates);
        }
        for entry in &page.rooms {
            self.take_room(entry, is_delta, &mut updates);
        }
        for entry in &page.invites {
            self.invite(entry, &mut updates);
        }
        for event in &page.presence {
            self.take_presence(event, &mut updates);
        }
        updates
    }

    fn take_room(&self, entry: &RoomEntry, is_delta: bool, updates: &mut Vec<LiveUpdate>) {
        let id = &entry.room_id;
        if entry.membership != Membership::Join {
            return self.leave(id, updates);
        }
        let known = self.room(id);
        let own = |event: &RoomEvent| own(&self.shared.client, event);
        match &known {
            Some(view) if is_delta => {
                view.take_delta(entry, own);
                updates.push(LiveUpdate::Room(id.clone()));
            }
            _ => {
                let view = known.unwrap_or_else(|| self.view_of(id));
                view.take_entry(entry, own);
                let mut kept = self.shared.kept.lock();
                view.read_through(kept.filter.clone());
                let (echoes, waiting) = std::mem::take(&mut kept.waiting)
                    .into_iter()
                    .partition::<VecDeque<_>, _>(|echo| echo.room_id == *id);
                kept.waiting = waiting;
                for echo in echoes {
                    view.take_echo(echo);
                }
                kept.rooms.insert(id.clone(), view);
                updates.push(LiveUpdate::Joined(id.clone()));
                if kept.invites.remove(id).is_some() {
                    updates.push(LiveUpdate::InviteGone(id.clone()));
                }
            }
        }
    }

    fn view_of(&self, room_id: &RoomId) -> RoomView {
        RoomView::new(&self.shared.client.room(room_id), self.shared.keep)
    }

    fn invite(&self, entry: &InviteEntry, updates: &mut Vec<LiveUpdate>) {
        let Some(room_id) = entry.event.room_id().cloned() else {
            return;
        };
        let invite = Invite {
            room_id: room_id.clone(),
            entry: entry.clone(),
        };
        let mut kept = self.shared.kept.lock();
        if kept.invites.get(&room_id) != Some(&invite) {
            kept.invites.insert(room_id.clone(), invite);
            updates.push(LiveUpdate::Invited(room_id));
        }
    }

    fn leave(&self, room_id: &RoomId, updates: &mut Vec<LiveUpdate>) {
        let mut kept = self.shared.kept.lock();
        if let Some(view) = kept.rooms.remove(room_id) {
            view.forget_typing();
            updates.push(LiveUpdate::Left(room_id.clone()));
        }
        if kept.invites.remove(room_id).is_some() {
            updates.push(LiveUpdate::InviteGone(room_id.clone()));
        }
    }

    fn take_presence(&self, event: &RoomEvent, updates: &mut Vec<LiveUpdate>) {
        if let Some(Ok(presence)) = event.content_as::<PresenceEventContent>() {
            updates.push(LiveUpdate::Presence(presence.user_id.clone()));
            let mut kept = self.shared.kept.lock();
            kept.presence.insert(presence.user_id.clone(), presence);
        }
    }

    /// After the last page of a full sync: what it didn't name is gone.
    pub(super) fn leave_others(
        &self,
        rooms: &HashSet<RoomId>,
        invites: &HashSet<RoomId>,
    ) -> Vec<LiveUpdate> {
        let mut updates = Vec::new();
        let (left, gone): (Vec<RoomId>, Vec<RoomId>) = {
            let kept = self.shared.kept.lock();
            let left = kept.rooms.keys().filter(|id| !rooms.contains(*id));
            let gone = kept.invites.keys().filter(|id| !invites.contains(*id));
            (left.cloned().collect(), gone.cloned().collect())
        };
        for room_id in &left {
            self.leave(room_id, &mut updates);
        }
        let mut kept = self.shared.kept.lock();
        for room_id in gone {
            if kept.invites.remove(&room_id).is_some() {
                updates.push(LiveUpdate::InviteGone(room_id));
            }
        }
        updates
    }

    /// Takes up a chunk of the stream.
    pub(super) fn take_chunk(&self, chunk: &StreamChunk) -> (Vec<LiveUpdate>, Next) {
        let mut updates = Vec::new();
        let mut next = Next::Stream;
        let entered: HashSet<&RoomId> = chunk.joined.iter().map(|entry| &entry.room_id).collect();
        // Runs of one room are taken up at once.
        let runs = chunk.events.chunk_by(|one, other| {
            one.room_id() == other.room_id() && !self.is_own_membership(one)
        });
        for run in runs {
            let Some(room_id) = run[0].room_id() else {
                for event in run {
                    self.take_presence(event, &mut updates);
                }
                continue;
            };
            if let Some(view) = self.room(room_id) {
                let own = |event: &RoomEvent| own(&self.shared.client, event);
                view.take_events(run, own);
                if view.asks_for_count() {
                    next = Next::Sync;
                }
                updates.push(LiveUpdate::Room(room_id.clone()));
            }
            for event in run {
                if self.follow(room_id, event, &mut updates) && !entered.contains(room_id) {
                    next = Next::Sync;
                }
            }
        }
        for entry in &chunk.joined {
            self.take_room(entry, false, &mut updates);
        }
        updates.dedup();
        (updates, next)
    }

    fn is_own_membership(&self, event: &RoomEvent) -> bool {
        event.event_type().as_str() == RoomMemberEventContent::TYPE
            && event
                .state_key()
                .is_some_and(|key| key.as_str() == self.me().as_str())
    }

    /// Follows the user's own membership. Answers whether something has to be asked for.
    fn follow(&self, room_id: &RoomId, event: &RoomEvent, updates: &mut Vec<LiveUpdate>) -> bool {
        if event.event_type().as_str() == HomeserverScrollbackEventContent::TYPE {
            // All that a join whose answer had the entry leaves in the stream (JOI-2, JOI-4).
            return self.room(room_id).is_none();
        }
        if !self.is_own_membership(event) {
            return false;
        }
        let member = event.content_as::<RoomMemberEventContent>();
        match member.and_then(Result::ok).map(|member| member.membership) {
            Some(Membership::Invite) => true,
            Some(Membership::Join) => self.room(room_id).is_none(),
            _ => {
                self.leave(room_id, updates);
                false
            }
        }
    }

    /// Takes up news of a message of this client. Those for a room that isn't there yet wait for it.
    pub(super) fn take_echo(&self, echo: LocalEcho) -> Option<LiveUpdate> {
        let room_id = echo.room_id.clone();
        let mut kept = self.shared.kept.lock();
        if let Some(view) = kept.rooms.get(&room_id) {
            view.take_echo(echo);
            return Some(LiveUpdate::Room(room_id));
        }
        let waiting = &mut kept.waiting;
        waiting.retain(|known| known.local_id != echo.local_id);
        // What the server has comes with the room.
        if !matches!(echo.state, EchoState::Sent(_)) {
            waiting.push_back(echo);
        }
        if waiting.len() > MOST_WAITING {
            waiting.pop_front();
        }
        None
    }
}

impl std::fmt::Debug for LiveView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kept = self.shared.kept.lock();
        f.debug_struct("LiveView")
            .field("user", self.me())
            .field("rooms", &kept.rooms.len())
            .field("invites", &kept.invites.len())
            .field("position", &kept.position)
            .finish_non_exhaustive()
    }
}
