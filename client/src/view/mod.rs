//! A room as it is shown: its timeline with edits folded in, its members and markers, kept up to date.
//!
//! [`RoomView`] is the handle, [`RoomSnapshot`] what it shows at one moment, [`Changes`] what changes after that.
//!
//! # Order, gaps, duplicates
//!
//! The timeline is the room's own, the one that scrollback shows. An event stands in it once, by its id:
//!
//! - What comes down the stream stands at the end. A late event (STR-3) stands right behind the one that it names; where that
//!   isn't held it lies in a gap, and comes when the gap is filled.
//! - A page, an entry of a sync, a delta are runs with nothing between their events. An event of a run that is held already
//!   keeps its place, and closes the gap before the next of the run; one that isn't stands right before the newer one beside it.
//! - A delta that has left something out (SYN-2) leaves a [`Gap`]. What is held before a gap is as it was when it came:
//!   redactions, and late events, may have been left out for it. So a gap that is filled up to what is held moves on through
//!   that, page by page, until all is confirmed.
//! - Events that update others (UPD-3) have no place of their own; they show in what they update, whichever comes first. A
//!   redaction empties what it is about, also what comes after it.
//! - A message of this client stands at the end until its event comes, and never beside it (ACT-7).
//!
//! # Memory
//!
//! A view holds the room's state, and at most as many events as it was told to keep, and besides those that
//! [`RoomView::load_earlier`] and [`RoomView::fill`] have brought. When more come down the stream the oldest go, and leave a gap.

mod item;
mod load;
mod model;
mod names;
mod prune;
mod state;
#[cfg(test)]
mod tests;
mod timeline;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures::stream::BoxStream;
use futures::{Stream, StreamExt};
use imbl::Vector;
use parking_lot::Mutex;
use tidings_types::{EventId, FilterToken, Membership, RoomEntry, RoomEvent, RoomId, UserId};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

use crate::{EchoState, LocalEcho, LocalId, Room};
pub use item::{Gap, GapId, Item, Profile, Receipts, TimelineEntry};
pub use load::Loaded;
use model::Model;
pub use state::{Member, RoomState};

/// So many updates of a view may wait for who follows it.
const MOST_WAITING: usize = 256;

/// So many events a view keeps when nothing else is said.
pub(crate) const KEEP: usize = 1_000;

/// A room as it is shown, kept up to date. Clones are the same view.
///
/// [`Client::live`](crate::Client::live) keeps one for each room. Who feeds one alone gives it the entry of a sync or a join,
/// and then each event of the stream for its room, in order.
#[derive(Clone)]
pub struct RoomView {
    shared: Arc<Shared>,
}

struct Shared {
    room: Room,
    model: Mutex<Model>,
    /// What to read pages through.
    filter: Mutex<Option<FilterToken>>,
    /// One request for earlier events at a time.
    loading: tokio::sync::Mutex<()>,
    changes: broadcast::Sender<Arc<[Change]>>,
}

/// What a view shows at one moment. Clones are cheap.
#[derive(Clone, Debug)]
pub struct RoomSnapshot {
    room_id: RoomId,
    me: UserId,
    entries: Vector<TimelineEntry>,
    state: RoomState,
    typing: Vec<UserId>,
    unread: u64,
}

/// One change of what a view shows. Those of [`Changes`], done one after the other to the entries of the snapshot before,
/// lead to the entries of the snapshot after.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Change {
    /// An entry stands at a place now; those from there on have moved on by one.
    Inserted {
        /// Where it stands.
        index: usize,
        /// The entry.
        entry: TimelineEntry,
    },
    /// An entry is shown otherwise, or another stands in its place: an event in that of its echo.
    Changed {
        /// Where it stands.
        index: usize,
        /// What stands there now.
        entry: TimelineEntry,
    },
    /// An entry is gone; those behind it have moved back by one.
    Removed {
        /// Where it stood.
        index: usize,
    },
    /// Something else has changed, such as state, who types, or what is unread: see [`RoomView::snapshot`].
    Details,
    /// All is new, or there were more changes than could wait: this is what there is now.
    Reset(RoomSnapshot),
}

