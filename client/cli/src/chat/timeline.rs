//! What a room's window shows: its events in order, with edits folded in and the user's own messages before they are back.
//!
//! The one place of the chat that puts events together. The rest of it sees [`Row`]s alone.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::value::RawValue;
use tidings_client::Fold;
use tidings_types::{ChunkToken, EventId, RoomEvent};

use crate::show;

/// The name of a message that isn't back yet.
pub(super) type EchoId = u64;

/// Where an action stands: a session and a number in it. A message that comes back names it to its sender (ACT-5).
pub(super) type Place = (String, i64);

/// A room's events.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    /// Those that have a row of their own, oldest first.
    events: Vec<RoomEvent>,
    seen: BTreeSet<EventId>,
    fold: Fold,
    echoes: Vec<Echo>,
    /// Where the earlier ones are; `None` when there are none.
    pub(super) earlier: Option<ChunkToken>,
    /// Whether earlier ones are on their way.
    pub(super) loading: bool,
}

/// A message of this user that isn't back yet.
#[derive(Debug)]
struct Echo {
    id: EchoId,
    text: String,
    kind: RowKind,
    updates: Option<EventId>,
    replies_to: Option<EventId>,
    places: Vec<Place>,
    sent: Option<EventId>,
    failed: Option<String>,
}

/// What one row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The event, once it has an id.
    pub(super) id: Option<EventId>,
    /// Who says or does it.
    pub(super) sender: String,
    /// When, in milliseconds since 1970; not known of what isn't back yet.
    pub(super) ts: Option<u64>,
    pub(super) text: String,
    pub(super) kind: RowKind,
    /// Whether it is a message, not a change of the room.
    said: bool,
    /// The event it answers.
    pub(super) replies_to: Option<EventId>,
    /// How many answer it.
    pub(super) replies: u64,
    pub(super) edited: bool,
    pub(super) state: RowState,
}

impl Row {
    /// Whether it is something that a person said, and didn't take back.
    pub(super) fn is_said(&self) -> bool {
        self.said && self.kind != RowKind::Gone
    }
}

/// How a row is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// `ann: text`
    Message,
    /// `* ann text`
    Deed,
    /// A message that was taken back.
    Gone,
}

/// How far a row has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowState {
    /// The room has it.
    Here,
    /// It is on its way.
    Sending,
    /// It won't come.
    Failed(String),
}

impl Timeline {
    /// Takes an event that is newer than all before.
    pub(super) fn take(&mut self, event: &RoomEvent) {
        self.fold.take(event);
        self.settle(event);
        if self.is_new(event) {
            self.events.push(event.clone());
        }
    }

    /// Takes a page of earlier events, newest first.
    pub(super) fn take_earlier(&mut self, page: &[RoomEvent], earlier: Option<ChunkToken>) {
        let mut older = Vec::new();
        for event in page {
            self.fold.take(event);
            if self.is_new(event) {
                older.push(event.clone());
            }
        }
        older.reverse();
        self.events.splice(0..0, older);
        self.earlier = earlier;
        self.loading = false;
    }

    fn is_new(&mut self, event: &RoomEvent) -> bool {
        event.updates().is_none()
            && has_row(event)
            && event
                .event_id()
                .is_some_and(|id| self.seen.insert(id.clone()))
    }

    /// Shows a message that was just written.
    pub(super) fn echo(
        &mut self,
        id: EchoId,
        text: &str,
        deed: bool,
        updates: Option<EventId>,
        replies_to: Option<EventId>,
    ) {
        self.echoes.push(Echo {
            id,
            text: text.to_owned(),
            kind: if deed {
                RowKind::Deed
            } else {
                RowKind::Message
            },
            updates,
            replies_to,
            places: Vec::new(),
            sent: None,
            failed: None,
        });
    }

    /// Notes where a message is tried.
    pub(super) fn placed(&mut self, id: EchoId, place: Place) {
        if let Some(echo) = self.echoes.iter_mut().find(|echo| echo.id == id) {
            echo.places.push(place);
        }
    }

    /// The server has a message. It goes on as an echo until it is back.
    pub(super) fn sent(&mut self, id: EchoId, event_id: &EventId) {
        let here = self.seen.contains(event_id);
        let echo = self.echoes.iter_mut().find(|echo| echo.id == id);
        if let Some(echo) = echo {
            let folded = echo.updates.as_ref();
            let folded = folded.is_some_and(|parent| {
                let mut edits = self.fold.updates(parent);
                edits.any(|edit| edit.event_id() == Some(event_id))
            });
            if here || folded {
                self.echoes.retain(|echo| echo.id != id);
            } else {
                echo.sent = Some(event_id.clone());
            }
        }
    }

