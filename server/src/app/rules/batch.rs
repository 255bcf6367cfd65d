//! What the actions of a batch want, read from their fields (BAT-1).

use serde_json::{Map, Value};
use tidings_types::{
    BatchAction, BatchActionKind, EventId, EventType, MarkerKind, MessageSendRequest, Reason,
    StateKey, UserId,
};

use super::membership::Operation;
use crate::app::AppError;

/// The most actions of a batch.
const MAX_ACTIONS: usize = 100;

/// An action with the fields it needs.
#[derive(Clone, Debug)]
pub enum Wanted<'a> {
    /// Send a message of this type.
    Send(&'a EventType, MessageSendRequest),
    /// Set state.
    Set(&'a EventType, &'a StateKey, &'a Map<String, Value>),
    /// Delete state.
    Delete(&'a EventType, &'a StateKey),
    /// Redact an event, for a reason.
    Redact(&'a EventId, Option<&'a str>),
    /// Change somebody's membership, for a reason.
    Member(Operation, &'a UserId, Option<&'a Reason>),
    /// Move a marker to an event.
    Mark(MarkerKind, &'a EventId),
}

impl Wanted<'_> {
    /// Whether it sets a membership, and so may join.
    pub fn may_join(&self) -> bool {
        matches!(self, Self::Set(event_type, _, _) if event_type.as_str() == "state.m.room.member")
    }
}

/// Reads the actions of a batch. Refuses one that lacks a field it needs, and a batch of none or too many.
pub fn read_all(actions: &[BatchAction]) -> Result<Vec<Wanted<'_>>, AppError> {
    if actions.is_empty() || actions.len() > MAX_ACTIONS {
        return Err(AppError::bad_field(
            "/actions",
            format!("a batch has 1 to {MAX_ACTIONS} actions"),
        ));
    }
    let read = |(number, action)| {
        read(action).map_err(|field| {
            AppError::bad_json(format!("/actions/{number}"), format!("{field} is missing"))
        })
    };
    actions.iter().enumerate().map(read).collect()
}

/// Reads one action, or says which field is missing.
fn read(action: &BatchAction) -> Result<Wanted<'_>, &'static str> {
    let event_type = || action.event_type.as_ref().ok_or("event_type");
    let state_key = || action.state_key.as_ref().ok_or("state_key");
    let content = || action.content.as_ref().ok_or("content");
    let event_id = || action.event_id.as_ref().ok_or("event_id");
    let reason = action.reason.as_ref();
    let member = |operation| {
        let user = action.user_id.as_ref().ok_or("user_id")?;
        Ok(Wanted::Member(operation, user, reason))
    };
    match action.action {
        BatchActionKind::Send => {
            let request = MessageSendRequest {
                updates: action.updates.clone(),
                relates_to: action.relates_to.clone(),
                ..MessageSendRequest::new(content()?.clone())
            };
            Ok(Wanted::Send(event_type()?, request))
        }
        BatchActionKind::SetState => Ok(Wanted::Set(event_type()?, state_key()?, &content()?.0)),
        BatchActionKind::DeleteState => Ok(Wanted::Delete(event_type()?, state_key()?)),
        BatchActionKind::Redact => Ok(Wanted::Redact(
            event_id()?,
            reason.map(|reason| reason.as_str()),
        )),
        BatchActionKind::Invite => member(Operation::Invite),
        BatchActionKind::Kick => member(Operation::Kick),
        BatchActionKind::Ban => member(Operation::Ban),
        BatchActionKind::Unban => member(Operation::Unban),
        BatchActionKind::SetMarker => Ok(Wanted::Mark(action.marker.ok_or("marker")?, event_id()?)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What each kind of action needs.
    const NEEDED: [(&str, &[&str]); 9] = [
        ("send", &["event_type", "content"]),
        ("set_state", &["event_type", "state_key", "content"]),
        ("delete_state", &["event_type", "state_key"]),
        ("redact", &["event_id"]),
        ("invite", &["user_id"]),
        ("kick", &["user_id"]),
        ("ban", &["user_id"]),
        ("unban", &["user_id"]),
        ("set_marker", &["marker", "event_id"]),
    ];

    /// An action with all fields there are.
    fn action(kind: &str) -> Value {
        json!({
            "action": kind, "event_type": "state.x", "state_key": "_", "content": {}, "marker": "read",
            "event_id": "$e:a", "user_id": "@ann:a",
        })
    }

    fn parsed(action: Value) -> BatchAction {
        serde_json::from_value(action).expect("an action")
    }

    /// BAT-1: an action needs its own fields, and none of another one's.
    #[test]
    fn every_kind_needs_its_own_fields() {
        let whole = action("send");
        let fields = whole.as_object().expect("an object").keys();
        for field in fields.filter(|field| *field != "action") {
            for (kind, needed) in NEEDED {
                let mut wish = action(kind);
                wish.as_object_mut().expect("an object").remove(field);
                let actions = [parsed(action("kick")), parsed(wish)];
                let refusal = read_all(&actions).err();
                let expected = needed.contains(&field.as_str());
                assert_eq!(refusal.is_some(), expected, "{kind} without {field}");
                let Some(refusal) = refusal else { continue };
                assert_eq!(refusal.path.as_deref(), Some("/actions/1"));
                assert!(refusal.message.starts_with(field), "{refusal}");
            }
        }
    }

    /// BAT-1: a batch has something to do, and not too much.
    #[test]
    fn a_batch_has_1_to_100_actions() {
        for (count, is_taken) in [(0, false), (1, true), (100, true), (101, false)] {
            let actions = vec![parsed(action("kick")); count];
            assert_eq!(read_all(&actions).is_ok(), is_taken, "{count}");
        }
    }
}
