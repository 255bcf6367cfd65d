//! Setting, deleting and reading state (STA-1, STA-2).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{EventType, RoomEvent, RoomId, StateKey};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::filter::Filter;
use super::marker::{Wish, marker_of};
use super::member::{change_of, decide_operation};
use super::room::state::{MEMBER, POWER_LEVELS};
use super::room::{Decision, Draft, RoomState, StateEntry};
use super::rules::membership::{Member, Operation};
use super::rules::{auth, content, deletion, power_change, state_key};
use super::{App, AppError};

impl App {
    /// Sets a state event. Setting the value it already has answers the present event (STA-1). Markers follow their own
    /// rule (MRK-1).
    pub async fn set_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
        body: &Map<String, Value>,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.set_now(acting, caller, room_id, event_type, key, body)
                .await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn set_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
        body: &Map<String, Value>,
    ) -> Result<(Done, Kept), AppError> {
        // What is wrong with the request itself is said before anything of the room (EVT-5).
        state_key::check_place(event_type, key.as_str())?;
        content::check(
            event_type.as_str(),
            &Value::Object(body.clone()),
            "/content",
        )?;
        let room = self.room(room_id).await?;
        if let Some(marker) = marker_of(event_type) {
            let wish = Wish {
                marker,
                key,
                content: body,
            };
            return self.mark_now(acting, caller, &room, &wish).await;
        }
        let draft = Draft {
            event_type: event_type.clone(),
            state_key: Some(key.clone()),
            sender: caller.user().to_shared(),
            content: Some(body.clone()),
            updates: None,
            relates_to: None,
            redacts: None,
        };
        if is_join(&draft) {
            return self.join_as_state(acting, caller, &room, &draft).await;
        }
        let decide = |state: &RoomState| decide_state(state, &draft);
        self.append_one(acting, &room, decide).await
    }

    /// Deletes a state event by one without content (STA-2, EVT-6); 404 when there is none.
    pub async fn delete_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<Done, AppError> {
        self.act(caller, async |acting| {
            self.delete_now(acting, caller, room_id, event_type, key)
                .await
        })
        .await
    }

    /// The same inside an action.
    pub(super) async fn delete_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<(Done, Kept), AppError> {
        state_key::check_place(event_type, key.as_str())?;
        let room = self.room(room_id).await?;
        let draft = Draft::deletion(event_type.clone(), key.clone(), caller.user());
        let decide = |state: &RoomState| {
            let sender = state.sender(caller.user().as_str());
            deletion::check(event_type, key.as_str(), &sender, state.power())?;
            match state.get(event_type.as_str(), key.as_str()) {
                Some(_) => Ok(Decision::one(&draft)),
                None => Err(no_such_state()),
            }
        };
        self.append_one(acting, &room, decide).await
    }

    /// Reads a state event as it stands now, or as of the leave for who left (JOI-6); 404 when there is none.
    pub async fn get_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<RoomEvent, AppError> {
        state_key::check_place(event_type, key.as_str())?;
        let room = self.room(room_id).await?;
        let state = self.readable_state(&room, caller.user(), None).await?;
        let entry = state.get(event_type.as_str(), key.as_str());
        let entry = entry.ok_or_else(no_such_state)?;
        self.show_states(std::slice::from_ref(entry), &Filter::default())
            .await?
            .into_iter()
            .next()
            .ok_or_else(|| AppError::internal("a state event that isn't shown"))
    }
}

fn no_such_state() -> AppError {
    AppError::not_found("the room has no such state")
}

/// Whether a membership event is a join, which comes with a profile (EVT-10).
fn is_join(draft: &Draft) -> bool {
    let content = draft.content.as_ref();
    let membership = content.and_then(|content| content.get("membership"));
    draft.event_type.as_str() == MEMBER && membership.is_some_and(|is| is == "join")
}

/// Decides about a state event that somebody wants.
pub(super) fn decide_state<'d>(
    state: &RoomState,
    draft: &'d Draft,
) -> Result<Decision<'d>, AppError> {
    let event_type = &draft.event_type;
    let key = draft.state_key.as_ref().map_or("_", |key| key.as_str());
    let sender = &*draft.sender;
    if event_type.as_str() == MEMBER {
        return decide_member(state, draft, key);
    }
    auth::check_set_state(event_type, key, &state.sender(sender), state.power())?;
    let content = draft.content.clone().unwrap_or_default();
    if event_type.as_str() == POWER_LEVELS {
        power_change::check_change(state.power(), &content, sender).map_err(|error| match error
            .path
        {
            Some(_) => error.under("/content"),
            None => error,
        })?;
    }
    match state.get(event_type.as_str(), key) {
        Some(present) if present.content_map() == content => {
            Ok(Decision::Already(Arc::clone(present)))
        }
        _ => Ok(Decision::one(draft)),
    }
}

/// A membership event set as state follows the membership table like everything else (JOI-5).
fn decide_member<'d>(
    state: &RoomState,
    draft: &'d Draft,
    target: &str,
) -> Result<Decision<'d>, AppError> {
    state_key::check_place(&draft.event_type, target)?;
    let content = draft.content.as_ref();
    let wanted = content
        .and_then(|map| map.get("membership")?.as_str())
        .unwrap_or("leave");
    if wanted == "knock" {
        return Err(AppError::forbidden(
            "this server doesn't let anyone ask to be let in",
        ));
    }
    let change = change_of(state, &draft.sender, target, Member::from_name(wanted));
    decide_operation(state, draft, Operation::meant_by(&change))
}

/// The content of an entry's key, as text.
pub(super) fn text_of(entry: Option<&Arc<StateEntry>>, key: &str) -> Option<String> {
    Some(entry?.content_map().get(key)?.as_str()?.to_owned())
}
