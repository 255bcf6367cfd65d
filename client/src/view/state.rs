//! The current state of a room, and what can be read off it: names, members, markers.

use std::sync::Arc;

use imbl::OrdMap;
use tidings_types::{
    EventId, EventKind, EventType, Membership, RoomAliasesEventContent, RoomEvent,
    RoomMarkerDeliveredEventContent, RoomMarkerReadEventContent, RoomMemberEventContent,
    RoomMemberProfileEventContent, RoomNameEventContent, RoomTopicEventContent, StateKey,
    TypedContent, UserId,
};

use super::item::Profile;
use super::prune;

/// The key of state of which there is one in a room (EVT-4).
const ONLY: &str = "_";

const MEMBER: &str = RoomMemberEventContent::TYPE;
const PROFILE: &str = RoomMemberProfileEventContent::TYPE;

/// The current state of a room, by type and key. Clones are cheap.
#[derive(Clone, Debug, Default)]
pub struct RoomState {
    events: OrdMap<EventType, OrdMap<StateKey, RoomEvent>>,
    joined: u64,
    invited: u64,
}

/// A member of a room.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// The user.
    pub user_id: UserId,
    /// What the user is to the room.
    pub membership: Membership,
    /// How the user is shown now (EVT-10).
    pub profile: Option<Arc<Profile>>,
}

impl Member {
    /// The name for people, else the user id.
    pub fn name(&self) -> &str {
        let profile = self.profile.as_deref();
        let name = profile.and_then(|profile| profile.displayname.as_deref());
        name.unwrap_or(self.user_id.as_str())
    }
}

impl RoomState {
    /// The event of a type and a key.
    pub fn event(&self, event_type: &str, key: &str) -> Option<&RoomEvent> {
        self.events.get(event_type)?.get(key)
    }

    /// All events of a type, by key.
    pub fn of_type(&self, event_type: &str) -> impl Iterator<Item = (&StateKey, &RoomEvent)> {
        self.events.get(event_type).into_iter().flatten()
    }

    /// The typed content under a key. `None` where there is none, or none of that shape.
    pub fn content<C: TypedContent>(&self, key: &str) -> Option<C> {
        self.event(C::TYPE, key)?.content_as()?.ok()
    }

    /// The room's own name.
    pub fn name(&self) -> Option<String> {
        let content: RoomNameEventContent = self.content(ONLY)?;
        Some(content.name).filter(|name| !name.is_empty())
    }

    /// What the room is about.
    pub fn topic(&self) -> Option<String> {
        let content: RoomTopicEventContent = self.content(ONLY)?;
        Some(content.topic)
    }

    /// A name for the room in any case: its own, else an alias, else the names of up to three others who are joined, else of
    /// those who are invited. `None` when nobody else is here.
    pub fn title(&self, me: &UserId) -> Option<String> {
        if let Some(name) = self.name() {
            return Some(name);
        }
        let aliases = self.of_type(RoomAliasesEventContent::TYPE);
        let aliases = aliases.filter_map(|(_, event)| {
            let content: RoomAliasesEventContent = event.content_as()?.ok()?;
            content.aliases.first().map(ToString::to_string)
        });
        if let Some(alias) = aliases.into_iter().next() {
            return Some(alias);
        }
        let names = |membership| {
            let others = self
                .members()
                .filter(|member| member.membership == membership && member.user_id != *me);
            let mut names: Vec<String> = others
                .map(|member| member.name().to_owned())
                .take(4)
                .collect();
            if names.len() > 3 {
                "…".clone_into(&mut names[3]);
            }
            names.join(", ")
        };
        let mut names = [Membership::Join, Membership::Invite]
            .map(names)
            .into_iter();
        names.find(|names| !names.is_empty())
    }

    /// What a user is to the room. `None` for who never was in it.
    pub fn membership(&self, user_id: &UserId) -> Option<Membership> {
        membership_in(self.event(MEMBER, user_id.as_str())?)
    }

    /// A member of the room, also one who left.
    pub fn member(&self, user_id: &UserId) -> Option<Member> {
        Some(Member {
            user_id: user_id.clone(),
            membership: self.membership(user_id)?,
            profile: self.profile(user_id.as_str()),
        })
    }

    /// All members, by user id, also those who left.
    pub fn members(&self) -> impl Iterator<Item = Member> {
        self.of_type(MEMBER).filter_map(|(key, event)| {
            let user_id: UserId = key.as_str().parse().ok()?;
            Some(Member {
                profile: self.profile(user_id.as_str()),
                membership: membership_in(event)?,
                user_id,
            })
        })
    }

