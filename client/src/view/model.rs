//! What a room view knows, and how it takes up what comes.
//!
//! Pure: no requests, no clock. Order is [`Timeline`]'s business, what hangs on events is [`Fold`]'s.

mod show;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use tidings_types::{
    ChunkToken, EventId, EventKind, RoomEntry, RoomEvent, RoomId, RoomMarkerReadEventContent,
    RoomMemberEventContent, RoomMemberProfileEventContent, RoomRedactionEventContent, TypedContent,
    TypingEventContent, UserId,
};

use super::item::{GapId, Item};
use super::state::{RoomState, has_a_place};
use super::timeline::{Before, Timeline};
use super::{RoomSnapshot, names};
use crate::{EchoState, Fold, LocalEcho, LocalId};

/// Which of this client's messages an event is.
pub(super) type Own<'a> = &'a mut dyn FnMut(&RoomEvent) -> Option<LocalId>;

/// The kinds of a user's own receipts (UPD-5).
const DELIVERED: &str = "message.m.receipt.delivered";
const READ: &str = "message.m.receipt.read";

/// Of so many events that aren't held is remembered what hangs on them: a page that was asked for before may bring them.
const MOST_STRAYS: usize = 1_000;

/// What is known of a room.
#[derive(Debug)]
pub(super) struct Model {
    room_id: RoomId,
    me: UserId,
    timeline: Timeline,
    fold: Fold,
    state: RoomState,
    /// Of events that update others: which, and the newest event of the timeline when they came.
    children: HashMap<EventId, (EventId, Option<EventId>)>,
    /// The redaction of each event that is known to be redacted.
    redactions: HashMap<EventId, RoomEvent>,
    /// Events that aren't held though something that came hangs on them, the oldest first.
    strays: VecDeque<EventId>,
    typing: Vec<UserId>,
    /// What the server said is unread, and what came since.
    told: u64,
    unread: u64,
    /// The user's marker has moved to an event that isn't held: what the server said no longer holds.
    uncounted: bool,
    /// How many events are kept when more come.
    keep: usize,
    dirty: Dirty,
}

/// What is to be looked at anew when all has been taken up.
#[derive(Clone, Copy, Debug, Default)]
struct Dirty {
    /// Everything is new.
    reset: bool,
    /// Each event: names, gaps that closed.
    all: bool,
    /// What isn't of the timeline.
    details: bool,
}

impl Model {
    pub(super) fn new(room_id: RoomId, me: UserId, keep: usize) -> Self {
        // Nothing is known yet: everything is before what comes.
        let mut timeline = Timeline::default();
        timeline.append_gap(None);
        Self {
            room_id,
            me,
            timeline,
            fold: Fold::default(),
            state: RoomState::default(),
            children: HashMap::new(),
            redactions: HashMap::new(),
            strays: VecDeque::new(),
            typing: Vec::new(),
            told: 0,
            unread: 0,
            uncounted: false,
            keep,
            dirty: Dirty::default(),
        }
    }

    pub(super) fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    pub(super) fn fold(&self) -> &Fold {
        &self.fold
    }

    pub(super) fn snapshot(&self) -> RoomSnapshot {
        RoomSnapshot {
            room_id: self.room_id.clone(),
            me: self.me.clone(),
            entries: self.timeline.entries().clone(),
            state: self.state.clone(),
            typing: self.typing.clone(),
            unread: self.unread,
        }
    }

    // What comes.

    /// A room's entry in full, as initial sync or a join has it: it replaces all that is known but the echoes.
    pub(super) fn take_entry(&mut self, entry: &RoomEntry, own: Own) {
        self.timeline.clear();
        self.fold = Fold::default();
        self.state = RoomState::default();
        self.children.clear();
        self.redactions.clear();
        self.strays.clear();
        self.typing.clear();
        self.dirty.reset = true;
        self.take_state(entry);
        let before = if entry.limited {
            Before::Missing(None, Some(entry.start.clone()))
        } else {
            Before::Nothing
        };
        self.take_run(self.timeline.end(), named(entry).rev(), before, own);
        self.take_ephemeral(&entry.ephemeral);
    }

