//! Keeps and finds: accounts, rooms, events, action outcomes. One trait, [`Store`]; engines stand behind it.
//!
//! No rule of the protocol lives here: what may be appended was decided before, in `app`. The store guarantees that an
//! append is applied whole or not at all, only if each room's head is the expected one, and durably before it is
//! acknowledged; that positions are consecutive in commit order; and that readers never see a position while a smaller
//! one may still appear. `spec/streams.md` defines positions and orders.

mod bucket;
mod error;
pub mod files;
mod model;
pub mod sqlite;

#[cfg(test)]
mod conformance;

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use futures::future::BoxFuture;
use tidings_types::{EventId, RoomAlias, RoomId, UserId};
use tokio::sync::oneshot;

pub use error::{AppendError, StoreError};
pub use files::{Contents, FileReader, FileWriter, Files};
pub use model::*;

/// What a store is asked to do. Every read costs its limit: an indexed seek and as many rows as are returned.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Queues an append. The order of calls is the order of application; the receiver answers after the shared fsync,
    /// and after the [`CommitObserver`] has seen the commit.
    ///
    /// An append fails alone with [`AppendError::Conflict`] when a room isn't as expected or a late event's order isn't
    /// free, and with [`AppendError::Store`] when the disk refuses: then nothing of it was applied.
    ///
    /// A late state event counts as state, and as membership, from its order on, so that it is the current one only when no
    /// event of its type and key has a larger order. The one with the next larger order has replaced it from now on.
    fn append(&self, append: Append) -> oneshot::Receiver<Result<Appended, AppendError>>;

    /// The random number that tells this history from every other one, so that tokens from before a restore are known.
    fn epoch(&self) -> u32;

    /// The position of the newest commit that readers can see; 0 in an empty store.
    fn position(&self) -> Position;

    /// Finds a user.
    async fn user(&self, user_id: &UserId) -> Result<Option<UserRow>, StoreError>;

    /// Finds the device that holds the access token with this SHA-256 hash.
    async fn device_by_token(&self, token_hash: &[u8; 32])
    -> Result<Option<DeviceRow>, StoreError>;

    /// Lists a user's devices, oldest first.
    async fn devices(&self, user_id: &UserId) -> Result<Vec<DeviceRow>, StoreError>;

    /// The deactivated users who haven't left all their rooms yet (ACC-5).
    async fn leaves_due(&self) -> Result<Vec<UserId>, StoreError>;

    /// Everything needed to go on writing in a room: its head and its current state, without what each event replaced.
    async fn room(&self, room_id: &RoomId) -> Result<Option<RoomRow>, StoreError>;

    /// All calls that live (VOI-3).
    async fn calls(&self) -> Result<Vec<CallRow>, StoreError>;

    /// Finds the room an alias leads to.
    async fn alias(&self, alias: &RoomAlias) -> Result<Option<AliasRow>, StoreError>;

    /// Lists the rooms in which a user has or had a part, with the newest membership event of each.
    async fn memberships(&self, user_id: &UserId) -> Result<Vec<MembershipRow>, StoreError>;

    /// Lists the rooms in which a user has or had a part and something happened after a position, with the newest membership
    /// event and the position of the newest event of each.
    async fn parts_since(
        &self,
        user_id: &UserId,
        since: Position,
    ) -> Result<Vec<PartRow>, StoreError>;

    /// Finds an event.
    async fn event(&self, event_id: &EventId) -> Result<Option<Arc<StoredEvent>>, StoreError>;

    /// Reads the log of all rooms: events with `after < position <= until`, oldest first, at most `limit`.
    async fn log(
        &self,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// The same of some rooms. Its cost follows the limit and how many rooms these are, not what happened in others.
    async fn log_of(
        &self,
        rooms: Vec<RoomLog>,
        span: (Position, Position),
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// Reads a room's timeline by its order, from a place onwards in one direction, at most `page.limit` events.
    async fn timeline(
        &self,
        room_id: &RoomId,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// The same, but for the events that update others (UPD-4). Its cost follows the limit, however many of these lie between.
    async fn main_timeline(
        &self,
        room_id: &RoomId,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// The position of a room's newest event that isn't newer than a position, others' receipts passed over; 0 where there is
    /// none.
    async fn activity(
        &self,
        room_id: &RoomId,
        reader: &str,
        until: Position,
    ) -> Result<Position, StoreError>;

    /// The largest order among a room's events that aren't newer than a position; 0 where there are none.
    async fn order_at(&self, room_id: &RoomId, until: Position) -> Result<Order, StoreError>;

    /// The largest position among a room's events that aren't newer than a position, late ones included; 0 where there are
    /// none. [`Store::activity`] says it for one reader.
    async fn newest_at(&self, room_id: &RoomId, until: Position) -> Result<Position, StoreError>;

    /// Reads a room's late events: those with `after < position <= until`, oldest position first, at most `limit`.
    async fn late(
        &self,
        room_id: &RoomId,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// Counts the events of a room strictly between two orders and not newer than a position that update no others.
    async fn count_between(
        &self,
        room_id: &RoomId,
        after: Order,
        before: Order,
        until: Position,
    ) -> Result<u64, StoreError>;

    /// Counts a room's messages after an order and not newer than a position that others than `except` sent: neither
    /// state, nor redactions, nor redacted, nor events that update others.
    async fn count_unread(
        &self,
        room_id: &RoomId,
        after: Order,
        until: Position,
        except: &str,
    ) -> Result<u64, StoreError>;

    /// What hangs on events, in their order, as of one moment. The cost follows what comes, not how many children there are;
    /// with `within` cut short, those that relate to an event are counted one by one.
    async fn children(
        &self,
        parents: Vec<EventId>,
        wish: ChildrenWish,
    ) -> Result<Vec<Children>, StoreError>;

    /// How many events that aren't redacted update an event, receipts not counted.
    async fn update_count(&self, parent: &EventId) -> Result<u64, StoreError>;

    /// A user's receipts on an event that aren't redacted, by their order.
    async fn receipts(
        &self,
        parent: &EventId,
        sender: &str,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// A page of the events that relate to an event and aren't redacted.
    async fn replies(
        &self,
        parent: &EventId,
        rel_types: RelTypes,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// The event of a type and state key with the largest order at or before an order, deleted ones included (EVT-6), of
    /// those that aren't newer than a position.
    async fn state_at(
        &self,
        room_id: &RoomId,
        event_type: &str,
        state_key: &str,
        order: Order,
        until: Position,
    ) -> Result<Option<Arc<StoredEvent>>, StoreError>;

    /// The whole state of a room as it was at an order, made of events that aren't newer than a position; deleted keys are
    /// absent. What an event replaced isn't told.
    async fn room_state_at(
        &self,
        room_id: &RoomId,
        order: Order,
        until: Position,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// The same as [`Store::state_at`] for many places, in their order, in one go.
    async fn states_at(
        &self,
        places: Vec<StatePlace>,
    ) -> Result<Vec<Option<Arc<StoredEvent>>>, StoreError>;

    /// The events of a type and state key with an order below `before`, newest first, at most `limit`, deleted ones
    /// included.
    async fn state_history(
        &self,
        room_id: &RoomId,
        event_type: &str,
        state_key: &str,
        before: Order,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError>;

    /// What state was at an order by the events that aren't newer than a position, for every type and key that changed with
    /// an order in `order < changed <= now`; `None` when there are more than `limit` changes between. Its cost follows the
    /// changes, not the size of the state, and never more than `limit` of them. What an event replaced isn't told.
    async fn state_changes(
        &self,
        room_id: &RoomId,
        span: (Order, Order),
        until: Position,
        limit: usize,
    ) -> Result<Option<Vec<StateChange>>, StoreError>;

    /// What an event builds on (EVT-9).
    async fn links(&self, event_id: &EventId) -> Result<Option<EventLinks>, StoreError>;

    /// An event's proof, if one was kept (EVT-9).
    async fn proof(&self, event_id: &EventId) -> Result<Option<Proof>, StoreError>;

    /// A user's profile, each value as JSON (PRO-1); `None` when there is no such user.
    async fn profile(
        &self,
        user_id: &UserId,
    ) -> Result<Option<BTreeMap<String, String>>, StoreError>;

    /// The users whose rooms have to be told of their profile (EVT-10).
    async fn profiles_due(&self) -> Result<Vec<ProfileDue>, StoreError>;

    /// Whether a user appears offline to others, whatever the sessions say (PRE-1).
    async fn appears_offline(&self, user_id: &UserId) -> Result<bool, StoreError>;

    /// Finds a filter that was too long for its token (FIL-2).
    async fn filter(&self, id: &str) -> Result<Option<String>, StoreError>;

    /// Finds a set of capabilities by the SHA-256 of its canonical JSON, which is what is answered (CAP-3).
    async fn capability_set(&self, sha256: &[u8; 32]) -> Result<Option<String>, StoreError>;

    /// The listed rooms whose name, topic or aliases contain all the words, in whatever case; those with the most members
    /// first, then by room id; at most `limit` (PUB-1).
    async fn listings(
        &self,
        words: Vec<String>,
        limit: usize,
    ) -> Result<Vec<ListingRow>, StoreError>;

    /// Finds an upload (MED-1).
    async fn media(&self, id: &str) -> Result<Option<MediaRow>, StoreError>;

    /// The bytes of all that a user has uploaded.
    async fn media_bytes(&self, user_id: &UserId) -> Result<u64, StoreError>;

    /// The ids of a user's uploads, at most `limit`.
    async fn media_of(&self, user_id: &UserId, limit: usize) -> Result<Vec<String>, StoreError>;

    /// The uploads of which bytes may lie about though they aren't there: those under way, those that were broken off, and
    /// those that are being removed. In the order of their ids, after one of them, at most `limit`.
    async fn media_leftovers(&self, after: &str, limit: usize) -> Result<Vec<String>, StoreError>;

    /// Finds what became of an action (ACT-4).
    async fn outcome(
        &self,
        session_id: &str,
        action_id: u64,
    ) -> Result<Option<OutcomeRow>, StoreError>;

    /// Removes outcomes taken before a moment; returns how many.
    async fn forget_outcomes(&self, before_ms: u64) -> Result<u64, StoreError>;

    /// Does what reads much, so that each of its reads costs least. What has begun runs to its end, also where nobody waits for
    /// it any more; of too much at once, some waits in line.
    async fn at_length(&self, work: BoxFuture<'static, ()>) -> Result<(), StoreError>;

    /// Answers when the store can write, for the health check.
    async fn ready(&self) -> Result<(), StoreError>;

    /// Stops the writer after what is queued has been committed.
    async fn close(&self);
}

/// Sees every commit, in position order, after it is durable and before its appends are acknowledged.
///
/// It runs on the writer's thread and must be quick.
pub trait CommitObserver: Send + Sync + 'static {
    /// Called once a group commit with all that was applied in it.
    fn committed(&self, batch: &[Committed]);
}