impl RoomView {
    /// A view of a room that knows nothing yet. It keeps at most so many events of the stream.
    pub fn new(room: &Room, keep: usize) -> Self {
        let me = room.client().user_id().clone();
        let shared = Shared {
            model: Mutex::new(Model::new(room.id().clone(), me, keep)),
            room: room.clone(),
            filter: Mutex::default(),
            loading: tokio::sync::Mutex::default(),
            changes: broadcast::channel(MOST_WAITING).0,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// The room.
    pub fn room(&self) -> &Room {
        &self.shared.room
    }

    /// What it shows now.
    pub fn snapshot(&self) -> RoomSnapshot {
        self.shared.model.lock().snapshot()
    }

    /// What it shows now, and all changes from there on. Each item of the stream is what changed at once.
    ///
    /// Who is too slow for [`Changes`] gets a [`Change::Reset`] in place of what couldn't wait.
    pub fn subscribe(&self) -> (RoomSnapshot, Changes) {
        let model = self.shared.model.lock();
        (model.snapshot(), Changes::of(&self.shared))
    }

    /// What updates an event, oldest first, as far as is known (UPD-2).
    pub fn updates(&self, event_id: &EventId) -> Vec<RoomEvent> {
        let model = self.shared.model.lock();
        model.fold().updates(event_id).cloned().collect()
    }

    /// What relates to an event, oldest first, as far as is known (REL-2). [`Item::reply_count`] says how many there are;
    /// [`Client::replies`](crate::Client::replies) gets them.
    pub fn replies(&self, event_id: &EventId) -> Vec<RoomEvent> {
        let model = self.shared.model.lock();
        model.fold().replies(event_id).cloned().collect()
    }

    /// Takes a message away that won't be sent, or whose failure has been seen. One that is still on its way comes again with
    /// the next news of it.
    pub fn dismiss(&self, local_id: &LocalId) {
        self.update(|model| model.drop_echo(local_id));
    }

    // What feeds it.

    /// Takes up the room's entry in an initial sync or a join: it replaces all that is known but the messages on their way.
    ///
    /// `own` says which of this client's messages an event is (ACT-5).
    pub fn take_entry(
        &self,
        entry: &RoomEntry,
        mut own: impl FnMut(&RoomEvent) -> Option<LocalId>,
    ) {
        self.update(|model| model.take_entry(entry, &mut own));
    }

    /// Takes up the room's entry in a delta since a position up to which all has been taken up (SYN-2).
    pub fn take_delta(
        &self,
        entry: &RoomEntry,
        mut own: impl FnMut(&RoomEvent) -> Option<LocalId>,
    ) {
        self.update(|model| model.take_delta(entry, &mut own));
    }

    /// Takes up events of the stream, in their order (STR-8). Those of other rooms are left out.
    pub fn take_events<'a>(
        &self,
        events: impl IntoIterator<Item = &'a RoomEvent>,
        mut own: impl FnMut(&RoomEvent) -> Option<LocalId>,
    ) {
        self.update(|model| {
            let events = events.into_iter();
            for event in events.filter(|event| event.room_id() == Some(self.room().id())) {
                model.take_event(event, &mut own);
            }
        });
    }

    /// Takes up news of a message of this client (ACT-7). Those for other rooms are left out.
    pub fn take_echo(&self, echo: LocalEcho) {
        if echo.room_id == *self.room().id() {
            self.update(|model| model.take_echo(Arc::new(echo)));
        }
    }

    /// Forgets who types, since the session in which that was told has ended (SES-6).
    pub fn forget_typing(&self) {
        self.update(Model::forget_typing);
    }

    /// Reads further pages through a filter; best the one that the stream is read through.
    pub fn read_through(&self, filter: Option<FilterToken>) {
        *self.shared.filter.lock() = filter;
    }

    /// Whether only the server can tell how much is unread.
    pub(crate) fn asks_for_count(&self) -> bool {
        self.shared.model.lock().asks_for_count()
    }

    fn update<T>(&self, update: impl FnOnce(&mut Model) -> T) -> T {
        let mut model = self.shared.model.lock();
        let answer = update(&mut model);
        let changes = model.finish();
        if !changes.is_empty() {
            // Nobody may be following.
            let _ = self.shared.changes.send(changes.into());
        }
        answer
    }
}

impl std::fmt::Debug for RoomView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RoomView")
            .field("room", self.shared.room.id())
            .finish_non_exhaustive()
    }
}