    /// A room's entry in a delta (SYN-2). One that says that the user joined anew is taken in full.
    pub(super) fn take_delta(&mut self, entry: &RoomEntry, own: Own) {
        let me = self.me.as_str();
        let join = entry
            .state
            .iter()
            .filter_map(|id| entry.events.get(id.as_str()));
        let mut join = join.filter(|event| {
            event.event_type().as_str() == RoomMemberEventContent::TYPE
                && event.state_key().is_some_and(|key| key.as_str() == me)
        });
        let held = self
            .state
            .member_event(&self.me)
            .and_then(RoomEvent::event_id);
        let is_new = join.next().is_some_and(|join| join.event_id() != held);
        if is_new || held.is_none() {
            return self.take_entry(entry, own);
        }
        self.take_state(entry);
        let messages: Vec<RoomEvent> = named(entry).collect();
        let late = |event: &RoomEvent| event.unsigned().is_some_and(|it| it.after.is_some());
        let run = messages.iter().filter(|event| !late(event)).rev().cloned();
        let before = if entry.limited {
            Before::Missing(None, Some(entry.start.clone()))
        } else {
            Before::Held(entry.start.clone())
        };
        self.take_run(self.timeline.end(), run, before, own);
        if messages.iter().any(late) {
            // The start is before these, and they may be further back than others that are missing.
            self.timeline.distrust_gaps();
        }
        let mut before = None;
        for event in &messages {
            if late(event) {
                self.take_up(event);
                self.take_late(event, before, own);
            }
            before = event.event_id();
        }
        self.take_ephemeral(&entry.ephemeral);
    }

    fn take_state(&mut self, entry: &RoomEntry) {
        for id in &entry.state {
            if let Some(event) = entry.events.get(id.as_str()) {
                self.take_up(event);
                self.state.put(event);
            }
        }
        self.state
            .set_counts(entry.member_count, entry.invited_count);
        self.told = u64::try_from(entry.unread).unwrap_or(0);
        self.uncounted = false;
        (self.dirty.all, self.dirty.details) = (true, true);
    }

    fn take_ephemeral(&mut self, events: &[RoomEvent]) {
        for event in events {
            self.take_typing(event);
        }
    }

    fn take_typing(&mut self, event: &RoomEvent) {
        if let Some(Ok(typing)) = event.content_as::<TypingEventContent>() {
            self.typing = typing
                .user_ids
                .into_iter()
                .filter(|user| *user != self.me)
                .collect();
            self.dirty.details = true;
        }
    }

    /// Nothing is known of who types: the session ended.
    pub(super) fn forget_typing(&mut self) {
        self.dirty.details |= !self.typing.is_empty();
        self.typing.clear();
    }

    /// An event of the stream.
    pub(super) fn take_event(&mut self, event: &RoomEvent, own: Own) {
        if event.event_type().kind() == EventKind::Ephemeral {
            return self.take_typing(event);
        }
        let Some(id) = event.event_id() else { return };
        let is_new = !self.timeline.holds(id);
        self.take_up(event);
        self.note_strays(event);
        if self.is_current(event) {
            self.state.follow(event);
            self.dirty.details = true;
            self.uncounted |= self.is_own_marker(event);
        }
        if !has_a_place(event) {
            self.settle_echo(event, own);
            let newest = self.timeline.newest().map(|item| item.id.clone());
            if let (Some(child), None) = (self.children.get_mut(id), after(event)) {
                child.1 = child.1.take().or(newest);
            }
            return self.refresh_root(id);
        }
        if !is_new {
            return self.refresh(id, Some(event));
        }
        self.told += u64::from(self.counts(event) && !self.fold.is_redacted(id));
        if after(event).is_some() {
            return self.take_late(event, None, own);
        }
        let profile = names::of_join(event).unwrap_or_else(|| self.state.profile(event.sender()));
        if let Some(item) = self.item(event, own) {
            self.timeline.append(Arc::new(Item { profile, ..item }));
        }
        if let Some(parent) = event.relates_to() {
            self.refresh_root(&parent.event_id);
        }
        self.trim();
    }

    /// Whether an event says up to where this user has read (MRK-1).
    fn is_own_marker(&self, event: &RoomEvent) -> bool {
        event.event_type().as_str() == RoomMarkerReadEventContent::TYPE
            && event
                .state_key()
                .is_some_and(|key| key.as_str() == self.me.as_str())
    }

    /// Whether only the server can tell how much is unread. Says so once for each time the marker moves.
    pub(super) fn asks_for_count(&mut self) -> bool {
        std::mem::take(&mut self.uncounted)
    }

