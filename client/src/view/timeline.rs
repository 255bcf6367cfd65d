//! The order of a timeline: what comes where, and what comes twice.
//!
//! Pure. It knows ids and places, not what an event means. Every change is noted, for those who follow.
//!
//! Its rule for duplicates: an event stands once, by its id, at the place it got first. A page of the server is a run of events
//! with nothing between them, as of its position; so an event of a page that is held already closes the gaps between it and the
//! next newer one of the page, and one that isn't held stands right before the one that is newer in the page.

use std::collections::HashSet;
use std::sync::Arc;

use imbl::Vector;
use tidings_types::{ChunkToken, EventId};

use super::Change;
use super::item::{Gap, GapId, Item, TimelineEntry};
use crate::{LocalEcho, LocalId};

/// What is before a run of events.
#[derive(Clone, Debug)]
pub(super) enum Before {
    /// What is held: nothing was left out. Where that is a gap, it leads on from here.
    Held(ChunkToken),
    /// Events that may not be held, even where others are: the gap of that name, or a new one.
    Missing(Option<GapId>, Option<ChunkToken>),
    /// Nothing: it is the room's beginning.
    Nothing,
}

/// A timeline: events and gaps, oldest first, and behind them the messages that are on their way.
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline {
    entries: Vector<TimelineEntry>,
    held: HashSet<EventId>,
    /// How many of the last entries are echoes.
    echoes: usize,
    next_gap: u64,
    changes: Vec<Change>,
}

impl Timeline {
    /// All entries; cheap to clone.
    pub(super) fn entries(&self) -> &Vector<TimelineEntry> {
        &self.entries
    }

    /// What changed since this was asked last.
    pub(super) fn changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// How many events are held.
    pub(super) fn len(&self) -> usize {
        self.held.len()
    }

    pub(super) fn holds(&self, id: &EventId) -> bool {
        self.held.contains(id)
    }

    /// Where the next event goes: behind the newest, before the echoes.
    pub(super) fn end(&self) -> usize {
        self.entries.len() - self.echoes
    }

    /// Where an event stands.
    pub(super) fn place(&self, id: &EventId) -> Option<usize> {
        if !self.holds(id) {
            return None;
        }
        let is_it = |at: &usize| self.item(*at).is_some_and(|item| item.id == *id);
        (0..self.end()).rev().find(is_it)
    }

    pub(super) fn item(&self, at: usize) -> Option<&Arc<Item>> {
        self.entries.get(at).and_then(TimelineEntry::item)
    }

    /// The newest event.
    pub(super) fn newest(&self) -> Option<&Arc<Item>> {
        self.item(self.end().checked_sub(1)?)
    }

    /// Whether nothing is missing from a place to the end.
    pub(super) fn is_whole_from(&self, at: usize) -> bool {
        self.newest_gap().is_none_or(|gap| gap < at)
    }

    fn newest_gap(&self) -> Option<usize> {
        let is_gap = |at: &usize| self.entries.get(*at).is_some_and(|it| it.gap().is_some());
        (0..self.end()).rev().find(is_gap)
    }

    /// Everything from anew, but for the echoes.
    pub(super) fn clear(&mut self) {
        let echoes = self.entries.split_off(self.end());
        self.entries = echoes;
        self.held.clear();
        self.changes.clear();
    }

    fn insert(&mut self, index: usize, entry: TimelineEntry) {
        if let TimelineEntry::Event(item) = &entry {
            self.held.insert(item.id.clone());
        }
        self.entries.insert(index, entry.clone());
        self.changes.push(Change::Inserted { index, entry });
    }

    fn remove(&mut self, index: usize) -> TimelineEntry {
        let entry = self.entries.remove(index);
        if let TimelineEntry::Event(item) = &entry {
            self.held.remove(&item.id);
        }
        self.changes.push(Change::Removed { index });
        entry
    }

    /// Puts another in the place of an entry.
    pub(super) fn replace(&mut self, index: usize, entry: TimelineEntry) {
        self.entries.set(index, entry.clone());
        self.changes.push(Change::Changed { index, entry });
    }

