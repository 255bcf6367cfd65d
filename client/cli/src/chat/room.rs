//! A room as the chat shows it: what its view holds, as rows.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;
use tidings_client::{EchoState, GapId, Item, LocalEcho, LocalId, RoomSnapshot, TimelineEntry};
use tidings_types::{
    EventId, Membership, RoomEvent, RoomMarkerReadEventContent, TypedContent, UserId,
};

use crate::failure::told;
use crate::show;

/// The type of what people say.
pub(super) const MESSAGE: &str = "message.m.room.message";

/// One joined room.
#[derive(Debug)]
pub(super) struct RoomState {
    pub(super) shown: RoomSnapshot,
    /// What people call the room.
    pub(super) title: String,
    /// What its window shows, oldest first.
    pub(super) rows: Vec<Row>,
    /// The gap that is being filled.
    pub(super) loading: Option<GapId>,
    /// The gap that couldn't be filled; it isn't tried again until the person moves.
    pub(super) stuck: Option<GapId>,
}

/// Which row it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// That of an event.
    Event(EventId),
    /// That of a gap.
    Gap(GapId),
    /// That of a message on its way, or of one that failed.
    Echo(LocalId),
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    entry: TimelineEntry,
    /// What the user has just put in its place.
    edit: Option<Arc<LocalEcho>>,
    /// Who else has read up to here.
    pub(super) readers: Vec<(UserId, String)>,
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

impl RoomState {
    pub(super) fn new(shown: RoomSnapshot, me: &UserId) -> Self {
        let title = shown.state().title(me);
        Self {
            title: show::plain(title.as_deref().unwrap_or("(nobody else)")),
            rows: rows(&shown, me),
            loading: None,
            stuck: None,
            shown,
        }
    }

    /// The same room as it is now.
    pub(super) fn renew(&mut self, shown: RoomSnapshot, me: &UserId) {
        let (loading, stuck) = (self.loading, self.stuck);
        *self = Self {
            loading,
            stuck,
            ..Self::new(shown, me)
        };
    }

    /// What a user is called here now.
    pub(super) fn called(&self, user: &UserId) -> String {
        let member = self.shown.state().member(user);
        let profile = member.and_then(|member| member.profile);
        let name = profile.and_then(|profile| profile.displayname.clone());
        called(name.as_deref(), user.as_str())
    }

    /// Who is in it.
    pub(super) fn members(&self) -> impl Iterator<Item = UserId> {
        let members = self.shown.state().members();
        members
            .filter_map(|member| (member.membership == Membership::Join).then_some(member.user_id))
    }

    /// The newest event, and when it was.
    pub(super) fn newest(&self) -> Option<&Arc<Item>> {
        self.shown.items().next_back()
    }

    /// When people last said something, as far as is known; else when anything was.
    pub(super) fn active_ts(&self) -> u64 {
        let mut items = self.shown.items().rev();
        let said = items.find(|item| item.event().event_type().as_str().starts_with("message."));
        let ts = said.or_else(|| self.newest());
        ts.and_then(|item| item.event().origin_server_ts())
            .unwrap_or(0)
    }

    /// How many messages came after an event; nothing where that isn't held.
    pub(super) fn since(&self, event_id: &EventId) -> Option<u64> {
        self.shown.item(event_id)?;
        let newer = self.shown.items().rev();
        let newer = newer.take_while(|item| item.event_id() != event_id);
        let said = newer.filter(|item| item.event().event_type().as_str().starts_with("message."));
        Some(said.count() as u64)
    }

    /// The messages that failed.
    pub(super) fn failed(&self) -> impl Iterator<Item = &Arc<LocalEcho>> {
        self.echoes()
            .filter(|echo| matches!(echo.state, EchoState::Failed(_)))
    }

    /// How many messages wait for the server.
    pub(super) fn sending(&self) -> usize {
        self.echoes()
            .filter(|echo| matches!(echo.state, EchoState::Sending))
            .count()
    }

    fn echoes(&self) -> impl Iterator<Item = &Arc<LocalEcho>> {
        self.shown.entries().filter_map(TimelineEntry::echo)
    }
}

/// The rows of a room, oldest first.
fn rows(shown: &RoomSnapshot, me: &UserId) -> Vec<Row> {
    let mut readers = readers(shown, me);
    let mut rows: Vec<Row> = Vec::new();
    for entry in shown.entries() {
        let edit = match entry {
            TimelineEntry::Event(item) => shown.edit_on_its_way(item).cloned(),
            TimelineEntry::Echo(echo) if is_shown_elsewhere(shown, echo) => continue,
            _ => None,
        };
        let has_row = entry.item().is_none_or(|item| has_row(item.event()));
        if has_row {
            rows.push(Row {
                entry: entry.clone(),
                edit,
                readers: Vec::new(),
            });
        }
        let read = entry
            .item()
            .and_then(|item| readers.remove(item.event_id()));
        if let (Some(read), Some(row)) = (read, rows.last_mut()) {
            row.readers.extend(read);
        }
    }
    rows
}

/// Who else has read up to which event.
fn readers(shown: &RoomSnapshot, me: &UserId) -> HashMap<EventId, Vec<(UserId, String)>> {
    let mut readers: HashMap<EventId, Vec<(UserId, String)>> = HashMap::new();
    let state = shown.state();
    for (key, _) in state.of_type(RoomMarkerReadEventContent::TYPE) {
        let user: Option<UserId> = key.as_str().parse().ok();
        let Some(user) = user.filter(|user| user != me) else {
            continue;
        };
        let is_here = state.membership(&user) == Some(Membership::Join);
        if let Some(event_id) = state.read_marker(&user).filter(|_| is_here) {
            let name = state
                .member(&user)
                .and_then(|it| it.profile?.displayname.clone());
            let name = called(name.as_deref(), user.as_str());
            readers.entry(event_id).or_default().push((user, name));
        }
    }
    readers
}

