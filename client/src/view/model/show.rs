//! How events are shown, and what is looked at anew when all has been taken up.

use std::sync::Arc;

use tidings_types::{EventId, RoomEvent};

use super::{DELIVERED, Model, Own, READ};
use crate::LocalId;
use crate::view::item::{Item, Receipts, TimelineEntry};
use crate::view::names::{self, Shown};
use crate::view::{Change, prune};

impl Model {
    /// The event of the timeline that something hangs on, itself if it has a place.
    pub(super) fn root(&self, id: &EventId) -> EventId {
        let mut id = id;
        // A chain of updates is no longer than there are updates.
        for _ in 0..=self.children.len() {
            match self.children.get(id) {
                Some((parent, _)) => id = parent,
                None => break,
            }
        }
        id.clone()
    }

    pub(super) fn refresh_root(&mut self, id: &EventId) {
        self.refresh(&self.root(id), None);
    }

    /// Looks at an event anew; `newer` is a newer form of it.
    pub(super) fn refresh(&mut self, id: &EventId, newer: Option<&RoomEvent>) {
        if let Some(at) = self.timeline.place(id) {
            self.refresh_at(at, newer, None);
        }
    }

    pub(super) fn refresh_at(
        &mut self,
        at: usize,
        newer: Option<&RoomEvent>,
        profile: Option<Shown>,
    ) {
        let Some(item) = self.timeline.item(at).cloned() else {
            return;
        };
        let is_redacted = |event: &&RoomEvent| {
            event
                .unsigned()
                .is_some_and(|unsigned| unsigned.redacted_because.is_some())
        };
        let newer = newer.filter(|newer| is_redacted(newer) && !item.redacted);
        let fresh = self.show(newer.unwrap_or(&item.event), &item.id, at);
        let fresh = Item {
            profile: profile.unwrap_or_else(|| item.profile.clone()),
            local_id: item.local_id.clone(),
            ..fresh
        };
        if fresh != *item {
            self.timeline
                .replace(at, TimelineEntry::Event(Arc::new(fresh)));
        }
    }

    /// An event that isn't held, as it is shown but for the name.
    pub(super) fn item(&self, event: &RoomEvent, own: Own) -> Option<Item> {
        let id = event.event_id()?;
        let item = self.show(event, id, self.timeline.end());
        let is_own = event.sender() == self.me.as_str();
        Some(Item {
            local_id: is_own.then(|| own(event)).flatten(),
            ..item
        })
    }

    pub(super) fn show(&self, event: &RoomEvent, id: &EventId, at: usize) -> Item {
        let redacted = self.fold.is_redacted(id);
        let event = if redacted {
            prune::redacted(event, self.redactions.get(id))
        } else {
            prune::unbundled(event)
        };
        let receipt = |kind: &str| {
            let mut receipts = self.fold.updates(id);
            receipts.any(|it| it.event_type().as_str() == kind && it.sender() == self.me.as_str())
        };
        let receipts = Receipts {
            delivered: receipt(DELIVERED) || receipt(READ),
            read: receipt(READ),
        };
        Item {
            id: id.clone(),
            edit: self.fold.edit(&event).cloned(),
            event,
            profile: None,
            reply_count: self.reply_count(id, at),
            receipts,
            redacted,
            local_id: None,
        }
    }

    /// How many replies an event at a place has: those that are held, where nothing after it is missing.
    pub(super) fn reply_count(&self, id: &EventId, at: usize) -> u64 {
        let told = self.fold.reply_count(id);
        if told == 0 || !self.timeline.is_whole_from(at) {
            return told;
        }
        let held = self.fold.replies(id).filter_map(RoomEvent::event_id);
        let mut count = 0;
        for reply in held {
            count += u64::from(self.timeline.holds(reply));
        }
        count
    }

    // When all has been taken up.

    /// Ends an update: looks at anew what has to be, and answers what changed.
    pub(in crate::view) fn finish(&mut self) -> Vec<Change> {
        self.drop_echoes_of_updates();
        let dirty = std::mem::take(&mut self.dirty);
        if dirty.all {
            self.look_at_all();
        }
        // Else it is what the server said and what came since.
        let counted = self.count_unread();
        self.uncounted &= counted.is_none();
        let unread = counted.unwrap_or(self.told);
        self.told = unread;
        let details = dirty.details || unread != self.unread;
        self.unread = unread;
        let mut changes = self.timeline.changes();
        if dirty.reset {
            return vec![Change::Reset(self.snapshot())];
        }
        if details {
            changes.push(Change::Details);
        }
        changes
    }

    /// An update that has come shows in what it updates, so its echo goes (ACT-7). Where that isn't held there is nothing that
    /// it could show in; whatever brings that brings the update too.
    fn drop_echoes_of_updates(&mut self) {
        let is_over = |id: &EventId, parent: &EventId| {
            self.children.contains_key(id) || !self.timeline.holds(&self.root(parent))
        };
        let sent = self.timeline.sent_updates();
        let over = sent.filter(|(_, id, parent)| is_over(id, parent));
        let over: Vec<LocalId> = over.map(|(name, ..)| name.clone()).collect();
        for name in over {
            self.timeline.drop_echo(&name);
        }
    }

    /// Names, and what depends on what else is held.
    pub(super) fn look_at_all(&mut self) {
        let places: Vec<usize> = (0..self.timeline.end()).rev().collect();
        let items = places
            .iter()
            .filter_map(|at| Some((*at, Arc::clone(self.timeline.item(*at)?))));
        let items: Vec<(usize, Arc<Item>)> = items.collect();
        let profiles = names::at_the_time(items.iter().map(|(_, item)| &item.event), &self.state);
        for ((at, _), profile) in items.iter().zip(profiles) {
            self.refresh_at(*at, None, Some(profile));
        }
    }

    /// How much there is to read (SYN-5), where everything since the marker is held.
    pub(super) fn count_unread(&self) -> Option<u64> {
        let since = self.state.read_marker(&self.me).map(|marker| {
            let child = self.children.get(&marker);
            child
                .and_then(|(_, newest)| newest.clone())
                .unwrap_or(marker)
        });
        let joined = || self.state.member_event(&self.me)?.event_id().cloned();
        let place = since
            .or_else(joined)
            .and_then(|id| self.timeline.place(&id));
        let place = place.filter(|at| self.timeline.is_whole_from(*at))?;
        let newer = (place + 1..self.timeline.end()).filter_map(|at| self.timeline.item(at));
        Some(
            newer
                .filter(|item| !item.redacted && self.counts(&item.event))
                .count() as u64,
        )
    }
}