    /// A message won't come.
    pub(super) fn failed(&mut self, id: EchoId, reason: String) {
        if let Some(echo) = self.echoes.iter_mut().find(|echo| echo.id == id) {
            echo.failed = Some(reason);
        }
    }

    /// Lets go of messages that won't come.
    pub(super) fn forget_failed(&mut self) {
        self.echoes.retain(|echo| echo.failed.is_none());
    }

    /// A message that is back is no echo any more, whichever of the answer and the stream came first (ACT-7).
    fn settle(&mut self, event: &RoomEvent) {
        let unsigned = event.unsigned();
        let place = unsigned
            .and_then(|told| Some((told.session_id.as_ref()?.to_string(), told.action_id?)));
        self.echoes.retain(|echo| {
            let by_place = place
                .as_ref()
                .is_some_and(|place| echo.places.contains(place));
            let by_id = echo.sent.is_some() && echo.sent.as_ref() == event.event_id();
            !(by_place || by_id)
        });
    }

    /// The newest event of the room that has a row.
    pub(super) fn newest(&self) -> Option<&EventId> {
        self.events.last()?.event_id()
    }

    /// How many events have a row.
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// Everything there is to show, oldest first. `me` is who writes the echoes.
    pub(super) fn rows(&self, me: &str) -> Vec<Row> {
        let mut rows: Vec<Row> = self.events.iter().map(|event| self.row(event)).collect();
        for echo in &self.echoes {
            let state = match &echo.failed {
                Some(reason) => RowState::Failed(reason.clone()),
                None => RowState::Sending,
            };
            let parent = echo.updates.as_ref();
            let edited =
                parent.and_then(|id| rows.iter_mut().find(|row| row.id.as_ref() == Some(id)));
            if let (Some(row), RowState::Sending) = (edited, &state) {
                (row.text, row.edited, row.state) = (echo.text.clone(), true, state);
                continue;
            }
            rows.push(Row {
                id: None,
                sender: me.to_owned(),
                ts: None,
                text: echo.text.clone(),
                kind: echo.kind,
                said: true,
                replies_to: echo.replies_to.clone(),
                replies: 0,
                edited: parent.is_some(),
                state,
            });
        }
        rows
    }

    fn row(&self, event: &RoomEvent) -> Row {
        let content = self.fold.content(event);
        let value: Value = content
            .and_then(|content| serde_json::from_str(content.get()).ok())
            .unwrap_or_default();
        let gone = event.event_id().is_some_and(|id| self.fold.is_redacted(id));
        let (kind, text) = if gone {
            (RowKind::Gone, "taken back".to_owned())
        } else {
            said(event, &value)
        };
        let own = event.content().map(RawValue::get);
        Row {
            id: event.event_id().cloned(),
            sender: event.sender().to_owned(),
            ts: event.origin_server_ts(),
            text: show::plain(&text),
            kind,
            said: event.event_type().as_str() == "message.m.room.message",
            replies_to: event.relates_to().map(|relation| relation.event_id.clone()),
            replies: event.event_id().map_or(0, |id| self.fold.reply_count(id)),
            edited: !gone && content.map(RawValue::get) != own,
            state: RowState::Here,
        }
    }
}

/// Whether an event has a row: messages, and the changes of a room that people have words for.
fn has_row(event: &RoomEvent) -> bool {
    let kind = event.event_type().as_str();
    let nothing = |_: &str| String::new();
    match kind {
        "message.m.room.redaction" => false,
        _ => kind.starts_with("message.") || show::state(event, kind, &nothing).is_some(),
    }
}

/// What an event says, and how.
fn said(event: &RoomEvent, content: &Value) -> (RowKind, String) {
    let text = |key: &str| content[key].as_str().unwrap_or_default().to_owned();
    let kind = event.event_type().as_str();
    match kind {
        "message.m.room.message" if text("msgtype") == "m.emote" => (RowKind::Deed, text("body")),
        "message.m.room.message" => (RowKind::Message, text("body")),
        "message.m.call.invite" => (RowKind::Deed, "calls".to_owned()),
        _ => {
            let told = show::state(event, kind, &text);
            (
                RowKind::Deed,
                told.unwrap_or_else(|| format!("sends {kind}")),
            )
        }
    }
}
