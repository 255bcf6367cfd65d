//! Which events a request wants, and in which form (FIL-1, FIL-3).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use serde_json::value::RawValue;
use serde_json::{Map, Value};
use tidings_types::{
    FilterFormat, FilterToken, PresenceEventContent, RoomEvent, RoomId, ServerName,
    TypedContent as _, TypingEventContent, UserId,
};

use super::room::state::PROFILE;
use super::rules::event_form::Keys;
use super::rules::filter::{Choice, Patterns};
use super::{App, AppError};
use crate::store::StoredEvent;

/// The type of events that tell a user's presence.
pub const PRESENCE: &str = PresenceEventContent::TYPE;
/// The type of events that tell who types.
pub const TYPING: &str = TypingEventContent::TYPE;

/// What a request says about events.
#[derive(Clone, Copy, Debug, Default)]
pub struct FilterInput<'a> {
    /// A filter given before.
    pub filter: Option<&'a FilterToken>,
    /// Replaces the filter's `types`.
    pub types: Option<&'a str>,
    /// Replaces the filter's `not_types`.
    pub not_types: Option<&'a str>,
    /// Replaces the filter's `limit`.
    pub limit: Option<usize>,
}

/// A filter as it holds for one request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    types: Choice,
    state_types: Choice,
    limit: Option<usize>,
    given: Arc<Given>,
}

/// A filter that was given to the server, compiled.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Given {
    types: Choice,
    state_types: Option<Arc<Patterns>>,
    rooms: Choice,
    senders: Choice,
    users: Choice,
    keys: Option<Keys>,
    is_federation: bool,
    out_of_order: bool,
    limit: Option<usize>,
}

impl Given {
    /// Compiles a filter.
    pub(super) fn new(filter: &tidings_types::Filter) -> Self {
        let patterns = |list: &Option<tidings_types::FilterPatterns>| {
            list.as_ref().map(|list| Patterns::new(&list.0))
        };
        let rooms = |list: &Option<tidings_types::FilterRooms>| {
            list.as_ref().map(|list| Patterns::ids(&list.0))
        };
        let users = |list: &Option<tidings_types::FilterUsers>| {
            list.as_ref().map(|list| Patterns::ids(&list.0))
        };
        Self {
            types: Choice::new(patterns(&filter.types), patterns(&filter.not_types)),
            state_types: patterns(&filter.state_types).map(Arc::new),
            rooms: Choice::new(rooms(&filter.rooms), rooms(&filter.not_rooms)),
            senders: Choice::new(patterns(&filter.senders), patterns(&filter.not_senders)),
            users: Choice::new(users(&filter.users), users(&filter.not_users)),
            keys: filter.keys.as_ref().map(|keys| Keys::new(&keys.0)),
            is_federation: filter.format == Some(FilterFormat::Federation),
            out_of_order: filter.out_of_order == Some(true),
            limit: filter.limit.and_then(|limit| usize::try_from(limit).ok()),
        }
    }
}

impl App {
    /// Reads what a request says. Refuses a filter token that can't be read or that ran out.
    pub async fn read_filter(&self, input: FilterInput<'_>) -> Result<Filter, AppError> {
        let given = match input.filter {
            Some(token) => self.given_filter(token).await?,
            None => Arc::default(),
        };
        Ok(Filter::of_request(given, &input))
    }
}

impl Filter {
    /// A given filter with what a request replaces of it (FIL-3).
    fn of_request(given: Arc<Given>, input: &FilterInput<'_>) -> Self {
        let list = |text: &str| {
            let patterns = text.split(',').filter(|one| !one.is_empty());
            Arc::new(Patterns::new(patterns))
        };
        let types = Choice {
            only: input.types.map(list).or_else(|| given.types.only.clone()),
            not: input
                .not_types
                .map(list)
                .or_else(|| given.types.not.clone()),
        };
        let state_types = Choice {
            only: given.state_types.clone().or_else(|| types.only.clone()),
            not: types.not.clone(),
        };
        Self {
            types,
            state_types,
            limit: input.limit.or(given.limit),
            given,
        }
    }

