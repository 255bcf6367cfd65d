//! Moving the markers of what is read and delivered (MRK-1).

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};
use tidings_types::{EventId, EventType, MarkerKind, RoomId, StateKey};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::MARKERS;
use super::room::{Decision, Draft, Room, RoomState, StateEntry};
use super::rules::{auth, marker};
use super::state::text_of;
use super::{App, AppError};
use crate::store::Order;

/// A marker and where it shall go.
pub(super) struct Wish<'a> {
    /// Which marker.
    pub marker: MarkerKind,
    /// Whose, by its state key.
    pub key: &'a StateKey,
    /// The marker's new content; names the event.
    pub content: &'a Map<String, Value>,
}

impl App {
    /// Moves one's own marker to an event (MRK-1). Marking read takes delivered along, in the same append; an earlier or
    /// the same place changes nothing and answers the present marker.
    ///
    /// `Forbidden` when one isn't joined or may not set this type; `NotFound` when the event doesn't exist, isn't of the
    /// room or may not be seen.
    pub async fn set_marker(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        marker: MarkerKind,
        event_id: &EventId,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.set_marker_now(acting, caller, room_id, marker, event_id)
                .await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn set_marker_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        marker: MarkerKind,
        event_id: &EventId,
    ) -> Result<(Done, Kept), AppError> {
        let key = StateKey::try_from(caller.user().as_str()).map_err(AppError::internal)?;
        let content = Map::from_iter([("event_id".to_owned(), json!(event_id))]);
        let room = self.room(room_id).await?;
        let wish = Wish {
            marker,
            key: &key,
            content: &content,
        };
        self.mark_now(acting, caller, &room, &wish).await
    }

    /// The same for a marker as state. A content that names no event is `BadJson`, somebody else's key `Forbidden`.
    pub(super) async fn mark_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room: &Arc<Room>,
        wish: &Wish<'_>,
    ) -> Result<(Done, Kept), AppError> {
        let user = caller.user().as_str();
        let state = self.state_before(acting, room).await?;
        // Before the event is looked for: who has no part in the room learns nothing of its events.
        may_mark(&state, user, wish.marker, wish.key)?;
        let event_id = named_event(wish.content)?;
        let wanted = self.order_of_marked(caller, room, &event_id).await?;
        let mut places = Places(HashMap::from([(event_id, Some(wanted))]));
        let mut unknown = places.unknown_of(&state, user);
        loop {
            self.look_up(&mut places, unknown).await?;
            unknown = Vec::new();
            let decide = |state: &RoomState| {
                unknown = places.unknown_of(state, user);
                if unknown.is_empty() {
                    decide_marker(state, user, wish, wanted, &places)
                } else {
                    Ok(Decision::Behind)
                }
            };
            if let Some(done) = self.try_append(acting, room, decide).await? {
                return Ok(done);
            }
        }
    }

    /// The order of an event that may be marked.
    async fn order_of_marked(
        &self,
        caller: &Caller,
        room: &Room,
        event_id: &EventId,
    ) -> Result<Order, AppError> {
        let (event, _, _) = self.visible_event(caller.user(), event_id).await?;
        // A marker is seen by all, and a receipt by nobody else (UPD-5).
        if event.room_id == room.id && !event.is_receipt() {
            return Ok(event.order);
        }
        Err(AppError::not_found(
            "there is no such event in this room, or you may not see it",
        ))
    }

    async fn look_up(&self, places: &mut Places, unknown: Vec<EventId>) -> Result<(), AppError> {
        for event_id in unknown {
            let order = self.store.event(&event_id).await?.map(|event| event.order);
            places.0.insert(event_id, order);
        }
        Ok(())
    }
}

/// The orders of the events that markers name, as far as they were looked up.
struct Places(HashMap<EventId, Option<Order>>);

impl Places {
    /// What a user's markers name that wasn't looked up yet.
    fn unknown_of(&self, state: &RoomState, user: &str) -> Vec<EventId> {
        let kinds = [MarkerKind::Read, MarkerKind::Delivered];
        let named = kinds.iter().filter_map(|kind| marked(state, *kind, user));
        named.filter(|id| !self.0.contains_key(id)).collect()
    }

    fn of(&self, state: &RoomState, kind: MarkerKind, user: &str) -> Option<Order> {
        *self.0.get(&marked(state, kind, user)?)?
    }
}

/// The marker that a type is of.
pub(super) fn marker_of(event_type: &EventType) -> Option<MarkerKind> {
    let kinds = [MarkerKind::Read, MarkerKind::Delivered];
    kinds
        .into_iter()
        .find(|kind| type_of(*kind) == event_type.as_str())
}

fn type_of(marker: MarkerKind) -> &'static str {
    match marker {
        MarkerKind::Read => MARKERS[0],
        MarkerKind::Delivered => MARKERS[1],
    }
}

fn present<'s>(state: &'s RoomState, kind: MarkerKind, user: &str) -> Option<&'s Arc<StateEntry>> {
    state.get(type_of(kind), user)
}

/// The event that a user's marker names; `None` also where a redaction took that away (RED-1).
pub(super) fn marked(state: &RoomState, kind: MarkerKind, user: &str) -> Option<EventId> {
    text_of(present(state, kind, user), "event_id")?
        .parse()
        .ok()
}

fn named_event(content: &Map<String, Value>) -> Result<EventId, AppError> {
    let named = content.get("event_id").and_then(Value::as_str);
    named
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| AppError::bad_json("/content/event_id", "a marker names an event by its id"))
}

fn may_mark(
    state: &RoomState,
    user: &str,
    marker: MarkerKind,
    key: &StateKey,
) -> Result<(), AppError> {
    let event_type: EventType = type_of(marker).parse().map_err(AppError::internal)?;
    auth::check_set_state(
        &event_type,
        key.as_str(),
        &state.sender(user),
        state.power(),
    )
}

fn decide_marker(
    state: &RoomState,
    user: &str,
    wish: &Wish<'_>,
    wanted: Order,
    places: &Places,
) -> Result<Decision<'static>, AppError> {
    may_mark(state, user, wish.marker, wish.key)?;
    let place = |kind| places.of(state, kind, user);
    let moves = marker::moves(
        wish.marker,
        wanted,
        place(MarkerKind::Read),
        place(MarkerKind::Delivered),
    );
    if moves.is_empty() {
        let entry = present(state, wish.marker, user);
        let entry = entry.ok_or_else(|| AppError::internal("a marker that stays isn't there"))?;
        return Ok(Decision::Already(Arc::clone(entry)));
    }
    let mut drafts = Vec::with_capacity(moves.len());
    for marker in moves {
        // Who may not set what reading implies may not mark as read either.
        may_mark(state, user, *marker, wish.key)?;
        drafts.push(draft(*marker, user, wish)?);
    }
    Ok(Decision::many(drafts))
}

/// The marker that is asked for takes the content as it came, the one that goes along only the event.
fn draft(marker: MarkerKind, user: &str, wish: &Wish<'_>) -> Result<Draft, AppError> {
    let mut content = wish.content.clone();
    if marker != wish.marker {
        content.retain(|key, _| key == "event_id");
    }
    Ok(Draft {
        event_type: type_of(marker).parse().map_err(AppError::internal)?,
        state_key: Some(wish.key.clone()),
        sender: user.into(),
        content: Some(content),
        updates: None,
        relates_to: None,
        redacts: None,
    })
}
