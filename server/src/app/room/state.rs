//! A room's state at one moment: immutable, shared, cheap to change into the next one.

use std::sync::Arc;

use imbl::OrdMap;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use tidings_types::{EventId, HistoryVisibility, JoinRule, RoomId};

use crate::app::AppError;
use crate::app::rules::auth::Sender;
use crate::app::rules::membership::Member;
use crate::app::rules::power::PowerLevels;
use crate::store::{NewEvent, Order, Position, RoomHead, RoomRow, StoredEvent};

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

/// Where a state event stands: type and key.
pub type StateRef = (Arc<str>, Arc<str>);

/// One entry of a room's state.
#[derive(Clone, Debug)]
pub struct StateEntry {
    /// The event.
    pub event_id: EventId,
    /// Its place in the timeline.
    pub order: Order,
    /// Who set it.
    pub sender: Arc<str>,
    /// When, in milliseconds.
    pub ts: u64,
    /// The whole event's text.
    pub json: Arc<str>,
    /// The content's text.
    pub content: Arc<str>,
}

#[derive(Deserialize)]
struct ContentOf<'a> {
    #[serde(borrow)]
    content: Option<&'a RawValue>,
}

impl StateEntry {
    fn from_stored(event: &StoredEvent) -> Result<Self, AppError> {
        let parsed: ContentOf<'_> = serde_json::from_str(&event.json)
            .map_err(|error| AppError::internal(format!("event {}: {error}", event.event_id)))?;
        Ok(Self {
            event_id: event.event_id.clone(),
            order: event.order,
            sender: Arc::clone(&event.sender),
            ts: event.ts,
            json: Arc::clone(&event.json),
            content: parsed.content.map_or("{}", RawValue::get).into(),
        })
    }

    /// The content as an object.
    pub fn content_map(&self) -> Map<String, Value> {
        serde_json::from_str(&self.content).unwrap_or_default()
    }
}

/// A room's state and head.
#[derive(Clone, Debug)]
pub struct RoomState {
    /// The room.
    pub room_id: RoomId,
    /// Its newest event; `None` before the first.
    pub head: Option<RoomHead>,
    entries: OrdMap<Arc<str>, OrdMap<Arc<str>, Arc<StateEntry>>>,
    members: OrdMap<Arc<str>, Member>,
    joined: u64,
    invited: u64,
    power: Arc<PowerLevels>,
    join_rule: JoinRule,
    visibility: HistoryVisibility,
}

impl RoomState {
    /// A room before its first event.
    pub fn empty(room_id: RoomId) -> Self {
        Self {
            room_id,
            head: None,
            entries: OrdMap::new(),
            members: OrdMap::new(),
            joined: 0,
            invited: 0,
            power: Arc::default(),
            join_rule: JoinRule::Invite,
            visibility: HistoryVisibility::Shared,
        }
    }

    /// What the store holds.
    pub fn from_row(row: &RoomRow) -> Result<Self, AppError> {
        let mut state = Self::from_events(row.room_id.clone(), &row.state)?;
        state.head = Some(row.head.clone());
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

    /// The state after an event. The head's position is still unknown, and stands as 0.
    #[must_use]
    pub fn after(&self, event: &NewEvent, content: &Map<String, Value>) -> Self {
        let mut next = self.clone();
        next.head = Some(RoomHead {
            order: event.order,
            position: 0,
            event_id: event.event_id.clone(),
            depth: event.depth,
        });
        let Some(key) = &event.state_key else {
            return next;
        };
        let place = (Arc::clone(&event.event_type), Arc::clone(key));
        if event.deletes {
            next.remove(&place);
        } else {
            let entry = StateEntry {
                event_id: event.event_id.clone(),
                order: event.order,
                sender: Arc::clone(&event.sender),
                ts: event.ts,
                json: Arc::clone(&event.json),
                content: Value::Object(content.clone()).to_string().into(),
            };
            next.put(place, Arc::new(entry));
        }
        next.derive_after(&event.event_type);
        next
    }

    /// The same state with its head's position known.
    #[must_use]
    pub fn at(&self, position: Position) -> Self {
        let mut state = self.clone();
        if let Some(head) = &mut state.head {
            head.position = position;
        }
        state
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

    fn count(&mut self, user: &Arc<str>, is: Option<Member>) {
        let was = self.members.get(user).copied();
        for (member, change) in [(was, -1), (is, 1)] {
            match member {
                Some(Member::Join) => self.joined = self.joined.saturating_add_signed(change),
                Some(Member::Invite) => self.invited = self.invited.saturating_add_signed(change),
                _ => {}
            }
        }
    }

    fn derive(&mut self) {
        for event_type in [POWER_LEVELS, JOIN_RULES, HISTORY_VISIBILITY] {
            self.derive_after(event_type);
        }
    }

    /// Reads again what follows from events of a type.
    fn derive_after(&mut self, event_type: &str) {
        let content = |state: &Self| state.get(event_type, "_").map(|entry| entry.content_map());
        match event_type {
            POWER_LEVELS | CREATE => {
                let content = self.get(POWER_LEVELS, "_").map(|entry| entry.content_map());
                self.power = Arc::new(match content {
                    Some(content) => PowerLevels::from_content(&content),
                    None => PowerLevels::without_event(&self.creator()),
                });
            }
            JOIN_RULES => {
                let rule =
                    content(self).and_then(|map| map.get("join_rule")?.as_str()?.parse().ok());
                self.join_rule = rule.unwrap_or(JoinRule::Invite);
            }
            HISTORY_VISIBILITY => {
                let word = content(self)
                    .and_then(|map| map.get("history_visibility")?.as_str()?.parse().ok());
                self.visibility = word.unwrap_or(HistoryVisibility::Shared);
            }
            _ => {}
        }
    }

    fn creator(&self) -> String {
        let content = self
            .get(CREATE, "_")
            .map(|entry| entry.content_map())
            .unwrap_or_default();
        content
            .get("creator")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
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

    /// What a user is to the room.
    pub fn member(&self, user: &str) -> Member {
        self.members.get(user).copied().unwrap_or(Member::Never)
    }

    /// Everyone with a membership.
    pub fn members(&self) -> impl Iterator<Item = (&Arc<str>, Member)> {
        self.members.iter().map(|(user, is)| (user, *is))
    }

    /// A sender as the rules see it.
    pub fn sender<'a>(&self, user: &'a str) -> Sender<'a> {
        Sender {
            user,
            is: self.member(user),
        }
    }

    /// How many are joined.
    pub fn joined_count(&self) -> u64 {
        self.joined
    }

    /// How many are invited.
    pub fn invited_count(&self) -> u64 {
        self.invited
    }

    /// The power levels.
    pub fn power(&self) -> &PowerLevels {
        &self.power
    }

    /// Who may join.
    pub fn join_rule(&self) -> JoinRule {
        self.join_rule
    }

    /// From where on members may read the past.
    pub fn visibility(&self) -> HistoryVisibility {
        self.visibility
    }

    /// The order of the newest event, 0 before the first.
    pub fn head_order(&self) -> Order {
        self.head.as_ref().map_or(0, |head| head.order)
    }

    /// The position of the newest event, 0 while it is unknown.
    pub fn position(&self) -> Position {
        self.head.as_ref().map_or(0, |head| head.position)
    }
}