/// Whether a message on its way shows in the one that it edits.
fn is_shown_elsewhere(shown: &RoomSnapshot, echo: &LocalEcho) -> bool {
    let parent = echo.updates.as_ref().and_then(|id| shown.item(id));
    parent.is_some_and(|item| shown.edit_on_its_way(item).is_some())
        && !matches!(echo.state, EchoState::Failed(_))
}

impl Row {
    /// Which row it is.
    pub(super) fn key(&self) -> Option<Key> {
        match &self.entry {
            TimelineEntry::Event(item) => Some(Key::Event(item.event_id().clone())),
            TimelineEntry::Gap(gap) => Some(Key::Gap(gap.id())),
            TimelineEntry::Echo(echo) => Some(Key::Echo(echo.local_id.clone())),
            _ => None,
        }
    }

    /// The event, where it is one.
    pub(super) fn item(&self) -> Option<&Arc<Item>> {
        self.entry.item()
    }

    /// The gap, where it is one.
    pub(super) fn gap(&self) -> Option<GapId> {
        self.entry.gap().map(tidings_client::Gap::id)
    }

    /// The message that isn't back yet, where it is one.
    pub(super) fn echo(&self) -> Option<&Arc<LocalEcho>> {
        self.entry.echo()
    }

    /// Who says or does it, and by which name; nobody makes a gap. Of what isn't back yet it is `me`.
    pub(super) fn sender(&self, room: &RoomState, me: &UserId) -> (String, String) {
        match self.item() {
            Some(item) => {
                let sender = item.event().sender();
                let name = item
                    .profile()
                    .and_then(|profile| profile.displayname.as_deref());
                (sender.to_owned(), called(name, sender))
            }
            None => (me.to_string(), room.called(me)),
        }
    }

    /// When, in milliseconds since 1970; not known of what isn't back yet.
    pub(super) fn ts(&self) -> Option<u64> {
        self.item()?.event().origin_server_ts()
    }

    /// The event it answers.
    pub(super) fn replies_to(&self) -> Option<&EventId> {
        let relation = match &self.entry {
            TimelineEntry::Event(item) => item.event().relates_to(),
            TimelineEntry::Echo(echo) => echo.relates_to.as_ref(),
            _ => None,
        };
        relation.map(|relation| &relation.event_id)
    }

    /// How many answer it.
    pub(super) fn replies(&self) -> u64 {
        self.item().map_or(0, |item| item.reply_count())
    }

    /// Whether another text stands in its place.
    pub(super) fn is_edited(&self) -> bool {
        let edit = self.item().and_then(|item| item.edit());
        let is_new = self.echo().is_some_and(|echo| echo.updates.is_some());
        edit.is_some() || self.edit.is_some() || is_new
    }

    /// How far it has come.
    pub(super) fn state(&self) -> RowState {
        match self.echo().or(self.edit.as_ref()).map(|echo| &echo.state) {
            None => RowState::Here,
            Some(EchoState::Failed(error)) => RowState::Failed(show::plain(&told(error))),
            Some(_) => RowState::Sending,
        }
    }

    /// Whether it is something that a person said, and didn't take back.
    pub(super) fn is_said(&self) -> bool {
        let said =
            |item: &Arc<Item>| item.event().event_type().as_str() == MESSAGE && !item.is_redacted();
        self.item().is_some_and(said)
    }

    /// What it says, and how.
    pub(super) fn said(&self) -> (RowKind, String) {
        let (kind, text) = match (&self.entry, &self.edit) {
            (TimelineEntry::Event(item), _) if item.is_redacted() => {
                (RowKind::Gone, "taken back".to_owned())
            }
            (_, Some(echo)) | (TimelineEntry::Echo(echo), _) => {
                let event_type = echo.event_type.as_str();
                said(None, event_type, Some(&echo.content))
            }
            (TimelineEntry::Event(item), None) => {
                let event = item.event();
                said(Some(event), event.event_type().as_str(), item.content())
            }
            _ => (RowKind::Deed, String::new()),
        };
        (kind, show::plain_lines(&text).trim_end().to_owned())
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

fn said(event: Option<&RoomEvent>, kind: &str, content: Option<&RawValue>) -> (RowKind, String) {
    let content: Value = content
        .and_then(|content| serde_json::from_str(content.get()).ok())
        .unwrap_or_default();
    let text = |key: &str| content[key].as_str().unwrap_or_default().to_owned();
    match kind {
        MESSAGE if text("msgtype") == "m.emote" => (RowKind::Deed, text("body")),
        MESSAGE => (RowKind::Message, text("body")),
        "message.m.call.invite" => (RowKind::Deed, "calls".to_owned()),
        _ => {
            let told = event.and_then(|event| show::state(event, kind, &text));
            (
                RowKind::Deed,
                told.unwrap_or_else(|| format!("sends {kind}")),
            )
        }
    }
}

/// The name that a user chose, else that of the id; a server by its own.
fn called(name: Option<&str>, user: &str) -> String {
    let name = name.filter(|name| !name.trim().is_empty());
    name.map_or_else(|| local(user).to_owned(), show::plain)
}

/// The name of a user id before its colon.
pub(super) fn local(user: &str) -> &str {
    let name = user.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    name.map_or(user, |(name, _)| name)
}
