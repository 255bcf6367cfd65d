//! A room's state at one moment: immutable, shared, cheap to change into the next one.

mod calls;
mod change;
mod derived;
mod entry;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use imbl::{OrdMap, Vector};
use serde_json::Value;
use tidings_types::{EventId, HistoryVisibility, JoinRule, RoomId};

use crate::app::AppError;
use crate::app::filter::Filter;
use crate::app::rules::membership::Member;
use crate::app::rules::power::PowerLevels;
pub use crate::app::rules::redaction::REDACTION;
use crate::store::{LateMark, Order, Position, RoomHead, RoomRow, RoomTip, StoredEvent};

pub use calls::CallChange;
use calls::Calls;
use derived::visibility_of;
pub use entry::{StateEntry, content_text, event_id_of};

/// The type of membership events.
pub const MEMBER: &str = "state.m.room.member";
/// The type of the event a room begins with.
pub const CREATE: &str = "state.m.room.create";
/// The type of power levels events.
pub const POWER_LEVELS: &str = "state.m.room.power_levels";
/// The type of join rules events.
pub const JOIN_RULES: &str = "state.m.room.join_rules";
/// The type of history visibility events.
pub const HISTORY_VISIBILITY: &str = "state.m.room.history_visibility";
/// The type of a server's list of its aliases of a room.
pub const ALIASES: &str = "state.m.room.aliases";
/// The type of a member's profile in a room (EVT-10).
pub const PROFILE: &str = "state.m.room.member.profile";
/// The types of the markers: read, delivered (MRK-1).
pub const MARKERS: [&str; 2] = ["state.m.room.marker.read", "state.m.room.marker.delivered"];

/// Where a state event stands: type and key.
pub type StateRef = (Arc<str>, Arc<str>);

/// A room's state and head.
#[derive(Clone, Debug)]
pub struct RoomState {
    /// The room.
    pub room_id: RoomId,
    /// The event with the largest order; `None` before the first.
    pub head: Option<RoomHead>,
    /// The late event that came last. Its position is 0 while that is unknown, and later no smaller than it is.
    late: Option<LateMark>,
    /// What the next event of this server builds on.
    tip: Option<RoomTip>,
    /// The largest position of its events, 0 while that is unknown.
    newest: Position,
    entries: OrdMap<Arc<str>, OrdMap<Arc<str>, Arc<StateEntry>>>,
    /// The keys that were deleted, with the order of what deleted them.
    deleted: OrdMap<StateRef, Order>,
    members: OrdMap<Arc<str>, Member>,
    joined: u64,
    invited: u64,
    power: Arc<PowerLevels>,
    join_rule: JoinRule,
    visibility: Vector<(Order, HistoryVisibility)>,
    listed: bool,
    calls: Calls,
    /// Another one after each redaction.
    redactions: Arc<()>,
}

impl RoomState {
    /// A room before its first event.
    pub fn empty(room_id: RoomId) -> Self {
        Self {
            room_id,
            head: None,
            late: None,
            tip: None,
            newest: 0,
            entries: OrdMap::new(),
            deleted: OrdMap::new(),
            members: OrdMap::new(),
            joined: 0,
            invited: 0,
            power: Arc::default(),
            join_rule: JoinRule::Invite,
            visibility: Vector::new(),
            listed: false,
            calls: Calls::new(),
            redactions: Arc::default(),
        }
    }

    /// What the store holds: the room with its calls, and all the events that ever said who may read its past, in no matter
    /// which order.
    pub fn from_row(row: &RoomRow, visibility: &[Arc<StoredEvent>]) -> Result<Self, AppError> {
        let mut state = Self::from_events(row.room_id.clone(), &row.state)?;
        state.head = Some(row.head.clone());
        state.late.clone_from(&row.late);
        state.tip = Some(row.tip.clone());
        state.newest = state.late_position().max(row.head.position);
        state.listed = row.listed;
        let deleted = row.deleted.iter();
        state.deleted = deleted
            .map(|(event_type, key, order)| ((Arc::clone(event_type), Arc::clone(key)), *order))
            .collect();
        for event in &row.state {
            let stands_for = row.stand_ins.iter().find(|(id, _)| *id == event.event_id);
            if let Some((_, other)) = stands_for {
                state.stand_for(event, other);
            }
        }
        let rules = visibility.iter().map(|event| {
            let content = content_text(&event.json).unwrap_or("{}");
            (event.order, visibility_of(content))
        });
        let mut rules: Vec<_> = rules.collect();
        rules.sort_unstable_by_key(|(order, _)| *order);
        state.visibility = rules.into();
        state.take_up_calls(&row.calls)?;
        Ok(state)
    }

    /// A state made of its events, in no matter which order.
    pub fn from_events(room_id: RoomId, events: &[Arc<StoredEvent>]) -> Result<Self, AppError> {
        let mut state = Self::empty(room_id);
        for event in events {
            if let Some(key) = &event.state_key {
                let entry = Arc::new(StateEntry::from_stored(event)?);
                state.put((Arc::clone(&event.event_type), Arc::clone(key)), entry);
            }
        }
        state.derive();
        Ok(state)
    }

