//! The chat without its terminal and its server: what is known, and what each thing that happens leads to.
//!
//! [`Model::take`] is all of it: something happened, the model changes, and says what is to be done. [`Model::look`] says what
//! comes of it that the person looks at what was drawn.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{Event as TerminalEvent, KeyEventKind};
use tidings_client::{GapId, LocalEcho, LocalId, Reach, RoomSnapshot};
use tidings_types::{EventId, PresenceState, RoomId, UserId};

use super::room::{Key, RoomState, Row};
use super::scroll::{Lowest, Window};
use super::typed::Typed;
use crate::tail::RoomName;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// The person did something.
    Terminal(TerminalEvent),
    /// What a joined room shows now.
    Room(Box<RoomSnapshot>),
    /// The user is no longer in a room.
    Left(RoomId),
    /// The rooms that the user is invited to.
    Invites(Vec<Invited>),
    /// How reachable somebody is; not at all without it.
    Presence(UserId, Option<PresenceState>),
    /// All rooms are there.
    Synced,
    /// A gap was asked for; whether something came.
    Filled(RoomId, GapId, bool),
    /// A room that the person wants to see is there, or comes.
    Entered(RoomId),
    /// A room that the person wants to see won't come, for this reason.
    Unentered(String),
    /// Whether the server can be reached.
    Reach(Reach),
    /// An event couldn't be marked as read for now.
    Unmarked(RoomId, EventId),
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
    /// Invite somebody to a room.
    Invite(RoomId, UserId),
    /// Turn an invite down.
    Reject(EventId),
    /// Take a message back.
    TakeBack(EventId),
    /// End.
    Quit,
}

/// An invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Invited {
    pub(super) room_id: RoomId,
    pub(super) event_id: Option<EventId>,
    pub(super) by: UserId,
    /// What the room is called, as far as who is invited is told.
    pub(super) title: String,
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is known by itself; no two of them make one state"
)]
pub struct Model {
    pub(super) me: UserId,
    pub(super) rooms: BTreeMap<RoomId, RoomState>,
    /// The rooms in the order they are listed in: where something was said last comes first.
    pub(super) order: Vec<RoomId>,
    /// The invites, the newest last.
    pub(super) invites: Vec<Invited>,
    pub(super) presence: BTreeMap<UserId, PresenceState>,
    /// The room that is shown.
    pub(super) open: Option<RoomId>,
    /// The room that is shown as soon as it is there.
    pub(super) awaited: Option<RoomId>,
    /// Whether the person has named a room to begin with.
    pub(super) named: bool,
    /// The message whose answers alone are shown.
    pub(super) thread: Option<EventId>,
    pub(super) typed: Typed,
    /// The row that was chosen with the arrows.
    pub(super) chosen: Option<Key>,
    /// What stands at the bottom; the newest when not set.
    pub(super) lowest: Option<Lowest>,
    /// How large the timeline was when it was drawn.
    pub(super) window: Cell<Window>,
    pub(super) note: Option<String>,
    pub(super) help: bool,
    /// Whether others are told that this user types.
    pub(super) telling: bool,
    /// Whether the person has been told that messages are on their way still.
    pub(super) warned: bool,
    /// Whether messages outlive the program.
    pub(super) kept: bool,
    /// Whether the server can be reached.
    pub(super) reach: Reach,
    /// The event up to which each room was marked as read.
    pub(super) marked: BTreeMap<RoomId, EventId>,
    pub(super) synced: bool,
    /// How far the person's clock is ahead of UTC, in seconds.
    pub(super) zone: i64,
}

impl Model {
    /// The chat of a user who waits for everything. It begins in the most recent room, unless one is `named`. Messages that are
    /// `kept` outlive it.
    pub(super) fn new(me: &UserId, named: bool, kept: bool) -> Self {
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
            window: Cell::default(),
            note: None,
            help: false,
            telling: false,
            warned: false,
            kept,
            reach: Reach::Unknown,
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
            Input::Unentered(reason) => {
                self.note = Some(reason);
                self.named = false;
                let first = self.order.first().filter(|_| self.open.is_none());
                return first
                    .cloned()
                    .map_or_else(Vec::new, |first| self.show(&first));
            }
            Input::Reach(reach) => self.reach = reach,
            Input::Unmarked(room_id, event_id) => {
                if self.marked.get(&room_id) == Some(&event_id) {
                    self.marked.remove(&room_id);
                }
            }
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
