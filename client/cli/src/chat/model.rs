//! The chat without its terminal and its server: what is known, and what each thing that happens leads to.
//!
//! [`Model::take`] is all of it: something happened, the model changes, and says what is to be done.

use std::collections::BTreeMap;

use crossterm::event::{Event as TerminalEvent, KeyEventKind};
use tidings_types::{
    ChunkToken, EventId, InitialSyncResponse, Membership, PresenceEventContent, PresenceState,
    RoomEntry, RoomEvent, RoomId, RoomMemberEventContent, UserId,
};

use super::room::{RoomState, local};
use super::timeline::{EchoId, Place, Row};
use super::typed::Typed;
use crate::tail::RoomName;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// The person did something.
    Terminal(TerminalEvent),
    /// Everything as it is now.
    Synced(Box<InitialSyncResponse>),
    /// News.
    Event(RoomEvent),
    /// A room was joined, here or elsewhere.
    Joined(Box<RoomEntry>),
    /// Earlier events of a room, newest first.
    Earlier(RoomId, Vec<RoomEvent>, Option<ChunkToken>),
    /// A message is tried under a number.
    Placed(RoomId, EchoId, Place),
    /// The server has a message.
    Sent(RoomId, EchoId, EventId),
    /// A message won't come.
    Failed(RoomId, EchoId, String),
    /// A room that the person wanted to see is there.
    Entered(RoomId),
    /// Something to tell the person.
    Note(String),
}

/// What is to be done.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// Send a message.
    Send(Outgoing),
    /// Get earlier events of a room.
    Earlier(RoomId, ChunkToken),
    /// Say that the person types, or doesn't.
    Typing(RoomId, bool),
    /// Say that everything up to an event was read.
    Mark(RoomId, EventId),
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
    pub(super) echo: EchoId,
    pub(super) text: String,
    /// Whether it says what the person does.
    pub(super) deed: bool,
    pub(super) updates: Option<EventId>,
    pub(super) replies_to: Option<EventId>,
}

/// What the chat knows and shows.
#[derive(Debug)]
pub struct Model {
    pub(super) me: String,
    pub(super) rooms: BTreeMap<RoomId, RoomState>,
    /// The rooms in the order they are listed in.
    pub(super) order: Vec<RoomId>,
    /// Rooms this user is invited to, with who invited; the newest last.
    pub(super) invites: Vec<(RoomId, String)>,
    pub(super) presence: BTreeMap<String, PresenceState>,
    /// The room that is shown.
    pub(super) open: Option<RoomId>,
    pub(super) typed: Typed,
    /// The event that was chosen with the arrows.
    pub(super) chosen: Option<EventId>,
    /// How many of the newest rows are scrolled out of sight.
    pub(super) back: usize,
    pub(super) note: Option<String>,
    pub(super) help: bool,
    /// Whether others are told that this user types.
    pub(super) telling: bool,
    pub(super) next_echo: EchoId,
    /// The event up to which each room was marked as read.
    marked: BTreeMap<RoomId, EventId>,
    pub(super) synced: bool,
    /// How far the person's clock is ahead of UTC, in seconds.
    pub(super) zone: i64,
}

impl Model {
    /// The chat of a user who waits for everything.
    pub(super) fn new(me: &UserId) -> Self {
        Self {
            me: me.to_string(),
            rooms: BTreeMap::new(),
            order: Vec::new(),
            invites: Vec::new(),
            presence: BTreeMap::new(),
            open: None,
            typed: Typed::default(),
            chosen: None,
            back: 0,
            note: None,
            help: false,
            telling: false,
            next_echo: 0,
            marked: BTreeMap::new(),
            synced: false,
            zone: 0,
        }
    }