    fn stand_for(&mut self, event: &StoredEvent, other: &EventId) {
        let keys = self.entries.get_mut(&event.event_type);
        let key = event.state_key.as_ref();
        if let Some(entry) = keys.zip(key).and_then(|(keys, key)| keys.get_mut(key)) {
            Arc::make_mut(entry).stands_for = Some(other.clone());
        }
    }

    fn put(&mut self, place: StateRef, entry: Arc<StateEntry>) {
        if &*place.0 == MEMBER {
            let name = entry.content_map();
            let name = name
                .get("membership")
                .and_then(Value::as_str)
                .unwrap_or("leave");
            let is = Member::from_name(name);
            self.count(&place.1, Some(is));
            self.members.insert(Arc::clone(&place.1), is);
        }
        self.entries
            .entry(place.0)
            .or_default()
            .insert(place.1, entry);
    }

    fn remove(&mut self, place: &StateRef) {
        if &*place.0 == MEMBER {
            self.count(&place.1, None);
            self.members.remove(&place.1);
        }
        if let Some(keys) = self.entries.get_mut(&place.0) {
            keys.remove(&place.1);
        }
    }

    /// The entry of a type and key.
    pub fn get(&self, event_type: &str, key: &str) -> Option<&Arc<StateEntry>> {
        self.entries.get(event_type)?.get(key)
    }

    /// All entries, by type and key.
    pub fn entries(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<StateEntry>)> {
        self.entries
            .iter()
            .flat_map(|(event_type, keys)| keys.values().map(move |entry| (event_type, entry)))
    }

    /// The entries that a filter wants, by type and key.
    pub fn wanted(&self, filter: &Filter) -> Vec<Arc<StateEntry>> {
        let entries = self.entries.iter().flat_map(|(event_type, keys)| {
            keys.iter()
                .filter(|(key, entry)| {
                    filter.wants_state(&self.room_id, event_type, key, &entry.sender)
                })
                .map(|(_, entry)| Arc::clone(entry))
        });
        entries.collect()
    }

    /// The entries of a type, by key.
    pub fn of_type(&self, event_type: &str) -> impl Iterator<Item = (&Arc<str>, &Arc<StateEntry>)> {
        self.entries
            .get(event_type)
            .into_iter()
            .flat_map(OrdMap::iter)
    }

    /// Whether the room is listed among the published ones (PUB-1).
    pub fn listed(&self) -> bool {
        self.listed
    }

    /// The same room, listed or not.
    #[must_use]
    pub fn with_listed(&self, listed: bool) -> Self {
        Self {
            listed,
            ..self.clone()
        }
    }

    /// A text in the content of a state event.
    pub fn text(&self, event_type: &str, state_key: &str, key: &str) -> Option<String> {
        let content = self.get(event_type, state_key)?.content_map();
        Some(content.get(key)?.as_str()?.to_owned())
    }

    /// Whether an event of a type and key has a larger order, so that one of this order isn't the current one.
    pub fn supersedes(&self, event_type: &str, key: &str, order: Order) -> bool {
        let place = (Arc::from(event_type), Arc::from(key));
        let deleted = self.deleted.get(&place).copied();
        let stands = self.get(event_type, key).map(|entry| entry.order);
        deleted.max(stands).is_some_and(|newest| newest > order)
    }

    /// The order of what deleted a type and key, where nothing stands there since.
    pub fn deleted_at(&self, event_type: &str, key: &str) -> Option<Order> {
        let place = (Arc::from(event_type), Arc::from(key));
        self.deleted.get(&place).copied()
    }

    /// What the next event of this server builds on: no event that stays here, and none that was rejected (STR-4).
    pub fn tip(&self) -> Option<&RoomTip> {
        self.tip.as_ref()
    }

    /// The same room, where the next event builds on another one.
    #[must_use]
    pub fn with_tip(&self, tip: RoomTip) -> Self {
        Self {
            tip: Some(tip),
            ..self.clone()
        }
    }

    /// The late event that came last.
    pub fn late(&self) -> Option<&LateMark> {
        self.late.as_ref()
    }

    /// The order of the late event that came last.
    pub fn late_order(&self) -> Option<Order> {
        self.late.as_ref().map(|late| late.order)
    }

    /// Whether what was read of the past when the room had another state still holds: since then nothing came late, and
    /// nothing was redacted or rejected. Whatever does that without coming late is behind the head of before.
    pub fn keeps_past_of(&self, before: &Self) -> bool {
        let is_redacted = !Arc::ptr_eq(&self.redactions, &before.redactions)
            && self.head_order() != before.head_order();
        self.late_order() == before.late_order() && !is_redacted
    }

    /// No late event is newer than this position; 0 where there is none.
    pub fn late_position(&self) -> Position {
        self.late.as_ref().map_or(0, |late| late.position)
    }

    /// The largest order, 0 before the first event.
    pub fn head_order(&self) -> Order {
        self.head.as_ref().map_or(0, |head| head.order)
    }

    /// The position of the newest event, late ones counted; 0 while it is unknown.
    pub fn position(&self) -> Position {
        self.newest
    }
}