    /// An event that is newer than all that are held. It takes the place of its own echo.
    pub(super) fn append(&mut self, item: Arc<Item>) {
        let echo = self.echo_of(&item);
        let end = self.end();
        self.echoes -= usize::from(echo.is_some());
        if echo == Some(end) {
            self.held.insert(item.id.clone());
            return self.replace(end, TimelineEntry::Event(item));
        }
        if let Some(echo) = echo {
            self.remove(echo);
        }
        self.insert(end, TimelineEntry::Event(item));
    }

    /// A gap behind all that is held, if there is none.
    pub(super) fn append_gap(&mut self, token: Option<ChunkToken>) {
        let end = self.end();
        match end
            .checked_sub(1)
            .and_then(|last| self.entries.get_mut(last))
        {
            Some(TimelineEntry::Gap(gap)) => gap.token = token,
            _ => self.insert_gap(end, token),
        }
    }

    fn insert_gap(&mut self, at: usize, token: Option<ChunkToken>) {
        let id = GapId(self.next_gap);
        self.next_gap += 1;
        self.insert(at, TimelineEntry::Gap(Gap { id, token }));
    }

    /// A late event (STR-3): right behind the one it came after, and behind `floor` where that is further back. Not where the
    /// former isn't held.
    pub(super) fn put_behind(
        &mut self,
        item: &Arc<Item>,
        after: &EventId,
        floor: Option<&EventId>,
    ) -> bool {
        let Some(at) = self.place(after) else {
            return false;
        };
        let floor = floor.and_then(|floor| self.place(floor)).unwrap_or(at);
        self.drop_echo_of(item);
        self.insert(at.max(floor) + 1, TimelineEntry::Event(Arc::clone(item)));
        true
    }

    /// Late events came whose place isn't held: positions from before them lead past them.
    pub(super) fn distrust_gaps(&mut self) {
        for entry in &mut self.entries {
            if let TimelineEntry::Gap(gap) = entry {
                gap.token = None;
            }
        }
    }

    pub(super) fn has_gaps(&self) -> bool {
        self.newest_gap().is_some()
    }

    /// A gap and its place.
    pub(super) fn gap(&self, id: GapId) -> Option<(usize, &Gap)> {
        let mut entries = self.entries.iter().enumerate();
        entries.find_map(|(at, entry)| Some((at, entry.gap().filter(|gap| gap.id == id)?)))
    }

    /// The gap nearest to the end.
    pub(super) fn newest_gap_id(&self) -> Option<GapId> {
        Some(self.entries.get(self.newest_gap()?)?.gap()?.id)
    }

    /// A run of events with nothing between them, newest first, that ends right before the entry at `cursor`.
    pub(super) fn join_run(
        &mut self,
        mut cursor: usize,
        run: impl IntoIterator<Item = Arc<Item>>,
        before: Before,
    ) {
        for item in run {
            match self.place(&item.id) {
                Some(at) if at < cursor => cursor = self.close_gaps(at, cursor),
                // It was put somewhere for want of a better place.
                Some(at) => {
                    self.remove(at);
                    self.insert(cursor, TimelineEntry::Event(item));
                }
                None => {
                    self.drop_echo_of(&item);
                    self.insert(cursor, TimelineEntry::Event(item));
                }
            }
        }
        let last = cursor.checked_sub(1);
        let gap = last.filter(|at| self.entries.get(*at).is_some_and(|it| it.gap().is_some()));
        match (before, gap) {
            (Before::Held(token), Some(at)) => self.set_token(at, Some(token)),
            (Before::Missing(_, token), Some(at)) => self.set_token(at, token),
            (Before::Missing(Some(id), token), None) => {
                self.insert(cursor, TimelineEntry::Gap(Gap { id, token }));
            }
            (Before::Missing(None, token), None) => self.insert_gap(cursor, token),
            (Before::Nothing, Some(at)) => drop(self.remove(at)),
            (Before::Held(_) | Before::Nothing, None) => {}
        }
    }