    /// Takes what happened; says what is to be done.
    pub(super) fn take(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = match input {
            Input::Terminal(event) => self.terminal(&event),
            Input::Note(note) => {
                self.note = Some(note);
                Vec::new()
            }
            Input::Entered(room_id) => self.show(&room_id),
            news => {
                self.learn(news);
                Vec::new()
            }
        };
        effects.extend(self.read_marker());
        effects
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

    fn learn(&mut self, news: Input) {
        match news {
            Input::Synced(answer) => self.sync(&answer),
            Input::Event(event) => self.event(&event),
            Input::Joined(entry) => self.enter(&entry),
            Input::Earlier(room_id, events, earlier) => {
                if let Some(room) = self.rooms.get_mut(&room_id) {
                    room.timeline.take_earlier(&events, earlier);
                }
            }
            Input::Placed(room_id, echo, place) => {
                self.timeline(&room_id, |timeline| timeline.placed(echo, place));
            }
            Input::Sent(room_id, echo, event_id) => {
                self.timeline(&room_id, |timeline| timeline.sent(echo, &event_id));
            }
            Input::Failed(room_id, echo, reason) => {
                self.timeline(&room_id, |timeline| timeline.failed(echo, reason));
            }
            Input::Terminal(_) | Input::Note(_) | Input::Entered(_) => {}
        }
    }

    fn timeline(&mut self, room_id: &RoomId, change: impl FnOnce(&mut super::timeline::Timeline)) {
        if let Some(room) = self.rooms.get_mut(room_id) {
            change(&mut room.timeline);
        }
    }

    /// Everything anew: at the start, and when the server's own past isn't what it was.
    fn sync(&mut self, answer: &InitialSyncResponse) {
        self.rooms.clear();
        self.order.clear();
        self.invites.clear();
        for entry in &answer.rooms {
            self.order.push(entry.room_id.clone());
            self.rooms
                .insert(entry.room_id.clone(), RoomState::new(entry));
        }
        for invite in &answer.invites {
            if let Some(room_id) = invite.event.room_id() {
                let inviter = invite.inviter.user_id.to_string();
                self.invites.push((room_id.clone(), inviter));
            }
        }
        for event in &answer.presence {
            self.event(event);
        }
        self.synced = true;
    }

    fn enter(&mut self, entry: &RoomEntry) {
        let room_id = &entry.room_id;
        self.invites.retain(|(invited, _)| invited != room_id);
        if !self.order.contains(room_id) {
            self.order.insert(0, room_id.clone());
        }
        self.rooms.insert(room_id.clone(), RoomState::new(entry));
    }

    fn event(&mut self, event: &RoomEvent) {
        if let Some(Ok(presence)) = event.content_as::<PresenceEventContent>() {
            self.presence
                .insert(presence.user_id.to_string(), presence.presence);
            return;
        }
        let Some(room_id) = event.room_id() else {
            return;
        };
        if self.own_membership(event, room_id) {
            return;
        }
        let open = self.open.as_ref() == Some(room_id);
        let Some(room) = self.rooms.get_mut(room_id) else {
            return;
        };
        room.learn(event);
        let rows = room.timeline.len();
        room.timeline.take(event);
        let came = room.timeline.len().saturating_sub(rows);
        if event.event_type().as_str().starts_with("message.") && came > 0 {
            if event.sender() != self.me {
                room.unread += 1;
            }
            self.order.retain(|listed| listed != room_id);
            self.order.insert(0, room_id.clone());
        }
        // Who reads the past isn't moved by what is new.
        if open && self.back > 0 {
            self.back += came;
        }
    }

    /// What happened to this user's own part in a room; false when there is more to it.
    fn own_membership(&mut self, event: &RoomEvent, room_id: &RoomId) -> bool {
        let own = event.event_type().as_str() == "state.m.room.member"
            && event.state_key().is_some_and(|key| key.as_str() == self.me);
        if !own {
            return false;
        }
        let content = event.content_as::<RoomMemberEventContent>();
        let membership = content
            .and_then(Result::ok)
            .map(|content| content.membership);
        match membership {
            Some(Membership::Join) => false,
            Some(Membership::Invite) => {
                self.invites.retain(|(invited, _)| invited != room_id);
                let who = local(event.sender());
                self.note = Some(format!("{who} invites you to {room_id}: /join goes there"));
                self.invites
                    .push((room_id.clone(), event.sender().to_owned()));
                true
            }
            _ => {
                self.forget(room_id);
                true
            }
        }
    }

    fn forget(&mut self, room_id: &RoomId) {
        self.invites.retain(|(invited, _)| invited != room_id);
        self.order.retain(|listed| listed != room_id);
        if let Some(room) = self.rooms.remove(room_id) {
            self.note = Some(format!("you left {}", room.title(&self.me)));
        }
        if self.open.as_ref() == Some(room_id) {
            self.open = None;
            if let Some(next) = self.order.first().cloned() {
                self.show(&next);
            }
        }
    }

    /// Shows a room.
    pub(super) fn show(&mut self, room_id: &RoomId) -> Vec<Effect> {
        if !self.rooms.contains_key(room_id) || self.open.as_ref() == Some(room_id) {
            return Vec::new();
        }
        let stop = self.stop_typing();
        (self.back, self.chosen) = (0, None);
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

    /// The rows of the room that is shown, oldest first.
    pub(super) fn rows(&self) -> Vec<Row> {
        let room = self.room();
        room.map_or_else(Vec::new, |room| room.timeline.rows(&self.me))
    }

    /// What is on the screen is read.
    fn read_marker(&mut self) -> Option<Effect> {
        let room_id = self.open.clone().filter(|_| self.back == 0)?;
        let room = self.rooms.get_mut(&room_id)?;
        let newest = room.timeline.newest()?.clone();
        if room.unread == 0 || self.marked.get(&room_id) == Some(&newest) {
            return None;
        }
        room.unread = 0;
        self.marked.insert(room_id.clone(), newest.clone());
        Some(Effect::Mark(room_id, newest))
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