    /// Whether an event of the stream is the newest state of its type and key. What comes again isn't, unless a page has brought
    /// it before.
    fn is_current(&self, event: &RoomEvent) -> bool {
        let (Some(id), Some(key)) = (event.event_id(), event.state_key()) else {
            return false;
        };
        let known = self.state.event(event.event_type().as_str(), key.as_str());
        let known = known.and_then(RoomEvent::event_id);
        let places = known.map(|known| (self.timeline.place(known), self.timeline.place(id)));
        match places {
            Some((Some(known), Some(came))) => known < came,
            _ => known != Some(id),
        }
    }

    /// A piece of the timeline with nothing between its events, newest first, that ends right before a gap's newer end.
    pub(super) fn take_page(
        &mut self,
        gap: GapId,
        events: impl DoubleEndedIterator<Item = RoomEvent>,
        older: Option<ChunkToken>,
        own: Own,
    ) {
        if let Some((at, _)) = self.timeline.gap(gap) {
            let held = self.timeline.len();
            let before = match older {
                Some(token) => Before::Missing(Some(gap), Some(token)),
                None => Before::Nothing,
            };
            self.take_run(at + 1, events, before, own);
            // Who asks for more gets to keep it.
            self.keep += self.timeline.len().saturating_sub(held);
            self.dirty.all = true;
        }
    }

    fn take_run(
        &mut self,
        cursor: usize,
        newest_first: impl DoubleEndedIterator<Item = RoomEvent>,
        before: Before,
        own: Own,
    ) {
        let newest_first: Vec<RoomEvent> = newest_first.collect();
        // Redactions and updates come before what they are about: no matter, all of it is looked at before any is shown.
        for event in newest_first.iter().rev() {
            self.take_up(event);
        }
        for event in newest_first.iter().filter(|event| !has_a_place(event)) {
            self.settle_echo(event, own);
        }
        let mut run = Vec::with_capacity(newest_first.len());
        for event in newest_first.iter().filter(|event| has_a_place(event)) {
            let at = event.event_id().and_then(|id| self.timeline.place(id));
            match at.and_then(|at| self.timeline.item(at)) {
                Some(held) => run.push(Arc::clone(held)),
                None => run.extend(self.item(event, own).map(Arc::new)),
            }
        }
        self.timeline.join_run(cursor, run, before);
    }

    /// A late event (STR-3).
    fn take_late(&mut self, event: &RoomEvent, before: Option<&EventId>, own: Own) {
        let (Some(id), Some(after)) = (event.event_id(), after(event)) else {
            return;
        };
        if !has_a_place(event) {
            self.settle_echo(event, own);
            return self.refresh_root(id);
        }
        if self.timeline.holds(id) {
            return self.refresh(id, Some(event));
        }
        let Some(item) = self.item(event, own).map(Arc::new) else {
            return;
        };
        let after = after.clone();
        self.dirty.all = true;
        if self.timeline.put_behind(&item, &after, before) {
            return;
        }
        if self.timeline.has_gaps() {
            self.timeline.distrust_gaps();
        } else {
            // What it came after is hidden by a filter.
            self.timeline.append(item);
        }
    }

    /// A message of this client on its way.
    pub(super) fn take_echo(&mut self, echo: Arc<LocalEcho>) {
        match &echo.state {
            // What has come already isn't shown for a moment.
            EchoState::Sent(id) if self.children.contains_key(id) => {
                self.timeline.drop_echo(&echo.local_id);
            }
            _ => self.timeline.take_echo(echo),
        }
    }

    /// The echo of an event that has no place of its own goes when that comes before the answer. One that the server has
    /// answered goes at the end of the update, whatever brought the event.
    fn settle_echo(&mut self, event: &RoomEvent, own: Own) {
        let is_own = event.sender() == self.me.as_str();
        if let Some(local_id) = is_own.then(|| own(event)).flatten() {
            self.timeline.drop_echo(&local_id);
        }
    }

    /// Takes an echo away.
    pub(super) fn drop_echo(&mut self, id: &LocalId) {
        self.timeline.drop_echo(id);
    }

    // What it means.

    /// Takes up what an event says of others: what it updates, answers, redacts, and what is bundled in it.
    fn take_up(&mut self, event: &RoomEvent) {
        self.fold.take(event);
        self.take_up_children(event);
        let parent = event.relates_to().map(|relation| relation.event_id.clone());
        if let Some(parent) = parent {
            self.refresh_root(&parent);
        }
    }