    fn set_token(&mut self, at: usize, token: Option<ChunkToken>) {
        if let Some(TimelineEntry::Gap(gap)) = self.entries.get_mut(at) {
            gap.token = token;
        }
    }

    /// Removes the gaps between two places, the second not counted. Answers the first, which stays where it is.
    fn close_gaps(&mut self, from: usize, to: usize) -> usize {
        for at in (from..to).rev() {
            if self.entries[at].gap().is_some() {
                self.remove(at);
            }
        }
        from
    }

    /// Takes the oldest event away; a gap stays in its place. Answers the event.
    pub(super) fn drop_oldest(&mut self) -> Option<Arc<Item>> {
        let at = (0..self.end()).find(|at| self.item(*at).is_some())?;
        let item = self.remove(at).item().cloned();
        // Only gaps are before it. Of gaps side by side the newest leads to all.
        let leads_on = at < self.end() && self.item(at).is_none();
        let kept = if leads_on { at } else { at.saturating_sub(1) };
        for _ in 0..kept {
            self.remove(0);
        }
        if at == 0 && !leads_on {
            self.insert_gap(0, None);
        } else if let Some(TimelineEntry::Gap(gap)) = self.entries.get_mut(0)
            && !leads_on
        {
            gap.token = None;
        }
        item
    }

    // Echoes.

    /// Where the echo of an event stands (ACT-7): known by its own name, or by the id the server answered.
    fn echo_of(&self, item: &Item) -> Option<usize> {
        (self.end()..self.entries.len()).find(|at| {
            let Some(TimelineEntry::Echo(echo)) = self.entries.get(*at) else {
                return false;
            };
            is_echo_of(echo, item)
        })
    }

    fn drop_echo_of(&mut self, item: &Item) {
        if let Some(at) = self.echo_of(item) {
            self.echoes -= 1;
            self.remove(at);
        }
    }

    /// A message on its way, or news of one. Nothing where its event is held.
    pub(super) fn take_echo(&mut self, echo: Arc<LocalEcho>) {
        let is_held = match &echo.state {
            crate::EchoState::Sent(id) => self.holds(id),
            _ => false,
        };
        let has_come = || {
            let items = self.entries.iter().filter_map(TimelineEntry::item);
            items.rev().any(|item| is_echo_of(&echo, item))
        };
        if is_held || has_come() {
            return self.drop_echo(&echo.local_id);
        }
        if let Some(at) = self.echo(&echo.local_id) {
            self.replace(at, TimelineEntry::Echo(echo));
        } else {
            self.echoes += 1;
            let index = self.entries.len();
            self.insert(index, TimelineEntry::Echo(echo));
        }
    }

    /// The echoes of messages that update others and that the server has: their names, their events, what they update.
    pub(super) fn sent_updates(&self) -> impl Iterator<Item = (&LocalId, &EventId, &EventId)> {
        let echoes = self.end()..self.entries.len();
        let echoes = echoes.filter_map(|at| self.entries.get(at)?.echo());
        echoes.filter_map(|echo| match &echo.state {
            crate::EchoState::Sent(id) => Some((&echo.local_id, id, echo.updates.as_ref()?)),
            _ => None,
        })
    }

    /// Takes an echo away.
    pub(super) fn drop_echo(&mut self, id: &LocalId) {
        if let Some(at) = self.echo(id) {
            self.echoes -= 1;
            self.remove(at);
        }
    }

    fn echo(&self, id: &LocalId) -> Option<usize> {
        (self.end()..self.entries.len()).find(|at| {
            let echo = self.entries.get(*at).and_then(TimelineEntry::echo);
            echo.is_some_and(|echo| echo.local_id == *id)
        })
    }
}

/// Whether an event is what became of a message of this client.
fn is_echo_of(echo: &LocalEcho, item: &Item) -> bool {
    let is_sent = matches!(&echo.state, crate::EchoState::Sent(id) if *id == item.id);
    is_sent || item.local_id.as_ref() == Some(&echo.local_id)
}