    /// The most events, if request or filter says.
    pub fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// Whether every event is wanted.
    pub fn is_open(&self) -> bool {
        let given = &self.given;
        let choices = [&self.types, &given.rooms, &given.senders, &given.users];
        choices.into_iter().all(Choice::is_open)
    }

    /// Whether an event is wanted. A negative beats a positive; an empty list matches nothing, an absent one everything.
    pub fn wants(&self, event: &StoredEvent) -> bool {
        self.types.takes(&event.event_type)
            && self.wants_event(
                &event.room_id,
                &event.event_type,
                event.state_key.as_deref(),
                &event.sender,
            )
    }

    /// Whether a state event is wanted in a list of state (`state_types`, else `types`).
    pub fn wants_state(&self, room: &RoomId, event_type: &str, key: &str, sender: &str) -> bool {
        self.state_types.takes(event_type) && self.wants_event(room, event_type, Some(key), sender)
    }

    /// Whether events of a room are wanted at all.
    pub fn wants_room(&self, room: &RoomId) -> bool {
        self.given.rooms.takes(room.as_str())
    }

    /// Whether an ephemeral event of a room is wanted.
    pub fn wants_ephemeral(&self, room: &RoomId, event_type: &str, sender: &str) -> bool {
        self.types.takes(event_type) && self.wants_event(room, event_type, None, sender)
    }

    /// Whether presence or typing may be wanted at all.
    pub fn wants_ephemera(&self) -> bool {
        [PRESENCE, TYPING].iter().any(|of| self.types.takes(of))
    }

    /// Whether the presence of a user is wanted, who is the sender of the event.
    pub fn wants_presence(&self, user: &UserId) -> bool {
        let (types, given) = (&self.types, &self.given);
        types.takes(PRESENCE)
            && given.senders.takes(user.as_str())
            && self.wants_user(user.as_str())
    }

    /// Whether it is wanted who types in a room.
    pub fn wants_typing(&self, room: &RoomId, server: &ServerName) -> bool {
        self.wants_ephemeral(room, TYPING, server.as_str())
    }