    fn take_up_children(&mut self, event: &RoomEvent) {
        let Some(id) = event.event_id() else { return };
        if let Some(parent) = event.updates() {
            let child = self.children.entry(id.clone());
            child.or_insert_with(|| (parent.clone(), None));
        }
        let because = event.unsigned().and_then(|it| it.redacted_because.as_ref());
        if let Some(because) = because {
            self.redactions
                .entry(id.clone())
                .or_insert_with(|| because.clone());
        }
        if let Some(target) = event.redacts() {
            self.take_redaction(&target.clone(), event);
        }
        for child in event.updated_by() {
            self.take_up_children(child);
            if let Some(child) = child.event_id() {
                let known = self.children.entry(child.clone());
                known.or_insert_with(|| (id.clone(), None));
            }
        }
    }

    fn take_redaction(&mut self, target: &EventId, because: &RoomEvent) {
        if self.redactions.contains_key(target) {
            return;
        }
        self.redactions.insert(target.clone(), because.clone());
        if let Some(state) = self.state.by_id(target).cloned() {
            self.state.redact(&state, because);
            (self.dirty.all, self.dirty.details) = (true, true);
        }
        let place = self.timeline.place(target);
        if let Some(item) = place.and_then(|at| self.timeline.item(at)).cloned() {
            if self.counts(&item.event) && !item.redacted {
                self.told = self.told.saturating_sub(1);
            }
            self.dirty.all |=
                item.event.event_type().as_str() == RoomMemberProfileEventContent::TYPE;
            if let Some(parent) = item.event.relates_to() {
                self.refresh_root(&parent.event_id);
            }
        }
        self.refresh_root(target);
    }

    /// Whether an event is one that can be unread, unless it is redacted (SYN-5).
    fn counts(&self, event: &RoomEvent) -> bool {
        event.event_type().kind() == EventKind::Message
            && event.updates().is_none()
            && event.event_type().as_str() != RoomRedactionEventContent::TYPE
            && event.sender() != self.me.as_str()
    }

    /// Lets go of the oldest events where there are more than are kept.
    fn trim(&mut self) {
        while self.timeline.len() > self.keep {
            let Some(item) = self.timeline.drop_oldest() else {
                return;
            };
            let parent = self.fold.replied(&item.id).cloned();
            self.forget(&item.id);
            // It was remembered for its replies.
            if let Some(parent) = parent.filter(|parent| !self.timeline.holds(parent)) {
                self.forget(&parent);
            }
        }
    }

    /// Forgets an event that isn't held, but not which of those that are held reply to it: a page that brings it again doesn't
    /// bring them (REL-2).
    fn forget(&mut self, id: &EventId) {
        let is_held = |reply: &&RoomEvent| {
            let id = reply.event_id();
            id.is_some_and(|id| self.timeline.holds(id))
        };
        let replies = self.fold.replies(id).filter(is_held);
        let replies: Vec<RoomEvent> = replies.cloned().collect();
        self.release(id);
        for reply in &replies {
            self.fold.take(reply);
        }
    }

    /// Notes on what an event of the stream hangs that isn't held, and forgets the oldest of these.
    fn note_strays(&mut self, event: &RoomEvent) {
        let relation = event.relates_to().map(|relation| &relation.event_id);
        for parent in [event.updates(), event.redacts(), relation]
            .into_iter()
            .flatten()
        {
            let root = self.root(parent);
            if !self.timeline.holds(&root) && !self.strays.contains(&root) {
                self.strays.push_back(root);
            }
        }
        while self.strays.len() > MOST_STRAYS {
            let Some(stray) = self.strays.pop_front() else {
                return;
            };
            if !self.timeline.holds(&stray) {
                self.forget(&stray);
            }
        }
    }

    /// Forgets an event and what hangs on it.
    fn release(&mut self, id: &EventId) {
        let mut gone = vec![id.clone()];
        while let Some(id) = gone.pop() {
            let children = self
                .children
                .iter()
                .filter(|(_, (parent, _))| *parent == id);
            gone.extend(children.map(|(child, _)| child.clone()));
            self.children.remove(&id);
            self.redactions.remove(&id);
            self.fold.release(&id);
        }
    }
}

/// The events of an entry's `messages`, oldest first.
fn named(entry: &RoomEntry) -> impl DoubleEndedIterator<Item = RoomEvent> {
    let ids = entry.messages.iter();
    ids.filter_map(|id| entry.events.get(id.as_str()).cloned())
}

/// Behind which event a late one belongs (STR-3).
fn after(event: &RoomEvent) -> Option<&EventId> {
    event.unsigned()?.after.as_ref()
}
