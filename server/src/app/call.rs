//! Events of calls on their way into a room (VOI-1, VOI-2).

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};
use tidings_types::{CallHangupEventContent, EventId, ServerName, TypedContent as _};

use super::act::{Acting, Kept};
use super::action::Done;
use super::message::may_send;
use super::room::{Decision, Draft, Given, Plan, Room, RoomState};
use super::rules::call::{Kind, Meeting, Signal, ended, meet, taken};
use super::{App, AppError, ErrorKind};
use crate::store::{NewEvent, StoredEvent};

/// How often an invite is decided: once more when a call between the same two has just begun in another room.
const TRIES: usize = 2;

impl App {
    /// Appends an event of a call; `parent` is the event that it updates. A prepared one has its id and its time (MSG-2).
    ///
    /// Refused: a signal on what is no call (400), of who may not give it (403), a second ack and a second call between the
    /// same two (`CallTaken`), whatever comes after the hangup (`CallEnded`). Of two invites that cross the later one is
    /// followed by a hangup of the server, in the same commit.
    pub(super) async fn append_call(
        &self,
        acting: &Acting<'_>,
        room: &Arc<Room>,
        (draft, kind): (&Draft, Kind),
        parent: Option<&StoredEvent>,
        given: Option<&Given>,
    ) -> Result<(Done, Kept), AppError> {
        let signal = match kind {
            Kind::Invite => return self.append_invite(acting, room, draft, given).await,
            Kind::Signal(signal) => signal,
        };
        let decide = |state: &RoomState| {
            may_send(state, draft)?;
            check_signal(state, draft, signal, parent)?;
            Ok(Decision::Append(Plan {
                drafts: Cow::Borrowed(std::slice::from_ref(draft)),
                given: given.cloned(),
                ..Plan::default()
            }))
        };
        self.append_one(acting, room, decide).await
    }

    async fn append_invite(
        &self,
        acting: &Acting<'_>,
        room: &Arc<Room>,
        draft: &Draft,
        given: Option<&Given>,
    ) -> Result<(Done, Kept), AppError> {
        // The hangup that may follow has to name it.
        let given = match given {
            Some(given) => given.clone(),
            None => Given::now(&self.env, &self.settings.server_name)?,
        };
        let mut last = None;
        for _ in 0..TRIES {
            let decide = |state: &RoomState| {
                may_send(state, draft)?;
                let mut drafts = vec![draft.clone()];
                if self.meeting(state, draft)? == Meeting::Glare {
                    let server = &self.settings.server_name;
                    drafts.push(hangup(server, &given.event_id, "glare"));
                }
                Ok(Decision::Append(Plan {
                    drafts: drafts.into(),
                    given: Some(given.clone()),
                    ..Plan::default()
                }))
            };
            match self
                .append_of(acting, room, decide, <[NewEvent]>::first)
                .await
            {
                // A call in another room was committed first: now it is known here.
                Err(error) if error.kind == ErrorKind::CallTaken => last = Some(error),
                Err(error) => return Err(error),
                Ok(Some(done)) => return Ok(done),
                Ok(None) => {}
            }
        }
        Err(last.unwrap_or_else(taken))
    }

    /// Whether an event of a call could be appended now.
    pub(super) fn check_call(
        &self,
        state: &RoomState,
        (draft, kind): (&Draft, Kind),
        parent: Option<&StoredEvent>,
    ) -> Result<(), AppError> {
        may_send(state, draft)?;
        match kind {
            Kind::Invite => self.meeting(state, draft).map(drop),
            Kind::Signal(signal) => check_signal(state, draft, signal, parent),
        }
    }

    /// Whether the users of an invite have a call in another room. One that another server made is taken all the same, and
    /// begins no call.
    pub(super) fn has_call_elsewhere(&self, state: &RoomState, draft: &Draft) -> bool {
        if Kind::of(draft.event_type.as_str()) != Some(Kind::Invite) {
            return false;
        }
        let content = draft.content.clone().unwrap_or_default();
        let (Ok(by), Ok(to)) = (draft.sender.parse(), state.called(&draft.sender, &content)) else {
            return false;
        };
        let living = self.rooms.living();
        living.between(&by, &to, &state.room_id).is_some()
    }

    /// What an invite meets: nothing, or one that it crosses. `CallTaken` when a call between the two lives.
    fn meeting(&self, state: &RoomState, draft: &Draft) -> Result<Meeting, AppError> {
        let content = draft.content.as_ref();
        let to = state.called(&draft.sender, content.unwrap_or(&Map::new()))?;
        let by = draft.sender.parse().map_err(AppError::internal)?;
        let living = self.rooms.living();
        let elsewhere = living.between(&by, &to, &state.room_id);
        let calls = state.calls().chain(elsewhere.as_deref());
        match meet(calls, &by, &to) {
            Meeting::Taken => Err(taken()),
            meeting => Ok(meeting),
        }
    }
}

/// Whether a signal may be given in the call that it names.
fn check_signal(
    state: &RoomState,
    draft: &Draft,
    signal: Signal,
    parent: Option<&StoredEvent>,
) -> Result<(), AppError> {
    let Some(invite) = &draft.updates else {
        return Err(AppError::bad_json(
            "/updates",
            "a signal of a call names the invite that it belongs to",
        ));
    };
    if let Some(call) = state.call(invite) {
        return call.check(signal, &draft.sender);
    }
    match parent.map(|parent| Kind::of(&parent.event_type)) {
        // Every invite begins a call, so this one has ended.
        Some(Some(Kind::Invite)) => Err(ended()),
        _ => Err(AppError::bad_field("/updates", "the event is no call")),
    }
}

/// The end of a call that the server sees (EVT-3).
pub(super) fn hangup(server: &ServerName, invite: &EventId, reason: &str) -> Draft {
    let reason = ("reason".to_owned(), Value::from(reason));
    Draft {
        event_type: CallHangupEventContent::TYPE
            .parse()
            .expect("a type of this program"),
        state_key: None,
        sender: server.to_shared(),
        content: Some(Map::from_iter([reason])),
        updates: Some(invite.clone()),
        relates_to: None,
        redacts: None,
    }
}
