//! What follows from the entries of a room's state: who is in, who may do what, how the room shows.

use std::sync::Arc;

use imbl::OrdMap;
use serde_json::{Map, Value};
use tidings_types::{HistoryVisibility, JoinRule};

use super::{ALIASES, CREATE, JOIN_RULES, POWER_LEVELS, RoomState};
use crate::app::rules::auth::Sender;
use crate::app::rules::membership::Member;
use crate::app::rules::power::PowerLevels;
use crate::store::{Listing, Order};

impl RoomState {
    /// How many entries there are.
    pub fn size(&self) -> usize {
        self.entries.values().map(OrdMap::len).sum()
    }

    /// What a user is to the room.
    pub fn member(&self, user: &str) -> Member {
        self.members.get(user).copied().unwrap_or(Member::Never)
    }

    /// Everyone with a membership.
    pub fn members(&self) -> impl Iterator<Item = (&Arc<str>, Member)> {
        self.members.iter().map(|(user, is)| (user, *is))
    }

    /// A sender as the rules see it.
    pub fn sender<'a>(&self, user: &'a str) -> Sender<'a> {
        Sender {
            user,
            is: self.member(user),
        }
    }

    /// How many are joined.
    pub fn joined_count(&self) -> u64 {
        self.joined
    }

    /// How many are invited.
    pub fn invited_count(&self) -> u64 {
        self.invited
    }

    /// The power levels.
    pub fn power(&self) -> &PowerLevels {
        &self.power
    }

    /// Who may join.
    pub fn join_rule(&self) -> JoinRule {
        self.join_rule
    }

    /// Who may read the past: every rule there has been, from its order on, oldest first (JOI-6).
    pub fn visibility(&self) -> Vec<(Order, HistoryVisibility)> {
        self.visibility.iter().copied().collect()
    }

    /// Whether every event has always been for every member.
    pub fn was_always_shared(&self) -> bool {
        let mut rules = self.visibility.iter();
        rules.all(|(_, rule)| *rule == HistoryVisibility::Shared)
    }

    /// How the room shows among the published ones.
    pub fn listing(&self) -> Listing {
        let text = |event_type: &str, key: &str| self.text(event_type, "_", key);
        let aliases = self
            .entries
            .get(ALIASES)
            .into_iter()
            .flat_map(OrdMap::values);
        let aliases = aliases.flat_map(|entry| {
            let content = entry.content_map();
            let list = content.get("aliases").and_then(Value::as_array).cloned();
            list.unwrap_or_default()
        });
        Listing {
            joined: self.joined,
            name: text("state.m.room.name", "name"),
            topic: text("state.m.room.topic", "topic"),
            avatar_url: text("state.m.room.avatar", "url"),
            aliases: aliases
                .filter_map(|alias| Some(alias.as_str()?.to_owned()))
                .collect(),
            join_rule: self.join_rule.to_string(),
        }
    }

    pub(super) fn count(&mut self, user: &Arc<str>, is: Option<Member>) {
        let was = self.members.get(user).copied();
        for (member, change) in [(was, -1), (is, 1)] {
            match member {
                Some(Member::Join) => self.joined = self.joined.saturating_add_signed(change),
                Some(Member::Invite) => self.invited = self.invited.saturating_add_signed(change),
                _ => {}
            }
        }
    }

    pub(super) fn derive(&mut self) {
        for event_type in [POWER_LEVELS, JOIN_RULES] {
            self.derive_after(event_type);
        }
    }

    /// Reads again what follows from events of a type.
    pub(super) fn derive_after(&mut self, event_type: &str) {
        let content = |state: &Self| state.get(event_type, "_").map(|entry| entry.content_map());
        match event_type {
            POWER_LEVELS | CREATE => {
                let content = self.get(POWER_LEVELS, "_").map(|entry| entry.content_map());
                self.power = Arc::new(match content {
                    Some(content) => PowerLevels::from_content(&content),
                    None => PowerLevels::without_event(&self.creator()),
                });
            }
            JOIN_RULES => {
                let rule =
                    content(self).and_then(|map| map.get("join_rule")?.as_str()?.parse().ok());
                self.join_rule = rule.unwrap_or(JoinRule::Invite);
            }
            _ => {}
        }
    }

    fn creator(&self) -> String {
        let content = self
            .get(CREATE, "_")
            .map(|entry| entry.content_map())
            .unwrap_or_default();
        content
            .get("creator")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }
}

/// The rule that a content says; `shared` where it says none.
pub(super) fn visibility_of(content: &str) -> HistoryVisibility {
    let content: Map<String, Value> = serde_json::from_str(content).unwrap_or_default();
    let word = content.get("history_visibility").and_then(Value::as_str);
    word.and_then(|word| word.parse().ok())
        .unwrap_or(HistoryVisibility::Shared)
}
