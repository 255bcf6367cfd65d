//! The chat without its terminal and its server: what is known, and what each thing that happens leads to.
//!
//! [`Model::take`] is all of it: something happened, the model changes, and says what is to be done. [`Model::look`] says what
//! comes of it that the person looks at what was drawn.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{Event as TerminalEvent, KeyEventKind};
use tidings_client::{GapId, LocalEcho, LocalId, RoomSnapshot};
use tidings_types::{EventId, PresenceState, RoomId, UserId};

use super::room::{Key, RoomState, Row};
use super::typed::Typed;
use crate::tail::RoomName;

/// Earlier events are asked for when fewer rows than this are above those in sight.
const AHEAD: usize = 40;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// The person did something.
    Terminal(TerminalEvent),
    /// What a joined room shows now.
    Room(Box<RoomSnapshot>),
    /// The user is no longer in a room.
    Left(RoomId),
    /// The rooms that the user is invited to, each with who invites.
    Invites(Vec<(RoomId, UserId)>),
    /// How reachable somebody is; not at all without it.
    Presence(UserId, Option<PresenceState>),
    /// All rooms are there.
    Synced,
    /// A gap was asked for; whether something came.
    Filled(RoomId, GapId, bool),
    /// A room that the person wants to see is there, or comes.
    Entered(RoomId),
    /// Something to tell the person.
    Note(String),
}

/// What is to be done.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// Send a message.
    Send(Outgoing),
    /// Send a message again that failed.
    Again(Arc<LocalEcho>),
    /// Put a message away that failed.
    Dismiss(RoomId, LocalId),
    /// Get events of a gap.
    Fill(RoomId, GapId),
    /// Say that the person types, or doesn't.
    Typing(RoomId, bool),
    /// Say that everything up to an event was read.
    Mark(RoomId, EventId),
    /// Say how reachable the person is, with a word about it.
    Presence(PresenceState, Option<String>),
    /// Join a room.
    Join(RoomName),
    /// Leave a room.
    Leave(RoomId),
    /// End.
    Quit,
}

/// A message to send.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub(super) room_id: RoomId,
    pub(super) text: String,
    /// Whether it says what the person does.
    pub(super) deed: bool,
    pub(super) updates: Option<EventId>,
    pub(super) replies_to: Option<EventId>,
}

/// What the chat knows and shows.
#[derive(Debug)]
pub struct Model {
    pub(super) me: UserId,
    pub(super) rooms: BTreeMap<RoomId, RoomState>,
    /// The rooms in the order they are listed in: where something was said last comes first.
    pub(super) order: Vec<RoomId>,
    /// Rooms this user is invited to, with who invites.
    pub(super) invites: Vec<(RoomId, UserId)>,
    pub(super) presence: BTreeMap<UserId, PresenceState>,
    /// The room that is shown.
    pub(super) open: Option<RoomId>,
    /// The room that is shown as soon as it is there.
    awaited: Option<RoomId>,
    /// Whether the person has named a room to begin with.
    named: bool,
    /// The message whose answers alone are shown.
    pub(super) thread: Option<EventId>,
    pub(super) typed: Typed,
    /// The row that was chosen with the arrows.
    pub(super) chosen: Option<Key>,
    /// The lowest row in sight; the newest when not set.
    pub(super) lowest: Option<Key>,
    /// How many rows fitted into the window when it was drawn.
    pub(super) fits: Cell<usize>,
    pub(super) note: Option<String>,
    pub(super) help: bool,
    /// Whether others are told that this user types.
    pub(super) telling: bool,
    /// Whether the person has been told that messages are on their way still.
    pub(super) warned: bool,
    /// The event up to which each room was marked as read.
    marked: BTreeMap<RoomId, EventId>,
    pub(super) synced: bool,
    /// How far the person's clock is ahead of UTC, in seconds.
    pub(super) zone: i64,
}

impl Model {
    /// The chat of a user who waits for everything. It begins in the most recent room, unless one is `named`.
    pub(super) fn new(me: &UserId, named: bool) -> Self {
        Self {
            me: me.clone(),
            rooms: BTreeMap::new(),
            order: Vec::new(),
            invites: Vec::new(),
            presence: BTreeMap::new(),
            open: None,
            awaited: None,
            named,
            thread: None,
            typed: Typed::default(),
            chosen: None,
            lowest: None,
            fits: Cell::new(1),
            note: None,
            help: false,
            telling: false,
            warned: false,
            marked: BTreeMap::new(),
            synced: false,
            zone: 0,
        }
    }

