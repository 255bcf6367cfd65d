//! The calls that live in a room, as its events leave them (VOI-1).

use std::sync::Arc;

use imbl::OrdMap;
use serde_json::{Map, Value};
use tidings_types::{EventId, UserId};

use super::RoomState;
use crate::app::AppError;
use crate::app::rules::call::{Call, Kind, Phase};
use crate::app::rules::membership::Member;
use crate::store::{CallRow, NewEvent, Relation, Write};

/// The living calls of a room, by their invites.
pub(super) type Calls = OrdMap<EventId, Arc<Call>>;

/// What an append does to a call: how far it is now, or that it is over.
#[derive(Clone, Debug)]
pub struct CallChange {
    /// Its invite.
    pub invite: EventId,
    /// The call; `None` when it is over.
    pub call: Option<Arc<Call>>,
}

impl RoomState {
    /// The living call that an invite began.
    pub fn call(&self, invite: &EventId) -> Option<&Arc<Call>> {
        self.calls.get(invite)
    }

    /// All calls that live here.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.calls.values().map(Arc::as_ref)
    }

    /// Who is called by an invite: whom it names, or the other one in a room of two (VOI-2).
    pub fn called(&self, caller: &str, content: &Map<String, Value>) -> Result<UserId, AppError> {
        let refuse = |text: &str| AppError::bad_field("/content/invitee", text);
        if let Some(named) = content.get("invitee").and_then(Value::as_str) {
            if named == caller || self.member(named) != Member::Join {
                return Err(refuse("the invitee is no other member of this room"));
            }
            return named.parse().map_err(AppError::internal);
        }
        if self.joined_count() != 2 {
            return Err(refuse(
                "in a room that isn't one of two members a call names its invitee",
            ));
        }
        let others = self
            .members()
            .filter(|(user, is)| *is == Member::Join && &***user != caller);
        let other = others.map(|(user, _)| user.parse()).next();
        let other = other.ok_or_else(|| refuse("there is nobody else in this room"))?;
        other.map_err(AppError::internal)
    }

    /// The same without a call.
    #[must_use]
    pub fn without_call(&self, invite: &EventId) -> Self {
        let mut state = self.clone();
        state.calls.remove(invite);
        state
    }

    /// Follows an event of a call, late or not.
    ///
    /// What another server let through and isn't allowed here changes nothing: it stands in the timeline, as an event like
    /// others.
    pub(super) fn follow_call(&mut self, event: &NewEvent, content: &Map<String, Value>) {
        if let Some(redaction) = &event.redacts {
            // Of an invite without its content nobody could take the call.
            self.calls.remove(&redaction.target);
            return;
        }
        match Kind::of(&event.event_type) {
            Some(Kind::Invite) => {
                let called = self.called(&event.sender, content);
                let lifetime = content.get("lifetime").and_then(Value::as_u64);
                if let (Ok(caller), Ok(called)) = (event.sender.parse(), called)
                    && !self.calls().any(|call| call.is_between(&caller, &called))
                {
                    let call = Call {
                        caller,
                        called,
                        phase: Phase::Ringing,
                        due_ms: event.ts.saturating_add(lifetime.unwrap_or_default()),
                    };
                    self.calls.insert(event.event_id.clone(), Arc::new(call));
                }
            }
            Some(Kind::Signal(signal)) => {
                let found = updated(event).and_then(|invite| Some((invite, self.call(invite)?)));
                let Some((invite, call)) = found else { return };
                let of_a_server = !event.sender.starts_with('@');
                if !of_a_server && call.check(signal, &event.sender).is_err() {
                    return;
                }
                match call.after(signal, &event.sender) {
                    None => _ = self.calls.remove(invite),
                    Some(next) if next == **call => {}
                    Some(next) => _ = self.calls.insert(invite.clone(), Arc::new(next)),
                }
            }
            None => {}
        }
    }

    /// Takes up what is kept of the living calls.
    pub(super) fn take_up_calls(&mut self, rows: &[CallRow]) -> Result<(), AppError> {
        for row in rows {
            let call = Call::from_row(row)?;
            self.calls.insert(row.invite.clone(), Arc::new(call));
        }
        Ok(())
    }

    /// What has happened to the calls since an earlier state.
    pub fn call_changes(&self, before: &Self) -> Vec<CallChange> {
        if self.calls.ptr_eq(&before.calls) {
            return Vec::new();
        }
        let gone = before
            .calls
            .keys()
            .filter(|invite| !self.calls.contains_key(*invite));
        let gone = gone.map(|invite| CallChange {
            invite: invite.clone(),
            call: None,
        });
        let same = |invite: &EventId, call: &Arc<Call>| {
            let known = before.calls.get(invite);
            known.is_some_and(|known| Arc::ptr_eq(known, call))
        };
        let changed = self
            .calls
            .iter()
            .filter(|(invite, call)| !same(invite, call));
        let changed = changed.map(|(invite, call)| CallChange {
            invite: invite.clone(),
            call: Some(Arc::clone(call)),
        });
        // What ends makes room for what begins.
        gone.chain(changed).collect()
    }

    /// The rows that keep these changes.
    pub fn call_writes(&self, changes: &[CallChange]) -> Vec<Write> {
        let write = |change: &CallChange| match &change.call {
            None => Write::CallGone(change.invite.clone()),
            Some(call) => Write::Call(CallRow {
                invite: change.invite.clone(),
                room_id: self.room_id.clone(),
                caller: call.caller.clone(),
                called: call.called.clone(),
                phase: call.phase.number(),
                due_ms: call.due_ms,
            }),
        };
        changes.iter().map(write).collect()
    }
}

impl Call {
    /// A call as it is kept.
    pub fn from_row(row: &CallRow) -> Result<Self, AppError> {
        let phase = Phase::from_number(row.phase);
        let phase = phase.ok_or_else(|| AppError::internal(format!("call phase {}", row.phase)))?;
        Ok(Self {
            caller: row.caller.clone(),
            called: row.called.clone(),
            phase,
            due_ms: row.due_ms,
        })
    }
}

/// The event that another one updates.
fn updated(event: &NewEvent) -> Option<&EventId> {
    let parent = event.parent.as_ref();
    let parent = parent.filter(|parent| parent.relation == Relation::Updates)?;
    Some(&parent.event_id)
}
