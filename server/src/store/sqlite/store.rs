//! The [`Store`] trait: hands appends to the writer and reads to the readers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use async_trait::async_trait;
use futures::future::BoxFuture;
use tidings_types::{EventId, RoomAlias, RoomId, UserId};
use tokio::sync::oneshot;

use super::writer::{self, Job};
use super::{Sqlite, queries};
use crate::store::{
    AliasRow, Append, AppendError, Appended, CallRow, Children, ChildrenWish, DeviceRow,
    EventLinks, ListingRow, MediaRow, MembershipRow, Order, OutcomeRow, PartRow, Position,
    ProfileDue, Proof, RelTypes, RoomLog, RoomRow, StateChange, StatePlace, Store, StoreError,
    StoredEvent, TimelinePage, UserRow,
};

#[async_trait]
impl Store for Sqlite {
    fn append(&self, append: Append) -> oneshot::Receiver<Result<Appended, AppendError>> {
        let (reply, answer) = oneshot::channel();
        if let Err(unsent) = self.jobs.send(Job::Append(append, reply)) {
            writer::refuse_closed(unsent.0);
        }
        answer
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }

    fn position(&self) -> Position {
        self.published.load(Ordering::Acquire)
    }

    async fn user(&self, user_id: &UserId) -> Result<Option<UserRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::user(reading, &user_id))
            .await
    }

    async fn device_by_token(
        &self,
        token_hash: &[u8; 32],
    ) -> Result<Option<DeviceRow>, StoreError> {
        let token_hash = *token_hash;
        self.readers
            .run(move |reading| queries::device_by_token(reading, &token_hash))
            .await
    }

    async fn devices(&self, user_id: &UserId) -> Result<Vec<DeviceRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::devices(reading, &user_id))
            .await
    }

    async fn leaves_due(&self) -> Result<Vec<UserId>, StoreError> {
        self.readers.run(queries::leaves_due).await
    }

    async fn room(&self, room_id: &RoomId) -> Result<Option<RoomRow>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::room(reading, &room_id))
            .await
    }

    async fn calls(&self) -> Result<Vec<CallRow>, StoreError> {
        self.readers.run(queries::calls).await
    }

    async fn alias(&self, alias: &RoomAlias) -> Result<Option<AliasRow>, StoreError> {
        let alias = alias.clone();
        self.readers
            .run(move |reading| queries::alias(reading, alias.as_str()))
            .await
    }

    async fn memberships(&self, user_id: &UserId) -> Result<Vec<MembershipRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::memberships(reading, &user_id))
            .await
    }

    async fn parts_since(
        &self,
        user_id: &UserId,
        since: Position,
    ) -> Result<Vec<PartRow>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::parts_since(reading, &user_id, since))
            .await
    }

    async fn event(&self, event_id: &EventId) -> Result<Option<Arc<StoredEvent>>, StoreError> {
        let key = self.codec.encode(event_id);
        self.readers
            .run(move |reading| queries::event(reading, &key))
            .await
    }

    async fn log(
        &self,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        self.readers
            .run(move |reading| queries::log(reading, after, until, limit))
            .await
    }

    async fn log_of(
        &self,
        rooms: Vec<RoomLog>,
        span: (Position, Position),
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        self.readers
            .run(move |reading| queries::log_of(reading, &rooms, span, limit))
            .await
    }

    async fn timeline(
        &self,
        room_id: &RoomId,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::timeline(reading, &room_id, page))
            .await
    }

    async fn main_timeline(
        &self,
        room_id: &RoomId,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::main_timeline(reading, &room_id, page))
            .await
    }

    async fn activity(
        &self,
        room_id: &RoomId,
        reader: &str,
        until: Position,
    ) -> Result<Position, StoreError> {
        let (room_id, reader) = (room_id.clone(), reader.to_owned());
        self.readers
            .run(move |reading| queries::activity(reading, &room_id, &reader, until))
            .await
    }

    async fn children(
        &self,
        parents: Vec<EventId>,
        wish: ChildrenWish,
    ) -> Result<Vec<Children>, StoreError> {
        let keys: Vec<_> = parents.iter().map(|id| self.codec.encode(id)).collect();
        self.readers
            .run(move |reading| queries::children(reading, &keys, &wish))
            .await
    }

    async fn update_count(&self, parent: &EventId) -> Result<u64, StoreError> {
        let key = self.codec.encode(parent);
        self.readers
            .run(move |reading| queries::update_count(reading, &key))
            .await
    }

    async fn receipts(
        &self,
        parent: &EventId,
        sender: &str,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let (key, sender) = (self.codec.encode(parent), sender.to_owned());
        self.readers
            .run(move |reading| queries::receipts(reading, &key, &sender))
            .await
    }

    async fn replies(
        &self,
        parent: &EventId,
        rel_types: RelTypes,
        page: TimelinePage,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let key = self.codec.encode(parent);
        self.readers
            .run(move |reading| queries::replies(reading, &key, &rel_types, page))
            .await
    }

    async fn order_at(&self, room_id: &RoomId, until: Position) -> Result<Order, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::order_at(reading, &room_id, until))
            .await
    }

    async fn newest_at(&self, room_id: &RoomId, until: Position) -> Result<Position, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::newest_at(reading, &room_id, until))
            .await
    }

    async fn late(
        &self,
        room_id: &RoomId,
        after: Position,
        until: Position,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::late(reading, &room_id, (after, until), limit))
            .await
    }

    async fn count_between(
        &self,
        room_id: &RoomId,
        after: Order,
        before: Order,
        until: Position,
    ) -> Result<u64, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::count_between(reading, &room_id, (after, before), until))
            .await
    }

    async fn count_unread(
        &self,
        room_id: &RoomId,
        after: Order,
        until: Position,
        except: &str,
    ) -> Result<u64, StoreError> {
        let (room_id, except) = (room_id.clone(), except.to_owned());
        self.readers
            .run(move |reading| queries::count_unread(reading, &room_id, after, until, &except))
            .await
    }

    async fn state_at(
        &self,
        room_id: &RoomId,
        event_type: &str,
        state_key: &str,
        order: Order,
        until: Position,
    ) -> Result<Option<Arc<StoredEvent>>, StoreError> {
        let place = StatePlace {
            room_id: room_id.clone(),
            event_type: event_type.into(),
            state_key: state_key.into(),
            order,
            until,
        };
        self.readers
            .run(move |reading| queries::state_at(reading, &place))
            .await
    }

    async fn room_state_at(
        &self,
        room_id: &RoomId,
        order: Order,
        until: Position,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::room_state_at(reading, &room_id, order, until))
            .await
    }

    async fn states_at(
        &self,
        places: Vec<StatePlace>,
    ) -> Result<Vec<Option<Arc<StoredEvent>>>, StoreError> {
        self.readers
            .run(move |reading| queries::states_at(reading, &places))
            .await
    }

    async fn state_history(
        &self,
        room_id: &RoomId,
        event_type: &str,
        state_key: &str,
        before: Order,
        limit: usize,
    ) -> Result<Vec<Arc<StoredEvent>>, StoreError> {
        let (room_id, event_type) = (room_id.clone(), event_type.to_owned());
        let state_key = state_key.to_owned();
        self.readers
            .run(move |reading| {
                let of = (event_type.as_str(), state_key.as_str());
                queries::state_history(reading, &room_id, of, before, limit)
            })
            .await
    }

    async fn state_changes(
        &self,
        room_id: &RoomId,
        span: (Order, Order),
        until: Position,
        limit: usize,
    ) -> Result<Option<Vec<StateChange>>, StoreError> {
        let room_id = room_id.clone();
        self.readers
            .run(move |reading| queries::state_changes(reading, &room_id, span, until, limit))
            .await
    }

    async fn links(&self, event_id: &EventId) -> Result<Option<EventLinks>, StoreError> {
        let key = self.codec.encode(event_id);
        self.readers
            .run(move |reading| queries::links(reading, &key))
            .await
    }

    async fn proof(&self, event_id: &EventId) -> Result<Option<Proof>, StoreError> {
        let key = self.codec.encode(event_id);
        self.readers
            .run(move |reading| queries::proof(reading, &key))
            .await
    }

    async fn profile(
        &self,
        user_id: &UserId,
    ) -> Result<Option<BTreeMap<String, String>>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::profile(reading, &user_id))
            .await
    }

    async fn profiles_due(&self) -> Result<Vec<ProfileDue>, StoreError> {
        self.readers.run(queries::profiles_due).await
    }

    async fn appears_offline(&self, user_id: &UserId) -> Result<bool, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::appears_offline(reading, &user_id))
            .await
    }

    async fn filter(&self, id: &str) -> Result<Option<String>, StoreError> {
        let id = id.to_owned();
        self.readers
            .run(move |reading| queries::filter(reading, &id))
            .await
    }

    async fn capability_set(&self, sha256: &[u8; 32]) -> Result<Option<String>, StoreError> {
        let sha256 = *sha256;
        self.readers
            .run(move |reading| queries::capability_set(reading, &sha256))
            .await
    }

    async fn listings(
        &self,
        words: Vec<String>,
        limit: usize,
    ) -> Result<Vec<ListingRow>, StoreError> {
        self.readers
            .run(move |reading| queries::listings(reading, &words, limit))
            .await
    }

    async fn media(&self, id: &str) -> Result<Option<MediaRow>, StoreError> {
        let id = id.to_owned();
        self.readers
            .run(move |reading| queries::media(reading, &id))
            .await
    }

    async fn media_bytes(&self, user_id: &UserId) -> Result<u64, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::media_bytes(reading, &user_id))
            .await
    }

    async fn media_of(&self, user_id: &UserId, limit: usize) -> Result<Vec<String>, StoreError> {
        let user_id = user_id.clone();
        self.readers
            .run(move |reading| queries::media_of(reading, &user_id, limit))
            .await
    }

    async fn media_leftovers(&self, after: &str, limit: usize) -> Result<Vec<String>, StoreError> {
        let after = after.to_owned();
        self.readers
            .run(move |reading| queries::media_leftovers(reading, &after, limit))
            .await
    }

    async fn outcome(
        &self,
        session_id: &str,
        action_id: u64,
    ) -> Result<Option<OutcomeRow>, StoreError> {
        let (session_id, recent) = (session_id.to_owned(), Arc::clone(&self.recent));
        self.readers
            .run(move |reading| {
                let recent = recent.find(&session_id, action_id);
                queries::outcome(reading, &session_id, action_id, recent)
            })
            .await
    }

    async fn forget_outcomes(&self, before_ms: u64) -> Result<u64, StoreError> {
        let mut removed = 0;
        let mut next = Some(0);
        // One small transaction a step; appends that queue meanwhile get their turn between two.
        while let Some(after) = next {
            let step = self
                .ask(|reply| Job::Forget(before_ms, after, reply))
                .await?;
            removed += step.removed;
            next = step.next;
        }
        Ok(removed)
    }

    async fn at_length(&self, work: BoxFuture<'static, ()>) -> Result<(), StoreError> {
        self.readers.at_length(work).await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.ask(Job::Ready).await
    }

    async fn close(&self) {
        self.readers.close().await;
        // The answer comes, or the writer has stopped before.
        let _ = self.stop().await;
        self.join();
    }
}