    /// Takes what happened; says what is to be done.
    pub(super) fn take(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Terminal(event) => return self.terminal(&event),
            Input::Room(shown) => return self.room_shows(*shown),
            Input::Left(room_id) => return self.forget(&room_id),
            Input::Invites(invites) => self.invited(invites),
            Input::Presence(user, Some(state)) => drop(self.presence.insert(user, state)),
            Input::Presence(user, None) => drop(self.presence.remove(&user)),
            Input::Synced => self.synced = true,
            Input::Filled(room_id, gap, came) => {
                if let Some(room) = self.rooms.get_mut(&room_id) {
                    room.loading = None;
                    room.stuck = (!came).then_some(gap);
                }
            }
            Input::Entered(room_id) if self.rooms.contains_key(&room_id) => {
                return self.show(&room_id);
            }
            Input::Entered(room_id) => self.awaited = Some(room_id),
            Input::Note(note) => self.note = Some(note),
        }
        Vec::new()
    }

    fn terminal(&mut self, event: &TerminalEvent) -> Vec<Effect> {
        match event {
            TerminalEvent::Key(key) if key.kind != KeyEventKind::Release => self.key(*key),
            TerminalEvent::Paste(text) => {
                self.typed.insert(text);
                self.tell_typing().into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn room_shows(&mut self, shown: RoomSnapshot) -> Vec<Effect> {
        let room_id = shown.room_id().clone();
        let before = self.rooms.get(&room_id).map(RoomState::active_ts);
        match self.rooms.get_mut(&room_id) {
            Some(room) => room.renew(shown, &self.me),
            None => {
                let room = RoomState::new(shown, &self.me);
                self.rooms.insert(room_id.clone(), room);
            }
        }
        let active = |room_id: &RoomId| self.rooms.get(room_id).map_or(0, RoomState::active_ts);
        let now = active(&room_id);
        if before != Some(now) {
            self.order.retain(|listed| *listed != room_id);
            let place = self.order.partition_point(|listed| active(listed) > now);
            self.order.insert(place, room_id.clone());
        }
        self.let_go_of_what_is_gone();
        let is_first = self.open.is_none() && !self.named;
        if is_first || self.awaited.as_ref() == Some(&room_id) {
            self.awaited = None;
            return self.show(&room_id);
        }
        Vec::new()
    }

    /// Rows that were chosen may be gone: a gap that was filled, an echo whose event came.
    fn let_go_of_what_is_gone(&mut self) {
        for key in [self.chosen.clone(), self.lowest.clone()]
            .into_iter()
            .flatten()
        {
            if self.place(&key).is_none() {
                let chosen = self.chosen.take_if(|chosen| *chosen == key);
                let lowest = self.lowest.take_if(|lowest| *lowest == key);
                drop((chosen, lowest));
            }
        }
    }

    fn invited(&mut self, invites: Vec<(RoomId, UserId)>) {
        let new = invites.iter().find(|invite| !self.invites.contains(invite));
        if let Some((room_id, who)) = new
            && self.synced
        {
            let who = super::room::local(who.as_str());
            self.note = Some(format!("{who} invites you to {room_id}: /join goes there"));
        }
        // The newest stays last, whatever order they come in.
        self.invites.retain(|known| invites.contains(known));
        for invite in invites {
            if !self.invites.contains(&invite) {
                self.invites.push(invite);
            }
        }
    }

    fn forget(&mut self, room_id: &RoomId) -> Vec<Effect> {
        self.order.retain(|listed| listed != room_id);
        if let Some(room) = self.rooms.remove(room_id) {
            self.note = Some(format!("you left {}", room.title));
        }
        if self.open.as_ref() != Some(room_id) {
            return Vec::new();
        }
        self.open = None;
        // Nobody types in a room that they left.
        self.telling = false;
        let next = self.order.first().cloned();
        next.map_or_else(Vec::new, |next| self.show(&next))
    }

    /// Shows a room.
    pub(super) fn show(&mut self, room_id: &RoomId) -> Vec<Effect> {
        if !self.rooms.contains_key(room_id) || self.open.as_ref() == Some(room_id) {
            return Vec::new();
        }
        let stop = self.stop_typing();
        (self.lowest, self.chosen, self.thread) = (None, None, None);
        self.open = Some(room_id.clone());
        stop.into_iter().collect()
    }

    /// The next or previous room of the list.
    pub(super) fn step_room(&mut self, forward: bool) -> Vec<Effect> {
        let open = self.open.as_ref();
        let here = self.order.iter().position(|listed| Some(listed) == open);
        let count = self.order.len();
        let next = match here {
            None => 0,
            Some(here) if forward => (here + 1) % count,
            Some(here) => (here + count - 1) % count,
        };
        match self.order.get(next).cloned() {
            Some(room_id) => self.show(&room_id),
            None => Vec::new(),
        }
    }

    /// The room that is shown.
    pub(super) fn room(&self) -> Option<&RoomState> {
        self.rooms.get(self.open.as_ref()?)
    }

    pub(super) fn room_mut(&mut self) -> Option<&mut RoomState> {
        self.rooms.get_mut(self.open.as_ref()?)
    }

    /// The rows that are shown, oldest first: those of the room, or of the thread in it.
    pub(super) fn rows(&self) -> Vec<&Row> {
        let rows = self.room().map_or(&[][..], |room| room.rows.as_slice());
        let Some(thread) = &self.thread else {
            return rows.iter().collect();
        };
        let is_root = |row: &&Row| row.item().is_some_and(|item| item.event_id() == thread);
        let begin = rows.iter().position(|row| is_root(&row)).unwrap_or(0);
        let rows = rows.iter().skip(begin);
        rows.filter(|row| is_root(row) || row.gap().is_some() || row.replies_to() == Some(thread))
            .collect()
    }

    /// Where a row stands.
    pub(super) fn place(&self, key: &Key) -> Option<usize> {
        let is_it = |row: &&Row| row.key().as_ref() == Some(key);
        self.rows().iter().rposition(is_it)
    }

    /// How many of the newest rows are scrolled out of sight.
    pub(super) fn back(&self) -> usize {
        let place = self.lowest.as_ref().and_then(|key| self.place(key));
        place.map_or(0, |place| self.rows().len() - 1 - place)
    }

    /// How much there is to read in a room. What has just been marked is read, though the server may not have heard of it.
    pub(super) fn unread(&self, room_id: &RoomId) -> u64 {
        let Some(room) = self.rooms.get(room_id) else {
            return 0;
        };
        let told = room.shown.unread();
        let marked = self.marked.get(room_id);
        marked
            .and_then(|marked| room.since(marked))
            .map_or(told, |since| told.min(since))
    }

    /// What is on the screen is read, and where it comes to a gap, that is filled.
    pub(super) fn look(&mut self) -> Vec<Effect> {
        let marked = self.read_marker();
        marked.into_iter().chain(self.fill()).collect()
    }

    fn read_marker(&mut self) -> Option<Effect> {
        let room_id = self.open.clone()?;
        if self.lowest.is_some() || self.thread.is_some() || self.unread(&room_id) == 0 {
            return None;
        }
        let newest = self.room()?.newest()?.event_id().clone();
        self.marked.insert(room_id.clone(), newest.clone());
        Some(Effect::Mark(room_id, newest))
    }

    /// Fills the gap that is in sight, or near for who goes up to it.
    fn fill(&mut self) -> Option<Effect> {
        let room = self.room()?;
        if room.loading.is_some() {
            return None;
        }
        let ahead = if self.lowest.is_some() { AHEAD } else { 1 };
        let rows = self.rows();
        let near = rows
            .iter()
            .rev()
            .skip(self.back())
            .take(self.fits.get() + ahead);
        let gap = near
            .filter_map(|row| row.gap())
            .find(|gap| room.stuck != Some(*gap))?;
        let room_id = self.open.clone()?;
        self.room_mut()?.loading = Some(gap);
        Some(Effect::Fill(room_id, gap))
    }

    /// Tells others when this user begins to type a message, or has typed nothing after all.
    pub(super) fn tell_typing(&mut self) -> Option<Effect> {
        let text = self.typed.text();
        let types = !text.is_empty() && (!text.starts_with('/') || text.starts_with("/reply "));
        if types == self.telling {
            return None;
        }
        self.telling = types;
        Some(Effect::Typing(self.open.clone()?, types))
    }

    pub(super) fn stop_typing(&mut self) -> Option<Effect> {
        let told = std::mem::take(&mut self.telling);
        Some(Effect::Typing(self.open.clone().filter(|_| told)?, false))
    }
}
