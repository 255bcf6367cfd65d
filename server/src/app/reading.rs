//! What a user may read of a room, and the room's state at a moment (JOI-6).

use std::sync::Arc;

use tidings_types::{ChunkToken, EventId, RoomId, UserId};

use super::live;
use super::room::state::MEMBER;
use super::room::{Room, RoomState};
use super::rules::membership::Member;
use super::rules::visibility::{self, Spans};
use super::token::{self, Place};
use super::{App, AppError};
use crate::store::{Order, Position, Standing, StoredEvent};

/// A state of at most so many entries is read whole; of a larger one, what changed.
const SMALL_STATE: usize = 64;

impl App {
    /// What a user may read of a room's timeline; nothing for one who never was joined.
    ///
    /// A member of a room that has always been shared costs no read of the store. Read the head first: what is newer than
    /// it may be under a rule that isn't known here yet.
    pub(super) async fn readable(&self, room: &Room, user: &UserId) -> Result<Spans, AppError> {
        let state = self.rooms.committed(room).await?;
        if state.member(user.as_str()) == Member::Join && state.was_always_shared() {
            return Ok(Spans::everything());
        }
        // Not from the state alone: a rejected invite leaves no entry there, but may have followed on being joined.
        let events = self
            .store
            .state_history(&room.id, MEMBER, user.as_str(), Order::MAX, usize::MAX)
            .await?;
        let memberships: Vec<(Order, Member)> = events
            .iter()
            .rev()
            .filter(|event| event.standing != Standing::Rejected)
            .map(|event| (event.order, live::membership_of(event)))
            .collect();
        Ok(visibility::readable(&memberships, &state.visibility()))
    }

    /// The same for one who must have a part in the room: 403 for who has none (ERR-2).
    pub(super) async fn must_read(&self, room: &Room, user: &UserId) -> Result<Spans, AppError> {
        let spans = self.readable(room, user).await?;
        if spans.is_empty() {
            return Err(super::no_part());
        }
        Ok(spans)
    }

    /// An event that a user may see, its room, and what else of that may be read: one's own membership is seen by who may
    /// read nothing. One that doesn't exist and one that may not be seen are both 404 (ERR-2).
    pub(super) async fn visible_event(
        &self,
        user: &UserId,
        event_id: &EventId,
    ) -> Result<(Arc<StoredEvent>, Arc<Room>, Spans), AppError> {
        let unknown = || AppError::not_found("there is no such event, or you may not see it");
        let event = self.store.event(event_id).await?.ok_or_else(unknown)?;
        // The store shows a commit a moment before the head says that it may be read.
        if event.position > self.position() || event.is_hidden_from(user.as_str()) {
            return Err(unknown());
        }
        let room = self.rooms.get(&event.room_id).await?.ok_or_else(unknown)?;
        let spans = self.readable(&room, user).await?;
        // Who is invited, kicked or banned has seen the event that says so.
        let own =
            || &*event.event_type == MEMBER && event.state_key.as_deref() == Some(user.as_str());
        if !spans.holds(event.order) && !own() {
            return Err(unknown());
        }
        Ok((event, room, spans))
    }

    /// A room's state as of a position.
    pub(super) async fn state_as_of(
        &self,
        room: &Room,
        position: Position,
    ) -> Result<Arc<RoomState>, AppError> {
        let state = self.rooms.committed(room).await?;
        if live::is_as_of(&state, position) {
            return Ok(state);
        }
        let order = self.order_as_of(&room.id, position).await?;
        self.state_at(room, order, position).await
    }

    /// A room's state at an order, made of the events that aren't newer than a position. Its cost follows what changed since,
    /// or the size of the state where that is less; asked for again soon, it comes from memory.
    pub(super) async fn state_at(
        &self,
        room: &Room,
        order: Order,
        until: Position,
    ) -> Result<Arc<RoomState>, AppError> {
        let now = self.rooms.committed(room).await?;
        let until = until.min(now.position());
        if now.head_order() <= order && now.late_position() <= until {
            return Ok(now);
        }
        let moment = (room.id.clone(), order, until.min(now.late_position()));
        match self.rooms.past().find(&moment) {
            Ok(state) => Ok(state),
            Err(reading) => {
                let state = self.read_state(&now, order, until).await?;
                self.rooms.past().keep(reading, moment, &state);
                Ok(state)
            }
        }
    }

    /// Reads a room's state at an order: small states whole, of large ones what changed. Late events that don't count make it
    /// read whole too: what they changed isn't among what changed behind the order.
    async fn read_state(
        &self,
        now: &RoomState,
        order: Order,
        until: Position,
    ) -> Result<Arc<RoomState>, AppError> {
        let room_id = &now.room_id;
        if now.size() > SMALL_STATE && now.late_position() <= until {
            let span = (order, now.head_order());
            let changes = self
                .store
                .state_changes(room_id, span, until, now.size())
                .await?;
            if let Some(changes) = changes {
                return Ok(Arc::new(now.before(changes)?));
            }
        }
        let events = self.store.room_state_at(room_id, order, until).await?;
        let state = RoomState::from_events(room_id.clone(), &events)?;
        Ok(Arc::new(state))
    }

    /// The order of a room's newest event as of a position; 0 where it has none.
    pub(super) async fn order_as_of(
        &self,
        room_id: &RoomId,
        position: Position,
    ) -> Result<Order, AppError> {
        Ok(self.store.order_at(room_id, position).await?)
    }

    /// The order that a token names in a room, and the newest position that counts there: a token of the stream, or of that
    /// room's timeline.
    pub(super) async fn moment_of_token(
        &self,
        room_id: &RoomId,
        token: &ChunkToken,
        parameter: &str,
    ) -> Result<(Order, Position), AppError> {
        match self.place(token, parameter)? {
            Place::Stream(position) => Ok((self.order_as_of(room_id, position).await?, position)),
            Place::Timeline(place) if place.room_tag == token::room_tag(room_id) => {
                Ok((place.order, place.as_of))
            }
            Place::Timeline(_) => Err(AppError::bad_parameter(
                parameter,
                "this token is of another room's timeline",
            )),
        }
    }

    /// The state that a reader may see, at a token or now, for who left no later than the leave (JOI-6): 403 for who has no
    /// part in the room, and for a moment that its history visibility keeps from the reader.
    pub(super) async fn readable_state(
        &self,
        room: &Room,
        user: &UserId,
        at: Option<&ChunkToken>,
    ) -> Result<Arc<RoomState>, AppError> {
        // Read before asking who may read, so that nothing is shown that came after somebody left meanwhile.
        let newest = self.rooms.committed(room).await?.head_order();
        let spans = self.must_read(room, user).await?;
        let (order, until) = match at {
            Some(token) => self.moment_of_token(&room.id, token, "at").await?,
            None => (newest, Position::MAX),
        };
        let order = order.min(spans.last().unwrap_or(newest)).min(newest);
        if !spans.holds(order) {
            return Err(hidden_moment());
        }
        self.state_at(room, order, until).await
    }
}

/// A moment that the room's history visibility keeps from a reader (JOI-6).
pub(super) fn hidden_moment() -> AppError {
    AppError::forbidden("the room's history visibility keeps this moment from you")
}