impl RoomSnapshot {
    /// The room.
    pub fn room_id(&self) -> &RoomId {
        &self.room_id
    }

    /// The timeline, oldest first: events and gaps, and behind them the messages that are on their way.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &TimelineEntry> + ExactSizeIterator {
        self.entries.iter()
    }

    /// The entry at a place.
    pub fn entry(&self, index: usize) -> Option<&TimelineEntry> {
        self.entries.get(index)
    }

    /// The events of the timeline, oldest first.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &Arc<Item>> {
        self.entries.iter().filter_map(TimelineEntry::item)
    }

    /// An event of the timeline.
    pub fn item(&self, event_id: &EventId) -> Option<&Arc<Item>> {
        self.items().rev().find(|item| item.event_id() == event_id)
    }

    /// What this user has put in the place of an event and the server doesn't have yet: the newest edit that is on its way
    /// (UPD-6, ACT-7). It is also an entry at the end, so show one of the two. An edit that failed isn't on its way.
    pub fn edit_on_its_way(&self, item: &Item) -> Option<&Arc<LocalEcho>> {
        let echoes = self.entries.iter().rev().map_while(TimelineEntry::echo);
        let mut edits = echoes.filter(|echo| {
            echo.updates.as_ref() == Some(item.event_id())
                && echo.event_type == *item.event().event_type()
        });
        edits.find(|echo| !matches!(echo.state, EchoState::Failed(_)))
    }

    /// The gaps of the timeline, oldest first.
    pub fn gaps(&self) -> impl DoubleEndedIterator<Item = &Gap> {
        self.entries.iter().filter_map(TimelineEntry::gap)
    }

    /// Whether the timeline is held from its beginning, as far as this user may see it.
    pub fn is_whole(&self) -> bool {
        self.gaps().next().is_none()
    }

    /// The room's current state: its name, its members, their markers.
    pub fn state(&self) -> &RoomState {
        &self.state
    }

    /// What this user is to the room.
    pub fn membership(&self) -> Option<Membership> {
        self.state.membership(&self.me)
    }

    /// A name for the room in any case; its id when there is nothing better.
    pub fn title(&self) -> String {
        let title = self.state.title(&self.me);
        title.unwrap_or_else(|| self.room_id.to_string())
    }

    /// Who else is typing (TYP-1).
    pub fn typing(&self) -> &[UserId] {
        &self.typing
    }

    /// How many messages of others there are after this user's read marker (SYN-5). Where the marker moves to an event that
    /// isn't held, a view that [`Client::live`](crate::Client::live) keeps asks the server; one that is fed by hand may show
    /// too many until its next entry.
    pub fn unread(&self) -> u64 {
        self.unread
    }
}

/// The changes of a view; made by [`RoomView::subscribe`]. They end when the last handle of the view is dropped.
#[must_use = "nothing is read until the stream is polled"]
pub struct Changes {
    changes: BoxStream<'static, Arc<[Change]>>,
}

impl Changes {
    fn of(shared: &Arc<Shared>) -> Self {
        let start = (Arc::downgrade(shared), shared.changes.subscribe());
        let changes = futures::stream::unfold(start, async |(view, mut receiver)| {
            match receiver.recv().await {
                Ok(changes) => Some((changes, (view, receiver))),
                Err(RecvError::Closed) => None,
                Err(RecvError::Lagged(_)) => {
                    let shared = view.upgrade()?;
                    let model = shared.model.lock();
                    let reset: Arc<[Change]> = Arc::new([Change::Reset(model.snapshot())]);
                    Some((reset, (view, shared.changes.subscribe())))
                }
            }
        });
        Self {
            changes: changes.boxed(),
        }
    }
}

impl Stream for Changes {
    type Item = Arc<[Change]>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.changes.poll_next_unpin(context)
    }
}
