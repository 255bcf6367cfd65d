//! A room as the chat knows it: its name, who is in it, who types, what is unread.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tidings_types::{Membership, RoomEntry, RoomEvent, TypingEventContent, UserId};

use super::timeline::Timeline;
use crate::show;

/// One joined room.
#[derive(Debug, Default)]
pub(super) struct RoomState {
    name: Option<String>,
    alias: Option<String>,
    pub(super) topic: String,
    /// Who is in it, with the name they go by.
    pub(super) members: BTreeMap<String, String>,
    pub(super) typing: BTreeSet<String>,
    pub(super) unread: i64,
    pub(super) timeline: Timeline,
}

impl RoomState {
    /// A room from its entry.
    pub(super) fn new(entry: &RoomEntry) -> Self {
        let mut room = Self {
            unread: entry.unread,
            ..Self::default()
        };
        for id in &entry.state {
            if let Some(event) = entry.events.get(id.as_str()) {
                room.learn(event);
            }
        }
        for member in entry.members.iter().flat_map(|members| &members.0) {
            if member.membership == Membership::Join {
                let name = member.displayname.clone();
                let user = member.user_id.to_string();
                room.members.insert(user, name.unwrap_or_default());
            }
            if member.typing {
                room.typing.insert(member.user_id.to_string());
            }
        }
        for id in &entry.messages {
            if let Some(event) = entry.events.get(id.as_str()) {
                room.timeline.take(event);
            }
        }
        for event in &entry.ephemeral {
            room.learn(event);
        }
        room.timeline.earlier = entry.limited.then(|| entry.start.clone());
        room
    }

    /// Takes what an event says about the room.
    pub(super) fn learn(&mut self, event: &RoomEvent) {
        let content: Value = event
            .content()
            .and_then(|content| serde_json::from_str(content.get()).ok())
            .unwrap_or_default();
        let text = |key: &str| content[key].as_str().map(str::to_owned);
        let key = event.state_key().map_or("", |key| key.as_str());
        match event.event_type().as_str() {
            "state.m.room.name" => self.name = text("name").filter(|name| !name.is_empty()),
            "state.m.room.topic" => self.topic = text("topic").unwrap_or_default(),
            "state.m.room.aliases" => {
                let first = content["aliases"].get(0).and_then(Value::as_str);
                self.alias = first.map(str::to_owned);
            }
            "state.m.room.member" if text("membership").as_deref() == Some("join") => {
                let told = event.unsigned().and_then(|told| told.profile.as_ref());
                self.members.entry(key.to_owned()).or_default();
                if let Some(profile) = told {
                    self.learn(profile);
                }
            }
            "state.m.room.member" => {
                self.members.remove(key);
                self.typing.remove(key);
            }
            "state.m.room.member.profile" => {
                if let Some(name) = self.members.get_mut(key) {
                    *name = text("displayname").unwrap_or_default();
                }
            }
            "ephemeral.m.typing" => {
                if let Some(Ok(typing)) = event.content_as::<TypingEventContent>() {
                    self.typing = typing.user_ids.iter().map(UserId::to_string).collect();
                }
            }
            _ => {}
        }
    }

    /// What people call the room: its name, else an alias, else who is in it.
    pub(super) fn title(&self, me: &str) -> String {
        if let Some(name) = self.name.as_ref().or(self.alias.as_ref()) {
            return show::plain(name);
        }
        let others = self.members.keys().filter(|user| *user != me);
        let names: Vec<String> = others.map(|user| self.called(user)).collect();
        if names.is_empty() {
            "(nobody else)".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// What a user is called here: the name they chose, else that of their id; a server by its own.
    pub(super) fn called(&self, user: &str) -> String {
        let name = self
            .members
            .get(user)
            .filter(|name| !name.trim().is_empty());
        name.map_or_else(|| local(user).to_owned(), |name| show::plain(name))
    }
}

/// The name of a user id before its colon.
pub(super) fn local(user: &str) -> &str {
    let name = user.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    name.map_or(user, |(name, _)| name)
}