    /// Up to which event a user has read, that one included (MRK-1).
    pub fn read_marker(&self, user_id: &UserId) -> Option<EventId> {
        let content: RoomMarkerReadEventContent = self.content(user_id.as_str())?;
        Some(content.event_id)
    }

    /// Up to which event a user's clients have the room, that one included (MRK-1).
    pub fn delivered_marker(&self, user_id: &UserId) -> Option<EventId> {
        let content: RoomMarkerDeliveredEventContent = self.content(user_id.as_str())?;
        Some(content.event_id)
    }

    /// How many users are joined (SYN-1).
    pub fn member_count(&self) -> u64 {
        self.joined
    }

    /// How many users are invited.
    pub fn invited_count(&self) -> u64 {
        self.invited
    }

    /// How a user is shown now.
    pub(super) fn profile(&self, user: &str) -> Option<Arc<Profile>> {
        Profile::of(self.event(PROFILE, user)?.content())
    }

    /// The event that made a user what the user is to the room.
    pub(super) fn member_event(&self, user_id: &UserId) -> Option<&RoomEvent> {
        self.event(MEMBER, user_id.as_str())
    }

    /// Takes over what an answer says of how many there are.
    pub(super) fn set_counts(&mut self, joined: i64, invited: i64) {
        self.joined = u64::try_from(joined).unwrap_or(0);
        self.invited = u64::try_from(invited).unwrap_or(0);
    }

    /// A state event that has come, counted. It is the newest of its type and key: older ones don't come after it (STR-2).
    pub(super) fn follow(&mut self, event: &RoomEvent) {
        let Some(key) = event.state_key() else { return };
        if event.event_type().as_str() == MEMBER {
            let before = self.event(MEMBER, key.as_str()).cloned();
            let before = match &before {
                Some(before) => membership_in(before),
                None => event.prev_content().and_then(|content| {
                    let content: RoomMemberEventContent =
                        serde_json::from_str(content.get()).ok()?;
                    Some(content.membership)
                }),
            };
            let after = membership_in(event);
            let moved = |count: u64, of: Membership| {
                count
                    .saturating_add(u64::from(after == Some(of)))
                    .saturating_sub(u64::from(before == Some(of)))
            };
            self.joined = moved(self.joined, Membership::Join);
            self.invited = moved(self.invited, Membership::Invite);
        }
        // A join brings the member's profile along (EVT-10); the event itself may come later.
        let profile = event
            .unsigned()
            .and_then(|unsigned| unsigned.profile.as_ref());
        if let Some(profile) = profile {
            self.put(profile);
        }
        self.put(event);
    }

    /// A state event as of now; deleted state goes (EVT-6).
    pub(super) fn put(&mut self, event: &RoomEvent) {
        let Some(key) = event.state_key() else { return };
        let of_type = self.events.entry(event.event_type().clone()).or_default();
        if event.content().is_some() {
            of_type.insert(key.clone(), prune::unbundled(event));
        } else {
            of_type.remove(key.as_str());
        }
    }

    /// Follows a redaction of an event that may be state (RED-1).
    pub(super) fn redact(&mut self, target: &RoomEvent, because: &RoomEvent) {
        let Some(key) = target.state_key() else {
            return;
        };
        let held = self.event(target.event_type().as_str(), key.as_str());
        if held.is_some_and(|event| event.event_id() == target.event_id()) {
            self.put(&prune::redacted(target, Some(because)));
        }
    }

    /// The state event with an id.
    pub(super) fn by_id(&self, id: &EventId) -> Option<&RoomEvent> {
        let events = self.events.values().flat_map(OrdMap::values);
        events
            .into_iter()
            .find(|event| event.event_id() == Some(id))
    }
}

fn membership_in(event: &RoomEvent) -> Option<Membership> {
    let content: RoomMemberEventContent = event.content_as()?.ok()?;
    Some(content.membership)
}

/// Whether an event is of the timeline: neither ephemeral nor one that updates another (UPD-4).
pub(super) fn has_a_place(event: &RoomEvent) -> bool {
    event.event_id().is_some()
        && event.updates().is_none()
        && event.event_type().kind() != EventKind::Ephemeral
}

/// Whose profile an event sets.
pub(super) fn profile_of(event: &RoomEvent) -> Option<&StateKey> {
    (event.event_type().as_str() == PROFILE)
        .then(|| event.state_key())
        .flatten()
}