    /// Tells which presence and typing is wanted from what other filters want, for as long as the server runs.
    pub fn choice(&self) -> u64 {
        let given = &self.given;
        let mut hasher = DefaultHasher::new();
        for choice in [&self.types, &given.rooms, &given.senders, &given.users] {
            choice.hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Whether a user's presence and profile are wanted.
    pub fn wants_user(&self, user: &str) -> bool {
        self.given.users.takes(user)
    }

    /// Whether events shall come in federation form (EVT-9).
    pub fn is_federation(&self) -> bool {
        self.given.is_federation
    }

    /// Whether late events are wanted too, where what has happened is told (STR-3).
    pub fn wants_late(&self) -> bool {
        self.given.out_of_order
    }

    /// An event with the wanted keys alone (FIL-5).
    pub fn cut(&self, event: RoomEvent) -> Result<RoomEvent, AppError> {
        let Some(keys) = &self.given.keys else {
            return Ok(event);
        };
        let whole: Map<String, Value> =
            serde_json::from_str(event.json()).map_err(AppError::internal)?;
        let text = Value::Object(keys.cut(whole)).to_string();
        let json = RawValue::from_string(text).map_err(AppError::internal)?;
        Ok(RoomEvent::from_trusted(json))
    }

    /// What is said about an event besides its type.
    fn wants_event(
        &self,
        room: &RoomId,
        event_type: &str,
        state_key: Option<&str>,
        sender: &str,
    ) -> bool {
        let is_profile = event_type == PROFILE;
        self.wants_room(room)
            && self.given.senders.takes(sender)
            && (!is_profile || state_key.is_none_or(|user| self.wants_user(user)))
    }
}

#[cfg(test)]
impl Filter {
    /// A filter for tests.
    pub(super) fn given(filter: &tidings_types::Filter) -> Self {
        Self::of_request(Arc::new(Given::new(filter)), &FilterInput::default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn given(filter: Value) -> Arc<Given> {
        let filter = serde_json::from_value(filter).expect("a filter");
        Arc::new(Given::new(&filter))
    }

    fn filter(filter: Value) -> Filter {
        Filter::of_request(given(filter), &FilterInput::default())
    }

    fn wants_state(filter: &Filter, event_type: &str) -> bool {
        let room = "!r:a.example".parse().expect("an id");
        filter.wants_state(&room, event_type, "_", "@ann:a.example")
    }

    /// FIL-3: what stands beside the filter replaces its fields, each for itself.
    #[test]
    fn a_request_replaces_fields() {
        let whole = json!({"types": ["state.a", "state.b"], "not_types": ["state.b"], "limit": 3});
        let replaced = |types, not_types, limit| {
            let input = FilterInput {
                filter: None,
                types,
                not_types,
                limit,
            };
            let filter = Filter::of_request(given(whole.clone()), &input);
            let wanted = ["state.a", "state.b", "state.c"].map(|one| wants_state(&filter, one));
            (wanted, filter.limit())
        };
        let limit = Some(3);
        assert_eq!(replaced(None, None, None), ([true, false, false], limit));
        let types = Some("state.b,state.c");
        assert_eq!(replaced(types, None, None), ([false, false, true], limit));
        assert_eq!(replaced(Some(""), None, None), ([false; 3], limit));
        assert_eq!(replaced(None, Some(""), None), ([true, true, false], limit));
        assert_eq!(
            replaced(None, Some("state.a"), Some(0)),
            ([false, true, false], Some(0))
        );
    }

    /// FIL-1: `state_types` chooses state, `types` where it is absent; `not_types` beats both.
    #[test]
    fn state_types_fall_back_to_types() {
        for (given, expected) in [
            (json!({}), [true, true]),
            (json!({"types": ["state.a"]}), [true, false]),
            (
                json!({"types": ["state.a"], "state_types": ["state.b"]}),
                [false, true],
            ),
            (
                json!({"types": ["state.a"], "state_types": []}),
                [false, false],
            ),
            (
                json!({"state_types": ["state.*"], "not_types": ["state.a"]}),
                [false, true],
            ),
        ] {
            let filter = filter(given.clone());
            let wanted = ["state.a", "state.b"].map(|one| wants_state(&filter, one));
            assert_eq!(wanted, expected, "{given}");
        }
    }

    /// FIL-1: each pair of lists chooses for itself, and only profiles ask for users.
    #[test]
    fn rooms_senders_and_users_choose() {
        let event = |filter: &Filter, event_type| {
            let room = "!r:a.example".parse().expect("an id");
            filter.wants_state(&room, event_type, "@bob:a.example", "@ann:a.example")
        };
        for (given, state, profile) in [
            (json!({"rooms": ["!r:a.example"]}), true, true),
            (json!({"rooms": ["!x:a.example"]}), false, false),
            (json!({"not_rooms": ["!r:a.example"]}), false, false),
            (json!({"senders": ["@ann:*"]}), true, true),
            (json!({"senders": ["@bob:*"]}), false, false),
            (json!({"not_senders": ["*:a.example"]}), false, false),
            (json!({"users": ["@bob:a.example"]}), true, true),
            (json!({"users": ["@ann:a.example"]}), true, false),
            (json!({"users": []}), true, false),
            (json!({"not_users": ["@bob:a.example"]}), true, false),
        ] {
            let filter = filter(given.clone());
            let wanted = (event(&filter, "state.x"), event(&filter, PROFILE));
            assert_eq!(wanted, (state, profile), "{given}");
            assert!(!filter.is_open(), "{given}");
        }
        assert!(filter(json!({"limit": 1, "keys": [], "state_types": []})).is_open());
    }
}
