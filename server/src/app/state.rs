//! Setting and reading state (STA-1).

use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{EventType, RoomEvent, RoomId, StateKey};

use super::act::{Acting, Caller, Kept};
use super::action::Done;
use super::room::state::{MEMBER, POWER_LEVELS};
use super::room::{Decision, Draft, RoomState, StateEntry};
use super::rules::membership::{self, Change, Member, Verdict};
use super::rules::{auth, content, power, state_key};
use super::{App, AppError};

impl App {
    /// Sets a state event. Setting the value it already has answers the present event (STA-1).
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

    async fn set_now(
        &self,
        acting: &Acting<'_>,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
        body: &Map<String, Value>,
    ) -> Result<(Done, Kept), AppError> {
        let room = self.room(room_id).await?;
        content::check(
            event_type.as_str(),
            &Value::Object(body.clone()),
            "/content",
        )?;
        refuse_markers(event_type)?;
        let draft = Draft {
            event_type: event_type.clone(),
            state_key: Some(key.clone()),
            sender: caller.user().to_shared(),
            content: Some(body.clone()),
            updates: None,
            relates_to: None,
        };
        let decide = |state: &RoomState| decide_state(state, &draft);
        self.append_one(acting, &room, decide).await
    }

    /// Reads a state event as it stands now; 404 when there is none.
    pub async fn get_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
        event_type: &EventType,
        key: &StateKey,
    ) -> Result<RoomEvent, AppError> {
        let state = self.readable_state(caller, room_id).await?;
        state_key::check_type_rule(event_type, key.as_str())?;
        let entry = state.get(event_type.as_str(), key.as_str());
        let entry = entry.ok_or_else(|| AppError::not_found("the room has no such state"))?;
        Ok(self.show_state(entry))
    }

    /// The state that a reader may see: the current one for members, the one of the leave for who left (JOI-6).
    async fn readable_state(
        &self,
        caller: &Caller,
        room_id: &RoomId,
    ) -> Result<Arc<RoomState>, AppError> {
        let room = self.room(room_id).await?;
        let state = self.rooms.committed(&room).await?;
        match state.member(caller.user().as_str()) {
            Member::Join => Ok(state),
            Member::Leave | Member::Ban => {
                let part = self.part_in(&room, &state, caller.user()).await?;
                let (Some(_), Some(ended)) = (part.joined, part.ended) else {
                    return Err(super::no_part());
                };
                let events = self.store.room_state_at(room_id, ended).await?;
                Ok(Arc::new(RoomState::from_events(room_id.clone(), &events)?))
            }
            Member::Never | Member::Invite => Err(super::no_part()),
        }
    }
}

/// Markers never move backwards (MRK-1), which their own operation sees to.
fn refuse_markers(event_type: &EventType) -> Result<(), AppError> {
    if event_type.as_str().starts_with("state.m.room.marker.") {
        return Err(AppError::bad_parameter(
            "event_type",
            "markers are set by their own operation",
        ));
    }
    Ok(())
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
        power::check_change(state.power(), &content, sender).map_err(|error| match error.path {
            Some(_) => error.under("/content"),
            None => error,
        })?;
    }
    match state.get(event_type.as_str(), key) {
        Some(present) if present.content_map() == content => {
            Ok(Decision::Already(Arc::clone(present)))
        }
        _ => Ok(Decision::Append(draft)),
    }
}

/// A membership event set as state follows the membership table like everything else (JOI-5).
fn decide_member<'d>(
    state: &RoomState,
    draft: &'d Draft,
    target: &str,
) -> Result<Decision<'d>, AppError> {
    state_key::check_type_rule(&draft.event_type, target)?;
    let content = draft.content.as_ref();
    let wanted = content
        .and_then(|map| map.get("membership")?.as_str())
        .unwrap_or("leave");
    if wanted == "knock" {
        return Err(AppError::forbidden(
            "this server doesn't let anyone ask to be let in",
        ));
    }
    let verdict = membership_verdict(state, &draft.sender, target, Member::from_name(wanted))?;
    match (verdict, state.get(MEMBER, target)) {
        (Verdict::AlreadySo, Some(present)) => Ok(Decision::Already(Arc::clone(present))),
        _ => Ok(Decision::Append(draft)),
    }
}

/// Asks the membership table about a room as it is.
pub(super) fn membership_verdict(
    state: &RoomState,
    sender: &str,
    target: &str,
    wanted: Member,
) -> Result<Verdict, AppError> {
    let change = Change {
        sender,
        sender_is: state.member(sender),
        target,
        target_is: state.member(target),
        wanted,
        join_rule: state.join_rule(),
    };
    membership::check(&change, state.power())
}

/// The content of an entry's key, as text.
pub(super) fn text_of(entry: Option<&Arc<StateEntry>>, key: &str) -> Option<String> {
    Some(entry?.content_map().get(key)?.as_str()?.to_owned())
}
